//! Jumps: policy moves in steps.

use crate::axes::Year;
use crate::statistics::sampling::{poisson, standard_normal};
use crate::stream::{Chance, Decision};

/// The jumps of a year on the logarithm: a Poisson number of normal ones.
pub(super) fn jump(rate: f64, size: f64, chance: &Chance, decision: Decision, year: Year) -> f64 {
    let mut stream = chance.stream(decision, year as u32);
    let count = poisson(rate, &mut stream) as f64;
    size * count.sqrt() * standard_normal(&mut stream)
}
