//! In which unit the values of what is reported are.

use super::in_step::InStepWith;
use super::names::{About, NamesOfRows};
use crate::units::Unit;

/// The unit of the values of something; nothing of what nobody knows.
pub(super) fn unit_of(about: &About, names: &NamesOfRows, steps: InStepWith<'_>) -> Option<Unit> {
    Some(match about {
        About::Process(key) => steps.processes.get(key)?.unit(),
        About::Target(key) => steps.plan.targets.get(key)?.unit,
        About::Quantity(key) => *names.served.get(key).unwrap_or(&Unit::Persons),
    })
}
