//! One forecast of one year, held against what came.

use crate::axes::Year;
use crate::evaluation::score::{crps_of_quantiles, pinball, scale};
use crate::forecast::{DriftingWalk, Fit, Fitted, Forecast, ForecastError, Series};
use crate::statistics::sampling::normal_quantile;

/// Who made a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The calibrated combination.
    Plancast,
    /// Random walk with drift, normal errors.
    Drift,
    /// Random walk, normal errors.
    Naive,
}

impl Method {
    /// All, in the order of tables.
    pub const ALL: [Method; 3] = [Method::Plancast, Method::Drift, Method::Naive];

    /// The word used in tables.
    pub const fn key(self) -> &'static str {
        match self {
            Method::Plancast => "plancast",
            Method::Drift => "drift",
            Method::Naive => "naive",
        }
    }
}

/// One forecast of one year, and what came.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Name of the series.
    pub series: String,
    /// Who forecast.
    pub method: Method,
    /// The year of the last value that was known.
    pub origin: Year,
    /// Years ahead.
    pub horizon: usize,
    /// What came.
    pub outcome: f64,
    /// Point forecast.
    pub centre: f64,
    /// The interval that claims 80 %.
    pub interval80: (f64, f64),
    /// The interval that claims 95 %.
    pub interval95: (f64, f64),
    /// CRPS, in the unit of the series.
    pub crps: f64,
    /// Mean pinball loss at 2.5, 10, 50, 90 and 97.5 %.
    pub pinball: f64,
    /// Where the outcome lies in the forecast, 0 to 1.
    pub pit: f64,
    /// Probability of the target, and whether it was met.
    pub target: (f64, bool),
    /// Mean absolute yearly change of the history; `None` where it never moved.
    pub scale: Option<f64>,
}

/// The distribution of one forecast.
pub(super) enum CaseLaw<'a> {
    Calibrated(&'a Forecast, usize),
    Normal { mean: f64, sd: f64 },
}

impl CaseLaw<'_> {
    pub(super) fn of<'a>(
        method: Method,
        forecast: &'a Forecast,
        past: &Series,
        horizon: usize,
    ) -> Result<CaseLaw<'a>, ForecastError> {
        let h = horizon as f64;
        let years = past.span().map_or(1, |(a, b)| b - a).max(1) as f64;
        // Variance of the estimated drift: h²/(n − 1) years of it.
        let (walk, years_ahead) = match method {
            Method::Plancast => return Ok(CaseLaw::Calibrated(forecast, horizon)),
            Method::Drift => (DriftingWalk::DRIFT, h * (1.0 + h / years)),
            Method::Naive => (DriftingWalk::NAIVE, h),
        };
        let fitted = walk.fit(past)?;
        Ok(CaseLaw::Normal {
            mean: fitted.mean(horizon)[horizon - 1],
            sd: fitted.sigma * years_ahead.sqrt(),
        })
    }

    fn quantile(&self, p: f64) -> f64 {
        match self {
            CaseLaw::Calibrated(forecast, horizon) => forecast.quantile(*horizon, p),
            CaseLaw::Normal { mean, sd } => mean + sd * normal_quantile(p),
        }
    }

    /// Probability below the value, and at or below it, by halving.
    fn below(&self, value: f64) -> (f64, f64) {
        let search = |inside: &dyn Fn(f64) -> bool| {
            let (mut low, mut high) = (1e-6, 1.0 - 1e-6);
            for _ in 0..40 {
                let middle = 0.5 * (low + high);
                if inside(self.quantile(middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            0.5 * (low + high)
        };
        (search(&|q| q < value), search(&|q| q <= value))
    }

    pub(super) fn judge(
        &self,
        method: Method,
        past: &Series,
        horizon: usize,
        outcome: f64,
        target: f64,
    ) -> Case {
        let history: Vec<f64> = past.values.iter().flatten().copied().collect();
        let (below, at_or_below) = self.below(outcome);
        let target = target * history[history.len() - 1];
        let centre = match self {
            CaseLaw::Calibrated(forecast, horizon) => forecast.centre(*horizon),
            CaseLaw::Normal { mean, .. } => *mean,
        };
        let losses = LEVELS.map(|p| pinball(self.quantile(p), p, outcome));
        Case {
            series: past.name.clone(),
            method,
            origin: past.start_year + past.values.len() as Year - 1,
            horizon,
            outcome,
            centre,
            interval80: (self.quantile(0.1), self.quantile(0.9)),
            interval95: (self.quantile(0.025), self.quantile(0.975)),
            crps: crps_of_quantiles(|p| self.quantile(p), 99, outcome),
            pinball: losses.iter().sum::<f64>() / LEVELS.len() as f64,
            pit: 0.5 * (below + at_or_below),
            target: (1.0 - self.below(target).0, outcome >= target),
            scale: scale(&history),
        }
    }
}

/// Probabilities at which the pinball loss is taken.
const LEVELS: [f64; 5] = [0.025, 0.1, 0.5, 0.9, 0.975];
