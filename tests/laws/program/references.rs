//! Faults in what a model's files mean together: references, rules, targets, reports.

use super::Desk;

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
    desk.refused(&[], &[SERVICES, "5"]);
    desk.edit(SERVICES, "[\"1\", \"5\"]", "[\"1\", \"2\"]");
    // … then what cannot be meant, all at once.
    desk.refused(
        &[],
        &[
            SERVICES,
            &line,
            "没有叫 dibao_uptakes 的过程",
            "年龄 100 到 18",
        ],
    );
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
    desk.refused(
        &[],
        &["plan.toml", "institutional_care", "没有 care_need 这个量"],
    );
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
    desk.refused(&[], &[plan, &line, "income_gaps", "income_gap"]);
}

#[test]
fn a_report_that_cannot_be() {
    let desk = Desk::new();
    let file = "models/wenling/observations.toml";
    let text = desk.read(file);
    let one = "[[observation]]\nprocess = \"care_subsidy_coverage\"\nyear = 2022\nknown = 2023\nvalue = 99.5\nerror = 0.1\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n";
    desk.write(file, format!("{text}\n{one}"));
    let line = desk.line(file, "value = 99.5");
    desk.refused(&[], &[file, &line, "99.5", "比例用 0–1"]);
    desk.edit(file, "value = 99.5", "value = 0.995");
    desk.edit(file, "known = 2023", "known = 2021");
    desk.refused(&[], &[file, "2022 年的数，2021 年得知"]);
}
