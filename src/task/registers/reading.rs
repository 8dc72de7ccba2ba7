//! A folder of registers: for each nation its holders by age, its places by age or by category, and the people of
//! all nations.

use std::collections::BTreeMap;
use std::path::Path;

use super::margins::{PartKey, band, margin};
use crate::axes::{Sex, Year};
use crate::dataset::{Complaint, Complaints, Place, RawTable, ReadOptions, read_any};
use crate::model::checked::Margin;
use crate::source::InWords;
use crate::task::Failure;

/// Registers of one nation: tables by place and year; the nation's own under its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Registers {
    pub nation: String,
    pub own: BTreeMap<Year, Vec<Margin>>,
    pub places: BTreeMap<String, BTreeMap<Year, Vec<Margin>>>,
}

/// Ending of the file of a nation's holders by age, before which its name stands in small letters.
const BY_AGE: &str = "_age.csv";
/// Endings of the files of its places.
const PLACES: [&str; 4] = [
    "_county_age_sex.csv",
    "_county_category.csv",
    "_district_category_severity.csv",
    "_district_age_sex.csv",
];

/// Reads every nation of a folder.
pub(super) fn registers(folder: &Path) -> Result<Vec<Registers>, Failure> {
    let names = names(folder)?;
    let mut all = Vec::new();
    for name in names.iter().filter(|name| is_of_nation(name)) {
        let prefix = &name[..name.len() - BY_AGE.len()];
        let own = counts(&folder.join(name))?;
        let Some(nation) = own.keys().next().map(|(place, _)| place.clone()) else {
            continue;
        };
        let mut found = Registers {
            nation: nation.clone(),
            ..Registers::default()
        };
        let files = std::iter::once(name.clone())
            .chain(PLACES.iter().map(|ending| format!("{prefix}{ending}")))
            .filter(|file| names.contains(file));
        for file in files {
            for ((place, year), counts) in counts(&folder.join(file))? {
                let Some(margin) = margin(&counts) else {
                    continue;
                };
                let tables = if place == nation {
                    &mut found.own
                } else {
                    found.places.entry(place).or_default()
                };
                tables.entry(year).or_default().push(margin);
            }
        }
        found.add_up();
        all.push(found);
    }
    if all.is_empty() {
        return Err(Failure::words(
            format!(
                "{} 里没有以 {BY_AGE} 结尾的登记册；请给出有 taiwan_age.csv 这类文件的文件夹",
                folder.display()
            ),
            format!(
                "{} has no register that ends in {BY_AGE}; name a folder with files such as taiwan_age.csv",
                folder.display()
            ),
        ));
    }
    Ok(all)
}

fn is_of_nation(name: &str) -> bool {
    name.ends_with(BY_AGE) && !PLACES.iter().any(|ending| name.ends_with(ending))
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| {
        let (shown, why) = (folder.display(), error.words());
        Failure::words(
            format!("打不开文件夹 {shown}（{}）；请检查 --data", why.zh),
            format!("{shown} cannot be opened ({}); check --data", why.en),
        )
    })?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// Counts by place and year.
type Counts = BTreeMap<(String, Year), BTreeMap<PartKey, f64>>;

/// Rows of a file: `region, year, value`, and any of `age_group`, `sex`, `category`; severity is summed over.
fn counts(path: &Path) -> Result<Counts, Failure> {
    let raw = read_any(
        path,
        &ReadOptions {
            strict: true,
            ..ReadOptions::default()
        },
    )?;
    let mut complaints = Complaints::default();
    let columns: Vec<String> = raw.names();
    let texts = |name: &str| -> Vec<Option<String>> {
        if columns.iter().any(|own| own == name) {
            raw.texts(name)
        } else {
            Vec::new()
        }
    };
    for needed in ["region", "year", "value"] {
        if !columns.iter().any(|own| own == needed) {
            complaints.push(Complaint::error(
                raw.file.clone(),
                Place::Whole,
                (
                    format!("没有 {needed} 一列"),
                    format!("there is no column {needed}"),
                ),
                ("region、year、value", "region, year, value"),
                ("请补上", "Add it"),
            ));
        }
    }
    let [regions, years, values, ages, sexes, categories] =
        ["region", "year", "value", "age_group", "sex", "category"].map(texts);
    let mut counts = Counts::new();
    for row in 0..raw.rows() {
        let cell = |texts: &[Option<String>]| raw.text_at(texts, row);
        let (Some(region), Some(year), Some(value)) = (cell(&regions), cell(&years), cell(&values))
        else {
            continue;
        };
        let year = match raw.year_in(&year, row, "year") {
            Ok(year) => year,
            Err(complaint) => {
                complaints.push(*complaint);
                continue;
            }
        };
        let value = match amount(&raw, row, &value) {
            Ok(Some(value)) => value,
            Ok(None) => continue,
            Err(complaint) => {
                complaints.push(*complaint);
                continue;
            }
        };
        let not_all = |text: &String| text != "all";
        let age = cell(&ages).filter(not_all);
        let band = match age.as_deref().map(|text| (text, band(text))) {
            Some((text, None)) => {
                complaints.push(unknown(&raw, row, "age_group", text, BANDS));
                continue;
            }
            Some((_, band)) => band,
            None => None,
        };
        let sex = cell(&sexes).filter(not_all);
        let sex = match sex.as_deref().map(|text| (text, Sex::from_key(text))) {
            Some((text, None)) => {
                let expected = ("male、female 或 all", "male, female or all");
                complaints.push(unknown(&raw, row, "sex", text, expected));
                continue;
            }
            Some((_, sex)) => sex,
            None => None,
        };
        let category = cell(&categories).filter(not_all);
        let key = (category, band, sex);
        // Rows of all categories stand beside their parts, and would be counted twice.
        if key.0.is_none() && !categories.is_empty() {
            continue;
        }
        let of_year = counts.entry((region, year)).or_default();
        // Categories of a register may be several of one here; ages and sexes are not.
        if categories.is_empty() && of_year.contains_key(&key) {
            let expected = (
                "每个年龄段和性别一行",
                "one row for each band of ages and sex",
            );
            complaints.push(unknown(&raw, row, "value", &value.to_string(), expected));
            continue;
        }
        *of_year.entry(key).or_default() += value;
    }
    complaints
        .shortened()
        .into_result(counts)
        .map_err(Failure::from)
}

/// What stands in the column of ages.
pub(super) const BANDS: (&str, &str) = (
    "如 0-14、65+ 的年龄段",
    "a band of ages such as 0-14 or 65+",
);

/// A number of a row that is no per cent and not below nothing; nothing where it is a sign for that.
pub(super) fn amount(
    raw: &RawTable,
    row: usize,
    text: &str,
) -> Result<Option<f64>, Box<Complaint>> {
    match raw.number_in(text, row, "value")? {
        Some((value, percent)) if percent || value < 0.0 => {
            let expected = (
                "不小于 0 的数，不是百分数",
                "a number of 0 or more, no per cent",
            );
            Err(Box::new(unknown(raw, row, "value", text, expected)))
        }
        read => Ok(read.map(|(value, _)| value)),
    }
}

/// A complaint about a cell.
pub(super) fn unknown(
    raw: &RawTable,
    row: usize,
    column: &str,
    text: &str,
    expected: (&str, &str),
) -> Complaint {
    Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        (format!("写的是“{text}”"), format!("found “{text}”")),
        expected,
        ("请改正", "Correct it"),
    )
}
