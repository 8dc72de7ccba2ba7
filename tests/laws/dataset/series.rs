//! Series over years in the shapes in which counties keep them.

use std::path::PathBuf;

use plancast::dataset::{DatasetError, ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format};
use tempfile::TempDir;

use super::has;
use super::workbook::{rows, written};

pub(super) fn file(name: &str, bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = crate::runs::scratch();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    (folder, path)
}

fn try_csv(text: &str) -> Result<SeriesTable, DatasetError> {
    let (_folder, path) = file("序列.csv", text);
    read_series(&path, &ReadOptions::default())
}

fn csv(text: &str) -> SeriesTable {
    try_csv(text).unwrap_or_else(|error| panic!("{error}"))
}

fn fault(text: &str) -> String {
    let error = try_csv(text).expect_err("a fault");
    println!("{}\n{}", error, error.render(Language::En));
    assert_eq!(error.complaints().errors().count(), 1, "{error}");
    error.to_string()
}

pub(super) fn values(table: &SeriesTable, name: &str) -> Vec<(i32, f64)> {
    let series = table
        .series
        .get(name)
        .unwrap_or_else(|| panic!("{name} in {table:?}"));
    series
        .values
        .iter()
        .map(|(year, value)| (*year, *value))
        .collect()
}

#[test]
fn the_three_shapes_give_the_same_series() {
    let long =
        csv("指标,年度,数值,单位\n持证人数,2019年,1200,人\n持证人数,２０２０,\"1,250\",人\n");
    let columns = csv("年份,持证人数（人）,备注\n2019,1200,\n2020,1250,快报\n");
    let wide = csv("项目,单位,2019年,2020年\n持证人数,人,1200,1250\n");
    for table in [&long, &columns, &wide] {
        assert_eq!(values(table, "持证人数"), [(2019, 1200.0), (2020, 1250.0)]);
        assert_eq!(table.series["持证人数"].unit.as_deref(), Some("人"));
        assert!(table.warnings.is_empty());
    }
    assert_eq!((long.reading.thousands, long.reading.year_words), (1, 2));
}

#[test]
fn english_names_and_several_series_work_too() {
    let table = csv("series,year,value\na,2019,1\nb,2019,2\na,2020,3\nb,2020,4\n");
    assert_eq!(table.series.keys().collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(values(&table, "b"), [(2019, 2.0), (2020, 4.0)]);
    let table = csv("Year,a,b\n2019,1,2\n2020,3,4\n");
    assert_eq!(values(&table, "a"), [(2019, 1.0), (2020, 3.0)]);
}

#[test]
fn labels_such_as_towns_go_before_the_name() {
    let table = csv("镇,年份,人数\n甲镇,2019,1\n乙镇,2019,2\n甲镇,2020,3\n乙镇,2020,4\n");
    assert_eq!(values(&table, "乙镇 人数"), [(2019, 2.0), (2020, 4.0)]);
}

#[test]
fn a_workbook_with_title_dates_and_years_across() {
    let (_folder, path) = written(|sheet| {
        let format = Format::new();
        sheet
            .merge_range(0, 0, 0, 3, "温岭市残疾人基本情况", &format)
            .expect("merged");
        rows(sheet, 1, &[&["指标", "2018", "2019", "2020"]]);
        rows(
            sheet,
            2,
            &[
                &["持证人数（人）", "1", "—", "3"],
                &["就业率", "55%", "５６％", "57%"],
            ],
        );
        rows(sheet, 4, &[&["注：2019年人数缺"]]);
    });
    let table = read_series(&path, &ReadOptions::default()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(values(&table, "持证人数"), [(2018, 1.0), (2020, 3.0)]);
    assert_eq!(
        values(&table, "就业率"),
        [(2018, 0.55), (2019, 0.56), (2020, 0.57)]
    );
    has(
        &table.warnings.to_string(),
        &["提醒", "持证人数 缺 2019 年"],
    );
    let said: Vec<String> = table
        .reading
        .sentences()
        .into_iter()
        .map(|s| s.zh)
        .collect();
    has(
        &said.join("；"),
        &[
            "3 个百分数",
            "1 个“无数据”",
            "1 行表头上方",
            "1 个单元格的全角",
        ],
    );
}

#[test]
fn dates_of_a_workbook_are_years() {
    let (_folder, path) = written(|sheet| {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        rows(sheet, 0, &[&["年份", "人数"], &["", "10"], &["", "11"]]);
        for (row, year) in [(1, 2019), (2, 2020)] {
            let day = ExcelDateTime::from_ymd(year, 12, 31).expect("a day");
            sheet
                .write_datetime_with_format(row, 0, &day, &date)
                .expect("written");
        }
    });
    let table = read_series(&path, &ReadOptions::default()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(values(&table, "人数"), [(2019, 10.0), (2020, 11.0)]);
    assert_eq!(table.reading.dates, 2);
}

#[test]
fn faults_name_line_column_and_remedy() {
    has(
        &fault("年份,人数\n2019,12\n2020,十三\n"),
        &["第 3 行 人数 列", "十三", "数字"],
    );
    has(
        &fault("年份,人数\n2019,12\n2020,1.3万\n"),
        &["第 3 行 人数 列", "13000"],
    );
    has(
        &fault("年份,人数\n2019,12\n43831,13\n"),
        &["第 3 行 年份 列", "43831", "2020"],
    );
    has(
        &fault("年份,人数\n2019,12\n明年,13\n"),
        &["第 3 行 年份 列", "明年"],
    );
    has(
        &fault("年份,人数\n2019,12\n2020,1e999\n"),
        &["第 3 行 人数 列", "有限"],
    );
    has(
        &fault("年份,人数（人）\n2019,12\n2020,-1\n"),
        &["第 3 行", "不小于 0"],
    );
    has(
        &fault("年份,人数\n2019,12\n2019,13\n"),
        &["第 3 行", "第 2 行已有 12", "这里是 13"],
    );
    has(&fault("镇,人数\n甲,12\n乙,13\n"), &["镇、人数", "年份"]);
    has(
        &fault("镇,年份,人数\n甲,2019,1\n,2020,2\n"),
        &["第 3 行 镇 列", "空的", "逐行填写"],
    );
    has(
        &fault("指标,年份,数值\n,2019,12\n"),
        &["第 2 行 数值 列", "指标名"],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_cause_a_panic(
        start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"PAR1", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE", "年份,人数\n".as_bytes()]),
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        ending in prop::sample::select(vec!["csv", "xlsx", "xls", "ods", "parquet", "dat"]),
    ) {
        let (_folder, path) = file(&format!("x.{ending}"), [start, &bytes].concat());
        if let Err(error) = read_series(&path, &ReadOptions::default()) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn no_text_causes_a_panic(text in "[年份指标数值人0-9０-９,，\"\n\r\t .%％年-]{0,80}") {
        let _ = try_csv(&format!("年份,人数\n{text}"));
        let _ = try_csv(&text);
    }

    #[test]
    fn what_is_written_is_read(counts in prop::collection::vec(0_u32..10_000_000, 1..30)) {
        let lines: String = counts.iter().enumerate().map(|(i, n)| format!("{},{n}\n", 1990 + i)).collect();
        let table = csv(&format!("年份,人数\n{lines}"));
        let read: Vec<f64> = table.series["人数"].values.values().copied().collect();
        let written: Vec<f64> = counts.iter().map(|n| f64::from(*n)).collect();
        prop_assert_eq!(read, written);
    }
}
