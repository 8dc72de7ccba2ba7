//! Years that people may expect to live, and of these without a disability.

use crate::axes::AGES;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::elementary::exponential;

/// Expected years left, and of these without a disability, of people of one sex who are `age` at
/// their last birthday, under one year's hazards and prevalence of disability (both by age and sex):
/// Sullivan's method on the engine's own ages. A year between two ages has the mean of their
/// prevalences; the open age lives `1 / hazard` years.
///
/// Source: Sullivan (1971), HSMHA Health Reports 86: 347–354; see
/// [`sullivan`](crate::statistics::sullivan) for life tables with standard errors.
pub fn expected_years(
    hazards: &[f64; CELLS],
    prevalence: impl Fn(usize) -> f64,
    sex: usize,
    age: usize,
) -> (f64, f64) {
    let (mut alive, mut years, mut healthy) = (1.0, 0.0, 0.0);
    for age in age..AGES {
        let at = cell(sex, age);
        let (lived, disabled) = if age == AGES - 1 {
            (alive / hazards[at], prevalence(at))
        } else {
            let dying = alive * (1.0 - exponential(-hazards[at]));
            alive -= dying;
            (
                dying / hazards[at],
                0.5 * (prevalence(at) + prevalence(at + 1)),
            )
        };
        years += lived;
        healthy += lived * (1.0 - disabled.min(1.0));
    }
    (years, healthy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_hazard_leaves_its_inverse() {
        let (years, healthy) = expected_years(&[0.04; CELLS], |_| 0.25, 1, 60);
        assert!((years - 25.0).abs() < 1e-9 && (healthy - 18.75).abs() < 1e-9);
    }
}
