//! Clocks that ring when the hazard gathered along a person's path reaches a threshold.
//!
//! A yearly probability `p` is the hazard `−ln(1 − p)` of that year. A person with threshold
//! `E = −ln(1 − u)` sees the event in the first year in which the sum of the hazards reaches `E`;
//! the chance to be spared until then is the product of the yearly `1 − p`, exactly as if every
//! year had been asked. Between two states the sum goes on, so one number serves for a life.
//!
//! Source of the method: Devroye (1986), *Non-Uniform Random Variate Generation*, ch. VI.2.
//! Hazards are whole multiples of 2⁻⁴⁸, so sums do not depend on their order; a threshold has 32
//! random bits, so a chance errs by at most 2⁻³³.

use ndarray::{Array3, Axis};

use crate::axes::{SEXES, Sex};
use crate::statistics::multistate::YearlyChances;

/// Which risk a clock measures.
#[derive(Clone, Copy, Debug)]
pub(super) enum Risk {
    Death,
    Move,
    Birth,
}

/// Cumulative hazards of each state, sex and cohort, and what they mean for whoever is there first.
#[derive(Clone, Debug)]
pub(super) struct Clocks {
    /// Number of years.
    pub(super) steps: usize,
    /// Ages at the start, and those still to be born: `ages + steps`.
    pub(super) cohorts: usize,
    /// For each risk, `rows × (steps + 1)`: hazard of the years before `0, 1, … steps`.
    sums: [Vec<u64>; 3],
    /// For each row: words above these mean that no clock rings for whoever enters in that state.
    pub(super) silent_above: Vec<[u32; 3]>,
}

const UNIT: f64 = (1_u64 << 48) as f64;
/// A hazard beyond every threshold: that of an event which is certain.
const CERTAIN: u64 = 64 << 48;
/// A threshold that no clock reaches.
pub(super) const BEYOND: u64 = 1 << 63;

impl Clocks {
    /// From the chances of each year, which have been checked.
    pub(super) fn new<'a>(
        chances: impl Fn(usize) -> &'a YearlyChances,
        steps: usize,
        states: usize,
        ages: usize,
    ) -> Self {
        let cohorts = ages + steps;
        let rows = states * SEXES * cohorts;
        let mut sums = [(); 3].map(|()| vec![0; rows * (steps + 1)]);
        let cells = states * SEXES * ages;
        let mut hazards = vec![[0; 3]; cells];
        let mut of: Option<&YearlyChances> = None;
        for step in 0..steps {
            let now = chances(step);
            if !of.is_some_and(|before| std::ptr::eq(before, now)) {
                yearly_hazards(now, &mut hazards);
                of = Some(now);
            }
            for place in 0..states * SEXES {
                for cohort in 0..cohorts {
                    let row = (place * cohorts + cohort) * (steps + 1) + step;
                    let hazard = match (cohort + step).checked_sub(steps) {
                        Some(age) => hazards[place * ages + age.min(ages - 1)],
                        None => [0; 3],
                    };
                    for (sum, hazard) in sums.iter_mut().zip(hazard) {
                        sum[row + 1] = sum[row] + hazard;
                    }
                }
            }
        }
        let mut clocks = Clocks {
            steps,
            cohorts,
            sums,
            silent_above: Vec::new(),
        };
        clocks.silent_above = (0..rows)
            .map(|row| {
                let end = row * (steps + 1) + steps;
                [0, 1, 2].map(|risk| last_word_within(clocks.sums[risk][end]))
            })
            .collect();
        clocks
    }

    /// The row of a state, sex and cohort; the cohort is the age at the start plus `steps`.
    #[inline]
    pub(super) fn row(&self, state: usize, sex: usize, cohort: usize) -> usize {
        (state * SEXES + sex) * self.cohorts + cohort
    }

    /// The first year from `from` on in which the clock reaches the threshold, or `steps`.
    #[inline]
    pub(super) fn rings(&self, risk: Risk, row: usize, from: usize, threshold: u64) -> usize {
        if threshold == BEYOND {
            return self.steps;
        }
        let at = row * (self.steps + 1);
        let sums = &self.sums[risk as usize][at..=at + self.steps];
        let target = sums[from] + threshold;
        if sums[self.steps] < target {
            return self.steps;
        }
        from + sums[from + 1..].partition_point(|sum| *sum < target)
    }

    /// The threshold that a word stands for if it can be reached in this row, else one beyond all.
    #[inline]
    pub(super) fn threshold_if_reachable(&self, risk: Risk, row: usize, word: u32) -> u64 {
        if word > self.silent_above[row][risk as usize] {
            BEYOND
        } else {
            threshold(word)
        }
    }

    /// The hazard of the years `from … to − 1`.
    #[inline]
    pub(super) fn passed(&self, risk: Risk, row: usize, from: usize, to: usize) -> u64 {
        let at = row * (self.steps + 1);
        let sums = &self.sums[risk as usize];
        sums[at + to] - sums[at + from]
    }
}

/// The exponential threshold that a word stands for.
#[inline]
pub(super) fn threshold(word: u32) -> u64 {
    let spared = 1.0 - (f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0);
    (-libm::log(spared) * UNIT) as u64
}

/// A word such that no larger one is a threshold within this hazard.
fn last_word_within(hazard: u64) -> u32 {
    let chance = -libm::expm1(-(hazard as f64) / UNIT);
    // One more, against rounding; saturates at the last word.
    ((chance * 4_294_967_296.0) as u32).saturating_add(1)
}

/// Hazards of death, move and birth in each state, sex and age.
fn yearly_hazards(chances: &YearlyChances, hazards: &mut [[u64; 3]]) {
    let ages = chances.death.dim().2;
    let mut leaving = Array3::zeros(chances.death.dim());
    for (from, to_each) in chances.transition.outer_iter().enumerate() {
        for (to, chance) in to_each.outer_iter().enumerate() {
            if to != from {
                let mut leaving = leaving.index_axis_mut(Axis(0), from);
                leaving += &chance;
            }
        }
    }
    for ((state, sex, age), death) in chances.death.indexed_iter() {
        let birth = if sex == Sex::Female.index() {
            chances.birth[(state, age)]
        } else {
            0.0
        };
        let risks = [*death, leaving[(state, sex, age)], birth];
        hazards[(state * SEXES + sex) * ages + age] = risks.map(hazard);
    }
}

fn hazard(probability: f64) -> u64 {
    if probability >= 1.0 {
        return CERTAIN;
    }
    (-libm::log1p(-probability) * UNIT + 0.5) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_is_certain_and_impossible_impossible() {
        assert!(hazard(1.0) > threshold(u32::MAX));
        assert!(hazard(1.0 - 1e-13) > threshold(u32::MAX));
        assert!(threshold(0) > hazard(0.0));
    }

    #[test]
    fn thresholds_divide_the_words_as_the_probability_does() {
        for p in [1e-6, 3e-4, 0.02, 0.5, 0.97] {
            let limit = hazard(p);
            // The number of words within the hazard, by bisection.
            let (mut within, mut beyond) = (0_u64, 1_u64 << 32);
            while within < beyond {
                let middle = (within + beyond) / 2;
                if threshold(middle as u32) <= limit {
                    within = middle + 1;
                } else {
                    beyond = middle;
                }
            }
            let share = within as f64 / 4_294_967_296.0;
            assert!((share - p).abs() <= 1.2e-10, "{p} {share}");
            assert!(u64::from(last_word_within(limit)) + 1 >= within);
        }
    }
}
