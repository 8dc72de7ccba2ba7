//! Forecasts made at earlier years and held against what came, beside naive and drift.

use super::score::{
    Reliability, brier, crps_of_quantiles, interval_score, pinball, reliability, scale, smape,
};
use crate::axes::Year;
use crate::forecast::{
    Fit, Fitted, Forecast, ForecastError, Options, RandomWalk, Series, panel_forecast,
};
use crate::statistics::sampling::normal_quantile;

/// What is asked of a backtest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Years ahead.
    pub horizon: usize,
    /// Number of earlier years that forecasts are made from; the last leaves one year to judge.
    pub origins: usize,
    /// The fewest values that a forecast may be made from.
    pub shortest: usize,
    /// The target of "target met": this share of the last value before the forecast.
    pub target: f64,
}

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

/// All the cases, and the series that could not be forecast.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backtest {
    /// One for each method, origin and horizon.
    pub cases: Vec<Case>,
    /// Series left out, with the complaint.
    pub refused: Vec<(String, ForecastError)>,
}

/// Mean scores of a method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// Who forecast.
    pub method: Method,
    /// Years ahead; `None` for all together.
    pub horizon: Option<usize>,
    /// Number of cases.
    pub cases: usize,
    /// Symmetric absolute percentage error, 0 to 200.
    pub smape: f64,
    /// Absolute error, in mean yearly changes.
    pub mase: f64,
    /// CRPS, in mean yearly changes.
    pub crps: f64,
    /// Pinball loss, in mean yearly changes.
    pub pinball: f64,
    /// Score of the 95 % interval, in mean yearly changes.
    pub msis95: f64,
    /// Share of outcomes inside the 80 % interval.
    pub cover80: f64,
    /// Share of outcomes inside the 95 % interval.
    pub cover95: f64,
    /// Brier score of "target met".
    pub brier: f64,
}

/// Makes forecasts of the whole panel at each of the earlier years and judges them.
///
/// At each origin the panel is what was known then, so nothing that came later can help. The
/// origin `k` leaves the last `k` values of every series aside.
pub fn backtest(series: &[Series], settings: Settings) -> Result<Backtest, ForecastError> {
    let mut out = Backtest::default();
    let usable: Vec<&Series> = series
        .iter()
        .filter(|s| match s.check() {
            Ok(()) => true,
            Err(error) => {
                out.refused.push((s.name.clone(), error));
                false
            }
        })
        .collect();
    for back in 1..=settings.origins {
        let known: Vec<(Series, Vec<Option<f64>>)> = usable
            .iter()
            .filter_map(|s| cut(s, back, settings.shortest))
            .collect();
        let panel: Vec<Series> = known.iter().map(|k| k.0.clone()).collect();
        let horizon = settings.horizon.min(back);
        let forecasts = panel_forecast(&panel, Options { horizon })?;
        for ((past, future), forecast) in known.iter().zip(forecasts) {
            let forecast = forecast?;
            for method in Method::ALL {
                for (h, outcome) in future.iter().enumerate().take(horizon) {
                    if let Some(outcome) = *outcome {
                        let law = Law::of(method, &forecast, past, h + 1)?;
                        out.cases
                            .push(law.judge(method, past, h + 1, outcome, settings.target));
                    }
                }
            }
        }
    }
    Ok(out)
}

/// The series without its last `back` years, and those; `None` where too little is left.
fn cut(series: &Series, back: usize, shortest: usize) -> Option<(Series, Vec<Option<f64>>)> {
    let (_, last) = series.span()?;
    let now = (last + 1).checked_sub(back)?;
    let future = series.values[now..=last].to_vec();
    let mut past = series.clone();
    past.values.truncate(now);
    if let crate::forecast::Kind::Share {
        denominators: Some(d),
    } = &mut past.kind
    {
        d.truncate(now);
    }
    let enough = past.observed() >= shortest.max(1);
    // With the last known years empty the horizons would be shifted: such an origin is left out.
    let ends = past.values.last().is_some_and(Option::is_some);
    (enough && ends).then_some((past, future))
}

