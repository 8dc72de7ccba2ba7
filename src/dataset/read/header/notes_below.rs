//! Notes below a table: rows of one cell that are neither values nor names, and rows in which somebody signs.

use super::super::grid::GridRow;
use super::super::names::LONGEST;
use super::super::number::{self, NotANumber};
use super::super::signatures::{is_day, is_noted, is_signed};
use super::super::titles::above;
use super::super::year;

/// Words and signs with which notes below a table begin.
const NOTES: [&str; 12] = [
    "注", "备注", "说明", "来源", "资料", "数据", "以上", "本表", "填表", "note", "source", "*",
];
/// Signs of sentences.
const SENTENCE: [char; 5] = ['：', ':', '。', '，', '；'];

/// Number of footnotes at the end: rows in which somebody signs, and rows with one cell, which is neither a number, nor a
/// formula, nor a year; where names may stand alone, nor in the first column, unless it reads like a note. Beside years
/// across a name without any value is no note either.
pub(super) fn footnotes(rows: &[GridRow], width: usize, names_alone: bool) -> usize {
    let is_words = |text: &str| {
        !matches!(
            number::number(text),
            Ok(_) | Err(NotANumber::Formula | NotANumber::FormulaError)
        )
    };
    let is_note = |row: &&GridRow| {
        let text = first(row);
        let is_data = names_alone && is_name(row);
        let of_year = year::year(text).is_some() && !is_day(text);
        let alone = filled(row) == 1 && !of_year && is_words(text) && !is_data;
        alone || is_signed(&row.cells) || !names_alone && is_noted(&row.cells)
    };
    if width < 2 {
        return 0;
    }
    let notes = rows.iter().skip(1).rev().take_while(is_note).count();
    let is_year = |cell: &&String| year::year(cell).is_some();
    let across = rows
        .first()
        .is_some_and(|head| head.cells.iter().filter(is_year).count() > 1);
    let unvalued = rows[rows.len() - notes..].iter();
    let unvalued = unvalued.take_while(|row| across && is_unvalued(row));
    notes - unvalued.count()
}

fn filled(row: &GridRow) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// The first cell of a row that is not empty.
fn first(row: &GridRow) -> &str {
    let cell = row.cells.iter().find(|cell| !cell.is_empty());
    cell.map_or("", String::as_str)
}

/// True for a row that begins in the first column, and not as a note does.
fn is_name(row: &GridRow) -> bool {
    let text = first(row);
    let begins = row.cells.first().is_some_and(|first| first == text);
    let small = text.trim().to_lowercase();
    begins && !small.contains(SENTENCE) && !NOTES.iter().any(|word| small.starts_with(word))
}

/// True for a row of a name and nothing else, as of a series without any value.
fn is_unvalued(row: &GridRow) -> bool {
    let text = first(row);
    let short = text.chars().count() <= LONGEST;
    let says_other = year::year(text).is_some() || above(text).is_some() || is_signed(&row.cells);
    filled(row) == 1 && short && is_name(row) && !says_other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&str], names_alone: bool) -> usize {
        let row = |(at, row): (usize, &&str)| GridRow {
            at: at + 1,
            cells: row.split(',').map(str::to_string).collect(),
        };
        let rows: Vec<GridRow> = rows.iter().enumerate().map(row).collect();
        footnotes(&rows, 3, names_alone)
    }

    #[test]
    fn a_name_without_values_beside_years_across_is_no_note() {
        let across = ["指标,2018,2019", "持证,10,11"];
        for (row, notes) in [
            ("低保,,", 0),
            ("二、经费（万元）,,", 0),
            ("注：年报数,,", 1),
            ("数据来自年报,,", 1),
            ("单位：万元,,", 1),
            ("2024年3月1日,,", 1),
            ("制表人,,", 1),
            (",审核张三,", 1),
        ] {
            assert_eq!(of(&[across[0], across[1], row], false), notes, "{row}");
        }
        // What follows a note goes on with it.
        let rows = [across[0], across[1], "低保,,", "注：一,,", "年报,,"];
        assert_eq!(of(&rows, false), 2);
        assert_eq!(
            of(&["年份,持证,低保", "2018,10,11", "某县残联,,"], false),
            1
        );
        assert_eq!(of(&["年份,持证,低保", "2018,10,11", "某县残联,,"], true), 0);
    }
}
