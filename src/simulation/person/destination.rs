//! Where those who move go to.

use ndarray::Axis;

use crate::axes::SEXES;
use crate::statistics::multistate::YearlyChances;

/// For each state, the states that can be reached from it and their shares by sex, age and table.
#[derive(Clone, Debug)]
pub(super) struct Destinations {
    ages: usize,
    /// For each state: the states reached from it.
    reached: Vec<Vec<u8>>,
    /// For each state: cumulative shares in 2⁻³², table × sex × age × reached.
    shares: Vec<Vec<u64>>,
}

const WHOLE: f64 = 4_294_967_296.0;

impl Destinations {
    pub(super) fn new(tables: &[YearlyChances], states: usize, ages: usize) -> Self {
        let reached: Vec<Vec<u8>> = (0..states)
            .map(|from| {
                let possible = |to: &usize| {
                    let somewhere = |table: &YearlyChances| {
                        let from = table.transition.index_axis(Axis(0), from);
                        let chances = from.index_axis(Axis(0), *to);
                        chances.iter().any(|p| *p > 0.0)
                    };
                    *to != from && tables.iter().any(somewhere)
                };
                (0..states).filter(possible).map(|to| to as u8).collect()
            })
            .collect();
        let shares = (0..states)
            .map(|from| {
                let mut all = Vec::new();
                for table in tables {
                    for sex in 0..SEXES {
                        for age in 0..ages {
                            let chance =
                                |to: &u8| table.transition[(from, usize::from(*to), sex, age)];
                            let leaving: f64 = reached[from].iter().map(chance).sum();
                            let mut below = 0.0;
                            for to in &reached[from] {
                                below += chance(to);
                                let share = if leaving > 0.0 { below / leaving } else { 0.0 };
                                all.push((share * WHOLE + 0.5) as u64);
                            }
                        }
                    }
                }
                all
            })
            .collect();
        Destinations {
            ages,
            reached,
            shares,
        }
    }

    /// The state reached from `from` by somebody who leaves it.
    #[inline]
    pub(super) fn choose(
        &self,
        from: usize,
        table: usize,
        sex: usize,
        age: usize,
        word: u32,
    ) -> usize {
        let reached = &self.reached[from];
        let at = ((table * SEXES + sex) * self.ages + age) * reached.len();
        let shares = &self.shares[from][at..at + reached.len()];
        let passed = shares.iter().filter(|share| **share <= u64::from(word));
        usize::from(reached[passed.count()])
    }
}
