//! What was reported, as a table: 指标, 年份, 数值 and what else is known of each.

use std::collections::BTreeMap;
use std::path::Path;

use indexmap::IndexMap;

use super::amount::Amount;
use super::form::no_form;
use super::headings::{AT, COLUMNS, ERROR, KNOWN, NAME, SOURCE, UNIT, VALUE, YEAR};
use super::in_step::InStepWith;
use super::marked::{read_as, with_mark};
use super::names::{AboutRow, NamesOfRows};
use super::spread::years_side_by_side;
use super::tabled::only;
use super::unused::{told_apart, unknown_columns, unnamed, without_value};
use super::written::unit_of;
use crate::dataset::{Complaint, Complaints, Place, RawTable, ReadOptions, bytes_of, read_bytes};
use crate::model::file::{ObservationFile, ObservationsFile, PlanFile, ProcessFile, ServiceFile};
use crate::model::lines::Lines;
use crate::source::Words;

/// Source of a row that names none.
const OWN: &str = "own_records";

/// Rows of a table, and the line in which each stands.
#[derive(Debug, Default)]
pub(super) struct Reports {
    /// File in which they stand; nothing where there is none.
    pub file: Option<String>,
    pub rows: Vec<(usize, ObservationFile)>,
    /// Reminders of rows without a value, and of what nobody sees in the workbook.
    pub reminders: Complaints,
    /// What is wrong with rows that could not be read.
    pub faults: Complaints,
}

impl Reports {
    /// Puts the rows after those of a model, and their lines over its own; hands on the reminders.
    pub fn join(
        self,
        observations: &mut ObservationsFile,
        lines: &mut BTreeMap<String, Lines>,
    ) -> Complaints {
        let Some(file) = &self.file else {
            return self.reminders;
        };
        let first = observations.observation.len() + 1;
        let own = self.rows.iter().enumerate();
        let keys = own.map(|(row, (line, _))| (format!("observation.{}", first + row), *line));
        let own = Lines::of_rows(file, keys.collect());
        let below = lines.remove("observations");
        lines.insert("observations".to_string(), own.over(below.as_ref()));
        let rows = self.rows.into_iter().map(|(_, row)| row);
        observations.observation.extend(rows);
        self.reminders
    }
}

/// Processes and services by key, as far as a report may name them.
type DeclaredNames<'a> = (
    &'a IndexMap<String, ProcessFile>,
    &'a IndexMap<String, ServiceFile>,
);

/// Reads the table of a model's folder, where there is one.
pub(super) fn reports(
    root: &Path,
    shown: &str,
    declared: DeclaredNames<'_>,
    plan: &PlanFile,
) -> Result<Reports, Complaints> {
    let Some(name) = only(root, shown)? else {
        return Ok(Reports::default());
    };
    let (path, shown) = (root.join(&name), format!("{shown}/{name}"));
    from_file((&path, &bytes_of(&path)?), shown, declared, plan)
}

/// Reads a table of what was reported from its bytes; `shown` is its name in complaints. Rows that cannot be read are left
/// out, and their faults stand beside the others, so that more can be said of those; an error where nothing can be read.
pub(super) fn from_file(
    (path, bytes): (&Path, &[u8]),
    shown: String,
    (processes, services): DeclaredNames<'_>,
    plan: &PlanFile,
) -> Result<Reports, Complaints> {
    let mut raw = read_bytes(&path.display().to_string(), bytes, &ReadOptions::default())?;
    raw.file = shown;
    let headings = [&NAME[..], &YEAR[..]].map(|names| raw.column_called(names));
    let headings: Vec<String> = headings.into_iter().flatten().collect();
    no_form(&raw, &headings)?;
    raw.take_unit_of(&headings);
    let again = raw.without_headers_again();
    let names = NamesOfRows::of(processes, services, plan);
    let mut found = Columns::of(&raw)?.read(&names, InStepWith { processes, plan });
    found.reminders.extend(again);
    Ok(found)
}

struct Columns<'a> {
    raw: &'a RawTable,
    name: String,
    year: String,
    value: String,
    others: [Option<String>; 5],
}

impl<'a> Columns<'a> {
    fn of(raw: &'a RawTable) -> Result<Self, Complaints> {
        if let Some(spread) = years_side_by_side(raw, COLUMNS) {
            return Err(Complaints(vec![spread]));
        }
        super::headings::unknown_heading(raw)?;
        let mut complaints = Complaints::default();
        let mut needed = |names: &[&str]| {
            let found = raw.column_called(names);
            if found.is_none() {
                complaints.push(Complaint::error(
                    raw.file.clone(),
                    Place::Whole,
                    (
                        format!("没有“{}”一列", names[0]),
                        format!("there is no column {}", names[1]),
                    ),
                    COLUMNS,
                    ("请补上这一列", "Add it"),
                ));
            }
            found.unwrap_or_default()
        };
        let (name, year, value) = (needed(&NAME), needed(&YEAR), needed(&VALUE));
        let others = [&ERROR[..], &KNOWN[..], &SOURCE[..], &AT[..], &UNIT[..]];
        let others = others.map(|names| raw.column_called(names));
        complaints.into_result(Columns {
            raw,
            name,
            year,
            value,
            others,
        })
    }

