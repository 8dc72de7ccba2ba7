//! In which unit people write the values of what is reported.

use super::in_step::InStepWith;
use super::names::{About, NamesOfRows};
use crate::units::Unit;

/// The word of the unit in which the values of something are written; nothing where tables do not name it.
pub(super) fn word_of(
    about: &About,
    names: &NamesOfRows,
    steps: InStepWith<'_>,
) -> Option<&'static str> {
    let unit = match about {
        About::Process(key) => steps.processes.get(key)?.unit(),
        About::Target(key) => steps.plan.targets.get(key)?.unit,
        About::Quantity(key) => *names.served.get(key).unwrap_or(&Unit::Persons),
    };
    unit.word()
}
