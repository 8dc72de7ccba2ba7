//! A second value of a series and year: a column that was left out may tell its row from the first one's.

use std::collections::BTreeSet;

use super::asides::aside;
use super::gathering::SeriesGathering;
use super::raw::RawTable;
use super::words::{PERIODS, YEARS, is_one_of};

impl SeriesGathering {
    /// What to do about it. The column is looked for once.
    pub(super) fn tell_apart(&mut self, first: usize, second: usize) -> (String, String) {
        let raw = &self.raw;
        let column = self
            .left_out
            .get_or_insert_with(|| raw.tells_apart(first, second));
        match column {
            Some(column) => (
                format!(
                    "请删去一个；若由“{column}”列区分，请加 --by {column}；若是不同地区或项目，请写进指标名"
                ),
                format!(
                    "Remove one; if the column “{column}” tells them apart add --by {column}; for several areas or items put them into the name of the series"
                ),
            ),
            None => (
                "请删去一个；若是不同地区或项目，请写进指标名".to_string(),
                "Remove one; for several areas or items put them into the name of the series"
                    .to_string(),
            ),
        }
    }
}

impl RawTable {
    /// The first column without data, by its heading, in which two rows differ and whose words come back again and again.
    fn tells_apart(&self, first: usize, second: usize) -> Option<String> {
        let names = self.names();
        let of_years = names.iter().any(|name| is_one_of(name, &YEARS));
        let is_left_out =
            |name: &&String| aside(name).is_some() || of_years && is_one_of(name, &PERIODS);
        let mut left_out = names.iter().filter(is_left_out);
        let found = left_out.find(|name| {
            let cells = self.texts(name);
            let cell = |row: usize| cells.get(row).and_then(Option::as_deref);
            let differ =
                cell(first).is_some() && cell(second).is_some() && cell(first) != cell(second);
            let distinct: BTreeSet<&str> = cells.iter().flatten().map(String::as_str).collect();
            differ && 2 * distinct.len() <= cells.len()
        });
        found.cloned()
    }
}
