//! Why a simulation cannot start.

use std::fmt;

use thiserror::Error;

use super::person::PersonError;
use crate::statistics::StatisticsError;

/// A number that is published of the base year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// New jobs over some years.
    Jobs,
    /// Recipients of a service, by its key.
    Recipients(String),
    /// Holders of certificates, by the key of their parameter.
    Holders(String),
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Published::Jobs => f.write_str("work.entry_anchor"),
            Published::Recipients(key) | Published::Holders(key) => f.write_str(key),
        }
    }
}

/// Why a simulation cannot start.
#[derive(Debug, Error)]
pub enum SimulationError {
    /// Whoever is told of the progress did not want it to go on.
    Stopped,
    /// The mathematics refused the data.
    Mathematics {
        /// What was being computed.
        what: &'static str,
        /// Why it was refused.
        #[source]
        why: StatisticsError,
    },
    /// People could not be followed.
    Person(#[from] PersonError),
    /// A rule asks about households, which cohorts cannot tell.
    AsksAboutHouseholds,
    /// Persons are to be followed where nobody holds a certificate.
    NobodyToFollow,
    /// More holders would die than people.
    TooManyDeaths {
        /// The draw.
        draw: u32,
    },
    /// More people than live on earth.
    TooManyPeople {
        /// The year at whose end they are too many.
        year: crate::axes::Year,
        /// How many.
        people: f64,
    },
    /// A published number of the base year that nobody counts for.
    NobodyCounts {
        /// What was published.
        whose: Published,
        /// The number.
        published: f64,
    },
    /// Standards that are tied to others cost more than the sum that was published.
    NoMoneyLeft {
        /// The sum.
        sum: Box<crate::source::Words>,
        /// What was published, in yuan.
        published: f64,
        /// What the tied standards cost, in yuan.
        held: f64,
    },
    /// Two exact reports of one year that differ.
    ReportsDisagree {
        /// The process.
        key: String,
    },
    /// A register has holders where nobody can be.
    NobodyInRegister {
        /// The year.
        year: crate::axes::Year,
        /// Whom that part is of.
        part: Box<crate::source::Words>,
        /// Holders in it.
        persons: f64,
    },
    /// A register has more holders of some ages and of a sex than there are people.
    RegisterBeyondPeople {
        /// The year.
        year: crate::axes::Year,
        /// Holders for whom there is nobody.
        persons: f64,
    },
    /// More recipients than holders whom the rule admits.
    MoreRecipientsThanHolders {
        /// The service.
        service: Box<crate::source::Words>,
        /// Recipients published.
        published: f64,
        /// Holders whom the rule admits.
        eligible: f64,
    },
    /// More recipients reported of a later year than people or places for them.
    MoreRecipientsThanPeople {
        /// The service.
        service: Box<crate::source::Words>,
        /// The year.
        year: crate::axes::Year,
        /// Recipients reported.
        reported: f64,
        /// Those who could be among them, in the draw that has most.
        most: f64,
    },
    /// Recipients and a coverage reported of the same year that do not go together.
    RecipientsAgainstCoverage {
        /// The service.
        service: Box<crate::source::Words>,
        /// The year.
        year: crate::axes::Year,
        /// Recipients reported.
        reported: f64,
        /// Coverage reported.
        coverage: f64,
        /// The share that the recipients are of those who may have it, in the draw in which it is nearest.
        nearest: f64,
    },
    /// Persons cannot follow recipients of later years.
    RecipientsAheadOfPersons {
        /// The service.
        service: Box<crate::source::Words>,
    },
    /// Persons cannot follow a register of later years.
    RegisterAheadOfPersons {
        /// The year.
        year: crate::axes::Year,
    },
    /// Nobody is old enough to head a household.
    NobodyHeadsHouseholds {
        /// First age.
        age: usize,
    },
    /// A mean size and a share who live alone that cannot both be.
    NoSuchHouseholds {
        /// People in a household.
        size: f64,
        /// Share of people who live alone.
        alone: f64,
    },
    /// A share of the candidates of a tier that is below 0 or above 1 in a year.
    NoSuchShare {
        /// Key of its parameter.
        parameter: String,
        /// The year.
        year: crate::axes::Year,
        /// What it comes to.
        value: f64,
    },
    /// An outlook that no mortality gives.
    NoSuchExpectancy {
        /// Years of life.
        years: f64,
    },
}

impl SimulationError {
    /// Names what was being computed.
    pub(crate) fn while_computing(what: &'static str) -> impl FnOnce(StatisticsError) -> Self {
        move |why| SimulationError::Mathematics { what, why }
    }
}
