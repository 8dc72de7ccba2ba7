//! Whom the engine follows.

use serde::{Deserialize, Serialize};

use crate::model::Model;

/// Whom the engine follows from the base year on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Follow {
    /// Cohorts: numbers of people by age, sex and certificate.
    #[default]
    Cohorts,
    /// Persons, one by one, in their households.
    Persons,
}

impl Follow {
    /// Persons where a rule in force asks about households, which cohorts cannot tell; else cohorts.
    pub fn needed_by(model: &Model) -> Self {
        if model.asks_about_households() {
            Follow::Persons
        } else {
            Follow::Cohorts
        }
    }
}
