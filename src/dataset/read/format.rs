//! What kind of file it is, by its first bytes; the ending of the name must not say otherwise.

use crate::dataset::{Complaint, Complaints, Place};

/// Kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Text with commas, tabs or semicolons between fields.
    Csv,
    /// Apache Parquet.
    Parquet,
    /// Excel 2007 and later, WPS.
    Xlsx,
    /// Excel 97 to 2003, WPS `.et`.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
}

impl Format {
    /// Endings of tables that are found in a model's folder by what they hold, the usual one first.
    pub const BESIDE: [&'static str; 4] = ["csv", "xlsx", "xls", "ods"];

    /// Chinese and English name.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Format::Csv => ("文本（CSV）", "text (CSV)"),
            Format::Parquet => ("Parquet 文件", "a Parquet file"),
            Format::Xlsx => ("xlsx 工作簿", "an xlsx workbook"),
            Format::Xls => ("xls 工作簿", "an xls workbook"),
            Format::Ods => ("ods 工作簿", "an ods workbook"),
        }
    }

    /// What the ending of a name promises; nothing if the ending is not known.
    pub(in crate::dataset) fn promised(file: &str) -> Option<Format> {
        let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "csv" | "tsv" | "txt" => Some(Format::Csv),
            "parquet" => Some(Format::Parquet),
            "xlsx" | "xlsm" => Some(Format::Xlsx),
            "xls" | "et" => Some(Format::Xls),
            "ods" => Some(Format::Ods),
            _ => None,
        }
    }

    /// Whether it has sheets.
    pub(super) const fn is_workbook(self) -> bool {
        match self {
            Format::Csv | Format::Parquet => false,
            Format::Xlsx | Format::Xls | Format::Ods => true,
        }
    }
}

/// What is said where a sheet is asked for and the file has none.
pub(super) fn without_sheets(file: &str, format: Format, sheet: &str) -> Complaints {
    let (zh, en) = format.words();
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        (
            format!("是{zh}，没有工作表“{sheet}”"),
            format!("it is {en}, which has no sheet “{sheet}”"),
        ),
        ("有工作表的工作簿", "a workbook with sheets"),
        (
            "请不写工作表，或给出工作簿",
            "Name no sheet, or give the workbook",
        ),
    ))
}

const ZIP: &[u8] = b"PK\x03\x04";
const ZIP_END: &[u8] = b"PK\x05\x06";
/// What a web page or a workbook of Excel 2003 in XML is called.
const PAGE: (&str, &str) = ("网页（HTML 或 XML）", "a web page (HTML or XML)");
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const PARQUET: &[u8] = b"PAR1";
const CONTENT: &[u8] = b"content.xml";
const OPEN_DOCUMENT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
/// "EncryptedPackage" in UTF-16, the stream in which Excel keeps a workbook under a password.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// What files begin with that hold no table of their own, and what these are.
const NO_TABLES: [(&[u8], (&str, &str)); 7] = [
    (b"%PDF", ("PDF 文件", "a PDF")),
    (b"{\\rtf", ("RTF 文档", "an RTF document")),
    (
        b"\x1F\x8B",
        ("压缩文件（gzip）", "a compressed file (gzip)"),
    ),
    (b"Rar!", ("压缩文件（RAR）", "an archive (RAR)")),
    (b"7z\xBC\xAF", ("压缩文件（7z）", "an archive (7z)")),
    (b"\x89PNG", ("图片", "a picture")),
    (b"\xFF\xD8\xFF", ("图片", "a picture")),
];
/// Beginnings of text that a program wrote for a program.
const JSON: [&str; 3] = ["[{", "[[", "{\""];
/// Names that the list of an archive has if it is a workbook or says that it is none.
const PARTS: [&[u8]; 4] = [b"xl/", b"[Content_Types].xml", b"mimetype", b"content.xml"];

/// The list of sheets of a workbook that is an archive.
const BOOK: &[u8] = b"xl/workbook.xml";
/// Parts and marks of archives that are other documents, and what these are.
const DOCUMENTS: [(&[u8], (&str, &str)); 4] = [
    (b"word/document.xml", ("Word 文档", "a Word document")),
    (
        b"ppt/presentation.xml",
        ("PowerPoint 演示文稿", "a PowerPoint presentation"),
    ),
    (
        b"xl/workbook.bin",
        ("二进制工作簿（xlsb）", "a binary workbook (xlsb)"),
    ),
    (
        b"application/vnd.oasis.opendocument.text",
        ("OpenDocument 文档（odt）", "a text document (odt)"),
    ),
];

/// What the bytes are, where they hold no table that is read.
fn no_table(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let known = NO_TABLES.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, kind)) = known {
        return Some(*kind);
    }
    let has = |part: &&[u8]| bytes.windows(part.len()).any(|window| window == *part);
    if bytes.starts_with(ZIP) {
        // A workbook may hold documents.
        let document = DOCUMENTS.iter().find(|(part, _)| has(part));
        if let Some((_, kind)) = document.filter(|_| !has(&BOOK)) {
            return Some(*kind);
        }
        let other = !PARTS.iter().any(has) && has(&ZIP_END);
        return other.then_some(("压缩文件（zip）", "an archive (zip)"));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]);
    let is_blank = |sign: &char| sign.is_whitespace() || *sign == '\u{feff}';
    let bare: String = start.chars().filter(|sign| !is_blank(sign)).collect();
    let json = JSON.iter().any(|sign| bare.starts_with(sign));
    json.then_some(("JSON 数据", "JSON"))
}

