//! Tables that a careful clerk would read, or hand back: what is read is what was meant, and nothing is read silently as
//! another thing.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use plancast::task::SeriesFile;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::asked::{notes, read, refused, table};
use super::series::{file, values};

fn book(fill: impl FnOnce(&mut Worksheet)) -> Result<SeriesTable, String> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    let bytes = book.save_to_buffer().expect("a workbook");
    let (_folder, path) = file("表.xlsx", bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| error.render(Language::Zh))
}

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

#[test]
fn units_said_in_two_places_agree_or_are_named() {
    // The column of units counts whatever the column of values is called.
    let beside = "年份,单位,持证\n2018,人,10\n2019,万人,0.0011\n2020,人,12\n";
    assert_eq!(values(&table(beside), "持证"), SEEN);
    let within = table("地区,年份,指标,数值\n甲,2018,持证（人）,10\n甲,2019,持证（人）,11\n");
    assert_eq!(within.series["持证"].unit.as_deref(), Some("人"));
    let of_all = table("年份,单位,男,女\n2018,人,10,1\n2019,人,11,2\n");
    assert_eq!(of_all.series["女"].unit.as_deref(), Some("人"));
    let offices =
        table("单位,年份,人数\n甲残联,2018,10\n乙残联,2018,1\n甲残联,2019,11\n乙残联,2019,2\n");
    assert_eq!(values(&offices, "甲残联 人数")[1].1, 11.0);
    refused(
        "指标,单位,2018,2019\n持证（人）,万人,10,11\n",
        &["第 2 行 2018 列", "“万人”", "“人”"],
    );
    refused(
        "指标,年份,数值（万人）\n持证（人）,2018,10\n持证（人）,2019,11\n",
        &["第 2 行", "“万人”", "“人”"],
    );
    refused(
        "年份,单位,男,女\n2018,人,10,1\n2019,万人,11,2\n",
        &["单位 列", "2 种单位"],
    );
    refused(
        "指标,2018,2019\n持证,10,11\n单位：万元,,\n补贴,3,4\n",
        &["第 3 行", "“万元”"],
    );
    let asked = |value: &str| {
        let text = format!("镇,年份,{value},单位\n甲,2018,5,人\n甲,2019,6,人\n");
        let (_folder, path) = file("表.csv", text);
        let asked = SeriesFile {
            file: path,
            by: vec!["镇".into()],
            value: Some(value.into()),
            ..SeriesFile::default()
        };
        asked.read().map(|panel| panel.entries[0].unit.clone())
    };
    assert_eq!(asked("数（人）").expect("read").as_deref(), Some("人"));
    assert!(asked("数（万人）").is_err());
}

