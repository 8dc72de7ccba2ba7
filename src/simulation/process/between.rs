//! How a path that is moved in some years, so that what it brings about comes out, moves in all others.

use ndarray::Array2;

use super::Fading;
use super::gain::{WalkVariances, gain_of_moves};
use crate::axes::Year;
use crate::coverage::{LEVELS, outlook_from};
use crate::model::checked::Process;
use crate::model::file::ProcessKind;
use crate::simulation::SimulationError;

/// How moves of a share or a level in some years carry over to all others.
///
/// The base year stands. Between moved years a walk is a bridge, so that its moves lie on a line; after the last one it
/// keeps it, and what it says of an uncertain drift (conditioning by kriging: Doucet 2010).
#[derive(Clone, Debug)]
pub struct BetweenReports {
    kind: ProcessKind,
    /// Gain of each year (rows) on each move (columns).
    gain: Array2<f64>,
}

impl BetweenReports {
    /// Prepares a process that is moved in some years.
    pub fn prepare(
        process: &Process,
        moved: &[Year],
        base: Year,
        years: &[Year],
        fading: Fading,
    ) -> Result<Self, SimulationError> {
        Ok(BetweenReports {
            kind: process.kind,
            gain: gain_of_moves(process, moved, base, years, fading)?,
        })
    }

    /// How far a value is to be moved on the scale of the walk, so that it is the one that is wanted.
    pub fn gap(&self, wanted: f64, value: f64) -> f64 {
        self.on_scale(wanted) - self.on_scale(value)
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

    /// A value moved by so much on the scale of the walk.
    pub fn moved(&self, value: f64, by: f64) -> f64 {
        if by == 0.0 {
            return value;
        }
        self.kind.scale().back(self.on_scale(value) + by)
    }

    fn on_scale(&self, value: f64) -> f64 {
        let scale = self.kind.scale();
        scale.onto(scale.finite(value))
    }
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
    let start = process.layers[0].start.median();
    let start = start.clamp(1.0 / LEVELS as f64, 1.0 - 1.0 / LEVELS as f64);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn between(gain: Array2<f64>) -> BetweenReports {
        BetweenReports {
            kind: ProcessKind::Share,
            gain,
        }
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
