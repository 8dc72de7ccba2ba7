//! What every kind of process says, whatever its kind.

use super::{JumpsFile, ProcessFile, ProcessKind};
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::stream::Reach;
use crate::units::Unit;

/// The parts of a process file that all kinds share.
#[derive(Clone, Debug)]
pub struct ProcessParts<'a> {
    /// Which kind it is.
    pub kind: ProcessKind,
    /// Name for people.
    pub title: &'a Words,
    /// The unit of its values.
    pub unit: Unit,
    /// Value at the end of the base year; nothing of a growth.
    pub start: Option<&'a Distribution>,
    /// How it moves: drift, pace or mean.
    pub drift: Option<&'a Distribution>,
    /// By how much its years differ.
    pub volatility: Option<&'a Distribution>,
    /// Jumps of a level.
    pub jumps: Option<&'a JumpsFile>,
    /// How often a year it is due, or how many are taken on.
    pub occasions: Option<u32>,
    /// How many things a completion finishes.
    pub of: Option<u32>,
    /// The count by which a completion goes.
    pub by: Option<&'a str>,
    /// Key of the source.
    pub source: &'a str,
    /// Place in the source.
    pub at: &'a Option<String>,
    /// How it was obtained.
    pub evidence: Evidence,
    /// How the source was seen.
    pub verification: Verification,
    /// What else to know.
    pub note: &'a Option<Words>,
    /// Between which places a draw of it is shared.
    pub reach: Reach,
}

impl ProcessFile {
    /// What it says, whatever its kind.
    pub fn parts(&self) -> ProcessParts<'_> {
        match self {
            ProcessFile::Share {
                title,
                start,
                drift,
                volatility,
                source,
                at,
                evidence,
                verification,
                note,
                reach,
            } => ProcessParts {
                kind: ProcessKind::Share,
                title,
                unit: Unit::Share,
                start: Some(start),
                drift: drift.as_ref(),
                volatility: volatility.as_ref(),
                jumps: None,
                occasions: None,
                of: None,
                by: None,
                source,
                at,
                evidence: *evidence,
                verification: *verification,
                note,
                reach: *reach,
            },
            ProcessFile::Level {
                title,
                unit,
                start,
                drift,
                volatility,
                jumps,
                source,
                at,
                evidence,
                verification,
                note,
                reach,
            } => ProcessParts {
                kind: ProcessKind::Level,
                title,
                unit: *unit,
                start: Some(start),
                drift: Some(drift),
                volatility: Some(volatility),
                jumps: jumps.as_ref(),
                occasions: None,
                of: None,
                by: None,
                source,
                at,
                evidence: *evidence,
                verification: *verification,
                note,
                reach: *reach,
            },
            ProcessFile::Count {
                title,
                unit,
                start,
                pace,
                occasions,
                source,
                at,
                evidence,
                verification,
                note,
                reach,
            } => ProcessParts {
                kind: ProcessKind::Count,
                title,
                unit: *unit,
                start: Some(start),
                drift: pace.as_ref(),
                volatility: None,
                jumps: None,
                occasions: *occasions,
                of: None,
                by: None,
                source,
                at,
                evidence: *evidence,
                verification: *verification,
                note,
                reach: *reach,
            },
            ProcessFile::Completion {
                title,
                of,
                start,
                pace,
                occasions,
                together,
                by,
                source,
                at,
                evidence,
                verification,
                note,
                reach,
            } => ProcessParts {
                kind: ProcessKind::Completion,
                title,
                unit: Unit::Share,
                start: Some(start),
                drift: pace.as_ref(),
                volatility: together.as_ref(),
                jumps: None,
                occasions: *occasions,
                of: Some(*of),
                by: by.as_deref(),
                source,
                at,
                evidence: *evidence,
                verification: *verification,
                note,
                reach: *reach,
            },
            ProcessFile::Growth {
                title,
                mean,
                volatility,
                source,
                at,
                evidence,
                verification,
                note,
                reach,
            } => ProcessParts {
                kind: ProcessKind::Growth,
                title,
                unit: Unit::Growth,
                start: None,
                drift: Some(mean),
                volatility: Some(volatility),
                jumps: None,
                occasions: None,
                of: None,
                by: None,
                source,
                at,
                evidence: *evidence,
                verification: *verification,
                note,
                reach: *reach,
            },
        }
    }

    /// Name for people.
    pub fn title(&self) -> &Words {
        self.parts().title
    }

    /// The unit of its values.
    pub fn unit(&self) -> Unit {
        self.parts().unit
    }
}
