//! Headings over three rows: `享受人数` above `护理` above `男` becomes the column `享受人数 护理 男`. The upper two are joined here,
//! so that two are left; where these are no heading in turn, everything stays as it was.
//!
//! Three rows are joined only where the first column, and with it every row below, is named in the first of them alone,
//! and numbers or years begin below the third.

use crate::source::Words;

use super::super::grid::{Grid, GridOrigin, GridRow};
use super::super::number;
use super::super::words::{UNITS, is_one_of};
use super::super::year;
use super::two_rows::{self, is_word, joined, under};

/// Rows above the one that was found for the header in which the heading may begin.
const ABOVE: usize = 3;
/// How many rows are joined.
const ROWS: usize = 3;

/// Joins a header of three rows or of two, of which `header` is one, or the row below them; the row in which the header then
/// is, and what is to be said of it.
pub(super) fn join(grid: &mut Grid, header: usize) -> (usize, Option<Words>) {
    for upper in (header.saturating_sub(ABOVE)..=header).rev() {
        let Some(names) = upper_names(grid, upper) else {
            continue;
        };
        let merges = grid.merges.clone();
        let (first, last) = (grid.rows[upper].at, grid.rows[upper + 2].at);
        grid.merges.retain(|area| area.0 < first || area.2 > last);
        let top = std::mem::replace(&mut grid.rows[upper].cells, names);
        let middle = grid.rows.remove(upper + 1);
        if joined(grid, upper, true).is_some() {
            return two_rows::join(grid, upper, ROWS);
        }
        grid.rows[upper].cells = top;
        grid.rows.insert(upper + 1, middle);
        grid.merges = merges;
    }
    two_rows::join(grid, header, ROWS - 1)
}

/// The names that the first two of three rows make together, each over every column that it reaches over; nothing where the
/// three are no header.
fn upper_names(grid: &Grid, upper: usize) -> Option<Vec<String>> {
    let rows = grid.rows.get(upper..upper + ROWS)?;
    let below = grid.rows.get(upper + ROWS)?;
    let is_value = |cell: &String| number::number(cell).is_ok() || year::year(cell).is_some();
    // Years may stand above what was measured in them.
    let is_top = |cell: &String| is_word(cell) || year::year(cell).is_some();
    let mut lower = rows[1..].iter().flat_map(|row| &row.cells);
    let are_words = rows[0].cells.iter().all(is_top) && lower.all(|cell| is_word(cell));
    if !are_words || !below.cells.iter().any(is_value) {
        return None;
    }
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let cell = |row: &GridRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    let level =
        |row: &GridRow| -> Vec<String> { (0..width).map(|column| cell(row, column)).collect() };
    let [top, middle, low] = [0, 1, 2].map(|at| level(&rows[at]));
    let unsaid = low[0].is_empty() || is_one_of(&low[0], &UNITS);
    let alone = !top[0].is_empty() && middle[0].is_empty() && unsaid;
    let filled = |level: &[String]| level.iter().any(|cell| !cell.is_empty());
    if !alone || !filled(&middle) || !filled(&low) {
        return None;
    }
    let deep = |column: usize| !middle[column].is_empty() || !low[column].is_empty();
    let tops = spread(grid, &rows[0], &top, |column| {
        top[column].is_empty() && deep(column)
    });
    let within = |column: usize| {
        top[column].is_empty() && tops[column] == tops[column - 1] && !low[column].is_empty()
    };
    let middles = spread(grid, &rows[1], &middle, within);
    let three = |column: &usize| {
        [&tops, &middles, &low]
            .iter()
            .all(|level| !level[*column].is_empty())
    };
    (0..width).find(three)?;
    let pairs = tops.iter().zip(&middles);
    pairs.map(|(top, middle)| under(top, middle)).collect()
}

/// What stands above each column in a row of headings: its cell, or the one that reaches over it. Where the sheet has merged
/// cells in this row they say how far one reaches; else it does as long as it `goes_on`.
fn spread(
    grid: &Grid,
    row: &GridRow,
    cells: &[String],
    goes_on: impl Fn(usize) -> bool,
) -> Vec<String> {
    let across = |area: &&(usize, usize, usize, usize)| {
        (area.0..=area.2).contains(&row.at) && area.3 > area.1
    };
    let merges: Vec<_> = grid.merges.iter().filter(across).collect();
    let is_sheet = matches!(grid.origin, GridOrigin::Sheet(_));
    let mut names: Vec<String> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let mut merged = merges.iter();
        let merged = merged.find(|area| (area.1..=area.3).contains(&column));
        let name = match merged {
            Some(area) => cells[area.1].clone(),
            None if !cell.is_empty() || is_sheet && !merges.is_empty() => cell.clone(),
            None if column > 0 && goes_on(column) => names[column - 1].clone(),
            None => String::new(),
        };
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[&str], merges: &[(usize, usize, usize, usize)], header: usize) -> String {
        let lines = rows.iter().zip(1..).map(|(row, at)| GridRow {
            at,
            cells: row.split(',').map(str::to_string).collect(),
        });
        let mut grid = Grid {
            rows: lines.collect(),
            origin: match merges.is_empty() {
                true => GridOrigin::Text,
                false => GridOrigin::Sheet("S".into()),
            },
            separator: ',',
            merges: merges.to_vec(),
        };
        let (header, said) = join(&mut grid, header);
        match said {
            Some(said) if said.zh.contains("三行") => grid.rows[header].cells.join("|"),
            Some(_) => "two rows".into(),
            None => {
                assert_eq!(grid.rows.len(), rows.len(), "as it was");
                "one row".into()
            }
        }
    }

    #[test]
    fn three_rows_become_one() {
        let table = [
            "年份,享受人数（人）,,,,资金（万元）",
            ",护理,,生活,,",
            ",男,女,男,女,",
            "2018,1,2,3,4,5",
        ];
        let joined = "年份|享受人数 护理 男（人）|享受人数 护理 女（人）|享受人数 生活 男（人）|享受人数 生活 女（人）|资金（万元）";
        for header in 0..4 {
            assert_eq!(names(&table, &[], header), joined, "{header}");
        }
        let merges = [
            (1, 0, 3, 0),
            (1, 1, 1, 4),
            (2, 1, 2, 2),
            (2, 3, 2, 4),
            (1, 5, 3, 5),
        ];
        assert_eq!(names(&table, &merges, 2), joined);
        let years = [
            "乡镇,2019,,,2020,,",
            ",总数,其中,,总数,其中,",
            ",,男,女,,男,女",
            "甲,10,6,4,11,6,5",
        ];
        let joined = "乡镇|2019 总数|2019 其中 男|2019 其中 女|2020 总数|2020 其中 男|2020 其中 女";
        for header in 0..4 {
            assert_eq!(names(&years, &[], header), joined, "{header}");
        }
        let units = ["年份,持证,,资金", ",男,女,", ",人,人,万元", "2018,1,2,3"];
        assert_eq!(
            names(&units, &[], 0),
            "年份|持证 男（人）|持证 女（人）|资金（万元）"
        );
    }

    #[test]
    fn titles_and_data_are_no_levels() {
        let titled = [
            "残疾人情况,,单位：人,",
            "年份,人数,,资金",
            ",护理,生活,",
            "2018,1,2,3",
        ];
        assert_eq!(names(&titled, &[], 1), "two rows");
        let words = ["指标,类别,备注", "持证,男,甲", "持证,女,乙", "2018,1,2"];
        assert_eq!(names(&words, &[], 0), "one row");
    }
}