/// The format of the bytes, or a complaint: empty, locked, a web page, or another kind than promised.
pub(super) fn detect(file: &str, bytes: &[u8]) -> Result<Format, Complaints> {
    let complaint = |found: (String, String), expected: (&str, &str), advice: (&str, &str)| {
        Complaints::from(Complaint::error(
            file,
            Place::Whole,
            found,
            expected,
            advice,
        ))
    };
    if bytes.iter().all(|byte| byte.is_ascii_whitespace()) {
        return Err(complaint(
            ("文件是空的".into(), "the file is empty".into()),
            ("有表头和数据的表", "a table with a header and rows"),
            (
                "请换成有内容的文件，或重新导出",
                "Replace it by a file with content, or export it again",
            ),
        ));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let is_page = start.contains("<html") || start.contains("<?xml");
    let is_text = Format::promised(file).is_none_or(|own| own == Format::Csv);
    let opens = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let page = (is_page && is_text && opens.starts_with('<')).then_some(PAGE);
    if let Some(kind) = no_table(bytes).or(page) {
        return Err(complaint(
            (format!("内容是：{}", kind.0), format!("it is {}", kind.1)),
            (
                "文本（CSV）、Parquet 文件，或 xlsx、xls、ods 工作簿",
                "text (CSV), a Parquet file, or an xlsx, xls or ods workbook",
            ),
            (
                "请打开或解压后，把其中的表另存为工作簿或 CSV",
                "Open or unpack it, and save the table in it as a workbook or as CSV",
            ),
        ));
    }
    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    let found = if bytes.starts_with(PARQUET) {
        Format::Parquet
    } else if bytes.starts_with(ZIP) {
        let start = &bytes[..bytes.len().min(200)];
        let open = start
            .windows(OPEN_DOCUMENT.len())
            .any(|window| window == OPEN_DOCUMENT);
        // One that was packed again by hand does not begin with its mark.
        let packed = || contains(CONTENT) && !contains(BOOK);
        if open || packed() {
            Format::Ods
        } else {
            Format::Xlsx
        }
    } else if bytes.starts_with(COMPOUND) {
        if contains(ENCRYPTED) {
            return Err(locked(file));
        }
        Format::Xls
    } else {
        Format::Csv
    };
    let promised = Format::promised(file).unwrap_or(found);
    if found == promised || (found.is_workbook() && promised.is_workbook()) {
        return Ok(found);
    }
    let (mut zh, mut en) = found.words();
    if found == Format::Csv && is_page {
        (zh, en) = PAGE;
    } else if found == Format::Csv && promised == Format::Parquet {
        (zh, en) = ("别的数据", "something else");
    }
    Err(complaint(
        (
            format!("扩展名与内容不符，内容是：{zh}"),
            format!("the ending does not fit the content, which is {en}"),
        ),
        promised.words(),
        (
            "请用 Excel 或 WPS 打开后另存为所需格式，不要只改扩展名",
            "Open it in Excel or WPS and save it in the wanted format; do not just rename it",
        ),
    ))
}

/// A workbook under a password.
pub(super) fn locked(file: &str) -> Complaints {
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        (
            "工作簿有打开密码",
            "the workbook is protected by a password",
        ),
        ("不加密的工作簿", "a workbook without one"),
        (
            "请在 Excel 或 WPS 中取消密码后另存",
            "Remove the password in Excel or WPS and save it again",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_no_table_is_said_to_be_what_it_is() {
        for (file, bytes, kind) in [
            ("a.csv", &b"%PDF-1.4"[..], "PDF"),
            ("a.csv.gz", &b"\x1F\x8B\x08\0"[..], "gzip"),
            ("a.zip", &b"PK\x03\x04....a.csv....PK\x05\x06"[..], "zip"),
            ("a.xlsx", &b"PK\x03\x04..word/document.xml"[..], "Word"),
            ("a.xlsb", &b"PK\x03\x04..xl/workbook.bin"[..], "xlsb"),
            ("a.json", &b"[ {\"year\": 2020}]"[..], "JSON"),
            ("a.csv", &b"<html><table>"[..], "HTML"),
        ] {
            let said = detect(file, bytes).expect_err("no table").to_string();
            assert!(said.contains(kind), "{file}: {said}");
        }
        assert_eq!(detect("a.csv", b"\"year\",a\n1,2\n"), Ok(Format::Csv));
        assert_eq!(
            detect("a.xlsx", b"PK\x03\x04....xl/workbook.xmlPK\x05\x06"),
            Ok(Format::Xlsx)
        );
        let packed = b"PK\x03\x04..META-INF..content.xml..PK\x05\x06";
        assert_eq!(detect("a.ods", packed), Ok(Format::Ods));
        let with_document = b"PK\x03\x04..xl/workbook.xml..word/document.xmlPK\x05\x06";
        assert_eq!(detect("a.xlsx", with_document), Ok(Format::Xlsx));
    }
}
