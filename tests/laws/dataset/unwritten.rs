//! What people write beside the plain form: each kind ends as read, left out with a note, or refused.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::asked::notes;

fn read(text: &str, options: &ReadOptions) -> Result<SeriesTable, String> {
    let folder = crate::runs::scratch();
    let path = folder.path().join("表.csv");
    std::fs::write(&path, text).expect("written");
    read_series(&path, options).map_err(|error| error.render(Language::Zh))
}

fn table(text: &str) -> SeriesTable {
    read(text, &ReadOptions::default()).unwrap_or_else(|said| panic!("{said}"))
}

fn refused(text: &str) -> String {
    read(text, &ReadOptions::default()).expect_err("refused")
}

/// Values of a series, by year.
fn values(table: &SeriesTable, name: &str) -> Vec<(i32, f64)> {
    let names: Vec<&String> = table.series.keys().collect();
    let series = table
        .series
        .get(name)
        .unwrap_or_else(|| panic!("{name} among {names:?}"));
    series
        .values
        .iter()
        .map(|(year, value)| (*year, *value))
        .collect()
}

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

#[test]
fn years_as_people_write_them() {
    for years in [
        "2018年,2019年,2020年（快报）",
        "2018年末,2019年末,2020年末",
        "2018,2019,2020p",
        "二〇一八年,二〇一九年,二〇二〇年",
        "2018-12-31,2019-12-31,2020-12-31",
        "2018 年,2019 年,2020 年*",
    ] {
        let across = table(&format!("指标,{years}\n人数,10,11,12\n"));
        assert_eq!(values(&across, "人数"), SEEN, "{years}");
        let rows: Vec<String> = years
            .split(',')
            .zip(["10", "11", "12"])
            .map(|(y, v)| format!("{y},{v}"))
            .collect();
        let down = table(&format!("年 份,人数\n{}\n", rows.join("\n")));
        assert_eq!(values(&down, "人数"), SEEN, "{years}");
    }
}

#[test]
fn a_heading_that_is_no_single_year_is_named() {
    for heading in [
        "2019-20",
        "2020财年",
        "“十三五”末",
        "2020年上半年",
        "2021年1-6月",
        "2025年（目标）",
        "2020年数据",
    ] {
        let said = refused(&format!("指标,2018,2019,{heading}\n人数,10,11,12\n"));
        assert!(said.contains(heading), "{heading}: {said}");
    }
    for heading in ["学年", "财年", "Fiscal year"] {
        let said = refused(&format!("{heading},人数\n2018/2019,10\n2019/2020,11\n"));
        assert!(said.contains(&format!("“{heading}”跨两年")), "{said}");
    }
    let said = refused("指标,2018年,2018年末\n人数,10,11\n");
    assert!(said.contains("都是 2018 年"), "{said}");
}

#[test]
fn numbers_with_words_are_refused_and_marks_are_not() {
    for cell in ["100人", "约100", "5.1‰", "100多", "1.2万"] {
        let said = refused(&format!("年份,人数\n2018,{cell}\n2019,{cell}\n"));
        assert!(said.contains(cell) && said.contains("第 2 行"), "{said}");
    }
    let marked = table("年份,人数\n2018,10*\n2019,11①\n2020,12\n2021,暂无\n2022,──\n");
    assert_eq!(values(&marked, "人数"), SEEN);
    assert!(notes(&marked).contains("脚注标记") && notes(&marked).contains("2 个“无数据”"));
    let options = ReadOptions {
        missing: vec!["停报".into()],
        ..ReadOptions::default()
    };
    let own = read(
        "年份,人数\n2018,10\n2019,11\n2020,12\n2021,停报\n",
        &options,
    )
    .expect("read");
    assert_eq!(values(&own, "人数"), SEEN);
}

#[test]
fn a_bracket_that_is_no_unit_belongs_to_the_name() {
    let two = table("年份,持证（旧口径）,持证（新口径）（人）\n2018,10,20\n2019,11,21\n");
    assert_eq!(two.series["持证（旧口径）"].unit, None);
    assert_eq!(two.series["持证（新口径）"].unit.as_deref(), Some("人"));
}

