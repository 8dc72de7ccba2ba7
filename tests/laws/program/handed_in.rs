//! What a paper looks like to whoever it is handed to: its head, its pages, its workbook, its letterhead.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::sync::OnceLock;

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx};
use plancast::report::template::{Choices, Contents, template};
use plancast::source::Tongue;
use zip::write::SimpleFileOptions;

use super::output::{Files, files};
use super::papers::{is_well_formed, part};
use super::{Desk, has, text};

fn brief(desk: &Desk, more: &[&str]) -> std::process::Output {
    let fixed = ["report", "models/wenling", "--as", "brief", "--draws", "40"];
    desk.call(&[&fixed[..], &["--out", "out"], more].concat())
}

/// The paper in every form, written once for all who read it.
fn handed_in(form: &str) -> &'static [u8] {
    static PAPER: OnceLock<Files> = OnceLock::new();
    let paper = PAPER.get_or_init(|| {
        let desk = Desk::new();
        let output = brief(&desk, &["--date", "2026-11-28"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        files(&desk.path("out/wenling/report-brief"))
    });
    &paper[&format!("report.{form}")]
}

fn read(desk: &Desk, form: &str) -> Vec<u8> {
    let path = desk.path(&format!("out/wenling/report-brief/report.{form}"));
    std::fs::read(path).expect("written")
}

/// Names of the parts of a container.
fn parts(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let names = archive.file_names();
    names
        .map(|name| name.expect("a name").into_owned())
        .collect()
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(name).expect("a sheet")
}

/// A number as it is printed, its magnitude, and half of its last digit.
fn printed(text: &str, magnitude: f64) -> [f64; 2] {
    let bare = text.replace([',', '%'], "").replace('−', "-");
    let bare = bare.trim();
    let decimals = bare.split_once('.').map_or(0, |(_, after)| after.len());
    let value: f64 = bare
        .parse()
        .unwrap_or_else(|_| panic!("{text} is a number"));
    let half = 0.5 * magnitude * 0.1_f64.powi(decimals as i32);
    [value * magnitude, half]
}

/// Median and ends of a cell such as `10.85 万 (9.72～12.04 万)`, each with half of its last digit.
fn three(cell: &str) -> Vec<[f64; 2]> {
    let magnitude = match cell {
        cell if cell.contains('亿') => 1e8,
        cell if cell.contains('万') => 1e4,
        cell if cell.contains('%') => 0.01,
        _ => 1.0,
    };
    let bare = cell.replace(['亿', '万', '(', ')'], " ");
    let bare = bare.replace(" … ", " ").replace(['–', '～'], " ");
    let numbers = bare.split_whitespace();
    numbers.map(|number| printed(number, magnitude)).collect()
}

/// Every sheet is printed on A4, one page wide; the parts of those that lie.
fn set_for_print(bytes: &[u8]) -> usize {
    let mut lying = 0;
    let sheets = parts(bytes);
    let sheets = sheets.iter();
    let sheets: Vec<&String> = sheets
        .filter(|name| name.starts_with("xl/worksheets/sheet"))
        .collect();
    assert!(sheets.len() > 3);
    for name in &sheets {
        let xml = part(bytes, name);
        has(&xml, &["paperSize=\"9\""]);
        // Pictures are made smaller by their own measure: where a page is fitted to its sheet, programs end pages
        // within pictures.
        if xml.contains("<drawing") {
            has(&xml, &[" scale=\"", "orientation=\"portrait\""]);
            assert!(!xml.contains("fitToPage"), "{name}");
        } else {
            has(
                &xml,
                &["<pageSetUpPr fitToPage=\"1\"/>", "fitToHeight=\"0\""],
            );
        }
        has(&xml, &["<oddFooter>&amp;C&amp;P / &amp;N</oddFooter>"]);
        lying += usize::from(xml.contains("orientation=\"landscape\""));
    }
    lying
}

#[test]
fn a_paper_says_who_hands_it_in_and_what_its_numbers_rest_on_in_every_form() {
    let markdown = text(handed_in("md"));
    let (before, after) = markdown.split_once("\n## ").expect("a heading");
    has(before, &["温岭市残疾人联合会", "2026年11月28日"]);
    for word in ["随机种子", "次模拟", "情景"] {
        assert!(!before.contains(word), "{word} in: {before}");
    }
    let (_, method) = after.split_once("三、数据与方法").expect("the notes");
    has(method, &["情景：", "40 次模拟", "随机种子 "]);
    // How many numbers are own, inherited, judged and assumed stands before the first heading, word for word.
    let sentence = before
        .lines()
        .find(|line| line.starts_with("本报告用到的"))
        .expect("the sentence");
    for word in ["研判", "假设", "沿用其他地方的模型", "本模型自己的"] {
        assert!(sentence.contains(word), "{sentence}");
    }
    let document = part(handed_in("docx"), "word/document.xml");
    let page = text(handed_in("html"));
    let notebook: serde_json::Value =
        serde_json::from_slice(handed_in("ipynb")).expect("a notebook");
    let lines = notebook["cells"][0]["source"].as_array().expect("lines");
    assert!(
        lines
            .iter()
            .any(|line| line.as_str().unwrap_or("").trim() == sentence)
    );
    let place = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(place(&document, sentence) < place(&document, "Heading1"));
    assert!(place(&document, sentence) < place(&document, "目　录"));
    assert!(place(&page, sentence) < place(&page, "<h2"));
    let workbook = handed_in("xlsx");
    let said = sheet(workbook, "说明");
    let mut cells = said.rows().flatten().filter_map(Data::get_string);
    assert!(cells.any(|cell| cell == sentence));
    // No table of this paper needs a page held sideways; the head of each stands on every page beside a row.
    assert!(!document.contains("landscape"));
    let tables = document.matches("<w:tbl>").count();
    assert_eq!(document.matches("<w:tblHeader/>").count(), tables);
    assert!(tables >= 2);
    assert!(document.contains("<w:pStyle w:val=\"TableHead\"/><w:keepNext/>"));
    let desk = Desk::new();
    // An office that is named stands there; a day that no calendar has is refused.
    let output = brief(
        &desk,
        &[
            "--office",
            "温岭市残工委",
            "--date",
            "2026-11",
            "--formats",
            "md",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let markdown = text(&read(&desk, "md"));
    has(&markdown, &["温岭市残工委\n\n2026年11月\n"]);
    let output = brief(&desk, &["--date", "2026-02-30"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["2026-02-30"]);
    // One of another century may be a slip.
    let output = brief(&desk, &["--date", "1926-11", "--formats", "md"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    has(&said, &["提醒：--date 1926：今年是", "年份是否写错？"]);
}

#[test]
fn the_results_of_a_workbook_are_numbers_that_the_text_prints() {
    let (workbook, markdown) = (handed_in("xlsx"), text(handed_in("md")));
    let mut rows = markdown
        .lines()
        .skip_while(|line| !line.starts_with("| 中位数（80% 区间）"))
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            line.trim_matches('|')
                .split(" | ")
                .map(str::trim)
                .collect::<Vec<_>>()
        });
    let head = rows.next().expect("a head");
    assert_eq!(head[1], "2020 年（基期）");
    assert!(head[2].ends_with("年（预测）"), "{head:?}");
    let rows: BTreeMap<&str, Vec<&str>> = rows
        .skip(1)
        .map(|row| (row[0], row[1..].to_vec()))
        .collect();
    let results = sheet(workbook, "主要结果");
    // The caption, the head, then a row for each quantity and year.
    let mut compared = 0;
    for row in results.rows().skip(2) {
        // Below the rows stands a note, where there is one.
        let Some(year) = row[3].as_f64() else {
            continue;
        };
        let words = |column: usize| row[column].get_string().expect("words");
        // No brackets within brackets.
        let unit = words(1).replace('（', "，").replace('）', "");
        let title = format!("{}（{unit}，{}）", words(0), words(2));
        let column = head
            .iter()
            .position(|own| own.starts_with(&format!("{year} 年")));
        let cell = rows[title.as_str()][column.expect("the year") - 1];
        for ([value, half], number) in three(cell).into_iter().zip(&row[5..]) {
            let number = number.get_float().expect("a number");
            let slack = half * (1.0 + 1e-6) + 1e-9;
            assert!(
                (value - number).abs() <= slack,
                "{title} {year}: {cell}, {number}"
            );
            compared += 1;
        }
    }
    assert!(compared > 60, "{compared}");
    // Probabilities and medians of the targets too; and a year has no comma.
    let targets = sheet(workbook, "规划目标");
    let chances = targets.rows().filter(|row| row[3].is_float()).count();
    assert!(chances > 3, "{chances}");
    // Incomes that are to keep step have their own growth, not by how little it is apart.
    let mut rows = targets.rows();
    let income = rows.find(|row| {
        row[0]
            .get_string()
            .is_some_and(|name| name.contains("人均收入"))
    });
    let growth = income.and_then(|row| row[6].get_float()).expect("a growth");
    assert!(growth > 0.02, "{growth}");
    let styles = part(workbook, "xl/styles.xml");
    has(
        &styles,
        &[
            "formatCode=\"0\"",
            "formatCode=\"#,##0\"",
            "formatCode=\"0%\"",
        ],
    );
    assert!(set_for_print(workbook) > 2);
}

#[test]
fn the_workbook_to_fill_in_is_set_for_print() {
    let choices = Choices {
        name: "jia".into(),
        region: "330001".into(),
        place: "甲县".into(),
        base: "wenling".into(),
        base_year: 2020,
        targets: vec!["覆盖率".into()],
        share: "覆盖率".into(),
        published: "补贴".into(),
        services: vec!["补贴".into()],
        limited: vec!["补贴".into()],
        payers: vec!["县级财政".into()],
    };
    let book = template(&choices, &Contents::new(), Tongue::default()).expect("a workbook");
    assert!(set_for_print(&book) >= 5);
    let names = part(&book, "xl/workbook.xml");
    let repeated = names.matches("_xlnm.Print_Titles").count();
    assert_eq!(repeated, 11, "{names}");
}

/// A register of another year than the base year.
#[test]
fn holders_of_the_base_year_and_of_the_register_are_told_apart() {
    let desk = Desk::new();
    desk.write(
        "models/wenling/register.csv",
        "年份,指标,类别,等级,年龄,性别,镇街,人数\n2021,持证人数,,,,,,36500\n",
    );
    let mut model = desk.read("models/wenling/model.toml");
    model.push_str(
        "\n[register]\nfile = \"register.csv\"\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n",
    );
    desk.write("models/wenling/model.toml", model);
    let output = brief(&desk, &["--formats", "md,xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let markdown = text(&read(&desk, "md"));
    has(
        &markdown,
        &[
            "是基期人数",
            "2021 年末的 36,500 人是登记册的实有人数",
            "2020 年（基期）",
        ],
    );
    let people = sheet(&read(&desk, "xlsx"), "人口");
    let head: Vec<&str> = people
        .rows()
        .nth(1)
        .expect("a head")
        .iter()
        .filter_map(Data::get_string)
        .collect();
    let column = head
        .iter()
        .position(|own| own.starts_with("登记册"))
        .expect("the register");
    let mut counted = people.rows().filter(|row| row[column].is_float());
    let row = counted.next().expect("a count");
    assert_eq!(
        (row[0].as_f64(), row[column].as_f64()),
        (Some(2021.0), Some(36500.0))
    );
    assert_eq!(row[1].get_string(), Some("预测"));
    assert!(counted.next().is_none());
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A letterhead such as an office has: a header of its own, its own body text, wider margins.
fn letterhead(without: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>")
    };
    let package = "http://schemas.openxmlformats.org/package/2006";
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"{word}.document.main+xml\"/>\
                 <Override PartName=\"/word/styles.xml\" ContentType=\"{word}.styles+xml\"/>\
                 <Override PartName=\"/word/header1.xml\" ContentType=\"{word}.header+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\">{}</Relationships>",
                relation("rId1", "officeDocument", "word/document.xml")
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\">{}{}</Relationships>",
                relation("rId1", "styles", "styles.xml"),
                relation("rId9", "header", "header1.xml")
            ),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body><w:p><w:r><w:t>温岭市残联文件</w:t></w:r></w:p><w:p/><w:sectPr>\
                 <w:headerReference w:type=\"first\" r:id=\"rId9\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
                 <w:pgMar w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" w:left=\"1800\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>\
                 <w:titlePg/></w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/styles.xml",
            format!(
                "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>\
                 <w:rPr><w:sz w:val=\"28\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/>\
                 <w:basedOn w:val=\"a\"/></w:style></w:styles>"
            ),
        ),
        (
            "word/header1.xml",
            format!(
                "<w:hdr xmlns:w=\"{W}\"><w:p><w:r><w:t>温岭市残疾人联合会文件</w:t></w:r></w:p></w:hdr>"
            ),
        ),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts.iter().filter(|(name, _)| *name != without) {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        archive.write_all(xml.as_bytes()).expect("written");
    }
    archive.finish().expect("a container").into_inner()
}

#[test]
fn a_letterhead_beside_the_model_gives_its_page_and_styles() {
    let desk = Desk::new();
    desk.write("models/wenling/letterhead.docx", letterhead(""));
    let output = brief(&desk, &["--formats", "docx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let docx = read(&desk, "docx");
    has(
        &part(&docx, "word/header1.xml"),
        &["温岭市残疾人联合会文件"],
    );
    let document = part(&docx, "word/document.xml");
    has(
        &document,
        &[
            "<w:headerReference w:type=\"first\" r:id=\"rId9\"/>",
            "w:right=\"1800\"",
            "<w:titlePg/>",
            "<w:pStyle w:val=\"1\"/>",
            "<w:pStyle w:val=\"a\"/>",
            "<w:pStyle w:val=\"TableHead\"/>",
        ],
    );
    // What stands in its body stands above the title, once.
    let (above, below) = document
        .split_once("<w:t>温岭市残联文件</w:t></w:r></w:p>")
        .expect("the head of the first page");
    assert!(above.ends_with("<w:body><w:p><w:r>"), "{above}");
    assert!(!below.contains("温岭市残联文件"));
    let styles = part(&docx, "word/styles.xml");
    has(
        &styles,
        &["w:styleId=\"TableHead\"", "<w:sz w:val=\"28\"/>"],
    );
    // What is named is there, once, and of a kind.
    let relations = part(&docx, "word/_rels/document.xml.rels");
    let kinds = part(&docx, "[Content_Types].xml");
    for target in relations.split("Target=\"").skip(1) {
        let target = target.split('"').next().expect("a name");
        let name = format!("word/{target}");
        assert_eq!(
            parts(&docx).iter().filter(|own| **own == name).count(),
            1,
            "{name}"
        );
        let told = kinds.contains(&format!("PartName=\"/{name}\"")) || name.ends_with(".png");
        assert!(told, "{name} in {kinds}");
    }
    for name in parts(&docx)
        .iter()
        .filter(|name| name.ends_with("xml") || name.ends_with("rels"))
    {
        is_well_formed(&part(&docx, name));
    }
    // As wide as the margins leave it: 11906 − 2 × 1800.
    has(&document, &["<w:tblW w:w=\"8306\" w:type=\"dxa\"/>"]);
    has(
        &desk.read("out/wenling/report-brief/receipt.toml"),
        &["letterhead.docx"],
    );
    let output = desk.call(&["verify", "out/wenling/report-brief/receipt.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn a_broken_letterhead_is_refused_before_anything_runs() {
    let desk = Desk::new();
    let half = letterhead("");
    let cases = [
        (
            b"this is no Word file".to_vec(),
            "不是 docx 文件",
            "it is no docx file",
        ),
        (
            half[..half.len() / 2].to_vec(),
            "不是 docx 文件",
            "it is no docx file",
        ),
        (
            letterhead("word/header1.xml"),
            "缺少其中的 word/header1.xml",
            "its part word/header1.xml is missing",
        ),
        (
            letterhead("word/styles.xml"),
            "缺少其中的 word/styles.xml",
            "its part word/styles.xml is missing",
        ),
    ];
    for (bytes, zh, en) in cases {
        desk.write("models/wenling/letterhead.docx", bytes);
        for (language, said) in [("zh", zh), ("en", en)] {
            let output = brief(&desk, &["--lang", language]);
            assert_eq!(output.status.code(), Some(2));
            has(
                &text(&output.stderr),
                &["models/wenling/letterhead.docx", said],
            );
        }
        let output = desk.call(&["check", "models/wenling"]);
        assert_eq!(output.status.code(), Some(2));
        has(
            &text(&output.stderr),
            &["models/wenling/letterhead.docx", zh, "另存为 docx"],
        );
    }
    assert!(!desk.path("out").exists());
    // A paper that has no use for it does not ask.
    let output = brief(&desk, &["--formats", "md"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}
