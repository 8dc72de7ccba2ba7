//! What is held low and high: a parameter, or what several numbers have in common.

use crate::model::Model;
use crate::model::checked::ParameterId;
use crate::simulation::Factor;
use crate::source::{Evidence, Words};
use crate::statistics::sampling::Sampler;
use crate::stream::Origin;

/// What is held low and high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mover {
    /// A parameter.
    Parameter(ParameterId),
    /// A common factor, and the parameter that says how correlated it makes what has it in common.
    Factor(Factor, ParameterId),
}

impl Mover {
    /// Its key in the model's files.
    pub fn key(self, model: &Model) -> &str {
        match self {
            Mover::Parameter(id) => &model.parameters[id.0].key,
            Mover::Factor(Factor::Delivery, _) => "together.delivery",
            Mover::Factor(Factor::Amounts, _) => "together.amounts",
        }
    }

    /// Its name for people.
    pub fn title(self, model: &Model) -> Words {
        match self {
            Mover::Parameter(id) => model.parameters[id.0].title.clone(),
            Mover::Factor(Factor::Delivery, _) => Words::both(
                "各项覆盖率共同的变动",
                "what the moves of coverage rates have in common",
            ),
            Mover::Factor(Factor::Amounts, _) => {
                Words::both("各项单位成本共同的偏差", "what unit costs have in common")
            }
        }
    }

    /// How it was obtained; of a factor, how its correlation was.
    pub fn evidence(self, model: &Model) -> Evidence {
        match self {
            Mover::Parameter(id) | Mover::Factor(_, id) => model.parameters[id.0].evidence,
        }
    }
}

/// The parameters that a section of the model uses and that are not fixed in every layer, and its common factors, with
/// their groups.
pub(super) fn uncertain(model: &Model) -> Vec<(Mover, Origin)> {
    let all = model.parameters.iter().enumerate();
    let spread = |sampler: &Sampler| !matches!(sampler, Sampler::Fixed(_));
    let parameters = all
        .filter(|(_, own)| own.layers.iter().any(spread))
        .filter_map(|(place, own)| {
            let origin = own.decision.origin()?;
            Some((Mover::Parameter(ParameterId(place)), origin))
        });
    let factors = Factor::ALL.into_iter().filter_map(|factor| {
        let origin = match factor {
            Factor::Delivery => Origin::Delivery,
            Factor::Amounts => Origin::Standards,
        };
        Some((Mover::Factor(factor, factor.correlation(model)?), origin))
    });
    parameters.chain(factors).collect()
}
