//! Who lives with whom: households formed around the people of the base year.
//!
//! There is no register of households to read. They are formed so that the share of people who live
//! alone and the mean size come out, from couples and generations whose ages fit, with certificate
//! holders clustered within them. Nobody moves from one household to another later: children are
//! born into their mother's, the dead and those who move away are missed, and who arrives lives alone.
//! New certificates know nothing of the household, so the clustering of the base year wears off.
//!
//! A run by persons therefore counts households with several holders (一户多残), adults kept by old parents (以老养残) and holders
//! who live alone. A scenario's rule may ask about them (`is = ["with_other_holders"]`); such a scenario, and the
//! baseline it is compared with, follow persons by themselves. A draw of 1.2 million people over fifteen years
//! costs some 500 draws of cohorts; a hundred are enough for most questions about households.

mod composition;
mod forming;
mod pools;
mod situations;

pub use composition::Composition;
pub use forming::form;
pub use situations::{Ages, Companion, Situation, Situations};

use crate::simulation::person::{People, PersonError};

/// Which household each person lives in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Households {
    /// Number of the household of each person, in the order of the people.
    of: Vec<u32>,
    count: usize,
}

impl Households {
    /// The people with the members of each household side by side.
    pub fn arrange(&self, people: &People) -> Result<People, PersonError> {
        let mut place = vec![0; self.count + 1];
        for household in &self.of {
            place[*household as usize + 1] += 1;
        }
        for household in 0..self.count {
            place[household + 1] += place[household];
        }
        let mut order = vec![0; self.of.len()];
        for (person, household) in self.of.iter().enumerate() {
            let next = &mut place[*household as usize];
            order[*next] = person;
            *next += 1;
        }
        let numbers = order.iter().map(|person| self.of[*person]).collect();
        people.rearranged(&order).in_households(numbers)
    }

    /// How many households.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}
