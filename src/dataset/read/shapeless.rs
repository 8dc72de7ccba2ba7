//! What is said of a table in which no series are found.

use crate::dataset::{Complaint, Complaints, Place};

use super::number::{self, NotANumber};
use super::plain::shown;
use super::raw::RawTable;
use super::remedy;
use super::width::half_width;
use super::year;

/// What is wrong: columns that hold something beside the years, and no number in it; or no years at all.
pub(super) fn complaints(raw: &RawTable, names: &[String], year: Option<&str>) -> Complaints {
    let unread: Vec<Complaint> = names
        .iter()
        .filter(|name| year.is_some_and(|year| year != name.as_str()))
        .filter_map(|name| without_numbers(raw, name))
        .collect();
    if !unread.is_empty() {
        return Complaints(unread).shortened();
    }
    let over_two = names.iter().find(|name| is_over_two_years(name));
    if let Some(name) = over_two.filter(|_| year.is_none()) {
        return Complaints::from(of_two_years(raw, name));
    }
    let (zh, en) = sheet(raw);
    let all = raw.names();
    let advice = match names.len() < all.len() {
        _ if is_unparted(raw, &all) => (
            "各列之间请用逗号或制表符隔开",
            "Put commas or tabs between the columns",
        ),
        _ if is_book_of_years(raw) => (
            "几个工作表各是一年时，列名、单位都相同，又没有隐藏的行列、批注和按万显示的数，才连成一张表；请改成一致，或加“年份”列",
            "Sheets of a year each are one table where their headings and units are the same, and nothing is hidden, has a comment or is shown in another unit: make them alike, or add a column of years",
        ),
        true => (
            "请改列名，如“年份”“指标”“数值”；代码、序号、备注一类的列不算",
            "Rename the columns, such as year, series, value; codes, numbers of rows and remarks are none of them",
        ),
        false => (
            "请改列名，如“年份”“指标”“数值”",
            "Rename the columns, such as year, series, value",
        ),
    };
    Complaints::from(Complaint::error(
        &raw.file,
        Place::Whole,
        (
            format!("{zh}各列是 {}，看不出年份和数值", all.join("、")),
            format!(
                "{en}the columns are {}: no years and values among them",
                all.join(", ")
            ),
        ),
        (
            "“指标、年份、数值”三列，或“年份”列加各指标列，或年份横排的表",
            "columns series, year, value; or year and one column for each series; or years across",
        ),
        advice,
    ))
}

/// True where this sheet and another are called by a year.
fn is_book_of_years(raw: &RawTable) -> bool {
    let is_year = |name: &String| year::year(name).is_some();
    let own = raw.reading.sheet.as_ref().is_some_and(is_year);
    own && raw.reading.other_sheets.iter().any(is_year)
}

/// Signs that people put between the columns of a text, and that part none.
const BETWEEN: [char; 5] = [' ', '\u{3000}', '\u{A0}', '、', '/'];

/// True for a single column with several numbers in a cell.
fn is_unparted(raw: &RawTable, names: &[String]) -> bool {
    let [only] = names else { return false };
    let is_number = |word: &&str| number::number(word).is_ok();
    let cells = raw.texts(only);
    let mut cells = cells.iter().flatten();
    cells.any(|cell| cell.split(BETWEEN).filter(is_number).count() > 1)
}

/// Headings of years that begin in one year and end in the next.
const OVER_TWO: [&str; 7] = [
    "学年",
    "财年",
    "财政年度",
    "schoolyear",
    "academicyear",
    "fiscalyear",
    "financialyear",
];

fn is_over_two_years(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    OVER_TWO.iter().any(|word| bare.contains(word))
}

/// A complaint about a column of school years or fiscal years.
fn of_two_years(raw: &RawTable, name: &str) -> Complaint {
    Complaint::error(
        &raw.file,
        Place::Column(name.to_string()),
        (
            format!("“{name}”跨两年，不是一年"),
            format!("“{name}” begins in one year and ends in another"),
        ),
        ("年份，如 2020", "a year such as 2020"),
        (
            "请写成一个年份（如它结束的那一年），列名改为“年份”",
            "Write one year, such as that in which it ends, and call the column year",
        ),
    )
}

/// Which sheet was looked at, and the others that may be meant.
fn sheet(raw: &RawTable) -> (String, String) {
    let others: Vec<(String, String)> = others(raw);
    let Some(own) = raw.reading.sheet.as_ref().filter(|_| !others.is_empty()) else {
        return Default::default();
    };
    let (zh, en): (Vec<String>, Vec<String>) = others.into_iter().unzip();
    (
        format!(
            "读的是工作表“{own}”（另有 {}，可用 --sheet 指定），",
            zh.join("、")
        ),
        format!(
            "sheet “{own}” was read (there are also {}; name one with --sheet): ",
            en.join(", ")
        ),
    )
}

/// The names of the other sheets, those that are hidden with a word that says so.
fn others(raw: &RawTable) -> Vec<(String, String)> {
    let shown = raw.reading.other_sheets.iter();
    let shown = shown.map(|name| (name.clone(), name.clone()));
    let hidden = raw.reading.hidden_sheets.iter();
    let hidden = hidden.map(|name| (format!("隐藏的 {name}"), format!("{name}, which is hidden")));
    shown.chain(hidden).collect()
}

/// A complaint about the first cell of a column that holds something, and no number.
fn without_numbers(raw: &RawTable, name: &str) -> Option<Complaint> {
    let cells = raw.texts(name);
    let (row, text) = cells
        .iter()
        .enumerate()
        .find_map(|(row, cell)| Some((row, cell.as_deref()?)))?;
    let why = number::number(text).err()?;
    let seen = shown(text);
    let advice = match why {
        NotANumber::Mark => return None,
        why => remedy::of_words(text)
            .filter(|_| why == NotANumber::Text)
            .unwrap_or_else(|| remedy::advice(&why, false)),
    };
    Some(Complaint::error(
        &raw.file,
        raw.place(row, name),
        (
            format!("写的是“{seen}”，这一列没有一个能读的数"),
            format!("found “{seen}”, and no number that can be read in the whole column"),
        ),
        ("数字", "a number"),
        advice,
    ))
}
