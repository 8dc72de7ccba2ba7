//! What stands above a table or in the corner of it: whose unit it is, and whose it cannot be.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;

use super::asked::{notes, table};
use super::series::{file, values};

fn unit<'t>(table: &'t SeriesTable, name: &str) -> Option<&'t str> {
    table.series[name].unit.as_deref()
}

const WIDE: &str = "指标,2018,2019,2020\n补贴,31,32,33\n";

#[test]
fn a_unit_behind_the_name_of_who_fills_the_form_in_is_that_of_the_table() {
    for title in [
        "填报单位：某县残联  单位：万元",
        "制表单位：残联    计量单位：万元    2024年1月",
        "\"2018—2020年补贴情况，单位：万元\"",
        "金额单位：人民币万元",
        "单位：万元（不含税）",
    ] {
        let read = table(&format!("{title},,,\n{WIDE}"));
        assert_eq!(unit(&read, "补贴"), Some("万元"), "{title}");
    }
}

#[test]
fn two_units_in_a_title_are_none_and_said() {
    for title in [
        "单位：人（万元）",
        "补贴人数（人）与金额（万元）",
        "补贴情况（万元、%）",
    ] {
        let read = table(&format!("{title},,,\n{WIDE}"));
        assert_eq!(unit(&read, "补贴"), None, "{title}");
        assert!(notes(&read).contains("看不出每一列的单位"), "{title}");
    }
}

#[test]
fn the_heading_of_the_names_may_give_the_unit() {
    for heading in ["项目（万元）", "项目(单位：万元)"] {
        let read = table(&WIDE.replacen("指标", heading, 1));
        assert_eq!(unit(&read, "补贴"), Some("万元"), "{heading}");
    }
    let below = table("指标,2018,2019\n单位：万元,,\n补贴,31,32\n");
    assert_eq!(unit(&below, "补贴"), Some("万元"));
    let years = table("年份（单位：人）,甲,乙\n2018,1,2\n2019,3,4\n");
    assert_eq!(
        (unit(&years, "甲"), unit(&years, "乙")),
        (Some("人"), Some("人"))
    );
    let plain = table("年份（年）,甲\n2018,1\n2019,3\n");
    assert_eq!(unit(&plain, "甲"), None);
}

#[test]
fn people_are_not_in_yuan_whatever_stands_above() {
    let read = table(&format!(
        "单位：万元,,,\n{WIDE}补贴人数,91,92,93\n覆盖率,71,72,73\n"
    ));
    assert_eq!(unit(&read, "补贴"), Some("万元"));
    assert_eq!(
        (unit(&read, "补贴人数"), unit(&read, "覆盖率")),
        (None, None)
    );
    assert!(
        notes(&read).contains("没有给单位：补贴人数、覆盖率"),
        "{}",
        notes(&read)
    );
    let other = table("单位：万人,,\n指标,年份,数值（人）\n持证,2018,91\n持证,2019,92\n");
    assert_eq!(unit(&other, "持证"), Some("人"));
    assert!(
        notes(&other).contains("“万人”没有用在任何序列上"),
        "{}",
        notes(&other)
    );
    let same = table("单位：万人,\n年份,持证（万人）\n2018,9.1\n2019,9.2\n");
    assert!(!notes(&same).contains("没有用在"), "{}", notes(&same));
}

#[test]
fn three_rows_of_headings_are_one_and_said() {
    let read = table(
        "某县残疾人情况,,,,,\n年份,享受人数（人）,,,,资金（万元）\n,护理,,生活,,\n,男,女,男,女,\n\
         2018,1,2,3,4,5\n2019,2,3,4,5,6\n",
    );
    assert_eq!(values(&read, "享受人数生活男"), [(2018, 3.0), (2019, 4.0)]);
    assert_eq!(unit(&read, "享受人数生活男"), Some("人"));
    assert!(notes(&read).contains("表头有三行"), "{}", notes(&read));
}

#[test]
fn a_zero_among_large_numbers_is_named() {
    let read = table("年份,持证（人）\n2018,100\n2019,103\n2020,107\n2021,0\n");
    let said = read.warnings.render(Language::Zh);
    for part in ["第 5 行 持证（人） 列", "写的是 0", "2020 年是 107"] {
        assert!(said.contains(part), "{said}");
    }
    for quiet in [
        "年份,持证（人）\n2018,0\n2019,103\n2020,107\n2021,110\n",
        "年份,净增（人）\n2018,100\n2019,103\n2020,0\n2021,110\n",
        "年份,事故（起）\n2018,3\n2019,2\n2020,0\n2021,3\n",
    ] {
        let read = table(quiet);
        assert!(read.warnings.is_empty(), "{quiet}: {}", read.warnings);
    }
}

#[test]
fn money_that_is_spent_is_not_below_nothing_without_a_unit_either() {
    let refused = |heading: &str| {
        let (_folder, path) = file("表.csv", format!("年份,{heading}\n2018,3\n2019,-3\n"));
        read_series(&path, &ReadOptions::default()).is_err()
    };
    assert!(refused("护理补贴") && refused("残疾人事业支出"));
    assert!(!refused("支出增减") && !refused("温差"));
}
