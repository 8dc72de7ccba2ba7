//! What clerks leave to the reader: blank cells that repeat the one above, units said once or twice, marks in names.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use plancast::task::SeriesFile;
use rust_xlsxwriter::{Format, Workbook};

use super::asked::{notes, read, refused, table};
use super::series::{file, values};

fn unit<'t>(table: &'t SeriesTable, name: &str) -> Option<&'t str> {
    table.series[name].unit.as_deref()
}

fn reminded(table: &SeriesTable) -> String {
    table.warnings.render(Language::Zh)
}

#[test]
fn a_blank_before_the_name_of_a_group_is_asked_about() {
    // 女 and 少 are of the towns above them; alone they would be series of nobody.
    refused(
        "乡镇,类别,2018,2019\n甲镇,男,10,11\n,女,20,21\n乙镇,老,1,2\n,少,3,4\n",
        &["第 3 行 乡镇 列", "第 5 行 乡镇 列", "逐行填写"],
    );
    let towns = table("年份,乡镇,人数\n2018,甲 镇,1\n2018,乙镇,2\n2019,甲镇,3\n2019,乙镇,4\n");
    assert_eq!(values(&towns, "甲 镇 人数"), [(2018, 1.0), (2019, 3.0)]);
    assert!(
        notes(&towns).contains("“甲镇”＝“甲 镇”"),
        "{}",
        notes(&towns)
    );
}

#[test]
fn what_is_chosen_for_names_is_no_value_where_it_is_numbers() {
    let text = "代码,年份,人数\n01,2018,1\n02,2018,2\n01,2019,3\n02,2019,4\n";
    let (_folder, path) = file("表.csv", text);
    let asked = SeriesFile {
        file: path,
        by: vec!["代码".into()],
        ..SeriesFile::default()
    };
    let panel = asked.read().map_err(|fault| fault.text(Language::Zh));
    let entries = panel.expect("read").entries;
    assert_eq!(entries.len(), 2);
    for (entry, (code, last)) in entries.iter().zip([("01", 3.0), ("02", 4.0)]) {
        assert!(entry.series.name.starts_with(code), "{}", entry.series.name);
        assert_eq!(entry.series.values.last(), Some(&Some(last)));
    }
}

#[test]
fn a_value_without_a_unit_takes_that_of_the_others_only_where_they_have_one() {
    refused(
        "指标,年份,数值,单位\n人数,2018,1.2,万人\n人数,2019,1.3,\n人数,2020,14000,人\n",
        &["第 3 行 数值 列", "没有写单位", "不止一种"],
    );
    let one = table("指标,年份,数值,单位\n人数,2018,1.2,万人\n人数,2019,1.3,\n");
    assert_eq!(values(&one, "人数")[1], (2019, 1.3));
    assert!(
        notes(&one).contains("1 个数没有写单位，按其余各年的“万人”"),
        "{}",
        notes(&one)
    );
    let all = table("指标,年份,数值,单位\n人数,2018,1.2,万人\n人数,2019,1.3,万人\n");
    assert!(!notes(&all).contains("没有写单位"), "{}", notes(&all));
}