#[test]
fn units_of_one_series_are_made_equal_or_refused() {
    let long = "指标,年份,数值,单位\n持证,2018,31200,人\n持证,2019,3.2,万人\n";
    let converted = table(long);
    assert_eq!(
        values(&converted, "持证"),
        [(2018, 31_200.0), (2019, 32_000.0)]
    );
    assert!(notes(&converted).contains("1 个数由万人换算成人"));
    let said = refused("指标,年份,数值,单位\n持证,2018,31200,人\n持证,2019,3.2,户\n");
    assert!(
        said.contains("单位是“户”") && said.contains("第 3 行"),
        "{said}"
    );
    let above = table("历年情况,,\n,,单位：万人\n年份,持证,补贴\n2018,1.0,0.5\n2019,1.1,0.6\n");
    assert_eq!(above.series["补贴"].unit.as_deref(), Some("万人"));
}

#[test]
fn per_cents_are_checked_against_each_other() {
    let percent = table("年份,覆盖率（%）\n2018,97%\n2019,98\n");
    assert_eq!(values(&percent, "覆盖率"), [(2018, 97.0), (2019, 98.0)]);
    let bare = table("年份,覆盖率%\n2018,97\n2019,98\n");
    assert_eq!(bare.series["覆盖率"].unit.as_deref(), Some("%"));
    assert!(refused("年份,覆盖率\n2018,91%\n2019,95.5\n").contains("95.5"));
    let said = refused("年份,人数（人）\n2018,91%\n2019,92%\n");
    assert!(
        said.contains("百分号") && said.contains("第 2 行 人数（人） 列"),
        "{said}"
    );
    let above =
        table("情况,,\n,,单位：人\n年份,人数,覆盖率\n2018,10,97%\n2019,11,98%\n2020,12,99%\n");
    assert_eq!(values(&above, "人数"), SEEN);
    assert_eq!(above.series["人数"].unit.as_deref(), Some("人"));
    assert!(above.series["覆盖率"].percent && above.series["覆盖率"].unit.is_none());
}

#[test]
fn money_and_people_are_not_below_nothing_but_balances_may_be() {
    for heading in ["资金（亿元）", "持证（万人）", "床位（张）"] {
        assert!(refused(&format!("年份,{heading}\n2018,3\n2019,-3\n")).contains("不小于 0"));
    }
    let balance = table("年份,净迁入（人）,基金结余（万元）\n2018,-300,5\n2019,20,-7\n");
    assert_eq!(values(&balance, "净迁入")[0].1, -300.0);
    assert_eq!(values(&balance, "基金结余")[1].1, -7.0);
}

#[test]
fn columns_that_hold_no_series_are_left_out_with_a_note() {
    let text = "行政区划代码,年份,人数,数据状态,备注\n331081,2018,10,正式,\n331081,2019,11,正式,\n331081,2020,12,快报,初步\n";
    let read = table(text);
    assert_eq!(read.series.len(), 1);
    assert_eq!(values(&read, "人数"), SEEN);
    for column in ["行政区划代码", "数据状态", "备注"] {
        assert!(notes(&read).contains(column), "{}", notes(&read));
    }
    // A word that changes from year to year may be a remark or another series: somebody must say.
    let said = refused("年份,情况,人数\n2018,正常,10\n2019,正常,11\n2020,暂估,12\n");
    assert!(said.contains("--by 情况"), "{said}");
    let towns = table("地区,指标,年份,数值\n甲镇,人数,2018,10\n乙镇,人数,2018,20\n");
    assert_eq!(values(&towns, "乙镇 人数"), [(2018, 20.0)]);
}

#[test]
fn a_table_that_goes_on_below_is_refused_with_its_row() {
    let across = "指标,2016,2017\n人数,1,2\n户数,3,4\n续表,,\n指标,2018,2019\n人数,5,6\n";
    assert!(refused(across).contains("第 5 行"), "{}", refused(across));
    assert!(refused("年份,人数\n2016,1\n年份,户数\n2017,2\n").contains("又是一行表头"));
}

