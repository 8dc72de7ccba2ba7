//! Forecasts made at earlier years and held against what came, beside naive and drift.

mod case;
mod scores;

pub use case::{Case, Method};
pub use scores::Scores;

use case::CaseLaw;

use crate::forecast::{ForecastError, Options, Series, panel_forecast};

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

/// All the cases, and the series that could not be forecast.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backtest {
    /// One for each method, origin and horizon.
    pub cases: Vec<Case>,
    /// Series left out, with the complaint.
    pub refused: Vec<(String, ForecastError)>,
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
                        let law = CaseLaw::of(method, &forecast, past, h + 1)?;
                        out.cases
                            .push(law.judge(method, past, h + 1, outcome, settings.target));
                    }
                }
            }
        }
    }
    Ok(out)
}

/// The series without its last `back` years, and these; nothing where too little or nothing recent is left.
pub(crate) fn cut(
    series: &Series,
    back: usize,
    shortest: usize,
) -> Option<(Series, Vec<Option<f64>>)> {
    let (_, last) = series.span()?;
    let now = (last + 1).checked_sub(back)?;
    let future = series.values[now..=last].to_vec();
    let past = series.first_years(now);
    let enough = past.observed() >= shortest.max(1);
    // With the last known years empty the horizons would be shifted: such an origin is left out.
    let ends = past.values.last().is_some_and(Option::is_some);
    (enough && ends).then_some((past, future))
}
