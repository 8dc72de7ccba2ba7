//! Tables that can be read in two ways: both are named, and neither is taken; and all that is wrong is said at once.

use plancast::dataset::{ReadOptions, read_series};
use plancast::source::Language;
use plancast::task::{BelowOne, SeriesFile};

use super::asked::{notes, read, refused, table};
use super::forms::books::document;
use super::series::{file, values};

/// What is asked of a table before it is forecast, or the factor by which its first series is read.
fn asked(text: &str, below_one: Option<BelowOne>) -> Result<f64, String> {
    let (_folder, path) = file("表.csv", text);
    let asked = SeriesFile {
        file: path,
        below_one,
        ..SeriesFile::default()
    };
    let panel = asked.read().map_err(|fault| fault.text(Language::Zh))?;
    let first = panel.entries[0].series.values[0];
    Ok(first.expect("a value"))
}

#[test]
fn parts_under_a_heading_of_per_cent_are_asked_about() {
    for heading in ["占比（%）", "就读率%", "Share (%)"] {
        let text = format!("年份,{heading}\n2018,0.91\n2019,0.93\n2020,0.97\n");
        let said = asked(&text, None).expect_err("two readings");
        for part in ["--below-one", "0.97% 还是 97%"] {
            assert!(said.contains(part), "{heading}: {said}");
        }
        assert_eq!(asked(&text, Some(BelowOne::Fraction)), Ok(0.91));
        assert_eq!(asked(&text, Some(BelowOne::Percent)), Ok(0.0091));
    }
    let growth = asked("年份,增长率（%）\n2018,0.05\n2019,-0.08\n2020,0.06\n", None);
    assert!(
        growth
            .expect_err("two readings")
            .contains("-0.08% 还是 -8%")
    );
    // The name or the cells leave one reading.
    for text in [
        "年份,登记失业率（%）,覆盖率\n2018,0.97,91%\n2019,0.98,92%\n2020,0.99,93%\n",
        "年份,占比（%）\n2018,0.97%\n2019,0.98%\n2020,0.99%\n",
    ] {
        assert_eq!(asked(text, None), Ok(0.0097), "{text}");
    }
}

#[test]
fn per_cents_become_the_parts_that_are_written_so() {
    for (per_cent, part) in [
        ("31.2002", 0.312_002),
        ("33.3", 0.333),
        ("57.1", 0.571),
        ("0.07", 0.0007),
    ] {
        let text = format!("年份,覆盖率（%）\n2018,{per_cent}\n2019,97.5\n2020,98.1\n");
        assert_eq!(
            asked(&text, Some(BelowOne::Percent)),
            Ok(part),
            "{per_cent}"
        );
    }
}

#[test]
fn parts_among_per_cents_are_asked_about() {
    for (heading, inside) in [
        ("覆盖率（%）", "0.98"),
        ("覆盖率", "0.98"),
        ("覆盖率（%）", "1"),
    ] {
        let text = format!("年份,{heading}\n2018,97\n2019,{inside}\n2020,97.5\n2021,98.1\n");
        let said = asked(&text, None).expect_err("two readings");
        for part in [
            format!("第 3 行 {heading} 列").as_str(),
            "--below-one fraction",
            inside,
        ] {
            assert!(said.contains(part), "{heading}: {said}");
        }
        // One cell is named once.
        assert_eq!(said.lines().count(), 1, "{said}");
        for meant in [BelowOne::Fraction, BelowOne::Percent] {
            assert!(asked(&text, Some(meant)).is_ok(), "{heading}");
        }
    }
    let (_folder, path) = file(
        "表.csv",
        "年份,覆盖率（%）\n2018,0.97\n2019,97.5\n2020,98.1\n",
    );
    let read = |below_one| {
        let options = ReadOptions {
            below_one: Some(below_one),
            ..ReadOptions::default()
        };
        read_series(&path, &options).expect("read")
    };
    let parts = read(BelowOne::Fraction);
    assert_eq!(values(&parts, "覆盖率")[0], (2018, 97.0));
    assert!(
        notes(&parts).contains("如 0.97 即 97%"),
        "{}",
        notes(&parts)
    );
    assert_eq!(values(&read(BelowOne::Percent), "覆盖率")[0], (2018, 0.97));
}

