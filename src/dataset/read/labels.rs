//! Columns of text beside the years: those that tell series apart, and those that do not.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

use super::asides;
use super::part_of_year::of_part;
use super::raw::RawTable;

/// What the columns of text turned out to be.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// Columns that tell series apart, in the order of the file.
    pub columns: Vec<String>,
    /// Columns left out, and why.
    pub aside: Vec<Words>,
    /// Columns of which it cannot be known.
    pub complaints: Complaints,
}

/// Looks at each candidate: where rows of one year and one name differ by it, or where it is the same for all rows
/// of a name, it belongs to the name; where it changes from year to year it is a remark, or tells two series apart
/// that follow each other, and somebody must say which.
pub(super) fn labels(
    raw: &RawTable,
    years: Option<&str>,
    name: Option<&str>,
    candidates: &[String],
) -> Labels {
    let mut found = Labels::default();
    let cells: BTreeMap<&str, Vec<String>> = candidates
        .iter()
        .map(String::as_str)
        .chain(years)
        .chain(name)
        .map(|column| {
            (
                column,
                raw.texts(column)
                    .into_iter()
                    .map(Option::unwrap_or_default)
                    .collect(),
            )
        })
        .collect();
    let mut kept: Vec<&str> = candidates.iter().map(String::as_str).collect();
    for candidate in candidates {
        let others: Vec<&str> = kept
            .iter()
            .copied()
            .filter(|c| *c != candidate)
            .chain(name)
            .collect();
        let with_years: Vec<&str> = others.iter().copied().chain(years).collect();
        let (mut rows, mut values) = (
            BTreeSet::new(),
            BTreeMap::<Vec<&str>, BTreeSet<&str>>::new(),
        );
        let mut needed = false;
        for row in 0..raw.rows() {
            needed |= !rows.insert(key(&cells, &with_years, row));
            values
                .entry(key(&cells, &others, row))
                .or_default()
                .insert(cells[candidate.as_str()][row].as_str());
        }
        let varies = values.values().any(|labels| labels.len() > 1);
        if needed {
            continue;
        }
        let distinct: BTreeSet<&String> = cells[candidate.as_str()].iter().collect();
        if asides::is_flag(candidate, distinct.iter().map(|text| text.as_str())) {
            found.aside.push(Words {
                zh: format!("“{candidate}”列是标记，未用"),
                en: format!("the column “{candidate}” holds flags and was left out"),
            });
            let texts = raw.texts(candidate);
            found.complaints.extend(expected(raw, candidate, &texts));
            kept.retain(|column| column != candidate);
            continue;
        }
        let shown = distinct.iter().find(|text| !text.is_empty());
        let shown = shown.map_or("", |text| text.as_str());
        let blanks = distinct.contains(&String::new());
        if varies && !blanks {
            found.complaints.push(unclear(raw, candidate, &distinct));
            kept.retain(|column| column != candidate);
        } else if !varies && name.is_some() {
            found.aside.push(Words {
                zh: format!("“{candidate}”列（如“{shown}”）不用来区分序列，未用"),
                en: format!("the column “{candidate}” (such as “{shown}”) tells no series apart and was left out"),
            });
            kept.retain(|column| column != candidate);
        }
    }
    found.columns = kept.into_iter().map(str::to_string).collect();
    found
}

/// A complaint for each row of which a remark or a flag says that its values were expected, planned or aimed at.
pub(super) fn expected(raw: &RawTable, column: &str, cells: &[Option<String>]) -> Complaints {
    let cells = cells.iter().enumerate();
    let marked = cells.filter_map(|(row, cell)| unobserved(raw, row, column, cell.as_deref()?));
    Complaints(marked.collect()).shortened()
}

/// A complaint about a row that a cell marks as expected, planned or aimed at.
fn unobserved(raw: &RawTable, row: usize, column: &str, cell: &str) -> Option<Complaint> {
    asides::says_expected(column, cell).then(|| {
        Complaint::error(
            &raw.file,
            raw.place(row, column),
            (format!("这一行标为“{cell}”"), format!("the row is marked “{cell}”")),
            ("实际发生的数", "values that were observed"),
            (
                "预计、计划和目标不是实际数，请删去这一行；若确是实际数，请改正标记",
                "What was expected or planned is no observation: remove the row; correct the mark if it was observed",
            ),
        )
    })
}

impl RawTable {
    /// Complaints about rows with a value that a remark or a flag marks as planned or aimed at, and reminders of those that
    /// it marks as expected, which are near what is observed later, or as of a part of their year.
    pub fn unobserved(&self, values: &[Option<String>]) -> (Complaints, Complaints) {
        let (mut planned, mut expected) = (Complaints::default(), Complaints::default());
        for column in self.names().iter().filter(|name| asides::marks_rows(name)) {
            let cells = self.texts(column).into_iter().zip(values).enumerate();
            for (row, (cell, _)) in cells.filter(|(_, (_, value))| value.is_some()) {
                let Some(cell) = cell else { continue };
                if let Some(part) = of_part(self, row, column, &cell) {
                    expected.push(part.as_warning());
                }
                let Some(complaint) = unobserved(self, row, column, &cell) else {
                    continue;
                };
                match asides::is_estimate(&cell) {
                    true => expected.push(complaint.as_warning()),
                    false => planned.push(complaint),
                }
            }
        }
        (planned, expected)
    }
}

/// What a row says in some columns.
fn key<'t>(
    cells: &'t BTreeMap<&str, Vec<String>>,
    columns: &[&'t str],
    row: usize,
) -> Vec<&'t str> {
    let texts = columns.iter().map(|column| cells[column][row].as_str());
    texts.collect()
}

fn unclear(raw: &RawTable, column: &str, values: &BTreeSet<&String>) -> Complaint {
    let shown: Vec<String> = values
        .iter()
        .take(3)
        .map(|text| format!("“{text}”"))
        .collect();
    Complaint::error(
        &raw.file,
        Place::Column(column.to_string()),
        (
            format!("同一序列在不同年份写着 {}", shown.join("、")),
            format!(
                "it says {} in different years of one series",
                shown.join(", ")
            ),
        ),
        (
            "每个序列各年相同的名称，或备注",
            "a name that is the same in all years of a series, or a remark",
        ),
        (
            format!("若它区分不同的序列，请加 --by {column}；若只是备注，请把列名改为“备注”"),
            format!(
                "If it tells series apart, add --by {column}; if it is a remark, name the column 备注 or note"
            ),
        ),
    )
}

#[cfg(test)]
mod tests {
    use crate::dataset::{ReadOptions, read_bytes};

    #[test]
    fn rows_that_a_remark_marks_are_told_by_what_it_says() {
        let text = "指标,年份,数值,备注,来源\n率,2021,1,计划,计划\n率,2022,2,预计,a\n率,2023,,计划,a\n率,2024,3,按计划口径,a\n";
        let raw = read_bytes("a.csv", text.as_bytes(), &ReadOptions::default());
        let raw = raw.expect("a table");
        let (planned, expected) = raw.unobserved(&raw.texts("数值"));
        let (planned, expected) = (planned.to_string(), expected.to_string());
        assert!(
            planned.contains("第 2 行 备注 列") && planned.lines().count() == 1,
            "{planned}"
        );
        assert!(
            expected.contains("第 3 行 备注 列") && expected.lines().count() == 1,
            "{expected}"
        );
    }
}
