//! What a sheet shows and what its cells hold: where they differ by a factor or a unit, it is said or the cell is named.

use plancast::dataset::{ReadOptions, SeriesTable, read_any, read_series};
use plancast::source::Language;
use rust_xlsxwriter::{Format, Workbook};

use super::asked::notes;
use super::forms::books::document;
use super::series::{file, values};

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<SeriesTable, String> {
    let (_folder, path) = file(name, bytes);
    let read = read_series(&path, &ReadOptions::default());
    read.map_err(|error| {
        let english = error.render(Language::En);
        assert!(english.starts_with("error: "), "{english}");
        error.render(Language::Zh)
    })
}

/// A sheet of two columns with three years, the values in one number format.
fn sheet(heading: &str, code: &str, held: [f64; 3]) -> Result<SeriesTable, String> {
    let mut book = Workbook::new();
    let (sheet, format) = (book.add_worksheet(), Format::new().set_num_format(code));
    sheet.write(0, 0, "年份").expect("written");
    sheet.write(0, 1, heading).expect("written");
    for (row, (year, value)) in (1..).zip((2018..2021).zip(held)) {
        sheet.write(row, 0, year).expect("written");
        sheet
            .write_with_format(row, 1, value, &format)
            .expect("written");
    }
    read("表.xlsx", book.save_to_buffer().expect("a workbook"))
}

/// What a sheet gives: the values that its cells hold, with or without a note, a part of them, or a refusal that shows this.
enum Given {
    Held,
    Said,
    Parts,
    Refused(&'static str),
}

#[test]
fn a_moved_point_is_said_or_refused() {
    use Given::{Held, Parts, Refused, Said};
    let people = [31_234.0, 31_300.0, 31_999.0];
    let small = [3.125, 3.25, 3.5];
    let rates = [97.5, 98.0, 98.5];
    for (heading, code, held, given) in [
        ("持证", "0!.0,\"万\"", people, Said),
        ("持证（人）", "0\\.0,\"万\"", people, Said),
        ("持证（人）", "[>=10000]0!.0,\"万\";0", people, Said),
        ("持证（人）", "[>=99999]0!.0,\"万\";0", people, Held),
        ("持证（人）", "#,##0,\"千人\"", people, Said),
        ("持证（万人）", "0!.0,\"万\"", people, Refused("3.1234万")),
        ("持证（千人）", "#,##0,\"千\"", people, Refused("31.234千")),
        (
            "持证（人）",
            "0!.00,\"万\"",
            people,
            Refused("31234→0.31234万"),
        ),
        ("持证（人）", "#,##0,", people, Refused("31234→31.234")),
        ("持证", "0.0,", people, Refused("31234→31.234")),
        ("持证（万人）", "#,##0\"人\"", people, Refused("31234人")),
        ("持证（人）", "#,##0\"人\"", people, Held),
        ("持证（人）", "#,##0.00", people, Held),
        ("持证（万人）", "#,##0.00\"万人\"", small, Held),
        ("持证（万人）", "0.00万", small, Held),
        ("持证", "#,##0.00\"万人\"", small, Refused("3.125万人")),
        ("死亡率（‰）", "0.0‰", small, Held),
        ("死亡率", "0.0\"‰\"", small, Refused("3.125‰")),
        ("覆盖率（%）", "0.0\"%\"", rates, Held),
        ("覆盖率", "0.0\\%", rates, Parts),
    ] {
        let read = sheet(heading, code, held);
        let name = heading.split('（').next().expect("a name");
        match (given, read) {
            (Refused(shown), Err(said)) => {
                let fits = said.contains(shown) && said.contains("B2");
                assert!(fits, "{heading}, {code}: {said}");
            }
            (Refused(_), Ok(_)) => panic!("{heading}, {code}: read"),
            (_, Err(said)) => panic!("{heading}, {code}: {said}"),
            (given, Ok(table)) => {
                let found: Vec<f64> = values(&table, name).iter().map(|seen| seen.1).collect();
                let part = if matches!(given, Parts) { 100.0 } else { 1.0 };
                for (found, held) in found.iter().zip(held) {
                    assert!(
                        (found * part - held).abs() < 1e-9,
                        "{heading}, {code}: {found}"
                    );
                }
                assert_eq!(found.len(), held.len());
                let moved = table.reading.moved;
                assert_eq!(moved, if matches!(given, Said) { 3 } else { 0 }, "{code}");
                assert_eq!(
                    notes(&table).contains("取单元格里的原数"),
                    moved > 0,
                    "{code}"
                );
                assert_eq!(table.series[name].percent, matches!(given, Parts), "{code}");
            }
        }
    }
}

#[test]
fn words_and_signs_of_number_formats_are_said_or_refused() {
    for (heading, code, held, said) in [
        (
            "持证（人）",
            "\"约\"0",
            [5.0, 6.0, 7.0],
            "B2、B3、B4 在表上按数字格式带“约”等字样",
        ),
        ("持证（人）", "0\"人左右\"", [5.0, 6.0, 7.0], "带“约”等字样"),
        (
            "净迁入（人）",
            "0;[Red]0",
            [5.0, -6.0, 7.0],
            "B3 小于 0，数字格式不显示负号",
        ),
    ] {
        let table = sheet(heading, code, held).expect("read");
        let name = heading.split('（').next().expect("a name");
        let found: Vec<f64> = values(&table, name).iter().map(|seen| seen.1).collect();
        assert_eq!(found, held, "{code}");
        assert!(notes(&table).contains(said), "{code}: {}", notes(&table));
    }
    for code in [
        "0;(0)",
        "0;-0",
        "[Color10]▲0;[Red]▼0",
        "#,##0;\"减少\"#,##0",
    ] {
        let table = sheet("净迁入（人）", code, [5.0, -6.0, 7.0]).expect("read");
        assert!(!notes(&table).contains("数字格式"), "{code}");
    }
    for (code, shown) in [
        ("\"减少\"0", "5→减少5"),
        ("-0", "5→-5"),
        ("\"下降\"0%", "5→下降500%"),
    ] {
        let said = sheet("较上年", code, [5.0, 6.0, 7.0]).expect_err("another sign");
        assert!(
            said.contains("B2") && said.contains(shown),
            "{code}: {said}"
        );
    }
}

#[test]
fn white_letters_on_white_are_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let white = Format::new().set_font_color("FFFFFF");
    let filled = Format::new()
        .set_font_color("FFFFFF")
        .set_background_color("1F4E78");
    for (column, heading) in (0..).zip(["年份", "人数"]) {
        sheet
            .write_with_format(0, column, heading, &filled)
            .expect("written");
    }
    for (row, year) in (1..).zip(2018..2021) {
        sheet.write(row, 0, year).expect("written");
        sheet.write(row, 1, 10 + row).expect("written");
    }
    sheet.write_with_format(2, 1, 12, &white).expect("written");
    let table = read("表.xlsx", book.save_to_buffer().expect("a workbook")).expect("read");
    assert_eq!(values(&table, "人数")[1], (2019, 12.0));
    let said = notes(&table);
    assert!(
        said.contains("B3 的字是白色") && !said.contains("B1"),
        "{said}"
    );
}

