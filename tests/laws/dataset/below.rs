//! What stands around the values of a table: signatures, sums of years, a first column without a heading, columns that
//! compare two years. It is left out with a note or said to be what it is, never read as a value.

use super::asked::{notes, read, refused, table};
use super::series::values;

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

#[test]
fn who_signs_below_a_table_is_left_out_with_a_note() {
    for row in [
        "制表人：张三　审核：李四　日期：2024-03-01,,",
        "填报单位：某县残联,,",
        "单位负责人：张三,填表人：李四,2024年3月1日",
        "制表人,张三,",
        "审核人：李四,联系电话,85123456",
        "单位负责人（签字）：,填表人（签字）：,",
        "2024年3月1日,,",
    ] {
        let down = table(&format!(
            "年份,人数,补贴\n2018,10,1.5\n2019,11,2.5\n2020,12,3\n{row}\n"
        ));
        assert_eq!(values(&down, "人数"), SEEN, "{row}");
        let said = notes(&down);
        let first = row.split(',').next().expect("a cell");
        assert!(
            said.contains("注释已略过") && said.contains(first),
            "{said}"
        );
    }
    let across = table(
        "指标,2018,2019,2020\n人数,10,11,12\n填报单位：某县残联,,,\n制表人：张三,审核人：李四,,\n",
    );
    assert_eq!(values(&across, "人数"), SEEN);
    assert_eq!(across.series.len(), 1);
    // What is counted is no signature.
    let counted = table("指标,2018,2019,2020\n审核,10,11,12\n复核,4,5,6\n");
    assert_eq!(values(&counted, "审核"), SEEN);
    assert_eq!(counted.series.len(), 2);
}

#[test]
fn sums_and_means_below_years_are_left_out_with_a_note() {
    for row in [
        "合计,33",
        "平均,11",
        "年均增长（%）,9.5",
        "同比增长,9.1%",
        "2018—2020年合计,33",
    ] {
        let down = table(&format!("年份,人数\n2018,10\n2019,11\n2020,12\n{row}\n"));
        assert_eq!(values(&down, "人数"), SEEN, "{row}");
        let name = row.split(',').next().expect("a name");
        assert!(notes(&down).contains(&format!("“{name}”一行由各年的数算出")));
    }
    // A sum of towns in a column of towns is one of them; what is of one year is no sum of several.
    let towns = table("镇,2018,2019,2020\n甲镇,10,11,12\n合计,20,21,22\n");
    assert_eq!(values(&towns, "合计")[0].1, 20.0);
    refused(
        "年份,人数\n2018,10\n2019,11\n2020年平均,12\n",
        &["第 4 行", "2020年平均"],
    );
}

#[test]
fn a_first_column_without_a_heading_is_what_its_cells_are() {
    for (text, name) in [
        (
            ",人数,补贴\n2018,10,1.5\n2019,11,1.6\n2020,12,1.7\n",
            "“年份”",
        ),
        (
            "行标签,人数,补贴\n2018,10,1.5\n2019,11,1.6\n2020,12,1.7\n总计,33,4.8\n",
            "“年份”",
        ),
        (
            "年份\\指标,人数,补贴\n2018,10,1.5\n2019,11,1.6\n2020,12,1.7\n",
            "“年份”",
        ),
        (
            ",2018,2019,2020\n人数,10,11,12\n补贴,1.5,1.6,1.7\n",
            "“指标”",
        ),
        (",年份,人数\n0,2018,10\n1,2019,11\n2,2020,12\n", "“序号”"),
    ] {
        let named = table(text);
        assert_eq!(values(&named, "人数"), SEEN, "{text}");
        assert!(notes(&named).contains(name), "{text}: {}", notes(&named));
    }
    for text in [
        ",年份,人数\n4,2018,10\n9,2019,11\n",
        ",年份,人数\n甲,2018,10\n乙,2018,11\n",
    ] {
        refused(text, &["第 1 列没有列名"]);
    }
}

#[test]
fn columns_that_compare_years_are_left_out_and_means_of_one_are_not() {
    let compared = table(
        "指标,单位,2018,2019,2020,2020年为2019年%\n人数,人,10,11,12,109.1\n补贴,元,1,2,3,150\n",
    );
    assert_eq!(values(&compared, "人数"), SEEN);
    assert!(notes(&compared).contains("“2020年为2019年%”"));
    refused(
        "指标,2018,2019,2020年平均\n人数,10,11,12\n",
        &["2020年平均"],
    );
}

