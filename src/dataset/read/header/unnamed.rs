//! A first column whose heading does not name it: none at all, that of a pivot table, or a corner (`年份\指标`).

use crate::source::Words;

use super::super::grid::GridRow;
use super::super::number;
use super::super::plain::heading;
use super::super::width::half_width;
use super::super::words::{YEARS, is_one_of};
use super::super::year;

/// Headings that programs give to the rows of a pivot table.
const PIVOT: [&str; 3] = ["行标签", "行標籤", "rowlabels"];
/// What parts the two names in a corner.
const PARTS: [char; 8] = ['\\', '＼', '/', ' ', '\n', '\r', '|', '、'];
/// What such a column is called.
const OF_YEARS: &str = "年份";
const OF_NAMES: &str = "指标";
const OF_ROWS: &str = "序号";

/// Names it by what its cells are: years, names beside years across, or numbers of rows; and says so. Others stay as they
/// are.
pub(super) fn named(head: &mut GridRow, rows: &[GridRow]) -> Option<Words> {
    let first = head
        .cells
        .first()
        .filter(|_| !rows.is_empty())?
        .trim()
        .to_string();
    let cells = || {
        rows.iter()
            .map(|row| row.cells.first().map_or("", String::as_str))
    };
    let all = |is: fn(&str) -> bool| cells().all(is);
    let unnamed = first.is_empty() || is_one_of(&first, &PIVOT);
    let name = if unnamed && all(is_year) || is_corner(&first) && all(is_year) {
        OF_YEARS
    } else if !first.is_empty() {
        return None;
    } else if head.cells.iter().filter(|cell| is_year(cell)).count() > 1 && all(is_name) {
        OF_NAMES
    } else if counts(cells()) {
        OF_ROWS
    } else {
        return None;
    };
    if head.cells.iter().any(|cell| is_one_of(cell, &[name])) {
        return None;
    }
    head.cells[0] = name.to_string();
    let (zh, en) = match first.as_str() {
        "" => (
            "第 1 列没有列名".to_string(),
            "column 1 has no heading".to_string(),
        ),
        other => {
            let other = heading(other);
            (
                format!("第 1 列的列名是“{other}”"),
                format!("column 1 is called “{other}”"),
            )
        }
    };
    Some(Words {
        zh: format!("{zh}，按内容作“{name}”读取"),
        en: format!("{en} and was read as “{name}” by its cells"),
    })
}

/// True for a corner that names the years below it and the series beside it.
fn is_corner(heading: &str) -> bool {
    let half = half_width(heading);
    let mut parts = half.split(PARTS).filter(|part| !part.is_empty());
    parts.clone().count() > 1 && parts.any(|part| is_one_of(part, &YEARS))
}

fn is_year(cell: &str) -> bool {
    year::year(cell).is_some()
}

fn is_name(cell: &str) -> bool {
    !cell.is_empty() && number::number(cell).is_err()
}

/// True for 0, 1, 2 … or 1, 2, 3 …
fn counts<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let numbers: Option<Vec<u32>> = cells.map(|cell| cell.parse().ok()).collect();
    let numbers = numbers.unwrap_or_default();
    let begins = numbers.first().is_some_and(|first| *first < 2);
    begins && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 3]) -> GridRow {
        GridRow {
            at: 1,
            cells: cells.map(str::to_string).to_vec(),
        }
    }

    fn name(head: [&str; 3], first: [&str; 2]) -> String {
        let rows = first.map(|cell| row([cell, "5", "6"]));
        let mut head = row(head);
        let said = named(&mut head, &rows);
        assert_eq!(
            said.is_some(),
            head.cells[0] == OF_YEARS || head.cells[0] == OF_NAMES || head.cells[0] == OF_ROWS
        );
        head.cells.remove(0)
    }

    #[test]
    fn the_first_column_is_named_by_its_cells() {
        assert_eq!(name(["", "持证", "补贴"], ["2018", "2019年"]), "年份");
        assert_eq!(name(["行标签", "持证", "补贴"], ["2018", "2019"]), "年份");
        assert_eq!(
            name(["年份\\指标", "持证", "补贴"], ["2018", "2019"]),
            "年份"
        );
        assert_eq!(
            name(["      乡镇\n年份", "甲镇", "乙镇"], ["2018", "2019"]),
            "年份"
        );
        assert_eq!(name(["", "2018", "2019"], ["持证", "补贴"]), "指标");
        assert_eq!(name(["", "年份", "持证"], ["0", "1"]), "序号");
    }

    #[test]
    fn what_its_cells_do_not_say_stays() {
        assert_eq!(name(["", "持证", "补贴"], ["甲", "乙"]), "");
        assert_eq!(name(["", "持证", "补贴"], ["3", "9"]), "");
        assert_eq!(name(["", "2018", "2019"], ["持证", ""]), "");
        assert_eq!(name(["镇", "2018", "2019"], ["甲", "乙"]), "镇");
        assert_eq!(name(["行标签", "2018", "2019"], ["甲", "乙"]), "行标签");
    }
}
