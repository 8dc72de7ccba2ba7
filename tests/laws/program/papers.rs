//! `report` from outside: one document in every form, the same numbers in each.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use serde_json::Value;

use super::{Desk, has, text};

/// Made up.
const ACTUALS: &str =
    "指标,年份,数值\n困难残疾人生活补贴覆盖率,2021,98.2%\n残疾人就业率,2022,56.1%\n";

fn written(desk: &Desk, arguments: &[&str]) {
    let fixed = ["--draws", "60", "--out", "out"];
    let output = desk.call(&[&["report", "models/wenling"], arguments, &fixed[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

/// The text of a part of a Word file.
pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap_or_else(|_| panic!("{name}"));
    file.read_to_string(&mut text).expect("text");
    text
}

/// Every part opens as marked-up text, and what is opened is closed.
pub(super) fn is_well_formed(xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// Cells of the tables of a text with marks.
fn cells(markdown: &str) -> Vec<String> {
    let rows = markdown.lines().filter(|line| line.starts_with("| "));
    rows.flat_map(|row| {
        row.trim_matches('|')
            .split(" | ")
            .map(|cell| cell.trim().replace("\\|", "|"))
            .collect::<Vec<_>>()
    })
    .filter(|cell| !cell.is_empty())
    .collect()
}

/// Tables of more than eight columns stand on pages held sideways, and no other does.
fn only_wide_tables_lie(document: &str) {
    const UPRIGHT: usize = 8;
    let sections: Vec<&str> = document.split("<w:sectPr>").collect();
    let mut lying = 0;
    for pair in sections.windows(2) {
        let end = pair[1].split("</w:sectPr>").next().expect("an end");
        let lies = end.contains("landscape");
        for table in pair[0].split("<w:tblGrid>").skip(1) {
            let grid = table.split("</w:tblGrid>").next().expect("a grid");
            let columns = grid.matches("<w:gridCol").count();
            assert_eq!(columns > UPRIGHT, lies, "{columns} columns");
            lying += usize::from(lies);
        }
    }
    assert!(lying > 0);
}

/// Every entry of the contents leads to a heading and asks for its page; nothing asks the reader a question.
fn contents_lead_to_headings(document: &str) {
    let entries: Vec<&str> = document.split("w:anchor=\"").skip(1).collect();
    assert!(entries.len() > 3);
    for entry in entries {
        let name = entry.split('"').next().expect("a name");
        has(
            document,
            &[
                &format!("w:name=\"{name}\"/>"),
                &format!(" PAGEREF {name} "),
            ],
        );
    }
    assert!(!document.contains("w:dirty"));
}

#[test]
fn an_evaluation_says_the_same_in_every_form() {
    let desk = Desk::new();
    desk.write("actuals.csv", format!("{ACTUALS}残疾人就业率,2023,\n"));
    written(&desk, &["--as", "midterm", "--actuals", "actuals.csv"]);
    let folder = desk.path("out/wenling/report-midterm");
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap_or_else(|_| panic!("{name}"));
    let markdown = text(&read("report.md"));
    has(
        &markdown,
        &[
            "中期评估报告",
            "一、规划实施总体情况",
            "基本符合预期",
            "约束性指标",
        ],
    );
    // Whoever reads a paper has no files: a reminder names the indicator and the row.
    let reminder = "待核实：残疾人就业率（第 4 行 数值 列）：数值是空的，这一行未用";
    has(&markdown, &[reminder]);
    assert!(!markdown.contains("actuals.csv"), "a path in a paper");
    let docx = read("report.docx");
    let document = part(&docx, "word/document.xml");
    for name in [
        "word/document.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "[Content_Types].xml",
        "docProps/core.xml",
    ] {
        is_well_formed(&part(&docx, name));
    }
    only_wide_tables_lie(&document);
    contents_lead_to_headings(&document);
    // What matters most of the changes is drawn; the tables have all.
    let drawn = markdown.matches("(charts/change-").count();
    assert!((1..=4).contains(&drawn), "{drawn} charts of changes");
    // Main indicators stand apart from what was not reported.
    let (main, rest) = markdown
        .split_once("附：未报数的目标")
        .expect("what was not reported");
    has(main, &["主要指标完成情况", "见文末附表。"]);
    has(rest, &["| 指标 | 2020 年基期 | 目标值 |"]);
    // What has a probability is drawn on one page; what is projected of the others stands in the table.
    assert_eq!(rest.matches("(charts/target-board").count(), 1);
    has(rest, &["| 目标年预测（80% 区间） |"]);
    let page = text(&read("report.html"));
    has(&page, &["<td class=\"words\">约束性</td>", "<td>—</td>"]);
    let sentence = markdown
        .lines()
        .find(|line| line.starts_with("本报告用到的"))
        .expect("how many numbers are own, inherited, judged and assumed");
    assert!(document.contains(sentence) && page.contains(sentence));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(read("report.xlsx"))).expect("a workbook");
    let names = book.sheet_names();
    let mut shown: Vec<String> = Vec::new();
    for name in names {
        let range = book.worksheet_range(&name).expect("a sheet");
        shown.extend(range.used_cells().map(|(.., cell)| match cell {
            Data::String(text) => text.clone(),
            other => other.to_string(),
        }));
    }
    let all = cells(&markdown);
    assert!(all.len() > 400);
    let escaped = |cell: &str| {
        cell.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    for cell in all.iter().filter(|cell| !cell.starts_with("---")) {
        let cell = escaped(cell);
        assert!(
            document.contains(&format!(">{cell}<")),
            "{cell} in the Word file"
        );
        assert!(page.contains(&format!(">{cell}<")), "{cell} on the page");
    }
    // Numbers are numbers in the workbook; words are as they are.
    for words in ["残疾人就业率", "基本符合预期"] {
        assert!(shown.iter().any(|cell| cell.contains(words)), "{words}");
    }
    let notebook: Value = serde_json::from_slice(&read("report.ipynb")).expect("a notebook");
    let ids: Vec<&str> = notebook["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .filter_map(|cell| cell["id"].as_str())
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len());
    let output = desk.call(&["verify", "out/wenling/report-midterm/receipt.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn the_same_draws_give_the_same_bytes() {
    let desk = Desk::new();
    let read = |name: &str| {
        std::fs::read(desk.path(&format!("out/wenling/report-budget/{name}"))).expect("written")
    };
    written(
        &desk,
        &[
            "--as",
            "budget",
            "--period",
            "2026-2027",
            "--formats",
            "docx,html,xlsx",
        ],
    );
    let all = || ["docx", "html", "xlsx"].map(|form| read(&format!("report.{form}")));
    let first = all();
    written(
        &desk,
        &[
            "--as",
            "budget",
            "--period",
            "2026-2027",
            "--formats",
            "docx,html,xlsx",
            "--threads",
            "1",
        ],
    );
    assert!(first == all());
    // The means of the year and of the period are sums that a reader can follow.
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&first[2][..])).expect("a workbook");
    let mut with_sums = 0;
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("formulas");
        let mut all = formulas.used_cells();
        with_sums += usize::from(all.any(|(.., formula)| formula.starts_with("SUM(")));
    }
    assert_eq!(with_sums, 2);
    let page = text(&first[1]);
    has(
        &page,
        &[
            "2026 年测算表",
            "90% 的把握够用",
            "发放标准及调整办法",
            "每人每月",
            "随低保标准",
            "<caption>",
            "lang=\"zh-Hans-CN\"",
        ],
    );
    assert!(
        !page.contains("http://")
            || page.matches("http://").count() == page.matches("http://www.w3.org").count()
    );
}

/// The column of means adds up, as the workbook's formula does.
#[test]
fn the_means_of_a_budget_add_up() {
    let desk = Desk::new();
    written(
        &desk,
        &[
            "--as",
            "budget",
            "--period",
            "2026-2026",
            "--formats",
            "xlsx",
        ],
    );
    let bytes = std::fs::read(desk.path("out/wenling/report-budget/report.xlsx")).expect("written");
    // The spreadsheet's own charts: an interval, columns on columns, in the colours of the theme, each with words.
    let [line, columns] =
        ["chart1", "chart2"].map(|name| part(&bytes, &format!("xl/charts/{name}.xml")));
    has(
        &line,
        &[
            "c:lineChart",
            "c:hiLowLines",
            "046FC7",
            "80% 区间上限",
            "年份",
        ],
    );
    has(
        &columns,
        &["c:grouping val=\"stacked\"", "A84508", "万元，当年价"],
    );
    let shapes = part(&bytes, "xl/drawings/drawing1.xml");
    assert!(shapes.matches("descr=\"").count() >= 2, "{shapes}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.sheet_names();
    for sheet in ["人口", "采用的数", "来源", "图表数据", "图表"] {
        assert!(sheets.iter().any(|own| own == sheet), "{sheets:?}");
    }
    // No year stands there of which nothing is known of the people.
    let people = book.worksheet_range("人口").expect("the people");
    let cells: Vec<String> = people
        .used_cells()
        .map(|(.., cell)| cell.to_string())
        .collect();
    assert!(cells.iter().any(|cell| cell == "2020"), "{cells:?}");
    for empty in ["2019", "—", "还原"] {
        assert!(
            !cells.iter().any(|cell| cell == empty),
            "{empty}: {cells:?}"
        );
    }
    let name = book
        .sheet_names()
        .into_iter()
        .find(|name| name.contains("测算表"))
        .expect("the estimate");
    let formulas = book.worksheet_formula(&name).expect("formulas");
    let (row, column, formula) = formulas.used_cells().next().expect("a sum");
    assert!(formula.starts_with("SUM("), "{formula}");
    let range = book.worksheet_range(&name).expect("a sheet");
    let start = formulas.start().expect("a place");
    let at = (start.0 + row as u32, start.1 + column as u32);
    let value = |row: u32| {
        range
            .get_value((row, at.1))
            .and_then(calamine::DataType::as_f64)
    };
    let places: Vec<u32> = formula
        .trim_start_matches("SUM(")
        .trim_end_matches(')')
        .split(':')
        .map(|cell| {
            cell.trim_start_matches(char::is_alphabetic)
                .parse()
                .expect("a row")
        })
        .collect();
    let sum: f64 = (places[0] - 1..places[1]).filter_map(value).sum();
    let said = value(at.0).expect("the sum");
    // Each part is rounded to a hundredth of 10,000 yuan.
    assert!(
        (sum - said).abs() <= 0.005 * f64::from(places[1] - places[0] + 2),
        "{sum} {said}"
    );
}

#[test]
fn a_form_that_cannot_be_made_is_said_before_anything_runs() {
    let desk = Desk::new();
    let output = desk.call(&[
        "report",
        "models/wenling",
        "--as",
        "midterm",
        "--draws",
        "20",
        "--out",
        "out",
        "--actuals",
        "none.csv",
    ]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["none.csv"]);
    assert!(!desk.path("out").exists());
}

#[test]
fn an_english_page_is_in_english() {
    let desk = Desk::new();
    desk.write("actuals.csv", ACTUALS);
    let paper = ["--as", "midterm", "--actuals", "actuals.csv"];
    let english = ["--lang", "en", "--formats", "html"];
    written(&desk, &[paper, english].concat());
    let page = desk.read("out/wenling/report-midterm/report.html");
    // What makes the page work has the words of both languages.
    let scripts = page.split("<script>").skip(1);
    let after = scripts.filter_map(|script| script.split_once("</script>"));
    let before = page.split("<script>").next();
    let said: String = before
        .into_iter()
        .chain(after.map(|(_, text)| text))
        .collect();
    // The plan is numbered in its own words.
    let said = said.replace("温发改〔2021〕169 号", "");
    let chinese = |sign: char| {
        let punctuation = ('\u{3000}'..='\u{303f}').contains(&sign);
        let wide = ('\u{ff00}'..='\u{ffef}').contains(&sign);
        punctuation || wide || ('\u{3400}'..='\u{9fff}').contains(&sign)
    };
    let texts = said.split(['<', '>', '"']);
    let left: Vec<&str> = texts.filter(|text| text.contains(chinese)).collect();
    assert!(left.is_empty(), "{left:?}");
}
