//! Columns of a table of what was reported, by every name that they may have.

use crate::dataset::{Complaint, Complaints, Place, RawTable};

/// What is reported.
pub(super) const NAME: [&str; 4] = ["指标", "indicator", "name", "指标名称"];
/// Of which year.
pub(super) const YEAR: [&str; 4] = ["年份", "year", "年度", "统计年份"];
/// How much.
pub(super) const VALUE: [&str; 5] = ["数值", "value", "实际值", "完成值", "实绩"];
/// By how much it may be wrong.
pub(super) const ERROR: [&str; 2] = ["误差", "error"];
/// From when on it was known.
pub(super) const KNOWN: [&str; 2] = ["得知年份", "known"];
/// Who says so.
pub(super) const SOURCE: [&str; 2] = ["来源", "source"];
/// Where.
pub(super) const AT: [&str; 3] = ["出处", "at", "备注"];
/// The unit of the value.
pub(super) const UNIT: [&str; 3] = ["单位", "unit", "计量单位"];
/// All columns that there may be.
pub(super) const COLUMNS: (&str, &str) = (
    "指标、年份、数值三列，可再加单位、误差、得知年份、来源、出处",
    "columns indicator, year, value, and if known unit, error, known, source, at",
);
/// Columns of an unknown table that are shown.
const SHOWN: usize = 6;

/// A complaint about a table of whose columns none is needed: mostly its first row has data already.
pub(super) fn unknown_heading(raw: &RawTable) -> Result<(), Complaints> {
    let needed = [&NAME[..], &YEAR[..], &VALUE[..]];
    if needed
        .iter()
        .any(|names| raw.column_called(names).is_some())
    {
        return Ok(());
    }
    let names: Vec<String> = raw.names().into_iter().take(SHOWN).collect();
    let complaint = Complaint::error(
        raw.file.clone(),
        Place::Whole,
        (
            format!("表头是“{}”，没有要找的列", names.join("、")),
            format!(
                "the heading is “{}”, in which no column is one of those looked for",
                names.join(", ")
            ),
        ),
        COLUMNS,
        (
            "第一行若是数据，请在它上面加一行表头：指标,年份,数值",
            "If the first row has data, put a heading above it: indicator,year,value",
        ),
    );
    Err(complaint.into())
}
