//! Columns that number or name rows: codes, numbers by which somebody is reached, the index of a data frame.

use super::named_unit::name_and_unit;
use super::width::half_width;
use super::words::is_one_of;
use super::year;

/// Names of columns that number or name rows for a machine.
const CODES: [&str; 41] = [
    "手机",
    "传真",
    "身份证",
    "银行卡",
    "门牌",
    "行次",
    "名次",
    "位次",
    "rank",
    "row_number",
    "rownum",
    "timestamp",
    "代码",
    "区划",
    "经度",
    "纬度",
    "longitude",
    "编码",
    "编号",
    "序号",
    "序",
    "行号",
    "行政区划",
    "区划代码",
    "行政区划代码",
    "地区代码",
    "指标代码",
    "行政代码",
    "统计代码",
    "邮编",
    "邮政编码",
    "电话",
    "联系电话",
    "code",
    "codes",
    "id",
    "no",
    "no.",
    "nr",
    "fips",
    "gb",
];
/// Endings of headings of such codes and numbers.
const CODE_ENDINGS: [&str; 14] = [
    "代码",
    "编码",
    "编号",
    "证号",
    "号码",
    "序号",
    "标识码",
    "识别码",
    "机构码",
    "页码",
    "排名",
    "位次",
    "code",
    "codes",
];
/// Endings of headings of numbers by which somebody is reached, a paper is found or a place is taken; with a unit such
/// things are counted.
const REACHED: [&str; 4] = ["电话", "联系方式", "号", "排位"];
/// Such endings of what is counted.
const NO_NUMBERS: [&str; 8] = [
    "挂号",
    "称号",
    "信号",
    "装电话",
    "通电话",
    "固定电话",
    "移动电话",
    "热线电话",
];
/// Beginnings of headings that programs give to columns without one.
const UNNAMED: [&str; 2] = ["unnamed:", "__index_level_"];

/// True for the heading of a column that numbers or names rows for a machine.
pub(super) fn is_code(heading: &str) -> bool {
    if is_one_of(heading, &CODES) {
        return true;
    }
    let half = half_width(heading).to_lowercase();
    let bare = half.split('(').next().unwrap_or_default().trim();
    let identifier = bare
        .strip_suffix("id")
        .is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_alphabetic()));
    let ends = |words: &[&str]| words.iter().any(|ending| bare.ends_with(ending));
    identifier
        || ends(&CODE_ENDINGS)
        || ends(&REACHED) && !ends(&NO_NUMBERS) && name_and_unit(heading).1.is_none()
}

/// True for a heading that a program gave to a column without one.
fn is_unnamed(heading: &str) -> bool {
    let half = half_width(heading).to_lowercase();
    half == "index" || UNNAMED.iter().any(|start| half.starts_with(start))
}

/// True for a column without a heading of its own that numbers the rows, or repeats their years where these have a column;
/// one of words is data, and so are years that stand nowhere else.
pub(super) fn numbers_rows<'c>(
    heading: &str,
    has_years: bool,
    mut cells: impl Iterator<Item = &'c str>,
) -> bool {
    let is_number = |cell: &str| match year::year(cell) {
        Some(_) => has_years,
        None => cell.parse::<f64>().is_ok(),
    };
    is_unnamed(heading) && cells.all(is_number)
}

/// True for a column without a heading of its own that holds the years, as the index of a data frame.
pub(super) fn is_index_of_years(heading: &str, cells: &[Option<String>]) -> bool {
    let is_year = |cell: &Option<String>| {
        cell.as_deref()
            .is_some_and(|text| year::year(text).is_some())
    };
    is_unnamed(heading) && !cells.is_empty() && cells.iter().all(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_without_a_heading_numbers_rows_names_them_or_holds_the_years() {
        let numbers =
            |heading: &str, cells: [&str; 2]| numbers_rows(heading, false, cells.into_iter());
        assert!(numbers("Unnamed: 0", ["0", "1"]) && numbers("__index_level_0__", ["0", "1"]));
        assert!(numbers("index", ["0", "1"]) && !numbers("index", ["持证", "救助"]));
        assert!(!numbers("Unnamed: 0", ["持证", "救助"]) && !numbers("序", ["0", "1"]));
        assert!(!numbers("Unnamed: 0", ["2020", "2021"]));
        assert!(numbers_rows(
            "Unnamed: 0",
            true,
            ["2020", "2021"].into_iter()
        ));
        let years = ["2020", "2021-12-31"].map(|cell| Some(cell.to_string()));
        assert!(is_index_of_years("__index_level_0__", &years));
        assert!(!is_index_of_years("人数", &years) && !is_index_of_years("Unnamed: 0", &[None]));
    }
}
