//! In which unit the values of what is reported are.

use super::in_step::Steps;
use super::names::{About, Names};
use crate::units::Unit;

/// The unit of the values of something; nothing of what nobody knows.
pub(super) fn unit_of(about: &About, names: &Names, steps: Steps<'_>) -> Option<Unit> {
    Some(match about {
        About::Process(key) => steps.processes.get(key)?.unit(),
        About::Target(key) => steps.plan.targets.get(key)?.unit,
        About::Quantity(key) => *names.served.get(key).unwrap_or(&Unit::Persons),
    })
}
