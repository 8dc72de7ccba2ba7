//! The steps that were seen of a state at a level or near it.

use super::levels::{LEVELS, STEPS, grid};

/// Steps that are taken as seen beforehand, and how fast their sizes decay on the scale.
const PRIOR_STEPS: f64 = 0.3;
const PRIOR_DECAY: f64 = 0.3;
/// Stays and years taken as seen beforehand.
const PRIOR_STAYS: (f64, f64) = (0.2, 1.0);

/// How often a rate stayed, and of which class its steps were where it did not.
pub(super) struct SeenSteps {
    stays: f64,
    years: f64,
    sizes: [f64; STEPS],
}

impl SeenSteps {
    /// What is taken as seen before anything was.
    pub(super) fn beforehand() -> Self {
        let grid = grid();
        let size =
            |class: usize| grid.width[class] * libm::exp(-grid.middle[class].abs() / PRIOR_DECAY);
        let (stays, years) = PRIOR_STAYS;
        let sizes = std::array::from_fn(size);
        SeenSteps {
            stays,
            years,
            sizes: shares(&sizes).map(|share| PRIOR_STEPS * share),
        }
    }

    /// Nothing.
    pub(super) fn nothing() -> Self {
        SeenSteps {
            stays: 0.0,
            years: 0.0,
            sizes: [0.0; STEPS],
        }
    }

    /// From how often each level came after this one.
    pub(super) fn of(from: usize, counts: &[f64]) -> Self {
        let mut seen = Self::nothing();
        seen.stays = counts[from];
        for (to, count) in counts.iter().enumerate().filter(|way| *way.1 > 0.0) {
            seen.years += count;
            for (class, part) in &grid().classes[from * LEVELS + to] {
                seen.sizes[*class] += count * part;
            }
        }
        seen
    }

    /// Adds what else was seen, by its weight.
    pub(super) fn add(&mut self, weight: f64, other: &SeenSteps) {
        self.stays += weight * other.stays;
        self.years += weight * other.years;
        let sizes = self.sizes.iter_mut().zip(&other.sizes);
        sizes.for_each(|(size, more)| *size += weight * more);
    }

    /// Years seen.
    pub(super) fn years(&self) -> f64 {
        self.years
    }

    /// Part of the years in which the rate stayed.
    pub(super) fn stay(&self) -> f64 {
        self.stays / self.years
    }

    /// The classes of steps, as shares of all.
    pub(super) fn sizes(&self) -> [f64; STEPS] {
        shares(&self.sizes)
    }
}

fn shares(parts: &[f64; STEPS]) -> [f64; STEPS] {
    let total: f64 = parts.iter().sum();
    parts.map(|part| part / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_added_up_by_its_weight() {
        let mut counts = [0.0; LEVELS];
        counts[56] = 3.0;
        counts[60] = 1.0;
        let mut seen = SeenSteps::nothing();
        seen.add(2.0, &SeenSteps::of(56, &counts));
        assert_eq!((seen.stays, seen.years(), seen.stay()), (6.0, 8.0, 0.75));
        assert!((seen.sizes.iter().sum::<f64>() - 2.0).abs() < 1e-12);
        let up: f64 = seen.sizes()[STEPS / 2..].iter().sum();
        assert!((up - 1.0).abs() < 1e-12);
        assert!(SeenSteps::beforehand().stay() < 0.5);
    }
}
