//! `new` and `import` from outside: a workbook for a county, filled in, and the model made of it.

mod anywhere;
mod around;
mod clerks;
mod counted;
mod lost;
mod own;
mod recipients;
mod rows;
mod steps;
mod township;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::OnceLock;

use calamine::{Data, Reader as _, Xlsx};
use plancast::source::Language;
use plancast::task::Silent;
use plancast::task::session::Session;
use rust_xlsxwriter::Workbook;

use super::output::files;
use super::{Desk, has, text};
use crate::runs::root;
use rows::ROWS;

/// A county of the census that no model here is of.
const REGION: &str = "331023";

/// The plan of its indicators.
const PLAN: (&str, &[&[&str]]) = ("规划", &[&["天台县规划", "", "2021", "2025"]]);

/// A desk on which the county was begun. What `new` makes is the same on every desk, and made once.
fn begun() -> Desk {
    static MADE: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let desk = Desk::new();
        let said = desk.done(&["new", "tiantai", "--region", REGION]);
        has(&said, &["天台县", "plancast import"]);
        let mut made = files(&desk.path("models"));
        made.retain(|name, _| name.starts_with("tiantai"));
        made
    });
    let desk = Desk::new();
    for (name, bytes) in made {
        for folder in ["models", "begun"] {
            let path = desk.path(folder).join(name);
            let above = path.parent().expect("a folder");
            std::fs::create_dir_all(above).expect("a folder");
            std::fs::write(path, bytes).expect("written");
        }
    }
    desk
}

/// The workbook again with rows of one's own after the examples (made up).
fn fill(desk: &Desk, rows: &[(&str, &[&[&str]])]) {
    let path = desk.path("models/tiantai.xlsx");
    let bytes = std::fs::read(&path).expect("the workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut copy = Workbook::new();
    for name in book.sheet_names() {
        let sheet = copy.add_worksheet();
        sheet.set_name(&name).expect("a name");
        let range = book.worksheet_range(&name).expect("a sheet");
        let mut last = 0;
        for (row, column, cell) in range.used_cells() {
            if let Data::String(text) = cell {
                sheet
                    .write(row as u32, column as u16, text)
                    .expect("written");
                last = last.max(row as u32);
            }
        }
        let own = rows
            .iter()
            .filter(|(own, _)| *own == name)
            .flat_map(|(_, rows)| rows.iter());
        for (place, row) in own.enumerate() {
            for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                sheet
                    .write(last + 1 + place as u32, column as u16, *cell)
                    .expect("written");
            }
        }
    }
    copy.save(path).expect("saved");
}

