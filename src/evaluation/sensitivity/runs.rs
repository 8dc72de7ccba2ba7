//! The draws of one quantity in one year: plain, with origins exchanged, or with a parameter or a common factor held.

use super::mover::Mover;
use super::{Asked, SensitivityError};
use crate::simulation::{Engine, Exchanged, Held, Outcome, SimulationError};
use crate::stream::Origin;

/// Draws whose values are in memory at once, of all quantities and years.
const BATCH: usize = 2048;

/// What is run, and who is told of it.
#[derive(Clone, Copy)]
pub(super) struct Runs<'a> {
    pub engine: &'a Engine,
    pub asked: Asked,
    pub goes_on: &'a (dyn Fn(usize) -> bool + Sync),
}

impl Runs<'_> {
    /// Draws `first … first + rows − 1` as they are.
    pub fn plain(&self, first: usize) -> Result<Vec<f64>, SensitivityError> {
        self.in_batches(|from, to| {
            let draws = first + from..first + to;
            self.engine
                .block_while(self.asked.seed, draws, self.goes_on)
        })
    }

    /// The first rows, where what comes from some origins is that of as many draws after them.
    pub fn exchanged(&self, origins: &[Origin]) -> Result<Vec<f64>, SensitivityError> {
        self.in_batches(|first, last| {
            let exchanged = Exchanged {
                origins,
                from: self.asked.rows + first,
            };
            let seed = self.asked.seed;
            self.engine
                .block_exchanged_while(seed, first..last, exchanged, self.goes_on)
        })
    }

    /// The first draws with a parameter, or a common factor, at a standard-normal score of its distribution.
    pub fn held(
        &self,
        mover: Mover,
        score: f64,
        draws: usize,
    ) -> Result<Vec<f64>, SensitivityError> {
        let (parameter, factor) = match mover {
            Mover::Parameter(id) => (Some(id), None),
            Mover::Factor(factor, _) => (None, Some((factor, score))),
        };
        let (parameters, scores) = (parameter.as_slice(), [score]);
        let held = Held {
            parameters,
            scores: &scores[..parameters.len()],
            each: draws,
            first: 0,
            factor,
        };
        let seed = self.asked.seed;
        let outcome = self
            .engine
            .run_held_while(seed, draws, held, self.goes_on)?;
        self.values(&outcome)
    }

    /// As many draws as there are rows, a batch after the other.
    fn in_batches(
        &self,
        run: impl Fn(usize, usize) -> Result<Outcome, SimulationError>,
    ) -> Result<Vec<f64>, SensitivityError> {
        let rows = self.asked.rows;
        let mut values = Vec::with_capacity(rows);
        for first in (0..rows).step_by(BATCH) {
            let outcome = run(first, rows.min(first + BATCH))?;
            values.extend(self.values(&outcome)?);
        }
        Ok(values)
    }

    /// The values of the quantity in the year.
    fn values(&self, outcome: &Outcome) -> Result<Vec<f64>, SensitivityError> {
        let year = self.asked.year;
        let projection = &outcome.projection;
        let nothing = |draws| SensitivityError::NoValue { draws, year };
        let at = projection.year_index(year);
        let at = at.ok_or_else(|| nothing(projection.draws()))?;
        let values = projection.at(self.asked.quantity, at).iter();
        let values: Vec<f64> = values.map(|value| f64::from(*value)).collect();
        match values.iter().filter(|value| !value.is_finite()).count() {
            0 => Ok(values),
            draws => Err(nothing(draws)),
        }
    }
}
