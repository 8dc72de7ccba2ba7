//! Remarks by which a value is of a part of its year only: 1-9月, 上半年. What is counted at the end of a month (截至6月底) is no
//! sum of months, and its remark is quoted with others.

use crate::dataset::{Complaint, Complaints};

use super::raw::RawTable;
use super::width::half_width;
use super::words::is_one_of;

/// Headings of remarks about values; others say when and by whom a form was filled in.
const NOTES: [&str; 9] = [
    "备注", "说明", "注", "注释", "附注", "note", "notes", "remark", "remarks",
];
/// What stands before such a part, or before its year.
const BEFORE: [&str; 10] = [
    "快报数,",
    "快报,",
    "数据为",
    "数据截至",
    "截至",
    "截止",
    "仅为",
    "仅含",
    "仅",
    "为",
];
/// What stands behind it.
const BEHIND: [&str; 6] = ["累计数", "累计", "数据", "数", "底", "末"];
/// Parts of a year in words.
const PARTS: [&str; 14] = [
    "上半年",
    "下半年",
    "半年",
    "前三季度",
    "前三个季度",
    "一季度",
    "第一季度",
    "二季度",
    "第二季度",
    "三季度",
    "第三季度",
    "q1",
    "q2",
    "q3",
];
/// The first and the last month.
const FIRST: u8 = 1;
const LAST: u8 = 12;
/// Signs between two months.
const TO: [char; 5] = ['-', '—', '~', '至', '到'];

/// True for a column of remarks about values.
pub(super) fn is_of_remarks(column: &str) -> bool {
    is_one_of(column, &NOTES)
}

/// A complaint for each row of which a remark says so, where others are of whole years.
pub(super) fn parts_of_years(raw: &RawTable, column: &str, cells: &[Option<String>]) -> Complaints {
    let part = |(row, cell): (usize, &Option<String>)| {
        let cell = cell.as_deref()?;
        of_part(raw, row, column, cell)
    };
    let found: Vec<Complaint> = cells.iter().enumerate().filter_map(part).collect();
    match found.len() < cells.len() {
        true => Complaints(found).shortened(),
        false => Complaints::default(),
    }
}

/// A complaint about a row of which a remark says so.
pub(super) fn of_part(raw: &RawTable, row: usize, column: &str, cell: &str) -> Option<Complaint> {
    (is_of_remarks(column) && is_part_of_year(cell)).then(|| {
        Complaint::error(
            &raw.file,
            raw.place(row, column),
            (
                format!("这一行标为“{cell}”"),
                format!("the row is marked “{cell}”"),
            ),
            ("全年或年末的数", "a value of the whole year, or of its end"),
            (
                "不满一年的数不能与各年相比，请删去这一行；若已是全年的数，请改正备注",
                "A part of a year cannot be held against others: remove the row; correct the remark if the value is of the whole year",
            ),
        )
    })
}

/// True for a text that says a part of a year and nothing else.
fn is_part_of_year(text: &str) -> bool {
    let half = half_width(text).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    let bare = bare.trim_matches(['(', ')', '。']);
    let bare = without_words_before(without_year(without_words_before(bare)));
    let bare = BEHIND
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare);
    PARTS.contains(&bare) || are_months(bare)
}

/// A text without one of the words before such a part.
fn without_words_before(text: &str) -> &str {
    let rest = BEFORE.iter().find_map(|word| text.strip_prefix(word));
    rest.unwrap_or(text)
}

/// A text without the year before it.
fn without_year(text: &str) -> &str {
    let year = text.split_once('年');
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    year.filter(|(year, _)| is_year(year))
        .map_or(text, |(_, rest)| rest)
}

/// True for the first months of a year, but not for all of them (`1-9月`).
fn are_months(text: &str) -> bool {
    let months = text.strip_suffix("月份").or(text.strip_suffix('月'));
    let Some((first, last)) = months.and_then(|months| months.split_once(TO)) else {
        return false;
    };
    let first = first.trim_end_matches('月').parse::<u8>();
    let last = last.parse::<u8>();
    first == Ok(FIRST) && last.is_ok_and(|month| (FIRST..LAST).contains(&month))
}

#[cfg(test)]
mod tests {
    use super::is_part_of_year;

    #[test]
    fn parts_of_years_are_known_in_remarks() {
        for text in [
            "1-9月",
            "1—9月累计",
            "上半年",
            "（前三季度数据）",
            "2020年1至11月",
            "仅1月至6月",
            "2020年数据为1-9月",
            "快报，1-9月",
            "第三季度",
            "下半年",
        ] {
            assert!(is_part_of_year(text), "{text}");
        }
        for text in [
            "1-12月",
            "6月",
            "截至6月底",
            "2-9月调整",
            "全年",
            "6月起调整口径",
            "下半年并入乙镇",
            "截至四季度末",
            "2020年数据为全年",
            "2020年",
            "快报",
            "6",
            "",
        ] {
            assert!(!is_part_of_year(text), "{text}");
        }
    }
}
