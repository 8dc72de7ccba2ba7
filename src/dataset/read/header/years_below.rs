//! Years in a row of their own below what was measured in them: `持证人数（人）` above `2018`, `2019` becomes the columns
//! `持证人数 2018（人）` and `持证人数 2019（人）`; where only 年份 stands above, the years alone.
//!
//! Two rows are joined only where the second holds nothing but years, below a word each, and the columns beside them are
//! named in the first alone.

use crate::source::Words;

use super::super::grid::Grid;
use super::super::number;
use super::super::titles::of_title;
use super::super::words::is_year_name;
use super::super::year::{self, YearForm};
use super::two_rows::{groups, under};

/// Joins a header of two rows, of which `header` is one; the row in which the header then is, and what is to be said of it.
pub(super) fn join(grid: &mut Grid, header: usize) -> Option<(usize, Words)> {
    let mut rows = [header.checked_sub(1), Some(header)].into_iter().flatten();
    let (upper, names) = rows.find_map(|upper| Some((upper, names(grid, upper)?)))?;
    let (top, bottom) = (grid.rows[upper].at, grid.rows.remove(upper + 1).at);
    grid.merges.retain(|area| area.0 < top || area.2 > bottom);
    let said = Words {
        zh: format!("表头有两行，已上下合并：{}", names.join("、")),
        en: format!(
            "the header has two rows, which were joined: {}",
            names.join(", ")
        ),
    };
    grid.rows[upper].cells = names;
    Some((upper, said))
}

/// The names that two rows make together; nothing where the second is no row of years.
fn names(grid: &Grid, upper: usize) -> Option<Vec<String>> {
    let (first, second) = (grid.rows.get(upper)?, grid.rows.get(upper + 1)?);
    let below = grid.rows.get(upper + 2..)?;
    let width = first.cells.len().max(second.cells.len());
    let level = |cells: &[String]| -> Vec<String> {
        (0..width)
            .map(|column| cells.get(column).cloned().unwrap_or_default())
            .collect()
    };
    let (top, low) = (level(&first.cells), level(&second.cells));
    let (years, labels): (Vec<usize>, Vec<usize>) =
        (0..width).partition(|column| !low[*column].is_empty());
    let has_data = |column: usize| {
        let cell = |cells: &[String]| cells.get(column).is_some_and(|cell| !cell.is_empty());
        below.iter().any(|row| cell(&row.cells))
    };
    let named = |column: &usize| !top[*column].is_empty() || !has_data(*column);
    let sound = labels.first() == Some(&0) && has_data(0) && labels.iter().all(named);
    let of_years = years.len() > 1 && years.iter().all(|column| is_year(&low[*column]));
    if !sound || !of_years || top.iter().any(|cell| is_year(cell)) {
        return None;
    }
    let groups = groups(grid, first, second, &top, &low);
    let is_group = |column: &usize| {
        let group = &groups[*column];
        let word = !group.is_empty() && number::number(group).is_err();
        // A title reaches over the names too, and what ends in a colon is one of another kind.
        word && *group != groups[0] && !group.ends_with([':', '：']) && !speaks_of_table(group)
    };
    if !years.iter().all(is_group) {
        return None;
    }
    let alone = years
        .iter()
        .all(|column| is_year_name(&groups[*column]) && of_title(&groups[*column]).is_none());
    let name = |column: usize| match low[column].is_empty() {
        true => Some(top[column].clone()),
        false if alone => Some(low[column].clone()),
        false => under(&groups[column], &low[column]),
    };
    (0..width).map(name).collect()
}

/// True for what is said of a whole table: `单位：人`, `填报单位：某县残联`.
fn speaks_of_table(text: &str) -> bool {
    let before = text.split([':', '：']).next().unwrap_or_default();
    before.len() < text.len()
        && ["单位", "日期", "时间"]
            .iter()
            .any(|word| before.ends_with(word))
}

fn is_year(cell: &str) -> bool {
    let read = year::year(cell);
    read.is_some_and(|(_, form)| form != YearForm::Serial)
}

#[cfg(test)]
mod tests {
    use super::super::super::grid::{GridOrigin, GridRow};
    use super::*;

    fn joined(rows: &[&str], header: usize) -> String {
        let rows = rows.iter().zip(1..).map(|(row, at)| GridRow {
            at,
            cells: row.split(',').map(str::to_string).collect(),
        });
        let mut grid = Grid {
            rows: rows.collect(),
            origin: GridOrigin::Text,
            separator: ',',
            merges: Vec::new(),
        };
        match join(&mut grid, header) {
            Some((row, _)) => grid.rows[row].cells.join("|"),
            None => "one row".into(),
        }
    }

    #[test]
    fn years_stand_below_what_was_measured() {
        let table = [
            "镇,人数（人）,,金额（万元）,",
            ",2019,2020,2019,2020",
            "甲,1,2,3,4",
        ];
        let names = "镇|人数 2019（人）|人数 2020（人）|金额 2019（万元）|金额 2020（万元）";
        assert_eq!(joined(&table, 0), names);
        let alone = ["指标,单位,年份,", ",,2019年,2020年", "持证,人,1,2"];
        assert_eq!(joined(&alone, 1), "指标|单位|2019年|2020年");
    }

    #[test]
    fn titles_and_data_are_no_headings_of_years() {
        for rows in [
            ["某县持证情况,,", ",2019,2020", "甲,1,2"],
            ["某县持证情况,单位：人,", ",2019,2020", "甲,1,2"],
            ["镇,2019,2020", ",2019,2020", "甲,1,2"],
            ["镇,人数,户数", "甲,2019,2020", "乙,1,2"],
            ["镇,人数,", ",2019,甲", "甲,1,2"],
        ] {
            assert_eq!(joined(&rows, 1), "one row", "{rows:?}");
        }
    }
}
