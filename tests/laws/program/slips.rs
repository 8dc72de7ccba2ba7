//! Slips of a hand in a model's files: each is said once, in both languages, at the line where it was written.

use ::plancast::model::ModelFolder;
use ::plancast::model::scenario::BASELINE;

use super::{Desk, has};
use crate::runs::opener;

pub(super) const MODEL: &str = "models/wenling/model.toml";
const PARAMETERS: &str = "models/wenling/parameters.toml";
const PROCESSES: &str = "models/wenling/processes.toml";
pub(super) const SERVICES: &str = "models/wenling/services.toml";
pub(super) const PLAN: &str = "models/wenling/plan.toml";
pub(super) const OBSERVATIONS: &str = "models/wenling/observations.toml";
pub(super) const SCENARIO: &str = "models/wenling/scenarios/mine.toml";

/// A desk with more at the end of one of its files.
pub(super) fn with(file: &str, more: &str) -> Desk {
    let desk = Desk::new();
    let own = desk.read(file);
    desk.write(file, own + "\n" + more);
    desk
}

pub(super) fn report(process: &str, year: i32, value: &str) -> String {
    format!(
        "[[observation]]\nprocess = \"{process}\"\nyear = {year}\nvalue = {value}\nerror = 0\nsource = \"judgement\"\n\
         evidence = \"assumed\"\nverification = \"unverified\"\n"
    )
}

pub(super) fn target(measure: &str, aim: &str, relation: &str, unit: &str) -> String {
    format!(
        "[targets.mine]\ntitle = {{ zh = \"测试\", en = \"mine\" }}\nnature = \"box\"\nmeasure = {measure}\ntarget = {aim}\n\
         relation = \"{relation}\"\nunit = \"{unit}\"\nyear = 2025\nhold = \"end\"\nat = \"测试\"\n"
    )
}

/// What is taken with a reminder that says all of this.
pub(super) fn doubted(desk: &Desk, parts: &[&str]) {
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
    let has_all = |one: &String| parts.iter().all(|part| one.contains(part));
    assert!(said.iter().any(has_all), "{parts:?} in: {said:?}");
}

#[test]
fn what_the_reader_would_say_in_its_own_words() {
    for (from, to, parts) in [
        (
            "age = [18, 100]",
            "age = [18, 60, 100]",
            ["写了 3 项", "2 项的列表"],
        ),
        ("age = [18, 100]", "age = [18]", ["写了 1 项", "2 项的列表"]),
        ("age = [18, 100]", "age = 18", ["整数 18", "应为列表"]),
        (
            "grade = [\"1\", \"2\"]",
            "grade = [1, 2]",
            ["写的不是加引号的文字", "应为加引号的文字"],
        ),
    ] {
        let desk = Desk::new();
        let line = desk.line(SERVICES, from);
        desk.edit(SERVICES, from, to);
        desk.faulty(&[SERVICES, &line, parts[0], parts[1]]);
    }
    let desk = with(PLAN, &target("{ }", "0.6", ">=", "share"));
    desk.faulty(&[PLAN, "measure", "一个键也没有写", "恰好一个键"]);
    let desk = Desk::new();
    desk.set(PARAMETERS, "worsening", "distribution", "0.008");
    desk.faulty(&[PARAMETERS, "小数 0.008", "kind"]);
    let desk = with(OBSERVATIONS, &report("employment_rate", 2023, "2023-12-31"));
    desk.faulty(&[OBSERVATIONS, "写的是日期 2023-12-31"]);
    let desk = with(OBSERVATIONS, &report("employment_rate", 2023, "1e308"));
    let said = desk.faulty(&[OBSERVATIONS, "1e308"]);
    assert!(!said.contains("0000000000"), "{said}");
}

