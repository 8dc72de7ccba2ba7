//! Tables as planners and statisticians of a county keep them: nothing of them vanishes or is read as another thing.

use plancast::dataset::{ReadOptions, SeriesTable, read_series};
use plancast::source::Language;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::asked::{notes, refused, table};
use super::series::{file, values};

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

/// The series of a workbook of one sheet, or what is said of it in Chinese.
fn sheet(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Result<SeriesTable, String> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).expect("a name");
    fill(sheet);
    let bytes = book.save_to_buffer().expect("a workbook");
    let (_folder, path) = file("表.xlsx", bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| error.render(Language::Zh))
}

#[test]
fn a_narrow_table_above_a_wide_one_is_no_title() {
    refused(
        "表1 持证,,,,,\n年份,持证,,,,\n2018,37210,,,,\n2019,38110,,,,\n表2 补贴,,,,,\n\
         年份,护理,生活,康复,就业,教育\n2018,1,2,3,4,5\n2019,2,3,4,5,6\n",
        &["第 2 行", "第 6 行起又是一张更宽的表", "分别放一个工作表"],
    );
    refused(
        "指标,2016,2017,,,\n持证,37210,38110,,,\n指标,2018,2019,2020,2021,2022\n持证,3,4,5,6,7\n",
        &["第 1 行", "第 3 行起又是一张更宽的表"],
    );
    let titled = table(
        "填报单位：某县残联,2022年,单位：人,,,\n联系电话,86123456,,,,\n年份,甲,乙,丙,丁,戊\n2018,10,2,3,4,5\n\
         2019,11,3,4,5,6\n2020,12,4,5,6,7\n",
    );
    assert_eq!(values(&titled, "甲"), SEEN);
    assert!(notes(&titled).contains("填报单位"), "{}", notes(&titled));
}

#[test]
fn columns_that_only_tell_when_are_left_out() {
    let days = table("年,月,日,持证\n2018,12,31,10\n2019,12,30,11\n2020,12,31,12\n");
    assert_eq!(days.series.len(), 1);
    assert_eq!(values(&days, "持证"), SEEN);
    assert!(notes(&days).contains("“日”列是日期"), "{}", notes(&days));
    for plans in [
        ["十三五", "十三五", "十四五"],
        ["“十三五”时期", "", "“十四五”时期"],
    ] {
        let [first, second, third] = plans;
        let read = table(&format!(
            "时期,年份,投入（万元）\n{first},2018,10\n{second},2019,11\n{third},2020,12\n"
        ));
        assert_eq!(values(&read, "投入"), SEEN);
        assert!(
            notes(&read).contains("“时期”列是规划期"),
            "{}",
            notes(&read)
        );
    }
    let towns = table("时期,年份,人数\n甲班,2018,10\n乙班,2018,1\n甲班,2019,11\n乙班,2019,2\n");
    assert_eq!(towns.series.len(), 2);
}

