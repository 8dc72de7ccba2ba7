//! Headings over two rows: `享受人数` above `护理` and `生活` becomes the columns `享受人数 护理` and `享受人数 生活`, and a row of
//! units below the names becomes a part of them.
//!
//! Two rows are joined only where the first by itself is no header of the table below it: where a column with data has
//! no name, or two have the same one, or where the second row holds nothing but units.

use crate::source::Words;

use super::super::grid::{Grid, GridOrigin, GridRow};
use super::super::named_unit::{PLAIN, name_and_unit};
use super::super::not_a_year::is_of_plan;
use super::super::number::{self, NotANumber};
use super::super::unit::unit;
use super::super::unit_said::{after_word, is_unmistakable, without_brackets};
use super::super::words::{UNITS, is_one_of};
use super::super::year;

/// Joins a header of two rows, of which `header` is one; the row in which the header then is, and what is to be said of it,
/// which was a header of so many `rows`.
pub(super) fn join(grid: &mut Grid, header: usize, rows: usize) -> (usize, Option<Words>) {
    let above = header.checked_sub(1);
    for upper in [Some(header), above].into_iter().flatten() {
        if let Some(names) = joined(grid, upper, upper == header) {
            let lower = grid.rows.remove(upper + 1);
            let row = &mut grid.rows[upper];
            // Merged cells of these two rows have been understood.
            let (top, bottom) = (row.at, lower.at);
            grid.merges.retain(|area| area.0 < top || area.2 > bottom);
            row.cells = names;
            let shown: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            let (zh, en) = (shown.join("、"), shown.join(", "));
            let (many, many_en) = match rows {
                2 => ("两", "two"),
                _ => ("三", "three"),
            };
            return (
                upper,
                Some(Words {
                    zh: format!("表头有{many}行，已上下合并：{zh}"),
                    en: format!("the header has {many_en} rows, which were joined: {en}"),
                }),
            );
        }
    }
    (header, None)
}

/// The names that two rows make together; nothing where they are not a header of two rows. The second may hold units only
/// where the first is the `header` that was found.
pub(super) fn joined(grid: &Grid, upper: usize, header: bool) -> Option<Vec<String>> {
    let (first, second) = (grid.rows.get(upper)?, grid.rows.get(upper + 1)?);
    let below = grid.rows.get(upper + 2..)?;
    let width = first.cells.len().max(second.cells.len());
    let cell = |row: &GridRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    let below_names = |column: usize| match cell(second, column) {
        // The row of units may say what it is.
        word if column == 0 && is_one_of(&word, &UNITS) => String::new(),
        other => bare(other),
    };
    let (top, low): (Vec<String>, Vec<String>) = (0..width)
        .map(|column| (cell(first, column), below_names(column)))
        .unzip();
    let has_data = |column: usize| below.iter().any(|row| !cell(row, column).is_empty());
    let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).count();
    if below.is_empty() || filled(&top) < 2 || filled(&low) == 0 || !low.iter().all(|c| is_word(c))
    {
        return None;
    }
    let only_units = low
        .iter()
        .all(|cell| cell.is_empty() || unit(cell).is_some());
    if only_units {
        let named = (0..width).all(|column| low[column].is_empty() || !top[column].is_empty());
        // Above numbers: a row of words in a table of words is data.
        let numbers = below
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| number::number(cell).is_ok());
        if !header || !named || !numbers {
            return None;
        }
        // Said in the first column alone it is the unit of all.
        if filled(&low) == 1 && after_word(&cell(second, 0)).is_some() {
            let first = format!("{}（单位：{}）", top[0], low[0]);
            let rest = top[1..].iter().cloned();
            return Some(std::iter::once(first).chain(rest).collect());
        }
        return (0..width)
            .map(|column| under(&top[column], &low[column]))
            .collect();
    }
    let groups = groups(grid, first, second, &top, &low);
    let divided = |column: usize| {
        let same = column > 0 && top[column] == top[column - 1];
        (top[column].is_empty() || same) && !groups[column].is_empty() && !low[column].is_empty()
    };
    let single =
        |column: usize| !top[column].is_empty() && low[column].is_empty() && has_data(column);
    if !(0..width).any(divided) || !(0..width).any(single) {
        return None;
    }
    (0..width)
        .map(|column| under(&groups[column], &low[column]))
        .collect()
}

/// A unit without its brackets; any other cell as it is.
fn bare(cell: String) -> String {
    let said = without_brackets(&cell);
    match unit(said) {
        Some(_) => said.to_string(),
        None => cell,
    }
}

/// The name of a column by what stands above and below; nothing where they give it two units.
pub(super) fn under(above: &str, below: &str) -> Option<String> {
    if is_of_plan(above) && year::year(below).is_some() {
        return Some(below.to_string());
    }
    if let Some(own) = unit_alone(above).filter(|_| !below.is_empty() && unit(below).is_none()) {
        let (name, said) = name_and_unit(below);
        let agree = said.is_none_or(|said| unit(&said) == unit(own));
        return agree.then(|| format!("{name}（{own}）"));
    }
    let (name, own) = name_and_unit(above);
    let with = |name: &str, unit: &str| format!("{name}（{unit}）");
    match (above.is_empty(), below.is_empty(), unit(below), own) {
        (true, _, _, _) => Some(below.to_string()),
        (_, true, _, _) => Some(above.to_string()),
        (_, _, Some(said), Some(own)) => (unit(&own) == Some(said)).then(|| above.to_string()),
        (_, _, Some(_), None) => Some(with(above, below)),
        (_, _, None, Some(own)) => Some(with(&format!("{name} {below}"), &own)),
        (_, _, None, None) => Some(format!("{above} {below}")),
    }
}

