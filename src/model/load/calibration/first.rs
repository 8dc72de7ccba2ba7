//! The first year that a figure is about.

use crate::axes::Year;
use crate::model::file::EvidenceFile;

/// First year that a figure is about.
pub fn first_year(seen: &EvidenceFile) -> Year {
    seen.from.unwrap_or(seen.year)
}