#[test]
fn years_as_offices_write_them() {
    for years in [
        ["截至2018年底", "截至2019年底", "截至2020年底"],
        ["2018年年末", "2019年年末", "2020年年末"],
        ["2018年1-12月", "2019年1—12月", "2020年1至12月"],
        ["2018 [YR2018]", "2019 [YR2019]", "2020 [YR2020]"],
        ["2018", "2019", "2020年（普查数）"],
    ] {
        let [a, b, c] = years;
        let across = table(&format!("指标,{a},{b},{c}\n人数,10,11,12\n"));
        assert_eq!(values(&across, "人数"), SEEN, "{a}");
        let down = table(&format!("年份,人数\n{a},10\n{b},11\n{c},12\n"));
        assert_eq!(values(&down, "人数"), SEEN, "{a}");
    }
    // Half a year is one wherever it ends.
    for years in [
        ["截至2018年6月", "截至2019年12月"],
        ["2018年1-6月", "2019年1-12月"],
        ["2018年初", "2019年"],
        ["2018 [YR2017]", "2019 [YR2019]"],
    ] {
        let [a, b] = years;
        let said = read(format!("年份,人数\n{a},10\n{b},11\n")).expect_err(a);
        assert!(said.contains(a), "{said}");
    }
}

#[test]
fn amounts_with_the_unit_of_their_column_are_read() {
    let people = table("年份,人口（人）\n2018,12.3万\n2019,12.5万\n2020,126000\n");
    assert_eq!(
        values(&people, "人口")[..2],
        [(2018, 123_000.0), (2019, 125_000.0)]
    );
    assert!(
        notes(&people).contains("2 个数由万人换算成人"),
        "{}",
        notes(&people)
    );
    let money = table("年份,资金（元）\n2018,\"￥1,234.50\"\n2019,¥1300\n2020,1400元\n");
    assert_eq!(
        values(&money, "资金")[..2],
        [(2018, 1234.5), (2019, 1300.0)]
    );
    // In ten thousands of yuan it may be either; what to write is said in them.
    refused(
        "年份,资金（万元）\n2018,1.2亿\n2019,13\n",
        &["请写成 12000，"],
    );
    for cell in ["1.2亿", "¥12.5"] {
        refused(
            &format!("年份,资金（万元）\n2018,{cell}\n2019,13\n"),
            &["第 2 行", cell],
        );
    }
    let flagged = table(
        "指标\t2018\t2019\t2020\n人数\t10\t11 p\t12 be\n"
            .replace('\t', ",")
            .as_str(),
    );
    assert_eq!(values(&flagged, "人数"), SEEN);
    assert!(notes(&flagged).contains("脚注标记"));
    refused("指标,2018,2019\n人数,10,11 f\n", &["11 f"]);
}

#[test]
fn a_unit_between_a_name_and_its_translation_is_one() {
    let both = table(
        "年份 Year,总户数（户）Households,人口（万人）Population (10 000 persons)\n2018,10,1.5\n2019,11,1.6\n2020,12,1.7\n",
    );
    assert_eq!(values(&both, "总户数 Households"), SEEN);
    assert_eq!(both.series["总户数 Households"].unit.as_deref(), Some("户"));
    assert_eq!(both.series["人口 Population"].unit.as_deref(), Some("万人"));
}

#[test]
fn more_signs_for_missing_are_known() {
    for sign in [
        "暂缺",
        "(空白)",
        "（空白）",
        "待统计",
        "未报",
        "统计中",
        "不适用",
        "____",
        "·",
    ] {
        let read = table(&format!(
            "年份,人数\n2017,{sign}\n2018,10\n2019,11\n2020,12\n"
        ));
        assert_eq!(values(&read, "人数"), SEEN, "{sign}");
        assert_eq!(read.reading.marks, 1, "{sign}");
    }
}

