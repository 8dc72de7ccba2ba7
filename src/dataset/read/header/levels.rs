//! Names on two levels under one heading: `指标` over two columns of words beside years across, the second of which has no
//! heading of its own.

use crate::source::Words;

use super::super::grid::{Grid, GridRow};
use super::super::number;
use super::super::plain::heading;
use super::super::year;

/// Calls the second column by the heading of the first, with a number; what is to be said of it.
pub(super) fn name(grid: &mut Grid, header: usize) -> Option<Words> {
    let head = grid.rows.get(header)?;
    let cell = |row: &GridRow, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    let years = head.cells.iter().filter(|cell| year::year(cell).is_some());
    let below = &grid.rows[header + 1..];
    let holds_words = |at: usize| {
        let cells = || below.iter().filter_map(move |row| row.cells.get(at));
        let words = cells().all(|cell| number::number(cell).is_err());
        words && cells().any(|cell| !cell.is_empty())
    };
    let is_level = |at: &usize| {
        let above = cell(head, *at - 1);
        let unnamed =
            cell(head, *at).is_empty() && !above.is_empty() && year::year(&above).is_none();
        unnamed && holds_words(*at - 1) && holds_words(*at)
    };
    let many = years.count() > 1;
    let at = (1..head.cells.len()).find(is_level).filter(|_| many)?;
    let (row, first) = (head.at, heading(&cell(head, at - 1)));
    let second = format!("{first}（2）");
    let said = Words {
        zh: format!("“{first}”下有两列名称，第二列作“{second}”读取"),
        en: format!(
            "two columns of names stand under “{first}”: the second was read as “{second}”"
        ),
    };
    grid.merges.retain(|(top, left, bottom, right)| {
        let over_both = (*left, *right) == (at - 1, at);
        !(over_both && (*top..=*bottom).contains(&row))
    });
    grid.rows[header].cells[at] = second;
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::super::super::grid::GridOrigin;
    use super::*;

    fn named(rows: [&str; 3]) -> (String, usize) {
        let rows = rows.iter().zip(1..).map(|(row, at)| GridRow {
            at,
            cells: row.split(',').map(str::to_string).collect(),
        });
        let mut grid = Grid {
            rows: rows.collect(),
            origin: GridOrigin::Text,
            separator: ',',
            merges: vec![(1, 0, 1, 1), (2, 0, 3, 0)],
        };
        name(&mut grid, 0);
        (grid.rows[0].cells.join(","), grid.merges.len())
    }

    #[test]
    fn a_second_column_of_names_takes_the_heading_of_the_first() {
        let rows = ["指标,,2018,2019", "护理补贴,人数,10,11", ",金额,5,6"];
        assert_eq!(named(rows), ("指标,指标（2）,2018,2019".into(), 1));
        for rows in [
            ["指标,,2018,2019", "持证,5,10,11", "补贴,6,5,6"],
            ["年份,,持证", "2018,甲,10", "2019,乙,11"],
            ["指标,2018,,2019", "持证,10,多,11", "补贴,5,少,6"],
        ] {
            assert_eq!(named(rows), (rows[0].to_string(), 2), "{rows:?}");
        }
    }
}
