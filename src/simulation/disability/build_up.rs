//! How much faster registration grows while a register is built up.

use crate::model::checked::{Disability, ParameterId};

/// What one draw says of the growth that a register has while it is built up: it fades by the same part every year,
/// and leaves the growth of registers that stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct BuildUp {
    /// Yearly log growth of registration in the base year beyond the one that stays.
    pub growth: f64,
    /// Part of it that is left a year later, 0 to 1.
    pub left: f64,
}

impl BuildUp {
    /// What a model says, by the values of its parameters; nothing where it says nothing.
    pub fn of(disability: &Disability, value: impl Fn(ParameterId) -> f64) -> Self {
        disability
            .build_up
            .map_or_else(BuildUp::default, |[growth, left]| BuildUp {
                growth: value(growth),
                left: value(left),
            })
    }

    /// What it adds so many years after the base year to the growth that stays.
    pub fn after(&self, years: i32) -> f64 {
        self.growth * libm::pow(self.left, f64::from(years))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_fades_to_the_one_that_stays() {
        let own = BuildUp {
            growth: 0.04,
            left: 0.5,
        };
        assert_eq!(own.after(0), 0.04);
        assert!((own.after(1) - 0.02).abs() < 1e-15);
        assert!(own.after(60).abs() < 1e-15);
        assert_eq!(BuildUp::default().after(3), 0.0);
    }
}
