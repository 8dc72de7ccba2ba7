//! Forecasts of short annual series as draws, with intervals that mean what they say.
//!
//! ```
//! use plancast::forecast::{Options, PathSeed, Series, forecast};
//!
//! let recipients = [5213.0, 10192.0, 10058.0, 10857.0, 12140.0].map(Some).to_vec();
//! let series = Series::new("living allowance", 2016, recipients);
//! let ahead = forecast(&series, Options { horizon: 3 })?;
//! let (low, high) = ahead.interval(1, 0.95);
//! assert!(low < ahead.centre(1) && ahead.centre(1) < high);
//! let paths = ahead.paths(1000, PathSeed { seed: 1, subject: 0 })?;
//! let reached = paths.reached_by(15_000.0);
//! assert!(reached[2] >= reached[0]);
//! # Ok::<(), plancast::forecast::ForecastError>(())
//! ```
//!
//! **How.** Several models are fitted at the end of each history and at up to eight earlier years
//! ([`combination`]) and combined by their weighted median, weighted by the CRPS that each would
//! have had. The errors that this combination would have had, divided by a spread known beforehand,
//! are pooled over the series of the panel and over a shipped reference ([`calibration`]), and give
//! the distribution at each horizon; its median is the point forecast. Paths follow a random walk in normal scores, so that sums over
//! years and first years above a target come from the same draws. Where years are missing the width is the series' own.
//!
//! **No series is judged by its own errors.** A series belongs to one of five folds, by the bits of
//! its last value, and takes its distribution from the other four: from the reference, estimated
//! from the M3 yearly series without those of its fold, and from the panel without its fold. So the
//! M3 series themselves, forecast by this program, are scored honestly.
//!
//! **A value of quite another size** than all the others is set aside, and named
//! ([`Series::outliers`], [`Forecast::set_aside`]); the series itself stays as it was given.
//!
//! **A programme that was rolled out** in the first one or two years does not grow on as it did then:
//! no trend is taken from them, growth since then fades from year to year, and the interval still counts the step, which
//! moves no median ([`Series::roll_out`], [`Forecast::roll_out`]).
//!
//! **As every engine answers.** [`projection`] puts series with their forecasts into a
//! [`Projection`](crate::projection::Projection), whose quantiles are those of the forecasts.
//!
//! **Which values.** Counts are whole and never negative, amounts stay above zero, shares between 0
//! and 1; none of it by clamping ([`support`], [`share`]).
//!
//! The single models ([`DriftingWalk`], [`smoothing::ets`], [`theta`], [`arima`], [`state_space`]) can
//! be used for themselves: [`Fit`] gives a [`Fitted`], and only that predicts.
//!
//! # How good
//!
//! M3 yearly, 645 series, horizon 6, in the form of the competition: the README has the table beside other
//! programs. The calibration is cross-fitted, so that no series is judged by its own errors. Histories cut to their
//! last five years: MASE 2.576, 95 % covers .952. Two other panels, looked at while the members were chosen and so
//! no test: 95 % covers M1 yearly .935, Tourism yearly .948. The national subsidies forecast from 2018 to 2022 and scored
//! up to 2023: 80 % covers 30 of 30, medians are off by 4.5 %, the last values by 6.8 (these series were looked at too).
//! Processor time in one run of all three: one nineteenth of statsforecast AutoETS, one fiftieth of R ets.
//!
//! The errors behind the intervals are estimated again by `plancast bench reference --data m3_yearly.csv --out
//! reference.csv` (the panel is not shipped).
//!
//! # Decisions
//!
//! - A change over several years without values counts as that of as many unseen years (divided by their root): a
//!   line through a gap is no evidence that nothing moved, and no model is fitted that needs more values than there
//!   are. Where years are missing the errors of other series give the median and the series' own scatter the width,
//!   so that walks are covered whatever they scatter by: with four values and more 80 % covers 78 to 84 % of those that
//!   scatter by 1 to 12 % a year, with three by 2 to 12 % 77 to 85 %. Two cannot tell: 77 % by 6 % a year, 88 by
//!   3 and 68 by 12. Ten to thirty M3 years of which some are missing: 80 % covers 82 to 89 % instead of 77 to 89,
//!   with interval scores that are 1 to 3 % better with four values and more, 7 to 12 % worse with three, 4 with
//!   two. What two and three values lean on was chosen with these and with simulated walks: neither is a test
//!   of it. Complete series lean on others still, to the bit as before. Applied: `forecast/calibration/scatter.rs`,
//!   `forecast/calibration/scale.rs`, `forecast/combination/members.rs`.
//! - The first years of a roll-out set the width of a forecast and not its trend: a programme that began half-way
//!   through a year does not double again, but a step says how far policy can move: in 396 stretches of M3, M1 and
//!   Tourism series that begin so, medians without the step are as near as with it, and 80 % bands that forget it
//!   cover 45 instead of 59 %. Two values after them are enough. Applied: `forecast/roll_out.rs`.
//! - Growth after a roll-out fades to three quarters a year, as 213 published diffusions did on average: who can be
//!   reached is a finite number. In 175 coverage series that begin so, a drift that fades is off by 17.0 % after five
//!   years, the drift itself by 21.8. Series without a roll-out keep their bits. Applied:
//!   `forecast/combination/fading.rs`.
//! - The draws of a forecast that are handed on as a run's are its own quantiles in the order of the sample: what
//!   is read off them is what is printed; the sample itself stays in `draws`, in double precision. Applied:
//!   `forecast/stratified.rs`, `forecast/projected.rs`.

pub mod arima;
pub mod calibration;
pub mod combination;
pub mod disaggregation;
mod error;
mod gaps;
pub mod grounds;
pub mod hierarchy;
pub mod history;
mod kind;
mod model;
pub mod nelder_mead;
mod outlier;
mod outlook;
mod panel;
mod paths;
mod projected;
pub mod quantiles;
mod rate;
mod roll_out;
mod said;
mod series;
pub mod share;
pub mod smoothing;
pub mod state_space;
mod stratified;
pub mod support;
pub mod theta;
mod walk;

pub use error::ForecastError;
pub use grounds::Grounds;
pub use kind::{Kind, LARGEST_COUNT};
pub use model::{Fit, Fitted, Observed, YearByYear};
pub use outlook::Forecast;
pub use panel::{LONGEST, Options, forecast, panel_forecast};
pub use paths::{PathSeed, Paths, quantile};
pub use projected::{Projected, projection};
pub use series::{LARGEST, Series};
pub use walk::{DriftingWalk, FittedWalk};
