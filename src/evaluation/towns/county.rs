//! A county in one draw.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Towns;
use crate::projection::Projection;
use crate::stream::{Chance, Decision};

/// What a town's figures are off by.
pub(super) const FIGURES: Decision = Decision::named("error of a town's figure");

/// A county in one draw.
pub(super) struct CountyDraw<'a> {
    pub model: &'a Model,
    pub towns: &'a Towns,
    pub projection: &'a Projection,
    pub draw: usize,
    pub chance: Chance,
}

impl CountyDraw<'_> {
    /// A quantity of this draw; 0 where it is none.
    pub fn value(&self, quantity: usize, year: Year) -> f64 {
        let year = self.projection.year_index(year);
        let value = year.map_or(0.0, |year| {
            f64::from(self.projection.at(quantity, year)[self.draw])
        });
        if value.is_finite() {
            value.max(0.0)
        } else {
            0.0
        }
    }

    /// The same as a whole number.
    pub fn whole(&self, quantity: usize, year: Year) -> u64 {
        self.value(quantity, year).round() as u64
    }
}
