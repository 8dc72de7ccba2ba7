//! Files that their readers give up: what is wrong is said in the reader's language, and what to do.

use std::io::{Cursor, Read, Write};

use plancast::dataset::{ReadOptions, read_series};
use plancast::source::Language;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::series::file;

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (year, value)) in (0..).zip([("年份", "人数"), ("2018", "10"), ("2019", "11")]) {
        sheet.write(row, 0, year).expect("written");
        sheet.write(row, 1, value).expect("written");
    }
    book.save_to_buffer().expect("a workbook")
}

/// The workbook with its parts as they are changed; those that are nothing are left out.
fn changed(change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut own = ZipArchive::new(Cursor::new(book())).expect("an archive");
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..own.len() {
        let mut part = own.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        let Some(bytes) = change(&name, bytes) else {
            continue;
        };
        let begun = archive.start_file(name, SimpleFileOptions::default());
        begun.expect("a part begins");
        archive.write_all(&bytes).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// What is said of a file, in Chinese and in English.
fn said(name: &str, bytes: &[u8]) -> (String, String) {
    let (_folder, path) = file(name, bytes);
    let error = read_series(&path, &ReadOptions::default()).expect_err("a fault");
    (error.render(Language::Zh), error.render(Language::En))
}

#[test]
fn a_spoilt_workbook_is_said_in_the_readers_language() {
    let whole = book();
    let without =
        |part: &'static str| changed(move |name, bytes| (!name.contains(part)).then_some(bytes));
    let half = changed(|name, bytes| {
        let kept = if name.contains("sheet1.xml") {
            bytes.len() / 2
        } else {
            bytes.len()
        };
        Some(bytes[..kept].to_vec())
    });
    for (bytes, means) in [
        (whole[..whole.len() / 2].to_vec(), "从中间断了"),
        (whole[..whole.len() - 10].to_vec(), "从中间断了"),
        (without("workbook.xml.rels"), "缺少其中一部分"),
        (without("worksheets"), "缺少其中一部分"),
        (half, "从中间断了"),
    ] {
        let (zh, en) = said("表.xlsx", &bytes);
        assert!(
            zh.contains("内容损坏或不完整") && zh.contains(means),
            "{zh}"
        );
        assert!(
            zh.contains("另存一次") && en.contains("save it again"),
            "{zh}\n{en}"
        );
        // Nothing of what a library says in English is left but the names of parts.
        for word in ["Zip", "EOCD", "error", "Xml", "found"] {
            assert!(!zh.contains(word), "{word}: {zh}");
        }
    }
}

#[test]
fn other_documents_are_named() {
    for (part, kind) in [("word/document.xml", "Word"), ("xl/workbook.bin", "xlsb")] {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["[Content_Types].xml", part] {
            let begun = archive.start_file(name, SimpleFileOptions::default());
            begun.expect("a part begins");
        }
        let bytes = archive.finish().expect("an archive").into_inner();
        let (zh, en) = said("表.xlsx", &bytes);
        assert!(zh.contains(kind) && en.contains(kind), "{zh}\n{en}");
    }
}
