//! How many things targets count, among the numbers used: whether not one is missing depends on them.

use super::row::NumberRow;
use crate::model::Model;
use crate::model::checked::Number;
use crate::source::{Evidence, Verification};

/// The number of things of each target that has one, or the part of what is projected.
pub(super) fn of_targets(model: &Model) -> impl Iterator<Item = NumberRow<'_>> {
    model.targets.iter().filter_map(move |target| {
        let things = target.of?;
        let (value, unit) = match things.number {
            Number::Known(number) => (number, "units"),
            // All of them is no number that anybody gave.
            Number::Projected { part: 1.0, .. } => return None,
            Number::Projected { part, .. } => (part, "share"),
        };
        Some(NumberRow {
            kind: "target",
            key: &target.key,
            part: "of",
            zh: target.title.zh.as_str().into(),
            en: target.title.en.as_str().into(),
            unit: unit.to_string(),
            values: [value; 3],
            source: "",
            at: "",
            evidence: things.evidence.unwrap_or(Evidence::Assumed),
            verification: Verification::Unverified,
            note: target.definition.as_ref().map_or("", |own| &own.zh),
            from: model.inherited.from("plan", &target.key).unwrap_or(""),
        })
    })
}
