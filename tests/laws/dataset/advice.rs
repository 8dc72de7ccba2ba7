//! What is said of tables that cannot be read as they stand: in words that fit what is written in them.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use rust_xlsxwriter::{Format, Workbook};

use super::asked::{notes, read, refused, table};
use super::series::{file, values};

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

/// The series of a sheet with these rows, in which a number of cells is merged behind the first of a row.
fn merged(rows: &[&str], over: (u32, u16, u16)) -> Result<SeriesTable, String> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (row, first, last) = over;
    sheet
        .merge_range(row, first, row, last, "", &Format::new())
        .expect("merged");
    for (at, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells.split(',')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(at, column, number),
                Err(_) if cell.is_empty() => continue,
                Err(_) => sheet.write(at, column, cell),
            }
            .expect("written");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let (_folder, path) = file("表.xlsx", bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| error.render(Language::Zh))
}

#[test]
fn a_cell_with_its_own_unit_is_told_what_it_is_in_that_of_its_column() {
    let text = "年份,持证（人）,经费（万元）\n2018,10,5\n2019,11,6\n2020,12,110000元\n";
    refused(
        text,
        &[
            "“110000元”",
            "单元格自带单位",
            "这里以万元计：请写成 11，不带单位",
        ],
    );
    let said = read(text).expect_err("refused");
    assert!(!said.contains("万、亿"), "{said}");
    refused(
        "年份,人数\n2018,1万\n2019,2万\n",
        &["请写成 10000，不用万、亿"],
    );
    // Nobody knows whether the sign stands for yuan or for the unit of the column.
    refused(
        "年份,金额（万元）\n2018,￥10.00\n2019,￥11.00\n",
        &["“￥10.00”", "请写成 0.001；若已是万元，请写成 10.00"],
    );
}

#[test]
fn a_digit_behind_the_point_of_a_year_is_no_month_for_sure() {
    for text in [
        "年份,人数\n2018.5,10\n2019.5,11\n2020.5,12\n",
        "指标,2018.5,2019.5,2020.5\n人数,10,11,12\n",
    ] {
        refused(text, &["2018.5", "若是年份请写 2018，若是月份请写 2018-05"]);
    }
    let months: String = (1..=12)
        .map(|month| format!("2018.{month},{month}\n"))
        .collect();
    let said = read(format!("年份,人数\n{months}")).expect_err("refused");
    assert!(said.contains("请写 2018-01 或 2018-10"), "{said}");
    let december = table("年份,人数\n2018.12,10\n2019.12,11\n2020.12,12\n");
    assert_eq!(values(&december, "人数"), SEEN);
    let june = table("年份,人数\n2018.06,10\n2019.06,11\n2020.06,12\n");
    assert!(
        notes(&june).contains("各年都是 6 月的数"),
        "{}",
        notes(&june)
    );
}

#[test]
fn words_over_a_whole_row_are_no_values_of_it() {
    let rows = [
        "指标,2018,2019,2020",
        "人数,10,11,12",
        "二、经费,,,",
        "补贴,3,4,5",
    ];
    let section = merged(&rows, (2, 0, 3)).expect("read");
    assert_eq!(values(&section, "人数"), SEEN);
    assert!(
        notes(&section).contains("没有数值，未用：二、经费"),
        "{}",
        notes(&section)
    );
    let rows = [
        "年份,人数,经费",
        "2018,10,5",
        "机构改革，数据缺,,",
        "2020,12,6",
    ];
    let row = merged(&rows, (2, 0, 2)).expect("read");
    assert_eq!(values(&row, "人数"), [(2018, 10.0), (2020, 12.0)]);
    assert!(
        notes(&row).contains("“机构改革，数据缺”一行没有数"),
        "{}",
        notes(&row)
    );
    // The heading of a section is no unit of the column of units either.
    let rows = [
        "指标,单位,2018,2019,2020",
        "一、康复,,,,",
        "人数,人,10,11,12",
    ];
    let units = merged(&rows, (1, 0, 4)).expect("read");
    assert_eq!(values(&units, "人数"), SEEN);
    assert_eq!(units.series["人数"].unit.as_deref(), Some("人"));
    // Over values alone it is said once, and nothing becomes of it.
    let rows = ["年份,人数,经费", "2018,10,5", "2019,数据暂缺,", "2020,12,6"];
    let said = merged(&rows, (2, 1, 2)).expect_err("refused");
    assert!(said.contains("B3") && !said.contains("C3"), "{said}");
    // A name over two columns of names is that of both.
    let rows = ["镇,村,2018,2019", "合计,,10,11", "甲,一,4,5", "甲,二,6,6"];
    assert!(merged(&rows, (1, 0, 1)).is_ok());
}

