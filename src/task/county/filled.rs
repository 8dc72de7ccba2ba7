//! The workbook as filled in: every fault at once, with sheet and cell.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::census::Census;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, RawTable, ReadOptions, nearest, read_any};
use crate::model::ModelFolder;
use crate::model::file::{Nature, Relation};
use crate::report::template::EXAMPLE;
use crate::task::Failure;
use crate::units::Unit;

/// A registered population that is so many times the residents, or that part of them, is in another unit.
const TIMES: f64 = 5.0;
/// More people than this part of the residents do not receive one service for disabled people, nor hold certificates.
const MOST: f64 = 0.25;

/// What the workbook says.
#[derive(Debug, Default)]
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
    /// Key of a service; recipients and monthly standard of the base year.
    pub services: Vec<(String, [Option<f64>; 2])>,
    /// What was reported: title, year, value as written, place.
    pub reports: Vec<[String; 4]>,
}

/// One target of the county's own plan.
#[derive(Debug)]
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

/// Columns of the register, in the order in which they are written.
pub(super) const REGISTER: [&str; 9] = [
    "指标", "年份", "类别", "等级", "年龄", "性别", "镇街", "人数", "误差",
];

/// Name, code and base model of a workbook.
pub(super) fn place(workbook: &Path) -> Result<(String, String, String), Failure> {
    let raw = sheet(workbook, "说明").map_err(Failure::from)?;
    let names = raw.names();
    let (keys, values) = match names.as_slice() {
        [first, second, ..] => (raw.texts(first), raw.texts(second)),
        _ => (Vec::new(), Vec::new()),
    };
    let of = |key: &str| {
        let at = keys.iter().position(|own| own.as_deref() == Some(key))?;
        values.get(at).cloned().flatten()
    };
    let name = names.get(1).cloned().filter(|_| names[0] == "模型");
    match (name, of("代码"), of("沿用模型")) {
        (Some(name), Some(region), Some(base)) => Ok((name, region, base)),
        _ => Err(Failure::words(
            format!(
                "{}：工作表“说明”开头应有模型、代码、地区、沿用模型四行；请用 plancast new 生成的工作簿填写",
                raw.file
            ),
            format!(
                "{}: the sheet 说明 should begin with 模型, 代码, 地区, 沿用模型; fill in a workbook made by plancast new",
                raw.file
            ),
        )),
    }
}

fn sheet(workbook: &Path, name: &str) -> Result<RawTable, Complaints> {
    let options = ReadOptions {
        sheet: Some(name.to_string()),
        may_be_empty: true,
        ..ReadOptions::default()
    };
    read_any(workbook, &options).map_err(|error| error.complaints())
}

/// A sheet being read.
struct Reading<'c> {
    raw: RawTable,
    complaints: &'c mut Complaints,
}

