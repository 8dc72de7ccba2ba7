//! Rows of a table of towns, each fault with its place.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::super::unused::{unknown_columns, without_value};
use super::told::{Measure, ToldRow};
use crate::dataset::{Complaint, Complaints, Place, RawTable, Said};
use crate::model::file::{ServiceFile, TownsFile};
use crate::model::lines::Lines;

const TOWN: [&str; 4] = ["镇街", "镇", "乡镇", "town"];
const MEASURE: [&str; 3] = ["指标", "项目", "measure"];
const VALUE: [&str; 3] = ["数值", "人数", "value"];
/// Columns that need not be there: service, year, error.
const OTHERS: [&[&str]; 3] = [&["服务", "service"], &["年份", "year"], &["误差", "error"]];

/// All columns that there may be.
const COLUMNS: (&str, &str) = (
    "镇街、指标、数值三列，可再加服务、年份、误差",
    "columns town, measure, value, and if needed service, year, error",
);

/// The rows of a table of towns and its columns.
pub(super) struct TownRows<'a> {
    pub raw: &'a RawTable,
    pub town: String,
    measure: String,
    pub value: String,
    others: [Option<String>; 3],
}

impl<'a> TownRows<'a> {
    /// Finds the columns.
    pub fn of(raw: &'a RawTable) -> Result<Self, Complaints> {
        let mut complaints = Complaints::default();
        let mut needed = |names: &[&str]| {
            let found = raw.column_called(names);
            if found.is_none() {
                let (zh, en) = (names[0], names[names.len() - 1]);
                complaints.push(Complaint::error(
                    raw.file.clone(),
                    Place::Whole,
                    (
                        format!("没有“{zh}”一列"),
                        format!("there is no column {en}"),
                    ),
                    COLUMNS,
                    ("请补上这一列", "Add it"),
                ));
            }
            found.unwrap_or_default()
        };
        let (town, measure, value) = (needed(&TOWN), needed(&MEASURE), needed(&VALUE));
        let others = OTHERS.map(|names| raw.column_called(names));
        complaints.into_result(TownRows {
            raw,
            town,
            measure,
            value,
            others,
        })
    }

    /// Lays every row over what is said of its town; the line of each, and reminders of what was not used.
    pub fn read(
        &self,
        towns: &mut TownsFile,
        services: &IndexMap<String, ServiceFile>,
    ) -> Result<(Lines, Complaints), Complaints> {
        let (mut complaints, mut reminders) = (Complaints::default(), Complaints::default());
        let mut lines = BTreeMap::new();
        // Where no town is declared, the table says which there are.
        let declared = !towns.town.is_empty();
        let [town, measure, value] =
            [&self.town, &self.measure, &self.value].map(|column| self.raw.texts(column));
        let others = self.others.each_ref().map(|column| {
            let column = column.as_ref();
            column.map_or_else(Vec::new, |column| self.raw.texts(column))
        });
        for row in 0..self.raw.rows() {
            let cell = |texts: &[Option<String>]| self.raw.text_at(texts, row);
            // A number that is not known yet is no number.
            let Some(text) = cell(&value) else {
                reminders.push(without_value(self.raw, row, &self.value, None));
                continue;
            };
            let found = self
                .town_of(towns, cell(&town), declared, row)
                .and_then(|key| {
                    let cells = others.each_ref().map(|texts| cell(texts));
                    let said = self.row(row, cell(&measure), &text, cells, services)?;
                    Ok((key, said))
                });
            let (key, said) = match found {
                Ok(found) => found,
                Err(complaint) => {
                    complaints.push(*complaint);
                    continue;
                }
            };
            let Some(said) = said else {
                reminders.push(without_value(self.raw, row, &self.value, Some(&text)));
                continue;
            };
            reminders.0.extend(self.read_as(row, &text, said.counted));
            let halves = self.halves(row, &text, said.counted, said.value);
            reminders.0.extend(halves);
            let Some(town) = towns.town.get_mut(&key) else {
                continue;
            };
            match said.put(town) {
                Some(below) => {
                    lines.insert(format!("town.{key}.{below}"), self.raw.line(row));
                }
                None => complaints.push(self.wrong(
                    row,
                    &self.value,
                    &text,
                    (
                        "一个镇（街道）的同一个数只写一次",
                        "each number of a town once",
                    ),
                )),
            }
        }
        let (planned, expected) = self.raw.unobserved(&value);
        complaints.extend(planned);
        reminders.extend(expected);
        let known = (
            &[&self.town, &self.measure, &self.value][..],
            &self.others[..],
        );
        let mut reminders = reminders.shortened();
        reminders.extend(unknown_columns(self.raw, known, COLUMNS));
        let lines = Lines::of_rows(&self.raw.file, lines);
        complaints.shortened().into_result((lines, reminders))
    }

    /// What a row says; nothing where its number is a sign for "not known".
    fn row(
        &self,
        row: usize,
        measure: Option<String>,
        text: &str,
        [service, year, error]: [Option<String>; 3],
        services: &IndexMap<String, ServiceFile>,
    ) -> Result<Option<ToldRow>, Box<Complaint>> {
        let column = |place: usize| self.others[place].clone().unwrap_or_default();
        let measure = measure.unwrap_or_default();
        let counted = Measure::of(&measure).ok_or_else(|| {
            let expected = (
                "人口、比例、持证人数、享受人数、机构数之一",
                "population, share, holders, recipients or centres",
            );
            Box::new(self.wrong(row, &self.measure, &measure, expected))
        })?;
        let Some(value) = self.number(row, text, counted)? else {
            return Ok(None);
        };
        let service = match service.filter(|_| counted.has_service()) {
            None if counted.has_service() => {
                let expected = ("一项服务的键或名称", "the key or name of a service");
                return Err(Box::new(self.wrong(row, &column(0), "", expected)));
            }
            None => String::new(),
            Some(name) => self.service_of(row, &name, &column(0), services)?,
        };
        let year = match year.filter(|_| counted.has_year()) {
            None if counted.has_year() => {
                return Err(Box::new(self.wrong(
                    row,
                    &column(1),
                    "",
                    ("年份", "a year"),
                )));
            }
            None => 0,
            Some(text) => self.raw.whole_year_in(&text, row, &column(1))?,
        };
        let error = match error.filter(|_| counted.has_year()) {
            None => 0.0,
            Some(text) => self.off_by(row, &text, &column(2))?,
        };
        Ok(Some(ToldRow {
            counted,
            service,
            value,
            year,
            error,
        }))
    }

    /// A complaint about what stands in a cell.
    pub fn wrong(
        &self,
        row: usize,
        column: &str,
        text: &str,
        expected: impl Into<Said>,
    ) -> Complaint {
        Complaint::error(
            self.raw.file.clone(),
            self.raw.place(row, column),
            (format!("写的是“{text}”"), format!("found “{text}”")),
            expected,
            ("请改正", "Correct it"),
        )
    }
}
