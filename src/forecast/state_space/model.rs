//! Local level and local linear trend, their variances by likelihood.

use super::filter::{Filtered, Variances, filter};
use crate::axes::Year;
use crate::forecast::error::ForecastError;
use crate::forecast::model::{Fit, Fitted, Observed};
use crate::forecast::nelder_mead::minimise;
use crate::forecast::series::Series;
use crate::statistics::sampling::standard_normal;
use crate::stream::Stream;

/// A structural model. A known observation error of the series is used as it is; otherwise its
/// variance is estimated with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structural {
    /// A level that walks.
    LocalLevel,
    /// A level with a slope, and both walk.
    LocalLinearTrend,
}

/// A fitted structural model.
#[derive(Clone, Copy, Debug)]
pub struct FittedStructural {
    /// The variances, in the square of the unit of the series.
    pub variances: Variances,
    /// Logarithm of the diffuse likelihood, in the unit of the series.
    pub log_likelihood: f64,
    end: Filtered,
    working: Variances,
    unit: f64,
    first_year: Year,
}

const BUDGET: usize = 500;
/// Logarithms of the ratios of variances that are searched, lowest and highest.
const RATIO: (f64, f64) = (-18.0, 9.0);

impl Fit for Structural {
    type Fitted = FittedStructural;

    fn fit(&self, series: &Series) -> Result<FittedStructural, ForecastError> {
        let (name, needed) = match self {
            Structural::LocalLevel => ("the local level", 3),
            Structural::LocalLinearTrend => ("the local linear trend", 4),
        };
        let seen = Observed::of(series, name, needed)?;
        let with_slope = *self == Structural::LocalLinearTrend;
        let ratio = |u: f64| libm::exp(RATIO.0 + (RATIO.1 - RATIO.0) * u);
        let known = series
            .observation_error
            .filter(|e| *e > 0.0)
            .map(|e| (e / seen.unit) * (e / seen.unit));
        // Without a known error all variances are ratios to that of the level or observation.
        let shape = |u: &[f64; 2]| Variances {
            observation: known.unwrap_or(1.0),
            level: known.unwrap_or(1.0) * ratio(u[0]),
            slope: with_slope.then(|| known.unwrap_or(1.0) * ratio(u[1])),
        };
        let criterion = |u: &[f64; 2]| {
            let end = filter(&seen.values, shape(u));
            match known {
                Some(_) => end.logs + end.squares,
                None => end.logs + end.count * libm::log((end.squares / end.count).max(1e-30)),
            }
        };
        let mut best = ([0.5; 2], f64::INFINITY);
        for start in [[0.65, 0.3], [0.65, 0.6], [0.3, 0.3], [0.9, 0.5]] {
            let found = minimise(criterion, start, 0.1, 1e-12, BUDGET);
            if found.value < best.1 {
                best = (found.at, found.value);
            }
        }
        let raw = shape(&best.0);
        let end = filter(&seen.values, raw);
        let scale = match known {
            Some(_) => 1.0,
            None => (end.squares / end.count).max(1e-30),
        };
        let working = raw.times(scale);
        let end = filter(&seen.values, working);
        let n = end.count;
        let constant = n * libm::log(2.0 * std::f64::consts::PI * seen.unit * seen.unit);
        Ok(FittedStructural {
            variances: working.times(seen.unit * seen.unit),
            log_likelihood: -0.5 * (constant + end.logs + end.squares),
            end,
            working,
            unit: seen.unit,
            first_year: seen.first_year,
        })
    }
}

impl Variances {
    fn times(self, factor: f64) -> Variances {
        Variances {
            observation: self.observation * factor,
            level: self.level * factor,
            slope: self.slope.map(|s| s * factor),
        }
    }
}

impl FittedStructural {
    /// The level of the last year, in the unit of the series.
    pub fn level(&self) -> f64 {
        self.end.level * self.unit
    }
}

impl Fitted for FittedStructural {
    fn first_year(&self) -> Year {
        self.first_year
    }

    fn mean(&self, horizon: usize) -> Vec<f64> {
        (1..=horizon)
            .map(|h| (self.end.level + h as f64 * self.end.slope) * self.unit)
            .collect()
    }

    fn path(&self, stream: &mut Stream, path: &mut [f64]) {
        // Level and slope now, from their joint normal distribution.
        let end = &self.end;
        let sd = libm::sqrt(end.level_variance.max(0.0));
        let z = standard_normal(stream);
        let mut level = end.level + sd * z;
        let mut slope = end.slope;
        if self.working.slope.is_some() {
            let load = if sd > 0.0 { end.covariance / sd } else { 0.0 };
            let rest = libm::sqrt((end.slope_variance - load * load).max(0.0));
            slope += load * z + rest * standard_normal(stream);
        }
        for y in path {
            level += slope + libm::sqrt(self.working.level) * standard_normal(stream);
            if let Some(variance) = self.working.slope {
                slope += libm::sqrt(variance) * standard_normal(stream);
            }
            let seen = libm::sqrt(self.working.observation) * standard_normal(stream);
            *y = (level + seen) * self.unit;
        }
    }
}