impl Filled {
    /// Reads the workbook.
    pub fn read(
        workbook: &Path,
        (name, region, base_folder): (String, String, PathBuf),
        base: &ModelFolder,
        census: &Census,
    ) -> Result<Filled, Failure> {
        let mut complaints = Complaints::default();
        let mut filled = Filled {
            name,
            region,
            base: base_folder
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            ..Filled::default()
        };
        for (sheet_name, read) in [
            (
                "规划",
                Filled::plan as fn(&mut Filled, &mut Reading<'_>, &ModelFolder, &Census),
            ),
            ("规划指标", Filled::targets),
            ("人口", Filled::people),
            ("持证残疾人", Filled::register),
            ("补贴人数与标准", Filled::services),
            ("实际值", Filled::reports),
        ] {
            match sheet(workbook, sheet_name) {
                Ok(raw) => read(
                    &mut filled,
                    &mut Reading {
                        raw,
                        complaints: &mut complaints,
                    },
                    base,
                    census,
                ),
                Err(found) => complaints.extend(found),
            }
        }
        complaints.into_result(filled).map_err(Failure::from)
    }

    /// What was taken, and how much of it.
    pub fn taken(&self) -> Vec<(&'static str, &'static str, usize)> {
        let all = [
            ("规划指标", "targets", self.targets.len()),
            ("人口", "population", self.people.len()),
            ("持证残疾人", "register", self.register.len()),
            ("补贴人数与标准", "services", self.services.len()),
            ("实际值", "reports", self.reports.len()),
        ];
        all.into_iter().filter(|taken| taken.2 > 0).collect()
    }

    fn plan(&mut self, reading: &mut Reading<'_>, _: &ModelFolder, _: &Census) {
        for row in reading.rows() {
            let title = reading.text("规划名称", row).unwrap_or_default();
            let number = reading.text("文号", row).unwrap_or_default();
            let years = [reading.year("起始年", row), reading.year("结束年", row)];
            if let [Some(from), Some(to)] = years {
                self.plan = Some((title, number, [from, to]));
            }
        }
    }

    fn targets(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, _: &Census) {
        let known = &base.file.plan.targets;
        let mut seen = BTreeSet::new();
        for row in reading.rows() {
            let Some(title) = reading.text("指标", row) else {
                continue;
            };
            let found = known.iter().find(|(key, target)| {
                **key == title || target.title.zh == title || target.title.en == title
            });
            let Some((key, target)) = found else {
                reading.unknown(
                    "指标",
                    row,
                    &title,
                    known.values().map(|target| target.title.zh.as_str()),
                );
                continue;
            };
            if !seen.insert(key.clone()) {
                reading.fault(
                    "指标",
                    row,
                    (
                        format!("“{title}”出现了两次"),
                        format!("“{title}” stands twice"),
                    ),
                    ("每个指标一行", "one row for each"),
                    ("请删去一行", "Remove one"),
                );
                continue;
            }
            let nature = match reading.text("属性", row).as_deref() {
                Some("约束性" | "binding") => Some(Nature::Binding),
                Some("预期性" | "expected") => Some(Nature::Expected),
                Some("专栏" | "正文" | "box") => Some(Nature::Box),
                None => None,
                Some(other) => {
                    reading.fault(
                        "属性",
                        row,
                        (format!("写的是“{other}”"), format!("found “{other}”")),
                        ("约束性、预期性或专栏", "binding, expected or box"),
                        ("请从下拉列表选", "Choose from the list"),
                    );
                    None
                }
            };
            let relation = match reading.text("关系", row).as_deref() {
                Some("≥" | ">=" | "不低于" | "达到") => Some(Relation::AtLeast),
                Some(">" | "＞" | "高于" | "超过") => Some(Relation::MoreThan),
                Some("≤" | "<=" | "不超过") => Some(Relation::AtMost),
                Some("<" | "＜" | "低于") => Some(Relation::LessThan),
                Some("=" | "＝") => Some(Relation::Is),
                None => None,
                Some(other) => {
                    reading.fault(
                        "关系",
                        row,
                        (format!("写的是“{other}”"), format!("found “{other}”")),
                        ("≥、>、=、≤、< 之一", "one of ≥, >, =, ≤, <"),
                        ("请从下拉列表选", "Choose from the list"),
                    );
                    None
                }
            };
            let parts = matches!(target.unit, Unit::Share | Unit::Growth);
            let percent = reading
                .text("单位", row)
                .is_some_and(|unit| ["%", "％"].contains(&unit.as_str()));
            let baseline = reading.measured("基期值", row, parts, percent);
            let Some(value) = reading.measured("目标值", row, parts, percent) else {
                continue;
            };
            let year = reading.year("目标年", row);
            let at = reading.text("出处", row).unwrap_or_default();
            self.targets.push(Aim {
                key: key.clone(),
                nature,
                baseline,
                relation,
                target: value,
                year,
                at,
            });
        }
    }

    fn people(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, census: &Census) {
        let first = base.file.model.base_year;
        for row in reading.rows() {
            let Some(year) = reading.year("年份", row) else {
                continue;
            };
            let values = ["户籍人口", "出生", "死亡"].map(|column| reading.amount(column, row));
            if let Some(people) = values[0].filter(|people| {
                !(census.residents / TIMES..=census.residents * TIMES).contains(people)
            }) {
                let found = (
                    format!(
                        "户籍人口 {people}，而 {} 普查常住人口 {}",
                        census.place, census.residents
                    ),
                    format!(
                        "{people} registered people, and {} residents in the census",
                        census.residents
                    ),
                );
                reading.fault(
                    "户籍人口",
                    row,
                    found,
                    (
                        "与常住人口相当的人数",
                        "a number of people like that of residents",
                    ),
                    ("请核对单位，是否写成了万人", "Look at the unit"),
                );
            }
            if year < first || year == first && (values[1].is_some() || values[2].is_some()) {
                let found = (format!("{year} 年"), format!("the year {year}"));
                let expected = (
                    format!("{first} 年末的户籍人口，或 {first} 年以后的数"),
                    format!("the registered people of {first}, or figures of later years"),
                );
                reading.fault(
                    "年份",
                    row,
                    found,
                    expected,
                    (
                        "模型从基期年末开始，请删去更早的数",
                        "The model begins at the end of that year: remove what is earlier",
                    ),
                );
                continue;
            }
            self.people.push((year, values));
        }
    }

    fn register(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, census: &Census) {
        let first = base.file.model.base_year;
        for row in reading.rows() {
            let Some(year) = reading.year("年份", row) else {
                continue;
            };
            let Some(persons) = reading.amount("人数", row) else {
                continue;
            };
            if persons > MOST * census.residents {
                let found = (
                    format!("{persons} 人，而常住人口 {}", census.residents),
                    format!("{persons} persons of {} residents", census.residents),
                );
                reading.fault(
                    "人数",
                    row,
                    found,
                    ("不到常住人口的四分之一", "less than a quarter of them"),
                    ("请核对单位", "Look at the unit"),
                );
            }
            if year < first {
                let found = (format!("{year} 年"), format!("the year {year}"));
                reading.fault(
                    "年份",
                    row,
                    found,
                    (format!("{first} 年或以后"), format!("{first} or later")),
                    ("请删去更早的年份", "Remove earlier years"),
                );
                continue;
            }
            let cells = REGISTER.map(|column| match column {
                "年份" => year.to_string(),
                "人数" => persons.to_string(),
                other => reading.text(other, row).unwrap_or_default(),
            });
            self.register.push(cells.to_vec());
        }
    }

    fn services(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, census: &Census) {
        let first = base.file.model.base_year;
        let known = &base.file.services;
        for row in reading.rows() {
            let Some(title) = reading.text("服务", row) else {
                continue;
            };
            let found = known.iter().find(|(key, service)| {
                **key == title || service.title.zh == title || service.title.en == title
            });
            let Some((key, service)) = found else {
                reading.unknown(
                    "服务",
                    row,
                    &title,
                    known.values().map(|service| service.title.zh.as_str()),
                );
                continue;
            };
            let [people, standard] = ["享受人数", "标准"].map(|column| reading.amount(column, row));
            if reading.year("年份", row) != Some(first) {
                let expected = (format!("{first} 年"), format!("{first}"));
                reading.fault(
                    "年份",
                    row,
                    ("不是基期年", "not the base year"),
                    expected,
                    (
                        "以后各年的数写在“实际值”表",
                        "Later years belong on the sheet 实际值",
                    ),
                );
                continue;
            }
            if people.is_some() && service.observed.is_none() {
                reading.fault(
                    "享受人数",
                    row,
                    (
                        "这项服务不按公布的人数推算",
                        "this service does not start from published recipients",
                    ),
                    ("有公布人数的服务", "a service that does"),
                    (
                        "请留空，把覆盖率写在“实际值”表",
                        "Leave it empty, and give its coverage on the sheet 实际值",
                    ),
                );
            }
            if let Some(people) = people.filter(|people| *people > MOST * census.residents) {
                let found = (
                    format!("{people} 人，而常住人口 {}", census.residents),
                    format!("{people} persons of {} residents", census.residents),
                );
                reading.fault(
                    "享受人数",
                    row,
                    found,
                    ("不到常住人口的四分之一", "less than a quarter of them"),
                    ("请核对单位", "Look at the unit"),
                );
            }
            self.services.push((key.clone(), [people, standard]));
        }
    }

    fn reports(&mut self, reading: &mut Reading<'_>, _: &ModelFolder, _: &Census) {
        for row in reading.rows() {
            let Some(title) = reading.text("指标", row) else {
                continue;
            };
            let (Some(year), Some(value)) = (reading.year("年份", row), reading.text("数值", row))
            else {
                continue;
            };
            let at = reading.text("出处", row).unwrap_or_default();
            self.reports.push([title, year.to_string(), value, at]);
        }
    }
}

impl Reading<'_> {
    /// The rows that are filled in and are no example.
    fn rows(&self) -> Vec<usize> {
        let notes = self
            .raw
            .column_called(&["备注"])
            .map(|column| self.raw.texts(&column))
            .unwrap_or_default();
        let example = |row: &usize| {
            notes
                .get(*row)
                .cloned()
                .flatten()
                .is_some_and(|note| note.starts_with(&EXAMPLE[..6]))
        };
        (0..self.raw.rows()).filter(|row| !example(row)).collect()
    }

