//! Cells of a table gathered into series, each fault with its place.

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use crate::axes::Year;
use crate::dataset::Complaints;
use crate::source::Words;

use super::annual::AnnualSeries;
use super::not_a_year;
use super::percents::Percents;
use super::raw::RawTable;
use super::series_shape::Shape;
use super::unit::name_and_unit;
use super::year::{self, YearForm};

/// Series being gathered from the cells of a table.
pub(super) struct Gathering {
    /// The table.
    pub raw: RawTable,
    /// The series so far.
    pub series: IndexMap<String, AnnualSeries>,
    /// Row in which each value of a series and year stands, and its column among those below.
    pub(super) lines: BTreeMap<(String, Year), (usize, usize)>,
    /// Columns with values.
    pub(super) columns: IndexSet<String>,
    /// Where each series has per-cent signs and where not.
    pub(super) percents: BTreeMap<String, Percents>,
    /// Units that were converted into that of their series.
    pub(super) converted: BTreeMap<(String, String), usize>,
    /// Rows and columns without any value.
    empty: Vec<String>,
    /// What was found wrong.
    pub complaints: Complaints,
}

impl Gathering {
    /// Begins with a table.
    pub fn new(raw: RawTable) -> Self {
        Gathering {
            raw,
            series: IndexMap::new(),
            lines: BTreeMap::new(),
            columns: IndexSet::new(),
            percents: BTreeMap::new(),
            converted: BTreeMap::new(),
            empty: Vec::new(),
            complaints: Complaints::default(),
        }
    }

    /// Takes every cell of the table into its series.
    pub fn gather(&mut self, shape: &Shape) {
        match shape {
            Shape::Long {
                series,
                labels,
                year,
                value,
                unit,
            } => {
                let years = self.years(year);
                let names = self.names_after(labels, series);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                let own = name_and_unit(value).1;
                for (row, text) in self.raw.texts(value).into_iter().enumerate() {
                    let unit = units
                        .as_ref()
                        .and_then(|units| units[row].clone())
                        .or(own.clone());
                    self.take(row, value, &names[row], unit, years[row], text);
                }
            }
            Shape::Columns {
                year,
                labels,
                series,
            } => {
                let years = self.years(year);
                let labels: Vec<Vec<String>> = labels.iter().map(|l| self.labels(l)).collect();
                for column in series {
                    let (name, unit) = name_and_unit(column);
                    let texts = self.raw.texts(column);
                    if texts.iter().all(Option::is_none) {
                        self.empty.push(column.clone());
                    }
                    for (row, text) in texts.into_iter().enumerate() {
                        let mut words: Vec<&str> = labels.iter().map(|l| l[row].as_str()).collect();
                        words.push(&name);
                        self.take(
                            row,
                            column,
                            &words.join(" "),
                            unit.clone(),
                            years[row],
                            text,
                        );
                    }
                }
            }
            Shape::Wide {
                series,
                labels,
                unit,
                years,
            } => {
                let names = self.names_after(labels, series);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                let mut filled = vec![false; names.len()];
                for (column, year) in years {
                    for (row, text) in self.raw.texts(column).into_iter().enumerate() {
                        filled[row] |= text.is_some();
                        let (name, own) = name_and_unit(&names[row]);
                        let unit = units.as_ref().and_then(|units| units[row].clone()).or(own);
                        self.take(row, column, &name, unit, Some(*year), text);
                    }
                }
                let empty = names
                    .into_iter()
                    .zip(filled)
                    .filter(|(name, filled)| !filled && !name.is_empty());
                self.empty.extend(empty.map(|(name, _)| name));
            }
        }
    }

