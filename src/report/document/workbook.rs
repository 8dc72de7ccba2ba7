//! A document as a workbook: a sheet for what it says, one for each table, one for the charts.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Image, Workbook, XlsxError,
};

use super::graphs::graphs;
use super::tabulated::table;
use super::{Block, Document, Graph, Sheet};
use crate::report::printed::{DrawnOnSheet, ROW, height, pictured, printed};

/// The longest text that a spreadsheet keeps for who does not see a picture.
const ALTERNATIVE: usize = 250;
/// Width of what the document says, in characters: a page held upright has room for it in any letters.
const TEXT: f64 = 70.0;
/// Sizes of the letters of the title, of headings and of the text, in points.
const SIZES: [f64; 3] = [16.0, 12.0, 11.0];

/// Bytes of the workbook; `more` are tables for which the text has no room, `own` charts that the spreadsheet draws
/// itself, both as they are written: they are told to the readers of the document. The same document gives the same
/// bytes: no date is written into the file but a fixed one.
pub fn workbook(
    document: &Document,
    more: Vec<Sheet>,
    own: Vec<Graph>,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(document.title.as_str())
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    first(&mut book, document)?;
    let mut names: Vec<String> = Vec::new();
    let language = document.language;
    let more: Vec<Sheet> = more.into_iter().map(|own| own.told(language)).collect();
    for sheet in document.tables().chain(&more) {
        let name = tab(&language.told(&sheet.name).text, &mut names);
        table(&mut book, &name, sheet)?;
    }
    let cells = tab(&language.pick("图表数据", "Chart data"), &mut names);
    let drawn = tab(&language.pick("图表", "Native charts"), &mut names);
    graphs(&mut book, own, [&cells, &drawn], language)?;
    charts(&mut book, document)?;
    book.save_to_buffer()
}

/// A name of a tab: at most 31 signs, none that a spreadsheet refuses, each once.
fn tab(name: &str, taken: &mut Vec<String>) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !"[]:*?/\\'".contains(*c))
        .take(28)
        .collect();
    let mut unique = plain.clone();
    let mut count = 1;
    while taken.contains(&unique) {
        count += 1;
        unique = format!("{plain}{count}");
    }
    taken.push(unique.clone());
    unique
}

fn first(book: &mut Workbook, document: &Document) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(document.language.pick("说明", "Report"))?;
    sheet.set_column_width(0, TEXT)?;
    sheet.set_freeze_panes(1, 0)?;
    printed(sheet, TEXT, None)?;
    let [title, heading, plain] = SIZES;
    let bold = Format::new()
        .set_bold()
        .set_font_size(title)
        .set_text_wrap();
    let head = Format::new()
        .set_bold()
        .set_font_size(heading)
        .set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_with_format(0, 0, &document.title, &bold)?;
    let high = |text: &str, size: f64| {
        let lines = height([(text, TEXT * plain / size)].into_iter());
        lines.map(|points| points * size / plain)
    };
    if let Some(points) = high(&document.title, title) {
        sheet.set_row_height(0, points)?;
    }
    let mut row = 1;
    for line in &document.under {
        sheet.write_with_format(row, 0, line, &text)?;
        row += 1;
    }
    // A cell for each line.
    for block in &document.blocks {
        let (look, size) = match block {
            Block::Heading(..) => (&head, heading),
            _ => (&text, plain),
        };
        for words in block.lines() {
            if let Some(points) = high(&words, size) {
                sheet.set_row_height(row, points)?;
            }
            sheet.write_with_format(row, 0, words, look)?;
            row += 1;
        }
    }
    Ok(())
}

fn charts(book: &mut Workbook, document: &Document) -> Result<(), XlsxError> {
    let figures: Vec<_> = document.figures().collect();
    if figures.is_empty() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet.set_name(document.language.pick("图", "Charts"))?;
    let mut row = 0;
    let mut drawn = Vec::new();
    for figure in figures {
        let Ok(png) = figure.picture.png(1.0) else {
            continue;
        };
        let words: String = figure
            .picture
            .description()
            .chars()
            .take(ALTERNATIVE)
            .collect();
        let image = Image::new_from_buffer(&png)?.set_alt_text(words);
        sheet.write(row, 0, &figure.caption)?;
        sheet.insert_image(row + 1, 0, &image)?;
        let (across, down) = figure.picture.size();
        drawn.push(DrawnOnSheet {
            row,
            size: [across, down + ROW],
        });
        row += down / ROW + 4;
    }
    pictured(sheet, &drawn)
}
