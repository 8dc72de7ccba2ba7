//! Files that are damaged, disguised or in another encoding, and columns that are not those described.

use std::fs;

use plancast::dataset::Severity;

use super::{CSV, Folder, TABLE, has, swapped};

#[test]
fn a_missing_column() {
    let csv = CSV
        .replace(",persons", "")
        .replace(",10", "")
        .replace(",12", "");
    let csv = csv.replace(",11", "").replace(",13", "");
    has(
        &Folder::with(csv).error(),
        &[TABLE, "persons 列", "没有这一列"],
    );
}

#[test]
fn a_renamed_column_is_one_fault() {
    has(
        &swapped("persons", "person").error(),
        &["persons 列", "person 列", "请改列名"],
    );
}

#[test]
fn an_extra_column() {
    let csv: Vec<String> = CSV.lines().map(|line| format!("{line},weight")).collect();
    has(
        &Folder::with(csv.join("\n")).error(),
        &["weight 列", "说明文件里没有这一列"],
    );
}

#[test]
fn a_byte_order_mark_is_read() {
    let folder = Folder::with(format!("\u{FEFF}{CSV}"));
    assert_eq!(folder.one().severity, Severity::Warning);
    let table = folder.table();
    assert!(table.reading.mark);
    assert_eq!(table.rows(), 4);
}

#[test]
fn gbk_is_read() {
    let bytes = encoding_rs::GBK.encode(CSV).0.into_owned();
    let table = Folder::with(bytes).table();
    assert_eq!(table.reading.encoding, Some("GBK/GB18030"));
    assert_eq!(table.texts("town").expect("texts")[0], "甲镇");
}

#[test]
fn mixed_line_ends_are_read() {
    let table = Folder::with(CSV.replacen('\n', "\r\n", 2)).table();
    assert!(table.reading.mixed_line_ends);
    assert_eq!(table.rows(), 4);
}

#[test]
fn an_empty_file_and_a_header_only() {
    has(&Folder::rows("", 0).error(), &[TABLE, "空的"]);
    has(&Folder::rows("\r\n \n", 0).error(), &[TABLE, "空的"]);
    let header = CSV.lines().next().expect("a header");
    has(&Folder::rows(header, 0).error(), &[TABLE, "只有表头"]);
}

#[test]
fn ragged_rows() {
    has(
        &swapped("0.6,12", "0.6,12,7").error(),
        &["第 3 行", "6 个字段", "5 个字段"],
    );
    has(
        &swapped("0.6,12", "12").error(),
        &["第 3 行", "4 个字段", "5 个字段"],
    );
}

#[test]
fn an_open_quote() {
    let folder = swapped("甲镇,2019,male", "\"甲镇,2019,male");
    has(&folder.error(), &["第 3 行", "引号没有结束"]);
}

#[test]
fn another_format_than_the_name_says() {
    let folder = Folder::named("people/2022/people.xlsx", CSV, 4);
    has(
        &folder.error(),
        &["people.xlsx", "文本（CSV）", "xlsx 工作簿"],
    );
    let folder = Folder::with(b"PK\x03\x04 and so on");
    has(&folder.error(), &[TABLE, "xlsx 工作簿", "另存"]);
    let folder = Folder::named("people/2022/people.xls", "<html><table></table></html>", 4);
    has(&folder.error(), &["网页"]);
}

#[test]
fn a_truncated_parquet_file() {
    let folder = Folder::named("people/2022/people.parquet", b"PAR1\x15\x04\x15\x10", 4);
    has(
        &folder.error(),
        &["people.parquet", "第 8 个字节", "重新复制"],
    );
}

#[test]
fn bytes_that_are_no_text() {
    let folder = Folder::with(b"town,year\n\xFF\xFF\xFF,2020\n");
    has(&folder.error(), &["第 2 行", "FF FF FF", "UTF-8"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(CSV);
    let path = folder.path(TABLE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("mode set");
    // The superuser reads everything.
    if fs::read(&path).is_err() {
        has(&folder.error(), &[TABLE, "没有读取权限"]);
    }
}
