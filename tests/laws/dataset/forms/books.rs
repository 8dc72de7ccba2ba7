//! Tables written as files: text in four encodings, xlsx and ods.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::tables::Cell;

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub enum File {
    Utf8,
    Marked,
    Gbk,
    /// UTF-16 with tabs, as Excel writes “Unicode text”.
    Wide,
    Xlsx,
    Ods,
}

impl File {
    pub const ALL: [File; 6] = [
        File::Utf8,
        File::Marked,
        File::Gbk,
        File::Wide,
        File::Xlsx,
        File::Ods,
    ];

    /// Writes a table into a folder.
    pub fn write(self, folder: &Path, rows: &[Vec<Cell>]) -> PathBuf {
        let (name, bytes) = match self {
            File::Utf8 => ("表.csv", delimited(rows, ",").into_bytes()),
            File::Marked => (
                "标.csv",
                [&b"\xEF\xBB\xBF"[..], delimited(rows, ",").as_bytes()].concat(),
            ),
            File::Gbk => {
                let text = delimited(rows, ",").replace('\n', "\r\n");
                ("码.csv", encoding_rs::GB18030.encode(&text).0.into_owned())
            }
            File::Wide => {
                let text = delimited(rows, "\t");
                let units = text.encode_utf16().flat_map(u16::to_le_bytes);
                ("宽.txt", [0xFF, 0xFE].into_iter().chain(units).collect())
            }
            File::Xlsx => ("表.xlsx", xlsx(rows)),
            File::Ods => ("表.ods", ods(rows)),
        };
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    }
}

fn delimited(rows: &[Vec<Cell>], between: &str) -> String {
    let cell = |cell: &Cell| match cell.text() {
        text if text.contains(between) => format!("\"{text}\""),
        text => text,
    };
    rows.iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(between) + "\n")
        .collect()
}

/// A hundredth of a decimal text, as a number.
fn hundredth(text: &str) -> f64 {
    format!("{text}e-2").parse().expect("a number")
}

fn xlsx(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let percent = Format::new().set_num_format("0.0%");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => sheet.write_string(row, column, text),
                Cell::Number(text) => {
                    let number: f64 = text.parse().expect("a number");
                    sheet.write_number(row, column, number)
                }
                Cell::Percent(text) => {
                    sheet.write_number_with_format(row, column, hundredth(text), &percent)
                }
                Cell::Day(year) => {
                    let last = ExcelDateTime::from_ymd(*year as u16, 12, 31).expect("a day");
                    sheet.write_datetime_with_format(row, column, &last, &day)
                }
            };
            written.expect("written");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
const WORDS: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
const STYLE: &str = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
const NUMBER: &str = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";
const MANIFEST: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// A document of one sheet, by the standard (OASIS OpenDocument 1.2, part 1).
fn ods(rows: &[Vec<Cell>]) -> Vec<u8> {
    let cell = |cell: &Cell| {
        let shown = cell.text();
        let typed = match cell {
            Cell::Text(text) if text.is_empty() => return "<table:table-cell/>".to_string(),
            Cell::Text(_) => "office:value-type=\"string\"".to_string(),
            Cell::Number(text) => format!("office:value-type=\"float\" office:value=\"{text}\""),
            Cell::Percent(text) => {
                let part = hundredth(text);
                format!("office:value-type=\"percentage\" office:value=\"{part}\"")
            }
            Cell::Day(year) => {
                format!("office:value-type=\"date\" office:date-value=\"{year}-12-31\"")
            }
        };
        format!("<table:table-cell {typed}><text:p>{shown}</text:p></table:table-cell>")
    };
    let row = |row: &Vec<Cell>| {
        let cells: String = row.iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = rows.iter().map(row).collect();
    document("", &rows)
}

/// A document of one sheet with these rows, after these styles.
pub fn document(styles: &str, rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"{OFFICE}\" \
         xmlns:table=\"{TABLE}\" xmlns:text=\"{WORDS}\" xmlns:style=\"{STYLE}\" xmlns:number=\"{NUMBER}\" \
         office:version=\"1.2\">{styles}<office:body><office:spreadsheet><table:table table:name=\"数据\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest xmlns:manifest=\"{MANIFEST}\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{KIND}\"/>\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
         </manifest:manifest>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The kind comes first and as it is, so that a document is known by its first bytes.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", KIND),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest.as_str()),
    ] {
        archive.start_file(name, stored).expect("a part begins");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}