#[test]
fn a_county_goes_from_its_workbook_to_a_report() {
    let desk = begun();
    fill(&desk, &ROWS);
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(
        &text(&output.stdout),
        &[
            "规划指标：2 行",
            "持证残疾人：2 行",
            "情景：3 行",
            "来源：2 行",
            "沿用 wenling 的模型",
            "“—”表示没有数，这一格未用",
        ],
    );
    let services = desk.read("models/tiantai/services.toml");
    has(
        &services,
        &[
            "source = \"notice_2021\"",
            "province = 0.4",
            "price_year = 2021",
        ],
    );
    let scenario = desk.read("models/tiantai/scenarios/more_centres.toml");
    has(
        &scenario,
        &[
            "add_centres = 3.0",
            "phase = \"front\"",
            "[[lever.eligible]]",
        ],
    );
    let output = desk.call(&["check", "models/tiantai"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    // A work of the model's own that nothing names, and one that is not there.
    let sources = desk.read("models/tiantai/sources.toml");
    let more = sources.replace("notice_2021", "notice_2022");
    std::fs::write(desk.path("models/tiantai/sources.toml"), more).expect("written");
    let output = desk.call(&["check", "models/tiantai"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["没有任何地方用到 notice_2022", "没有叫 notice_2021 的来源"],
    );
    std::fs::write(desk.path("models/tiantai/sources.toml"), sources).expect("written");
    let run = ["run", "models/tiantai", "--draws", "60", "--out", "out"];
    let output = desk.call(&[&run[..], &["--without-charts"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    // The register is met to the person, the recipients as published, the plan is the county's own.
    has(
        &text(&output.stdout),
        &["天台县残疾人服务", "15,200", "≥ 58%"],
    );
    // The workbook itself is no table of what was reported; what it reports is in the model already.
    let book = "models/tiantai.xlsx";
    let output = desk.call(&["evaluate", "models/tiantai", "--actuals", book]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["填报用的工作簿", "评估时不写 --actuals"],
    );
    let output = desk.call(&[
        "report",
        "models/tiantai",
        "--as",
        "midterm",
        "--draws",
        "60",
        "--out",
        "out",
        "--formats",
        "md",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let report = std::fs::read_to_string(desk.path("out/tiantai/report-midterm/report.md"))
        .expect("written");
    has(
        &report,
        &[
            "《天台县残疾人事业发展“十四五”规划》",
            "98.4%",
            "沿用其他地方的模型",
            "天台县残疾人工作年报",
        ],
    );
    // Reading the same workbook again gives the same model, and leaves what others put beside it.
    let scenarios = desk.path("models/tiantai/scenarios");
    std::fs::create_dir_all(&scenarios).expect("a folder");
    std::fs::copy(
        desk.path("models/wenling/scenarios/dibao_uprating.toml"),
        scenarios.join("own.toml"),
    )
    .expect("copied");
    let before = std::fs::read(desk.path("models/tiantai/plan.toml")).expect("written");
    assert_eq!(
        desk.call(&["import", "models/tiantai.xlsx"]).status.code(),
        Some(0)
    );
    assert_eq!(
        std::fs::read(desk.path("models/tiantai/plan.toml")).expect("written"),
        before
    );
    assert!(scenarios.join("own.toml").is_file());
    // What was changed by hand since is not lost without a word.
    desk.edit("models/tiantai/plan.toml", "0.99", "0.97");
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["plan.toml", "改过"]);
}

#[test]
fn every_fault_of_a_workbook_is_said_at_once_with_sheet_and_cell() {
    let desk = begun();
    let before = std::fs::read(desk.path("models/tiantai/model.toml")).expect("written");
    fill(
        &desk,
        &[
            (
                "规划指标",
                &[
                    &[
                        "困难残疾人生活补贴复盖率",
                        "约束性",
                        "%",
                        "98%",
                        "≥",
                        "99%",
                        "2025",
                    ],
                    &["残疾人就业率", "必须", "%", "约55", "大约", "58%", "2025"],
                ],
            ),
            ("人口", &[&["2020", "59.6"], &["2019", "590000"]]),
            (
                "补贴人数与标准",
                &[&["困难残疾人生活补贴", "2020", "310万", "266", "notice_2021"]],
            ),
            (
                "服务与能力",
                &[
                    &["困难残疾人生活补贴", "2020", "3"],
                    &["寄宿托养", "2020", "2.5"],
                ],
            ),
            (
                "资金与来源",
                &[
                    &["寄宿托养", "县级财政", "50%"],
                    &["寄宿托养", "省级财政", "40%"],
                ],
            ),
            (
                "情景",
                &[
                    &[
                        "more",
                        "",
                        "重度残疾人护理补贴",
                        "资格",
                        "一级，内脏",
                        "2024",
                    ],
                    &["baseline", "", "寄宿托养", "增加机构", "2", "2024"],
                    &["late", "", "寄宿托养", "增加机构", "2", "2019"],
                ],
            ),
            ("来源", &[&["gazette_2021", "公报", "统计局", "2021"]]),
        ],
    );
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    has(
        &said,
        &[
            "工作表“规划指标”A3",
            "是不是“困难残疾人生活补贴覆盖率”",
            "B4",
            "约55",
            "大约",
            "工作表“人口”B3",
            "是否写成了万人",
            "A4",
            "C3",
            "不认识“notice_2021”",
            "工作表“服务与能力”A3",
            "C4",
            "工作表“资金与来源”C4",
            "合计 90%",
            "看不懂“内脏”",
            "不用 baseline",
            "工作表“情景”F5",
            "工作表“来源”A3",
        ],
    );
    // Nothing was changed.
    assert_eq!(
        std::fs::read(desk.path("models/tiantai/model.toml")).expect("there"),
        before
    );
}

#[test]
fn a_model_of_somebody_else_is_not_overwritten() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("models/yuhuan")).expect("a folder");
    let output = desk.call(&["new", "yuhuan", "--region", "331083"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["已经存在"]);
    std::fs::rename(
        desk.path("models/wenling/elsewhere.toml"),
        desk.path("models/away.toml"),
    )
    .expect("moved");
    let output = desk.call(&["new", "sanmen", "--region", "331022"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["elsewhere.toml", "打不开"]);
    std::fs::rename(
        desk.path("models/away.toml"),
        desk.path("models/wenling/elsewhere.toml"),
    )
    .expect("moved");
    for code in ["339999", "100亿"] {
        let output = desk.call(&["new", "nowhere", "--region", code]);
        assert_eq!(output.status.code(), Some(2));
        has(&text(&output.stderr), &[code, "六位县级代码"]);
    }
}

/// One file is enough: in an empty folder the program writes out what it needs.
#[test]
fn the_program_carries_models_and_datasets() {
    let folder = crate::runs::scratch();
    let call = |arguments: &[&str]| super::plancast(arguments, folder.path());
    let output = call(&["example", "yuhuan"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for file in [
        "models/yuhuan/model.toml",
        "models/wenling/services.toml",
        "datasets/sources.toml",
    ] {
        assert!(folder.path().join(file).is_file(), "{file}");
    }
    let run = ["run", "models/yuhuan", "--draws", "20", "--out", "out"];
    let output = call(&[&run[..], &["--without-charts"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(call(&["example", "yuhuan"]).status.code(), Some(2));
    let empty = crate::runs::scratch();
    let output = super::plancast(&["new", "tiantai", "--region", REGION], empty.path());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(empty.path().join("models/tiantai.xlsx").is_file());
    let output = super::plancast(&["example", "wenlin"], empty.path());
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["是不是 wenling"]);
}

/// Whatever stands in whichever cell: taken, or refused with its place; never a panic, never a row that vanishes.
#[test]
fn no_cell_of_a_workbook_is_lost_or_causes_a_panic() {
    let desk = begun();
    let odd = [
        "",
        "—",
        "1.2万",
        "-5",
        "99999999999",
        "=1/0",
        "#REF!",
        "98％",
        "二〇二〇年",
        "2025年（目标）",
        "甲",
        "1e400",
        "\u{200B}",
    ];
    for (place, text_in_cell) in odd.into_iter().enumerate() {
        for column in 0..4 {
            let mut row = vec!["2021", "590000", "3000", "2900"];
            row[column] = text_in_cell;
            let rows: &[&[&str]] = &[&row];
            if place > 0 || column > 0 {
                fs_reset(&desk);
            }
            fill(&desk, &[("人口", rows)]);
            let output = desk.call(&["import", "models/tiantai.xlsx"]);
            let (said, error) = (text(&output.stdout), text(&output.stderr));
            match output.status.code() {
                Some(0) => assert!(
                    said.contains("人口：1 行")
                        || text_in_cell.is_empty() && column == 0
                        || text_in_cell == "\u{200B}" && column == 0
                        || text_in_cell == "—" && column == 0,
                    "{text_in_cell} in column {column}: {said}"
                ),
                Some(2) => assert!(
                    error.contains("工作表“人口”"),
                    "{text_in_cell} in column {column}: {error}"
                ),
                other => panic!("{text_in_cell} in column {column}: {other:?} {error}"),
            }
        }
    }
}

/// The evaluation at the middle of the plan of the county that was begun.
fn midterm(desk: &Desk) -> String {
    desk.done(&[
        "report",
        "models/tiantai",
        "--as",
        "midterm",
        "--draws",
        "20",
        "--out",
        "out",
        "--formats",
        "md",
    ]);
    desk.read("out/tiantai/report-midterm/report.md")
}

/// The workbook and the model as they were before it was filled in.
fn fs_reset(desk: &Desk) {
    std::fs::remove_dir_all(desk.path("models/tiantai")).expect("the model");
    super::copy(&desk.path("begun/tiantai"), &desk.path("models/tiantai"));
    std::fs::copy(
        desk.path("begun/tiantai.xlsx"),
        desk.path("models/tiantai.xlsx"),
    )
    .expect("copied");
}

/// Every cell of a workbook as text, by sheet and place.
fn cells(desk: &Desk, file: &str) -> BTreeMap<(String, usize, usize), String> {
    let bytes = std::fs::read(desk.path(file)).expect("a workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut cells = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        for (row, column, cell) in range.used_cells() {
            cells.insert((name.clone(), row, column), cell.to_string());
        }
    }
    cells
}

/// The files that `import` wrote, but for its receipt.
fn model_files(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let inner = |name: &str| std::fs::read_dir(desk.path(name)).into_iter().flatten();
    let folder = inner("models/tiantai").chain(inner("models/tiantai/scenarios"));
    let files = folder.map(|entry| entry.expect("an entry").path());
    let files = files.filter(|path| path.is_file() && !path.ends_with("receipt.toml"));
    files
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), std::fs::read(&path).expect("bytes"))
        })
        .collect()
}

#[test]
fn a_model_goes_back_into_its_workbook_and_comes_out_the_same() {
    let desk = begun();
    fill(&desk, &ROWS);
    let call = |arguments: &[&str], code: i32| {
        let output = desk.call(arguments);
        let (said, error) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {said}{error}"
        );
        said + &error
    };
    call(&["import", "models/tiantai.xlsx"], 0);
    let before = model_files(&desk);
    // The workbook that somebody filled in is not overwritten.
    has(
        &call(&["export", "models/tiantai"], 2),
        &["tiantai.xlsx", "已经存在"],
    );
    let export = |file: &str, code: i32| call(&["export", "models/tiantai", "--out", file], code);
    let said = export("models/second.xlsx", 0);
    has(
        &said,
        &[
            "规划指标：2 行",
            "人口：2 行",
            "持证残疾人：2 行",
            "实际值：1 行",
            "服务与能力：1 行",
            "资金与来源：2 行",
            "情景：3 行",
            "来源：2 行",
        ],
    );
    let second = cells(&desk, "models/second.xlsx");
    let at = |sheet: &str, row, column| second[&(sheet.to_string(), row, column)].as_str();
    assert_eq!(at("规划", 2, 0), "天台县残疾人事业发展“十四五”规划");
    assert_eq!(at("人口", 2, 1), "596000");
    assert_eq!(at("规划指标", 3, 3), "0.55");
    assert_eq!(at("持证残疾人", 3, 2), "肢体");
    assert_eq!(at("补贴人数与标准", 3, 2), "5200");
    assert_eq!(at("补贴人数与标准", 2, 4), "notice_2021：附件1");
    assert_eq!(at("服务与能力", 2, 3), "24");
    assert_eq!(at("资金与来源", 3, 2), "0.4");
    assert_eq!(at("情景", 3, 4), "一级、二级；智力、精神，三级");
    assert_eq!(at("情景", 2, 6), "先多后少");
    assert_eq!(at("来源", 2, 0), "notice_2021");
    assert_eq!(at("实际值", 2, 2), "98.4%");
    // Read again, it makes the same files, and these the same workbook.
    std::fs::remove_dir_all(desk.path("models/tiantai")).expect("the model");
    call(&["import", "models/second.xlsx"], 0);
    assert_eq!(model_files(&desk), before);
    export("models/third.xlsx", 0);
    assert_eq!(cells(&desk, "models/third.xlsx"), second);
    // What is changed by hand and has a cell goes that way too.
    desk.edit("models/tiantai/plan.toml", "0.99", "0.97");
    export("models/changed.xlsx", 0);
    call(&["import", "models/tiantai.xlsx"], 2);
    call(&["import", "models/changed.xlsx"], 0);
    assert!(desk.read("models/tiantai/plan.toml").contains("0.97"));
    // What has none is refused by name, or named where it stays.
    let scenarios = desk.path("models/tiantai/scenarios");
    std::fs::create_dir_all(&scenarios).expect("a folder");
    std::fs::copy(
        desk.path("models/wenling/scenarios/dibao_uprating.toml"),
        scenarios.join("own.toml"),
    )
    .expect("copied");
    has(
        &export("models/beside.xlsx", 0),
        &["scenarios/own.toml", "不在工作簿里"],
    );
    desk.edit(
        "models/tiantai/parameters.toml",
        "sd_log = 0.001",
        "sd_log = 0.004",
    );
    has(
        &export("models/refused.xlsx", 2),
        &["parameters.toml：", ".distribution.sd_log", "装不下"],
    );
    assert!(!desk.path("models/refused.xlsx").exists());
    has(
        &call(&["export", "models/wenling"], 2),
        &["不是 plancast new 建的县"],
    );
}

/// The county that ships is what its own workbook says, to the byte: whoever edits the one edits the other.
#[test]
fn the_county_that_ships_is_made_of_its_workbook() {
    let desk = Desk::new();
    let shipped = root().join("models/dongyang");
    std::fs::copy(
        shipped.join("dongyang.xlsx"),
        desk.path("models/dongyang.xlsx"),
    )
    .expect("copied");
    let output = desk.call(&["import", "models/dongyang.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let files = |folder: PathBuf| -> BTreeMap<String, String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").path());
        // The receipt has the version of the program too.
        let names = names.filter(|path| {
            let workbook = path.extension().is_some_and(|ending| ending == "xlsx");
            !workbook && !path.ends_with("receipt.toml")
        });
        names
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy();
                let own = std::fs::read_to_string(&path).expect("text");
                (name.into_owned(), own)
            })
            .collect()
    };
    assert_eq!(files(desk.path("models/dongyang")), files(shipped));
    // It goes back into a workbook of the same files, and says of itself what it is.
    let output = desk.call(&["export", "models/dongyang", "--out", "models/again.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let cells = cells(&desk, "models/dongyang.xlsx");
    assert!(cells.values().any(|cell| cell.contains("只填了公开的数")));
}

/// A county of a session has files of its own, in which its faults are looked for.
#[test]
fn what_goes_wrong_in_a_county_is_told_of_its_own_file() {
    let desk = begun();
    let parameters = "models/tiantai/parameters.toml";
    desk.set(parameters, "holders_2020.distribution", "median", "68000");
    let run = ["run", "models/tiantai", "--draws", "2", "--out", "out"];
    let said = desk.done(&[&run[..], &["--without-charts"]].concat());
    has(&said, &["持证残疾人", "多于推算的全部残疾人"]);
    let section = "registered_population_2020.distribution";
    desk.set(parameters, section, "sd_log", "2");
    let session = Session::open(&desk.path("models/wenling"), Some(&desk.datasets));
    let session = session.expect("a session");
    let failure = session.run_county(REGION, "baseline", None, 0..4, &Silent);
    let said = failure
        .expect_err("more deaths than people")
        .text(Language::Zh);
    has(&said, &[parameters, "holders_2020", "死亡数将超过"]);
}
