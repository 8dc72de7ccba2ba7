//! Rows of a table of towns, each fault with its place.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::told::{Measure, Told};
use crate::dataset::{Complaint, Complaints, Place, RawTable, Said, nearest};
use crate::model::file::{ServiceFile, TownFile, TownsFile};
use crate::model::lines::Lines;
use crate::model::read::names::bare;
use crate::source::Words;

const TOWN: [&str; 4] = ["镇街", "镇", "乡镇", "town"];
const MEASURE: [&str; 3] = ["指标", "项目", "measure"];
const VALUE: [&str; 3] = ["数值", "人数", "value"];
/// Columns that need not be there: service, year, error.
const OTHERS: [&[&str]; 3] = [&["服务", "service"], &["年份", "year"], &["误差", "error"]];

/// The rows of a table of towns and its columns.
pub(super) struct Rows<'a> {
    raw: &'a RawTable,
    town: String,
    measure: String,
    value: String,
    others: [Option<String>; 3],
}

impl<'a> Rows<'a> {
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
                    (
                        "镇街、指标、数值三列，可再加服务、年份、误差",
                        "columns town, measure, value, and if needed service, year, error",
                    ),
                    ("请补上这一列", "Add it"),
                ));
            }
            found.unwrap_or_default()
        };
        let (town, measure, value) = (needed(&TOWN), needed(&MEASURE), needed(&VALUE));
        let others = OTHERS.map(|names| raw.column_called(names));
        complaints.into_result(Rows {
            raw,
            town,
            measure,
            value,
            others,
        })
    }

    /// Lays every row over what is said of its town; the line of each.
    pub fn read(
        &self,
        towns: &mut TownsFile,
        services: &IndexMap<String, ServiceFile>,
    ) -> Result<Lines, Complaints> {
        let mut complaints = Complaints::default();
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
            let Some(text) = cell(&value) else { continue };
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
            let Some(said) = said else { continue };
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
        let lines = Lines::of_rows(&self.raw.file, lines);
        complaints.shortened().into_result(lines)
    }

    /// The key of the town that a row names.
    fn town_of(
        &self,
        towns: &mut TownsFile,
        name: Option<String>,
        declared: bool,
        row: usize,
    ) -> Result<String, Box<Complaint>> {
        let name = name.unwrap_or_default();
        let known = towns.town.iter().find(|(key, town)| {
            let names = [key.as_str(), town.title.zh.as_str(), town.title.en.as_str()];
            names.iter().any(|own| bare(own) == bare(&name))
        });
        if let Some((key, _)) = known {
            return Ok(key.clone());
        }
        if declared || name.is_empty() {
            let all = towns.town.values().map(|town| town.title.zh.as_str());
            let meant = nearest(&name, all).unwrap_or("town").to_string();
            let expected = (
                format!("towns.toml 里的一个镇（街道），例如 {meant}"),
                format!("a town of towns.toml, such as {meant}"),
            );
            return Err(Box::new(self.wrong(row, &self.town, &name, expected)));
        }
        let title = Words {
            zh: name.clone(),
            en: name.clone(),
        };
        let town = TownFile {
            title,
            ..TownFile::default()
        };
        towns.town.insert(name.clone(), town);
        Ok(name)
    }

    /// What a row says; nothing where its number is a sign for "not known".
    fn row(
        &self,
        row: usize,
        measure: Option<String>,
        text: &str,
        [service, year, error]: [Option<String>; 3],
        services: &IndexMap<String, ServiceFile>,
    ) -> Result<Option<Told>, Box<Complaint>> {
        let column = |place: usize| self.others[place].clone().unwrap_or_default();
        let measure = measure.unwrap_or_default();
        let counted = Measure::of(&measure).ok_or_else(|| {
            let expected = (
                "人口、比例、持证人数、享受人数、机构数之一",
                "population, share, holders, recipients or centres",
            );
            Box::new(self.wrong(row, &self.measure, &measure, expected))
        })?;
        let Some((value, percent)) = self.raw.value_in(text, row, &self.value, None)? else {
            return Ok(None);
        };
        let whole = counted != Measure::Centres || value.fract() == 0.0;
        let counts = !(percent && counted.has_year());
        if value < 0.0 || !whole || !counts || value > f64::from(u32::MAX) {
            let expected = (
                "不小于 0 的数，持证人数不是百分数，机构数为整数",
                "a number of 0 or more, no per cent for holders, whole for centres",
            );
            return Err(Box::new(self.wrong(row, &self.value, text, expected)));
        }
        let service = match service.filter(|_| counted.has_service()) {
            None if counted.has_service() => {
                let expected = ("一项服务的键或名称", "the key or name of a service");
                return Err(Box::new(self.wrong(row, &column(0), "", expected)));
            }
            None => String::new(),
            Some(name) => {
                let mut all = services.iter();
                let known = all.find(|(key, own)| {
                    let names = [key.as_str(), own.title.zh.as_str(), own.title.en.as_str()];
                    names.iter().any(|own| bare(own) == bare(&name))
                });
                let known = known.map(|(key, _)| key.clone());
                known.ok_or_else(|| {
                    let meant = nearest(&name, services.keys().map(String::as_str));
                    let meant = meant.unwrap_or("service");
                    let expected = (
                        format!("services.toml 里的一项服务，例如 {meant}"),
                        format!("a service of services.toml, such as {meant}"),
                    );
                    Box::new(self.wrong(row, &column(0), &name, expected))
                })?
            }
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
            Some(text) => self.raw.year_in(&text, row, &column(1))?,
        };
        let error = match error.filter(|_| counted.has_year()) {
            None => 0.0,
            Some(text) => {
                let read = self.raw.number_in(&text, row, &column(2))?;
                read.map_or(0.0, |(error, _)| error)
            }
        };
        Ok(Some(Told {
            counted,
            service,
            value,
            year,
            error,
        }))
    }

    fn wrong(&self, row: usize, column: &str, text: &str, expected: impl Into<Said>) -> Complaint {
        Complaint::error(
            self.raw.file.clone(),
            self.raw.place(row, column),
            (format!("写的是“{text}”"), format!("found “{text}”")),
            expected,
            ("请改正", "Correct it"),
        )
    }
}
