//! `check`, `list`, `completions`, and calls that make no sense.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Desk, has, plancast, text};
use crate::runs::root;

fn said(arguments: &[&str]) -> String {
    let output = plancast(arguments, root());
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        text(&output.stderr)
    );
    assert!(
        output.stderr.is_empty(),
        "{arguments:?}: {}",
        text(&output.stderr)
    );
    text(&output.stdout)
}

#[test]
fn check_prints_the_contradiction_of_the_plan() {
    let zh = said(&["check", "models/wenling"]);
    has(
        &zh,
        &[
            "提醒",
            "plan.toml",
            "rehabilitation_text",
            ">99%",
            "基期 95%",
            "个情景可以运行",
        ],
    );
    let en = said(&["check", "models/wenling", "--lang", "en"]);
    has(&en, &["warning", "> 99%", "95%", "7 scenarios can run"]);
}

/// What is printed of the base year and where a process starts: both files with their lines, and nothing where the start
/// rounds to what is printed.
#[test]
fn check_holds_baselines_against_starts() {
    let desk = Desk::new();
    let call = || text(&desk.call(&["check", "models/wenling"]).stdout);
    let said = call();
    has(&said, &["day_centre_coverage.baseline", "90%", "93.75%"]);
    assert!(!said.contains("employment.baseline"), "{said}");
    let plan = desk.set(
        "models/wenling/plan.toml",
        "targets.employment",
        "baseline",
        "0.55",
    );
    let start = desk.line(
        "models/wenling/processes.toml",
        "start = { kind = \"uniform\", low = 0.565, high = 0.575 }",
    );
    let said = call();
    let line = said
        .lines()
        .find(|line| line.contains("employment.baseline"));
    let parts = [
        "提醒",
        &plan,
        "models/wenling/processes.toml",
        &start,
        "57%",
    ];
    has(line.expect("a warning"), &parts);
}

#[test]
fn check_says_all_faults_at_once() {
    let desk = Desk::new();
    let value = "{ kind = \"lognormal\", median = -0.77, sd_log = 0.1 }";
    desk.set(
        "models/wenling/parameters.toml",
        "worsening",
        "distribution",
        value,
    );
    let value = "{ county = 0.5, city = 0.2 }";
    desk.set(
        "models/wenling/services.toml",
        "dibao_single.cost",
        "payers",
        value,
    );
    let value = "{ process = \"income_gaps\" }";
    desk.set(
        "models/wenling/plan.toml",
        "targets.income_growth",
        "measure",
        value,
    );
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["-0.77", "合计", "income_gaps"]);
}

#[test]
fn list_names_what_there_is() {
    has(
        &said(&["list"]),
        &[
            "models/china",
            "models/wenling",
            "温岭市残疾人服务",
            "2020—2035",
        ],
    );
    has(
        &said(&["list", "scenarios", "models/wenling"]),
        &[
            "baseline",
            "care_grade_3",
            "faster_ageing",
            "long_term_care_insurance",
            "长期护理保险",
        ],
    );
    has(
        &said(&["list", "series", "models/wenling", "--lang", "en"]),
        &[
            "holders.visual",
            "care_subsidy.served",
            "cost.all.constant",
            "certificate holders",
        ],
    );
    has(
        &said(&["list", "datasets"]),
        &["census/2022/population", "2020年人口普查"],
    );
}

#[test]
fn lists_can_be_read_by_programs() {
    let json = |arguments: &[&str]| -> Vec<Value> {
        let printed = said(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&printed).expect("JSON")
    };
    assert_eq!(json(&["list", "scenarios", "models/wenling"]).len(), 7);
    let series = json(&["list", "series", "models/china"]);
    assert_eq!(series[0]["key"], "population");
}

#[test]
fn completions_for_a_shell() {
    has(
        &said(&["completions", "bash"]),
        &["_plancast", "--scenario", "complete"],
    );
}

#[test]
fn help_says_what_each_verb_does() {
    let help = said(&["--help"]);
    has(&help, &["run", "check", "list", "completions"]);
    has(
        &said(&["run", "--help"]),
        &[
            "--scenario",
            "--draws",
            "--seed",
            "--threads",
            "--until",
            "--out",
            "--lang",
            "--format",
            "--as-of",
        ],
    );
    has(&said(&["--version"]), &[env!("CARGO_PKG_VERSION")]);
}

/// Calls of the program in a text, without what is said of them.
fn calls(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut is_fenced = false;
    for line in text.lines() {
        is_fenced ^= line.starts_with("```");
        let typed = match is_fenced {
            true => line.split(" #").next().into_iter().collect(),
            false => line.split('`').skip(1).step_by(2).collect::<Vec<_>>(),
        };
        let typed = typed
            .iter()
            .filter_map(|call| call.strip_prefix("plancast "));
        found.extend(typed.map(|call| call.trim().to_string()));
    }
    found
}

/// Every command that the READMEs show is one that the program takes: its verb, its options and their values.
#[test]
fn commands_of_the_readmes_can_be_called() {
    let mut all = BTreeSet::new();
    for readme in ["README.md", "README.zh.md"] {
        let found = calls(&std::fs::read_to_string(root().join(readme)).expect("text"));
        assert!(found.len() > 40, "{readme}: {found:?}");
        all.extend(found);
    }
    for call in all.iter().filter(|call| call.is_ascii()) {
        let words: Vec<&str> = call.split_whitespace().chain(["--help"]).collect();
        let output = plancast(&words, root());
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "plancast {call}: {error}");
    }
}

#[test]
fn calls_that_make_no_sense() {
    for arguments in [
        &["rum"][..],
        &[],
        &["run"],
        &["list", "nothing"],
        &["completions", "dos"],
    ] {
        let output = plancast(arguments, root());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!text(&output.stderr).contains("panicked"));
    }
    let output = plancast(&["list", "models", "nowhere"], root());
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["nowhere", "打不开", "models"]);
}