#[test]
fn years_above_two_rows_of_headings_are_those_of_their_columns() {
    let read = table(
        "乡镇,2019,,,2020,,\n,总数,其中,,总数,其中,\n,,男,女,,男,女\n甲,10,6,4,11,6,5\n乙,9,5,4,9,5,4\n",
    );
    assert_eq!(values(&read, "甲 其中女"), [(2019, 4.0), (2020, 5.0)]);
    assert_eq!(values(&read, "乙 总数"), [(2019, 9.0), (2020, 9.0)]);
}

#[test]
fn a_last_row_without_values_is_called_what_it_is() {
    let read = table("指标,2018,2019,2020\n持证,10,11,12\n低保,,,\n");
    assert!(
        notes(&read).contains("没有数值，未用：低保"),
        "{}",
        notes(&read)
    );
    assert!(!notes(&read).contains("注释"), "{}", notes(&read));
    let noted = table("指标,2018,2019,2020\n持证,10,11,12\n低保,,,\n注：年报数,,,\n");
    assert!(
        notes(&noted).contains("没有数值，未用：低保"),
        "{}",
        notes(&noted)
    );
    assert!(notes(&noted).contains("“注：年报数”"), "{}", notes(&noted));
}

#[test]
fn a_second_value_quotes_what_is_written() {
    refused(
        "指标,年份,数值,单位\n持证,2018,10,人\n持证,2018,0.001,万人\n持证,2019,12,人\n",
        &["第 2 行已有 10，这里是 0.001"],
    );
    refused(
        "年份,覆盖率\n2018,95%\n2018,96%\n2019,97%\n",
        &["第 2 行已有 95%，这里是 96%"],
    );
    refused(
        "年份,人数\n2018,\"1,203\"\n2018,\"1,204\"\n2019,97\n",
        &["第 2 行已有 1,203，这里是 1,204"],
    );
}

#[test]
fn the_mark_of_excel_names_the_separator() {
    let read = table("sep=;\n年份;人数,男\n2018;10\n2019;11\n2020;12\n");
    assert_eq!(values(&read, "人数,男"), SEEN);
    assert_eq!(read.reading.separator, ';');
    assert!(read.reading.titles.is_empty());
    let comma = table("sep=,\r\n年份,人数\r\n2018,10\r\n2019,11\r\n2020,12\r\n");
    assert_eq!(values(&comma, "人数"), SEEN);
    assert!(comma.reading.titles.is_empty());
    refused(
        "sep=;\n年份,人数\n2018,10\n2019,11\n",
        &["第 1 行", "写着分隔符是“;”，而下面没有一个"],
    );
}

#[test]
fn units_in_and_before_names_are_those_of_the_values() {
    for (heading, name, unit) in [
        ("人数（单位：人（户籍））", "人数（户籍）", "人"),
        ("金额（万元（含税））", "金额（含税）", "万元"),
        ("万元：补贴", "补贴", "万元"),
        ("Budget (RMB million)", "Budget", "RMB million"),
        ("Spend in million yuan", "Spend", "million yuan"),
        ("发放（盒）", "发放", "盒"),
        ("能耗（吨标煤）", "能耗", "吨标煤"),
    ] {
        let read = table(&format!("年份,{heading}\n2018,10\n2019,11\n2020,12\n"));
        assert_eq!(values(&read, name), SEEN);
        assert_eq!(read.series[name].unit.as_deref(), Some(unit), "{heading}");
    }
}

