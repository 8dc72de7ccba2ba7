//! Workbooks to cells: xlsx, xls and ods through calamine, with what it does not say: hidden rows and columns, cells that
//! are shown otherwise than they are.

mod archive;
mod biff;
mod cell_doubt;
mod compound;
mod decimal_point;
mod declared;
mod document_styles;
mod format_sections;
mod format_signs;
mod format_units;
mod number_format;
mod opendocument;
mod raised;
mod raised_spans;
mod ranges;
mod records;
mod rich_strings;
mod sparse;
mod xlsx;

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use crate::dataset::nearest::{did_you_mean, one_of};
use crate::dataset::{Complaint, Complaints, Place};

use super::format::{Format, locked};
use super::grid::{Grid, GridOrigin};
use super::guard::damaged;
use super::options::ReadOptions;
use super::reading::Reading;
use archive::unpacked;
use cell_doubt::CellDoubt;
use ranges::{from_ranges, seen};
use sparse::SparseSheet;
use xlsx::SheetParts;

/// The cells of the wanted sheet.
pub(super) fn grid(
    file: &str,
    bytes: &[u8],
    format: Format,
    options: &ReadOptions,
) -> Result<(Grid, Reading), Complaints> {
    if format != Format::Xls {
        unpacked(file, bytes)?;
    }
    let cursor = Cursor::new(bytes);
    match format {
        Format::Xls => {
            let looked = biff::look(file, bytes)?;
            let raised = rich_strings::raised(bytes);
            let mut book = Xls::new(cursor).map_err(|error| match error {
                XlsError::Password => locked(file),
                other => damaged(file, &other.to_string()),
            })?;
            let sheets = book.sheets_metadata().to_vec();
            wanted(file, format, options, &sheets, |name| {
                let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let mut sheet = from_ranges(file, &mut book, name, merges, &raised)?;
                let place = sheets.iter().position(|sheet| sheet.name == name);
                if let Some(looked) = place.and_then(|place| looked.get(place)) {
                    for (cell, format) in &looked.formats {
                        sheet.cells.formatted(*cell, format);
                    }
                    for cell in &looked.struck {
                        sheet.cells.doubt(CellDoubt::Struck, *cell);
                    }
                    (sheet.found.rows, sheet.found.columns) =
                        sheet.cells.holding(&looked.rows, &looked.columns);
                    sheet.found.comments.clone_from(&looked.comments);
                }
                Ok(sheet)
            })
        }
        Format::Ods => {
            let mut looked = opendocument::look(file, bytes)?;
            let raised = raised_spans::raised(bytes);
            let mut book = Ods::new(cursor).map_err(|error| match error {
                OdsError::Password => locked(file),
                other => damaged(file, &other.to_string()),
            })?;
            let sheets = book.sheets_metadata().to_vec();
            wanted(file, format, options, &sheets, |name| {
                let looked = looked.remove(name).unwrap_or_default();
                let mut sheet = from_ranges(file, &mut book, name, looked.merges, &raised)?;
                for place in looked.percents {
                    sheet.cells.shown_as_percent(place);
                }
                for (place, format) in looked.formats {
                    sheet.cells.formatted(place, &format);
                }
                for place in looked.struck {
                    sheet.cells.doubt(CellDoubt::Struck, place);
                }
                (sheet.found.rows, sheet.found.columns) =
                    sheet.cells.holding(&looked.rows, &looked.columns);
                sheet.found.comments = looked.comments;
                Ok(sheet)
            })
        }
        _ => {
            let mut book = Xlsx::new(cursor).map_err(|error| match error {
                XlsxError::Password => locked(file),
                other => damaged(file, &other.to_string()),
            })?;
            let sheets = book.sheets_metadata().to_vec();
            let mut parts = SheetParts::of(bytes);
            wanted(file, format, options, &sheets, |name| {
                let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let raised = parts.raised(name);
                let text = |value: &Data, formula: Option<&str>| seen(&raised, value, formula);
                let read = xlsx::cells(&mut book, name, text);
                let (cells, mut found) = read.map_err(|error| damaged(file, &error.to_string()))?;
                let aside = parts.aside(name);
                (found.rows, found.columns) = cells.holding(&aside.rows, &aside.columns);
                found.comments = aside.comments;
                Ok(SparseSheet {
                    cells,
                    found,
                    merges,
                })
            })
        }
    }
}

