//! A workbook with a sheet for each year: sheets that are named after years, have the same columns and say no years
//! themselves are one table.

use std::collections::BTreeSet;

use polars::prelude::*;

use crate::axes::Year;
use crate::dataset::Complaints;
use crate::source::Words;

use super::grid::GridOrigin;
use super::options::ReadOptions;
use super::raw::RawTable;
use super::reading::Reading;
use super::words::{self, is_year_name};
use super::year::{self, YearForm};

/// Sheets that are joined at most.
const MOST: usize = 100;

/// Reads the sheet that is asked for, or the first and those that make one table with it.
pub(super) fn read(
    options: &ReadOptions,
    sheet: impl Fn(&ReadOptions) -> Result<RawTable, Complaints>,
) -> Result<RawTable, Complaints> {
    let first = sheet(options)?;
    if options.sheet.is_some() || options.strict {
        return Ok(first);
    }
    let named = |name: &str| {
        sheet(&ReadOptions {
            sheet: Some(name.to_string()),
            ..options.clone()
        })
    };
    Ok(match of_other_years(&first, named) {
        Some((own, others)) => first.joined(own, others),
        None => first,
    })
}

/// The year of the first sheet, and the sheets of other years; nothing where they are not one table.
fn of_other_years(
    first: &RawTable,
    read: impl Fn(&str) -> Result<RawTable, Complaints>,
) -> Option<(Year, Vec<(Year, RawTable)>)> {
    let own = year_of(first.reading.sheet.as_deref()?)?;
    let says_years = |name: &String| is_year_name(name) || year::year(name).is_some();
    if first.names().iter().any(says_years) || !is_plain(&first.reading) {
        return None;
    }
    let others = first.reading.other_sheets.iter();
    let others: Vec<(Year, &String)> = others
        .filter_map(|name| Some((year_of(name)?, name)))
        .collect();
    let mut years: BTreeSet<Year> = others.iter().map(|(year, _)| *year).collect();
    let apart = years.len() == others.len() && years.insert(own);
    if others.is_empty() || others.len() > MOST || !apart {
        return None;
    }
    let mut tables = Vec::new();
    for (year, name) in others {
        let table = read(name).ok()?;
        let unit = table.reading.unit == first.reading.unit;
        if table.names() != first.names() || !unit || !is_plain(&table.reading) {
            return None;
        }
        tables.push((year, table));
    }
    Some((own, tables))
}

/// The year that the name of a sheet is.
fn year_of(name: &str) -> Option<Year> {
    let (year, form) = year::year(name)?;
    matches!(form, YearForm::Plain | YearForm::Words).then_some(year)
}

/// True where nothing is to be said of single cells: in which sheet they are could not be told.
fn is_plain(reading: &Reading) -> bool {
    reading.hidden_rows.is_empty()
        && reading.hidden_columns.is_empty()
        && reading.zero_formulas.is_empty()
        && reading.comments.is_empty()
        && reading.blank.is_empty()
        && reading.struck.is_empty()
        && reading.pale.is_empty()
        && reading.about.is_empty()
        && reading.unsigned.is_empty()
        && reading.shown.is_empty()
}

impl RawTable {
    /// One table of this sheet and others with the same columns, the years first.
    fn joined(self, own: Year, others: Vec<(Year, RawTable)>) -> RawTable {
        let names = self.names();
        let sheet = |table: &RawTable| table.reading.sheet.clone().unwrap_or_default();
        let mut sheets = vec![(0, sheet(&self))];
        let mut years = vec![own.to_string(); self.rows()];
        let cells = names.iter().map(|name| self.texts(name));
        let mut cells: Vec<Vec<Option<String>>> = cells.collect();
        let (mut lines, mut reading) = (self.lines.clone(), self.reading.clone());
        for (year, table) in others {
            sheets.push((years.len(), sheet(&table)));
            years.extend(vec![year.to_string(); table.rows()]);
            for (column, name) in cells.iter_mut().zip(&names) {
                column.extend(table.texts(name));
            }
            lines.extend(table.lines);
            add(&mut reading, table.reading);
        }
        let column = |name: &str, cells: Vec<Option<String>>| {
            let mut column: StringChunked = cells.into_iter().collect();
            column.rename(name.into());
            column.into_column()
        };
        let height = years.len();
        let years = years.into_iter().map(Some).collect();
        let mut columns = vec![column(words::YEARS[0], years)];
        let all = names.iter().zip(cells);
        columns.extend(all.map(|(name, cells)| column(name, cells)));
        let Ok(frame) = DataFrame::new(height, columns) else {
            return self;
        };
        let called: Vec<&str> = sheets.iter().map(|(_, name)| name.as_str()).collect();
        let (zh, en) = (called.join("、"), called.join(", "));
        reading.aside.push(Words {
            zh: format!("工作表 {zh} 各是一年，列名相同，已连成一张表，年份取自工作表的名称"),
            en: format!("the sheets {en} are of a year each and have the same columns: they were joined, with the years of their names"),
        });
        reading
            .other_sheets
            .retain(|name| !called.contains(&name.as_str()));
        reading.sheet = Some(zh);
        RawTable {
            frame,
            reading,
            lines,
            columns: [0].into_iter().chain(self.columns).collect(),
            headings: [words::YEARS[0].to_string()]
                .into_iter()
                .chain(self.headings)
                .collect(),
            file: self.file,
            origin: GridOrigin::Sheets(sheets),
        }
    }
}

/// Adds how another sheet was read.
fn add(reading: &mut Reading, other: Reading) {
    reading.formulas += other.formulas;
    reading.invisible += other.invisible;
    reading.merged += other.merged;
    reading.repeated += other.repeated;
    reading.titles.extend(other.titles);
    reading.notes.extend(other.notes);
    for said in other.aside {
        if !reading.aside.contains(&said) {
            reading.aside.push(said);
        }
    }
}