    /// What can be said only when every cell is known: signs of per cent, empty rows, units that were converted.
    pub fn finish(&mut self) {
        for (name, percents) in std::mem::take(&mut self.percents) {
            let unit = self
                .series
                .get(&name)
                .and_then(|series| series.unit.as_deref());
            match percents.judged(unit) {
                Ok(percent) => {
                    if let Some(series) = self.series.get_mut(&name) {
                        series.percent = percent;
                    }
                }
                Err(misfit) => {
                    let (row, column, found, advice) = *misfit;
                    let place = self.raw.place(row, &column);
                    let expected = ("同一序列写法一致的百分数", "per cents written in one way");
                    self.fault(place, found, expected, advice);
                }
            }
        }
        if !self.empty.is_empty() {
            let names = std::mem::take(&mut self.empty);
            self.raw.reading.aside.push(Words {
                zh: format!("没有数值，未用：{}", names.join("、")),
                en: format!("without any value, left out: {}", names.join(", ")),
            });
        }
        for ((from, to), cells) in std::mem::take(&mut self.converted) {
            self.raw.reading.aside.push(Words {
                zh: format!("{cells} 个数由{from}换算成{to}"),
                en: format!("{cells} values were converted from {from} into {to}"),
            });
        }
    }

    /// The years of a column; what is not a year is said.
    fn years(&mut self, column: &str) -> Vec<Option<Year>> {
        let mut years = Vec::new();
        for (row, text) in self.raw.texts(column).into_iter().enumerate() {
            let text = text.unwrap_or_default();
            let read = year::year(&text);
            match read {
                Some((_, YearForm::Words)) => self.raw.reading.year_words += 1,
                Some((_, YearForm::Provisional)) => self.raw.reading.provisional += 1,
                Some((_, YearForm::Date)) => self.raw.reading.dates += 1,
                Some((year, YearForm::Serial)) => self.fault(
                    self.raw.place(row, column),
                    (
                        format!("写的是“{text}”，像是 {year} 年某日的日期序列号"),
                        format!(
                            "found “{text}”, which looks like the serial number of a day in {year}"
                        ),
                    ),
                    ("年份，如 2020", "a year such as 2020"),
                    (
                        format!("请把单元格格式改为“常规”，写成 {year}"),
                        format!("Format the cell as General and write {year}"),
                    ),
                ),
                Some((_, YearForm::Plain)) => {}
                None => self.fault(
                    self.raw.place(row, column),
                    (format!("写的是“{text}”"), format!("found “{text}”")),
                    ("年份，如 2020", "a year such as 2020"),
                    not_a_year::why_not(&text).unwrap_or_else(|| {
                        ("请写上年份".to_string(), "Write the year".to_string())
                    }),
                ),
            }
            years.push(read.map(|(year, _)| year));
        }
        years
    }

    /// The names of a column with the labels before them.
    fn names_after(&mut self, labels: &[String], column: &str) -> Vec<String> {
        let labels: Vec<Vec<String>> = labels.iter().map(|l| self.labels(l)).collect();
        let names = self.names(column).into_iter().enumerate();
        let whole = |(row, name): (usize, String)| {
            let before = labels.iter().map(|l| l[row].as_str());
            let words: Vec<&str> = before
                .chain([name.as_str()])
                .filter(|word| !word.is_empty())
                .collect();
            words.join(" ")
        };
        names.map(whole).collect()
    }

    fn names(&self, column: &str) -> Vec<String> {
        let texts = self.raw.texts(column).into_iter();
        texts.map(Option::unwrap_or_default).collect()
    }

    /// The labels of a column; an empty one is said, for it would make another series.
    fn labels(&mut self, column: &str) -> Vec<String> {
        let labels = self.names(column);
        for (row, _) in labels
            .iter()
            .enumerate()
            .filter(|(_, label)| label.is_empty())
        {
            self.fault(
                self.raw.place(row, column),
                ("单元格是空的", "the cell is empty"),
                (format!("每行都有{column}"), format!("{column} in each row")),
                (
                    "若与上一行相同，请逐行填写；若只是备注，请把列名改为“备注”",
                    "Fill each row, also where it is the same as above; if it is a remark, name the column 备注 or note",
                ),
            );
        }
        labels
    }
}
