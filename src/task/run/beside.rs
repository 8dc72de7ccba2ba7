//! How several scenarios are run beside each other.

/// How several scenarios are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BesideRun {
    /// Each as it needs, beside a baseline of its own kind.
    Each,
    /// All alike, so that they can be held against each other draw by draw: where one follows persons, all do.
    Alike,
}
