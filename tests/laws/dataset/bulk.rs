//! Workbooks of thousands of sheets: each is looked at once, and none of them makes the others be read again.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::asked::notes;
use super::series::{file, values};

/// So many that it takes half a minute where each is sought in all of the archive.
const SHEETS: usize = 3000;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// A text of which a figure is raised, so that the shared texts have to be looked through.
const RAISED: &str =
    "<si><r><t>说明</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>";
const WORD: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
const TABLE: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>2</v></c></row>\
    <row r=\"2\"><c r=\"A2\"><v>2018</v></c><c r=\"B2\"><v>10</v></c></row>\
    <row r=\"3\"><c r=\"A3\"><v>2019</v></c><c r=\"B3\"><v>11</v></c></row>";

/// A workbook of so many sheets, each with these rows.
fn book(rows: impl Fn(usize) -> &'static str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        let options = SimpleFileOptions::default();
        archive.start_file(name, options).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    };
    let related = |relations: &str| {
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>")
    };
    part(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
        ),
    );
    part(
        "_rels/.rels",
        &related(&format!(
            "<Relationship Id=\"r\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/>"
        )),
    );
    let (mut sheets, mut relations) = (String::new(), String::new());
    for at in 0..SHEETS {
        let id = at + 1;
        write!(
            sheets,
            "<sheet name=\"表{at}\" sheetId=\"{id}\" r:id=\"r{at}\"/>"
        )
        .expect("text");
        write!(
            relations,
            "<Relationship Id=\"r{at}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
        .expect("text");
    }
    write!(
        relations,
        "<Relationship Id=\"s\" Type=\"{DOCUMENT}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    )
    .expect("text");
    part(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{DOCUMENT}\"><sheets>{sheets}</sheets></workbook>"
        ),
    );
    part("xl/_rels/workbook.xml.rels", &related(&relations));
    let texts = RAISED.to_string() + "<si><t>年份</t></si><si><t>人数</t></si>";
    let more = RAISED.repeat(SHEETS);
    part(
        "xl/sharedStrings.xml",
        &format!("<sst xmlns=\"{SHEET}\">{texts}{more}</sst>"),
    );
    for at in 0..SHEETS {
        let rows = rows(at);
        part(
            &format!("xl/worksheets/sheet{at}.xml"),
            &format!("<worksheet xmlns=\"{SHEET}\"><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    archive.finish().expect("an archive").into_inner()
}

fn read(bytes: &[u8]) -> Result<SeriesTable, String> {
    let (_folder, path) = file("表.xlsx", bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| error.render(Language::Zh))
}

#[test]
fn the_last_of_thousands_of_sheets_is_found() {
    let last = |at: usize| if at + 1 < SHEETS { WORD } else { TABLE };
    let table = read(&book(last)).unwrap_or_else(|said| panic!("{said}"));
    assert_eq!(values(&table, "人数"), [(2018, 10.0), (2019, 11.0)]);
    // Not all of their names are said.
    let said = notes(&table);
    assert!(said.contains("（2999）") && said.len() < 1000, "{said}");
}

#[test]
fn thousands_of_sheets_without_a_table_are_refused() {
    let said = read(&book(|_| WORD)).expect_err("no table");
    assert!(said.contains("表头"), "{said}");
    let said = read(&book(|_| "")).expect_err("no cell");
    assert!(said.contains("没有内容"), "{said}");
}
