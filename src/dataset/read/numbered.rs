//! Columns of numbers that say of whom a row is: a county by its code, a village by its number, a grade.

use std::collections::BTreeSet;

use crate::axes::Year;

use super::number;
use super::raw::RawTable;
use super::worded::is_text;
use super::words::is_one_of;

/// Headings of what is never counted: a number below them is a name.
const NAMES: [&str; 19] = [
    "地区",
    "区域",
    "县区",
    "区县",
    "县市区",
    "等级",
    "级别",
    "残疾等级",
    "残疾级别",
    "类别",
    "残疾类别",
    "性别",
    "年龄段",
    "年龄组",
    "region",
    "district",
    "grade",
    "category",
    "sex",
];
/// Headings of what may be counted or measured too: a number below them is a name where nothing else tells rows of one year
/// apart.
const VALUES_TOO: [&str; 14] = [
    "县", "镇", "乡镇", "镇街", "街道", "村", "村居", "社区", "机构", "年龄", "county", "town",
    "village", "age",
];

/// True for a column of whole numbers that are names.
pub(super) fn is_of_names(raw: &RawTable, name: &str, year: &str) -> bool {
    is_name(raw, name, &[year], &raw.texts(year))
}

/// The same beside years across, each of which has a column of its own.
pub(super) fn names_rows(raw: &RawTable, name: &str, years: &[(String, Year)]) -> bool {
    let years: Vec<&str> = years.iter().map(|(column, _)| column.as_str()).collect();
    let of_rows = vec![Some(String::new()); raw.rows()];
    raw.texts(name).iter().any(Option::is_some) && is_name(raw, name, &years, &of_rows)
}

/// The same, where the columns of years are known and the year of each row.
fn is_name(raw: &RawTable, name: &str, columns: &[&str], years: &[Option<String>]) -> bool {
    let headed = is_one_of(name, &NAMES)
        || is_one_of(name, &VALUES_TOO) && is_needed(raw, name, columns, years);
    let is_whole = |text: &String| {
        number::number(text).is_ok_and(|read| !read.percent && read.value.fract() == 0.0)
    };
    headed && raw.texts(name).iter().flatten().all(is_whole)
}

/// True where several rows have the same year and the same names: how many institutions each town has is told apart by the
/// towns.
fn is_needed(raw: &RawTable, name: &str, columns: &[&str], years: &[Option<String>]) -> bool {
    let others = raw.names().into_iter();
    let others = others.filter(|other| other != name && !columns.contains(&other.as_str()));
    let named = others.filter(|other| is_text(raw, other) || is_one_of(other, &NAMES));
    let columns: Vec<Vec<Option<String>>> = named.map(|column| raw.texts(&column)).collect();
    let mut seen = BTreeSet::new();
    let years = years.iter().enumerate();
    let mut known = years.filter_map(|(row, year)| Some((row, year.as_ref()?)));
    known.any(|(row, year)| {
        let names: Vec<Option<&String>> = columns.iter().map(|own| own[row].as_ref()).collect();
        !seen.insert((year, names))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes};

    fn is_name(heading: &str, cells: [&str; 3], years: [&str; 3]) -> bool {
        let rows: Vec<String> = years
            .iter()
            .zip(cells)
            .map(|(year, cell)| format!("{year},{cell},7\n"))
            .collect();
        let text = format!("年份,{heading},人数\n{}", rows.concat());
        let raw = read_bytes("表.csv", text.as_bytes(), &ReadOptions::default());
        is_of_names(&raw.expect("a table"), heading, "年份")
    }

    #[test]
    fn codes_below_the_name_of_a_place_are_names() {
        let years = ["2018", "2019", "2020"];
        assert!(is_name("地区", ["331081"; 3], years));
        assert!(is_name("等级", ["1", "2", "1"], ["2018", "2018", "2019"]));
        assert!(is_name("村", ["1", "2", "1"], ["2018", "2018", "2019"]));
        // How many villages there are, and how old people are on average.
        assert!(!is_name("村", ["301", "300", "300"], years));
        assert!(!is_name("年龄", ["71", "71", "72"], years));
        assert!(is_name(
            "年龄",
            ["60", "61", "60"],
            ["2018", "2018", "2019"]
        ));
        assert!(!is_name("户数", ["1", "2", "3"], years));
    }

    #[test]
    fn what_each_named_town_has_is_counted() {
        let read = |text: &str| read_bytes("表.csv", text.as_bytes(), &ReadOptions::default());
        let towns = "年份,镇,机构,人数\n2018,甲,3,70\n2018,乙,2,50\n2019,甲,3,71\n2019,乙,4,52\n";
        assert!(!is_of_names(&read(towns).expect("a table"), "机构", "年份"));
        let villages = "年份,镇,村,人数\n2018,甲,1,70\n2018,甲,2,50\n2019,甲,1,71\n2019,甲,2,52\n";
        assert!(is_of_names(&read(villages).expect("a table"), "村", "年份"));
    }
}
