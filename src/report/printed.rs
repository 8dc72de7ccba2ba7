//! How a sheet of a workbook is printed: on A4, one page wide, its head on every page, the pages numbered.

use rust_xlsxwriter::{Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// The number by which spreadsheets know the paper.
const A4: u8 = 9;
/// The widest sheet, in characters, that can be read on a page held upright.
const UPRIGHT: f64 = 100.0;
/// The least part of its size to which a sheet is made smaller.
const LEAST_SCALE: f64 = 0.1;

/// Pixels, across and down, that such a page has room for within its margins at full size.
const ROOM: [f64; 2] = [640.0, 950.0];
/// How much wider columns are, and what is drawn over them, where the letters of a workbook are not to be had and others
/// stand in.
const WIDER: f64 = 1.28;
/// Pixels of a row of a sheet.
pub(super) const ROW: u32 = 20;
/// Height of a line of text, in points.
const LINE: f64 = 15.5;
/// The part of a line that is filled before the next word goes to another.
const FILLED: f64 = 0.92;

/// What is drawn on a sheet: the row on which its caption stands or it begins, and where it ends, in pixels from there.
#[derive(Clone, Copy, Debug)]
pub(super) struct DrawnOnSheet {
    /// Its first row.
    pub row: u32,
    /// Pixels across and, from the first row on, down.
    pub size: [u32; 2],
}

/// Sets the page of a sheet of pictures, upright and small enough for the largest; none is cut by the end of a page.
pub(super) fn pictured(sheet: &mut Worksheet, all: &[DrawnOnSheet]) -> Result<(), XlsxError> {
    let scale = scale(all);
    sheet.set_paper_size(A4);
    sheet.set_portrait();
    sheet.set_print_scale((100.0 * scale).floor() as u16);
    sheet.set_page_breaks(&breaks(all, scale))?;
    sheet.set_footer("&C&P / &N");
    Ok(())
}

/// The part of their size at which all fit a page.
fn scale(all: &[DrawnOnSheet]) -> f64 {
    let fits = |own: &DrawnOnSheet| {
        let [across, down] = own.size.map(f64::from);
        (ROOM[0] / (WIDER * across)).min(ROOM[1] / down)
    };
    all.iter().map(fits).fold(1.0, f64::min).max(LEAST_SCALE)
}

/// Rows before which a page ends.
fn breaks(all: &[DrawnOnSheet], scale: f64) -> Vec<u32> {
    let mut breaks = Vec::new();
    let mut first = 0;
    for own in all {
        let end = own.row * ROW + own.size[1];
        if f64::from(end - first * ROW) * scale > ROOM[1] && own.row > first {
            breaks.push(own.row);
            first = own.row;
        }
    }
    breaks
}

/// Width of a text in characters of a spreadsheet: Chinese signs take two.
pub(super) fn wide(text: &str) -> usize {
    text.width_cjk()
}

/// Height in points of a row for texts, each with the characters that its column has room for; nothing where all stand
/// on one line. Not every program makes a row higher by itself.
pub(super) fn height<'t>(cells: impl Iterator<Item = (&'t str, f64)>) -> Option<f64> {
    let lines = |(text, room): (&str, f64)| {
        let signs = wide(text) as f64;
        match signs < room {
            true => 1.0,
            false => (signs / (FILLED * room).max(1.0)).ceil(),
        }
    };
    let most = cells.map(lines).fold(1.0, f64::max);
    (most > 1.0).then_some(most * LINE)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_on_a_letter_take_no_room() {
        assert_eq!(wide("人口 2"), 6);
        assert_eq!(wide("“Gue\u{301}rande”"), 12);
    }

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        let cells = |text: &'static str| [(text, 20.0), ("甲", 4.0)].into_iter();
        assert_eq!(height(cells("一行")), None);
        let long = "依据过去五年各地同类指标的变化推断，样本见附表";
        assert_eq!(height(cells(long)), Some(3.0 * LINE));
    }

    #[test]
    fn no_picture_is_cut_by_the_end_of_a_page() {
        let drawn = |row: u32, down: u32| DrawnOnSheet {
            row,
            size: [960, down],
        };
        let all = [drawn(0, 600), drawn(34, 700), drawn(73, 700)];
        // Two on the first page, the third on the next, at half of their size: two thirds where the letters are to be had.
        let scale = scale(&all);
        assert!((scale - 2.0 / (3.0 * WIDER)).abs() < 1e-9, "{scale}");
        assert_eq!(breaks(&all, scale), [73]);
        // One that is higher than a page makes all smaller.
        assert!(super::scale(&[drawn(0, 1900)]) < 0.51);
    }
}
