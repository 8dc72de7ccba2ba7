//! What a receipt says when it is verified: it names every file that it rests on, and what it is of is made again.

use std::fs;

use ::plancast::report::outbox::checksum;
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
        "--without-charts",
    ]);
    assert!(!desk.path("out/wenling/evaluate/charts").exists());
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

/// A number that was changed in a table and in the receipt alike is found by making it again, which is said.
fn found_by_making_it_again(desk: &Desk, receipt: &str) {
    has(&verified(desk, receipt, true), &["重新计算也得到同样的"]);
    let folder = receipt.trim_end_matches("receipt.toml");
    let known = Receipt::read(&desk.read(receipt)).expect("a receipt");
    let mut outputs = known.outputs.iter().map(|output| output.file.as_str());
    let table = outputs.find(|file| file.ends_with(".csv"));
    let table = table.expect("a table").to_string();
    let file = format!("{folder}{table}");
    let before = desk.read(&file);
    let after = format!("{before}\n");
    let sums = [&before, &after].map(|text| checksum(text.as_bytes()));
    desk.write(&file, &after);
    desk.edit(receipt, &sums[0], &sums[1]);
    let said = verified(desk, receipt, false);
    has(&said, &["重新计算的结果不同", &table]);
    assert!(!said.contains("内容已改变"), "{said}");
    desk.write(&file, &before);
    desk.edit(receipt, &sums[1], &sums[0]);
}

#[test]
fn a_budget_is_made_again_with_all_that_was_asked() {
    let desk = Desk::new();
    let asked = "budget models/wenling --with care_subsidy.standard=600@2026 --as-of 2023 --until 2030 --period 2026-2028 \
                 --appropriation 2027=1.2亿 --certainty 80 --draws 3 --seed 5 --out out";
    desk.done(&asked.split_whitespace().collect::<Vec<_>>());
    let folders = fs::read_dir(desk.path("out/wenling")).expect("it is there");
    let names = folders.flatten().map(|folder| folder.file_name());
    let mut names = names.map(|name| name.to_string_lossy().into_owned());
    let own = names.find(|name| name.starts_with("budget"));
    let receipt = format!("out/wenling/{}/receipt.toml", own.expect("a budget"));
    has(&desk.read(&receipt), &["as_of = 2023", "until = 2030"]);
    found_by_making_it_again(&desk, &receipt);

    // What the receipt says beside its files is held against the new one too.
    desk.edit(&receipt, "region = \"331081\"", "region = \"331082\"");
    has(
        &verified(&desk, &receipt, false),
        &["receipt.toml decision.region"],
    );
    desk.edit(&receipt, "region = \"331082\"", "region = \"331081\"");

    // A receipt that does not say all that was asked is compared alone.
    desk.edit(&receipt, "whole = true\n", "");
    has(&verified(&desk, &receipt, true), &["未重新计算"]);
}

#[test]
fn an_evaluation_is_made_again_with_what_was_reported() {
    let desk = Desk::new();
    fs::create_dir(desk.path("given")).expect("a folder");
    desk.write("given/actuals.csv", ACTUALS);
    let asked =
        "evaluate models/wenling --actuals given/actuals.csv --as final --draws 2 --out out";
    desk.done(&asked.split_whitespace().collect::<Vec<_>>());
    let receipt = "out/wenling/evaluate/receipt.toml";
    has(
        &desk.read(receipt),
        &["actuals = \"given/actuals.csv\"", "stage = \"final\""],
    );
    found_by_making_it_again(&desk, receipt);

    // What it was made of has changed: that is said, and it is not made again.
    desk.write(
        "given/actuals.csv",
        format!("{ACTUALS}残疾人就业率,2024,58%\n"),
    );
    has(
        &verified(&desk, receipt, false),
        &["内容已改变", "given/actuals.csv", "没有重新计算"],
    );
}

#[test]
fn targets_and_reasons_are_made_again_with_all_that_was_asked() {
    let desk = Desk::new();
    let targets = "targets models/wenling --set employment,care_coverage --probability 0.9 --for 2026-2030 --draws 3 --out out";
    let why = "why models/wenling --from 2025 --to 2028 --of cost.care_subsidy --with care_subsidy.standard=600@2026 \
               --against baseline --draws 3 --out out";
    for (asked, folder, kept) in [
        (targets, "targets", ["set = [", "\"care_coverage\""]),
        (why, "why", ["of = \"cost.care_subsidy\"", "period = ["]),
    ] {
        desk.done(&asked.split_whitespace().collect::<Vec<_>>());
        let folders = fs::read_dir(desk.path("out/wenling")).expect("it is there");
        let names = folders.flatten().map(|folder| folder.file_name());
        let mut names = names.map(|name| name.to_string_lossy().into_owned());
        let own = names.find(|name| name.starts_with(folder));
        let receipt = format!("out/wenling/{}/receipt.toml", own.expect("its folder"));
        has(&desk.read(&receipt), &kept);
        found_by_making_it_again(&desk, &receipt);
    }
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
