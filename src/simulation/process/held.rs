//! Paths that levers hold.

use super::Path;
use crate::axes::Year;
use crate::model::checked::{Layer, Process};

impl Path {
    /// Holds a drawn path where levers say so, as far as each has taken hold.
    pub fn hold(process: &Process, layers: &[Layer], years: &[Year], path: &mut [f64]) {
        for held in &process.held {
            for (year, value) in years.iter().zip(path.iter_mut()) {
                *value += layers[held.layer].weight(*year) * (held.value - *value);
            }
        }
    }

    /// Which part of a path no lever holds in a year.
    pub fn unheld(process: &Process, layers: &[Layer], year: Year) -> f64 {
        let held = process.held.iter();
        held.map(|held| 1.0 - layers[held.layer].weight(year))
            .product()
    }
}
