//! The workbook as filled in: every fault at once, with sheet and cell.

mod cells;
mod sheets;
mod targets;

use std::path::{Component, Path, PathBuf};

use self::cells::Reading;

use super::census::Census;
use super::is_sound;
use crate::axes::Year;
use crate::dataset::{Complaints, RawTable, ReadOptions, read_any};
use crate::model::ModelFolder;
use crate::model::file::{Nature, Relation};
use crate::task::Failure;

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
    // Both are names of folders beside each other, and of nothing elsewhere.
    let is_beside = |base: &String| {
        let mut parts = Path::new(base).components();
        matches!(
            (parts.next(), parts.next()),
            (Some(Component::Normal(_)), None)
        )
    };
    match (name, of("代码"), of("沿用模型")) {
        (Some(name), Some(region), Some(base)) if is_sound(&name) && is_beside(&base) => {
            Ok((name, region, base))
        }
        (Some(name), Some(_), Some(base)) => {
            let shown = if is_sound(&name) { base } else { name };
            Err(Failure::words(
                format!(
                    "{}：工作表“说明”里的“{shown}”不是模型文件夹的名字；模型名只用小写英文字母、数字和下划线，如 yuhuan",
                    raw.file
                ),
                format!(
                    "{}: “{shown}” on the sheet 说明 is no name of a model's folder; use small letters, digits and underscores only, such as yuhuan",
                    raw.file
                ),
            ))
        }
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
}