#[test]
fn years_below_what_was_measured_are_read_with_it() {
    let measured = table(
        "镇,人数（人）,,,金额（万元）,,\n,2018,2019,2020,2018,2019,2020\n甲镇,10,11,12,1.5,1.6,1.7\n乙镇,20,21,22,2.5,2.6,2.7\n",
    );
    assert_eq!(values(&measured, "甲镇 人数"), SEEN);
    assert_eq!(measured.series["乙镇 金额"].unit.as_deref(), Some("万元"));
    assert_eq!(measured.series.len(), 4);
    let above = table(
        "镇,2018年,,2019年,,2020年,\n,人数（人）,补贴（元）,人数（人）,补贴（元）,人数（人）,补贴（元）\n甲镇,10,1.5,11,1.6,12,1.7\n",
    );
    assert_eq!(values(&above, "甲镇 人数"), SEEN);
    assert_eq!(above.series["甲镇 补贴"].unit.as_deref(), Some("元"));
    let alone = table("指标,单位,年份,,\n,,2018年,2019年,2020年\n人数,人,10,11,12\n");
    assert_eq!(values(&alone, "人数"), SEEN);
    let one = table("镇,2018年人数（人）,2019年人数（人）,2020年人数（人）\n甲镇,10,11,12\n");
    assert_eq!(values(&one, "甲镇 人数"), SEEN);
    assert_eq!(one.series["甲镇 人数"].unit.as_deref(), Some("人"));
    // What was aimed at is no observation, and one heading that is not understood leaves all of them out.
    for text in [
        "镇,实际,,目标,\n,2019,2020,2024,2025\n甲镇,10,11,12,13\n",
        "镇,2019年人数,2020年上半年人数\n甲镇,10,11\n",
        "镇,2019级人数,2020级人数\n甲镇,10,11\n",
        "镇,2018,2019年人数\n甲镇,10,11\n",
    ] {
        refused(text, &["应为年份"]);
    }
}

#[test]
fn numbers_of_columns_are_no_series() {
    let numbered = table("指标名称,计量单位,2018年,2019年,2020年\n甲,乙,1,2,3\n人数,人,10,11,12\n");
    assert_eq!(values(&numbered, "人数"), SEEN);
    assert_eq!(numbered.series.len(), 1);
    assert!(notes(&numbered).contains("“甲、乙、1、2、3”一行是列号"));
    let towns = table("镇,2018,2019,2020\n甲,1,2,3\n乙,10,11,12\n");
    assert_eq!(towns.series.len(), 2);
}

#[test]
fn a_unit_in_a_row_of_its_own_below_the_heading_is_that_of_all() {
    let all = table("指标,2018,2019,2020\n单位：人,,,\n持证,10,11,12\n补贴,1,2,3\n");
    assert_eq!(values(&all, "持证"), SEEN);
    assert_eq!(all.series["补贴"].unit.as_deref(), Some("人"));
}

#[test]
fn a_unit_in_a_label_or_in_the_heading_of_names_is_not_lost() {
    let within = table(
        "一级,二级,2018,2019,2020\n康复,服务（人）,10,11,12\n康复,机构（个）,1,2,3\n教育,在校（人）,20,21,22\n",
    );
    for (name, series) in &within.series {
        let unit = if name.contains("机构") {
            "个"
        } else {
            "人"
        };
        assert_eq!(series.unit.as_deref(), Some(unit), "{name}");
    }
    let heading = table("指标（人）,2018,2019,2020\n持证,10,11,12\n补贴（元）,1,2,3\n");
    assert_eq!(heading.series["持证"].unit.as_deref(), Some("人"));
    assert_eq!(heading.series["补贴"].unit.as_deref(), Some("元"));
}

#[test]
fn a_form_is_read_with_its_head_and_foot() {
    let form = table(
        "残疾人基本状况统计表,,,,\n填报单位：某县残联,,,2021年,单位：人\n指标名称,代码,2018年,2019年,2020年\n\
         甲,乙,1,2,3\n持证残疾人,01,10,11,12\n其中：女性,02,4,5,6\n单位负责人：张三,填表人：李四,,,报出日期：2022年1月5日\n",
    );
    assert_eq!(values(&form, "持证残疾人"), SEEN);
    assert_eq!(form.series["持证残疾人"].unit.as_deref(), Some("人"));
    assert_eq!(form.series.len(), 2);
    // A heading with a colon is no title, whatever the size of the first value.
    let ratio = table("年份,持证：人\n2018,2019\n2019,2020\n2020,2021\n");
    assert_eq!(ratio.series["持证：人"].values.len(), 3);
    let spans = table("年份,人数\n“十三五”时期,\n2018,10\n2019,11\n2020,12\n");
    assert_eq!(values(&spans, "人数"), SEEN);
    assert!(notes(&spans).contains("“十三五”时期”一行没有数"));
    refused("年份,人数\n“十三五”时期,33\n2018,10\n", &["第 2 行"]);
}