#[test]
fn texts_are_shown_as_they_are() {
    let mut book = Workbook::new();
    let (sheet, format) = (book.add_worksheet(), Format::new().set_num_format("0%"));
    for (column, heading) in ["年份", "覆盖率（%）"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).expect("written");
    }
    for (row, year) in (1..).zip(2018..2021) {
        sheet.write(row, 0, year).expect("written");
        let text = (76 + row).to_string();
        sheet
            .write_with_format(row, 1, text, &format)
            .expect("written");
    }
    let table = read("表.xlsx", book.save_to_buffer().expect("a workbook")).expect("read");
    let seen = [(2018, 77.0), (2019, 78.0), (2020, 79.0)];
    assert_eq!(values(&table, "覆盖率"), seen);
}

/// Excel 97 has no writer here: a file of another's making.
#[test]
fn formats_of_xls_are_read() {
    let bytes = include_bytes!("../../corpus/xls/shown.xls");
    let table = read("表.xls", bytes).expect("read");
    let of = |name: &str| {
        values(&table, name)
            .iter()
            .map(|seen| seen.1)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("持证"), [31_234.0, 31_300.0, 31_999.0]);
    assert_eq!(of("补贴"), [120.5, 130.25, 140.0]);
    assert_eq!(of("死亡率"), [5.1, 5.2, 5.3]);
    assert_eq!((table.reading.moved, table.reading.with_units), (3, 6));
}

#[test]
fn formats_of_ods_are_read() {
    let moved = "<number:number number:decimal-places=\"0\" number:display-factor=\"1000\">\
                 <number:embedded-text number:position=\"1\">.</number:embedded-text></number:number>\
                 <number:text>万</number:text>";
    let behind = |words: &str| {
        format!("<number:number number:decimal-places=\"1\"/><number:text>{words}</number:text>")
    };
    // The style stands at the cell, or at its column.
    for at_column in [false, true] {
        let sheet = |heading: &str, format: &str, held: &str| {
            let styles = format!(
                "<office:automatic-styles><number:number-style style:name=\"N1\">{format}</number:number-style>\
                 <style:style style:name=\"c1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>\
                 </office:automatic-styles>"
            );
            let text = |text: &str| {
                format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
                )
            };
            let number = |value: &str, style: &str| {
                format!(
                    "<table:table-cell {style} office:value-type=\"float\" office:value=\"{value}\"/>"
                )
            };
            let (columns, style) = match at_column {
                true => (
                    "<table:table-column/><table:table-column table:default-cell-style-name=\"c1\"/>",
                    "",
                ),
                false => ("", "table:style-name=\"c1\""),
            };
            let mut rows = format!(
                "{columns}<table:table-row>{}{}</table:table-row>",
                text("年份"),
                text(heading)
            );
            for year in ["2018", "2019", "2020"] {
                let cells = number(year, "") + &number(held, style);
                rows.push_str(&format!("<table:table-row>{cells}</table:table-row>"));
            }
            read("表.ods", document(&styles, &rows))
        };
        let table = sheet("持证（人）", moved, "31234").expect("read");
        assert_eq!(values(&table, "持证")[2], (2020, 31_234.0));
        assert_eq!(table.reading.moved, 3);
        let said = sheet("持证（万人）", moved, "31234").expect_err("two multiples");
        assert!(said.contains("B2") && said.contains("3.1234万"), "{said}");
        let said = sheet("持证", &behind("万人"), "3.5").expect_err("a unit");
        assert!(said.contains("B2") && said.contains("3.5万人"), "{said}");
        let own = sheet("持证（万人）", &behind("万人"), "3.5").expect("read");
        assert_eq!(values(&own, "持证")[0], (2018, 3.5));
        let said = sheet("死亡率", &behind("‰"), "5.1").expect_err("thousandths");
        assert!(said.contains("5.1‰"), "{said}");
    }
}

