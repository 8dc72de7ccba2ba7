//! A holder in one year.

use crate::model::rule::Answers;
use crate::simulation::household::Situation;

/// A holder in one year.
#[derive(Clone, Copy, Debug)]
pub(in crate::simulation::draw) struct Person {
    pub(super) member: u32,
    pub(super) group: u32,
    pub answers: Answers,
    pub situation: Situation,
    pub(super) is_new: bool,
    pub(super) works: bool,
}
