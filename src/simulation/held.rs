//! What is given to draws beside their seed: parameters and common factors that are held, and draws that lend.

use super::walked::Walked;
use crate::model::Model;
use crate::model::checked::ParameterId;
use crate::stream::Origin;

/// What numbers of one place have in common in a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// That of the moves of coverage rates, of all years that are walked together.
    Delivery,
    /// That of the unit costs that were judged or assumed.
    Amounts,
}

impl Factor {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Delivery, Self::Amounts];

    /// The parameter that says how correlated it makes them; nothing where a model does not have it.
    pub fn correlation(self, model: &Model) -> Option<ParameterId> {
        match self {
            Factor::Delivery => model.settings.delivery,
            Factor::Amounts => model.settings.amounts,
        }
    }
}

/// Parameters that are held, draw by draw, and a common factor that is held in all of them.
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
    /// A common factor and its standard-normal score.
    pub factor: Option<(Factor, f64)>,
}

/// What is held in one draw; nothing by default.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct HeldOnce<'a> {
    /// The parameters.
    pub parameters: &'a [ParameterId],
    /// Their standard-normal scores.
    pub scores: &'a [f64],
    /// A common factor and its standard-normal score.
    pub factor: Option<(Factor, f64)>,
}

impl<'a> Held<'a> {
    /// What is held in the draw with this place among those run.
    pub(super) fn of(self, place: usize) -> HeldOnce<'a> {
        let width = self.parameters.len();
        let row = place / self.each * width;
        HeldOnce {
            parameters: self.parameters,
            scores: &self.scores[row..row + width],
            factor: self.factor,
        }
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