#[test]
fn the_same_header_on_each_page_is_left_out_and_said() {
    for between in ["", "续表,\n"] {
        let read = table(&format!(
            "年份,人数\n2016,10\n{between}年份,人数\n2017,11\n2018,12\n"
        ));
        let found = [(2016, 10.0), (2017, 11.0), (2018, 12.0)];
        assert_eq!(values(&read, "人数"), found);
        let said = read.warnings.to_string();
        assert!(said.contains("又是一行表头，已略过"), "{said}");
    }
}

#[test]
fn notes_above_a_table_may_be_longer_than_a_page() {
    let notes = "说明：本表由残联统计,\n".repeat(50);
    let read = table(&format!("{notes}年份,人数\n2016,10\n2017,11\n2018,12\n"));
    assert_eq!(values(&read, "人数")[2], (2018, 12.0));
    assert_eq!(read.reading.titles.len(), 50);
}

#[test]
fn who_fills_a_table_in_may_stand_wider_above_it() {
    for title in [
        "填报单位：,某县残联,联系人：,张三,,",
        "填报单位,某县残联,联系电话,86123456,日期,2023-01-05",
    ] {
        let read = table(&format!(
            "{title}\n年份,人数,,,,\n2016,10,,,,\n2017,11,,,,\n2018,12,,,,\n"
        ));
        assert_eq!(values(&read, "人数")[2], (2018, 12.0), "{title}");
        assert!(notes(&read).contains("某县残联"), "{}", notes(&read));
    }
}

#[test]
fn what_stands_around_a_table_in_several_cells_is_no_part_of_it() {
    let rows = "2016,10,1\n2017,11,2\n2018,12,3\n";
    for (title, note) in [
        ("残疾人情况表,残疾人情况表,残疾人情况表\n", ""),
        ("", "注：,2018年数据为快报数,\n"),
        ("", "数据来源,残联年报,\n"),
    ] {
        let read = table(&format!("{title}年份,人数,户数\n{rows}{note}"));
        assert_eq!(values(&read, "人数")[2], (2018, 12.0), "{title}{note}");
        let said = notes(&read);
        assert!(
            said.contains("标题已略过") || said.contains("注释已略过"),
            "{said}"
        );
    }
}

#[test]
fn headings_around_years_leave_them_years() {
    let plans = table("指标,“十三五”,,“十四五”,\n,2019,2020,2021,2022\n人数,10,11,12,13\n");
    assert_eq!(values(&plans, "人数").len(), 4);
    let compared = table("指标,2018,2019,2020,2020/2019(%)\n人数,10,11,12,109\n");
    assert_eq!(values(&compared, "人数").len(), 3);
    assert!(
        notes(&compared).contains("“2020/2019(%)”列"),
        "{}",
        notes(&compared)
    );
    let ranks = table("指标,2018,位次,2019,位次\n人数,10,1,11,2\n");
    assert_eq!(values(&ranks, "人数"), [(2018, 10.0), (2019, 11.0)]);
    assert_eq!(ranks.series.len(), 1);
}

#[test]
fn footnotes_and_what_nobody_sees() {
    for note in [
        "①2020年为普查数",
        "本表为年末数",
        "（1）不含集体户",
        "* 初步数",
    ] {
        let read = table(&format!(
            "年份,人数,户数\n2018,10,1\n2019,11,2\n2020,12,3\n{note},,\n"
        ));
        assert_eq!(values(&read, "人数"), SEEN);
        assert!(notes(&read).contains(note));
    }
    let read = table("\u{FEFF}年份,人数\n2018\u{200B},10\n=\"2019\",11\n2020,=\"12\"\n");
    assert_eq!(values(&read, "人数"), SEEN);
}

