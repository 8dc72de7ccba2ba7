//! The one thing that engines hand on: many draws of many quantities over the years.

use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Words};
use crate::units::Unit;

/// What a projected quantity is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Name in files, such as `holders` or `care_subsidy.recipients`.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Unit of every value.
    pub unit: Unit,
    /// The weakest evidence that the quantity rests on.
    pub evidence: Evidence,
}

/// Draws of other quantities or years cannot be appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("量或年份不同的抽样不能接在一起 · draws of other quantities or years cannot be joined")]
pub struct Different;

/// Rows of draws with further draws behind each.
pub(crate) fn joined(one: &[f32], draws: usize, two: &[f32], more: usize) -> Vec<f32> {
    let mut values = Vec::with_capacity(one.len() + two.len());
    // A run of no draws has no values to tell its rows by.
    if draws == 0 || more == 0 {
        values.extend(one);
        values.extend(two);
        return values;
    }
    for (one, two) in one.chunks_exact(draws).zip(two.chunks_exact(more)) {
        values.extend(one);
        values.extend(two);
    }
    values
}

/// Draws × years × quantities.
///
/// Values of one quantity in one year lie side by side (`values[(quantity · years + year) · draws +
/// draw]`), since whatever follows looks at all the draws of a year. They are kept in single
/// precision (7 digits); the engines compute in double. A year before a quantity begins is NaN.
#[derive(Clone, Debug)]
pub struct Projection {
    quantities: Vec<Quantity>,
    years: Vec<Year>,
    draws: usize,
    values: Vec<f32>,
}

impl Projection {
    /// From the values that an engine wrote, in the layout described at [`Projection`].
    ///
    /// # Panics
    /// If the length is not quantities × years × draws: an engine's fault, never a user's.
    pub fn new(
        quantities: Vec<Quantity>,
        years: Vec<Year>,
        draws: usize,
        values: Vec<f32>,
    ) -> Self {
        assert_eq!(
            values.len(),
            quantities.len() * years.len() * draws,
            "shape of a projection"
        );
        Projection {
            quantities,
            years,
            draws,
            values,
        }
    }

    /// Adds the draws that come next, of the same quantities in the same years.
    pub fn append(&mut self, next: &Projection) -> Result<(), Different> {
        if self.quantities != next.quantities || self.years != next.years {
            return Err(Different);
        }
        self.values = joined(&self.values, self.draws, &next.values, next.draws);
        self.draws += next.draws;
        Ok(())
    }

    /// Takes all draws of the quantity at `quantity` in the year at `year` away, as if the year had none.
    pub fn withhold(&mut self, quantity: usize, year: usize) {
        let from = (quantity * self.years.len() + year) * self.draws;
        self.values[from..from + self.draws].fill(f32::NAN);
    }

    /// What is projected, in order.
    pub fn quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    /// The years, ascending.
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// Number of draws.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// Place of a quantity by its key.
    pub fn index(&self, key: &str) -> Option<usize> {
        self.quantities
            .iter()
            .position(|quantity| quantity.key == key)
    }

    /// Place of a year.
    pub fn year_index(&self, year: Year) -> Option<usize> {
        self.years.iter().position(|y| *y == year)
    }

    /// All draws of the quantity at `quantity` in the year at `year` (both are places).
    pub fn at(&self, quantity: usize, year: usize) -> &[f32] {
        let from = (quantity * self.years.len() + year) * self.draws;
        &self.values[from..from + self.draws]
    }

    /// All draws of a quantity in a year, where both exist.
    pub fn get(&self, key: &str, year: Year) -> Option<&[f32]> {
        Some(self.at(self.index(key)?, self.year_index(year)?))
    }

    /// Every value, for checksums.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}
