//! What the members would have forecast at earlier years, and what the combination would have.

use super::fading::members_after_roll_out;
use super::members::{MEMBERS, members};
use super::weights::{Each, Losses, loss, weighted_median, weights};
use crate::forecast::calibration::scale::{change, spread};
use crate::forecast::history::History;
use crate::forecast::theta::line::Line;

/// How many earlier years forecasts are made from.
pub const ORIGINS: usize = 8;
/// An origin needs this many years for its errors to count.
pub const SHORTEST: usize = 3;
/// The longest horizon at which past errors are taken.
pub const JUDGED: usize = 6;

/// The largest error that enters a pool, in spreads, so that one broken series does not set the
/// intervals of the others.
const WILDEST: f64 = 50.0;

/// The members' forecasts now and at earlier years.
#[derive(Clone, Debug)]
pub struct Rolling {
    /// Horizon of the forecasts made now.
    pub horizon: usize,
    /// From now backwards.
    pub origins: Vec<RollingOrigin>,
}

/// The members' forecasts from one year.
#[derive(Clone, Debug)]
pub struct RollingOrigin {
    /// Number of values seen.
    pub seen: usize,
    /// Number of values used; less than those seen where a window is set.
    pub used: usize,
    /// Mean absolute yearly change, never quite zero where the level is not.
    pub change: f64,
    /// The same from the end of a roll-out on, if there was one.
    calm: Option<f64>,
    /// The last value.
    pub last: f64,
    /// Forecasts, member after member.
    means: Vec<f64>,
}

/// One past error of the combination, in spreads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Residual {
    /// Number of values used.
    pub used: usize,
    /// Horizon, from 1.
    pub horizon: usize,
    /// Deviation of the outcome from the centre, in spreads (before calibration).
    pub size: f64,
}

/// The combination at one origin.
#[derive(Clone, Debug)]
pub struct Combined {
    /// Centre, one value a year, working scale.
    pub centre: Vec<f64>,
    /// Spread before calibration, one value a year, working scale.
    pub spread: Vec<f64>,
    /// The same from the changes since the end of a roll-out; empty where there was none.
    pub calm: Vec<f64>,
    /// Weights of the members.
    pub weights: Each,
    /// Errors one year ahead that the combination would have made before, the latest last.
    pub errors: Vec<f64>,
}

impl Rolling {
    /// Forecasts made from the first `now` values and from up to [`ORIGINS`] years before, each
    /// from the last `window` values that were there. Models are fitted from the end of a roll-out on, after which
    /// growth fades; the change of all the years says how far the series can move.
    pub fn of(
        history: &History,
        now: usize,
        window: usize,
        horizon: usize,
        lines: &mut Vec<Line>,
    ) -> Rolling {
        let earlier = ORIGINS.min(now.saturating_sub(SHORTEST));
        let fitted_from = |seen: usize| {
            let from = seen.saturating_sub(window);
            from.max(history.trend_from.min(seen))
        };
        // A year without a value of its own is no place to forecast from.
        let stands = |back: &usize| {
            let seen = now - back;
            let from = fitted_from(seen);
            *back == 0 || history.known[seen - 1] && history.known_in(from..seen) >= SHORTEST
        };
        let origins = (0..=earlier)
            .filter(stands)
            .map(|back| {
                let seen = now - back;
                let from = fitted_from(seen);
                let reach = if back == 0 { horizon } else { JUDGED.min(back) };
                let mut means = vec![0.0; MEMBERS * reach];
                let values = &history.values[from..seen];
                let logs = match history.support.is_line() {
                    true => &[],
                    false => &history.logs[from..seen],
                };
                let used = history.known_in(from..seen);
                let rolled_out = history.trend_from > 0;
                if rolled_out {
                    members_after_roll_out(logs, used, lines, &mut means);
                } else {
                    members(values, logs, used, lines, &mut means);
                }
                RollingOrigin {
                    seen,
                    used,
                    change: change(history, seen.saturating_sub(window)..seen),
                    calm: rolled_out.then(|| change(history, from..seen)),
                    last: values[values.len() - 1],
                    means,
                }
            })
            .collect();
        Rolling { horizon, origins }
    }

