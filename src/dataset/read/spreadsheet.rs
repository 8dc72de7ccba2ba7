//! Workbooks to cells: xlsx, xls and ods through calamine.

use std::io::Cursor;

use calamine::{
    Data, Dimensions, Ods, OdsError, Range, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};

use crate::dataset::nearest::{did_you_mean, one_of};
use crate::dataset::{Complaint, Complaints, Place};

use super::ReadOptions;
use super::format::{Format, locked};
use super::guard::damaged;
use super::header::{Grid, GridRow, Origin};
use super::reading::Reading;

/// One sheet: its values, its formulas, its merged cells.
struct Sheet {
    values: Range<Data>,
    formulas: Range<String>,
    merges: Vec<Dimensions>,
}

/// The cells of the wanted sheet.
pub(super) fn grid(
    file: &str,
    bytes: &[u8],
    format: Format,
    options: &ReadOptions,
) -> Result<(Grid, Reading), Complaints> {
    let cursor = Cursor::new(bytes);
    match format {
        Format::Xls => {
            let mut book = Xls::new(cursor).map_err(|error| match error {
                XlsError::Password => locked(file),
                other => damaged(file, &other.to_string()),
            })?;
            sheet(file, &mut book, format, options, |book, name| {
                book.merge_cells_by_sheet_name(name).unwrap_or_default()
            })
        }
        Format::Ods => {
            let mut book = Ods::new(cursor).map_err(|error| match error {
                OdsError::Password => locked(file),
                other => damaged(file, &other.to_string()),
            })?;
            sheet(file, &mut book, format, options, |_, _| Vec::new())
        }
        _ => {
            let mut book = Xlsx::new(cursor).map_err(|error| match error {
                XlsxError::Password => locked(file),
                other => damaged(file, &other.to_string()),
            })?;
            sheet(file, &mut book, format, options, |book, name| {
                book.merge_cells_by_sheet_name(name).unwrap_or_default()
            })
        }
    }
}

fn sheet<'b, B>(
    file: &str,
    book: &mut B,
    format: Format,
    options: &ReadOptions,
    merges: impl Fn(&mut B, &str) -> Vec<Dimensions>,
) -> Result<(Grid, Reading), Complaints>
where
    B: Reader<Cursor<&'b [u8]>>,
    B::Error: std::fmt::Display,
{
    let visible: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut read = |name: &str| -> Result<Sheet, Complaints> {
        let fault = |error: B::Error| damaged(file, &error.to_string());
        Ok(Sheet {
            values: book.worksheet_range(name).map_err(fault)?,
            formulas: book.worksheet_formula(name).unwrap_or_default(),
            merges: merges(book, name),
        })
    };
    let (name, sheet) = match &options.sheet {
        Some(wanted) if visible.contains(wanted) => (wanted.clone(), read(wanted)?),
        Some(wanted) => return Err(no_sheet(file, wanted, &visible)),
        None => {
            let mut found = None;
            for name in &visible {
                let sheet = read(name)?;
                if sheet.values.used_cells().next().is_some() {
                    found = Some((name.clone(), sheet));
                    break;
                }
            }
            found.ok_or_else(|| nothing(file))?
        }
    };
    let reading = Reading {
        sheet: Some(name.clone()),
        other_sheets: visible.into_iter().filter(|other| *other != name).collect(),
        ..Reading::new(format)
    };
    Ok((cells(name, &sheet), reading))
}

fn cells(name: String, sheet: &Sheet) -> Grid {
    let (top, left) = sheet.values.start().unwrap_or((0, 0));
    let mut rows = Vec::new();
    for (i, row) in sheet.values.rows().enumerate() {
        let at = top as usize + i;
        let mut cells = vec![String::new(); left as usize];
        cells.extend(row.iter().enumerate().map(|(j, value)| {
            let formula = sheet.formulas.get_value((at as u32, left + j as u32));
            text(value, formula)
        }));
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            rows.push(GridRow { at: at + 1, cells });
        }
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut rows {
        row.cells.resize(width, String::new());
    }
    let merges = sheet.merges.iter().map(|area| {
        let ((top, left), (bottom, right)) = (area.start, area.end);
        (
            top as usize + 1,
            left as usize,
            bottom as usize + 1,
            right as usize,
        )
    });
    Grid {
        rows,
        origin: Origin::Sheet(name),
        separator: ',',
        merges: merges.collect(),
    }
}

/// A cell as text: a date in ISO form, an error as its sign, a formula without result as itself.
fn text(value: &Data, formula: Option<&String>) -> String {
    match value {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => value.to_string(),
        Data::String(text) => text.trim().to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => formula
            .filter(|formula| !formula.is_empty())
            .map(|formula| format!("={formula}"))
            .unwrap_or_default(),
    }
}

fn no_sheet(file: &str, wanted: &str, sheets: &[String]) -> Complaints {
    let sheets = || sheets.iter().map(String::as_str);
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        (
            format!("没有工作表“{wanted}”"),
            format!("no sheet “{wanted}”"),
        ),
        one_of(sheets()),
        did_you_mean(wanted, sheets()),
    ))
}

fn nothing(file: &str) -> Complaints {
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        ("工作簿里没有内容", "nothing in the workbook"),
        ("有表头和数据的工作表", "a sheet with a header and rows"),
        ("请补上数据，或重新导出", "Add data, or export it again"),
    ))
}
