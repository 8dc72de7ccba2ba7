//! The words of the sheet of scenarios: what may be done, and how it may take hold.

use crate::report::template::layout::scenarios::{PHASES, WHATS};

pub(super) const STANDARD: &str = WHATS[0];
pub(super) const COVERAGE: &str = WHATS[1];
pub(super) const ELIGIBLE: &str = WHATS[2];
pub(super) const UPRATING: &str = WHATS[3];
pub(super) const CENTRES: &str = WHATS[4];

pub(super) const AT_ONCE: &str = PHASES[0];
pub(super) const EVENLY: &str = PHASES[1];
pub(super) const FRONT: &str = PHASES[2];
