//! Elicited drifts fade after the years for which they were elicited.

use crate::axes::Year;

/// How long an elicited drift lasts: in full up to a year, then each year only a part of the last.
#[derive(Clone, Copy, Debug)]
pub struct Fading {
    /// Last year for which the drift was elicited.
    pub until: Year,
    /// Part of the drift that is left a year later.
    pub part: f64,
}

impl Fading {
    /// Part of the drift that counts in a year.
    pub fn in_year(&self, year: Year) -> f64 {
        match u32::try_from(year - self.until) {
            Ok(years) => (0..years).fold(1.0, |left, _| left * self.part),
            Err(_) => 1.0,
        }
    }

    /// Years of full drift since the base year.
    pub(super) fn elapsed(&self, base: Year, year: Year) -> f64 {
        (base + 1..=year).map(|year| self.in_year(year)).sum()
    }
}