#[test]
fn units_stand_in_many_brackets_words_and_languages() {
    let rows = "2018,10\n2019,11\n2020,12\n";
    for heading in [
        "补贴［万元］",
        "补贴〔万元〕",
        "补贴(单位 万元)",
        "补贴（以万元计）",
        "补贴（万元/10 000 yuan）",
        "补贴（万元 10 000 yuan）",
    ] {
        let read = table(&format!("年份,{heading}\n{rows}"));
        assert_eq!(unit(&read, "补贴"), Some("万元"), "{heading}");
    }
    let behind = table(&format!("年份,补贴(万元)(决算)\n{rows}"));
    assert_eq!(unit(&behind, "补贴(决算)"), Some("万元"));
    for title in [
        "单位 万元",
        "金额：万元",
        "以万元计",
        "本表金额均以万元为单位",
        "本表数据单位：万元",
        "单位：万元（10 000 yuan）",
    ] {
        let read = table(&format!(
            "{title},,\n年份,补贴,救助金\n2018,1,2\n2019,3,4\n"
        ));
        assert_eq!(unit(&read, "救助金"), Some("万元"), "{title}");
    }
    // A stroke between units of two columns is no "per".
    for title in ["单位：人 / 万元", "单位：户/人"] {
        let read = table(&format!(
            "{title},,\n年份,持证,救助金\n2018,1,2\n2019,3,4\n"
        ));
        assert_eq!(unit(&read, "救助金"), None, "{title}");
        assert!(notes(&read).contains("看不出每一列的单位"), "{title}");
    }
    let row = table("年份,持证,补贴\n单位,人,万元\n2018,10,1\n2019,11,2\n");
    assert_eq!(
        (unit(&row, "持证"), unit(&row, "补贴")),
        (Some("人"), Some("万元"))
    );
}

