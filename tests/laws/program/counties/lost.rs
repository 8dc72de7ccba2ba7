//! Nothing that is written into a workbook is lost without a word.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;

use super::super::{Desk, has, text};
use super::{begun, fill};

const BOOK: &str = "models/tiantai.xlsx";

/// The workbook again, each text of a cell of a sheet as `said` gives it.
pub(super) fn copied(desk: &Desk, said: impl Fn(&str, (usize, usize), &str) -> Option<String>) {
    let bytes = std::fs::read(desk.path(BOOK)).expect("the workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut copy = Workbook::new();
    for name in book.sheet_names() {
        let sheet = copy.add_worksheet();
        sheet.set_name(&name).expect("a name");
        let range = book.worksheet_range(&name).expect("a sheet");
        for (row, column, cell) in range.used_cells() {
            let Data::String(text) = cell else { continue };
            if let Some(text) = said(&name, (row, column), text) {
                let at = (row as u32, column as u16);
                sheet.write(at.0, at.1, text).expect("written");
            }
        }
    }
    copy.save(desk.path(BOOK)).expect("saved");
}

/// What the examples show is what `import` takes: but for who pays, where one row is not the whole.
#[test]
fn the_examples_are_rows_that_import_takes() {
    let desk = begun();
    copied(&desk, |sheet, _, text| {
        let kept = text != "示例，不读入" || sheet == "资金与来源";
        kept.then(|| text.to_string())
    });
    let said = desk.done(&["import", BOOK]);
    has(
        &said,
        &["规划指标：1 行", "人口：1 行", "补贴人数与标准：1 行"],
    );
    has(
        &desk.read("models/tiantai/plan.toml"),
        &["某某县残疾人事业发展“十四五”规划"],
    );
}

/// Nobody else has what another county's plan says of that county itself.
#[test]
fn nothing_is_offered_that_names_the_county_that_is_extended() {
    let desk = begun();
    let mut offered = 0;
    let bytes = std::fs::read(desk.path(BOOK)).expect("the workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range("选项").expect("the choices");
    for (_, _, cell) in range.used_cells() {
        assert!(!cell.to_string().contains("温岭"), "{cell}");
        offered += 1;
    }
    assert!(offered > 50, "{offered}");
}

#[test]
fn an_example_that_was_written_over_is_not_taken_for_one() {
    let desk = begun();
    copied(&desk, |sheet, at, text| {
        let own = sheet == "人口" && at == (1, 1);
        Some(if own { "596,000" } else { text }.to_string())
    });
    let output = desk.call(&["import", BOOK]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["工作表“人口”E2", "这一行已不是示例", "把这一格清空"],
    );
}

#[test]
fn a_row_without_its_name_or_its_year_is_not_passed_over() {
    let desk = begun();
    fill(
        &desk,
        &[
            ("规划", &[&["天台县规划", "", "2021"]]),
            ("人口", &[&["", "590,000"], &["2020", "590000", "3100"]]),
            (
                "持证残疾人",
                &[&["持证人数", "", "合计", "", "", "", "", "15200"]],
            ),
            ("补贴人数与标准", &[&["", "2021", "5000"]]),
            ("服务与能力", &[&["", "2020", "5"]]),
            ("资金与来源", &[&["", "县级财政", "100%"]]),
            (
                "实际值",
                &[
                    &["", "2022", "97%"],
                    &["残疾人就业率", "", "55%"],
                    // What is not known yet is no fault.
                    &["残疾人就业率", "2022", "—"],
                ],
            ),
        ],
    );
    let output = desk.call(&["import", BOOK]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    has(
        &said,
        &[
            "工作表“规划”D3",
            "工作表“人口”A3",
            "工作表“人口”C4",
            "工作表“持证残疾人”B3",
            "工作表“补贴人数与标准”A3",
            "工作表“服务与能力”A3",
            "工作表“资金与来源”A3",
            "工作表“实际值”A3",
            "工作表“实际值”B4",
        ],
    );
    assert!(!said.contains("“实际值”A5"), "{said}");
    assert!(!said.contains("“实际值”C5"), "{said}");
}

/// A second row of what a county has one of is never left out in silence, and remarks are said to stay behind.
#[test]
fn what_stands_twice_is_asked_about_and_remarks_are_counted() {
    let desk = begun();
    let subsidy = "困难残疾人生活补贴";
    fill(
        &desk,
        &[
            (
                "规划",
                &[
                    &["天台县规划", "", "2021", "2025"],
                    &["另一个规划", "", "2016", "2020"],
                ],
            ),
            ("人口", &[&["2020", "597000"], &["2020", "600000"]]),
            (
                "补贴人数与标准",
                &[
                    &[subsidy, "2020", "3100", "266"],
                    &[subsidy, "2020", "3200", "270"],
                ],
            ),
        ],
    );
    let output = desk.call(&["import", BOOK]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "工作表“规划”A4",
            "工作表“人口”A4",
            "2020 年上面已经写过",
            "工作表“补贴人数与标准”A4",
        ],
    );
    super::fs_reset(&desk);
    fill(
        &desk,
        &[("人口", &[&["2020", "597000", "", "", "统计公报"]])],
    );
    let output = desk.call(&["import", BOOK]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(
        &text(&output.stdout),
        &["工作表“人口”的备注有 1 处", "不进入模型"],
    );
}
