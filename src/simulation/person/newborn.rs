//! Who is born: sex and state by chance.

use crate::axes::SEXES;
use crate::statistics::multistate::YearlyChances;

/// Shares of the newborn in 2⁻³²: boys, then states of each sex, cumulative.
#[derive(Clone, Debug)]
pub(super) struct Newborn {
    boys: u64,
    states: [Vec<u64>; SEXES],
}

const WHOLE: f64 = 4_294_967_296.0;

impl Newborn {
    pub(super) fn new(table: &YearlyChances) -> Self {
        let of = |sex: usize| table.newborn.column(sex).sum();
        let cumulative = |sex: usize| {
            let all: f64 = of(sex);
            let mut below = 0.0;
            let share = |part: &f64| {
                below += part;
                let share = if all > 0.0 { below / all } else { 1.0 };
                (share * WHOLE + 0.5) as u64
            };
            table.newborn.column(sex).iter().map(share).collect()
        };
        Newborn {
            boys: (of(0) / (of(0) + of(1)) * WHOLE + 0.5) as u64,
            states: [cumulative(0), cumulative(1)],
        }
    }

    /// Sex and state that two words stand for.
    #[inline]
    pub(super) fn choose(&self, words: [u32; 4]) -> (usize, usize) {
        let sex = usize::from(u64::from(words[0]) >= self.boys);
        let states = &self.states[sex];
        let passed = states.iter().filter(|share| **share <= u64::from(words[1]));
        (sex, passed.count().min(states.len() - 1))
    }
}
