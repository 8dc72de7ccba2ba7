//! The sheet of what was reported of later years.

use super::super::census::Census;
use super::Filled;
use super::cells::Reading;
use super::chosen::{in_parts, unit_word};
use super::steps::{apart, growths, in_step, is_called, is_process_called, spoken};
use crate::dataset::nearest;
use crate::model::ModelFolder;
use crate::model::file::{ProcessFile, recipients_called};
use crate::report::template::layout::{people, reports};
use crate::units::Unit;

impl Filled {
    pub(super) fn reports(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, _: &Census) {
        let rows = reading.rows();
        let growths = growths(reading, &rows, base);
        // Names of rows of other sheets that were complained about may be missing here.
        let sound = reading.complaints.0.is_empty();
        for row in rows {
            for column in [reports::INDICATOR, reports::YEAR] {
                reading.row_needs(column, row, &[reports::VALUE]);
            }
            let Some(title) = reading.text(reports::INDICATOR, row) else {
                continue;
            };
            let title = spoken(title, base);
            let (Some(year), Some(written)) = (
                reading.year(reports::YEAR, row),
                reading.text(reports::VALUE, row),
            ) else {
                continue;
            };
            let told = match in_step(&title, base) {
                Some(own) => apart(reading, (row, year), &own, &growths),
                None => {
                    let unit = self.unit_of(&title, base);
                    if unit.is_none() && sound && !base.is_reported(&title) {
                        self.nobody_knows(reading, row, &title, base);
                        continue;
                    }
                    let value = match unit {
                        Some(unit) if in_parts(unit) => part(reading, row, written),
                        unit => counted(reading, row, unit, written),
                    };
                    value.map(|value| (title, value))
                }
            };
            let at = reading.origin_marked(reports::AT, row, &[reports::VALUE]);
            self.reports
                .extend(told.map(|(title, value)| [title, year.to_string(), value, at]));
        }
    }

    /// Says that a report names nothing that anybody knows.
    fn nobody_knows(&self, reading: &mut Reading<'_>, row: usize, title: &str, base: &ModelFolder) {
        let own = self.targets.iter().filter_map(|aim| aim.own.as_ref());
        let own = own.map(|own| own.title.as_str());
        let known = base.file.plan.targets.values();
        let known = own.chain(known.map(|target| target.title.zh.as_str()));
        let near = nearest(title, known);
        reading.fault(
            reports::INDICATOR,
            row,
            (
                format!("没有叫“{title}”的指标"),
                format!("no indicator is called “{title}”"),
            ),
            (
                "“规划指标”表里的或列表中的名称，人口、出生、死亡，或“服务名称＋享受人数”",
                "a name of the sheet 规划指标 or of the list, population, births, deaths, or “service＋享受人数”",
            ),
            match near {
                Some(near) => (
                    format!("是不是“{near}”？请改正名字"),
                    format!("Is it “{near}”? Correct the name"),
                ),
                None => (
                    "请改正名字，或先写到“规划指标”表".to_string(),
                    "Correct the name, or write it on the sheet 规划指标 first".to_string(),
                ),
            },
        );
    }

    /// The unit of what a report names; nothing where that is not known here.
    fn unit_of(&self, title: &str, base: &ModelFolder) -> Option<Unit> {
        let own = self.targets.iter().filter_map(|aim| aim.own.as_ref());
        let mut own = own.filter(|own| own.title == title).map(|own| own.unit);
        let known = base.file.plan.targets.iter();
        let mut known = known
            .filter(|(key, known)| is_called(title, key, &known.title))
            .map(|(_, known)| known.unit);
        let processes = base.file.processes.iter();
        let mut processes = processes
            .filter(|(key, process)| is_process_called(title, key, process))
            .map(|(_, process)| unit_of(process));
        let of_people = people::COUNTED.iter().any(|column| column.name == title);
        let ends = recipients_called("");
        own.next()
            .or_else(|| known.next())
            .or_else(|| processes.next())
            .or((of_people || title.ends_with(&ends)).then_some(Unit::Persons))
    }
}

/// The unit of the values of a process.
fn unit_of(process: &ProcessFile) -> Unit {
    match process {
        ProcessFile::Share { .. } | ProcessFile::Completion { .. } => Unit::Share,
        ProcessFile::Growth { .. } => Unit::Growth,
        ProcessFile::Level { unit, .. } | ProcessFile::Count { unit, .. } => *unit,
    }
}

/// A per cent as it was written, with the sign that its number lacks; nothing where it is none, which is said.
fn part(reading: &mut Reading<'_>, row: usize, written: String) -> Option<String> {
    // A dash is no value.
    reading.measured(reports::VALUE, row, false)?;
    let read = reading.number(reports::VALUE, row, Some("%"))?;
    if let Some(alone) = read.alone {
        return Some(alone);
    }
    let number = read.value;
    Some(match number > 1.0 && !written.contains(['%', '％']) {
        true => format!("{number}%"),
        false => written,
    })
}

/// Any other value as it was written, without the unit or the mark around its number; nothing where that is a fault, which
/// is said. A dash stays.
fn counted(
    reading: &mut Reading<'_>,
    row: usize,
    unit: Option<Unit>,
    written: String,
) -> Option<String> {
    let before = reading.complaints.0.len();
    let read = match unit {
        Some(unit) => reading.number(reports::VALUE, row, unit_word(unit)),
        // What nobody knows here is judged where the model is read.
        None => {
            let around = reading.number_if_any(reports::VALUE, row);
            let around = around.filter(|read| read.alone.is_some());
            around.and_then(|_| reading.number(reports::VALUE, row, None))
        }
    };
    if reading.complaints.0.len() > before {
        return None;
    }
    Some(read.and_then(|read| read.alone).unwrap_or(written))
}
