//! The names of the columns, and lines that do not fit them.

use std::collections::BTreeMap;

use crate::dataset::{Complaint, Complaints};

use super::grid::{GridOrigin, GridRow, place};
use super::number::{self, NotANumber};
use super::plain::{heading, shown};
use super::remedy;

/// The longest name of a series or a column.
pub(super) const LONGEST: usize = 200;

/// Whether a heading is a formula whose result nobody saved. In a text what begins like one but works nothing out of cells
/// is a name, which is written so that no spreadsheet runs it.
fn is_formula(name: &str, origin: &GridOrigin) -> bool {
    let of_cells = |c: char| c.is_ascii_alphanumeric() || "=+-*/^().,:;$ ".contains(c);
    number::number(name) == Err(NotANumber::Formula)
        && (*origin != GridOrigin::Text || name.chars().all(of_cells))
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
                    (
                        "请在表头补上列名，或删去这一列",
                        "Name the column in the header, or remove it",
                    ),
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
                ("请给其中一列改名", "Rename one of them"),
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
