//! Faults in what services cost, and services that other places do not have: said with file and line.

use super::{Desk, has, text};

const SERVICES: &str = "models/wenling/services.toml";
const MODEL: &str = "models/wenling/model.toml";

#[test]
fn a_rule_that_is_not_there() {
    let desk = Desk::new();
    let line = desk.set(
        SERVICES,
        "care_subsidy.cost",
        "uprating",
        "{ rule = \"care_standard\" }",
    );
    let said = ["没有叫 care_standard 的提标办法", "care_standards"];
    desk.faulty(&[SERVICES, &line, said[0], said[1]]);
}

#[test]
fn weights_and_ways_that_cannot_be() {
    let desk = Desk::new();
    let line = desk.set(MODEL, "upratings.care_standards", "weights", "[1]");
    desk.faulty(&[MODEL, &line, "2 种办法", "weights"]);
    desk.set(MODEL, "upratings.care_standards", "weights", "[0, 0]");
    desk.faulty(&[MODEL, &line, "不全为 0"]);
    desk.set(MODEL, "upratings.care_standards", "weights", "[2, 1]");
    let line = desk.set(
        MODEL,
        "upratings.care_standards",
        "either",
        "[\"fixed\", { by = \"gdp_growth\" }]",
    );
    desk.faulty(&[MODEL, &line, "没有叫 gdp_growth 的过程"]);
}

#[test]
fn a_standard_that_is_two_things_or_none() {
    let desk = Desk::new();
    let tied = "tied = { to = \"dibao_single\", ratio = { kind = \"fixed\", value = 0.30 } }";
    let amount = "amount = { kind = \"fixed\", value = 250 }";
    desk.edit(SERVICES, tied, &format!("{tied}\n{amount}"));
    let line = desk.line(SERVICES, "[living_subsidy.cost]");
    desk.faulty(&[SERVICES, &line, "amount + tied", "恰好一个"]);
    desk.edit(SERVICES, &format!("{tied}\n{amount}\n"), "");
    desk.faulty(&[SERVICES, &line, "amount、tied、tiers 恰好一个"]);
    desk.edit(
        SERVICES,
        "[living_subsidy.cost]\n",
        &format!("[living_subsidy.cost]\n{amount}\n"),
    );
    desk.faulty(&[SERVICES, &line, "缺少 uprating 或 price_year"]);
}

#[test]
fn a_tie_to_what_has_no_amount_of_its_own() {
    let desk = Desk::new();
    let line = desk.set(
        SERVICES,
        "living_subsidy.cost",
        "tied",
        "{ to = \"care_subsidy\", ratio = { kind = \"fixed\", value = 0.3 } }",
    );
    desk.faulty(&[SERVICES, &line, "care_subsidy 没有自己的 amount"]);
    desk.set(
        SERVICES,
        "living_subsidy.cost",
        "tied",
        "{ to = \"pension_premium\", ratio = { kind = \"fixed\", value = 0.3 } }",
    );
    desk.faulty(&[SERVICES, &line, "支付频次"]);
}

#[test]
fn dated_changes_that_cannot_be() {
    let desk = Desk::new();
    let section = "[dibao_single.cost]\n";
    let step = |said: &str| format!("{section}steps = [{{ from = 2028, {said} }}]\n");
    let narrow = step("ratio = 1.1, sd_log = -0.1");
    desk.edit(SERVICES, section, &narrow);
    let line = desk.line(SERVICES, "steps = [");
    desk.faulty(&[SERVICES, &line, "sd_log 不得小于 0"]);
    desk.edit(SERVICES, &narrow, &step("ratio = 0, sd_log = 0.1"));
    desk.faulty(&[SERVICES, &line, "标准乘以 0", "大于 0 的倍数"]);
}

#[test]
fn tiers_that_leave_somebody_out() {
    let desk = Desk::new();
    let last = "[care_subsidy.cost.tiers.partly_dependent]\n";
    desk.edit(
        SERVICES,
        last,
        &format!("{last}eligible = [{{ grade = [\"2\"] }}]\n"),
    );
    let line = desk.line(SERVICES, last);
    desk.faulty(&[SERVICES, &line, "最后一档限定了对象"]);
    let desk = Desk::new();
    let line = desk.set(
        SERVICES,
        "care_subsidy.cost.tiers.fully_dependent",
        "eligible",
        "[{ is = [\"low_income\"] }]",
    );
    desk.faulty(&[SERVICES, &line, "is"]);
    let desk = Desk::new();
    let line = desk.set(
        SERVICES,
        "care_subsidy.cost.tiers.fully_dependent",
        "entitled",
        "\"care_dependent\"",
    );
    desk.faulty(&[SERVICES, &line, "没有叫 care_dependent 的参数"]);
}

/// Five times as many children in rehabilitation as anywhere else: a warning where the service stands, and a remark
/// of the run; nothing of the kind is said of the model as it is.
#[test]
fn a_service_that_no_other_place_has_is_warned_about() {
    let desk = Desk::new();
    let output = desk.call(&["check", "models/wenling"]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("child_rehabilitation"), "{said}");
    desk.set(
        "models/wenling/processes.toml",
        "child_rehabilitation_need",
        "start",
        "{ kind = \"uniform\", low = 0.5, high = 0.9 }",
    );
    let line = desk.line(SERVICES, "compared_with = \"children_rehabilitation\"");
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    has(
        &said,
        &[SERVICES, &line, "残疾儿童康复", "广东省", "全国", "倍"],
    );
    let run = ["run", "models/wenling", "--draws", "40", "--out", "out"];
    let output = desk.call(&[&run[..], &["--without-charts"]].concat());
    has(
        &text(&output.stdout),
        &["说明：残疾儿童康复", "至少是外地的"],
    );
    // Whoever extends the model is not sent to its files.
    std::fs::create_dir_all(desk.path("models/own")).expect("a folder");
    desk.write("models/own/model.toml", "extends = \"wenling\"\n");
    let said = desk.done(&["check", "models/own"]);
    has(
        &said,
        &["残疾儿童康复", "这项服务沿用别处的", "“服务与能力”表"],
    );
}

/// The estimate has a row for each tier below its service, which alone counts to the total.
#[test]
fn the_estimate_shows_every_tier() {
    let desk = Desk::new();
    let output = desk.call(&[
        "budget",
        "models/wenling",
        "--draws",
        "40",
        "--period",
        "2026-2027",
        "--out",
        "out",
    ]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(
        &said,
        &["2026 年各档", "其中：机构托养（重度残疾人护理补贴）"],
    );
    let table = desk.read("out/wenling/budget/tables/estimate.csv");
    let tiers = table.lines().filter(|line| line.contains("其中："));
    assert_eq!(tiers.clone().count(), 4, "{table}");
    assert!(
        tiers
            .clone()
            .all(|line| line.trim_start_matches('\u{feff}').starts_with(','))
    );
}