#[test]
fn a_total_beside_another_total_is_checked_too() {
    let two = table("年份,男,女,合计,全县\n2018,10,20,30,30\n2019,11,21,32,32\n2020,12,22,44,34\n");
    let said = two.warnings.render(Language::Zh);
    assert!(
        said.contains("第 4 行 合计 列") && said.contains("44"),
        "{said}"
    );
    let one = table("年份,男,女,合计\n2018,10,20,30\n2019,11,21,32\n2020,12,22,44\n");
    let said = one.warnings.render(Language::Zh);
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn what_is_left_beside_parts_is_no_whole_of_the_next_part() {
    let parts =
        "指标,2018,2019,2020\n持证残疾人,100,110,120\n　其中：男,60,66,72\n　　　　女,40,44,48\n";
    let sound = table(&format!("{parts}　其中：重度,50,51,52\n"));
    assert!(sound.warnings.is_empty(), "{}", sound.warnings);
    let more = table(&format!("{parts}　其中：重度,50,51,520\n"));
    let said = more.warnings.render(Language::Zh);
    assert!(said.contains("而“持证残疾人”只有 120"), "{said}");
}

#[test]
fn two_shares_that_divide_one_thing_make_all_of_it() {
    let slip = "年份,城镇占比（%）,农村占比（%）\n2018,40,60\n2019,42.9,57.1\n2020,45.5,45.5\n";
    let said = table(slip).warnings.render(Language::Zh);
    assert!(said.contains("2020 年各部分相加是 91%"), "{said}");
    let others = "年份,甲镇占比（%）,乙镇占比（%）\n2018,40,60\n2019,42.9,57.1\n2020,45.5,45.5\n";
    assert!(table(others).warnings.is_empty());
}

#[test]
fn what_is_of_several_years_is_that_of_none() {
    let sums = table(
        "指标,2018,2019,2020,2018—2020年合计,2018年至2020年平均\n投入（万元）,10,11,12,33,11\n",
    );
    assert_eq!(values(&sums, "投入"), SEEN);
    for column in ["“2018—2020年合计”列", "“2018年至2020年平均”列"] {
        assert!(notes(&sums).contains(column), "{}", notes(&sums));
    }
    // Told to write the last year, somebody would take a sum of five for that of one.
    for text in [
        "年份,投入（万元）\n2011-2015,100\n2016—2020,200\n",
        "指标,2011—2015年,2016—2020年\n投入,100,200\n",
    ] {
        refused(text, &["2011", "这是几年，不是一年"]);
    }
    refused("年份,在校\n2018-2019,100\n2019-2020,110\n", &["学年或财年"]);
    let rows = table("年份,人数\n2018,10\n2019,11\n2020,12\n最大值,12\n标准差,0.8\n");
    assert_eq!(values(&rows, "人数"), SEEN);
    assert!(notes(&rows).contains("“标准差”一行由各年的数算出"));
}

#[test]
fn names_that_units_tell_apart_are_two_series() {
    let columns = table(
        "年份,低保（户）,低保（人）,人均GDP（元）,人均GDP（美元）\n2018,5,10,80321,11645\n2019,6,11,89300,13842\n\
         2020,7,12,91500,13600\n",
    );
    assert_eq!(values(&columns, "低保（人）"), SEEN);
    assert_eq!(columns.series["低保（户）"].unit.as_deref(), Some("户"));
    assert_eq!(columns.series.len(), 4);
    let rows = table("指标,2018,2019,2020\n低保（户）,5,6,7\n低保（人）,10,11,12\n");
    assert_eq!(values(&rows, "低保（人）"), SEEN);
    // What goes on in another unit is one series that is wrong.
    for text in [
        "指标,2018,2019,2020\n低保（户）,5,,\n低保（人）,,11,12\n",
        "指标,年份,数值\n低保（户）,2018,5\n低保（人）,2019,11\n",
    ] {
        refused(text, &["单位是“人”，而同一序列前面是“户”"]);
    }
    let same = table("年份,持证（人）,补贴（元）\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(values(&same, "持证"), SEEN);
}

#[test]
fn a_column_of_dates_goes_by_many_names() {
    for heading in [
        "统计时点",
        "统计截止日期",
        "截至时间",
        "数据年份",
        "所属年度",
    ] {
        let read = table(&format!(
            "{heading},区划代码,残疾类别,人数\n2018-12-31,331081000000,肢体,10\n2019-12-31,331081000000,肢体,11\n\
             2020-12-31,331081000000,肢体,12\n"
        ));
        assert_eq!(values(&read, "肢体 人数"), SEEN, "{heading}");
    }
    let beside =
        table("年份,统计时点,人数\n2018,2019-01-05,10\n2019,2020-01-06,11\n2020,2021-01-04,12\n");
    assert_eq!(values(&beside, "人数"), SEEN);
    assert!(notes(&beside).contains("“统计时点”列是日期"));
}

#[test]
fn a_corner_over_two_lines_is_the_heading_of_the_years() {
    let read = table("\"      乡镇\n年份\",甲镇,乙镇\n2018,10,5\n2019,11,6\n2020,12,7\n");
    assert_eq!(values(&read, "甲镇"), SEEN);
    assert!(
        notes(&read).contains("按内容作“年份”读取"),
        "{}",
        notes(&read)
    );
}

#[test]
fn footnotes_in_more_forms_leave_years_and_numbers_as_they_are() {
    for years in [
        "2018年,2019年,2020年¹⁾",
        "2018年度末,2019年度末,2020年度末",
        "2018年度底,2019年²,2020年⁽³⁾",
    ] {
        let across = table(&format!("指标,{years}\n持证,10,11（注1）,12(注②)\n"));
        assert_eq!(values(&across, "持证"), SEEN, "{years}");
        assert!(notes(&across).contains("脚注标记"), "{}", notes(&across));
    }
}

#[test]
fn headings_that_stand_again_beside_each_year_are_left_out() {
    let grown = table("指标,2018年,同比,2019年,同比,2020年,同比\n持证,10,9%,11,10%,12,9.1%\n");
    assert_eq!(values(&grown, "持证"), SEEN);
    assert!(notes(&grown).contains("“同比（2）”列"), "{}", notes(&grown));
    let noted =
        table("年份,持证（人）,注,补贴（万元）,注\n2018,10,①,5,\n2019,11,,6,②\n2020,12,②,7,\n");
    assert_eq!(values(&noted, "持证"), SEEN);
    assert_eq!(noted.series.len(), 2);
    // Of what a column of growth is, nobody knows where its heading stands twice.
    refused(
        "年份,持证,同比,补贴,同比\n2018,10,1,5,1\n2019,11,1,6,1\n",
        &["同比 出现两次"],
    );
}

#[test]
fn years_across_may_have_units_and_names_of_programs() {
    let people = table("乡镇,2018年（人）,2019年（人）,2020年（人）\n甲镇,10,11,12\n");
    assert_eq!(values(&people, "甲镇"), SEEN);
    assert_eq!(people.series["甲镇"].unit.as_deref(), Some("人"));
    let mixed = table("年份,2018,2019,2020\n单位,人,万人,人\n甲镇,10,0.0011,12\n");
    assert_eq!(values(&mixed, "甲镇"), SEEN);
    for (headings, name) in [
        ("X2018,X2019,X2020", "甲镇"),
        ("人数2018,人数2019,人数2020", "甲镇 人数"),
        ("2018_人数,2019_人数,2020_人数", "甲镇 人数"),
        ("pop2018,pop2019,pop2020", "甲镇 pop"),
    ] {
        let read = table(&format!("乡镇,{headings}\n甲镇,10,11,12\n"));
        assert_eq!(values(&read, name), SEEN, "{headings}");
    }
    for headings in ["2018级,2019级", "2018男,2019男", "2018,2019年（男）"] {
        refused(&format!("乡镇,{headings}\n甲镇,10,11\n"), &["应为年份"]);
    }
}

#[test]
fn words_among_numbers_say_what_to_write() {
    for (cell, advice) in [
        ("下降1.3%", "请写成 -1.3%"),
        ("增长7.2%", "请写成 7.2%"),
        ("—60", "请写成 -60"),
        ("未开展", "--missing 未开展"),
    ] {
        let text = format!("年份,同比\n2018,1.5%\n2019,{cell}\n2020,2.5%\n");
        refused(&text, &["第 3 行 同比 列", cell, advice]);
    }
    refused(
        "年份,同比\n2018,增长7.2%\n2019,下降1.3%\n",
        &["请写成 7.2%"],
    );
}

#[test]
fn a_column_that_was_left_out_may_tell_rows_apart() {
    for (column, one, other) in [
        ("填报单位", "甲镇", "乙镇"),
        ("县代码", "331081", "331083"),
        ("时点", "年初", "年末"),
    ] {
        let text = format!(
            "{column},年份,持证人数\n{one},2018,10\n{other},2018,20\n{one},2019,11\n{other},2019,21\n"
        );
        refused(
            &text,
            &[&format!("若由“{column}”列区分，请加 --by {column}")],
        );
    }
    // A number of each row tells nothing.
    let text = "序号,年份,人数\n1,2018,10\n2,2018,20\n3,2019,11\n";
    refused(text, &["请删去一个；若是不同地区"]);
}

#[test]
fn the_name_of_a_sheet_may_give_the_unit() {
    let named = |name: &str| {
        let read = sheet(name, |sheet| {
            for (column, heading) in ["年份", "护理", "人数（人）"].iter().enumerate() {
                sheet.write(0, column as u16, *heading).expect("written");
            }
            for (row, (year, value)) in (1..).zip(SEEN) {
                sheet.write(row, 0, year).expect("written");
                sheet.write(row, 1, value).expect("written");
                sheet.write(row, 2, value).expect("written");
            }
        });
        read.expect("read")
    };
    let read = named("补贴资金（万元）");
    assert_eq!(read.series["护理"].unit.as_deref(), Some("万元"));
    assert_eq!(read.series["人数"].unit.as_deref(), Some("人"));
    assert!(notes(&read).contains("万元"), "{}", notes(&read));
    assert_eq!(named("补贴资金").series["护理"].unit, None);
}

#[test]
fn two_tables_on_one_sheet_are_said_to_be_two() {
    for (text, place) in [
        (
            "年份,持证,年份,补贴\n2018,10,2018,1\n2019,11,2019,2\n",
            "第 1 行",
        ),
        (
            "指标,2018,2019,指标,2018,2019\n持证,10,11,补贴,1,2\n",
            "第 1 行",
        ),
    ] {
        refused(text, &[place, "出现两次", "并排的两张表"]);
    }
    let stacked = "年份,持证,\n2018,10,\n2019,11,\n年份,护理,生活\n2018,1,2\n2019,3,4\n";
    refused(stacked, &["第 3 列没有列名", "第 4 行像是另一张表的表头"]);
    refused("年份,人数,人数\n2018,10,1\n", &["请给其中一列改名"]);
}

#[test]
fn a_year_in_a_cell_of_dates_is_no_day_of_another_one() {
    let dates = Format::new().set_num_format("yyyy");
    let down = sheet("表", |sheet| {
        sheet.write(0, 0, "年份").expect("written");
        sheet.write(0, 1, "机构数").expect("written");
        for (row, (year, value)) in (1..).zip(SEEN) {
            sheet
                .write_with_format(row, 0, year, &dates)
                .expect("written");
            sheet.write(row, 1, value).expect("written");
        }
    });
    let said = down.expect_err("days");
    for part in [
        "A2",
        "1905-07-10",
        "把年份 2018 写进了日期格式",
        "写成 2018",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let across = sheet("表", |sheet| {
        sheet.write(0, 0, "指标").expect("written");
        sheet.write(1, 0, "机构数").expect("written");
        for (column, (year, value)) in (1..).zip(SEEN) {
            sheet
                .write_with_format(0, column, year, &dates)
                .expect("written");
            sheet.write(1, column, value).expect("written");
        }
    });
    let said = across.expect_err("days");
    assert!(said.contains("把年份 2020 写进了日期格式"), "{said}");
}

#[test]
fn years_and_columns_that_run_together_say_what_to_write() {
    refused(
        "日期,持证\n20181231,10\n20191231,11\n",
        &["第 2 行 日期 列", "请写成 2018-12-31"],
    );
    refused(
        "年份,持证\n\"2,018\",10\n\"2,019\",11\n",
        &["第 2 行 年份 列", "千位分隔号，请写成 2018"],
    );
    for text in [
        "年份 持证 补贴\n2018 100 50\n2019 110 55\n",
        "年份　持证\n2018　100\n2019　110\n",
        "年份、持证\n2018、100\n2019、110\n",
    ] {
        refused(text, &["各列之间请用逗号或制表符隔开"]);
    }
}

#[test]
fn a_total_of_all_needs_no_second_label() {
    let across = table(
        "片区,乡镇,2018,2019,2020\n东片,甲镇,4,5,6\n东片,丙镇,1,1,1\n西片,乙镇,5,5,5\n合计,,10,11,12\n",
    );
    assert_eq!(values(&across, "合计"), SEEN);
    let down = table(
        "年份,片区,乡镇,人数\n2018,东片,甲镇,4\n2018,西片,乙镇,6\n2018,合计,,10\n2019,东片,甲镇,5\n2019,西片,乙镇,6\n\
         2019,合计,,11\n2020,东片,甲镇,6\n2020,西片,乙镇,6\n2020,合计,,12\n",
    );
    assert_eq!(values(&down, "合计 人数"), SEEN);
    refused(
        "片区,乡镇,2018,2019\n东片,甲镇,4,5\n东片,乙镇,1,2\n西片,,6,6\n",
        &["第 4 行 乡镇 列", "单元格是空的"],
    );
}

#[test]
fn parts_without_a_unit_are_added_up_to_a_sum_that_has_one() {
    let read = table(
        "指标,2018年,2019年,2020年\n一、持证残疾人（人）,100,110,120\n（一）城镇,60,66,72\n（二）农村,40,44,58\n",
    );
    let said = read.warnings.render(Language::Zh);
    assert!(
        said.contains("写的是 120") && said.contains("相加是 130"),
        "{said}"
    );
}

#[test]
fn aims_beside_years_are_left_out() {
    for heading in ["“十四五”规划目标", "目标值", "计划数"] {
        let read = table(&format!(
            "指标,{heading},2018,2019,2020\n床位（张）,15,10,11,12\n"
        ));
        assert_eq!(values(&read, "床位"), SEEN, "{heading}");
        assert!(
            notes(&read).contains(&format!("“{heading}”列")),
            "{}",
            notes(&read)
        );
    }
    refused(
        "指标,2018,2019,2025年（目标）\n床位,10,11,15\n",
        &["2025年（目标）"],
    );
    let ordered = table("年份,完成数,任务数\n2018,10,9\n2019,11,10\n2020,12,12\n");
    assert_eq!(ordered.series.len(), 1);
    assert!(
        notes(&ordered).contains("任务数，未用"),
        "{}",
        notes(&ordered)
    );
}

#[test]
fn two_units_in_one_bracket_are_none() {
    let read = table("年份,救助（人、次）,补贴（万元、年末）\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(values(&read, "救助（人、次）"), SEEN);
    assert_eq!(read.series["救助（人、次）"].unit, None);
    assert_eq!(read.series["补贴（年末）"].unit.as_deref(), Some("万元"));
}

#[test]
fn years_of_censuses_and_what_compares_years_below_them_are_known() {
    let read = table(
        "年份,总人口（万人）\n2018年（六普）,10\n2019年七普,11\n2020（抽样调查）,12\n平均每年,11\n2020年比2018年增长,20%\n",
    );
    assert_eq!(values(&read, "总人口"), SEEN);
    for row in ["“平均每年”一行", "“2020年比2018年增长”一行"] {
        assert!(notes(&read).contains(row), "{}", notes(&read));
    }
}

#[test]
fn a_title_in_the_corner_is_the_heading_of_the_names() {
    let read = table("某县残疾人情况（2018—2020年）,2018,2019,2020\n持证,10,11,12\n补贴,5,6,7\n");
    assert_eq!(values(&read, "持证"), SEEN);
    // Elsewhere it holds data that nobody understands.
    refused(
        "指标,2018,2019,2020年情况\n持证,10,11,多\n补贴,5,6,少\n",
        &["2020年情况", "应为年份"],
    );
    let shares = table(
        "指标,2018年,占比,2019年,占比,2020年,占比\n甲,10,40%,11,41%,12,42%\n乙,15,60%,16,59%,17,58%\n",
    );
    assert_eq!(values(&shares, "甲"), SEEN);
    assert_eq!(shares.series.len(), 2);
}

#[test]
fn sheets_of_years_that_are_not_alike_say_what_would_make_them_one_table() {
    let mut book = Workbook::new();
    for (name, unit) in [("2018年", "人"), ("2019年", "万人")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        sheet.write(0, 0, "乡镇").expect("written");
        sheet
            .write(0, 1, format!("持证（{unit}）"))
            .expect("written");
        sheet.write(1, 0, "甲镇").expect("written");
        sheet.write(1, 1, 10).expect("written");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let (_folder, path) = file("表.xlsx", bytes);
    let read = read_series(&path, &ReadOptions::default());
    let said = read.expect_err("two tables").render(Language::Zh);
    for part in ["另有 2019年", "列名、单位都相同", "才连成一张表"] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn names_on_two_levels_under_one_heading_are_read() {
    let text = table(
        "指标,,单位,2018,2019,2020\n护理补贴,人数,人,10,11,12\n护理补贴,金额,万元,1.1,1.2,1.3\n生活补贴,人数,人,5,6,7\n",
    );
    assert_eq!(values(&text, "人数 护理补贴"), SEEN);
    assert_eq!(text.series["金额 护理补贴"].unit.as_deref(), Some("万元"));
    assert!(
        notes(&text).contains("“指标”下有两列名称"),
        "{}",
        notes(&text)
    );
    let merged = sheet("表", |sheet| {
        let plain = Format::new();
        sheet
            .merge_range(0, 0, 0, 1, "指标", &plain)
            .expect("merged");
        sheet
            .merge_range(1, 0, 1, 1, "持证", &plain)
            .expect("merged");
        sheet
            .merge_range(2, 0, 3, 0, "补贴", &plain)
            .expect("merged");
        sheet.write(2, 1, "护理").expect("written");
        sheet.write(3, 1, "生活").expect("written");
        for (column, (year, value)) in (2..).zip(SEEN) {
            sheet.write(0, column, year).expect("written");
            for row in 1..4 {
                sheet.write(row, column, value).expect("written");
            }
        }
    });
    let merged = merged.expect("read");
    for name in ["持证", "护理 补贴", "生活 补贴"] {
        assert_eq!(values(&merged, name), SEEN, "{name}");
    }
}

/// The year of a section over its whole row was the value of every column.
#[test]
fn a_number_over_several_columns_is_that_of_none() {
    let said = sheet("表", |sheet| {
        for (column, name) in (0..).zip(["年份", "男（人）", "女（人）"]) {
            sheet.write(0, column, name).expect("written");
        }
        for (row, year) in [(1, 2019), (3, 2021), (4, 2022)] {
            for (column, value) in (0..).zip([year, 1010, 1512]) {
                sheet.write(row, column, value).expect("written");
            }
        }
        let plain = Format::new();
        sheet.merge_range(2, 0, 2, 2, "", &plain).expect("merged");
        sheet.write(2, 0, 2020).expect("written");
    });
    let said = said.expect_err("refused");
    assert!(
        said.contains("A3:C3") && said.contains("取消合并"),
        "{said}"
    );
}

#[test]
fn a_heading_again_in_another_language_is_left_out() {
    let down = table(
        "年份,持证人数（人）,补贴金额（万元）\nYear,Holders (person),Subsidy (10 000 yuan)\n2018,10,5.1\n2019,11,5.2\n\
         2020,12,5.3\n",
    );
    assert_eq!(values(&down, "持证人数"), SEEN);
    assert!(
        notes(&down).contains("一行是列名的译文"),
        "{}",
        notes(&down)
    );
    let across = table("指标,2018,2019,2020\nItem,2018,2019,2020\n持证,10,11,12\n");
    assert_eq!(values(&across, "持证"), SEEN);
    refused(
        "指标,2018,2019\n持证,10,11\nItem,2018,2019\n补贴,1,2\n",
        &["第 3 行", "又是一行表头"],
    );
}

#[test]
fn slips_at_the_end_and_against_households_are_said() {
    let ten = table("年份,低保标准（元/月）\n2018,756\n2019,780\n2020,886\n2021,9110\n");
    let said = ten.warnings.render(Language::Zh);
    assert!(
        said.contains("第 5 行") && said.contains("应为 911"),
        "{said}"
    );
    let people = table("年份,序,户数,人口\n2018,7,100,300\n2019,8,110,330\n2020,9,120,36\n");
    let said = people.warnings.render(Language::Zh);
    assert!(said.contains("而“人口”只有 36 人"), "{said}");
    assert_eq!(people.series.len(), 2);
    assert!(notes(&people).contains("“序”列"), "{}", notes(&people));
}

#[test]
fn a_share_of_a_year_beside_that_year_is_left_out() {
    let read = table("指标,2018年,2019年,2020年,2020年占比（%）\n甲,10,11,12,40\n乙,15,16,18,60\n");
    assert_eq!(values(&read, "甲"), SEEN);
    assert!(
        notes(&read).contains("“2020年占比（%）”列"),
        "{}",
        notes(&read)
    );
    // A year that stands nowhere else is one that would be lost.
    refused(
        "指标,2018年,2019年,2020年占比（%）\n甲,10,11,40\n",
        &["2020年占比", "应为年份"],
    );
}

#[test]
fn units_above_and_behind_names_are_those_of_their_columns() {
    let above = table(
        "（单位：人）,,（金额单位：万元）\n年份,人数,金额\n2018,10,1.5\n2019,11,1.6\n2020,12,1.7\n",
    );
    assert_eq!(values(&above, "人数"), SEEN);
    assert_eq!(above.series["金额"].unit, None);
    assert!(
        notes(&above).contains("几个单位（人、万元）"),
        "{}",
        notes(&above)
    );
    let behind =
        table("年份,人数 单位：人,经费 单位：万元\n2018,10,1.5\n2019,11,1.6\n2020,12,1.7\n");
    assert_eq!(behind.series["人数"].unit.as_deref(), Some("人"));
    assert_eq!(values(&behind, "人数"), SEEN);
}