#[test]
fn a_section_that_stands_twice_is_said_once() {
    let desk = with(
        PLAN,
        &target("{ process = \"employment_rate\" }", "0.6", ">=", "share"),
    );
    let own = desk.read(PLAN);
    desk.write(PLAN, own.replace("[targets.mine]", "[targets.pension]"));
    let said = desk.faulty(&[PLAN, "“[targets.pension]”前面已经写过"]);
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn years_that_cannot_follow_each_other_are_said_alone() {
    let desk = Desk::new();
    desk.edit(MODEL, "until = 2035", "until = 2020");
    let said = desk.faulty(&[MODEL, "until", "history_from ≤ base_year < until"]);
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_question_to_a_table_is_said_where_the_model_asks() {
    let desk = Desk::new();
    let line = desk.line(MODEL, "region = \"331081\"");
    desk.edit(MODEL, "region = \"331081\"", "region = \"999999\"");
    desk.faulty(&[MODEL, &line, "region", "region_code = 999999"]);
    for (from, to, parts) in [
        (
            "dataset = \"wpp_mortality\"",
            "dataset = \"wpp_mortalty\"",
            ["mortality.rates", "没有这个数据集"],
        ),
        (
            "{ region = \"全国\" }",
            "{ region = \"火星\" }",
            ["disability.survey", "region = 火星"],
        ),
        (
            "{ region = \"全国\" }",
            "{ regin = \"全国\" }",
            ["disability.survey", "没有 regin 列"],
        ),
    ] {
        let desk = Desk::new();
        let line = desk.line(MODEL, from);
        desk.edit(MODEL, from, to);
        desk.faulty(&[MODEL, &line, parts[0], parts[1]]);
    }
}

#[test]
fn spreads_with_which_no_run_would_end_are_refused() {
    for (name, from, to) in [
        ("fertility_level", "sd_log = 0.10", "sd_log = 10"),
        ("worsening", "sd_log = 0.35", "sd_log = 35"),
        ("net_migration_volatility", "sd_log = 0.4", "sd_log = 40"),
    ] {
        let desk = Desk::new();
        let text = desk.read(PARAMETERS);
        let (before, own) = text.split_once(&format!("[{name}]")).expect("it is there");
        let own = own.replacen(from, to, 1);
        desk.write(PARAMETERS, format!("{before}[{name}]{own}"));
        let line = desk.line(PARAMETERS, to);
        desk.faulty(&[
            PARAMETERS,
            &line,
            &format!("{name}.distribution"),
            "离散程度",
        ]);
    }
    let desk = Desk::new();
    desk.edit(
        PARAMETERS,
        "median = 419616, sd_log = 0.01",
        "median = 419616, sd_log = 1",
    );
    desk.faulty(&[
        PARAMETERS,
        "in_migrants_2020.distribution",
        "十次模拟有九次",
        "1416199",
    ]);
    let desk = Desk::new();
    desk.set(
        PROCESSES,
        "dibao",
        "mean",
        "{ kind = \"normal\", mean = 0.08, sd = 1.5 }",
    );
    desk.faulty(&[PROCESSES, "dibao.mean", "离散程度"]);
}

/// What is a hundred times as large as it should be, in parameters of which a draw says nothing.
#[test]
fn parameters_of_another_size() {
    for (name, value, part) in [
        (
            "migrant_floor",
            "{ kind = \"lognormal\", median = 10, sd_log = 0.4 }",
            "10；应为 0 到 1",
        ),
        (
            "registration_volatility",
            "{ kind = \"lognormal\", median = 2, sd_log = 0.1 }",
            "2；应为 0 到 1.5",
        ),
        (
            "pace_spread",
            "{ kind = \"lognormal\", median = 1.05, sd_log = 0.1 }",
            "1.05；应为 0 到 0.3",
        ),
        (
            "low_income_severe_ratio",
            "{ kind = \"lognormal\", median = 80, sd_log = 0.01 }",
            "80；应为 0.1 到 20",
        ),
        (
            "paid_sum_error",
            "{ kind = \"lognormal\", median = 10, sd_log = 0.01 }",
            "10；应为 0.4 到 2.5",
        ),
    ] {
        let desk = Desk::new();
        let line = desk.set(PARAMETERS, name, "distribution", value);
        doubted(
            &desk,
            &[PARAMETERS, &line, &format!("{name}.distribution"), part],
        );
    }
    let desk = Desk::new();
    desk.set(
        PARAMETERS,
        "drift_fade",
        "distribution",
        "{ kind = \"uniform\", low = 0.6, high = 95 }",
    );
    desk.faulty(&[PARAMETERS, "drift_fade.distribution"]);
    let desk = Desk::new();
    desk.edit(PARAMETERS, "from = 2017", "from = 2170");
    desk.faulty(&[
        PARAMETERS,
        "care_history_growth.distribution",
        "recipients.csv",
        "序列不足两年",
    ]);
    let desk = Desk::new();
    let line = desk.line(SERVICES, "median = 1000");
    desk.edit(SERVICES, "median = 1000", "median = 100000");
    doubted(&desk, &[SERVICES, &line, "100000 元；应为 1 到 20000 元"]);
}

#[test]
fn ends_that_slipped() {
    let desk = Desk::new();
    desk.edit(SERVICES, "mode = 30, high = 45", "mode = 30, high = 4500");
    doubted(
        &desk,
        &[SERVICES, "day_care.capacity.places", "一处不超过 1000"],
    );
    let desk = Desk::new();
    desk.edit(
        PROCESSES,
        "drift = { kind = \"pert\", low = -0.03,",
        "drift = { kind = \"pert\", low = -3,",
    );
    doubted(&desk, &[PROCESSES, ".drift", "-1 到 1 之间"]);
}

#[test]
fn whom_a_model_extends_is_a_name() {
    let desk = Desk::new();
    desk.edit(
        MODEL,
        "region = \"331081\"",
        "extends = [\"other\"]\nregion = \"331081\"",
    );
    let line = desk.line(MODEL, "extends = ");
    let said = desk.faulty(&[MODEL, &line, "extends", "写的不是加引号的文字"]);
    assert_eq!(said.lines().count(), 1, "{said}");
}

/// A part of the holders is held against the residents, too, and an error is no per cent.
#[test]
fn rows_of_a_register_of_another_size() {
    for (row, parts) in [
        ("2022,16-59,76000000,0.01", ["76000000 人", "常住人口"]),
        ("2022,16-59,7600,1", ["误差 1", "小于 1"]),
    ] {
        let desk = with(
            MODEL,
            "[register]\nfile = \"register.csv\"\nsource = \"judgement\"\nevidence = \"measured\"\nverification = \"unverified\"\n",
        );
        let text = format!("年份,年龄,人数,误差\n{row}\n");
        desk.write("models/wenling/register.csv", text);
        desk.faulty(&["models/wenling/register.csv", "第 2 行", parts[0], parts[1]]);
    }
}

#[test]
fn recipients_are_held_against_the_residents() {
    let desk = Desk::new();
    let line = desk.line(PLAN, "value = 7260");
    desk.edit(PLAN, "value = 7260", "value = 726000");
    desk.faulty(&[
        PLAN,
        &line,
        "facts.living_recipients.value",
        "726000 人，而常住人口",
    ]);
    let trained = "{ process = \"volunteers\" }";
    let desk = with(PLAN, &target(trained, "360000", ">=", "persons"));
    doubted(
        &desk,
        &[PLAN, "targets.mine.target", "360000 人，而常住人口"],
    );
}

#[test]
fn targets_that_are_met_before_anything_is_done() {
    let measure = "{ process = \"employment_rate\" }";
    for (aim, relation, part) in [
        ("0.006", ">=", "起点已在 0.565"),
        ("0.98", "<=", "起点已在 0.565"),
        ("0", ">=", "任何比例都达到"),
        ("1", "<=", "任何比例都达到"),
    ] {
        let desk = with(PLAN, &target(measure, aim, relation, "share"));
        doubted(&desk, &[PLAN, "targets.mine.target", part]);
    }
    let desk = with(
        PLAN,
        &target("{ process = \"massage_shops\" }", "2", ">=", "units"),
    );
    doubted(&desk, &[PLAN, "targets.mine.target", "起点已在"]);
    let desk = with(
        PLAN,
        &target("{ process = \"massage_shops\" }", "0.2", ">=", "units"),
    );
    doubted(&desk, &[PLAN, "targets.mine.target", "0.2 个；应为整数"]);
    let desk = Desk::new();
    desk.edit(PLAN, "of = 16\n", "of = 0.16\n");
    desk.faulty(&[PLAN, ".of", "共 0.16 件", "不小于 1"]);
    let desk = Desk::new();
    let line = desk.line(PLAN, "value = 1013");
    desk.edit(PLAN, "value = 1013", "value = 101300");
    doubted(
        &desk,
        &[
            PLAN,
            &line,
            "规划所载 2020 年为 101300，而起点的中位数为 1013",
        ],
    );
    let desk = Desk::new();
    desk.edit(PLAN, "period = [2021, 2025]", "period = [2031, 2045]");
    doubted(&desk, &[PLAN, "plan.period", "只测算到 2035 年"]);
    doubted(
        &desk,
        &[PLAN, "targets.living_coverage.year", "2025 年的目标"],
    );
}

#[test]
fn a_report_that_no_move_of_its_process_explains() {
    let desk = with(OBSERVATIONS, &report("employment_rate", 2023, "0.3"));
    doubted(
        &desk,
        &[OBSERVATIONS, "残疾人就业率：2023 年 0.3", "个标准差"],
    );
    let two = report("employment_rate", 2023, "0.58") + &report("employment_rate", 2024, "0.8");
    let desk = with(OBSERVATIONS, &two);
    doubted(
        &desk,
        &[OBSERVATIONS, "2024 年 0.8，按 2023 年的数", "个标准差"],
    );
    // What finishes is whole, and none of it is undone.
    for (share, part) in [("0.97", "整个数的比例，如 1"), ("0.5", "只增不减")] {
        let desk = with(OBSERVATIONS, &report("day_centre_coverage", 2023, share));
        doubted(&desk, &[OBSERVATIONS, part]);
    }
    // What is added to a count stays: the number of one year is not that of all.
    let two = report("new_day_centres", 2023, "9") + &report("new_day_centres", 2024, "5");
    let desk = with(OBSERVATIONS, &two);
    doubted(
        &desk,
        &[OBSERVATIONS, "2024 年 5，而 2023 年已有 9", "累计数"],
    );
    // A count is whole unless it is an estimate.
    let half = report("massage_shops", 2023, "10.5");
    with(OBSERVATIONS, &half).faulty(&[OBSERVATIONS, "值 10.5", "个数用整数"]);
}

#[test]
fn a_scenario_is_told_its_own_line() {
    let desk = Desk::new();
    let text = "title = { zh = \"我\", en = \"mine\" }\nwhy = { zh = \"x\", en = \"x\" }\nfrom = 2023\n\n\
                [change.services.care_subsidy]\nenabled = true\neligible = [{ grade = [1, 2] }]\n";
    desk.write(SCENARIO, text);
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let said = opener()
        .open(&folder, "mine", None)
        .expect_err("it is refused");
    let said = said.to_string();
    has(
        &said,
        &[
            SCENARIO,
            "第 7 行",
            "change.services.care_subsidy.eligible",
            "写的不是加引号的文字",
        ],
    );
}

#[test]
fn what_a_scenario_takes_away_or_multiplies_is_said() {
    let head =
        "title = { zh = \"我\", en = \"mine\" }\nwhy = { zh = \"x\", en = \"x\" }\nfrom = 2023\n\n";
    for (text, parts) in [
        (
            "[change.services.care_subsidy]\neligible = []\n",
            ["change.services.care_subsidy.eligible", "没有人符合"],
        ),
        (
            "[[lever]]\nservice = \"care_subsidy\"\nfrom = 2025\nstandard = 20000\n",
            ["lever.1.standard", "基准的 1/10 到 10 倍"],
        ),
    ] {
        let desk = Desk::new();
        desk.write(SCENARIO, format!("{head}{text}"));
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, "mine", None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        let has_all =
            |one: &String| one.contains(SCENARIO) && parts.iter().all(|part| one.contains(part));
        assert!(said.iter().any(has_all), "{parts:?} in: {said:?}");
    }
}

#[test]
fn files_that_the_settings_call_for() {
    for file in ["services", "plan"] {
        let desk = Desk::new();
        std::fs::remove_file(desk.path(&format!("models/wenling/{file}.toml"))).expect("removed");
        let opened = ModelFolder::open(&desk.path("models/wenling"));
        let said = opened.expect_err("it is refused").to_string();
        has(&said, &[&format!("{file}.toml"), "没有这个文件"]);
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn more_centres_in_a_town_than_in_the_county() {
    let towns = "models/wenling/towns.toml";
    let desk = Desk::new();
    desk.edit(
        towns,
        "[town.taiping]\n",
        "[town.taiping]\ncentres = { day_care = 500 }\n",
    );
    let line = desk.line(towns, "centres = ");
    doubted(&desk, &[towns, &line, "合计 500 家"]);
    // A number of which nobody could have so many is refused where it stands.
    let desk = with(OBSERVATIONS, &report("massage_shops", 2023, "1e308"));
    let said = desk.faulty(&[OBSERVATIONS, "值 1e308"]);
    assert!(!said.contains("pace"), "{said}");
}

#[test]
fn figures_of_a_calibration_in_another_size() {
    let desk = Desk::new();
    let file = "models/wenling/calibration.toml";
    let line = desk.line(file, "value = 7882");
    desk.edit(file, "value = 7882", "value = 7882000");
    let output = desk.call(&["check", "models/wenling"]);
    let said = super::text(&output.stdout) + &super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(&said, &["calibration.toml", &line, "7882000 人"]);
}