#[test]
fn rows_below_a_section_never_have_another_unit_than_it() {
    // The unit of a section in the column of units was that of its own row alone.
    refused(
        "指标,单位,2018,2019,2020\n一、人口,人,,,\n持证,,10,11,12\n二、经费,万元,,,\n补贴,,5,6,7\n",
        &[
            "第 2 行",
            "第 4 行",
            "表中间写着单位“万元”",
            "逐行写进“单位”列",
        ],
    );
    let idle = table("指标,单位,2018,2019,2020\n补贴,万元,,,\n持证,,10,11,12\n");
    assert_eq!(values(&idle, "持证"), SEEN);
    // A part of an amount in 万元 was read in the unit of the table.
    refused(
        "单位：人\n指标,2018,2019,2020\n持证,10,11,12\n经费（万元）,15,18,21\n其中：中央,5,6,7\n",
        &["第 5 行", "“其中：中央”没有写单位", "“人”", "“万元”"],
    );
    refused(
        "单位：人\n年份,持证,经费（万元）,其中：中央\n2018,10,15,5\n2019,11,18,6\n2020,12,21,7\n",
        &["其中：中央 列", "没有写单位"],
    );
    let own = table(
        "单位：人\n指标,2018,2019,2020\n持证,10,11,12\n其中：女,5,6,7\n占比（%）,50,55,58\n其中：重度,2,2,3\n\
         经费（万元）,15,18,21\n其中：享受人数,5,6,7\n其中：中央（万元）,5,6,7\n",
    );
    assert_eq!(values(&own, "持证"), SEEN);
    assert_eq!(own.series["其中：女"].unit.as_deref(), Some("人"));
}

#[test]
fn the_unit_of_a_table_is_not_that_of_what_cannot_have_it() {
    let read = table(
        "单位：万元\n年份,机构数,经费,平均年龄\n2018,10,1.5,40.1\n2019,11,1.6,40.2\n2020,12,1.7,40.3\n",
    );
    assert_eq!(values(&read, "机构数"), SEEN);
    assert_eq!(read.series["机构数"].unit, None);
    assert_eq!(read.series["平均年龄"].unit, None);
    assert_eq!(read.series["经费"].unit.as_deref(), Some("万元"));
    assert!(
        notes(&read).contains("按名称不会以万元计，没有给单位：平均年龄、机构数"),
        "{}",
        notes(&read)
    );
    let people = table("单位：人\n年份,持证,床位\n2018,10,100\n2019,11,110\n2020,12,120\n");
    assert_eq!(people.series["床位"].unit, None);
    assert_eq!(people.series["持证"].unit.as_deref(), Some("人"));
    let money = table("单位：人\n年份,持证,经费\n2018,10,100\n2019,11,110\n2020,12,120\n");
    assert_eq!(money.series["经费"].unit, None);
    assert!(
        notes(&money).contains("按名称不会以人计，没有给单位：经费"),
        "{}",
        notes(&money)
    );
}

#[test]
fn cells_that_are_nearly_numbers_and_years_say_what_to_write() {
    for (cell, part) in [
        ("5-", "-5；若不是负号"),
        ("1。5", "请写成 1.5"),
        ("1203（1）", "请写成 1203；若是另一个数"),
        ("同上", "请写出与上面相同的数"),
    ] {
        let text = format!("年份,增减\n2018,4\n2019,{cell}\n2020,7\n");
        refused(&text, &["第 3 行", part]);
    }
    refused("年份,人数\n18,10\n19,11\n", &["“18”", "年份请写四位"]);
    refused(
        "指标,43465,43830\n人数,10,11\n",
        &["“43465”", "2018 年某日的日期序列号", "写成 2018"],
    );
}