    /// The rows with their lines, a reminder of each that has no value, and the faults of those that cannot be read.
    fn read(&self, names: &NamesOfRows, steps: InStepWith<'_>) -> Reports {
        let raw = self.raw;
        let texts = |column: &String| raw.texts(column);
        let [title, year, value] = [&self.name, &self.year, &self.value].map(texts);
        let others = self.others.each_ref();
        let others = others.map(|column| column.as_ref().map_or_else(Vec::new, texts));
        let (mut complaints, mut told) = (Complaints::default(), Complaints::default());
        let mut rows = Vec::new();
        let mut units = raw.units_alone(|row| raw.text_at(&value, row).is_none());
        for row in 0..raw.rows() {
            let cell = |texts: &[Option<String>]| raw.text_at(texts, row);
            let name = cell(&title).unwrap_or_default();
            let unused = |sign: Option<&str>| {
                let named = (!name.is_empty()).then(|| Words::both(&name, &name));
                without_value(raw, row, &self.value, sign).about(named)
            };
            // A value that is not known yet is no value, which is said; so is a unit of nobody knows which rows.
            let Some(mut number) = cell(&value) else {
                match units.remove(&row) {
                    Some(complaint) => complaints.push(complaint),
                    None => told.push(unused(None)),
                }
                continue;
            };
            let (mut about, said) = self.about(names, &name, row);
            let mut keep = |complaint: Complaint| complaints.push(complaint);
            let column = |place: usize| self.others[place].as_deref().unwrap_or_default();
            let (beside, errors) = (cell(&others[4]), cell(&others[0]));
            let of_unit = match (&beside, &said) {
                (None, Some(_)) => self.name.as_str(),
                _ => column(4),
            };
            let mut unit = beside.or(said);
            let points = steps.said(about.as_ref().ok(), &number, unit.as_deref());
            if let Some((difference, percent)) = points {
                (about, number) = (Ok(difference), percent);
                unit = unit.map(|_| "%".to_string());
            }
            let amount = Amount {
                raw,
                row,
                unit: unit.as_deref().map(|unit| (unit, of_unit)),
                own: (about.as_ref().ok()).and_then(|about| unit_of(about, names, steps)),
            };
            let error = errors.as_deref().map(|text| (text, column(0)));
            let (read, error) = match amount.read((number.as_str(), self.value.as_str()), error) {
                Ok(None) => {
                    told.push(unused(Some(number.as_str())));
                    continue;
                }
                Ok(Some(taken)) => {
                    told.0.extend(taken.said);
                    (Some(taken.number), taken.error)
                }
                Err(found) => {
                    found.0.into_iter().for_each(&mut keep);
                    (None, None)
                }
            };
            // When something was known may be a day; what it is of is a year.
            let known = cell(&others[1]).map(|text| raw.year_in(&text, row, column(1)));
            let known = known.and_then(|known| known.map_err(|why| keep(*why)).ok());
            let year = raw.whole_year_in(&cell(&year).unwrap_or_default(), row, &self.year);
            let year = year.map_err(|why| keep(*why)).ok();
            let about = about.map_err(|complaint| keep(*complaint)).ok();
            if let (Some(about), Some(year), Some(read)) = (about, year, read) {
                told.0
                    .extend(read_as(raw, (row, self.value.as_str()), &number, &read));
                let source = cell(&others[2]).unwrap_or_else(|| OWN.to_string());
                let mut seen = ObservationFile {
                    known,
                    error,
                    at: with_mark(cell(&others[3]), &read),
                    ..ObservationFile::counted(year, read.value, source)
                };
                about.put(&mut seen);
                rows.push((row, seen));
            }
        }
        let (planned, expected) = raw.unobserved(&value);
        complaints.extend(planned);
        complaints.0.extend(told_apart(raw));
        told.extend(expected);
        complaints.extend(steps.settle_rows(raw, &self.value, &mut rows));
        let rows = rows.into_iter().map(|(row, seen)| (raw.line(row), seen));
        let mut reminders = raw.reading.unseen(&raw.file, None);
        let known = (&[&self.name, &self.year, &self.value][..], &self.others[..]);
        reminders.extend(unknown_columns(raw, known, COLUMNS));
        reminders.extend(told.shortened());
        Reports {
            file: Some(raw.file.clone()),
            rows: rows.collect(),
            reminders,
            faults: complaints.shortened(),
        }
    }

    /// What a row is about, and the unit that its name has in brackets behind it.
    fn about(&self, names: &NamesOfRows, title: &str, row: usize) -> AboutRow {
        let unknown = || Box::new(unnamed(self.raw, row, &self.name, title, names));
        match names.with_unit(title) {
            Some((about, unit)) => (Ok(about), unit),
            None => (Err(unknown()), None),
        }
    }
}
