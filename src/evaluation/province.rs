//! Places of a province added up draw by draw, so that what they share is not taken for independent.

use serde::Serialize;

use super::summary::Summary;
use crate::axes::Year;
use crate::projection::Projection;

/// What some places have together of some quantities, draw by draw.
#[derive(Clone, Debug)]
pub struct Together {
    /// Keys of the quantities.
    pub keys: Vec<String>,
    years: Vec<Year>,
    draws: usize,
    /// Quantity by quantity, year by year, draw by draw.
    sums: Vec<f64>,
    /// Sum of the variances of the places, by quantity and year.
    apart: Vec<f64>,
}

/// One quantity of one year over all places.
#[derive(Clone, Debug, Serialize)]
pub struct Total {
    /// Key of the quantity.
    pub quantity: String,
    /// Year.
    pub year: Year,
    /// Mean over the draws.
    pub mean: f64,
    /// Median, and ends of the middle 80 and 95 %.
    pub median: f64,
    /// See `median`.
    pub eighty: [f64; 2],
    /// See `median`.
    pub ninety_five: [f64; 2],
    /// What part of the variance of the total comes from what places share: the rest is their own. Nothing where the
    /// total does not vary.
    pub shared: Option<f64>,
}

impl Together {
    /// None so far, of these quantities and years.
    pub fn new(keys: &[String], years: &[Year], draws: usize) -> Self {
        let cells = keys.len() * years.len();
        Together {
            keys: keys.to_vec(),
            years: years.to_vec(),
            draws,
            sums: vec![0.0; cells * draws],
            apart: vec![0.0; cells],
        }
    }

    /// Adds a place, whose draws are those of the others; a quantity that it does not have counts as none.
    pub fn add(&mut self, place: &Projection) {
        for (k, key) in self.keys.iter().enumerate() {
            for (y, year) in self.years.iter().enumerate() {
                let Some(values) = place.get(key, *year) else {
                    continue;
                };
                let cell = k * self.years.len() + y;
                let sums = &mut self.sums[cell * self.draws..(cell + 1) * self.draws];
                for (sum, value) in sums.iter_mut().zip(values) {
                    *sum += f64::from(*value);
                }
                self.apart[cell] += variance(values.iter().map(|value| f64::from(*value)));
            }
        }
    }

    /// The sums: quantity by quantity, year by year, draw by draw.
    pub fn sums(&self) -> &[f64] {
        &self.sums
    }

    /// Every total.
    pub fn totals(&self) -> Vec<Total> {
        let mut totals = Vec::new();
        for (k, key) in self.keys.iter().enumerate() {
            for (y, year) in self.years.iter().enumerate() {
                let cell = k * self.years.len() + y;
                let sums = &self.sums[cell * self.draws..(cell + 1) * self.draws];
                let draws: Vec<f32> = sums.iter().map(|sum| *sum as f32).collect();
                let Some(summary) = Summary::of(&draws) else {
                    continue;
                };
                let whole = variance(sums.iter().copied());
                let (low, high) = summary.eighty();
                let (lowest, highest) = summary.ninety_five();
                totals.push(Total {
                    quantity: key.clone(),
                    year: *year,
                    mean: sums.iter().sum::<f64>() / self.draws as f64,
                    median: summary.median(),
                    eighty: [low, high],
                    ninety_five: [lowest, highest],
                    shared: (whole > 0.0).then(|| (1.0 - self.apart[cell] / whole).clamp(0.0, 1.0)),
                });
            }
        }
        totals
    }
}

/// Variance over draws.
fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    values
        .map(|value| (value - mean) * (value - mean))
        .sum::<f64>()
        / count
}

#[cfg(test)]
mod tests {
    use super::variance;

    #[test]
    fn the_variance_of_a_pair_is_known() {
        assert_eq!(variance([1.0, 3.0].into_iter()), 1.0);
        assert_eq!(variance([2.0; 4].into_iter()), 0.0);
    }
}
