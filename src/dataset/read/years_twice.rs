//! Years in a column and in headings at once, while a table has them in one way: the column says when the table was made, or
//! nobody knows which of them are meant.

use std::collections::BTreeSet;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

use super::raw::RawTable;
use super::year::{self, YearForm};

/// True where years stand across beside a column of years that is left out, since it holds one alone; a complaint where it
/// holds several.
pub(super) fn left_out(
    raw: &mut RawTable,
    names: &[String],
    column: &str,
) -> Result<bool, Complaints> {
    let across = names.iter().filter(|name| name.as_str() != column);
    let across: Vec<&String> = across.filter(|name| year(name).is_some()).collect();
    let [first, second, ..] = across[..] else {
        return Ok(false);
    };
    let cells = raw.texts(column);
    let years: BTreeSet<Year> = cells
        .iter()
        .flatten()
        .filter_map(|cell| year(cell))
        .collect();
    if years.len() > 1 {
        return Err(Complaints::from(Complaint::error(
            &raw.file,
            Place::Column(column.to_string()),
            (
                format!("这一列写着年份，而“{first}”“{second}”等列名也是年份"),
                format!(
                    "years stand in this column, and in headings such as “{first}” and “{second}”"
                ),
            ),
            ("年份写在一列里，或横排", "years in one column, or across"),
            (
                "请只留一种；若这一列说的不是数的年份（如填报时间），请把列名改为“备注”",
                "Keep one of both; if the column says something else, such as when it was filled in, call it 备注 or note",
            ),
        )));
    }
    raw.reading.aside.push(Words {
        zh: format!("年份横排，“{column}”列各行是同一年，未用"),
        en: format!(
            "years stand across: the column “{column}”, which holds one year, was left out"
        ),
    });
    Ok(true)
}

fn year(text: &str) -> Option<Year> {
    let (year, form) = year::year(text)?;
    (form != YearForm::Serial).then_some(year)
}