#[test]
fn per_cents_of_which_some_lost_their_sign_are_named_once() {
    let signs = "年份,覆盖率\n2018,97%\n2019,97.5\n2020,98%\n2021,98.5\n2022,99%\n";
    let formats = "年份,覆盖率\n2018,97%\n2019,97.5%\n2020,98%\n2021,0.985\n2022,0.99\n";
    for (text, line, advice) in [
        (signs, "第 3 行", "请写成 97.5%"),
        (formats, "第 5 行", "若漏了百分比格式，请写成 98.5%"),
    ] {
        let said = read(text).expect_err("two readings");
        assert!(said.contains(line) && said.contains(advice), "{said}");
        // What is said of the size of parts among them would be wrong.
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn what_is_nearly_a_number_says_what_to_write() {
    for (cell, advice) in [
        ("1 203", "请写成 1203；若是两个数"),
        ("\"12,03\"", "若逗号是小数点，请写成 12.03"),
        ("\"12,0345\"", "若是分隔号，请写成 120345"),
        ("1.203.000", "若点分隔千位，请写成 1203000"),
        ("12O3", "若是，请写成 1203"),
        ("1390（快报）", "请写成 1390，括号里的说明写到备注列"),
        ("1280-1300", "这是一个范围"),
        ("100/180", "像是两个数"),
    ] {
        let text = format!("年份,持证（人）\n2018,1200\n2019,{cell}\n2020,1300\n");
        refused(&text, &["第 3 行 持证（人） 列", advice]);
    }
}

#[test]
fn more_than_a_thousand_of_a_thousand_is_said() {
    let all = table("年份,死亡（‰）\n2018,5100\n2019,5200\n2020,5300\n");
    let said = all.warnings.render(Language::Zh);
    assert!(
        said.contains("第 2 行") && said.contains("全部才是 1000"),
        "{said}"
    );
    let grown = table("年份,人口自然增长率（‰）\n2018,1.1\n2019,-1.2\n2020,-2.1\n");
    assert!(grown.warnings.is_empty(), "{}", grown.warnings);
}

#[test]
fn shares_of_one_thing_that_are_more_than_all_of_it_are_said() {
    for text in [
        "类别,单位,2018,2019\n视力,%,30,31\n听力,%,40,30\n肢体,%,40,39\n",
        "年份,视力占比,听力占比,肢体占比\n2018,30%,40%,40%\n2019,31%,30%,39%\n",
        "各年龄段构成,,,\n年份,0-14岁（%）,15-64岁（%）,65岁及以上（%）\n2018,30,40,40\n2019,20,60,20\n",
        "年份,项目,比重（%）\n2018,合计,100\n2018,甲,60\n2018,乙,50\n2019,合计,100\n2019,甲,60\n2019,乙,40\n",
    ] {
        let said = table(text).warnings.render(Language::Zh);
        assert!(said.contains("2018 年各部分相加是 110%"), "{text}: {said}");
    }
    let slip = table("年份,甲（%）,乙（%）,丙（%）\n2018,30,40,30\n2019,31,39,30\n2020,31,30,30\n");
    let said = slip.warnings.render(Language::En);
    assert!(
        said.contains("line 4") && said.contains("the parts of 2020 make 91%"),
        "{said}"
    );
    // Rates of groups, parts of a part, and what rounds to all.
    for text in [
        "参保率情况,,\n年份,男（%）,女（%）\n2018,60,50\n2019,60,51\n",
        "年份,男 参保率（%）,女 参保率（%）\n2018,60,50\n2019,60,51\n",
        "年份,男（%）,女（%）\n2018,60.2,40.2\n2019,60,40\n",
        "年份,城镇（%）,农村（%）,其中：山区（%）\n2018,60,40,10\n2019,60,40,11\n",
    ] {
        let read = table(text);
        assert!(read.warnings.is_empty(), "{text}: {}", read.warnings);
    }
}

#[test]
fn a_sum_by_any_name_is_checked_against_its_parts() {
    for text in [
        "年份,总人口,男性人口,女性人口\n2018,100,40,60\n2019,110,45,65\n2020,120,50,80\n",
        "指标,2018,2019,2020\n补贴（元）,7,8,9\n持证,100,110,120\n其中：男,40,45,50\n女,60,65,80\n",
        "指标,2018,2019,2020\n甲县,40,45,50\n乙县,60,65,80\n台州,100,110,120\n",
    ] {
        let said = table(text).warnings.render(Language::Zh);
        assert!(
            said.contains("写的是 120") && said.contains("相加是 130"),
            "{text}: {said}"
        );
    }
    let sound = table("年份,总人口,男,女\n2018,100,40,60\n2019,110,45,65\n2020,130,50,80\n");
    assert!(sound.warnings.is_empty(), "{}", sound.warnings);
}

#[test]
fn a_flag_that_answers_whether_a_value_was_foretold_is_heard() {
    for (heading, marks) in [
        ("是否预测", ["否", "是"]),
        ("是否预测", ["0", "1"]),
        ("是否实际", ["是", "否"]),
        ("OBS_STATUS", ["A", "F"]),
    ] {
        let [seen, foretold] = marks;
        let text =
            format!("指标,年份,数值,{heading}\n持证,2019,100,{seen}\n持证,2020,110,{foretold}\n");
        refused(&text, &[&format!("第 3 行 {heading} 列"), "删去这一行"]);
    }
}

#[test]
fn fewer_people_than_households_are_said() {
    let read =
        table("年份,低保户数（户）,低保人数（人）\n2018,100,180\n2019,110,19\n2020,115,190\n");
    let said = read.warnings.render(Language::Zh);
    assert!(
        said.contains("第 3 行 低保户数（户） 列") && said.contains("只有 19 人"),
        "{said}"
    );
    let fallen = table("年份,持证（人）\n2018,100\n2019,110\n2020,1\n");
    let said = fallen.warnings.render(Language::Zh);
    assert!(
        said.contains("第 4 行") && said.contains("相差约 110 倍"),
        "{said}"
    );
}

#[test]
fn things_that_are_not_whole_are_said_by_their_names_too() {
    let read = table("年份,机构数,births,平均机构数\n2018,1.3,8000,1.2\n2019,2,8000.5,1.3\n");
    let said = read.warnings.render(Language::Zh);
    for part in ["第 2 行 机构数 列", "1.3", "第 3 行 births 列", "8000.5"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(said.lines().count(), 2, "{said}");
}

#[test]
fn people_with_three_digits_behind_a_point_are_asked_about() {
    for heading in ["人数", "持证（人）", "低保户数"] {
        let text = format!("年份,{heading}\n2018,1.003\n2019,1.200\n2020,1.350\n");
        let line = format!("第 2 行 {heading} 列");
        refused(&text, &[&line, "请写成 1003", "万人", "平均"]);
    }
    for heading in ["人数（万人）", "户均人数", "每千人床位（张）", "人数占比"]
    {
        let text = format!("年份,{heading}\n2018,1.003\n2019,1.200\n2020,1.350\n");
        let name = heading.split('（').next().expect("a name");
        assert_eq!(values(&table(&text), name)[1], (2019, 1.2), "{heading}");
    }
    // Two digits part no thousands: somebody should look.
    let people = table("年份,户籍人口\n2018,59.61\n2019,59.72\n2020,59.83\n");
    let said = people.warnings.render(Language::Zh);
    assert!(said.contains("59.61") && said.contains("万"), "{said}");
}

#[test]
fn marks_of_growth_and_letters_of_eras_say_what_to_write() {
    for (cell, number) in [("▲120", "120"), ("△3.5", "3.5"), ("（120）", "120")] {
        refused(
            &format!("年份,增减\n2018,100\n2019,{cell}\n2020,90\n"),
            &["第 3 行", cell, &format!("-{number} 或 {number}")],
        );
        // A column of nothing else holds numbers too.
        refused(
            &format!("年份,增减\n2018,{cell}\n2019,{cell}\n"),
            &["第 2 行", cell],
        );
    }
    refused("年份,人数\nH29,10\nH30,11\n", &["“H29”", "平成30年"]);
    refused("指标,H30,R1,R2\n人数,10,11,12\n", &["“H30”", "“R2”"]);
    refused("年份,人数\n106年,10\n107年,11\n", &["“106年”", "民国"]);
    let eras = table("年份,人数\n民國107年,10\n平成31年,11\n令和2年,12\n");
    let seen = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];
    assert_eq!(values(&eras, "人数"), seen);
    assert!(notes(&eras).contains("3 个年份由年号"), "{}", notes(&eras));
}

#[test]
fn units_of_a_part_of_a_table_are_those_of_no_row() {
    for section in ["经费（万元）,,", "单位：万元,,", "二、经费 单位：万元,,"] {
        refused(
            &format!("指标,2018,2019\n持证,10,11\n{section}\n补贴,3,4\n救助,5,6\n"),
            &["第 3 行", "“万元”"],
        );
    }
    // In a column that is left out too.
    refused(
        "序号,指标,2018,2019\n1,持证,10,11\n单位：万元,,,\n2,补贴,3,4\n",
        &["第 3 行 序号 列", "“万元”"],
    );
    let own = table("指标,2018,2019\n持证（人）,10,11\n经费（万元）,,\n补贴（元）,3,4\n");
    assert_eq!(own.series["补贴"].unit.as_deref(), Some("元"));
    let same = table("单位：万元,,\n指标,2018,2019\n经费（万元）,,\n补贴,3,4\n救助,5,6\n");
    assert_eq!(same.series["补贴"].unit.as_deref(), Some("万元"));
}

#[test]
fn a_share_below_nothing_is_said() {
    let shares = table("年份,占比（%）\n2018,9.8\n2019,-9.9\n2020,10.1\n");
    let said = shares.warnings.render(Language::Zh);
    assert!(said.contains("第 3 行") && said.contains("-9.9"), "{said}");
    let growth = table("年份,增长率（%）\n2018,9.8\n2019,-9.9\n2020,10.1\n");
    assert!(growth.warnings.is_empty(), "{}", growth.warnings);
}

#[test]
fn faults_of_cells_do_not_hide_what_others_mean() {
    let text =
        "年份,人数,合格率,占比（%）\n2018,十,0.95,0.91\n2019,11,0.96,0.92\n2020,12,97,0.93\n";
    refused(
        text,
        &["第 2 行 人数 列", "十", "第 2 行 合格率 列", "0.95"],
    );
    let said = asked(text, None).expect_err("three faults");
    for part in ["“十”", "合格率", "--below-one"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let size =
        "年份,人数,户数\n2018,十,3100\n2019,11,3200\n2020,12,0.33\n2021,13,3350\n2022,14,3400\n";
    refused(size, &["“十”", "0.33", "应为 3300"]);
    // Many of one kind leave the other in sight.
    let rows: String = (2000..2012)
        .map(|year| format!("{year},多,0.95\n"))
        .collect();
    let said = read(format!("年份,人数,合格率\n{rows}2012,12,97\n")).expect_err("two kinds");
    assert!(
        said.contains("还有 7 处") && said.contains("合格率"),
        "{said}"
    );
}

/// How a cell goes on that has a comment.
const NOTED: &str =
    "><office:annotation><text:p>据公安局</text:p></office:annotation></table:table-cell>";

#[test]
fn rows_and_columns_of_a_document_that_nobody_sees_are_said() {
    let cell = |text: &str| match text.parse::<f64>() {
        Ok(_) => format!("<table:table-cell office:value-type=\"float\" office:value=\"{text}\"/>"),
        Err(_) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    };
    let row = |style: &str, cells: [&str; 3]| {
        let cells = cells.map(cell).concat();
        format!("<table:table-row {style}>{cells}</table:table-row>")
    };
    let size = |family: &str, size: &str| {
        format!(
            "<style:style style:name=\"flat\" style:family=\"table-{family}\">\
             <style:table-{family}-properties style:{size}=\"0cm\"/></style:style>"
        )
    };
    let styles = format!(
        "<office:automatic-styles>{}{}</office:automatic-styles>",
        size("row", "row-height"),
        size("column", "column-width")
    );
    let flat = "table:style-name=\"flat\"";
    for (hidden_row, hidden_column) in [
        (flat, flat),
        (
            "table:visibility=\"collapse\"",
            "table:visibility=\"filter\"",
        ),
    ] {
        let rows = [
            row("", ["年份", "人数", "户数"]),
            row("", ["2018", "10", "1"]),
            row(hidden_row, ["2019", "11", "2"]),
            row("", ["2020", "12", "3"]).replacen("/>", NOTED, 1),
        ];
        let columns = format!(
            "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column {hidden_column}/>"
        );
        let (_folder, path) = file("表.ods", document(&styles, &(columns + &rows.concat())));
        let read = plancast::dataset::read_series(&path, &Default::default()).expect("read");
        assert_eq!(read.reading.hidden_rows, [3]);
        assert_eq!(read.reading.hidden_columns, ["C"]);
        assert!(notes(&read).contains("C 列是隐藏的"), "{}", notes(&read));
        assert!(notes(&read).contains("A4 有批注"), "{}", notes(&read));
    }
}

#[test]
fn cells_that_are_struck_out_or_shown_as_nothing_are_said() {
    let folder = crate::runs::scratch();
    let path = folder.path().join("表.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    let nothing = rust_xlsxwriter::Format::new().set_num_format(";;;");
    let sheet = book.add_worksheet();
    for (column, heading) in ["年份", "人数", "户数"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("written");
    }
    for row in 1..5_u32 {
        sheet.write(row, 0, 2017 + row).expect("written");
        sheet.write(row, 1, 9 + row).expect("written");
        sheet.write(row, 2, 90 + row).expect("written");
    }
    sheet.write_with_format(2, 1, 11, &struck).expect("written");
    sheet
        .write_with_format(3, 2, 93, &nothing)
        .expect("written");
    book.save(&path).expect("saved");
    let read = plancast::dataset::read_series(&path, &Default::default()).expect("read");
    assert_eq!(values(&read, "人数")[1], (2019, 11.0));
    for part in ["B3 划了删除线", "C4 被数字格式隐藏"] {
        assert!(notes(&read).contains(part), "{}", notes(&read));
    }
}
