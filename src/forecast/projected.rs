//! Series with their forecasts in the form in which every engine answers: draws of quantities over the years.

use rayon::prelude::*;

use super::outlook::Forecast;
use super::paths::Paths;
use crate::axes::Year;
use crate::projection::{Projection, Quantity};

/// A series as far as it is known, and what may come.
#[derive(Clone, Debug)]
pub struct Projected<'a> {
    /// What it is.
    pub quantity: Quantity,
    /// Its known values by year, ascending.
    pub known: &'a [(Year, f64)],
    /// Draws of the years ahead.
    pub sample: &'a Paths,
    /// The forecast whose distribution the draws take ([`Forecast::stratified`]); nothing where they stay as they
    /// are, such as draws that agree with totals.
    pub law: Option<&'a Forecast>,
    /// What values are multiplied by to be in the unit of the quantity.
    pub factor: f64,
}

impl Projected<'_> {
    /// First and last year of the series and its forecast.
    fn span(&self) -> (Year, Year) {
        let ahead = self.sample.first_year() + self.sample.horizon() as Year - 1;
        let ends = self.known.first().zip(self.known.last());
        ends.map_or((self.sample.first_year(), ahead), |(first, last)| {
            (first.0, last.0.max(ahead))
        })
    }

    /// Writes the years from `start` on, each of so many draws.
    fn write(&self, values: &mut [f32], start: Year, draws: usize, exact: &[f64]) {
        let from = |year: Year| (year - start) as usize * draws;
        for (year, value) in self.known {
            let from = from(*year);
            values[from..from + draws].fill((self.factor * value) as f32);
        }
        let taken = self.law.map(|law| law.stratified(self.sample, exact));
        let paths = taken.as_ref().unwrap_or(self.sample);
        for horizon in 1..=paths.horizon() {
            let from = from(paths.first_year() + horizon as Year - 1);
            let drawn = values[from..from + draws].iter_mut();
            for (value, path) in drawn.zip(paths.year(horizon)) {
                *value = (self.factor * path) as f32;
            }
        }
    }
}

/// Draws × years × quantities, a quantity for each series: every draw of a known year is the known value, a year
/// that a series lacks is NaN. All series have the same number of draws.
///
/// The quantiles at `exact` (rising) are those of the forecasts, in single precision.
pub fn projection(series: &[Projected<'_>], exact: &[f64]) -> Projection {
    let spans = || series.iter().map(Projected::span);
    let first = spans().map(|span| span.0).min();
    let last = spans().map(|span| span.1).max();
    let years: Vec<Year> = first
        .zip(last)
        .map_or_else(Vec::new, |(first, last)| (first..=last).collect());
    let draws = series.iter().map(|one| one.sample.draws()).min();
    let draws = draws.unwrap_or(0);
    let rows = years.len() * draws;
    let mut values = vec![f32::NAN; series.len() * rows];
    if let Some(start) = first.filter(|_| rows > 0) {
        let each = values.par_chunks_mut(rows).zip(series);
        each.for_each(|(own, one)| one.write(own, start, draws, exact));
    }
    let quantities = series.iter().map(|one| one.quantity.clone()).collect();
    Projection::new(quantities, years, draws, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Evidence, Words};
    use crate::units::Unit;

    fn one<'a>(key: &str, known: &'a [(Year, f64)], sample: &'a Paths) -> Projected<'a> {
        Projected {
            quantity: Quantity {
                key: key.to_string(),
                title: Words::default(),
                unit: Unit::Persons,
                evidence: Evidence::Estimated,
            },
            known,
            sample,
            law: None,
            factor: 10.0,
        }
    }

    #[test]
    fn what_is_known_is_every_draw_and_what_is_not_is_no_number() {
        let sample = |first| Paths::draw(first, 2, 1, |draw, path| path[0] = 7.0 + draw as f64);
        let (early, late) = (sample(2003), sample(2004));
        let projection = projection(
            &[
                one("a", &[(2000, 1.0), (2002, 3.0)], &early),
                one("b", &[(2003, 5.0)], &late),
            ],
            &[0.5],
        );
        assert_eq!(projection.years(), [2000, 2001, 2002, 2003, 2004]);
        assert_eq!(projection.get("a", 2002), Some(&[30.0, 30.0][..]));
        assert_eq!(projection.get("a", 2003), Some(&[70.0, 80.0][..]));
        assert_eq!(projection.get("b", 2004), Some(&[70.0, 80.0][..]));
        for (key, year) in [("a", 2001), ("a", 2004), ("b", 2002)] {
            let draws = projection.get(key, year).expect("a year");
            assert!(draws.iter().all(|value| value.is_nan()), "{key} {year}");
        }
    }

    #[test]
    fn no_series_are_no_draws() {
        assert_eq!(projection(&[], &[0.5]).draws(), 0);
    }
}
