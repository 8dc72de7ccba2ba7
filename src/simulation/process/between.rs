//! How a path that is moved in some years, so that what it brings about comes out, moves in all others.

use ndarray::Array2;

use super::Fading;
use super::gain::{WalkVariances, gain_of_moves};
use crate::axes::Year;
use crate::coverage::{LEVELS, NormalScores, outlook_from};
use crate::model::checked::Process;
use crate::model::file::ProcessKind;
use crate::simulation::SimulationError;

/// How moves of a share or a level in some years carry over to all others.
///
/// Between moved years a walk is a bridge, so that its moves lie on a line; after the last one it keeps it, and what it says
/// of an uncertain drift (conditioning by kriging: Doucet 2010). The base year stands where something was published of it;
/// else it moves as far as it is less known than what comes between it and the first moved year. What was reported of the
/// process itself in years that are not moved stays, as far as it is believed.
///
/// A share that moves as rates do elsewhere walks on no scale. Where fewer are covered than on its path, they are such a part
/// of those at all times; where more are, those who are left out are such a part. On log odds the fall of a path from 99 to
/// 95 % would take one that was moved to 94 % down to 75 %.
#[derive(Clone, Debug)]
pub struct BetweenReports {
    kind: ProcessKind,
    /// Whether it moves as rates do elsewhere.
    as_elsewhere: bool,
    /// Gain of each year (rows) on each move (columns).
    gain: Array2<f64>,
}

impl BetweenReports {
    /// Prepares a process that is moved in some years, in order; `stands` says whether the base year does.
    pub fn prepare(
        process: &Process,
        moved: &[Year],
        stands: bool,
        base: Year,
        years: &[Year],
        fading: Fading,
    ) -> Result<Self, SimulationError> {
        let elsewhere = process.as_elsewhere.then(|| {
            let ahead = moved.first().map_or(1, |year| (year - base).max(1));
            variance_of_odds(process, ahead as usize) / f64::from(ahead)
        });
        let own = WalkVariances::of_moves(process, stands, elsewhere);
        Ok(BetweenReports {
            kind: process.kind,
            as_elsewhere: process.as_elsewhere,
            gain: gain_of_moves(process, &own, moved, base, years, fading)?,
        })
    }

    /// How far a value is to be moved, so that it is the one that is wanted: on the scale of the walk, or as a logarithm of the
    /// part of those who are covered, or of those who are not.
    pub fn gap(&self, wanted: f64, value: f64) -> f64 {
        if !self.as_elsewhere {
            return self.on_scale(wanted) - self.on_scale(value);
        }
        let [wanted, value] = [wanted, value].map(|own| self.kind.scale().finite(own));
        match wanted <= value {
            true => libm::log(wanted / value),
            false => libm::log((1.0 - value) / (1.0 - wanted)),
        }
    }

    /// Moves a path: by so much in the moved years, in all others by what follows; of each year, by its place, such a part
    /// of it.
    pub fn carry(&self, moves: &[f64], part: impl Fn(usize) -> f64, path: &mut [f64]) {
        for (row, value) in path.iter_mut().enumerate() {
            let gains = moves.iter().enumerate();
            let all: f64 = gains.map(|(at, own)| self.gain[(row, at)] * own).sum();
            *value = self.moved(*value, part(row) * all);
        }
    }

    /// A value moved by so much.
    pub fn moved(&self, value: f64, by: f64) -> f64 {
        if by == 0.0 {
            return value;
        }
        if !self.as_elsewhere {
            return self.kind.scale().back(self.on_scale(value) + by);
        }
        let value = self.kind.scale().finite(value);
        match by < 0.0 {
            true => value * libm::exp(by),
            false => 1.0 - (1.0 - value) * libm::exp(-by),
        }
    }

    fn on_scale(&self, value: f64) -> f64 {
        let scale = self.kind.scale();
        scale.onto(scale.finite(value))
    }
}

/// Variance of the log odds of a share in the base year, before anything is known of it.
pub fn variance_of_start(process: &Process) -> f64 {
    WalkVariances::of_moves(process, false, process.as_elsewhere.then_some(0.0)).start
}