#[test]
fn blanks_between_thousands_are_read_where_they_are_no_two_numbers() {
    let csv = |cells: [&str; 3]| {
        let [first, second, third] = cells;
        read(
            "表.csv",
            format!("年份,人数\n2018,{first}\n2019,{second}\n2020,{third}\n"),
        )
    };
    for blank in ["\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "&"] {
        let grouped = |text: &str| text.replace('&', if blank == "&" { " " } else { blank });
        let cells = ["1&234&567", "1&234&568", "1&234&569"].map(grouped);
        let table = csv(cells.each_ref().map(String::as_str)).expect("read");
        let seen = [
            (2018, 1_234_567.0),
            (2019, 1_234_568.0),
            (2020, 1_234_569.0),
        ];
        assert_eq!(values(&table, "人数"), seen);
        assert_eq!(table.reading.thousands, 3);
        let cells = ["1&234&56", "1&234&568", "1&234&569"].map(grouped);
        let said = csv(cells.each_ref().map(String::as_str)).expect_err("no thousands");
        assert!(said.contains("第 2 行"), "{said}");
    }
    for blank in ["\u{A0}", "\u{2009}", "\u{202F}"] {
        let cells = ["1&203", "1&204", "1&205"].map(|text| text.replace('&', blank));
        let table = csv(cells.each_ref().map(String::as_str)).expect("read");
        assert_eq!(values(&table, "人数")[2], (2020, 1205.0));
    }
}

#[test]
fn a_label_over_several_rows_of_a_document_is_that_of_each() {
    let cell = |spanned: &str, kind: &str, text: &str| {
        let value = match kind {
            "float" => format!("office:value=\"{text}\""),
            _ => String::new(),
        };
        format!(
            "<table:table-cell {spanned} office:value-type=\"{kind}\" {value}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: [String; 2]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let over = "table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\"";
    let covered = "<table:covered-table-cell/>";
    let head = |text| cell("", "string", text);
    let number = |text| cell("", "float", text);
    let sheet = |rows: [[String; 2]; 4]| {
        let rows = rows.map(row).concat();
        let (_folder, path) = file("表.ods", document("", &rows));
        read_any(&path, &ReadOptions::default())
    };
    let table = sheet([
        [head("镇"), head("人数")],
        [cell(over, "string", "甲镇"), number("10")],
        [covered.to_string(), number("11")],
        [head("乙镇"), number("7")],
    ])
    .expect("a table");
    let towns = table.texts("镇");
    let towns: Vec<_> = towns.into_iter().flatten().collect();
    assert_eq!(towns, ["甲镇", "甲镇", "乙镇"]);
    assert_eq!(table.reading.merged, 1);
    // A number over several rows is that of none.
    let refused = sheet([
        [head("镇"), head("人数")],
        [head("甲镇"), cell(over, "float", "21")],
        [head("乙镇"), covered.to_string()],
        [head("丙镇"), number("7")],
    ]);
    let said = refused.expect_err("a complaint").render(Language::Zh);
    assert!(
        said.contains("B2:B3") && said.contains("取消合并"),
        "{said}"
    );
}

/// One row that stands for a million is no table.
#[test]
fn a_row_of_ods_that_is_repeated_for_ever_is_refused() {
    let cell = |kind: &str, text: &str| {
        let value = match kind {
            "string" => String::new(),
            _ => format!("office:value=\"{text}\""),
        };
        format!(
            "<table:table-cell office:value-type=\"{kind}\" {value}><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |times: &str, cells: [String; 2]| {
        let cells = cells.concat();
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    };
    let read = |times: &str| {
        let rows = row("1", [cell("string", "年份"), cell("string", "人数")])
            + &row(times, [cell("float", "2020"), cell("float", "10")]);
        let (_folder, path) = file("表.ods", document("", &rows));
        read_any(&path, &ReadOptions::default())
    };
    let sound = read("1").map(|table| table.texts("年份").len());
    assert_eq!(sound.expect("a table"), 1);
    let said = read("1048575")
        .expect_err("a complaint")
        .render(Language::Zh);
    assert!(said.contains("B1048576"), "{said}");
}
