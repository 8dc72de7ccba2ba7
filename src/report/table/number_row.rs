//! One number among those used.

use std::borrow::Cow;

use crate::source::{Evidence, Verification};
use crate::statistics::sampling::Sampler;

/// One number.
pub(super) struct Row<'a> {
    pub(super) kind: &'static str,
    pub(super) key: &'a str,
    /// Which of the numbers under this key.
    pub(super) part: &'static str,
    pub(super) zh: Cow<'a, str>,
    pub(super) en: Cow<'a, str>,
    pub(super) unit: String,
    /// Median, and the ends of the middle 80 %.
    pub(super) values: [f64; 3],
    pub(super) source: &'a str,
    pub(super) at: &'a str,
    pub(super) evidence: Evidence,
    pub(super) verification: Verification,
    pub(super) note: &'a str,
    pub(super) from: &'a str,
}

/// Median, and the ends of the middle 80 %.
pub(super) fn spread(sampler: &Sampler) -> [f64; 3] {
    [
        sampler.median(),
        sampler.quantile(0.1),
        sampler.quantile(0.9),
    ]
}
