//! One number among those used.

use std::borrow::Cow;

use crate::evaluation::withheld::is_small_count;
use crate::model::Model;
use crate::source::{Evidence, Verification};
use crate::statistics::sampling::Sampler;
use crate::units::Unit;

/// One number.
pub(super) struct NumberRow<'a> {
    pub(super) kind: &'static str,
    pub(super) key: &'a str,
    /// Which of the numbers under this key.
    pub(super) part: &'static str,
    pub(super) zh: Cow<'a, str>,
    pub(super) en: Cow<'a, str>,
    pub(super) unit: String,
    /// Median, and the ends of the middle 80 %.
    pub(super) values: [f64; 3],
    pub(super) source: &'a str,
    pub(super) at: &'a str,
    pub(super) evidence: Evidence,
    pub(super) verification: Verification,
    pub(super) note: &'a str,
    pub(super) from: &'a str,
}

impl<'a> NumberRow<'a> {
    /// The number as a layer of the model has it: what a scenario changes holds from a year on, and no source says it.
    pub(super) fn in_layer(self, model: &'a Model, layer: usize) -> Self {
        if layer == 0 {
            return self;
        }
        let from = model.layers[layer].from;
        NumberRow {
            zh: format!("{}（{from} 年起）", self.zh).into(),
            en: format!("{} (from {from})", self.en).into(),
            source: "",
            at: &model.scenario.key,
            evidence: Evidence::Assumed,
            verification: Verification::Unverified,
            note: "",
            from: "",
            ..self
        }
    }

    /// Whether it tells of so few people that it is withheld from publication.
    pub(super) fn is_of_few(&self) -> bool {
        let people = [Unit::Persons, Unit::PersonTimes, Unit::Households];
        let unit = people.into_iter().find(|unit| unit.key() == self.unit);
        // The things that a target counts may be people.
        let counted = self.kind == "target" && self.unit == Unit::Units.key();
        let unit = unit.or(counted.then_some(Unit::Persons));
        unit.is_some_and(|unit| {
            let mut values = self.values.iter();
            values.any(|value| is_small_count(unit, *value))
        })
    }
}

/// Median, and the ends of the middle 80 %.
pub(super) fn spread(sampler: &Sampler) -> [f64; 3] {
    [
        sampler.median(),
        sampler.quantile(0.1),
        sampler.quantile(0.9),
    ]
}

/// Layers that have something else than the one before, with their places; the first is always among them.
pub(in crate::report) fn changed<T: PartialEq>(layers: &[T]) -> impl Iterator<Item = (usize, &T)> {
    let layers = layers.iter().enumerate();
    let mut before = None;
    layers.filter(move |(_, own)| before.replace(*own) != Some(*own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_that_changes_nothing_has_no_numbers_of_its_own() {
        let places = |layers: &[f64]| changed(layers).map(|own| own.0).collect::<Vec<_>>();
        assert_eq!(places(&[1.0, 1.0, 2.0, 2.0, 1.0]), [0, 2, 4]);
        assert!(places(&[]).is_empty());
    }
}
