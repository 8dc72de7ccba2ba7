//! Units that stand in remarks beside values, where nobody looks for them: 万人, 单位为万元.

use crate::dataset::{Complaint, Complaints};

use super::part_of_year::is_of_remarks;
use super::raw::RawTable;
use super::titles::above;
use super::unit_said::is_unmistakable;

/// A complaint for each row of which a remark says a unit: the value beside it would be read without it.
pub(super) fn units_in_remarks(
    raw: &RawTable,
    column: &str,
    cells: &[Option<String>],
) -> Complaints {
    let complaint = |(row, cell): (usize, &Option<String>)| {
        let cell = cell.as_deref().filter(|_| is_of_remarks(column))?;
        let alone = is_unmistakable(cell).then(|| cell.to_string());
        let said = alone.or_else(|| above(cell))?;
        Some(Complaint::error(
            &raw.file,
            raw.place(row, column),
            (
                format!("备注里写着单位“{said}”"),
                format!("a remark says the unit “{said}”"),
            ),
            (
                "单位写在单位列，或列名后的括号里",
                "units in a column of units, or in brackets behind a heading",
            ),
            (
                "若是这一行的单位，请把列名改为“单位”，或把单位写进列名后的括号里；若不是，请改写备注",
                "If it is the unit of the row call the column unit, or put it into brackets behind the heading; else say it otherwise",
            ),
        ))
    };
    Complaints(cells.iter().enumerate().filter_map(complaint).collect()).shortened()
}
