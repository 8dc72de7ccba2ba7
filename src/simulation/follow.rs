//! Whom the engine follows.

use serde::{Deserialize, Serialize};

use crate::model::Model;

/// Whom the engine follows from the base year on; who comes later tells more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Follow {
    /// Cohorts: numbers of people by age, sex and certificate.
    #[default]
    Cohorts,
    /// Persons, one by one, in their households.
    Persons,
}

impl Follow {
    /// All of them.
    pub const ALL: [Follow; 2] = [Follow::Cohorts, Follow::Persons];

    /// Whether everybody is followed one by one; else people are counted.
    pub const fn is_one_by_one(self) -> bool {
        match self {
            Follow::Cohorts => false,
            Follow::Persons => true,
        }
    }

    /// Whether it is told with whom people live.
    pub const fn tells_households(self) -> bool {
        match self {
            Follow::Cohorts => false,
            Follow::Persons => true,
        }
    }

    /// Persons where a rule in force asks about households, which cohorts cannot tell; else cohorts.
    pub fn needed_by(model: &Model) -> Self {
        if model.asks_about_households() {
            Follow::Persons
        } else {
            Follow::Cohorts
        }
    }
}
