//! The look of the sheets: formats of cells, widths that hold Chinese.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::report::chart::theme;
use crate::report::printed::{printed, wide};

/// Colour of the forecast.
pub const BLUE: u32 = theme::hex(theme::SERIES[0]);
/// Colour of what was observed, and of text.
pub const INK: u32 = theme::hex(theme::INK);
/// Lines of the grid.
pub const GRID: u32 = theme::hex(theme::GRID);
const HEAD: u32 = theme::hex(theme::GROUND);
const RULE: u32 = theme::hex(theme::AXIS);
const MUTED: u32 = theme::hex(theme::MUTED);

/// The widest column of names, in digits.
const WIDEST: f64 = 44.0;

/// Head of a column.
pub fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(HEAD))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(RULE))
}

/// Text in a cell.
pub fn text() -> Format {
    Format::new().set_align(FormatAlign::VerticalCenter)
}

/// Text or a year in the middle of its cell.
pub fn middle() -> Format {
    text().set_align(FormatAlign::Center)
}

/// Text that is wrapped.
pub fn prose() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// A heading.
pub fn bold() -> Format {
    Format::new().set_bold().set_align(FormatAlign::Top)
}

/// A number in a format of cells; what was observed is grey.
pub fn number(format: &str, observed: bool) -> Format {
    let plain = Format::new().set_num_format(format);
    if observed {
        plain.set_font_color(Color::RGB(MUTED))
    } else {
        plain
    }
}

/// A column wide enough for its texts, within bounds.
pub fn fit<'a>(
    sheet: &mut Worksheet,
    column: u16,
    texts: impl IntoIterator<Item = &'a str>,
) -> Result<(), XlsxError> {
    const LEAST: f64 = 8.0;
    let widths = texts.into_iter().map(|text| wide(text) as f64);
    let widest = widths.fold(LEAST, f64::max);
    sheet.set_column_width(column, (widest + 2.0).min(WIDEST))?;
    Ok(())
}

/// Height of a row with wrapped text in a column of this width.
pub fn height(text: &str, column: f64) -> f64 {
    const LINE: f64 = 15.5;
    (wide(text) as f64 / (column - 5.0)).ceil().max(1.0) * LINE
}

/// Print on A4 across, as many pages long as it takes, the head on each.
pub fn paper(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_landscape();
    printed(sheet, 0.0, Some(0))
}