#[test]
fn units_stand_behind_names_in_many_ways() {
    for heading in [
        "资金（单位：万元）",
        "资金[万元]",
        "资金【万元】",
        "资金_万元",
    ] {
        let read = table(&format!("年份,{heading}\n2018,10\n2019,11\n2020,12\n"));
        assert_eq!(values(&read, "资金"), SEEN);
        assert_eq!(read.series["资金"].unit.as_deref(), Some("万元"));
    }
    let rows = table("年份,持证,补贴\n,（人）,（万元）\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(values(&rows, "持证"), SEEN);
    assert_eq!(rows.series["补贴"].unit.as_deref(), Some("万元"));
    // The unit of the column behind its numbers says nothing new; another one does.
    let own = table("年份,人数（人）,率（‰）\n2018,10人,5.1‰\n2019,11,5.2\n2020,12人,5.3‰\n");
    assert_eq!(values(&own, "人数"), SEEN);
    assert_eq!(values(&own, "率")[2].1, 5.3);
    assert!(notes(&own).contains("4 个数后面写着"), "{}", notes(&own));
    refused(
        "年份,人数（人）\n2018,10万人\n2019,11\n",
        &["第 2 行", "10万人"],
    );
    refused("年份,死亡率（‰）\n2018,1%\n2019,2%\n", &["“‰”", "百分号"]);
}

#[test]
fn words_that_repeat_the_row_above_are_filled_from_it() {
    let read = table("指标,单位,2018,2019\n男,人,10,11\n女,〃,20,21\n儿童,同上,1,2\n");
    assert_eq!(read.series["女"].unit.as_deref(), Some("人"));
    assert_eq!(read.series["儿童"].unit.as_deref(), Some("人"));
    assert!(notes(&read).contains("2 个“〃”"), "{}", notes(&read));
    refused("年份,人数\n2018,10\n2019,〃\n", &["第 3 行", "〃"]);
}

#[test]
fn a_second_column_of_years_is_another_table() {
    refused(
        "年份,持证,年度,补贴\n2018,10,2019,1\n2019,11,2020,2\n",
        &["年度 列", "“年份”和“年度”"],
    );
    for header in ["地区", "类别", "镇街"] {
        let text =
            format!("指标,2016,2017,2018\n人数,1,2,3\n{header},2019,2020,2021\n户数,4,5,6\n");
        refused(&text, &["第 3 行", "又是一行表头"]);
    }
    // In the corner above names 年份 speaks of the headings beside it.
    let corner = table("年份,2018年,2019年,2020年\n人数（人）,10,11,12\n");
    assert_eq!(values(&corner, "人数"), SEEN);
}

#[test]
fn months_are_no_years() {
    let december = table("年份,月份,人数\n2018,12,10\n2019,12,11\n2020,12,12\n");
    assert_eq!(december.series.len(), 1);
    assert_eq!(values(&december, "人数"), SEEN);
    assert!(notes(&december).contains("“月份”列"));
    refused(
        "年份,月份,人数\n2018,11,10\n2018,12,11\n",
        &["月份 列", "一年不止一个时点"],
    );
    refused(
        "年份,人数\n2018,10\n2019,11\n2020年6月,12\n",
        &["第 4 行 年份 列", "2020年6月", "不是全年"],
    );
    refused("指标,2018年,2019年6月\n人数,10,11\n", &["2019年6月 列"]);
    let alike = table("年份,人数\n2018年6月,10\n2019年6月,11\n2020年6月,12\n");
    assert_eq!(values(&alike, "人数"), SEEN);
}

#[test]
fn codes_indices_and_flags_are_no_series_and_no_names() {
    for column in [
        "镇代码,331081001,331081001,331081001",
        "身份证号,1,2,3",
        "村居ID,5,5,5",
        "Unnamed: 0,0,1,2",
        "__index_level_0__,7,8,9",
        "是否达标,true,true,true",
        "达标,是,否,是",
        "人数_flag,p,,",
        "OBS_FLAG,A,A,A",
        "脚注,a,,b",
    ] {
        let cells: Vec<&str> = column.split(',').collect();
        let text = format!(
            "年份,人数,{}\n2018,10,{}\n2019,11,{}\n2020,12,{}\n",
            cells[0], cells[1], cells[2], cells[3]
        );
        let read = table(&text);
        assert_eq!(read.series.len(), 1, "{column}");
        assert_eq!(values(&read, "人数"), SEEN, "{column}");
        assert!(notes(&read).contains(cells[0]), "{}", notes(&read));
    }
    // What tells rows of one year apart is a name, whatever its heading.
    let two = table("年份,是否就业,人数\n2018,是,10\n2018,否,1\n2019,是,11\n2019,否,2\n");
    assert_eq!(values(&two, "是 人数")[1].1, 11.0);
}

#[test]
fn what_was_expected_is_not_taken_for_observed() {
    for (column, mark) in [("备注", "预测"), ("状态", "预计"), ("数据类型", "目标值")]
    {
        let text = format!("年份,人数,{column}\n2018,10,\n2019,11,\n2020,12,{mark}\n");
        refused(&text, &["第 4 行", column, mark]);
    }
    refused(
        "年份,人数\n2019,11\n2020年预算,12\n",
        &["第 3 行", "不是实际数"],
    );
    refused(
        "年份,人数\n2019,11\n2020（E）,12\n",
        &["第 3 行", "不是实际数"],
    );
}

#[test]
fn columns_of_unread_numbers_are_values_and_never_names() {
    for form in [
        "1 20{}",
        "120{}-1300",
        "120{}p",
        "（120{}）",
        "120{}（初步）",
        "120{}¹",
        "¥120{}",
        "120{}±10",
        "1.20{},5",
        "1,20{}人",
    ] {
        for same in [false, true] {
            let cell = |at: usize| {
                let number = form.replace("{}", &(if same { 3 } else { at }).to_string());
                format!("\"{number}\"")
            };
            let text = format!(
                "年份,补贴,人数\n2018,1,{}\n2019,2,{}\n2020,3,{}\n",
                cell(3),
                cell(4),
                cell(5)
            );
            refused(&text, &["第 2 行 人数 列"]);
        }
    }
    let ages =
        table("年份,年龄,人数\n2018,0-6岁,10\n2018,60岁以上,1\n2019,0-6岁,11\n2019,60岁以上,2\n");
    assert_eq!(values(&ages, "0-6岁 人数")[1].1, 11.0);
    let groups = table("年龄,2018,2019\n0-6,10,11\n7-17,1,2\n60岁以上,3,4\n");
    assert_eq!(groups.series.len(), 3);
}

#[test]
fn numbers_and_gaps_as_people_write_them() {
    let read = table(
        "年份,人数\n2016,— —\n2017,⋯\n2018,1'000\n2019,\"1，001\"\n2020,1\u{202F}002\n2021,未知\n",
    );
    assert_eq!(
        values(&read, "人数"),
        [(2018, 1000.0), (2019, 1001.0), (2020, 1002.0)]
    );
    assert_eq!((read.reading.marks, read.reading.thousands), (3, 3));
    let years = table("年份,人数\n2018年¹,10\n2019年度（决算）,11\n2020年报,12\n");
    assert_eq!(values(&years, "人数"), SEEN);
    assert_eq!(years.reading.provisional, 3);
}

#[test]
fn rates_partly_in_per_cents_are_asked_about() {
    for heading in ["合格率", "合格率（%）"] {
        refused(
            &format!("年份,{heading}\n2018,0.95\n2019,0.96\n2020,97\n"),
            &["第 2 行", "0.95", "97"],
        );
    }
    let people = table("年份,人数（人）\n2018,1.234\n2019,1.25\n2020,1.3\n");
    let said = people.warnings.render(Language::Zh);
    for part in ["第 2 行 人数（人） 列", "“人”", "1.234"] {
        assert!(said.contains(part), "{said}");
    }
    let average = table("年份,户均人口（人）\n2018,2.6\n2019,2.5\n");
    assert!(average.warnings.is_empty(), "{}", average.warnings);
}

#[test]
fn titles_in_two_cells_are_no_header() {
    let read = table("填表单位：残联,2022年\n年份,人数\n2018,10\n2019,11\n2020,12\n");
    assert_eq!(values(&read, "人数"), SEEN);
    assert!(notes(&read).contains("填表单位"), "{}", notes(&read));
}

#[test]
fn long_words_are_refused_and_shown_by_their_beginning() {
    let long = "人".repeat(40_000);
    for text in [
        format!("年份,{long}\n2018,10\n2019,11\n"),
        format!("指标,2018,2019\n{long},10,11\n"),
        format!("年份,人数\n2018,{long}\n2019,11\n"),
    ] {
        let said = read(&text).expect_err("too long");
        assert!(said.chars().count() < 500, "{} signs", said.chars().count());
    }
}

#[test]
fn what_a_sheet_shows_beside_its_numbers_counts() {
    let shown = |heading: &str, code: &str| {
        book(|sheet| {
            let format = Format::new().set_num_format(code);
            sheet.write(0, 0, "年份").expect("written");
            sheet.write(0, 1, heading).expect("written");
            for (row, year) in (1_u32..).zip(2018_i32..2021) {
                let value = 3.0 + f64::from(row) / 8.0;
                sheet.write(row, 0, year).expect("written");
                sheet
                    .write_with_format(row, 1, value, &format)
                    .expect("written");
            }
        })
    };
    let said = shown("持证（人）", "0.00\"万人\"").expect_err("another unit");
    assert!(said.contains("B2") && said.contains("3.125万人"), "{said}");
    let own = shown("持证（万人）", "0.00\"万人\"").expect("read");
    assert_eq!(values(&own, "持证")[0], (2018, 3.125));
    let plain = shown("面积", "0.00\"亩\"").expect("read");
    assert_eq!(values(&plain, "面积")[0], (2018, 3.125));
    // A formula below the table is no footnote.
    refused(
        "年份,人数\n2018,10\n2019,11\n=SUM(B2:B3),\n",
        &["第 4 行", "=SUM"],
    );
}
