//! The second outside view of a target: how many published final results of such targets were met, and how much that
//! counts beside how such rates moved.

use crate::coverage::{TargetClass, published};
use crate::model::Model;
use crate::model::checked::{Rests, Target};
use crate::stream::{Decision, Stream};
use crate::units::Unit;

/// Whether published results are what holds in a draw: for all targets alike, since they share how they are reported.
const VIEW: Decision = Decision::named("outside view that holds");
/// Whether a target is met in a draw where they hold.
const OUTCOME: Decision = Decision::named("outcome as published");

/// What was published of targets like one, where the model lets it count (a linear pool: Stone 1961, Annals of
/// Mathematical Statistics 32).
#[derive(Clone, Copy, Debug)]
pub struct PublishedView {
    /// Its weight, 0 to 1.
    pub weight: f64,
    met: f64,
    seed: u64,
    outcome: Decision,
}

impl PublishedView {
    /// Of a target; nothing where the model does not say a weight, where the target rests on more than how rates moved
    /// elsewhere, or where nothing was published of its like.
    pub fn of(model: &Model, target: &Target) -> Option<Self> {
        let weight = model.settings.published?;
        let rests = matches!(target.rests, Rests::Elsewhere | Rests::OwnSeries(_));
        if !(rests && target.as_elsewhere) {
            return None;
        }
        let (met, all) = published(class(target.unit)?)?;
        Some(PublishedView {
            weight: model.parameters[weight.0].layers[0].median(),
            met: chance(met, all),
            seed: model.settings.seed,
            outcome: OUTCOME.with(Decision::named(&target.key)),
        })
    }

    /// Whether the target is met in a draw; nothing where this view does not hold there.
    pub fn in_draw(&self, draw: usize) -> Option<bool> {
        let uniform =
            |decision: Decision| Stream::new(self.seed, draw as u32, decision, 0).uniform();
        (uniform(VIEW) < self.weight).then(|| uniform(self.outcome) < self.met)
    }
}

/// Probability that the next of such targets is met: Jeffreys' rule, half a result on each side.
fn chance(met: u32, all: u32) -> f64 {
    (f64::from(met) + 0.5) / (f64::from(all) + 1.0)
}

/// The class of targets whose published results are comparable.
pub(super) fn class(unit: Unit) -> Option<TargetClass> {
    match unit {
        Unit::Share => Some(TargetClass::Rate),
        counted if counted.is_counted() => Some(TargetClass::Quantity),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(weight: f64) -> PublishedView {
        PublishedView {
            weight,
            met: chance(6, 6),
            seed: 3,
            outcome: OUTCOME.with(Decision::named("one")),
        }
    }

    #[test]
    fn six_of_six_are_no_certainty() {
        assert!((chance(6, 6) - 6.5 / 7.0).abs() < 1e-12);
        assert!((chance(0, 0) - 0.5).abs() < 1e-12);
    }

    /// Of 4,000 draws a quarter, and of these 93 %, each within three standard errors.
    #[test]
    fn it_holds_as_often_as_its_weight_and_is_met_as_often_as_was_published() {
        let view = view(0.25);
        let held: Vec<bool> = (0..4000).filter_map(|draw| view.in_draw(draw)).collect();
        let held_part = held.len() as f64 / 4000.0;
        assert!((held_part - 0.25).abs() < 3.0 * 0.0069, "{held_part}");
        let met = held.iter().filter(|met| **met).count() as f64 / held.len() as f64;
        assert!((met - 6.5 / 7.0).abs() < 3.0 * 0.0082, "{met}");
    }

    #[test]
    fn without_weight_it_never_holds_and_with_all_of_it_always() {
        assert!((0..200).all(|draw| view(0.0).in_draw(draw).is_none()));
        assert!((0..200).all(|draw| view(1.0).in_draw(draw).is_some()));
    }
}
