//! Yearly tables made ready for following people.

use super::PersonError;
use super::clock::Clocks;
use super::destination::Destinations;
use super::entrant::Entrant;
use super::newborn::Newborn;
use super::order::Order;
use crate::statistics::multistate::YearlyChances;

/// Yearly tables made ready for following people.
#[derive(Clone, Debug)]
pub struct PersonEngine {
    pub(super) states: usize,
    pub(super) ages: usize,
    tables: usize,
    pub(super) order: Order,
    pub(super) clocks: Clocks,
    destinations: Destinations,
    newborn: Vec<Newborn>,
}

/// The most states that people can be in.
const MOST_STATES: usize = 32;
/// The most years that a run can have: hazards must fit their integers.
const MOST_STEPS: usize = 512;

impl PersonEngine {
    /// For `steps` years; `tables` has the chances of each year, or one table for all of them.
    ///
    /// At most 32 states, 512 years and 256 ages; births per woman are a probability here.
    pub fn new(tables: &[YearlyChances], steps: usize, order: Order) -> Result<Self, PersonError> {
        let shape = check_number(tables, steps)?;
        let (states, _, ages) = shape;
        let bounds = [
            ("states", states, MOST_STATES),
            ("years", steps, MOST_STEPS),
            ("ages", ages, 256),
        ];
        for (what, found, most) in bounds {
            if found > most || found == 0 {
                return Err(PersonError::Number {
                    what,
                    found,
                    expected: format!("1 to {most} are possible"),
                });
            }
        }
        for (step, table) in tables.iter().enumerate() {
            let named = |why| PersonError::Chances { step, why };
            table.check(shape).map_err(named)?;
            let excess = table.birth.indexed_iter().find(|(_, p)| **p > 1.0);
            if let Some(((state, age), value)) = excess {
                return Err(PersonError::Birth {
                    step,
                    state,
                    age,
                    value: *value,
                });
            }
        }
        let in_year = |step: usize| &tables[step.min(tables.len() - 1)];
        Ok(PersonEngine {
            states,
            ages,
            tables: tables.len(),
            order,
            clocks: Clocks::new(in_year, steps, states, ages),
            destinations: Destinations::new(tables, states, ages),
            newborn: tables.iter().map(Newborn::new).collect(),
        })
    }

    #[inline]
    pub(super) fn row_of(&self, who: &Entrant) -> usize {
        self.clocks.row(who.state, who.sex, who.cohort)
    }

    /// Whether no clock can ring for somebody with these words.
    #[inline]
    pub(super) fn no_clock_rings(&self, who: &Entrant, words: [u32; 4]) -> bool {
        let [death, moving, birth] = self.clocks.silent_above[self.row_of(who)];
        (words[0] > death) & (words[1] > moving) & (words[3] > birth)
    }

    /// Where somebody who leaves a state in a year goes to.
    #[inline]
    pub(super) fn destination(
        &self,
        from: usize,
        sex: usize,
        cohort: usize,
        step: usize,
        word: u32,
    ) -> usize {
        let age = (cohort + step - self.clocks.steps).min(self.ages - 1);
        let table = step.min(self.tables - 1);
        self.destinations.choose(from, table, sex, age, word)
    }

    /// Sex and state of somebody born in a year.
    #[inline]
    pub(super) fn newborn(&self, step: usize, words: [u32; 4]) -> (usize, usize) {
        self.newborn[step.min(self.tables - 1)].choose(words)
    }
}

/// Fails unless there is one table, or one for each year; returns the shape of the first.
pub(super) fn check_number(
    tables: &[YearlyChances],
    steps: usize,
) -> Result<(usize, usize, usize), PersonError> {
    match tables {
        [first, more @ ..] if more.is_empty() || tables.len() == steps => Ok(first.death.dim()),
        _ => Err(PersonError::Number {
            what: "tables of chances",
            found: tables.len(),
            expected: format!("there are {steps} years"),
        }),
    }
}