#[test]
fn shares_of_people_and_ratios_are_no_counts_and_no_names() {
    let share = table("年份,占总人口\n2018,6.5%\n2019,6.6%\n2020,6.7%\n");
    assert_eq!(values(&share, "占总人口")[0], (2018, 0.065));
    refused(
        "年份,人数（人）,男女比\n2018,80,1.05:1\n2019,90,1.06:1\n2020,100,1.07:1\n",
        &["男女比", "“1.05:1”", "两个数"],
    );
    refused(
        "年份,人数\n2018,10\n单位：万人,\n2020,1.2\n",
        &["这里写着单位“万人”", "写在列名后的括号里"],
    );
}

#[test]
fn what_is_of_a_part_of_a_year_by_a_remark_is_no_year() {
    for mark in [
        "1-9月",
        "前三季度",
        "上半年",
        "2020年数据为1-9月",
        "第三季度",
    ] {
        refused(
            &format!("年份,人数,备注\n2018,10,\n2019,11,\n2020,12,{mark}\n"),
            &["第 4 行", mark, "不满一年"],
        );
    }
    let alike = table("年份,人数,备注\n2018,10,6月底\n2019,11,6月底\n2020,12,6月底\n");
    assert_eq!(values(&alike, "人数"), SEEN);
    let filled =
        table("年份,人数,填报日期\n2018,10,2019年3月\n2019,11,2020年4月\n2020,12,2021年3月\n");
    assert_eq!(values(&filled, "人数"), SEEN);
}

#[test]
fn parts_that_make_up_an_amount_have_its_unit() {
    let rows =
        "指标,2018,2019,2020\n持证,10,11,12\n经费（万元）,15,18,21\n中央,5,6,7\n地方,10,12,14\n";
    refused(
        &format!("单位：人\n{rows}"),
        &["第 5 行", "“中央”到“地方”相加正好是“经费”", "整张表以人计"],
    );
    assert_eq!(values(&table(rows), "中央")[0].1, 5.0);
    let others = format!("单位：人\n{}", rows.replace("地方,10", "低保,9"));
    assert_eq!(table(&others).series["中央"].unit.as_deref(), Some("人"));
}

#[test]
fn a_unit_of_one_column_in_a_note_is_said_to_be_unread() {
    for note in ["注：经费单位为万元", "注：2020年单位为万人", "人数以万人计"]
    {
        let text = format!("年份,人数,经费\n2018,10,1\n2019,11,2\n2020,12,3\n{note}\n");
        let said = notes(&table(&text));
        assert!(
            said.contains("里看不出每一列的单位，未用"),
            "{note}: {said}"
        );
    }
}

#[test]
fn words_between_years_may_head_what_follows() {
    // The years of the countryside went on with those of towns.
    for text in [
        "年份,人数\n2018,10\n2019,11\n农村,\n2020,5\n2021,6\n",
        "年份,人数\n城镇,\n2018,10\n2019,11\n农村,\n2020,5\n2021,6\n",
    ] {
        refused(text, &["“农村”", "若是下面各行的类别，请加一列逐行写明"]);
    }
    let plans = table("年份,人数\n2018,10\n2019,11\n“十四五”时期,\n2020,12\n");
    assert_eq!(values(&plans, "人数"), SEEN);
}

#[test]
fn a_unit_in_a_remark_is_not_lost() {
    for remark in ["万人", "单位为万人"] {
        refused(
            &format!("年份,人数,备注\n2018,10,\n2019,11,{remark}\n2020,12,\n"),
            &["第 3 行 备注 列", "备注里写着单位“万人”"],
        );
    }
    let other = table("年份,人数,备注\n2018,10,\n2019,11,含外来人\n2020,12,人\n");
    assert_eq!(values(&other, "人数"), SEEN);
}