/// The sheet that the user names, or else the first that is shown and holds a table, or anything at all.
fn wanted(
    file: &str,
    format: Format,
    options: &ReadOptions,
    sheets: &[calamine::Sheet],
    mut read: impl FnMut(&str) -> Result<SparseSheet, Complaints>,
) -> Result<(Grid, Reading), Complaints> {
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets
        .iter()
        .partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names = |sheets: Vec<&calamine::Sheet>| -> Vec<String> {
        sheets.into_iter().map(|sheet| sheet.name.clone()).collect()
    };
    let (shown, hidden) = (names(shown), names(hidden));
    let (name, mut sheet) = match &options.sheet {
        Some(wanted) if shown.contains(wanted) || hidden.contains(wanted) => {
            (wanted.clone(), read(wanted)?)
        }
        Some(wanted) => return Err(no_sheet(file, wanted, &shown)),
        None => {
            let mut found: Option<(String, SparseSheet)> = None;
            for name in &shown {
                let sheet = read(name)?;
                let table = sheet.cells.has_table();
                if table || found.is_none() && !sheet.cells.is_empty() {
                    found = Some((name.clone(), sheet));
                }
                if table {
                    break;
                }
            }
            found.ok_or_else(|| nothing(file, &hidden))?
        }
    };
    let doubted = CellDoubt::ALL.map(|doubt| sheet.cells.doubted(doubt));
    let [blank, struck, pale, about, unsigned] = doubted;
    let others = |names: Vec<String>| names.into_iter().filter(|other| *other != name).collect();
    let reading = Reading {
        other_sheets: others(shown),
        hidden_sheets: others(hidden),
        formulas: sheet.found.formulas,
        zero_formulas: sheet.found.zeros,
        hidden_rows: sheet.found.rows,
        hidden_columns: sheet.found.columns,
        comments: sheet.found.comments,
        blank,
        struck,
        pale,
        about,
        unsigned,
        sheet: Some(name.clone()),
        shown: sheet.cells.shown(),
        ..Reading::new(format)
    };
    let merges = sheet.merges.iter().map(|area| {
        let ((top, left), (bottom, right)) = (area.start, area.end);
        (
            top as usize + 1,
            left as usize,
            bottom as usize + 1,
            right as usize,
        )
    });
    let grid = Grid {
        rows: sheet.cells.rows(file, &name)?,
        merges: merges.collect(),
        origin: GridOrigin::Sheet(name),
        separator: ',',
    };
    Ok((grid, reading))
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

fn nothing(file: &str, hidden: &[String]) -> Complaints {
    let expected = ("有表头和数据的工作表", "a sheet with a header and rows");
    Complaints::from(match hidden {
        [] => Complaint::error(
            file,
            Place::Whole,
            ("工作簿里没有内容", "nothing in the workbook"),
            expected,
            ("请补上数据，或重新导出", "Add data, or export it again"),
        ),
        [first, ..] => Complaint::error(
            file,
            Place::Whole,
            (
                format!(
                    "看得见的工作表里没有内容，隐藏的没有读：{}",
                    hidden.join("、")
                ),
                format!(
                    "nothing in the sheets that are shown; hidden and not read: {}",
                    hidden.join(", ")
                ),
            ),
            expected,
            (
                format!("请取消隐藏；若要读隐藏的，请用 --sheet {first}"),
                format!("Unhide it, or name a hidden one: --sheet {first}"),
            ),
        ),
    })
}