/// A sheet of two columns with three years, the values in one number format.
fn shown(heading: &str, code: &str) -> Result<SeriesTable, String> {
    let mut book = Workbook::new();
    let (sheet, format) = (book.add_worksheet(), Format::new().set_num_format(code));
    sheet.write(0, 0, "年份").expect("written");
    sheet.write(0, 1, heading).expect("written");
    for row in 1..4_u32 {
        sheet.write(row, 0, 2017 + row).expect("written");
        let written = sheet.write_with_format(row, 1, 1200 + row, &format);
        written.expect("written");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let (_folder, path) = file("表.xlsx", bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| error.render(Language::Zh))
}

#[test]
fn what_a_cell_shows_behind_its_number_is_its_unit() {
    for (heading, code, said) in [
        ("低保", "#,##0\"户\"", Some("户")),
        ("救助金", "\"¥\"#,##0.00", Some("¥")),
        ("救助金（万元）", "\"¥\"#,##0.00", Some("万元")),
        ("低保", "#,##0", None),
    ] {
        let read = shown(heading, code).expect("read");
        let name = heading.split('（').next().expect("a name");
        assert_eq!(unit(&read, name), said, "{heading}, {code}");
        assert_eq!(values(&read, name)[0], (2018, 1201.0));
    }
    // People are no per cents, whatever somebody did to the format.
    let said = shown("持证人数", "0.0%").expect_err("per cents of people");
    assert!(said.contains("B2") && said.contains("带百分号"), "{said}");
    // A unit of another kind than the heading says is asked about.
    for code in ["#,##0\"户\"", "\"¥\"#,##0.00"] {
        let said = shown("持证（人）", code).expect_err("two units");
        let named = said.contains("B2") && said.contains("单位是另一种");
        assert!(named, "{code}: {said}");
    }
}

#[test]
fn what_holds_no_value_is_named() {
    let marks = table("年份,男,女\n2018,1,—\n2019,2,—\n");
    assert!(
        notes(&marks).contains("没有数值，未用：女"),
        "{}",
        notes(&marks)
    );
    let long = table("指标,年份,数值\n男,2018,1\n女,2018,\n男,2019,2\n女,2019,\n");
    assert!(
        notes(&long).contains("没有数值，未用：女"),
        "{}",
        notes(&long)
    );
    let year = table("指标,2018,2019,2020\n男,1,2,\n女,3,4,\n");
    assert!(
        notes(&year).contains("“2020”列没有数值，未用"),
        "{}",
        notes(&year)
    );
    let foot = table("指标,2018,2019\n男,1,2\n女,3,4\n制表时间：,,2020\n");
    assert_eq!(foot.series.len(), 2);
    assert!(
        notes(&foot).contains("“制表时间：”一行是备注"),
        "{}",
        notes(&foot)
    );
    let rank = table("指标,2018,2019\n持证,1,2\n全市排名,3,1\n");
    assert_eq!(rank.series.len(), 1);
    refused(
        "指标,2018,2019\n持证,1,2\n备注,,预计\n",
        &["第 3 行 2019 列", "“2019”列标为“预计”"],
    );
    let built = table("年份,建成年份,床位（张）\n2018,2001,10\n2019,2001,11\n");
    assert_eq!(built.series.len(), 1);
    assert!(notes(&built).contains("“建成年份”列"), "{}", notes(&built));
    let remark = table("年份,人数,备注\n2018,10,\n2019,11,截至9月底\n");
    assert!(notes(&remark).contains("“截至9月底”"), "{}", notes(&remark));
}

#[test]
fn a_series_that_its_name_splits_is_pointed_out() {
    for name in ["持证人数①", "持证人数*", "持证人数（快报）"] {
        let text = format!("指标,年份,数值\n持证人数,2018,10\n持证人数,2019,11\n{name},2020,12\n");
        let split = table(&text);
        let said = reminded(&split);
        for part in ["第 4 行", name, "像是同一序列"] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }
    let both = table("指标,年份,数值\n持证（男）,2018,10\n持证（女）,2018,11\n");
    assert!(!reminded(&both).contains("同一序列"), "{}", reminded(&both));
    let marked = table("年份①,人数\n2018,10\n2019,11\n");
    assert_eq!(values(&marked, "人数")[1], (2019, 11.0));
}

#[test]
fn sizes_and_sums_are_looked_at_in_short_series_and_within_towns() {
    let short = reminded(&table("年份,经费（万元）\n2018,3.12\n2019,31500\n"));
    for part in ["第 3 行", "1 万倍", "应为 3.15"] {
        assert!(short.contains(part), "{part} in {short}");
    }
    let towns = table(
        "年份,乡镇,男（人）,女（人）,合计（人）\n2018,甲,1,2,3\n2018,乙,2,2,4\n2019,甲,1,2,3\n2019,乙,2,2,5\n\
         2020,甲,1,2,3\n2020,乙,2,2,4\n",
    );
    let said = reminded(&towns);
    for part in ["第 5 行", "2019 年的合计是 5", "各项相加是 4"] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn changes_may_be_below_nothing_and_others_are_told_how_to_say_so() {
    for heading in [
        "比上年增加（人）",
        "迁入迁出差（人）",
        "节余（万元）",
        "增（减）人数（人）",
    ] {
        let read = table(&format!("年份,{heading}\n2018,3\n2019,-3\n2020,4\n"));
        let signed = read
            .series
            .values()
            .any(|series| series.values[&2019] == -3.0);
        assert!(signed, "{heading}");
    }
    refused(
        "年份,持证（人）\n2018,3\n2019,-3\n",
        &["第 3 行", "不小于 0", "请在名称里写明"],
    );
}

#[test]
fn headings_and_years_that_went_wrong_say_what_to_do() {
    refused(
        "指标,2018,=B1+1\n人数,10,11\n",
        &["第 1 行", "列名是公式“=B1+1”", "没有保存"],
    );
    // A name that only looks like a formula is one all the same.
    let named = table("年份,=cmd|A1\n2018,10\n2019,11\n");
    assert_eq!(values(&named, "=cmd|A1"), [(2018, 10.0), (2019, 11.0)]);
    refused(
        "村号,2018,2019\n1,5,6\n2,7,8\n",
        &["村号、2018、2019", "代码、序号、备注一类的列不算"],
    );
    let slipped = read("年份,人数\n2018,10\n20211,11\n").expect_err("a digit too many");
    assert!(slipped.contains("若多打了数字，请改正"), "{slipped}");
    let spans = read("年龄组,2018,2019\n0-4,1,2\n2026-05-09,3,4\n10-14,5,6\n");
    let said = reminded(&spans.expect("read"));
    assert!(said.contains("“5-9”被表格软件改成了日期"), "{said}");
}
