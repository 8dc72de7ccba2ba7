//! Medians and intervals, made only at the end.

use rayon::prelude::*;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::withheld::{Withheld, WithheldMark};
use crate::axes::Year;
use crate::projection::Projection;
use crate::statistics::selection::Selection;
use crate::statistics::summing::sum;

/// Probabilities of the quantiles that are handed on.
pub const LEVELS: [f64; 9] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];

/// Summary of the draws of one quantity in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// Mean.
    pub mean: f64,
    /// Quantiles at [`LEVELS`] (Hyndman–Fan type 7).
    pub quantiles: [f64; LEVELS.len()],
}

impl Summary {
    /// Of some draws; nothing where a draw is not a finite number.
    pub fn of(draws: &[f32]) -> Option<Self> {
        Self::with(&mut Selection::new(draws.len().max(1), &LEVELS), draws)
    }

    /// The same with the working memory for [`LEVELS`] of so many draws.
    fn with(selection: &mut Selection, draws: &[f32]) -> Option<Self> {
        let mean = sum(draws) / draws.len() as f64;
        if !mean.is_finite() {
            return None;
        }
        let mut quantiles = [0.0; LEVELS.len()];
        selection.quantiles(draws, &mut quantiles);
        Some(Summary { mean, quantiles })
    }

    /// Middle value.
    pub fn median(&self) -> f64 {
        self.quantiles[4]
    }

    /// Ends of the 80 % interval.
    pub fn eighty(&self) -> (f64, f64) {
        (self.quantiles[2], self.quantiles[6])
    }

    /// Ends of the 95 % interval.
    pub fn ninety_five(&self) -> (f64, f64) {
        (self.quantiles[0], self.quantiles[8])
    }
}

/// Summaries of every quantity in every year.
#[derive(Clone, Debug)]
pub struct Summaries {
    years: Vec<Year>,
    keys: Vec<String>,
    values: Vec<Option<Summary>>,
    /// What may not be published, where they are of a run that will be.
    withheld: Option<Arc<Withheld>>,
    /// Those of values that are known to the digit, by their place.
    exact: BTreeSet<usize>,
}

impl Summaries {
    /// Of a whole projection; in parallel.
    pub fn of(projection: &Projection) -> Self {
        let years = projection.years().len();
        let cells = projection.quantities().len() * years;
        let values = (0..cells)
            .into_par_iter()
            .map_init(
                || Selection::new(projection.draws().max(1), &LEVELS),
                |selection, cell| {
                    Summary::with(selection, projection.at(cell / years, cell % years))
                },
            )
            .collect();
        Summaries {
            years: projection.years().to_vec(),
            keys: projection
                .quantities()
                .iter()
                .map(|quantity| quantity.key.clone())
                .collect(),
            values,
            withheld: None,
            exact: BTreeSet::new(),
        }
    }

    /// With what is known to the digit: the place of a quantity, a year, a value. Draws are in single precision.
    #[must_use]
    pub fn knowing(mut self, known: impl IntoIterator<Item = (usize, Year, f64)>) -> Self {
        for (quantity, year, value) in known {
            let Some(at) = self.years.iter().position(|own| *own == year) else {
                continue;
            };
            let at = quantity * self.years.len() + at;
            if let Some(own) = self.values.get_mut(at) {
                *own = Some(Summary {
                    mean: value,
                    quantiles: [value; LEVELS.len()],
                });
                self.exact.insert(at);
            }
        }
        self
    }

    /// Whether the quantity at a place is known to the digit in the year at a place.
    pub fn is_exact(&self, quantity: usize, year: usize) -> bool {
        self.exact.contains(&(quantity * self.years.len() + year))
    }

    /// Without what may not be published: a summary of it is none, and why can be asked.
    pub fn withholding(mut self, withheld: Option<Arc<Withheld>>) -> Self {
        if let Some(withheld) = &withheld {
            let years = self.years.len().max(1);
            for (at, value) in self.values.iter_mut().enumerate() {
                if withheld.mark(at / years, self.years[at % years]).is_some() {
                    *value = None;
                }
            }
        }
        self.withheld = withheld;
        self
    }

    /// What may not be published; nothing where all may be shown.
    pub fn withheld(&self) -> Option<&Withheld> {
        self.withheld.as_deref()
    }

    /// Why a quantity of a year is not shown; nothing where it is, or where there is none.
    pub fn mark(&self, key: &str, year: Year) -> Option<WithheldMark> {
        let quantity = self.keys.iter().position(|own| own == key)?;
        self.withheld.as_ref()?.mark(quantity, year)
    }

    /// Of the quantity at a place in a year; nothing where this projection has neither.
    pub fn in_year(&self, quantity: usize, year: Year) -> Option<&Summary> {
        let year = self.years.iter().position(|own| *own == year)?;
        (quantity < self.keys.len()).then(|| self.at(quantity, year))?
    }

    /// Of the quantity at a place in the year at a place.
    pub fn at(&self, quantity: usize, year: usize) -> Option<&Summary> {
        self.values[quantity * self.years.len() + year].as_ref()
    }

    /// Of a quantity in a year.
    pub fn get(&self, key: &str, year: Year) -> Option<&Summary> {
        let quantity = self.keys.iter().position(|k| k == key)?;
        let year = self.years.iter().position(|y| *y == year)?;
        self.at(quantity, year)
    }
}
