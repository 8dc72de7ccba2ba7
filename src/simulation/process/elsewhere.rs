//! Shares that move as coverage rates have moved elsewhere.

use super::Path;
use crate::axes::Year;

impl Path {
    /// Adds what is done on top of what is usual, from the year after the last report: reports contain it.
    pub(super) fn push(
        &self,
        drift: impl Fn(Year) -> f64,
        base: Year,
        years: &[Year],
        fading: &[f64],
        path: &mut [f64],
    ) {
        let last = self
            .observations
            .last()
            .map_or(base, |seen| seen.year.max(base));
        let mut pushed = 0.0;
        for ((year, fading), value) in years.iter().zip(fading).zip(path) {
            if *year > last {
                pushed += drift(*year) * fading;
                if pushed != 0.0 {
                    let scale = self.kind.scale();
                    *value = scale.back(scale.onto(*value) + pushed);
                }
            }
        }
    }
}
