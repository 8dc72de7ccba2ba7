//! The workbook as filled in: every fault at once, with sheet and cell.

mod amounts;
mod answers;
mod baselines;
mod cells;
mod centres;
mod chosen;
mod composed;
mod eligible;
mod funds;
mod holds;
mod indicators;
mod levers;
mod lines;
mod named;
mod off;
mod own;
mod payers;
mod recipients;
mod relations;
mod reports;
mod rises;
mod sheets;
mod sources;
mod steps;
mod subsidies;
mod targets;
mod titled;
mod towns;
mod townships;
mod unread;
mod wholes;
mod workbook;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

pub(super) use self::answers::{
    Aim, CentresAnswer, Filled, Funds, Later, Marked, OwnIndicator, Planned, Subsidy,
    TownRecipients, Township,
};
use self::cells::SheetReading;
pub(super) use self::levers::{is_name, row_of};
use self::named::NamedWorks;
pub(super) use self::named::{joined, split};
pub(super) use self::titled::{in_one_cell, titled};
pub(super) use self::wholes::completed_of;
pub(super) use self::workbook::Workbook;

use super::census::Census;
use crate::dataset::Complaints;
use crate::model::ModelFolder;
use crate::report::template::layout::{
    FormSheet, centres as limits, funds as money, people, plan, register, reports as told,
    scenarios as plans, services, sources as works, targets as aims, towns as places,
};
use crate::task::Failure;

/// A registered population that is so many times the residents, or that part of them, is in another unit.
const TIMES: f64 = 5.0;

/// Sheets of what was observed.
const OBSERVED: [&str; 4] = [
    people::SHEET.name,
    register::SHEET.name,
    services::SHEET.name,
    told::SHEET.name,
];
/// Sheets that a workbook may lack.
const LATER: [&str; 5] = [
    limits::SHEET.name,
    places::SHEET.name,
    money::SHEET.name,
    plans::SHEET.name,
    works::SHEET.name,
];

/// How a sheet is read.
type ReaderOfSheet = fn(&mut Filled, &mut SheetReading<'_>, &ModelFolder, &Census);

impl Filled {
    /// Reads the workbook.
    pub fn read(
        workbook: &Workbook,
        (name, region, base_folder): (String, String, PathBuf),
        base: &ModelFolder,
        census: &Census,
        library: &BTreeSet<String>,
    ) -> Result<Filled, Failure> {
        let mut complaints = Complaints::default();
        let mut named = NamedWorks::beside(library);
        let mut noted = Vec::new();
        let there = workbook.sheets()?;
        let mut filled = Filled {
            name,
            region,
            base: base_folder
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            ..Filled::default()
        };
        // Works first, so that the other sheets can name them.
        let sheets: [(FormSheet, ReaderOfSheet); 11] = [
            (works::SHEET, Filled::sources),
            (plan::SHEET, Filled::plan),
            (aims::SHEET, Filled::targets),
            (people::SHEET, Filled::people),
            (register::SHEET, Filled::register),
            (services::SHEET, Filled::services),
            (limits::SHEET, Filled::centres),
            (places::SHEET, Filled::townships),
            (money::SHEET, Filled::funds),
            (plans::SHEET, Filled::scenarios),
            (told::SHEET, Filled::reports),
        ];
        let known = sheets.map(|(layout, _)| layout.name);
        noted.extend(unread::sheets(&there, &known));
        for (layout, read) in sheets {
            // Workbooks that were made by earlier versions do not have all of them.
            if LATER.contains(&layout.name) && !there.contains(layout.name) {
                continue;
            }
            match workbook.sheet(layout.name) {
                Ok(raw) => {
                    noted.extend(unread::columns(&raw, layout));
                    noted.extend(unread::unseen(&raw, layout.name));
                    if OBSERVED.contains(&layout.name) {
                        complaints.extend(unread::planned(&raw, layout));
                    }
                    let mut reading = SheetReading {
                        raw,
                        complaints: &mut complaints,
                        named: &mut named,
                        noted: &mut noted,
                        marks: BTreeMap::new(),
                    };
                    read(&mut filled, &mut reading, base, census);
                    reading.leaves_marks();
                }
                Err(found) => complaints.extend(found),
            }
        }
        complaints.0.extend(named.idle());
        filled.noted = noted;
        complaints.into_result(filled).map_err(Failure::from)
    }

    /// What was taken, and how much of it.
    pub fn taken(&self) -> Vec<(&'static str, &'static str, usize)> {
        let all = [
            (aims::SHEET, "targets", self.targets.len()),
            (people::SHEET, "population", self.people.len()),
            (register::SHEET, "register", self.register.len()),
            (
                services::SHEET,
                "services",
                self.services.len() + self.recipients.len() + self.in_towns.len(),
            ),
            (limits::SHEET, "centres", self.centres.len()),
            (places::SHEET, "towns", self.townships.len()),
            (money::SHEET, "money", self.fund_count()),
            (plans::SHEET, "scenarios", self.scenarios.len()),
            (works::SHEET, "sources", self.sources.len()),
            (told::SHEET, "reports", self.reports.len()),
        ];
        let all = all.map(|(layout, en, rows)| (layout.name, en, rows));
        all.into_iter().filter(|taken| taken.2 > 0).collect()
    }
}
