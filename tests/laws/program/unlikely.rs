//! Numbers that may be right and are not likely: each is said, and the model is taken all the same.

use ::plancast::model::ModelFolder;
use ::plancast::model::scenario::BASELINE;

use super::Desk;
use super::slips::{MODEL, OBSERVATIONS, PLAN, SCENARIO, SERVICES, doubted, report, target, with};
use crate::runs::{copy, opener, root};

#[test]
fn people_who_are_not_whole_are_said_wherever_they_are_written() {
    for (file, from, to) in [
        (OBSERVATIONS, "value = 6085", "value = 6085.5"),
        (OBSERVATIONS, "value = 1211900", "value = 1211900.25"),
        (PLAN, "target = 15\n", "target = 150.5\n"),
        (
            "models/wenling/towns.toml",
            "[town.taiping]\n",
            "[town.taiping]\npopulation = 120000.5\n",
        ),
    ] {
        let desk = Desk::new();
        desk.edit(file, from, to);
        let found = to.rsplit(" = ").next().expect("a value").trim();
        let line = desk.line(file, found);
        doubted(&desk, &[file, &line, found, "应为整数"]);
    }
    // An estimate may be anything.
    let desk = Desk::new();
    desk.edit(
        OBSERVATIONS,
        "value = 6085\n",
        "value = 6085.5\nerror = 20\n",
    );
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    let said = |one: &::plancast::dataset::Complaint| one.words().zh.contains("6085.5");
    assert!(!model.warnings.iter().any(said));
}

#[test]
fn one_year_of_another_size_is_said_in_a_models_tables() {
    let desk = Desk::new();
    let rows = "指标,年份,数值\ncommittee_meetings,2021,30\ncommittee_meetings,2022,3000\n\
                committee_meetings,2023,31\n";
    desk.write("models/wenling/observations.csv", rows);
    doubted(
        &desk,
        &[
            "observations.csv",
            "第 3 行",
            "2022 年 3000",
            "其他年份在 30",
        ],
    );
    let rows =
        "年份,指标,类别,人数\n2021,新办证,视力,50\n2022,新办证,视力,51\n2023,新办证,视力,5200\n";
    doubted(
        &registered(rows),
        &["register.csv", "第 4 行", "2023 年 5200", "50.5"],
    );
}

#[test]
fn a_year_that_nobody_has_seen_is_refused() {
    for (wrong, expected) in [
        ("99999", "不晚于 2120 年"),
        ("205", "不早于当年"),
        ("2202", "不晚于 2120 年"),
    ] {
        let desk = Desk::new();
        desk.edit(OBSERVATIONS, "known = 2025", &format!("known = {wrong}"));
        desk.faulty(&[OBSERVATIONS, wrong, expected]);
        let desk = Desk::new();
        desk.edit(
            OBSERVATIONS,
            "source = \"wenling_report_2025\"",
            "source = \"own\"",
        );
        let work = format!(
            "[own]\ntitle = {{ zh = \"公报\", en = \"communiqué\" }}\npublisher = \"统计局\"\nyear = {wrong}\n\
             verification = \"verified\"\n"
        );
        desk.write("models/wenling/sources.toml", work);
        desk.faulty(&["sources.toml 第 4 行 own.year", wrong, "1800 到 2100 年"]);
    }
}

/// What a plan aims at for one number and year must be possible at once.
#[test]
fn targets_that_exclude_each_other() {
    let own = |key: &str, aim: &str, relation: &str| {
        let measure = "{ process = \"employment_rate\" }";
        target(measure, aim, relation, "share").replace("mine", key)
    };
    for (two, is_said) in [
        (own("other", "0.65", "<="), true),
        (own("other", "0.7", "<"), true),
        (own("other", "0.7", "<="), false),
        (own("other", "0.8", ">="), false),
    ] {
        let desk = with(PLAN, &(own("mine", "0.7", ">=") + &two));
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said = model.warnings.iter().map(|one| one.words().zh);
        let found = said.filter(|one| one.contains("targets.other.target"));
        let found = found.filter(|one| one.contains("targets.mine（测试）是 ≥ 0.7"));
        assert_eq!(found.count() == 1, is_said, "{two}");
    }
}

/// Numbers that many are summed up in teach nothing of later years, which is said while there are some.
#[test]
fn a_report_from_which_nothing_is_learnt() {
    let of_target =
        |year: i32| report("employed_in_forms", year, "3800").replace("process", "target");
    let desk = with(OBSERVATIONS, &of_target(2023));
    doubted(&desk, &[OBSERVATIONS, "3800", "只记在这一年", "各组成部分"]);
    let desk = with(OBSERVATIONS, &of_target(2025));
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    let mut said = model.warnings.iter().map(|one| one.words().zh);
    assert!(!said.any(|one| one.contains("只记在这一年")));
}

