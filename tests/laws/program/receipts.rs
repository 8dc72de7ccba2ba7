//! What is not made again when it is verified: its receipt names every file that it rests on.

use std::fs;

use ::plancast::report::receipt::Receipt;

use super::{Desk, has, text};
use crate::runs::{copy, root};

const ACTUALS: &str = "指标,年份,数值\n残疾人就业率,2023,57.5%\n";

/// Calls `verify`, which finds everything as it was, or not; what it says.
fn verified(desk: &Desk, receipt: &str, as_it_was: bool) -> String {
    let output = desk.call(&["verify", receipt]);
    let said = text(&output.stdout);
    let code = if as_it_was { 0 } else { 1 };
    assert_eq!(
        output.status.code(),
        Some(code),
        "{said}{}",
        text(&output.stderr)
    );
    said
}

#[test]
fn a_decision_rests_on_the_model_s_files_and_on_what_was_given_beside_it() {
    let desk = Desk::new();
    desk.write("actuals.csv", ACTUALS);
    desk.done(&[
        "evaluate",
        "models/wenling",
        "--actuals",
        "actuals.csv",
        "--draws",
        "2",
        "--out",
        "out",
    ]);
    let receipt = "out/wenling/evaluate/receipt.toml";
    let listed = Receipt::read(&desk.read(receipt))
        .expect("a receipt")
        .inputs;
    for file in [
        "model.toml",
        "plan.toml",
        "observations.toml",
        "scenarios/combined.toml",
        "actuals.csv",
    ] {
        assert!(listed.iter().any(|input| input.file == file), "{file}");
    }
    let said = verified(&desk, receipt, true);
    assert!(!said.contains("没有比对"), "{said}");

    // One more row in the table; a comment in the plan.
    for (file, more) in [
        ("actuals.csv", "残疾人就业率,2024,58%\n"),
        ("models/wenling/plan.toml", "# 已核对\n"),
    ] {
        let before = desk.read(file);
        desk.write(file, format!("{before}{more}"));
        let said = verified(&desk, receipt, false);
        let name = file.rsplit('/').next().unwrap_or(file);
        has(&said, &["内容已改变", name]);
        desk.write(file, before);
    }
    let scenario = "models/wenling/scenarios/combined.toml";
    fs::rename(desk.path(scenario), desk.path("combined.toml")).expect("moved");
    has(
        &verified(&desk, receipt, false),
        &["找不到输入文件", "scenarios/combined.toml"],
    );
    fs::rename(desk.path("combined.toml"), desk.path(scenario)).expect("moved back");
    desk.write("models/wenling/observations.csv", ACTUALS);
    has(
        &verified(&desk, receipt, false),
        &["模型里多出的文件", "observations.csv"],
    );
}

#[test]
fn a_decision_rests_on_the_files_of_the_model_that_is_extended() {
    let desk = Desk::new();
    copy(&root().join("models/yuhuan"), &desk.path("models/yuhuan"));
    let out = ["--draws", "2", "--out", "out"];
    desk.done(&[&["budget", "models/yuhuan"], &out[..]].concat());
    let receipt = "out/yuhuan/budget/receipt.toml";
    has(
        &desk.read(receipt),
        &["\"plan.toml\"", "\"../wenling/services.toml\""],
    );
    verified(&desk, receipt, true);
    desk.edit("models/wenling/services.toml", "830", "831");
    has(
        &verified(&desk, receipt, false),
        &["内容已改变", "../wenling/services.toml"],
    );
}

#[test]
fn half_a_receipt_is_none() {
    let desk = Desk::new();
    for (text, whole) in [
        (
            "plancast = \"0.1.0\"\nverb = \"run\"\nseed = 1\ndraws = 2\n",
            false,
        ),
        (
            "plancast = \"0.1.0\"\nverb = \"forecast\"\n\n[[outputs]]\nfile = \"a.csv\"\nsha256 = \"0\"\n",
            true,
        ),
    ] {
        desk.write("receipt.toml", text);
        let output = desk.call(&["verify", "receipt.toml"]);
        let said = text_of(&output);
        assert_eq!(
            output.status.code(),
            Some(if whole { 1 } else { 2 }),
            "{said}"
        );
        assert_eq!(said.contains("收据不完整"), !whole, "{said}");
    }
}

/// What the program says, of whatever kind.
fn text_of(output: &std::process::Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}
