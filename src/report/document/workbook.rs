//! A document as a workbook: a sheet for what it says, one for each table, one for the charts.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Image, Workbook,
    XlsxError,
};

use super::graphs::graphs;
use super::{Block, Cell, Document, Graph, Sheet};

/// The longest text that a spreadsheet keeps for who does not see a picture.
const ALTERNATIVE: usize = 250;
/// The number by which spreadsheets know the paper.
const A4: u8 = 9;
/// Widest column, in characters.
const WIDEST: f64 = 60.0;

/// Bytes of the workbook; `more` are tables for which the text has no room, `own` charts that the spreadsheet draws
/// itself. The same document gives the same bytes: no date is written into the file but a fixed one.
pub fn workbook(document: &Document, more: &[Sheet], own: &[Graph]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(document.title.as_str())
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    first(&mut book, document)?;
    let mut names: Vec<String> = Vec::new();
    for sheet in document.tables().chain(more) {
        let name = tab(&sheet.name, &mut names);
        table(&mut book, &name, sheet)?;
    }
    let language = document.language;
    let cells = tab(language.pick("图表数据", "Chart data"), &mut names);
    let drawn = tab(language.pick("图表", "Native charts"), &mut names);
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
    sheet.set_column_width(0, 100)?;
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold().set_font_size(16).set_text_wrap();
    let head = Format::new().set_bold().set_font_size(12).set_text_wrap();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_with_format(0, 0, &document.title, &bold)?;
    let mut row = 1;
    for line in &document.under {
        sheet.write_with_format(row, 0, line, &text)?;
        row += 1;
    }
    for block in &document.blocks {
        let look = match block {
            Block::Heading(..) => &head,
            _ => &text,
        };
        for words in lines(block) {
            sheet.write_with_format(row, 0, words, look)?;
            row += 1;
        }
    }
    Ok(())
}

/// What a part of the document says on the first sheet: a cell for each line.
fn lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(_, words) | Block::Text(words) | Block::Verbatim(words) => {
            vec![words.clone()]
        }
        Block::Items(list) => (1..)
            .zip(&list.items)
            .map(|(number, item)| match list.ordered {
                true => format!("{number}. {item}"),
                false => format!("• {item}"),
            })
            .collect(),
        Block::Table(_) | Block::Figure(_) => Vec::new(),
    }
}

fn table(book: &mut Workbook, name: &str, table: &Sheet) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let title = Format::new().set_bold().set_font_size(13);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center);
    let words = Format::new()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    sheet.write_with_format(0, 0, &table.caption, &title)?;
    for (column, cell) in table.head.iter().enumerate() {
        sheet.write_with_format(1, column as u16, cell, &head)?;
        let longest = table
            .rows
            .iter()
            .map(|row| wide(&row[column]))
            .chain([wide(cell)])
            .max();
        let width = longest.unwrap_or(0) as f64 + 2.0;
        sheet.set_column_width(column as u16, width.min(WIDEST))?;
    }
    for (place, row) in table.rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            let (at, column) = (place as u32 + 2, column as u16);
            let cell = Cell::of(text);
            let Cell::Number { value, .. } = cell else {
                sheet.write_with_format(at, column, text, &words)?;
                continue;
            };
            let look = Format::new()
                .set_num_format(cell.format())
                .set_border(FormatBorder::Thin);
            let sum = table
                .sums
                .iter()
                .find(|sum| sum.row == place && sum.column == usize::from(column));
            match sum {
                Some(sum) => {
                    let letter = rust_xlsxwriter::utility::column_number_to_name(column);
                    let range =
                        format!("=SUM({letter}{}:{letter}{})", sum.of[0] + 3, sum.of[1] + 2);
                    let formula = Formula::new(range).set_result(value.to_string());
                    sheet.write_formula_with_format(at, column, formula, &look)?;
                }
                None => {
                    sheet.write_with_format(at, column, value, &look)?;
                }
            }
        }
    }
    if !table.note.is_empty() {
        sheet.write(table.rows.len() as u32 + 3, 0, &table.note)?;
    }
    sheet.set_freeze_panes(2, 1)?;
    sheet.set_repeat_rows(0, 1)?;
    sheet.set_print_area(
        0,
        0,
        table.rows.len() as u32 + 3,
        table.head.len().max(1) as u16 - 1,
    )?;
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    if table.wide {
        sheet.set_landscape();
    }
    Ok(())
}

/// Width of a text in characters of a spreadsheet: Chinese signs take two.
fn wide(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn charts(book: &mut Workbook, document: &Document) -> Result<(), XlsxError> {
    let figures: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
        .collect();
    if figures.is_empty() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet.set_name(document.language.pick("图", "Charts"))?;
    let mut row = 0;
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
        // A row is twenty pixels high.
        row += figure.picture.size().1 / 20 + 4;
    }
    Ok(())
}
