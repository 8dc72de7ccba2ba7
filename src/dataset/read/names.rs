//! The names of the columns, and lines that do not fit them.

use std::collections::BTreeMap;

use crate::dataset::{Complaint, Complaints};

use super::grid::{GridOrigin, GridRow, place};
use super::number::{self, NotANumber};
use super::plain::{heading, shown};
use super::words::{SERIES, is_one_of, is_year_name};
use super::{remedy, year};

/// The longest name of a series or a column.
pub(super) const LONGEST: usize = 200;

/// Whether a heading is a formula whose result nobody saved. In a text what begins like one but works nothing out of cells
/// is a name, which is written so that no spreadsheet runs it.
fn is_formula(name: &str, origin: &GridOrigin) -> bool {
    let of_cells = |c: char| c.is_ascii_alphanumeric() || "=+-*/^().,:;$ ".contains(c);
    number::number(name) == Err(NotANumber::Formula)
        && (*origin != GridOrigin::Text || name.chars().all(of_cells))
}

/// True for the heading of years or of names, and for a year, of which each table has one.
fn heads_a_table(name: &str) -> bool {
    is_year_name(name) || is_one_of(name, &SERIES) || year::year(name).is_some()
}

/// Column number and name of each column of the table.
pub(super) fn names(
    file: &str,
    head: &GridRow,
    rows: &[GridRow],
    origin: &GridOrigin,
) -> (Vec<(usize, String)>, Complaints) {
    let mut complaints = Complaints::default();
    let mut names: Vec<(usize, String)> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let width = if *origin == GridOrigin::Text {
        head.cells.len()
    } else {
        rows.iter()
            .map(|r| r.cells.len())
            .max()
            .unwrap_or(0)
            .max(head.cells.len())
    };
    for column in 0..width {
        let cell = head.cells.get(column).map_or("", String::as_str);
        let name = heading(cell);
        let used = |row: &GridRow| row.cells.get(column).is_some_and(|cell| !cell.is_empty());
        let place = || place(origin, head.at, column);
        if name.is_empty() {
            if rows.iter().any(used) {
                complaints.push(Complaint::error(
                    file,
                    place(),
                    (
                        format!("第 {} 列没有列名，却有数据", column + 1),
                        format!("column {} has data but no name", column + 1),
                    ),
                    ("每列有列名", "a name for each column"),
                    match rows.iter().find(|&row| used(row)) {
                        Some(row) if row.cells.iter().any(|cell| is_year_name(cell)) => (
                            format!("第 {} 行像是另一张表的表头：请把各表分别放一个工作表或一个文件", row.at),
                            format!("Row {} looks like the header of another table: put each on a sheet or into a file of its own", row.at),
                        ),
                        _ => (
                            "请在表头补上列名，或删去这一列".to_string(),
                            "Name the column in the header, or remove it".to_string(),
                        ),
                    },
                ));
            }
            continue;
        }
        if is_formula(&name, origin) {
            let found = (
                format!("列名是公式“{}”", shown(&name)),
                format!("the heading is the formula “{}”", shown(&name)),
            );
            let expected = (
                "写成文字或年份的列名",
                "a heading written as text or as a year",
            );
            let advice = remedy::advice(&NotANumber::Formula, false);
            complaints.push(Complaint::error(file, place(), found, expected, advice));
            continue;
        }
        let length = name.chars().count();
        if length > LONGEST {
            let name = shown(&name);
            complaints.push(Complaint::error(
                file,
                place(),
                (
                    format!("列名有 {length} 个字：“{name}”"),
                    format!("a heading of {length} signs: “{name}”"),
                ),
                (
                    format!("不超过 {LONGEST} 个字的列名"),
                    format!("a heading of at most {LONGEST} signs"),
                ),
                (
                    "请缩短列名，说明写到备注里",
                    "Shorten it; put what explains it into a remark",
                ),
            ));
            continue;
        }
        if let Some(first) = seen.insert(name.clone(), column) {
            complaints.push(Complaint::error(
                file,
                place(),
                (
                    format!(
                        "列名 {name} 出现两次（第 {} 列和第 {} 列）",
                        first + 1,
                        column + 1
                    ),
                    format!(
                        "the name {name} stands twice (columns {} and {})",
                        first + 1,
                        column + 1
                    ),
                ),
                ("各不相同的列名", "names that differ"),
                match heads_a_table(&name) {
                    true => (
                        "若是并排的两张表，请上下接成一张，或各放一个工作表；否则请给其中一列改名",
                        "Two tables side by side: join them, or put each on a sheet of its own; else rename one of the columns",
                    ),
                    false => ("请给其中一列改名", "Rename one of them"),
                },
            ));
            continue;
        }
        names.push((column, name));
    }
    (names, complaints)
}

/// Lines with another number of fields than the header.
pub(super) fn ragged(file: &str, width: usize, named: usize, rows: &[GridRow]) -> Complaints {
    let mut complaints = Complaints::default();
    for row in rows {
        let extra_empty = row.cells.iter().skip(width).all(String::is_empty);
        let fits = row.cells.len() == width
            || (row.cells.len() > width && extra_empty)
            || (row.cells.len() < width && row.cells.len() >= named && named < width);
        if fits {
            continue;
        }
        let found = row.cells.len();
        complaints.push(Complaint::error(
            file,
            place(&GridOrigin::Text, row.at, 0),
            (format!("有 {found} 个字段"), format!("{found} fields")),
            (
                format!("{width} 个字段，与表头相同"),
                format!("{width}, as in the header"),
            ),
            (
                "请检查是否少了逗号，或字段中的逗号没有加引号",
                "Look for a missing comma, or a comma inside a field without quotes",
            ),
        ));
    }
    complaints.shortened()
}