/// Variance of the log odds of a share so many years after it was known; 0 in the year itself.
pub fn variance_of_odds(process: &Process, years: usize) -> f64 {
    if years == 0 {
        return 0.0;
    }
    if !process.as_elsewhere {
        let own = WalkVariances::of(process);
        let years = years as f64;
        return years * (own.innovation + years * own.drift);
    }
    let start = known_from(process, None);
    let Some(outlook) = outlook_from(start, years) else {
        return 0.0;
    };
    let (mut mean, mut square) = (0.0, 0.0);
    for (level, part) in outlook.probabilities(years).iter().enumerate() {
        let log = libm::log((level + 1) as f64 / LEVELS as f64);
        mean += part * log;
        square += part * log * log;
    }
    // d logit p = d ln p ÷ (1 − p).
    (square - mean * mean).max(0.0) / ((1.0 - start) * (1.0 - start))
}

/// The scale on which a share that moves as rates do elsewhere is normal so many years after it was known: as it was seen then,
/// or else at its start, which may be off by such a variance of its log odds. Nothing in the year itself, and nothing of other
/// processes.
pub fn scores_elsewhere(
    process: &Process,
    seen: Option<f64>,
    years: usize,
    start: f64,
) -> Option<NormalScores> {
    if !process.as_elsewhere || years == 0 {
        return None;
    }
    let outlook = outlook_from(known_from(process, seen), years)?;
    let odds = variance_of_odds(process, years);
    let wider = if odds > 0.0 { 1.0 + start / odds } else { 1.0 };
    Some(NormalScores::of(outlook, years, wider))
}

/// A share as it was seen, or the middle of its start, as a level of which rates elsewhere tell.
fn known_from(process: &Process, seen: Option<f64>) -> f64 {
    let known = seen.unwrap_or_else(|| process.layers[0].start.median());
    known.clamp(1.0 / LEVELS as f64, 1.0 - 1.0 / LEVELS as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(gain: Array2<f64>) -> BetweenReports {
        BetweenReports {
            kind: ProcessKind::Share,
            as_elsewhere: false,
            gain,
        }
    }

    /// A plan says 98.5 % and recipients are 94.6 %: where the path falls by 4 points, these fall by about as many.
    #[test]
    fn a_share_that_moves_as_elsewhere_is_not_moved_on_log_odds() {
        let own = BetweenReports {
            as_elsewhere: true,
            ..between(Array2::zeros((1, 1)))
        };
        let close = |found: f64, expected: f64| {
            assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
        };
        let fewer = own.gap(0.946, 0.985);
        close(own.moved(0.985, fewer), 0.946);
        close(own.moved(0.945, fewer), 0.946 * 0.945 / 0.985);
        // More than on the path: half as many are left out, of all and of nobody too.
        let more = own.gap(0.9, 0.8);
        close(own.moved(0.8, more), 0.9);
        close(own.moved(0.6, more), 0.8);
        assert!(own.moved(1.0, more) <= 1.0 && own.moved(0.0, fewer) >= 0.0);
        assert!(own.gap(1.0, 0.0).is_finite() && own.gap(0.0, 1.0).is_finite());
        assert_eq!(own.moved(0.7, 0.0), 0.7);
    }

    /// A walk that is moved in its second and fourth year: by hand, moves lie on lines and stay after the last.
    #[test]
    fn moves_lie_on_lines_and_stay() {
        let gain = [
            [0.0, 0.0],
            [0.5, 0.0],
            [1.0, 0.0],
            [0.5, 0.5],
            [0.0, 1.0],
            [0.0, 1.0],
        ];
        let own = between(Array2::from_shape_fn((6, 2), |(row, column)| {
            gain[row][column]
        }));
        let mut path = [0.9; 6];
        let moves = [own.gap(0.95, 0.9), own.gap(0.8, 0.9)];
        own.carry(&moves, |_| 1.0, &mut path);
        let found = [path[0], path[2], path[4], path[5]];
        for (found, expected) in found.iter().zip([0.9, 0.95, 0.8, 0.8]) {
            assert!((found - expected).abs() < 1e-12, "{path:?}");
        }
        assert!(path[1] > 0.9 && path[1] < 0.95 && path[3] > 0.8 && path[3] < 0.95);
        // What does not give way stays.
        let mut held = [0.9; 6];
        own.carry(&moves, |_| 0.0, &mut held);
        assert_eq!(held, [0.9; 6]);
        // All and nobody are not at infinity.
        assert!(own.gap(1.0, 0.0).is_finite());
    }
}
