//! Numbers that were published and are used as they stand.

use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::units::Unit;

/// A number that was published and is used as it stands, with its error where it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedNumber {
    /// Where it stands.
    pub kind: StatedIn,
    /// Key of the fact, or of the process, target or quantity that was reported; what a register counts.
    pub key: String,
    /// Name for people.
    pub title: Words,
    /// Unit.
    pub unit: Unit,
    /// The year, or the last of several.
    pub year: Year,
    /// The value.
    pub value: f64,
    /// Standard deviation of its error, in the unit of the value; 0 where it stands as printed.
    pub error: f64,
    /// Key of the source.
    pub source: String,
    /// Place in the source.
    pub at: Option<String>,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
}

/// Where a number that was published stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedIn {
    /// Among the facts of the plan.
    Fact,
    /// Among the reports of later years.
    Report,
    /// In the register of certificate holders.
    Register,
}
