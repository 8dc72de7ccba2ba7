//! Cells of a table gathered into series, each fault with its place.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, Said};

use super::number::{self, NotANumber};
use super::raw::RawTable;
use super::series::Observed;
use super::series_shape::{Shape, name_and_unit};
use super::year::{self, YearForm};

/// Series being gathered from the cells of a table.
pub(super) struct Gathering {
    /// The table.
    pub raw: RawTable,
    /// The series so far.
    pub series: IndexMap<String, Observed>,
    /// Row in which each value of a series and year stands.
    lines: BTreeMap<(String, Year), usize>,
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
            complaints: Complaints::default(),
        }
    }

    /// Takes every cell of the table into its series.
    pub fn gather(&mut self, shape: &Shape) {
        match shape {
            Shape::Long {
                series,
                year,
                value,
                unit,
            } => {
                let years = self.years(year);
                let names = self.names(series);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                for (row, text) in self.raw.texts(value).into_iter().enumerate() {
                    let unit = units.as_ref().and_then(|units| units[row].clone());
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
                    for (row, text) in self.raw.texts(column).into_iter().enumerate() {
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
                unit,
                years,
            } => {
                let names = self.names(series);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                for (column, year) in years {
                    for (row, text) in self.raw.texts(column).into_iter().enumerate() {
                        let (name, own) = name_and_unit(&names[row]);
                        let unit = units.as_ref().and_then(|units| units[row].clone()).or(own);
                        self.take(row, column, &name, unit, Some(*year), text);
                    }
                }
            }
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
                    ("请写上年份", "Write the year"),
                ),
            }
            years.push(read.map(|(year, _)| year));
        }
        years
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
                    "若与上一行相同，请逐行填写",
                    "Fill each row, also where it is the same as above",
                ),
            );
        }
        labels
    }

    /// Takes one cell into its series.
    fn take(
        &mut self,
        row: usize,
        column: &str,
        name: &str,
        unit: Option<String>,
        year: Option<Year>,
        text: Option<String>,
    ) {
        let (Some(year), Some(text)) = (year, text) else {
            return;
        };
        let place = self.raw.place(row, column);
        let found = (format!("写的是“{text}”"), format!("found “{text}”"));
        let value = match number::number(&text) {
            Ok(read) => {
                let reading = &mut self.raw.reading;
                reading.full_width += usize::from(read.full_width);
                reading.thousands += usize::from(read.thousands);
                reading.percents += usize::from(read.percent);
                read.value
            }
            Err(NotANumber::Mark) => {
                self.raw.reading.marks += 1;
                return;
            }
            Err(why) => {
                let advice = number::advice(&why, false);
                return self.fault(place, found, ("数字", "a number"), advice);
            }
        };
        if name.is_empty() {
            let found = ("这一行没有指标名", "the row does not name its series");
            let advice = ("请写上指标名", "Write the name of the series");
            return self.fault(place, found, ("指标名", "the name of a series"), advice);
        }
        if value < 0.0 && unit.as_deref().is_some_and(is_count) {
            let advice = ("请核对原始资料后改正", "Look it up and correct it");
            return self.fault(
                place,
                found,
                ("不小于 0 的数", "a number of 0 or more"),
                advice,
            );
        }
        if let Some(first) = self.lines.insert((name.to_string(), year), row) {
            let line = self.raw.line(first);
            let before = self
                .series
                .get(name)
                .and_then(|s| s.values.get(&year))
                .copied();
            let before = before.unwrap_or_default();
            return self.fault(
                place,
                (
                    format!("{name} 的 {year} 年在第 {line} 行已有 {before}，这里是 {value}"),
                    format!("{name} of {year} is {before} in line {line} and {value} here"),
                ),
                ("每个指标每年一个数", "one value for each series and year"),
                (
                    "请删去一个；若是不同地区，请把地区写进指标名",
                    "Remove one; for several areas put the area into the name of the series",
                ),
            );
        }
        let series = self.series.entry(name.to_string()).or_default();
        series.unit = series.unit.take().or(unit);
        series.values.insert(year, value);
    }

    fn fault(
        &mut self,
        place: Place,
        found: impl Into<Said>,
        expected: impl Into<Said>,
        advice: impl Into<Said>,
    ) {
        let complaint = Complaint::error(&self.raw.file, place, found, expected, advice);
        self.complaints.push(complaint);
    }
}

/// Units that count things, so that a negative value is a mistake.
const COUNTS: &str = "人 人次 户 个 家 张 元 万元 persons person-times households units yuan";

fn is_count(unit: &str) -> bool {
    COUNTS.split(' ').any(|count| count == unit)
}
