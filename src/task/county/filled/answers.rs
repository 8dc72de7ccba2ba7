//! What a workbook says, sheet by sheet.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::model::file::{Hold, LeverFile, Nature, OwnSourceFile, Relation};
use crate::source::Words;
use crate::units::Unit;

/// What the workbook says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::task::county) struct Filled {
    pub name: String,
    pub region: String,
    /// Name of the model that is extended.
    pub base: String,
    /// Title, number, first and last year.
    pub plan: Option<(String, String, [Year; 2])>,
    pub targets: Vec<Aim>,
    /// Year; registered people, births, deaths.
    pub people: Vec<(Year, [Option<Marked>; 3])>,
    /// Rows of the register as they are written.
    pub register: Vec<Vec<String>>,
    /// Recipients and monthly standards of the base year.
    pub services: Vec<Subsidy>,
    /// Recipients of years after the base year.
    pub recipients: Vec<Later>,
    /// Recipients in single towns.
    pub in_towns: Vec<TownRecipients>,
    pub centres: Vec<CentresAnswer>,
    pub townships: Vec<Township>,
    pub funds: Vec<Funds>,
    /// Titles of the payers that only the county has, by key.
    pub payers: BTreeMap<String, String>,
    /// What scenarios do, each row by itself.
    pub scenarios: Vec<Planned>,
    /// Works of the county's own, by key.
    pub sources: Vec<(String, OwnSourceFile)>,
    /// What was reported: title, year, value and error as written, place.
    pub reports: Vec<[String; 5]>,
    /// How cells were read that say more than a number.
    pub noted: Vec<Words>,
}

/// A number, and the words by which it is no final one; empty where it is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct Marked {
    pub value: f64,
    pub mark: String,
}

/// Recipients and standard of one service.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct Subsidy {
    /// Key of the service.
    pub key: String,
    pub people: Option<f64>,
    /// Yuan a month.
    pub standard: Option<f64>,
    /// Where both are from.
    pub at: String,
}

/// Recipients of one service at the end of a year after the base year.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct Later {
    /// Key of the service.
    pub key: String,
    pub year: Year,
    pub people: f64,
    /// Standard error in persons, above 0; nothing where none is given.
    pub error: Option<f64>,
    /// Where they are from.
    pub at: String,
}

/// Recipients of one service in a town at the end of a year.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct TownRecipients {
    pub town: String,
    /// Key of the service.
    pub key: String,
    pub year: Year,
    pub people: f64,
    /// Standard error as a part of them, above 0 and below 1; nothing where none is given.
    pub error: Option<f64>,
    /// Where they are from.
    pub at: String,
}

/// The centres of one service that places limit.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct CentresAnswer {
    /// Key of the service.
    pub key: String,
    /// How many at the end of the base year, places and staff in each.
    pub counted: [Option<f64>; 3],
    /// What was remarked of them, and by which words they are no final numbers.
    pub note: String,
}

/// A town, and what is said of it beside its holders.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::task::county) struct Township {
    pub name: String,
    pub people: Option<f64>,
    /// Key of a service that places limit; its centres in the town at the end of the base year.
    pub centres: Vec<(String, u32)>,
}

/// One target of the county's own plan.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct Aim {
    /// Key of the base model's target that measures the same, or of an indicator of the county's own.
    pub key: String,
    /// What is said of an indicator that the base model does not have.
    pub own: Option<OwnIndicator>,
    /// Number in the plan's table; none for what stands in a box.
    pub number: Option<u32>,
    pub nature: Option<Nature>,
    pub baseline: Option<f64>,
    /// How many things there are, where the target measures which part of them is finished.
    pub total: Option<u32>,
    pub relation: Option<Relation>,
    pub target: f64,
    pub year: Option<Year>,
    pub hold: Option<Hold>,
    pub at: String,
}

/// An indicator that only this county has.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct OwnIndicator {
    /// Its name.
    pub title: String,
    /// A share, something that is counted, money, or a ratio.
    pub unit: Unit,
    /// The measure word that was written in place of that of the unit.
    pub counted_in: Option<String>,
}

/// Who pays for a service, and what its centres cost.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::task::county) struct Funds {
    /// Key of the service.
    pub key: String,
    /// Key of each payer and its share, above 0; none if nobody was named.
    pub payers: Vec<(String, f64)>,
    /// Yuan to build a centre.
    pub capital: Option<f64>,
    /// Yuan to run a centre for a year.
    pub running: Option<f64>,
    /// Year of the prices of both.
    pub prices: Option<Year>,
    /// Where both are from.
    pub at: String,
}

/// One thing that a scenario does.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::task::county) struct Planned {
    /// Name of the scenario.
    pub name: String,
    /// Its title, where the row says it.
    pub title: String,
    /// What is done: one thing about one service.
    pub lever: LeverFile,
}
