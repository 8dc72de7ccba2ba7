//! `manual` from outside: every mark filled, real lists, what the program says, in both languages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ::plancast::source::{Phrases, Tongue};
use ::plancast::task::Silent;
use ::plancast::task::manual::{Settings, manual};
use ::plancast::task::report::Form;

use super::output::{drawn, files};
use super::papers::{is_well_formed, part};
use super::{Desk, has, plancast, text};

/// The manual in a language and in these forms, of those that need no other program; its folder.
fn written(folder: &Path, language: &str, forms: &str) -> PathBuf {
    let asked = ["manual", "--lang", language, "--formats", forms];
    let output = plancast(
        &[&asked[..], &["--draws", "40", "--out", "out"]].concat(),
        folder,
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let own = folder.join(format!("out/manual-{language}"));
    let receipt = std::fs::read_to_string(own.join("receipt.toml"));
    has(
        &receipt.expect("a receipt"),
        &["verb = \"manual\"", "draws = 40"],
    );
    own
}

/// Names of charts, without language and ending, by those of their files.
fn named<'n>(files: impl Iterator<Item = &'n str>) -> BTreeSet<String> {
    files
        .filter_map(|name| name.split('.').next().map(str::to_string))
        .collect()
}

/// Names of the charts in a folder.
fn charts(folder: &Path) -> BTreeSet<String> {
    let names = files(folder);
    named(names.keys().map(String::as_str))
}

/// Every picture is named in the manual of either language.
fn all_explained(pictures: &BTreeSet<String>) {
    let manuals = [
        include_str!("../../../src/report/manual/zh.md"),
        include_str!("../../../src/report/manual/en.md"),
    ];
    assert!(!pictures.is_empty());
    let plain = pictures.iter().map(|name| {
        // Further pages of a picture have its name and a number.
        let plain = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        plain.trim_end_matches('-')
    });
    let lacking = plain.filter(|plain| manuals.iter().any(|manual| !manual.contains(*plain)));
    let faults: Vec<&str> = lacking.collect();
    assert!(faults.is_empty(), "{faults:?}");
}

/// The pictures that a verb of the program drew on a desk are in the manual.
pub(super) fn are_explained(desk: &Desk, verb: &str) {
    all_explained(&charts(
        &desk.path(&format!("program/wenling/{verb}/charts")),
    ));
}

/// Values of an attribute, in order.
fn values<'x>(xml: &'x str, before: &str) -> Vec<&'x str> {
    xml.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn the_manual_is_whole_in_both_languages() {
    let folder = crate::runs::scratch();
    let own = written(folder.path(), "zh", "md,html,docx");
    let read = |name: &str| std::fs::read(own.join(name)).unwrap_or_else(|_| panic!("{name}"));
    let [zh, page] = ["manual.md", "manual.html"].map(|name| text(&read(name)));
    let docx = read("manual.docx");
    let en = written(folder.path(), "en", "md").join("manual.md");
    let en = std::fs::read_to_string(en).expect("the manual");
    for text in [&zh, &en, &page] {
        assert!(!text.contains("{{") && !text.contains("}}"));
        // Complaints name files as a planner does, not where they were spoilt.
        assert!(!text.contains(&std::env::temp_dir().display().to_string()));
    }
    has(
        &zh,
        &[
            "# plancast 使用手册",
            "是不是“困难残疾人生活补贴覆盖率”",
            "是否写成了万人",
            "工作表“规划指标”F4",
            "models/wenling/plan.toml",
            "99% 写 0.99",
            "care_subsidi",
            "提醒：",
            "无依据",
            "安排 40,000.00 万元",
            "plancast verify",
            "规划人员使用手册",
        ],
    );
    has(
        &en,
        &[
            "# plancast: a manual for planners",
            "no evidence",
            "warning: models/wenling/plan.toml",
            "such as care_subsidy",
            "The manual for planners",
        ],
    );
    assert_eq!(zh.matches("![").count(), en.matches("![").count());
    // Lists are lists: each has a number that is declared, and steps begin at one.
    let document = part(&docx, "word/document.xml");
    let numbering = part(&docx, "word/numbering.xml");
    is_well_formed(&document);
    is_well_formed(&numbering);
    is_well_formed(&part(&docx, "word/styles.xml"));
    let used: BTreeSet<&str> = values(&document, "<w:numId w:val=\"").into_iter().collect();
    let declared = values(&numbering, "<w:num w:numId=\"");
    assert!(used.len() > 1, "{used:?}");
    assert_eq!(used, declared.iter().copied().collect());
    assert_eq!(
        numbering.matches("startOverride").count(),
        declared.len() - 1
    );
    has(
        &part(&docx, "[Content_Types].xml"),
        &["/word/numbering.xml"],
    );
    has(
        &part(&docx, "word/_rels/document.xml.rels"),
        &["numbering.xml"],
    );
    assert_eq!(
        page.matches("<li>").count(),
        document.matches("<w:numPr>").count() + values(&page, "<li><a href=\"").len()
    );
    has(&page, &["<ol>\n<li>", "<ul>\n<li>", "<pre tabindex=\"0\">"]);
    // Every picture that is shown is a file too.
    let drawn = charts(&own.join("charts"));
    assert_eq!(drawn.len(), zh.matches("![").count());
}

/// The language is invented: text, pictures, numbers of tables and tags are those of its readers, and what is typed is
/// typed by everybody.
#[test]
fn the_manual_is_there_in_a_language_that_is_a_book() {
    const BOOK: Phrases = Phrases(&[
        ("plancast: a manual for planners", "plancast: manlibro"),
        ("{}. Walk through the example first", "{0}. La ekzemplo"),
        ("Table", "Tabelo"),
        ("Figure", "Bildo"),
        ("Indicator", "Montrilo"),
        ("Sources:", "Fontoj:"),
    ]);
    let folder = crate::runs::scratch();
    let settings = Settings {
        language: Tongue::with_book("x-test", ("试语", "the tests' own"), BOOK),
        forms: vec![Form::Md, Form::Html],
        draws: 20,
        verbs: Vec::new(),
        out: folder.path().to_path_buf(),
    };
    let done = manual(&settings, &Silent).expect("it is written");
    assert_eq!(done.title, "plancast: manlibro");
    let own = folder.path().join("manual-x-test");
    let read = |name: &str| std::fs::read_to_string(own.join(name)).expect(name);
    has(
        &read("manual.md"),
        &[
            "# plancast: manlibro",
            "## 1. La ekzemplo",
            "**Tabelo 1. ",
            "Bildo 1. ",
            "plancast check models/wenling",
            "texts are in English",
        ],
    );
    has(&read("manual.html"), &["<html lang=\"x-test\">"]);
    let board = read("charts/board-of-4.svg");
    has(&board, &["lang=\"x-test\"", "\nMontrilo\n", "\nFontoj: "]);
    assert!(!board.contains("\nIndicator\n"));
}

/// Whoever meets a picture finds it in the manual: here those of a run; those of other verbs where these are called.
#[test]
fn every_picture_of_the_verbs_is_explained() {
    let (_, files) = drawn();
    let pictures = files
        .keys()
        .filter_map(|name| name.strip_prefix("wenling/care_grade_3/charts/"));
    all_explained(&named(pictures));
}
