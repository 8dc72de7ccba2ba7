//! The sign between the fields of a text, and rows with another one than their header.

use crate::dataset::{Complaint, Place};

/// Signs that may stand between fields; where two are equally common the first is taken.
const SEPARATORS: [char; 6] = ['\t', ',', '，', ';', '；', '|'];

/// What stands before the sign that a first line names.
const DECLARES: &str = "sep=";

/// What may stand behind a number in a field.
const MEASURES: [char; 11] = [
    '%', '％', '‰', '万', '亿', '元', '人', '户', '个', '家', '次',
];

/// Fields with numbers in rows of another sign that make sure that they are rows and no notes.
const SURE: usize = 2;

/// The sign that stands in most of the first lines; a comma if none does.
pub(super) fn separator(text: &str) -> char {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(10);
    let count = |sign: char| lines().filter(|line| line.contains(sign)).count();
    let best = SEPARATORS.iter().rev().max_by_key(|sign| count(**sign));
    best.copied().filter(|sign| count(*sign) > 0).unwrap_or(',')
}

/// The sign that a first line of nothing but `sep=;` names, as Excel reads and writes it, and the text below that line.
pub(super) fn declared(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_matches('"');
    let (word, named) = line.split_at_checked(DECLARES.len())?;
    let mut signs = named.chars();
    let sign = signs.next()?;
    let parts = !sign.is_alphanumeric() && sign != '"';
    let alone = signs.next().is_none();
    (word.eq_ignore_ascii_case(DECLARES) && parts && alone).then_some((sign, rest))
}

/// A complaint where that sign stands nowhere in the text.
pub(super) fn not_there(file: &str, sign: char, text: &str) -> Option<Complaint> {
    let [own, own_en] = called(sign);
    (!text.contains(sign)).then(|| {
        Complaint::error(
            file,
            Place::Line {
                line: 1,
                character: None,
            },
            (
                format!("写着分隔符是{own}，而下面没有一个"),
                format!("{own_en} should separate the fields, and there is none below"),
            ),
            (
                "表里所用的分隔符",
                "the sign between the fields of the table",
            ),
            ("请改正这一行，或删去它", "Correct this line, or remove it"),
        )
    })
}

/// A complaint where rows have another sign between their fields than the header, and as many of them: `年份,人数` and
/// `2023，1200`. Lines with quotes and notes are left alone; so is a title that another header follows.
pub(super) fn two_signs(file: &str, text: &str) -> Option<Complaint> {
    let lines = text.lines().zip(1..);
    let mut lines = lines.filter(|(line, _)| !line.trim().is_empty());
    let (header, top, sign) = lines.find_map(|(line, at)| Some((line, at, most(line)?)))?;
    let signs = header.matches(sign).count();
    if header.contains('"') {
        return None;
    }
    let (mut first, mut rows, mut numbers) = (None, 0_usize, 0);
    for (line, at) in lines.filter(|(line, _)| !line.contains(sign) && !line.contains('"')) {
        let mut others = SEPARATORS.into_iter();
        let Some(other) = others.find(|other| line.matches(*other).count() == signs) else {
            continue;
        };
        let cells = || line.split(other).filter(is_number);
        if first.is_none() && cells().all(is_year) {
            return None;
        }
        first = first.or(Some((at, other)));
        (rows, numbers) = (rows + 1, numbers + cells().count());
    }
    let (line, other) = first.filter(|_| numbers >= SURE)?;
    let [own, own_en] = called(sign);
    let [found, found_en] = called(other);
    Some(Complaint::error(
        file,
        Place::Line {
            line,
            character: None,
        },
        (
            format!("这样的 {rows} 行用{found}分列，而第 {top} 行的表头用{own}"),
            format!(
                "rows ({rows}) with {found_en} between their fields, and the header in line {top} with {own_en}"
            ),
        ),
        (
            "全表用同一种分隔符".to_string(),
            "one sign between the fields of all rows".to_string(),
        ),
        (
            format!("请把各行里的{found}都改成{own}"),
            format!("Write {own_en} in place of {found_en} in all rows"),
        ),
    ))
}

/// The sign that stands most often in a line; nothing where none does.
fn most(line: &str) -> Option<char> {
    let count = |sign: &char| line.matches(*sign).count();
    let best = SEPARATORS.into_iter().rev().max_by_key(count);
    best.filter(|sign| count(sign) > 0)
}

/// Whether a field is a number, with or without its unit.
fn is_number(cell: &&str) -> bool {
    let digits = cell.trim().trim_end_matches(&MEASURES[..]);
    let plain = |own: char| own.is_ascii_digit() || own == '.';
    digits.chars().any(|own| own.is_ascii_digit()) && digits.chars().all(plain)
}

/// Whether a field is a year, as it may stand in a header.
fn is_year(cell: &str) -> bool {
    let year = cell.trim().parse::<u32>();
    year.is_ok_and(|year| (1800..=2200).contains(&year))
}

/// What a sign is called in Chinese and in English.
fn called(sign: char) -> [String; 2] {
    match sign {
        '\t' => ["制表符".into(), "tabs".into()],
        '，' => ["全角逗号“，”".into(), "full-width commas “，”".into()],
        '；' => ["全角分号“；”".into(), "full-width semicolons “；”".into()],
        other => [format!("“{other}”"), format!("“{other}”")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_another_sign_than_their_header_are_told() {
        for (text, line) in [
            ("指标,年份,数值\n就业率，2023，57%\n", "第 2 行"),
            ("年份,人数\n2020,12\n2021，13\n", "第 3 行"),
            ("镇街,人数\n甲，120000\n乙，8.1万人\n", "第 2 行"),
            ("年份；人数\n2020,12\n2021,13\n", "第 2 行"),
        ] {
            let said = two_signs("t.csv", text).expect(text).to_string();
            assert!(said.contains(line) && said.contains("分列"), "{said}");
        }
    }

    #[test]
    fn notes_titles_and_other_signs_within_fields_are_left_alone() {
        for text in [
            "年份,人数\n2020,12\n注：甲，乙\n",
            "年份,人数\n2020,12\n2020年，按年报\n",
            "年份,人数,备注\n2020,12,甲，乙，丙\n",
            "某县，各镇\n名称,2020\n甲,12\n乙,13\n",
            "单位：人，户\n年份,人数\n2020,12\n",
            "年份；人数\n2020；1,200\n",
            "a\n1\n",
            "",
        ] {
            assert_eq!(two_signs("t.csv", text), None, "{text}");
        }
    }
}
