//! One number among those used.

use std::borrow::Cow;

use crate::evaluation::withheld::is_small_count;
use crate::source::{Evidence, Verification};
use crate::statistics::sampling::Sampler;
use crate::units::Unit;

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

impl Row<'_> {
    /// Whether it tells of so few people that it is withheld from publication.
    pub(super) fn is_of_few(&self) -> bool {
        let people = [Unit::Persons, Unit::PersonTimes, Unit::Households];
        let unit = people.into_iter().find(|unit| unit.key() == self.unit);
        unit.is_some_and(|unit| {
            let mut values = self.values.iter();
            values.any(|value| is_small_count(unit, *value))
        })
    }
}

/// Median, and the ends of the middle 80 %.
pub(super) fn spread(sampler: &Sampler) -> [f64; 3] {
    [
        sampler.median(),
        sampler.quantile(0.1),
        sampler.quantile(0.9),
    ]
}
