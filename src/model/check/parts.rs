//! What every kind of process says, whatever its kind.

use crate::model::checked::ProcessKind;
use crate::model::file::ProcessFile;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;
use crate::stream::Reach;
use crate::units::Unit;

/// The parts of a process file that all kinds share.
pub(super) struct Parts<'a> {
    pub kind: ProcessKind,
    pub title: &'a Words,
    pub unit: Unit,
    pub start: Option<&'a Distribution>,
    pub drift: Option<&'a Distribution>,
    pub volatility: Option<&'a Distribution>,
    pub source: &'a str,
    pub at: &'a Option<String>,
    pub evidence: Evidence,
    pub verification: Verification,
    pub note: &'a Option<Words>,
    pub reach: Reach,
}

pub(super) fn parts(file: &ProcessFile) -> Parts<'_> {
    match file {
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
        } => Parts {
            kind: ProcessKind::Share,
            title,
            unit: Unit::Share,
            start: Some(start),
            drift: drift.as_ref(),
            volatility: volatility.as_ref(),
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
            source,
            at,
            evidence,
            verification,
            note,
            reach,
        } => Parts {
            kind: ProcessKind::Level,
            title,
            unit: *unit,
            start: Some(start),
            drift: Some(drift),
            volatility: Some(volatility),
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
            source,
            at,
            evidence,
            verification,
            note,
            reach,
        } => Parts {
            kind: ProcessKind::Count,
            title,
            unit: *unit,
            start: Some(start),
            drift: pace.as_ref(),
            volatility: None,
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
        } => Parts {
            kind: ProcessKind::Growth,
            title,
            unit: Unit::Growth,
            start: None,
            drift: Some(mean),
            volatility: Some(volatility),
            source,
            at,
            evidence: *evidence,
            verification: *verification,
            note,
            reach: *reach,
        },
    }
}