#[test]
fn an_amount_of_another_size_than_the_one_it_replaces_is_said() {
    let amounts = [
        (
            "[family_doctor.cost]\namount = { kind = \"fixed\", value = 4500 }\n",
            true,
        ),
        (
            "[family_doctor.cost]\namount = { kind = \"fixed\", value = 90 }\n",
            false,
        ),
    ];
    for (services, is_said) in amounts {
        let desk = Desk::new();
        copy(&root().join("models/yuhuan"), &desk.path("models/yuhuan"));
        desk.write("models/yuhuan/services.toml", services);
        let folder = ModelFolder::open(&desk.path("models/yuhuan")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        let parts = [
            "yuhuan/services.toml",
            "第 2 行",
            "一年 4500 元，而 wenling 为 100 元",
        ];
        let found = said
            .iter()
            .any(|one| parts.iter().all(|part| one.contains(part)));
        assert_eq!(found, is_said, "{said:?}");
    }
}

/// A desk with a register of these rows.
fn registered(rows: &str) -> Desk {
    let desk = with(
        MODEL,
        "[register]\nfile = \"register.csv\"\nsource = \"judgement\"\nevidence = \"assumed\"\n\
         verification = \"unverified\"\n",
    );
    desk.write("models/wenling/register.csv", rows);
    desk
}

#[test]
fn a_register_says_when_and_of_whom_its_numbers_are() {
    let rows = "年份,年龄,人数\n2021,0-14,1000\n2021,16-59,19000\n2021,60+,19000\n";
    doubted(
        &registered(rows),
        &["register.csv", "第 3 行", "从 14 岁跳到 16 岁"],
    );
    registered("年份,人数\n2021年6月,39000\n").faulty(&["register.csv", "第 2 行", "2021年6月"]);
    registered("年份,人数,备注\n2021,39000,计划数\n").faulty(&["register.csv", "计划数"]);
    doubted(
        &registered("年份,人数,备注\n2021,39000,预计\n"),
        &["register.csv", "第 2 行", "预计"],
    );
}

/// What is of later years than a calibration is no fault of the model.
#[test]
fn years_behind_those_of_a_calibration_are_none_of_its() {
    let town = "[town.taiping]\nholders = [{ year = 2023, persons = 3000, error = 0 }]\n";
    let desk = Desk::new();
    desk.edit("models/wenling/towns.toml", "[town.taiping]\n", town);
    desk.edit(SERVICES, "price_year = 2020", "price_year = 2022");
    desk.edit(PLAN, "need\", year = 2020 }", "need\", year = 2023 }");
    desk.done(&["check", "models/wenling"]);
}

/// Charts name scenarios by their titles.
#[test]
fn scenarios_of_one_title() {
    let desk = Desk::new();
    let head = "why = { zh = \"x\", en = \"x\" }\n\n[change.parameters.worsening]\n\
                distribution = { kind = \"fixed\", value = 0.01 }\n";
    for (title, other) in [("基准", "baseline"), ("老龄化与致残更快", "faster_ageing")] {
        let title = format!("title = {{ zh = \"{title}\", en = \"mine\" }}\n");
        desk.write(SCENARIO, title + head);
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, "mine", None).expect("it is taken");
        let mut said = model.warnings.iter().map(|one| one.words().zh);
        let told = format!("与情景 {other} 的相同");
        assert!(
            said.any(|one| one.contains(SCENARIO) && one.contains(&told)),
            "{other}"
        );
    }
}

/// What is said twice, in each other's place, in per cent, or of a year that had not come.
#[test]
fn slips_that_are_taken_are_doubted_where_they_stand() {
    for (file, from, to, parts) in [
        (
            PLAN,
            "title = { zh = \"残疾人就业率\", en = \"employment rate\" }",
            "title = { zh = \"employment rate\", en = \"残疾人就业率\" }",
            ["targets.employment.title", "是不是写反了"],
        ),
        (
            SERVICES,
            "eligible = [{ age = [16, 59] }]\n",
            "eligible = [{ age = [16, 59] }, { age = [18, 59] }]\n",
            ["eligible.2", "符合第 2 条的人都符合第 1 条"],
        ),
        (
            SERVICES,
            "category = [\"intellectual\", \"psychiatric\"], age",
            "category = [\"intellectual\", \"intellectual\"], age",
            ["eligible.1.category", "有一项写了两次"],
        ),
        (
            "models/wenling/parameters.toml",
            "median = 1220000, sd_log = 0.006",
            "median = 1220000, sd_log = 0.6",
            ["registered_population_2020", "0.6% 写 0.006"],
        ),
        (
            "models/wenling/parameters.toml",
            "kind = \"normal\", mean = 33, sd = 2",
            "kind = \"normal\", mean = 0.33, sd = 0.02",
            ["migrant_peak_age", "15 到 60 岁"],
        ),
        (
            "models/wenling/parameters.toml",
            "median = 398235",
            "median = 3982.35",
            ["in_migrants_2010", "而 2020 年为 419616 人"],
        ),
        (
            "models/wenling/parameters.toml",
            "mean = -0.012, sd = 0.005",
            "mean = -1.2, sd = 0.5",
            ["age_gradient_intellectual", "-0.2 到 0.2"],
        ),
        // Nor can a work of the datasets report what had not happened.
        (
            OBSERVATIONS,
            "source = \"wenling_report_2025\"",
            "source = \"wenling_plan_2021\"",
            ["observation.1.source", "2024 年的数出自 2021 年的"],
        ),
        (
            OBSERVATIONS,
            "error = 0.005",
            "error = 0.3",
            ["observation.1.error", "误差 0.3，即 30 个百分点"],
        ),
    ] {
        let desk = Desk::new();
        desk.edit(file, from, to);
        let line = desk.line(file, to);
        doubted(&desk, &[file, &line, parts[0], parts[1]]);
    }
    let desk = Desk::new();
    let payers = "payers = { county = 0.96, province = 0.04 }";
    desk.edit(SERVICES, payers, "payers = { county = 96, province = 4 }");
    desk.faulty(&["合计 100", "请除以 100（96% 写 0.96）"]);
}
