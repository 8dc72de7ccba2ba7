//! What is given to draws beside their seed: parameters that are held, and draws that lend.

use super::walked::Walked;
use crate::model::checked::ParameterId;
use crate::stream::Origin;

/// Parameters that are held, draw by draw.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// The parameters.
    pub parameters: &'a [ParameterId],
    /// Standard-normal scores: a row of all parameters for every `each` draws.
    pub scores: &'a [f64],
    /// Draws that share a row.
    pub each: usize,
    /// Number of the first draw, which decides the chance of everything else.
    pub first: usize,
}

impl<'a> Held<'a> {
    /// The parameters and their scores in the draw with this place among those run.
    pub(super) fn of(self, place: usize) -> (&'a [ParameterId], &'a [f64]) {
        let width = self.parameters.len();
        let row = place / self.each * width;
        (self.parameters, &self.scores[row..row + width])
    }
}

/// Draws that take what comes from some origins from other draws.
#[derive(Clone, Copy, Debug)]
pub struct Exchanged<'a> {
    /// The origins.
    pub origins: &'a [Origin],
    /// Number of the draw that lends to the first of those run; its followers lend to the others.
    pub from: usize,
}

/// What is given of draws beside their numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GivenOfDraws<'a> {
    /// Parameters that are held; their rows belong to the draws in turn.
    pub held: Option<Held<'a>>,
    /// What is taken from other draws.
    pub exchanged: Option<Exchanged<'a>>,
    /// People walked before, of an engine with the same lives.
    pub walked: Option<&'a Walked>,
}
