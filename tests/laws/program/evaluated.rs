//! `evaluate` from outside: a table of actuals in, an evaluation out.

use std::process::Output;

use serde_json::Value;

use super::{Desk, has, text};

/// Made up.
const ACTUALS: &str = "指标,年份,数值
困难残疾人生活补贴覆盖率,2021,98.2%
困难残疾人生活补贴覆盖率,2023,98.7%
重度残疾人护理补贴覆盖率,2023年,９９．２％
残疾人就业率,2023,57.5%
户籍人口,2023,1206000
残疾人文体服务覆盖率,2023,暂无
";

/// Wenling's plan evaluated on a table, with so many draws.
fn evaluated(desk: &Desk, table: &str, draws: &str, more: &[&str]) -> Output {
    let model = ["evaluate", "models/wenling", "--actuals", table];
    let fixed = ["--draws", draws, "--out", "out"];
    desk.call(&[&model[..], &fixed, more].concat())
}

#[test]
fn a_plan_is_evaluated_on_a_table() {
    let desk = Desk::new();
    desk.write("actuals.csv", ACTUALS);
    let call = |more: &[&str]| evaluated(&desk, "actuals.csv", "60", more);
    let output = call(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    has(
        &text(&output.stderr),
        &["提醒", "actuals.csv 第 7 行", "“暂无”，这一行未用"],
    );
    has(
        &said,
        &[
            "中期评估",
            "提前实现 1 项",
            "快于预期 1 项",
            "滞后于预期 1 项",
            "117%",
            "基期时的预测：4 个",
            "平均误差（CRPS，4 个数",
            "年预测的变化（均值，万元）",
            "各年龄持证率",
            "算不出再多一年数据的价值",
        ],
    );
    for made in [
        "tables/changes.csv",
        "charts/actual-and-foretold.zh.png",
        "charts/change-holders.en.svg",
    ] {
        let made = format!("out/wenling/evaluate/{made}");
        assert!(desk.path(&made).is_file(), "{made}");
    }
    let table = desk.read("out/wenling/evaluate/tables/evaluation.csv");
    has(&table, &["living_coverage", "快于预期", "0.987"]);
    assert!(
        desk.path("out/wenling/evaluate/tables/foretold.csv")
            .is_file()
    );
    assert!(desk.path("out/wenling/evaluate/receipt.toml").is_file());
    let output = call(&["--format", "json", "--as", "final", "--without-charts"]);
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["stage"], "final");
    assert_eq!(found["indicators"][1]["status"], "not_reported");
    assert_eq!(found["quality"]["cases"], 4);
    assert_eq!(found["brier"], Value::Null);
    let changes = found["changes"].as_array().expect("changes");
    assert!(
        changes
            .iter()
            .any(|one| one["key"] == "holders" && one["year"] == 2025)
    );
    assert_eq!(found["next_figures"], Value::Null);
}

/// A table whose first row has data, and a stage of which nothing was reported yet.
#[test]
fn a_table_without_a_heading_and_a_stage_that_is_not_there_yet() {
    let desk = Desk::new();
    desk.write(
        "actuals.csv",
        "残疾人就业率,2022,57%\n残疾人就业率,2023,57.5%\n",
    );
    let output = evaluated(&desk, "actuals.csv", "2", &[]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &[
            "actuals.csv：表头是“残疾人就业率、",
            "请在它上面加一行表头：指标,年份,数值",
        ],
    );
    assert_eq!(said.matches("错误：").count(), 1, "{said}");

    desk.write("actuals.csv", "指标,年份,数值\n残疾人就业率,2023,57.5%\n");
    let output = evaluated(
        &desk,
        "actuals.csv",
        "2",
        &["--as", "final", "--without-charts"],
    );
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    has(
        &said,
        &["提醒：按终期评估，而实际值只到 2023 年，2025 年的还没有"],
    );
}

#[test]
fn actuals_that_cannot_be_are_refused() {
    let desk = Desk::new();
    desk.write(
        "actuals.csv",
        "指标,年份,数值\n困难残疾人生活补帖覆盖率,2023,98%\n残疾人就业率,2023,57.5\n",
    );
    let output = evaluated(&desk, "actuals.csv", "10", &[]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "actuals.csv",
            "第 2 行",
            "困难残疾人生活补帖覆盖率",
            "困难残疾人生活补贴覆盖率",
        ],
    );
    desk.write("actuals.csv", "指标,年份,数值\n残疾人就业率,2023,57.5\n");
    let output = evaluated(&desk, "actuals.csv", "10", &[]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["actuals.csv 第 2 行", "57.5", "0～1"],
    );
    desk.write("actuals.csv", "指标,年份,数值\n残疾人就业率,2023.5,57.5%\n");
    let output = evaluated(&desk, "actuals.csv", "10", &[]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["actuals.csv", "“2023.5”", "若是月份请写 2023-05"],
    );
    // Nothing of the plan was reported.
    desk.write("actuals.csv", "指标,年份,数值\n户籍人口,2023,1206000\n");
    let output = evaluated(&desk, "actuals.csv", "10", &[]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["没有可以评估的实际值", "基期 2020 年以后"],
    );
    // What was not known yet is not evaluated, and that is why.
    desk.write("actuals.csv", "指标,年份,数值\n残疾人就业率,2023,57.5%\n");
    let output = evaluated(&desk, "actuals.csv", "10", &["--as-of", "2022"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["只用 2022 年已得知的数"]);
    assert!(!desk.path("out").exists());
}

/// A file of a model is no table, which is said and not taken for something else.
#[test]
fn actuals_in_a_file_of_a_model_are_refused_by_what_they_are() {
    let desk = Desk::new();
    let report = "[[observation]]\ntarget = \"employment\"\nyear = 2023\nvalue = 0.592\n";
    desk.write("actuals.toml", report);
    let output = evaluated(&desk, "actuals.toml", "8", &[]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    has(&said, &["actuals.toml", "TOML", "observations.toml"]);
    assert_eq!(said.matches("错误").count(), 1, "{said}");
}
