//! From a model to forecasts: fit first, for only what is fitted predicts.

use super::error::ForecastError;
use super::gaps::bridge;
use super::paths::{PathSeed, Paths};
use super::series::Series;
use crate::axes::Year;
use crate::statistics::sampling::standard_normal;
use crate::stream::Stream;

/// A model that can be fitted to a series.
pub trait Fit {
    /// What it becomes.
    type Fitted: Fitted;

    /// Estimates the model.
    ///
    /// # Errors
    /// Where the series cannot be used, or is too short for the model.
    fn fit(&self, series: &Series) -> Result<Self::Fitted, ForecastError>;
}

/// A model that has been fitted and can go on from the last value.
pub trait Fitted {
    /// The year after the last value.
    fn first_year(&self) -> Year;

    /// Point forecasts of the years to come.
    fn mean(&self, horizon: usize) -> Vec<f64>;

    /// Writes one possible future, with the model's own normal errors.
    fn path(&self, stream: &mut Stream, path: &mut [f64]);

    /// Many possible futures.
    fn paths(&self, draws: usize, horizon: usize, chance: PathSeed) -> Paths {
        Paths::draw(self.first_year(), draws, horizon, |draw, path| {
            self.path(&mut chance.stream(draw), path);
        })
    }
}

/// A fitted model that goes on year by year, with a surprise in each.
pub trait YearByYear {
    /// The year after the last value.
    fn begins(&self) -> Year;

    /// Writes the years to come, given the standard normal errors of the model.
    fn go(&self, path: &mut [f64], surprise: impl FnMut() -> f64);
}

impl<M: YearByYear> Fitted for M {
    fn first_year(&self) -> Year {
        self.begins()
    }

    fn mean(&self, horizon: usize) -> Vec<f64> {
        let mut path = vec![0.0; horizon];
        self.go(&mut path, || 0.0);
        path
    }

    fn path(&self, stream: &mut Stream, path: &mut [f64]) {
        self.go(path, || standard_normal(stream));
    }
}

/// The values of a checked series from its first to its last, in a unit of their own size.
#[derive(Clone, Debug)]
pub struct Observed {
    /// One value a year; a missing one is NaN.
    pub values: Vec<f64>,
    /// What one stands for.
    pub unit: f64,
    /// The year after the last value.
    pub first_year: Year,
}

impl Observed {
    /// The values of a series of which a model needs so many.
    ///
    /// # Errors
    /// Those of [`Series::check`], and [`ForecastError::TooShort`].
    pub fn of(
        series: &Series,
        model: &'static str,
        needed: usize,
    ) -> Result<Observed, ForecastError> {
        series.check()?;
        let found = series.observed();
        if found < needed {
            return Err(ForecastError::TooShort {
                model,
                needed,
                found,
            });
        }
        let (first, last) = series.span().unwrap_or((0, 0));
        let size = series
            .values
            .iter()
            .flatten()
            .fold(0.0_f64, |a, v| a.max(v.abs()));
        let unit = if size > 0.0 { size } else { 1.0 };
        Ok(Observed {
            values: series.values[first..=last]
                .iter()
                .map(|v| v.map_or(f64::NAN, |v| v / unit))
                .collect(),
            unit,
            first_year: series.start_year + last as Year + 1,
        })
    }

    /// The same with a straight line through every gap.
    pub fn bridged(mut self) -> Observed {
        bridge(&mut self.values);
        self
    }
}
