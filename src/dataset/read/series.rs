//! Series over years from a user's own file, whatever its shape.

use std::collections::BTreeMap;
use std::path::Path;

use indexmap::IndexMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, DatasetError, Place, Said};

use super::number::{self, NotANumber, YearForm};
use super::raw::RawTable;
use super::reading::Reading;
use super::series_shape::{self, Shape, name_and_unit};
use super::{ReadOptions, read_any};

/// Units that count things, so that a negative value is a mistake.
const COUNTS: [&str; 13] = [
    "人", "人次", "户", "个", "家", "张", "元", "万元", "persons", "person-times", "households",
    "units", "yuan",
];

/// Missing years that are named one by one.
const NAMED: usize = 8;

/// One series as observed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observed {
    /// Unit as the file says it.
    pub unit: Option<String>,
    /// Value of each year that has one.
    pub values: BTreeMap<Year, f64>,
}

/// All series of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesTable {
    /// Name of the file.
    pub file: String,
    /// By name, in the order of the file.
    pub series: IndexMap<String, Observed>,
    /// How the file was read.
    pub reading: Reading,
    /// What somebody should look at, such as missing years.
    pub warnings: Complaints,
}

/// Reads series over years from CSV, Parquet or a workbook: long (series, year, value), a column for
/// each series, or years across. Every fault is said at once.
pub fn read_series(path: &Path, options: &ReadOptions) -> Result<SeriesTable, DatasetError> {
    let raw = read_any(path, options)?;
    let shape = series_shape::shape(&raw)?;
    let mut gathering = Gathering {
        raw,
        series: IndexMap::new(),
        lines: BTreeMap::new(),
        complaints: Complaints::default(),
    };
    gathering.gather(&shape);
    gathering.warn_of_gaps();
    if gathering.complaints.has_errors() {
        return Err(gathering.complaints.shortened().into());
    }
    Ok(SeriesTable {
        file: gathering.raw.file,
        series: gathering.series,
        reading: gathering.raw.reading,
        warnings: gathering.complaints,
    })
}

/// Series being gathered from the cells of a table.
struct Gathering {
    raw: RawTable,
    series: IndexMap<String, Observed>,
    /// Row in which each value of a series and year stands.
    lines: BTreeMap<(String, Year), usize>,
    complaints: Complaints,
}

impl Gathering {
    fn gather(&mut self, shape: &Shape) {
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
                        self.take(row, column, &words.join(" "), unit.clone(), years[row], text);
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
            let read = number::year(&text);
            match read {
                Some((_, YearForm::Words)) => self.raw.reading.year_words += 1,
                Some((_, YearForm::Date)) => self.raw.reading.dates += 1,
                Some((year, YearForm::Serial)) => self.fault(
                    self.raw.place(row, column),
                    (
                        format!("写的是“{text}”，像是 {year} 年某日的日期序列号"),
                        format!("found “{text}”, which looks like the serial number of a day in {year}"),
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
        for (row, _) in labels.iter().enumerate().filter(|(_, label)| label.is_empty()) {
            self.fault(
                self.raw.place(row, column),
                ("单元格是空的", "the cell is empty"),
                (format!("每行都有{column}"), format!("{column} in each row")),
                ("若与上一行相同，请逐行填写", "Fill each row, also where it is the same as above"),
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
        if value < 0.0 && unit.as_deref().is_some_and(|unit| COUNTS.contains(&unit)) {
            let advice = ("请核对原始资料后改正", "Look it up and correct it");
            return self.fault(place, found, ("不小于 0 的数", "a number of 0 or more"), advice);
        }
        if let Some(first) = self.lines.insert((name.to_string(), year), row) {
            let line = self.raw.line(first);
            let before = self.series.get(name).and_then(|s| s.values.get(&year)).copied();
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

    /// Years missing between the first and the last of a series: allowed, but said.
    fn warn_of_gaps(&mut self) {
        for (name, series) in &self.series {
            let years = series.values.keys().copied().collect::<Vec<Year>>();
            let missing = || years.windows(2).flat_map(|pair| pair[0] + 1..pair[1]);
            let number = missing().count();
            if number == 0 {
                continue;
            }
            let named = missing().take(NAMED).map(|year| year.to_string());
            let mut named: Vec<String> = named.collect();
            if number > NAMED {
                named.push(format!("… ({number})"));
            }
            let complaint = Complaint::error(
                &self.raw.file,
                Place::Whole,
                (
                    format!("{name} 缺 {} 年", named.join("、")),
                    format!("{name} has no value for {}", named.join(", ")),
                ),
                ("连续的年份", "years without a gap"),
                ("若有数据请补上；没有则按空缺处理", "Add them if there are data; else they count as unknown"),
            );
            self.complaints.push(complaint.as_warning());
        }
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
