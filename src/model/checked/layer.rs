//! From when on a set of declarations counts, and how far it has taken hold.

use crate::axes::Year;

/// A set of declarations that takes over in some year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer {
    /// First year in which it counts.
    pub from: Year,
    /// Years over which it takes hold; 0 is at once.
    pub phase_in: u32,
    /// Most of it first.
    pub front: bool,
}

impl Layer {
    /// How far it has taken hold in a year: 0 before, 1 after; evenly between, or with what is left as the square
    /// of the years that are left.
    pub fn weight(&self, year: Year) -> f64 {
        if year < self.from {
            0.0
        } else if self.phase_in == 0 {
            1.0
        } else {
            let steps = (year - self.from + 1) as f64;
            let even = (steps / f64::from(self.phase_in)).min(1.0);
            if self.front {
                1.0 - (1.0 - even) * (1.0 - even)
            } else {
                even
            }
        }
    }
}

/// `v₀ + Σ wₖ (vₖ − vₖ₋₁)`, with the weight of each layer in the year.
pub fn mixed(layers: &[Layer], year: Year, value: impl Fn(usize) -> f64) -> f64 {
    let mut last = value(0);
    let mut mixed = last;
    for (k, layer) in layers.iter().enumerate().skip(1) {
        let weight = layer.weight(year);
        if weight > 0.0 {
            let here = value(k);
            mixed += weight * (here - last);
            last = here;
        } else {
            last = value(k);
        }
    }
    mixed
}
