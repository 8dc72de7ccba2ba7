//! Models and scenarios that do not exist, or that go in a circle.

use super::{Desk, has};

#[test]
fn a_missing_model() {
    let desk = Desk::new();
    let output = desk.call(&["run", "models/wenlin", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &super::text(&output.stderr),
        &["models/wenlin", "没有 model.toml", "是不是 wenling？"],
    );
    let output = desk.call(&["run", "models/wenlin", "--lang", "en", "--out", "out"]);
    has(
        &super::text(&output.stderr),
        &[
            "models/wenlin",
            "there is no model.toml",
            "Did you mean wenling?",
        ],
    );
    assert!(!desk.path("out").exists());
}

#[test]
fn a_missing_scenario() {
    let desk = Desk::new();
    desk.refused(
        &["--scenario", "care_grade3"],
        &["没有叫 care_grade3 的情景", "是不是 care_grade_3？"],
    );
    desk.refused(
        &["--scenario", "care_grade_3", "--scenario", "nobody_knows"],
        &["nobody_knows", "baseline（基准）、care_grade_3（"],
    );
}

#[test]
fn scenarios_that_extend_each_other() {
    let desk = Desk::new();
    let file = "models/wenling/scenarios/faster_ageing.toml";
    desk.write(file, format!("extends = \"combined\"\n{}", desk.read(file)));
    desk.refused(
        &["--scenario", "combined"],
        &[
            "scenarios/",
            "第 1 行 extends",
            "combined → faster_ageing → combined",
            "绕成了圈",
        ],
    );
    desk.write(
        file,
        desk.read(file).replace("\"combined\"", "\"faster_ageing\""),
    );
    desk.refused(
        &["--scenario", "faster_ageing"],
        &["faster_ageing → faster_ageing", "绕成了圈"],
    );
    desk.write(
        file,
        desk.read(file)
            .replace("extends = \"faster_ageing\"", "extends = \"faster_aging\""),
    );
    desk.refused(
        &["--scenario", "faster_ageing"],
        &[
            "faster_ageing.toml",
            "第 1 行 extends",
            "没有叫 faster_aging 的情景",
            "是不是 faster_ageing？",
        ],
    );
}

#[test]
fn a_scenario_extends_a_name_or_a_list_of_names() {
    let desk = Desk::new();
    let file = "models/wenling/scenarios/combined.toml";
    desk.edit(file, "extends = \"faster_ageing\"", "extends = 3");
    desk.refused(
        &["--scenario", "combined"],
        &["combined.toml", "第 1 行", "写的是整数 3", "名称的列表"],
    );
    desk.edit(
        file,
        "extends = 3",
        "extends = [\"faster_ageing\", \"care_grade3\"]",
    );
    desk.refused(
        &["--scenario", "combined"],
        &[
            "combined.toml",
            "第 1 行 extends",
            "没有叫 care_grade3 的情景",
            "是不是 care_grade_3？",
        ],
    );
    desk.edit(file, "care_grade3", "combined");
    desk.refused(
        &["--scenario", "combined"],
        &["combined → combined", "绕成了圈"],
    );
}

#[test]
fn a_change_of_what_is_not_there() {
    let desk = Desk::new();
    let file = "models/wenling/scenarios/dibao_uprating.toml";
    desk.edit(file, "change.processes.dibao", "change.processes.dibo");
    desk.refused(
        &["--scenario", "dibao_uprating"],
        &["dibao_uprating.toml", "模型里没有 dibo", "例如 dibao"],
    );
    desk.edit(file, "change.processes.dibo", "change.process.dibao");
    desk.refused(
        &["--scenario", "dibao_uprating"],
        &["情景不能改 process", "change.processes"],
    );
    desk.edit(file, "change.process.dibao", "change.processes.dibao");
    desk.edit(file, "mean = {", "means = {");
    let line = desk.line(file, "means = {");
    desk.refused(
        &["--scenario", "dibao_uprating"],
        &["dibao_uprating.toml", &line, "means"],
    );
    desk.edit(file, "means = {", "mean = {");
    desk.edit(file, "from = 2022", "from = 2019");
    let line = desk.line(file, "from = 2019");
    desk.refused(
        &["--scenario", "dibao_uprating"],
        &["dibao_uprating.toml", &line, "2019 年", "2021 到 2035"],
    );
    desk.edit(file, "from = 2019", "form = 2022");
    desk.refused(
        &["--scenario", "dibao_uprating"],
        &["dibao_uprating.toml", &line, "form", "是不是 from"],
    );
}

#[test]
fn a_distribution_that_a_scenario_makes_impossible() {
    let desk = Desk::new();
    let file = "models/wenling/scenarios/dibao_uprating.toml";
    let value = "{ kind = \"normal\", mean = 0.08, sd = -0.015 }";
    desk.set(file, "change.processes.dibao", "mean", value);
    desk.refused(
        &["--scenario", "dibao_uprating"],
        &["dibao_uprating.toml", "分布不可能", "-0.015"],
    );
}

#[test]
fn a_year_as_of_which_nothing_was_known() {
    let desk = Desk::new();
    desk.refused(&["--as-of", "1990"], &["早于基期 2020 年", "--as-of"]);
    let output = desk.call(&[
        "run",
        "models/wenling",
        "--as-of",
        "last year",
        "--out",
        "out",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!desk.path("out").exists());
}

#[test]
fn numbers_that_no_run_can_have() {
    let desk = Desk::new();
    for arguments in [
        ["--draws", "0"],
        ["--threads", "0"],
        ["--seed", "-1"],
        ["--draws", "many"],
    ] {
        let output =
            desk.call(&[&["run", "models/wenling", "--out", "out"], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!desk.path("out").exists());
    }
    desk.refused(
        &["--until", "2019"],
        &["--until 2019", "规划目标要到 2025 年", "请给 2025 或更晚"],
    );
}

#[test]
fn rules_about_households_belong_into_scenarios() {
    let desk = Desk::new();
    let file = "models/wenling/services.toml";
    let low = "eligible = [{ is = [\"low_income\"] }]";
    let asking = "eligible = [{ is = [\"with_other_holders\"] }]";
    desk.write(file, desk.read(file).replacen(low, asking, 1));
    desk.refused(
        &[],
        &[
            "services.toml",
            "destitute_support.eligible.1.is",
            "移到情景",
        ],
    );
    desk.write(
        file,
        desk.read(file)
            .replacen("with_other_holders", "with_other_holder", 1),
    );
    desk.refused(&[], &["services.toml", "with_other_holder"]);
}

#[test]
fn an_engine_that_cannot_answer_is_refused_before_anything_runs() {
    let desk = Desk::new();
    desk.refused(
        &["--scenario", "all", "--engine", "cohorts"],
        &["household_living_subsidy", "--engine"],
    );
}

/// Who is followed one by one, how long it takes and how many draws there are is said before it begins.
#[test]
fn persons_are_announced_with_their_time() {
    let desk = Desk::new();
    let output = desk.call(&[
        "compare",
        "models/wenling",
        "household_living_subsidy",
        "--draws",
        "2",
        "--until",
        "2026",
        "--out",
        "out",
    ]);
    let said = super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    has(
        &said,
        &[
            "生活补贴扩至一户多残、以老养残",
            "按家庭判断，逐人推算 2 次模拟",
            "约需",
        ],
    );
    // Both follow persons, so that births, which the scenario does not touch, are the same life by life.
    let compared =
        desk.read("out/wenling/compare-baseline-household_living_subsidy/tables/compared.csv");
    has(&compared, &["living_subsidy.served"]);
    assert!(!compared.contains("births"), "births differ");
}

/// Whoever runs several scenarios reads the targets once, and of the others what differs.
#[test]
fn targets_of_several_scenarios_are_told_once() {
    let desk = Desk::new();
    let run = ["run", "models/wenling", "--draws", "4", "--without-charts"];
    let of = ["baseline", "dibao_uprating", "combined"];
    let scenarios = of.map(|scenario| ["--scenario", scenario]).concat();
    let said = desk.done(&[&run[..], &scenarios[..], &["--out", "out"]].concat());
    let parts: Vec<&str> = said.split(" · 情景：").collect();
    let [_, first, same, other] = parts[..] else {
        panic!("three scenarios in: {said}");
    };
    let rows = |text: &str| {
        let told = text
            .lines()
            .filter(|line| line.contains("其中") || line.contains("无依据"));
        told.count()
    };
    has(first, &["规划目标 · 实现概率"]);
    has(same, &["规划目标：各项与“基准”相同"]);
    has(other, &["规划目标 · 与“基准”不同的 "]);
    assert_eq!(rows(same), 0, "{same}");
    assert!((1..rows(first)).contains(&rows(other)), "{other}");
}