#[test]
fn a_workbook_says_what_is_hidden_and_what_was_worked_out() {
    let folder = crate::runs::scratch();
    let path = folder.path().join("表.xlsx");
    let mut book = Workbook::new();
    let first = book.add_worksheet();
    first.set_name("说明").expect("a name");
    first.write(0, 0, "本表由各镇上报").expect("written");
    let sheet = book.add_worksheet();
    sheet.set_name("数据").expect("a name");
    let percent = Format::new().set_num_format("0.0%");
    for (column, heading) in ["年份", "覆盖率（%）", "人数（人）"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("written");
    }
    for row in 1..4_u32 {
        sheet.write(row, 0, 2017 + row).expect("written");
        sheet
            .write_with_format(row, 1, 0.96 + 0.01 * f64::from(row), &percent)
            .expect("written");
        sheet.write(row, 2, 9 + row).expect("written");
    }
    sheet
        .write_formula(3, 2, Formula::new("=C3+1"))
        .expect("written");
    sheet.set_row_hidden(2).expect("hidden");
    sheet
        .write_blank(1_048_575, 16_383, &percent)
        .expect("written");
    book.save(&path).expect("saved");
    let read = read_series(&path, &ReadOptions::default()).expect("read");
    assert_eq!(read.reading.sheet.as_deref(), Some("数据"));
    let shares = values(&read, "覆盖率");
    assert!(
        (shares[0].1 - 97.0).abs() < 1e-9 && (shares[2].1 - 99.0).abs() < 1e-9,
        "{shares:?}"
    );
    assert_eq!(read.reading.hidden_rows, [3]);
    assert_eq!(read.reading.zero_formulas, ["C4"]);
    for part in ["第 3 行是隐藏的", "C4 是公式"] {
        assert!(notes(&read).contains(part), "{}", notes(&read));
    }
}

#[test]
fn headings_over_two_rows_are_joined_or_refused_and_never_data() {
    let groups = table("年份,享受人数（人）,\n,护理,生活\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(values(&groups, "享受人数护理"), SEEN);
    assert_eq!(groups.series["享受人数生活"].unit.as_deref(), Some("人"));
    assert!(notes(&groups).contains("表头有两行"), "{}", notes(&groups));
    let units = table("年份,持证,补贴\n,人,万元\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(values(&units, "持证"), SEEN);
    assert_eq!(units.series["补贴"].unit.as_deref(), Some("万元"));
    // A division under each year is one of the name.
    let divided = table("指标,2018年,,2019年,\n,男,女,男,女\n持证,10,20,11,21\n");
    assert_eq!(values(&divided, "持证 男"), [(2018, 10.0), (2019, 11.0)]);
    assert_eq!(values(&divided, "持证 女"), [(2018, 20.0), (2019, 21.0)]);
    let said = refused("年份,持证,补贴（元）\n,人,万元\n2018,10,20\n2019,11,21\n");
    assert!(said.contains("第 2 行"), "{said}");
    let folder = crate::runs::scratch();
    let path = folder.path().join("表.xlsx");
    let mut book = Workbook::new();
    let (sheet, plain) = (book.add_worksheet(), Format::new());
    sheet
        .merge_range(0, 0, 1, 0, "年份", &plain)
        .expect("merged");
    sheet
        .merge_range(0, 1, 0, 2, "享受人数", &plain)
        .expect("merged");
    for (column, heading) in [(1, "护理"), (2, "生活"), (3, "资金")] {
        sheet.write(1, column, heading).expect("written");
    }
    for (row, (year, value)) in (2..).zip(SEEN) {
        sheet.write(row, 0, year).expect("written");
        for column in 1..4 {
            sheet.write(row, column, value).expect("written");
        }
    }
    book.save(&path).expect("saved");
    let read = read_series(&path, &ReadOptions::default()).expect("read");
    for name in ["享受人数护理", "享受人数生活", "资金"] {
        assert_eq!(values(&read, name), SEEN);
    }
}

#[test]
fn values_of_another_size_are_named_with_their_cell_and_what_would_be_plausible() {
    let mixed = table("年份,人数\n2018,31000\n2019,31200\n2020,3.14\n2021,31900\n2022,32000\n");
    let said = mixed.warnings.render(Language::Zh);
    for part in ["第 4 行 人数 列", "写的是 3.14", "1 万倍", "应为 31400"] {
        assert!(said.contains(part), "{said}");
    }
    let across = table("指标,2018,2019,2020,2021\n费用（元）,97,0.98,98.1,98.3\n");
    let said = across.warnings.render(Language::En);
    for part in ["line 2, column 2019", "0.98", "it should be 98"] {
        assert!(said.contains(part), "{said}");
    }
    let plain = table("年份,人数\n2018,10\n2019,110\n2020,1300\n2021,1400\n");
    assert!(plain.warnings.is_empty(), "{}", plain.warnings);
}
