//! Forecasts of a panel of series: combined, calibrated on the panel and on the reference.

use std::borrow::Cow;

use rayon::prelude::*;

use super::calibration::fold::fold;
use super::calibration::pool::Pool;
use super::calibration::reference::Reference;
use super::calibration::scatter::OwnScatter;
use super::combination::members::{MEMBERS, Member};
use super::combination::rolling::{Combined, Residual, Rolling};
use super::combination::weights::{Each, Losses};
use super::error::ForecastError;
use super::history::History;
use super::outlook::{Forecast, Law, Shaped, YearAhead};
use super::rate::RateAhead;
use super::roll_out::trend_from;
use super::series::Series;
use super::share::ShareWalk;

/// What is asked of the forecasts of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Years ahead, from 1 to [`LONGEST`].
    pub horizon: usize,
}

/// The longest horizon; beyond it an annual history says nothing.
pub const LONGEST: usize = 60;

/// Upper 97.5 % point of the standard normal distribution.
const NORMAL_975: f64 = 1.959_963_984_540_05;

/// How many series the panel's own losses of the members wait for, against the reference's.
const SERIES_NEEDED: f64 = 50.0;

/// Forecasts of all series, in their order.
///
/// Each series is forecast by the weighted median of several models, weighted by the CRPS they would
/// have had at earlier years. The errors that this combination would have made, scaled and pooled
/// over the panel and over the shipped reference, give the distribution. The first years of a roll-out
/// count for how far a series moves and not for where it goes ([`Series::roll_out`]), and growth after
/// it fades. A panel of one series rests on the reference alone. No random number is used.
///
/// # Errors
/// [`ForecastError::Setting`] for another horizon. A series that cannot be used has its error in its place.
pub fn panel_forecast(
    given: &[Series],
    options: Options,
) -> Result<Vec<Result<Forecast, ForecastError>>, ForecastError> {
    let horizon = options.horizon;
    if horizon == 0 || horizon > LONGEST {
        return Err(ForecastError::Setting {
            what: "the horizon",
            value: horizon as f64,
            expected: "1 to 60 years",
        });
    }
    let series: Vec<Cow<'_, Series>> = given.iter().map(Series::without_outliers).collect();
    let begun: Vec<Result<Uncalibrated, ForecastError>> = given
        .par_iter()
        .zip(&series)
        .map_init(Vec::new, |lines, (given, series)| {
            given.check()?;
            if let Some(walk) = ShareWalk::of(series, horizon) {
                return Ok(Uncalibrated::Share(Box::new(walk)));
            }
            if let Some(rate) = RateAhead::of(given, horizon) {
                return Ok(Uncalibrated::Rate(Box::new(rate)));
            }
            let mut history = History::of(series);
            history.trend_from = trend_from(&history);
            let history = history.freed(series);
            let rolling = Rolling::of(&history, history.values.len(), usize::MAX, horizon, lines);
            let losses = rolling.losses(&history, history.values.len());
            let last = series.values.iter().rev().flatten().next();
            let fold = fold(last.copied().unwrap_or(0.0));
            Ok(Uncalibrated::Rolled(Box::new(Rolled {
                history,
                rolling,
                losses,
                fold,
            })))
        })
        .collect();
    let panel = OwnErrors::of(begun.iter().flatten().filter_map(Uncalibrated::rolled));
    let judged: Vec<Option<(Combined, Vec<Residual>)>> = begun
        .par_iter()
        .map(|begun| {
            let rolled = begun.as_ref().ok()?.rolled()?;
            let reference = Reference::of_fold(rolled.fold);
            let everyone = |used: usize| panel.losses(&reference.class(used).losses);
            let mut residuals = Vec::new();
            let known = rolled.history.values.len();
            let combined = rolled
                .rolling
                .judge(&rolled.history, everyone, known, &mut residuals);
            Some((combined, residuals))
        })
        .collect();
    let folds: Vec<usize> = begun
        .iter()
        .flatten()
        .filter_map(Uncalibrated::rolled)
        .map(|r| r.fold)
        .collect();
    let residuals: Vec<Vec<Residual>> = judged.iter().flatten().map(|j| j.1.clone()).collect();
    let pools = Pool::of(&folds, &residuals);
    Ok(begun
        .into_iter()
        .zip(judged)
        .zip(given.iter().zip(&series))
        .map(|((begun, judged), (given, series))| {
            Ok(match begun? {
                Uncalibrated::Share(walk) => Forecast::of(series, Law::Share(walk)),
                Uncalibrated::Rate(rate) => Forecast::of(given, Law::Rate(rate)),
                Uncalibrated::Rolled(rolled) => {
                    let (combined, _) = judged.expect("every rolled series was judged");
                    let law = Law::Shaped(shaped(
                        &rolled,
                        &combined,
                        pools[rolled.fold].as_ref(),
                        series,
                    ));
                    let weights = Member::ALL.into_iter().zip(combined.weights).collect();
                    let errors = match series.kind.is_share() {
                        true => Vec::new(),
                        false => combined
                            .errors
                            .iter()
                            .map(|e| e * rolled.history.unit)
                            .collect(),
                    };
                    Forecast {
                        weights,
                        past_errors: errors,
                        gaps: given.gaps(),
                        set_aside: given.outliers(),
                        roll_out: given.roll_out(),
                        ..Forecast::of(series, law).at_zero(given)
                    }
                }
            })
        })
        .collect())
}

