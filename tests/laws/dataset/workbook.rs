//! Workbooks as Excel and WPS write them.

use std::path::PathBuf;

use plancast::dataset::{Complaints, RawTable, ReadOptions, read_any, read_series};
use plancast::source::Language;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use tempfile::TempDir;

use super::has;

/// Writes a workbook with one sheet.
pub(super) fn written(fill: impl FnOnce(&mut Worksheet)) -> (TempDir, PathBuf) {
    let folder = crate::runs::scratch();
    let path = folder.path().join("表.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("数据").expect("a name");
    fill(sheet);
    book.save(&path).expect("saved");
    (folder, path)
}

/// Writes rows of text and numbers, from the first row given.
pub(super) fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (i, row) in rows.iter().enumerate() {
        for (j, cell) in row.iter().enumerate() {
            let (at, column) = (from + i as u32, j as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(at, column, number).expect("written"),
                Err(_) if cell.is_empty() => continue,
                Err(_) => sheet.write_string(at, column, *cell).expect("written"),
            };
        }
    }
}

fn read(fill: impl FnOnce(&mut Worksheet)) -> RawTable {
    let (_folder, path) = written(fill);
    read_any(&path, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(fill: impl FnOnce(&mut Worksheet)) -> Complaints {
    let (_folder, path) = written(fill);
    let error = read_any(&path, &ReadOptions::default()).expect_err("a fault");
    println!("{}\n{}", error, error.render(Language::En));
    assert_eq!(error.complaints().0.len(), 1, "{error}");
    error.complaints()
}

fn texts(table: &RawTable, column: &str) -> Vec<String> {
    let cells = table.texts(column).into_iter();
    cells.map(Option::unwrap_or_default).collect()
}

#[test]
fn titles_footnotes_and_blank_rows_are_left_out() {
    let table = read(|sheet| {
        let format = Format::new();
        sheet
            .merge_range(0, 0, 0, 2, "温岭市残疾人情况", &format)
            .expect("merged");
        rows(sheet, 1, &[&["", "", "单位：人"], &["镇", "年份", "人数"]]);
        rows(
            sheet,
            3,
            &[
                &["甲镇", "2019", "10"],
                &["", "", ""],
                &["甲镇", "2020", "11.5"],
            ],
        );
        rows(sheet, 6, &[&["注：年末数"], &["数据来源：市残联"]]);
    });
    assert_eq!(table.names(), ["镇", "年份", "人数"]);
    assert_eq!(texts(&table, "人数"), ["10", "11.5"]);
    assert_eq!(
        (table.reading.titles.len(), table.reading.notes.len()),
        (2, 2)
    );
    assert_eq!(
        table.place(1, "人数").render(Language::Zh),
        "工作表“数据”C6（人数 列）"
    );
}

#[test]
fn merged_labels_are_filled() {
    let table = read(|sheet| {
        let format = Format::new();
        rows(
            sheet,
            0,
            &[
                &["镇", "年份", "人数"],
                &["", "2019", "10"],
                &["", "2020", "11"],
                &["乙镇", "2019", "7"],
            ],
        );
        sheet
            .merge_range(1, 0, 2, 0, "甲镇", &format)
            .expect("merged");
    });
    assert_eq!(texts(&table, "镇"), ["甲镇", "甲镇", "乙镇"]);
    assert_eq!(table.reading.merged, 1);
}

#[test]
fn merged_numbers_and_merged_headers_are_refused() {
    let complaints = refused(|sheet| {
        let format = Format::new();
        rows(
            sheet,
            0,
            &[
                &["镇", "年份", "人数"],
                &["甲镇", "2019", ""],
                &["甲镇", "2020", ""],
            ],
        );
        sheet.merge_range(1, 2, 2, 2, "", &format).expect("merged");
        sheet
            .write_number_with_format(1, 2, 21, &format)
            .expect("written");
    });
    has(
        &complaints.to_string(),
        &["工作表“数据”C2:C3（人数 列）", "21", "取消合并"],
    );
    let complaints = refused(|sheet| {
        let format = Format::new();
        rows(
            sheet,
            0,
            &[&["镇", "", ""], &["甲镇", "10", "12"], &["乙镇", "7", "8"]],
        );
        sheet
            .merge_range(0, 1, 0, 2, "人数", &format)
            .expect("merged");
    });
    has(
        &complaints.to_string(),
        &["工作表“数据”B1:C1", "表头有合并单元格“人数”"],
    );
}

#[test]
fn formulas_give_their_saved_result() {
    let table = read(|sheet| {
        rows(sheet, 0, &[&["年份", "人数"], &["2019", ""]]);
        sheet
            .write_formula(1, 1, Formula::new("=5+7").set_result("12"))
            .expect("written");
    });
    assert_eq!(texts(&table, "人数"), ["12"]);
}

#[test]
fn dates_are_read_in_iso_form() {
    let table = read(|sheet| {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        rows(sheet, 0, &[&["年份", "人数"], &["", "12"]]);
        let day = ExcelDateTime::from_ymd(2020, 12, 31).expect("a day");
        sheet
            .write_datetime_with_format(1, 0, &day, &date)
            .expect("written");
    });
    assert_eq!(texts(&table, "年份"), ["2020-12-31"]);
}

#[test]
fn faults_of_a_header() {
    let complaints = refused(|sheet| rows(sheet, 0, &[&["镇", "人数", "人数"], &["甲", "1", "2"]]));
    has(&complaints.to_string(), &["C1", "人数 出现两次"]);
    let complaints = refused(|sheet| rows(sheet, 0, &[&["镇", "", "人数"], &["甲", "1", "2"]]));
    has(&complaints.to_string(), &["B1", "没有列名"]);
    let complaints = refused(|sheet| rows(sheet, 0, &[&["镇", "年份", "人数"]]));
    has(&complaints.to_string(), &["只有表头"]);
    let complaints = refused(|_| ());
    has(&complaints.to_string(), &["没有内容"]);
}

#[test]
fn a_sheet_is_chosen_and_named() {
    let (_folder, path) = written(|sheet| rows(sheet, 0, &[&["a", "b"], &["1", "2"]]));
    let options = ReadOptions {
        sheet: Some("数居".to_string()),
        ..ReadOptions::default()
    };
    let error = read_any(&path, &options).expect_err("no such sheet");
    has(&error.to_string(), &["没有工作表“数居”", "数据"]);
    // Text has no sheets: what is asked of them is not passed over.
    let text = path.with_extension("csv");
    std::fs::write(&text, "a,b\n1,2\n").expect("written");
    let error = read_any(&text, &options).expect_err("no sheets");
    has(&error.to_string(), &["是文本（CSV），没有工作表“数居”"]);
}

#[test]
fn broken_workbooks_are_refused_in_words() {
    let (folder, path) = written(|sheet| rows(sheet, 0, &[&["a", "b"], &["1", "2"]]));
    let bytes = std::fs::read(&path).expect("bytes");
    let refused = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        let error = read_any(&path, &ReadOptions::default()).expect_err("a fault");
        println!("{}\n{}", error, error.render(Language::En));
        assert_eq!(error.complaints().0.len(), 1, "{error}");
        error.to_string()
    };
    has(
        &refused("短.xlsx", &bytes[..bytes.len() / 2]),
        &["短.xlsx", "损坏或不完整"],
    );
    has(
        &refused("改名.csv", &bytes),
        &["改名.csv", "xlsx 工作簿", "不要只改扩展名"],
    );
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    has(&refused("密.xlsx", &locked), &["密.xlsx", "密码"]);
    let error = read_any(&folder.path().join("表.xls"), &ReadOptions::default());
    has(
        &error.expect_err("no file").to_string(),
        &["没有这个文件", "有 表.xlsx"],
    );
}

/// A workbook with sheets of these names and rows.
fn sheets(all: &[(&str, &[&[&str]])]) -> (TempDir, PathBuf) {
    let folder = crate::runs::scratch();
    let path = folder.path().join("表.xlsx");
    let mut book = Workbook::new();
    for (name, cells) in all {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        rows(sheet, 0, cells);
    }
    book.save(&path).expect("saved");
    (folder, path)
}

#[test]
fn a_sheet_for_each_year_is_one_table() {
    let head: &[&str] = &["地区", "持证（人）", "补贴（万元）"];
    let years: [(&str, &[&[&str]]); 4] = [
        (
            "2019年",
            &[head, &["甲镇", "10", "1.5"], &["乙镇", "20", "2.5"]],
        ),
        (
            "2020年",
            &[head, &["乙镇", "21", "2.6"], &["甲镇", "11", "1.6"]],
        ),
        (
            "2021",
            &[
                &["全县情况"],
                head,
                &["甲镇", "12", "1.7"],
                &["乙镇", "22", "2.7"],
            ],
        ),
        ("说明", &[&["填表说明"]]),
    ];
    let (_folder, path) = sheets(&years);
    let read = read_series(&path, &ReadOptions::default()).expect("read");
    let seen: Vec<(i32, f64)> = read.series["甲镇 持证"]
        .values
        .iter()
        .map(|(year, value)| (*year, *value))
        .collect();
    assert_eq!(seen, [(2019, 10.0), (2020, 11.0), (2021, 12.0)]);
    let place = read.place("甲镇 补贴", 2020).expect("a place");
    assert!(place.render(Language::Zh).contains("2020年"), "{place:?}");
    assert!(format!("{place:?}").contains("C3"), "{place:?}");
    let said: Vec<String> = read
        .reading
        .sentences()
        .into_iter()
        .map(|one| one.zh)
        .collect();
    let said = said.join("\n");
    has(&said, &["2019年、2020年、2021 各是一年", "未读：说明"]);
    assert_eq!(read.extent.zh, "2019年!A2:C3、2020年!A2:C3、2021!A3:C4");
    // Another shape, a year twice, and a sheet with years of its own stay what they were.
    let other: &[&str] = &["地区", "补贴（万元）", "持证（人）"];
    for second in [
        ("2020年", other),
        ("2019", head),
        ("2020年", &["年份", "持证（人）", "补贴（万元）"][..]),
    ] {
        let (_folder, path) = sheets(&[
            ("2019年", &[head, &["甲镇", "10", "1.5"]]),
            (second.0, &[second.1, &["甲镇", "11", "1.6"]]),
        ]);
        assert!(
            read_series(&path, &ReadOptions::default()).is_err(),
            "{second:?}"
        );
    }
}
