//! How households are made up.

use crate::simulation::SimulationError;
use crate::statistics::sampling::normal_quantile;
use crate::stream::{Sequence, Uniforms};

/// What one draw says of households.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Composition {
    /// Share of people who live alone.
    pub alone: f64,
    /// People in a household, on average.
    pub size: f64,
    /// Share of the households of two and more that a couple heads.
    pub couples: f64,
    /// Share of further members who are a generation older than the head, not younger.
    pub elders: f64,
    /// Years between generations: mean and standard deviation.
    pub generation: [f64; 2],
    /// Years by which men are older than their wives: mean and standard deviation.
    pub partner: [f64; 2],
    /// Odds that a member of a holder's household holds a certificate too, relative to others of the
    /// same age and sex.
    pub clustering: f64,
}

impl Composition {
    /// Members beyond the second of a household of two and more: the mean of a Poisson number.
    ///
    /// With `a` the share of people who live alone and `m` the mean size, households of two and more
    /// have `(1 − a) / (1/m − a)` members.
    pub(super) fn further(&self) -> Result<f64, SimulationError> {
        let further = (1.0 - self.alone) / (1.0 / self.size - self.alone) - 2.0;
        if further >= 0.0 && further.is_finite() {
            return Ok(further);
        }
        Err(SimulationError::NoSuchHouseholds {
            size: self.size,
            alone: self.alone,
        })
    }
}

/// Whole differences of age with a normal distribution, ready to be drawn by the thousand.
pub(super) struct AgeGap([i16; AgeGap::STEPS]);

impl AgeGap {
    const STEPS: usize = 256;

    pub(super) fn new([mean, sd]: [f64; 2]) -> Self {
        AgeGap(std::array::from_fn(|step| {
            let p = (step as f64 + 0.5) / Self::STEPS as f64;
            (mean + sd * normal_quantile(p)).round() as i16
        }))
    }

    pub(super) fn draw(&self, chance: &mut Sequence) -> i16 {
        self.0[(chance.uniform() * Self::STEPS as f64) as usize]
    }
}

/// Households for the tests of this room.
#[cfg(test)]
pub(super) const EXAMPLE: Composition = Composition {
    alone: 0.15,
    size: 2.4,
    couples: 0.8,
    elders: 0.2,
    generation: [27.0, 4.0],
    partner: [2.0, 3.0],
    clustering: 1.0,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_give_the_mean_and_those_who_live_alone() {
        let composition = EXAMPLE;
        let two_and_more = composition.further().unwrap() + 2.0;
        let households = EXAMPLE.alone + (1.0 - EXAMPLE.alone) / two_and_more;
        assert!((1.0 / households - EXAMPLE.size).abs() < 1e-12);
        let crowded = Composition {
            alone: 0.9,
            ..composition
        };
        assert!(crowded.further().is_err());
    }
}
