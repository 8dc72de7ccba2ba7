//! Somebody about to be followed.

/// Somebody about to be followed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entrant {
    pub(super) identity: u64,
    pub(super) mother: Option<u64>,
    pub(super) founder: usize,
    pub(super) sex: usize,
    pub(super) state: usize,
    pub(super) entry: usize,
    pub(super) cohort: usize,
}
