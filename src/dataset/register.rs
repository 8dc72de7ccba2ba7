//! The register of works, `sources.toml`: every key that a number may name as its source.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::Verification;

/// Years in which a work can have been published.
pub const PUBLISHED: RangeInclusive<Year> = 1800..=2100;

/// One published work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Title in its own language.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Who published it.
    pub publisher: String,
    /// Year of publication.
    pub year: Year,
    /// Where it was seen.
    pub origin: String,
    /// Under what terms it may be used.
    pub licence: String,
    /// How it was seen.
    pub verification: Verification,
    /// What else to know.
    pub note: Option<String>,
}