/// The forecast of a single series; see [`panel_forecast`].
pub fn forecast(series: &Series, options: Options) -> Result<Forecast, ForecastError> {
    panel_forecast(std::slice::from_ref(series), options)?
        .pop()
        .expect("one series gives one forecast")
}

/// A series before it is calibrated.
enum Uncalibrated {
    Share(Box<ShareWalk>),
    Rate(Box<RateAhead>),
    Rolled(Box<Rolled>),
}

struct Rolled {
    history: History,
    rolling: Rolling,
    losses: Losses,
    fold: usize,
}

impl Uncalibrated {
    fn rolled(&self) -> Option<&Rolled> {
        match self {
            Uncalibrated::Rolled(rolled) => Some(rolled),
            Uncalibrated::Share(_) | Uncalibrated::Rate(_) => None,
        }
    }
}

/// Mean losses of the members over the panel.
struct OwnErrors {
    mean: Each,
    weight: f64,
}

impl OwnErrors {
    fn of<'a>(panel: impl Iterator<Item = &'a Rolled>) -> OwnErrors {
        let mut sum = Losses::default();
        let mut series = 0.0;
        for rolled in panel.filter(|r| r.losses.count > 0.0) {
            series += 1.0;
            sum.count += rolled.losses.count;
            (0..MEMBERS).for_each(|m| sum.sum[m] += rolled.losses.sum[m]);
        }
        OwnErrors {
            mean: sum.sum.map(|s| s / sum.count.max(1.0)),
            // A single series must not count twice, here and as its own errors.
            weight: (series - 1.0_f64).max(0.0) / (series + SERIES_NEEDED),
        }
    }

    /// The reference's losses, moved towards the panel's.
    fn losses(&self, reference: &Each) -> Each {
        std::array::from_fn(|m| (1.0 - self.weight) * reference[m] + self.weight * self.mean[m])
    }
}

fn shaped(rolled: &Rolled, combined: &Combined, pool: Option<&Pool>, series: &Series) -> Shaped {
    let history = &rolled.history;
    let fitted = history.known_in(history.trend_from..history.values.len());
    let class = Reference::of_fold(rolled.fold).class(fitted);
    let own = OwnScatter::of(history);
    // An observation error has the normal distribution; its size is such that the upper 97.5 %
    // point of the shape lies where that of the error does.
    let usual = own.map_or(class.shape, |own| own.shape);
    let observed = series.observation_error.unwrap_or(0.0) / history.unit
        * (NORMAL_975 / usual.quantile(0.975));
    let years = combined
        .centre
        .iter()
        .zip(&combined.spread)
        .enumerate()
        .map(|(i, (centre, spread))| {
            let size = spread * class.size(i + 1);
            let shape = match pool {
                Some(pool) => pool.blend(&class.shape, i + 1),
                None => class.shape,
            };
            // The step of a roll-out widens the distribution and moves no median.
            let shape = match combined.calm.get(i) {
                Some(calm) if calm < spread => shape.with_median(calm / spread),
                _ => shape,
            };
            // Where years are missing the reference and the panel give the median, the series its own width.
            let (size, shape) = match own {
                Some(own) => own.about(size * shape.quantile(0.5), i + 1),
                None => (size, shape),
            };
            YearAhead {
                centre: *centre,
                size: libm::hypot(size, observed),
                shape,
            }
        });
    Shaped {
        years: years.collect(),
        unit: history.unit,
        support: history.support,
        logit: series.kind.is_share(),
    }
}
