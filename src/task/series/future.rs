//! Values of years that are still to come: plans and targets that stand in one table with what was observed.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::SeriesTable;
use crate::source::Words;

/// Series that are named.
const NAMED: usize = 4;

/// Leaves out what a table says of years after this one, and says so; nothing where there is none.
pub fn left_out(table: &mut SeriesTable, this_year: Year) -> Option<Words> {
    let (mut years, mut names) = (BTreeMap::<Year, usize>::new(), Vec::new());
    for (name, later) in table.split_after(this_year) {
        if !later.is_empty() {
            names.push(format!("“{name}”"));
        }
        for year in later.into_keys() {
            *years.entry(year).or_default() += 1;
        }
    }
    let ((first, _), (last, _)) = (years.first_key_value()?, years.last_key_value()?);
    let number: usize = years.values().sum();
    let (zh, en) = match first == last {
        true => (first.to_string(), first.to_string()),
        false => (format!("{first}—{last}"), format!("{first}–{last}")),
    };
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let and = match more {
        0 => (String::new(), String::new()),
        _ => (
            format!(" 等另外 {more} 个序列"),
            format!(" and {more} more"),
        ),
    };
    Some(Words {
        zh: format!(
            "{}{}有 {number} 个 {zh} 年的数未用：今年是 {this_year} 年，以后的只能是计划或目标，不是实际数；若要当作实际数，请加 --allow-future",
            names.join("、"),
            and.0
        ),
        en: format!(
            "{}{}: {number} values of {en} were left out, for this is {this_year} and later years can only be planned; add --allow-future to take them for observed",
            names.join(", "),
            and.1
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes, series_of};

    #[test]
    fn what_is_still_to_come_is_left_out_and_said() {
        let text = "年份,人数,户数\n2024,10,3\n2025,11,4\n2026,12,\n2030,20,\n";
        let raw = read_bytes("t.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
        let whole = series_of(raw).unwrap();
        let mut table = whole.clone();
        assert_eq!(left_out(&mut table, 2030), None);
        assert_eq!(table, whole);
        let said = left_out(&mut table, 2025).unwrap();
        assert!(
            said.zh.contains("“人数”有 2 个 2026—2030 年的数"),
            "{}",
            said.zh
        );
        assert!(!said.zh.contains("户数"));
        let years: Vec<Year> = table.series["人数"].values.keys().copied().collect();
        assert_eq!(years, [2024, 2025]);
        // No year is missing among those that are left.
        assert!(whole.warnings.to_string().contains("2027"));
        assert!(table.warnings.is_empty(), "{}", table.warnings);
    }
}
