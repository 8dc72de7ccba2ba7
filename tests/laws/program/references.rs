//! Faults in what a model's files mean together: references, rules, targets, reports.

use super::{Desk, has};

const SERVICES: &str = "models/wenling/services.toml";

#[test]
fn rules_and_references_that_cannot_be() {
    let desk = Desk::new();
    let line = desk.line(SERVICES, "need = \"dibao_uptake\"");
    desk.edit(
        SERVICES,
        "need = \"dibao_uptake\"",
        "need = \"dibao_uptakes\"",
    );
    desk.edit(SERVICES, "age = [18, 100]", "age = [100, 18]");
    desk.edit(
        SERVICES,
        "grade = [\"1\", \"2\"] }]\nneed = \"care",
        "grade = [\"1\", \"5\"] }]\nneed = \"care",
    );
    // What cannot be read is said first …
    desk.faulty(&[SERVICES, "5"]);
    desk.edit(SERVICES, "[\"1\", \"5\"]", "[\"1\", \"2\"]");
    // … then what cannot be meant, all at once.
    desk.faulty(&[
        SERVICES,
        &line,
        "没有叫 dibao_uptakes 的过程",
        "年龄 100 到 18",
    ]);
}

#[test]
fn a_target_that_nothing_measures() {
    let desk = Desk::new();
    let plan = "models/wenling/plan.toml";
    desk.edit(
        plan,
        "quantity = \"care_need_met\"",
        "quantity = \"care_need\"",
    );
    desk.faulty(&["plan.toml", "institutional_care", "没有叫 care_need 的量"]);
    desk.edit(
        plan,
        "quantity = \"care_need\"",
        "quantity = \"care_need_met\"",
    );
    let line = desk.line(plan, "process = \"income_gap\"");
    desk.edit(
        plan,
        "process = \"income_gap\"",
        "process = \"income_gaps\"",
    );
    desk.faulty(&[plan, &line, "income_gaps", "income_gap"]);
}

#[test]
fn a_report_that_cannot_be() {
    let desk = Desk::new();
    let file = "models/wenling/observations.toml";
    let text = desk.read(file);
    let one = "[[observation]]\nprocess = \"care_subsidy_coverage\"\nyear = 2022\nknown = 2023\nvalue = 99.5\nerror = 0.1\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n";
    desk.write(file, format!("{text}\n{one}"));
    let line = desk.line(file, "value = 99.5");
    desk.faulty(&[file, &line, "99.5", "比例用 0～1"]);
    desk.edit(file, "value = 99.5", "value = 0.995");
    desk.edit(file, "known = 2023", "known = 2021");
    desk.faulty(&[file, "2022 年的数，2021 年得知"]);
}

#[test]
fn a_number_that_cannot_serve_its_use() {
    let desk = Desk::new();
    let parameters = "models/wenling/parameters.toml";
    let value = "{ kind = \"normal\", mean = 0.2, sd = 0.06 }";
    let line = desk.set(parameters, "mortality_level", "distribution", value);
    desk.faulty(&[parameters, &line, "mortality_level.distribution", "大于 0"]);
}

#[test]
fn a_process_of_another_kind_than_its_use_needs() {
    let desk = Desk::new();
    let line = desk.set(
        SERVICES,
        "dibao_single.cost",
        "uprating",
        "{ by = \"dibao_uptake\" }",
    );
    desk.set(SERVICES, "destitute_support", "need", "\"gdp\"");
    desk.faulty(&[
        SERVICES,
        &line,
        "dibao_single.cost.uprating.by",
        "dibao_uptake 不是 growth 过程",
        "destitute_support.need",
        "gdp 不是 share 过程",
    ]);
}

#[test]
fn years_that_cannot_be() {
    let desk = Desk::new();
    let model = "models/wenling/model.toml";
    desk.edit(model, "until = 2035", "until = 20350");
    desk.faulty(&[model, "20350", "相差不超过 100 年"]);
    desk.edit(model, "until = 20350", "until = 2035");
    let plan = "models/wenling/plan.toml";
    desk.edit(plan, "period = [2021, 2025]", "period = [2025, 2021]");
    desk.faulty(&[plan, "2025 到 2021 年", "请改正 period"]);
    // A plan may have begun before the base year: what is over is not judged.
    desk.edit(plan, "period = [2025, 2021]", "period = [2018, 2025]");
    let said = desk.done(&["check", "models/wenling"]);
    has(&said, &["2018 到 2025 年，而基年是 2020 年", "不评判"]);
    desk.edit(plan, "period = [2018, 2025]", "period = [2021, 2025]");
    // Both published sums of five years.
    let text = desk.read(plan);
    desk.write(
        plan,
        text.replace("period = [2016, 2020]", "period = [2016, 2012]"),
    );
    desk.faulty(&[
        "money.sums.subsidies.anchor.fact",
        "work.entry_anchor.fact",
        "2016—2012 年的合计",
        "2016—2020 年之内",
    ]);
}

/// Rows of towns or of one sex are not taken for the county's; a column that says the same of all of them is a remark.
#[test]
fn rows_of_a_part_are_not_the_countys() {
    let desk = Desk::new();
    let table = "models/wenling/observations.csv";
    for (column, one, other) in [("镇街", "甲街道", "乙镇"), ("性别", "男", "女")] {
        let rows = |other: &str| {
            format!(
                "指标,年份,{column},数值\n残疾人就业率,2022,{one},56%\n残疾人就业率,2023,{other},57%\n"
            )
        };
        desk.write(table, rows(other));
        desk.faulty(&["observations.csv", column, one, other, "全县的数"]);
        desk.write(table, rows(one));
        let said = desk.done(&["check", "models/wenling"]);
        assert!(
            said.contains(column) && said.contains("不认识这一列"),
            "{said}"
        );
    }
}

/// People of the start and holders stand elsewhere than among the reports of later years.
#[test]
fn what_belongs_elsewhere_is_told_where() {
    let desk = Desk::new();
    let table = "models/wenling/observations.csv";
    desk.write(table, "指标,年份,数值\n户籍人口,2018,1221000\n");
    desk.faulty(&[
        "observations.csv 第 2 行",
        "calibration.toml",
        "parameters.toml",
    ]);
    desk.write(table, "指标,年份,数值\n持证人数,2023,39000\n");
    desk.faulty(&[
        "observations.csv 第 2 行",
        "没有叫“持证人数”的指标",
        "[register]",
    ]);
}
