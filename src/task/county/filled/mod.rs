//! The workbook as filled in: every fault at once, with sheet and cell.

mod cells;
mod centres;
mod chosen;
mod eligible;
mod funds;
mod levers;
mod named;
mod rises;
mod sheets;
mod sources;
mod subsidies;
mod targets;
mod workbook;
mod written;

use std::collections::BTreeSet;
use std::path::PathBuf;

use self::cells::Reading;
pub(super) use self::funds::Funds;
pub(super) use self::levers::{Planned, is_name, row_of};
use self::named::Named;
pub(super) use self::named::{joined, split};
pub(super) use self::workbook::Workbook;

use super::census::Census;
use crate::axes::Year;
use crate::dataset::Complaints;
use crate::model::ModelFolder;
use crate::model::file::{Nature, OwnSourceFile, Relation};
use crate::report::template::layout::{
    Sheet, centres as limits, funds as money, people, plan, register, reports, scenarios as plans,
    services, sources as works, targets as aims,
};
use crate::task::Failure;

/// A registered population that is so many times the residents, or that part of them, is in another unit.
const TIMES: f64 = 5.0;
/// More people than this part of the residents do not receive one service for disabled people, nor hold certificates.
const MOST: f64 = 0.25;

/// What the workbook says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filled {
    pub name: String,
    pub region: String,
    /// Name of the model that is extended.
    pub base: String,
    /// Title, number, first and last year.
    pub plan: Option<(String, String, [Year; 2])>,
    pub targets: Vec<Aim>,
    /// Year; registered people, births, deaths.
    pub people: Vec<(Year, [Option<f64>; 3])>,
    /// Rows of the register as they are written.
    pub register: Vec<Vec<String>>,
    /// Recipients and monthly standards of the base year.
    pub services: Vec<Subsidy>,
    /// Recipients of years after the base year.
    pub recipients: Vec<Later>,
    /// Key of a service; centres at the end of the base year, places and staff in each.
    pub centres: Vec<(String, [Option<f64>; 3])>,
    pub funds: Vec<Funds>,
    /// What scenarios do, each row by itself.
    pub scenarios: Vec<Planned>,
    /// Works of the county's own, by key.
    pub sources: Vec<(String, OwnSourceFile)>,
    /// What was reported: title, year, value as written, place.
    pub reports: Vec<[String; 4]>,
}

/// Recipients and standard of one service.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subsidy {
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
pub(super) struct Later {
    /// Key of the service.
    pub key: String,
    pub year: Year,
    pub people: f64,
    /// Where they are from.
    pub at: String,
}

/// One target of the county's own plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aim {
    /// Key of the base model's target that measures the same.
    pub key: String,
    pub nature: Option<Nature>,
    pub baseline: Option<f64>,
    pub relation: Option<Relation>,
    pub target: f64,
    pub year: Option<Year>,
    pub at: String,
}

/// Sheets that a workbook may lack.
const LATER: [&str; 4] = [
    limits::SHEET.name,
    money::SHEET.name,
    plans::SHEET.name,
    works::SHEET.name,
];

/// How a sheet is read.
type Reader = fn(&mut Filled, &mut Reading<'_>, &ModelFolder, &Census);

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
        let mut named = Named::beside(library);
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
        let sheets: [(Sheet, Reader); 10] = [
            (works::SHEET, Filled::sources),
            (plan::SHEET, Filled::plan),
            (aims::SHEET, Filled::targets),
            (people::SHEET, Filled::people),
            (register::SHEET, Filled::register),
            (services::SHEET, Filled::services),
            (limits::SHEET, Filled::centres),
            (money::SHEET, Filled::funds),
            (plans::SHEET, Filled::scenarios),
            (reports::SHEET, Filled::reports),
        ];
        for (layout, read) in sheets {
            // Workbooks that were made by earlier versions do not have all of them.
            if LATER.contains(&layout.name) && !there.contains(layout.name) {
                continue;
            }
            match workbook.sheet(layout.name) {
                Ok(raw) => read(
                    &mut filled,
                    &mut Reading {
                        raw,
                        complaints: &mut complaints,
                        named: &mut named,
                    },
                    base,
                    census,
                ),
                Err(found) => complaints.extend(found),
            }
        }
        complaints.0.extend(named.idle());
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
                self.services.len() + self.recipients.len(),
            ),
            (limits::SHEET, "centres", self.centres.len()),
            (money::SHEET, "money", self.funds.len()),
            (plans::SHEET, "scenarios", self.scenarios.len()),
            (works::SHEET, "sources", self.sources.len()),
            (reports::SHEET, "reports", self.reports.len()),
        ];
        let all = all.map(|(layout, en, rows)| (layout.name, en, rows));
        all.into_iter().filter(|taken| taken.2 > 0).collect()
    }
}