/// A cell that is nothing but a unit which can be no name.
fn unit_alone(cell: &str) -> Option<&str> {
    let said = without_brackets(cell);
    (PLAIN.contains(&said) || is_unmistakable(said)).then_some(said)
}

/// What each column of the second row stands under: the cell above it, or the one that reaches over it. Where the sheet
/// has merged cells they say how far one reaches; else as far as cells of the second row follow.
pub(super) fn groups(
    grid: &Grid,
    first: &GridRow,
    second: &GridRow,
    top: &[String],
    low: &[String],
) -> Vec<String> {
    let across: Vec<_> = grid
        .merges
        .iter()
        .filter(|area| area.0 == first.at && area.2 < second.at && area.3 > area.1)
        .collect();
    let is_sheet = matches!(grid.origin, GridOrigin::Sheet(_));
    let mut groups: Vec<String> = Vec::new();
    for column in 0..top.len() {
        let merged = across
            .iter()
            .find(|area| (area.1..=area.3).contains(&column));
        let group = match merged {
            Some(area) => top[area.1].clone(),
            None if !top[column].is_empty() => top[column].clone(),
            None if is_sheet && !across.is_empty() => String::new(),
            None => {
                let goes_on = column > 0 && !low[column - 1].is_empty() && !low[column].is_empty();
                let before = groups.last().filter(|_| goes_on);
                before.cloned().unwrap_or_default()
            }
        };
        groups.push(group);
    }
    groups
}

/// True for a cell of a heading: empty, or words.
pub(super) fn is_word(cell: &str) -> bool {
    let words = matches!(
        number::number(cell),
        Err(NotANumber::Text | NotANumber::WithWords | NotANumber::Marked(_))
    );
    cell.is_empty() || words && year::year(cell).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&str], merges: &[(usize, usize, usize, usize)]) -> Grid {
        let rows = rows.iter().zip(1..).map(|(row, at)| GridRow {
            at,
            cells: row.split(',').map(str::to_string).collect(),
        });
        Grid {
            rows: rows.collect(),
            origin: match merges.is_empty() {
                true => GridOrigin::Text,
                false => GridOrigin::Sheet("S".into()),
            },
            separator: ',',
            merges: merges.to_vec(),
        }
    }

    fn names(rows: &[&str], merges: &[(usize, usize, usize, usize)], header: usize) -> String {
        let mut grid = grid(rows, merges);
        let (header, said) = join(&mut grid, header, 2);
        match said {
            Some(_) => grid.rows[header].cells.join("|"),
            None => "one row".into(),
        }
    }

    #[test]
    fn two_rows_become_one() {
        let table = ["年份,享受人数（人）,,资金", ",护理,生活,", "2018,1,2,3"];
        let joined = "年份|享受人数 护理（人）|享受人数 生活（人）|资金";
        assert_eq!(names(&table, &[], 0), joined);
        let same = ["年份,人数,人数", ",护理,生活", "2018,1,2"];
        assert_eq!(names(&same, &[], 0), "年份|人数 护理|人数 生活");
        // The wide second row is taken for the header; the first belongs to it.
        let wide = ["年份,人数,,,", ",甲,乙,丙,丁", "2018,1,2,3,4"];
        assert_eq!(names(&wide, &[], 1), "年份|人数 甲|人数 乙|人数 丙|人数 丁");
        let merges = [(1, 0, 2, 0), (1, 1, 1, 2)];
        let sheet = ["年份,人数,,", ",护理,生活,资金", "2018,1,2,3"];
        assert_eq!(names(&sheet, &merges, 0), "年份|人数 护理|人数 生活|资金");
        let units = ["年份,持证,补贴（元）", ",人,元", "2018,1,2"];
        assert_eq!(names(&units, &[], 0), "年份|持证（人）|补贴（元）");
        let units = ["年份,持证,补贴", ",（人）,(万元)", "2018,1,2"];
        assert_eq!(names(&units, &[], 0), "年份|持证（人）|补贴（万元）");
        let said = ["年份,持证,补贴", "计量单位,人,万元", "2018,1,2"];
        assert_eq!(names(&said, &[], 0), "年份|持证（人）|补贴（万元）");
        let all = ["指标,2018,2019", "单位：人,,", "持证,1,2"];
        assert_eq!(names(&all, &[], 0), "指标（单位：人）|2018|2019");
        let units_above = ["年份,万元,,人", ",护理,生活,持证", "2018,1,2,3"];
        assert_eq!(
            names(&units_above, &[], 0),
            "年份|护理（万元）|生活（万元）|持证（人）"
        );
        let both = ["年份,人数,,资金", ",护理,生活,万元", "2018,1,2,3"];
        assert_eq!(
            names(&both, &[], 0),
            "年份|人数 护理|人数 生活|资金（万元）"
        );
    }

    #[test]
    fn a_row_of_data_is_none() {
        for rows in [
            ["年份,人数,户数", "2018,1,2", "2019,1,2"],
            ["指标,单位,2018", "持证,人,—", "补贴,元,3"],
            ["指标,类别,2018", "持证,,", "补贴,,3"],
            ["地区,指标,备注", "甲,人数,", "乙,人数,x"],
            // Two units for one column: somebody must say which.
            ["年份,持证,补贴（元）", ",人,万元", "2018,1,2"],
        ] {
            assert_eq!(names(&rows, &[], 0), "one row", "{rows:?}");
        }
    }
}