/// The distribution of one forecast.
enum Law<'a> {
    Calibrated(&'a Forecast, usize),
    Normal { mean: f64, sd: f64 },
}

impl Law<'_> {
    fn of<'a>(
        method: Method,
        forecast: &'a Forecast,
        past: &Series,
        horizon: usize,
    ) -> Result<Law<'a>, ForecastError> {
        let h = horizon as f64;
        let years = past.span().map_or(1, |(a, b)| b - a).max(1) as f64;
        // Variance of the estimated drift: h²/(n − 1) years of it.
        let (walk, years_ahead) = match method {
            Method::Plancast => return Ok(Law::Calibrated(forecast, horizon)),
            Method::Drift => (RandomWalk::DRIFT, h * (1.0 + h / years)),
            Method::Naive => (RandomWalk::NAIVE, h),
        };
        let fitted = walk.fit(past)?;
        Ok(Law::Normal {
            mean: fitted.mean(horizon)[horizon - 1],
            sd: fitted.sigma * years_ahead.sqrt(),
        })
    }

    fn quantile(&self, p: f64) -> f64 {
        match self {
            Law::Calibrated(forecast, horizon) => forecast.quantile(*horizon, p),
            Law::Normal { mean, sd } => mean + sd * normal_quantile(p),
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

    fn judge(
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
            Law::Calibrated(forecast, horizon) => forecast.centre(*horizon),
            Law::Normal { mean, .. } => *mean,
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

impl Backtest {
    /// Mean scores of each method at each horizon, and over all.
    pub fn summaries(&self) -> Vec<Summary> {
        let longest = self.cases.iter().map(|c| c.horizon).max().unwrap_or(0);
        let mut out = Vec::new();
        for method in Method::ALL {
            for horizon in (1..=longest).map(Some).chain([None]) {
                let chosen: Vec<&Case> = self
                    .cases
                    .iter()
                    .filter(|c| c.method == method && horizon.is_none_or(|h| c.horizon == h))
                    .collect();
                if !chosen.is_empty() {
                    out.push(summary(method, horizon, &chosen));
                }
            }
        }
        out
    }

    /// How many outcomes fell into each of `bins` equal ranges of the forecast distribution.
    pub fn pit_histogram(&self, method: Method, bins: usize) -> Vec<usize> {
        let mut counts = vec![0; bins];
        for case in self.cases.iter().filter(|c| c.method == method) {
            counts[((case.pit * bins as f64) as usize).min(bins - 1)] += 1;
        }
        counts
    }

    /// Forecast probabilities of "target met", and how often it was.
    pub fn reliability(&self, method: Method, bins: usize) -> Vec<Reliability> {
        let cases = self.cases.iter().filter(|c| c.method == method);
        reliability(&cases.map(|c| c.target).collect::<Vec<_>>(), bins)
    }
}

fn summary(method: Method, horizon: Option<usize>, cases: &[&Case]) -> Summary {
    let mean =
        |f: &dyn Fn(&Case) -> f64| cases.iter().map(|c| f(c)).sum::<f64>() / cases.len() as f64;
    let scaled = |f: &dyn Fn(&Case) -> f64| {
        let parts: Vec<f64> = cases
            .iter()
            .filter_map(|c| c.scale.map(|s| f(c) / s))
            .collect();
        parts.iter().sum::<f64>() / parts.len() as f64
    };
    let inside = |(low, high): (f64, f64), y: f64| f64::from(u8::from(low <= y && y <= high));
    Summary {
        method,
        horizon,
        cases: cases.len(),
        smape: mean(&|c| smape(c.centre, c.outcome)),
        mase: scaled(&|c| (c.outcome - c.centre).abs()),
        crps: scaled(&|c| c.crps),
        pinball: scaled(&|c| c.pinball),
        msis95: scaled(&|c| interval_score(c.interval95, 0.95, c.outcome)),
        cover80: mean(&|c| inside(c.interval80, c.outcome)),
        cover95: mean(&|c| inside(c.interval95, c.outcome)),
        brier: mean(&|c| brier(c.target.0, c.target.1)),
    }
}
