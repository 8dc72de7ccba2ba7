//! How a sheet of a workbook is printed: on A4, one page wide, its head on every page, the pages numbered.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// The number by which spreadsheets know the paper.
const A4: u8 = 9;
/// The widest sheet, in characters, that can be read on a page held upright.
const UPRIGHT: f64 = 100.0;

/// Sets the page of a sheet whose columns are so many characters wide together; `head` is the last of the rows that
/// stand on every page, where there are any.
pub(super) fn printed(
    sheet: &mut Worksheet,
    width: f64,
    head: Option<u32>,
) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    if width > UPRIGHT {
        sheet.set_landscape();
    }
    if let Some(last) = head {
        sheet.set_repeat_rows(0, last)?;
    }
    sheet.set_footer("&C&P / &N");
    Ok(())
}
