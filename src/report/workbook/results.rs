//! The sheet of results: for each series its last value and every year ahead.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::forecasts::level;
use crate::source::Language;

use super::sheets::{Labelled, Rows};
use super::style;

/// Columns before the intervals: series, unit, year, kind of row, value.
pub const BEFORE: u16 = 5;

/// Writes the sheet and gives the rows of each series.
pub fn write(sheet: &mut Worksheet, of: &Labelled<'_>) -> Result<Vec<Rows>, XlsxError> {
    let heads = heads(of);
    let head = style::head();
    for (column, words) in heads.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, words, &head)?;
    }
    sheet.set_row_height(0, 34)?;
    let (text, middle) = (style::text(), style::middle());
    let (observed, projected) = (
        of.reader.pick("实际", "observed"),
        of.reader.pick("预测", "forecast"),
    );
    let chance = style::number("0%", false);
    let mut rows = Vec::new();
    let mut row = 1;
    for (outlook, name, unit) in of.series() {
        let format = outlook.measure.cell_format();
        let (known, ahead) = (style::number(&format, true), style::number(&format, false));
        let first = row;
        let (year, value) = outlook.last();
        let begin = |sheet: &mut Worksheet, row: u32, year: i32, kind: &str| {
            sheet.write_string_with_format(row, 0, name, &text)?;
            sheet.write_string_with_format(row, 1, unit, &middle)?;
            sheet.write_number_with_format(row, 2, f64::from(year), &middle)?;
            sheet.write_string_with_format(row, 3, kind, &middle)?;
            Ok::<(), XlsxError>(())
        };
        begin(sheet, row, year, &observed)?;
        sheet.write_number_with_format(row, 4, value, &known)?;
        for h in 1..=outlook.horizon() {
            row += 1;
            begin(sheet, row, outlook.year(h), &projected)?;
            sheet.write_number_with_format(row, 4, outlook.median(h), &ahead)?;
            let mut column = BEFORE;
            for level in &of.forecasts.levels {
                let (low, high) = outlook.interval(h, *level);
                sheet.write_number_with_format(row, column, low, &ahead)?;
                sheet.write_number_with_format(row, column + 1, high, &ahead)?;
                column += 2;
            }
            sheet.write_number_with_format(row, column, outlook.above_last(h), &chance)?;
        }
        rows.push((first, row));
        row += 1;
    }
    widths(sheet, of, &heads)?;
    sheet.set_freeze_panes(1, 1)?;
    if row > 1 {
        sheet.autofilter(0, 0, row - 1, heads.len() as u16 - 1)?;
    }
    style::paper(sheet)?;
    Ok(rows)
}

fn heads(of: &Labelled<'_>) -> Vec<String> {
    let fixed = [
        ("序列", "Series"),
        ("单位", "Unit"),
        ("年份", "Year"),
        ("类别", "Kind"),
        ("数值（预测为中位数）", "Value (median of forecast)"),
    ];
    let mut heads: Vec<String> = fixed.map(|(zh, en)| of.reader.pick(zh, en)).to_vec();
    for one in &of.forecasts.levels {
        let one = level(*one);
        let ends = match of.language() {
            Language::Zh => [format!("{one} 区间下限"), format!("{one} 区间上限")],
            Language::En => [
                format!("{one} interval, low"),
                format!("{one} interval, high"),
            ],
        };
        heads.extend(ends.map(|end| of.reader.tell(&end)));
    }
    heads.push(of.reader.pick(
        "高于最后实际值的可能性",
        "Chance of more than last observed",
    ));
    heads
}

fn widths(sheet: &mut Worksheet, of: &Labelled<'_>, heads: &[String]) -> Result<(), XlsxError> {
    style::fit(sheet, 0, of.names.iter().map(String::as_str))?;
    style::fit(sheet, 1, of.units.iter().map(String::as_str))?;
    let (forecasts, series) = (of.forecasts, &of.forecasts.series);
    let figures: Vec<String> = series
        .iter()
        .flat_map(|s| {
            let widest = forecasts.levels.last().copied().unwrap_or(0.95);
            let high = s.interval(s.horizon(), widest).1;
            [s.measure.say(high), s.measure.say(s.last().1)]
        })
        .collect();
    for column in 2..4 {
        sheet.set_column_width(column, 9)?;
    }
    for column in 4..heads.len() as u16 {
        let half = heads[column as usize].chars().count().div_ceil(2);
        let head: String = heads[column as usize].chars().take(half).collect();
        let texts = figures.iter().map(String::as_str).chain([head.as_str()]);
        style::fit(sheet, column, texts)?;
    }
    Ok(())
}