    /// Losses of the members over all the errors known when `known` values were.
    pub fn losses(&self, history: &History, known: usize) -> Losses {
        let mut losses = Losses::default();
        for origin in self.origins.iter().filter(|o| o.seen < known) {
            let judged = 1..=origin.reach().min(known - origin.seen);
            for h in judged.filter(|h| history.known[origin.seen + h - 1]) {
                let outcome = history.values[origin.seen + h - 1];
                for (m, sum) in losses.sum.iter_mut().enumerate() {
                    let mean = history.support.centre(origin.last, origin.mean(m, h));
                    *sum += loss(outcome - mean, origin.change, h);
                }
                losses.count += 1.0;
            }
        }
        losses
    }

    /// The combination from the origin `back` years ago, with nothing known but what was then.
    pub fn combine(&self, history: &History, everyone: &Each, past: &PastErrors) -> Combined {
        let origin = &self.origins[past.back];
        let weights = weights(&past.losses, everyone);
        let reach = origin.reach();
        let (mut centre, mut spreads, mut calm) = (vec![0.0; reach], vec![0.0; reach], Vec::new());
        for h in 1..=reach {
            let each = std::array::from_fn(|m| origin.mean(m, h));
            let free = weighted_median(&each, &weights);
            let mean = history.support.centre(origin.last, free);
            centre[h - 1] = mean;
            let level = history.level.unwrap_or(mean);
            let errors = (past.error(), past.count);
            let of = |change| spread((change, origin.used), errors, level, h);
            calm.extend(origin.calm.map(of));
            spreads[h - 1] = spread((origin.change, origin.used), errors, level, h);
        }
        Combined {
            centre,
            spread: spreads,
            calm,
            weights,
            errors: Vec::new(),
        }
    }

    /// The combination now, and the errors of the combinations before, judged with `known` values.
    pub fn judge(
        &self,
        history: &History,
        everyone: impl Fn(usize) -> Each,
        known: usize,
        residuals: &mut Vec<Residual>,
    ) -> Combined {
        let mut combined: Vec<Option<Combined>> = vec![None; self.origins.len()];
        for back in (0..self.origins.len()).rev() {
            let origin = &self.origins[back];
            // What was known then: errors of earlier origins whose outcomes had been seen.
            let mut past = PastErrors {
                back,
                losses: self.losses(history, origin.seen),
                ..PastErrors::default()
            };
            for (earlier, made) in self.origins.iter().zip(&combined).skip(back + 1) {
                let Some(made) = made else { continue };
                let judged = 1..=earlier.reach().min(origin.seen - earlier.seen);
                for h in judged.filter(|h| history.known[earlier.seen + h - 1]) {
                    let error = history.values[earlier.seen + h - 1] - made.centre[h - 1];
                    past.sum += error.abs() / (h as f64).sqrt();
                    past.count += 1.0;
                }
            }
            let now = self.combine(history, &everyone(origin.used), &past);
            let judged = 1..=origin.reach().min(known - origin.seen);
            for h in judged.filter(|h| history.known[origin.seen + h - 1]) {
                let outcome = history.values[origin.seen + h - 1];
                let deviation = history.support.deviation(now.centre[h - 1], outcome);
                if now.spread[h - 1] > 0.0 {
                    residuals.push(Residual {
                        used: origin.used,
                        horizon: h,
                        size: (deviation / now.spread[h - 1]).clamp(-WILDEST, WILDEST),
                    });
                }
            }
            combined[back] = Some(now);
        }
        let errors = self.origins.iter().zip(&combined).skip(1).rev();
        let errors = errors.filter_map(|(origin, made)| {
            history.known[origin.seen].then_some(())?;
            Some(history.values[origin.seen] - made.as_ref()?.centre[0])
        });
        let errors = errors.collect();
        let now = combined
            .swap_remove(0)
            .expect("the loop ends with the origin of now");
        Combined { errors, ..now }
    }
}

/// What was known of past errors at an origin.
#[derive(Clone, Copy, Debug, Default)]
pub struct PastErrors {
    back: usize,
    losses: Losses,
    sum: f64,
    count: f64,
}

impl PastErrors {
    fn error(&self) -> f64 {
        self.sum / self.count.max(1.0)
    }
}

impl RollingOrigin {
    /// How many years ahead it goes.
    pub fn reach(&self) -> usize {
        self.means.len() / MEMBERS
    }

    fn mean(&self, member: usize, horizon: usize) -> f64 {
        self.means[member * self.reach() + horizon - 1]
    }
}