    /// The heading of a column as it stands.
    fn heading(&mut self, column: &str) -> Option<String> {
        let found = self.raw.column_called(&[column]);
        if found.is_none() {
            let complaint = Complaint::error(
                self.raw.file.clone(),
                Place::Whole,
                (
                    format!("没有“{column}”一列"),
                    format!("there is no column {column}"),
                ),
                ("模板里的各列", "the columns of the template"),
                (
                    "请补上这一列，不要改列名",
                    "Add it, and leave the headings as they are",
                ),
            );
            if !self.complaints.0.contains(&complaint) {
                self.complaints.push(complaint);
            }
        }
        found
    }

    fn text(&mut self, column: &str, row: usize) -> Option<String> {
        let heading = self.heading(column)?;
        self.raw.text_at(&self.raw.texts(&heading), row)
    }

    fn year(&mut self, column: &str, row: usize) -> Option<Year> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        self.raw
            .year_in(&text, row, &heading)
            .map_err(|complaint| self.complaints.push(*complaint))
            .ok()
    }

    fn amount(&mut self, column: &str, row: usize) -> Option<f64> {
        self.number(column, row).map(|read| read.0)
    }

    fn number(&mut self, column: &str, row: usize) -> Option<(f64, bool)> {
        let (heading, text) = (self.heading(column)?, self.text(column, row)?);
        let read = self.raw.amount_in(&text, row, &heading);
        read.map_err(|complaint| self.complaints.push(*complaint))
            .ok()
            .flatten()
    }

    /// A value of an indicator: a part of one where it is one, however it was written.
    fn measured(&mut self, column: &str, row: usize, parts: bool, percent: bool) -> Option<f64> {
        let (value, signed) = self.number(column, row)?;
        match (parts, signed) {
            (true, true) => Some(value),
            (true, false) if percent => Some(value / 100.0),
            (true, false) if value.abs() <= 1.0 => Some(value),
            (false, false) => Some(value),
            _ => {
                let found = (format!("写的是 {value}"), format!("found {value}"));
                let expected = if parts {
                    ("百分数，如 98%", "a per cent such as 98%")
                } else {
                    ("数，不带百分号", "a number without a per-cent sign")
                };
                self.fault(
                    column,
                    row,
                    found,
                    expected,
                    ("请改正数值或单位", "Correct the value or its unit"),
                );
                None
            }
        }
    }

    fn unknown<'n>(
        &mut self,
        column: &str,
        row: usize,
        text: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        let advice = match nearest(text, known) {
            Some(near) => (
                format!("是不是“{near}”？请从下拉列表选"),
                format!("Is it “{near}”? Choose from the list"),
            ),
            None => (
                "请从下拉列表选".to_string(),
                "Choose from the list".to_string(),
            ),
        };
        self.fault(
            column,
            row,
            (format!("不认识“{text}”"), format!("“{text}” is not known")),
            ("列表中的名称", "a name of the list"),
            advice,
        );
    }

    fn fault(
        &mut self,
        column: &str,
        row: usize,
        found: impl Into<crate::dataset::Said>,
        expected: impl Into<crate::dataset::Said>,
        advice: impl Into<crate::dataset::Said>,
    ) {
        let heading = self.raw.column_called(&[column]).unwrap_or_default();
        let place = self.raw.place(row, &heading);
        self.complaints.push(Complaint::error(
            self.raw.file.clone(),
            place,
            found,
            expected,
            advice,
        ));
    }
}
