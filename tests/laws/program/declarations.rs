//! Faults in a model's own files: file, line, what stands there, what to do.

use super::Desk;

const PARAMETERS: &str = "models/wenling/parameters.toml";
const PROCESSES: &str = "models/wenling/processes.toml";
const SERVICES: &str = "models/wenling/services.toml";
const PLAN: &str = "models/wenling/plan.toml";

#[test]
fn an_unknown_key() {
    let desk = Desk::new();
    let line = desk.line(PARAMETERS, "unit = \"ratio\"");
    desk.edit(PARAMETERS, "unit = \"ratio\"", "units = \"ratio\"");
    desk.refused(
        &[],
        &[PARAMETERS, &line, "不认识的键 units", "是不是 unit？"],
    );
}

#[test]
fn text_in_a_number() {
    let desk = Desk::new();
    let value = "{ kind = \"lognormal\", median = \"0.77\", sd_log = 0.1 }";
    let line = desk.set(PARAMETERS, "worsening", "distribution", value);
    desk.faulty(&[PARAMETERS, &line, "distribution", "文字“0.77”", "数"]);
}

#[test]
fn a_kind_of_distribution_that_does_not_exist() {
    let desk = Desk::new();
    let value = "{ kind = \"log_normal\", median = 0.77, sd_log = 0.1 }";
    let line = desk.set(PARAMETERS, "worsening", "distribution", value);
    desk.faulty(&[PARAMETERS, &line, "log_normal", "lognormal"]);
}

#[test]
fn a_measure_word_that_is_none() {
    let desk = Desk::new();
    let line = desk.set(PLAN, "targets.screenings", "counted_in", "\"15 times\"");
    desk.faulty(&[
        PLAN,
        &line,
        "targets.screenings.counted_in",
        "15 times",
        "汉字",
    ]);
}

#[test]
fn a_share_above_one() {
    let desk = Desk::new();
    let value = "{ kind = \"uniform\", low = 0.975, high = 1.2 }";
    let line = desk.set(PROCESSES, "living_subsidy_coverage", "start", value);
    desk.faulty(&[
        PROCESSES,
        &line,
        "living_subsidy_coverage.start",
        "0.975 至 1.2",
        "0 与 1 之间",
    ]);
}

#[test]
fn a_deviation_that_grows_by_itself() {
    let desk = Desk::new();
    let value = "{ kind = \"uniform\", low = 0.5, high = 1.2 }";
    let line = desk.set(
        PARAMETERS,
        "registration_persistence",
        "distribution",
        value,
    );
    desk.faulty(&[
        PARAMETERS,
        &line,
        "registration_persistence.distribution",
        "0.5",
        "0 与 1 之间",
    ]);
}

#[test]
fn a_level_of_registration_that_rests_on_nothing_or_on_two_numbers() {
    let model = "models/wenling/model.toml";
    let desk = Desk::new();
    desk.edit(model, "anchored_on = \"care_subsidy\"\n", "");
    desk.faulty(&[model, "disability", "anchored_on 和 holders 都没有", "2020"]);
    let desk = Desk::new();
    let both = "[disability.holders]\n2020 = \"migrant_floor\"\n\n[disability.shape]";
    desk.edit(model, "[disability.shape]", both);
    desk.faulty(&[model, "anchored_on 和 holders 都写了"]);
}

#[test]
fn one_in_a_hundred_where_more_than_people_is_counted() {
    let model = "models/wenling/model.toml";
    let desk = Desk::new();
    desk.edit(model, "[population]\n", "[population]\none_in = 100\n");
    desk.faulty(&[model, "population.one_in", "100", "删去"]);
}

#[test]
fn payers_who_do_not_pay_all() {
    let desk = Desk::new();
    let pay = |value: &str| desk.set(SERVICES, "dibao_single.cost", "payers", value);
    let line = pay("{ county = 0.5, city = 0.2, province = 0.4 }");
    desk.faulty(&[
        SERVICES,
        &line,
        "dibao_single.cost.payers",
        "1.1",
        "合计为 1",
    ]);
    pay("{ county = 1.5, city = -0.5 }");
    desk.faulty(&[SERVICES, &line, "不小于 0"]);
    pay("{ county = nan, city = 0.5 }");
    desk.faulty(&[SERVICES, &line, "合计 NaN"]);
}

/// Who pays in the base model pays beside who is written over it: both are said, and how one of them ends.
#[test]
fn payers_beside_those_that_are_inherited() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("models/other")).expect("a folder");
    desk.write("models/other/model.toml", "extends = \"wenling\"\n");
    desk.write(
        "models/other/services.toml",
        "[day_care.cost]\npayers = { county = 1.0 }\n",
    );
    let output = desk.call(&["check", "models/other"]);
    assert_eq!(output.status.code(), Some(2));
    super::has(
        &super::text(&output.stderr),
        &[
            "models/other/services.toml 第 2 行 day_care.cost.payers：各方分担合计 1.3（",
            "county 1",
            "province 0.3",
            "写 0",
        ],
    );
}

#[test]
fn a_spread_below_zero() {
    let desk = Desk::new();
    let value = "{ kind = \"lognormal\", median = 0.008, sd_log = -0.06 }";
    let line = desk.set(PARAMETERS, "worsening", "distribution", value);
    desk.faulty(&[
        PARAMETERS,
        &line,
        "worsening.distribution",
        "-0.06",
        "sd_log 不得小于 0",
    ]);
}

#[test]
fn numbers_that_are_not_finite() {
    // The last one is finite as written and infinite when drawn.
    for numbers in [
        "median = nan, sd_log = 0.1",
        "median = inf, sd_log = 0.1",
        "median = 0.1, sd_log = -inf",
        "median = 0.1, sd_log = 1e300",
    ] {
        let desk = Desk::new();
        let value = format!("{{ kind = \"lognormal\", {numbers} }}");
        let line = desk.set(PARAMETERS, "worsening", "distribution", &value);
        desk.faulty(&[PARAMETERS, &line, "分布不可能"]);
    }
}

#[test]
fn a_parameter_that_is_missing_and_one_that_nobody_uses() {
    let desk = Desk::new();
    let line = desk.line(PARAMETERS, "[worsening]");
    desk.edit(PARAMETERS, "[worsening]", "[worsenings]");
    let said = desk.faulty(&[
        "没有叫 worsening 的参数",
        "例如 worsenings",
        "没有任何地方用到 worsenings",
    ]);
    super::has(&said, &["model.toml", PARAMETERS, &line]);
}

#[test]
fn a_source_that_is_not_registered() {
    let desk = Desk::new();
    desk.edit(
        PARAMETERS,
        "source = \"census_2010_county\"",
        "source = \"census_2010_county_\"",
    );
    let line = desk.line(PARAMETERS, "source = \"census_2010_county_\"");
    desk.faulty(&[
        PARAMETERS,
        &line,
        "没有叫 census_2010_county_ 的来源",
        "census_2010_county",
    ]);
}

#[test]
fn a_section_that_is_there_twice() {
    let desk = Desk::new();
    let text = desk.read(PARAMETERS);
    desk.write(
        PARAMETERS,
        format!("{text}\n[worsening]\nunit = \"ratio\"\n"),
    );
    let line = format!("第 {} 行", text.matches('\n').count() + 2);
    desk.faulty(&[PARAMETERS, &line, "worsening"]);
}

#[test]
fn files_that_are_empty_cut_short_or_in_another_encoding() {
    let desk = Desk::new();
    let text = desk.read(PARAMETERS);
    desk.write(PARAMETERS, "");
    desk.faulty(&["model.toml", "没有叫 drift_fade 的参数"]);
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    desk.write(PARAMETERS, half.trim_end_matches(|c| c != '{'));
    desk.faulty(&[PARAMETERS, "第 "]);
    desk.write(PARAMETERS, encoding_rs::GBK.encode(&text).0);
    desk.faulty(&[PARAMETERS, "不是 UTF-8 文字", "另存为 UTF-8"]);
    std::fs::remove_file(desk.path(PARAMETERS)).expect("removed");
    desk.faulty(&[PARAMETERS, "打不开"]);
    desk.write("models/wenling/model.toml", "");
    desk.faulty(&["model.toml", "缺少"]);
}

#[test]
fn every_year_of_what_is_not_counted() {
    let desk = Desk::new();
    let line = desk.set(PLAN, "targets.employment", "hold", "\"each_year_adds\"");
    let parts = [PLAN, &line, "targets.employment.hold", "不是 count 过程"];
    desk.faulty(&parts);
    let desk = Desk::new();
    let line = desk.set(PLAN, "targets.love_visits", "relation", "\"<=\"");
    let hold = desk.line(PLAN, "hold = \"each_year_adds\"");
    assert_ne!(line, hold);
    desk.faulty(&[PLAN, &hold, "targets.love_visits.hold", "关系 ≤"]);
}

#[test]
fn things_of_which_there_are_none() {
    for (section, key) in [("love_visits", "occasions"), ("village_associations", "of")] {
        let desk = Desk::new();
        let line = desk.set(PROCESSES, section, key, "0");
        let place = format!("{section}.{key}");
        desk.faulty(&[PROCESSES, &line, &place, "不小于 1 的整数"]);
    }
}

#[test]
fn a_completion_beyond_all_of_them_or_moved_twice() {
    let desk = Desk::new();
    let value = "{ kind = \"uniform\", low = 0.5, high = 1.2 }";
    let line = desk.set(PROCESSES, "village_associations", "start", value);
    let place = "village_associations.start";
    desk.faulty(&[PROCESSES, &line, place, "0 与 1 之间"]);
    let desk = Desk::new();
    let by = "by = \"new_day_centres\"\n";
    let line = desk.line(PROCESSES, by);
    let pace = "pace = { kind = \"fixed\", value = 0.5 }\n";
    desk.edit(PROCESSES, by, &format!("{by}{pace}"));
    let place = "day_centre_coverage.by";
    desk.faulty(&[PROCESSES, &line, place, "又写了 pace"]);
    let desk = Desk::new();
    let line = desk.set(PROCESSES, "day_centre_coverage", "by", "\"gdp\"");
    desk.faulty(&[PROCESSES, &line, place, "不是 count 过程"]);
}

#[test]
fn a_mixture_of_nothing() {
    for of in [
        "[]",
        "[{ weight = 0, distribution = { kind = \"fixed\", value = 0.5 } }]",
    ] {
        let desk = Desk::new();
        let value = format!("{{ kind = \"mixture\", of = {of} }}");
        let line = desk.set(PROCESSES, "employment_rate", "start", &value);
        let place = "employment_rate.start";
        desk.faulty(&[PROCESSES, &line, place, "分布不可能"]);
    }
}

#[test]
fn a_number_of_things_without_a_source_or_a_reason() {
    let section = "[targets.petitions]\n";
    for (written, place, said) in [
        ("of = 5", "targets.petitions.of", "没有来源，也没有说明"),
        ("of = 0", "targets.petitions.of", "不小于 1"),
        (
            "of_at = \"表 1\"",
            "targets.petitions.of_at",
            "of 不是一个数",
        ),
        (
            "of_at = \"表 1\"\nof = 5",
            "targets.petitions.of_source",
            "of_source",
        ),
        ("of = \"所有\"", "of", "数字，或 {"),
        (
            "of = { quantity = \"holders\", year = 2050 }",
            "targets.petitions.of.year",
            "2050",
        ),
        (
            "of = { quantity = \"holders\", part = 1.5 }",
            "targets.petitions.of.part",
            "大于 0、不大于 1",
        ),
        (
            "of = { quantity = \"holder\" }",
            "targets.petitions.of.quantity",
            "例如 holders",
        ),
    ] {
        let desk = Desk::new();
        desk.edit(PLAN, section, &format!("{section}{written}\n"));
        desk.faulty(&[PLAN, place, said]);
    }
}

#[test]
fn a_mean_of_other_units_or_of_nothing() {
    for (of, said) in [
        ("[\"holders\"]", "holders 的单位"),
        ("[]", "mean_of 是空的"),
    ] {
        let desk = Desk::new();
        let value = format!("{{ mean_of = {of} }}");
        let line = desk.set(PLAN, "targets.culture_sport", "measure", &value);
        let place = "targets.culture_sport.measure";
        desk.faulty(&[PLAN, &line, place, said]);
    }
}

/// The least is at most the target where only one of several is.
#[test]
fn the_least_of_several_for_a_target_that_lies_below() {
    let desk = Desk::new();
    let section = "targets.culture_sport";
    let value = "{ least_of = [\"process.culture_sport_coverage\", \"culture_sport.coverage\"] }";
    desk.set(PLAN, section, "measure", value);
    let line = desk.set(PLAN, section, "relation", "\"<=\"");
    desk.faulty(&[PLAN, &line, "targets.culture_sport.relation", "least_of"]);
}

/// Also in what is laid over another model the line is told in which the key stands.
#[test]
fn an_unknown_key_of_a_model_that_inherits() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("models/other")).expect("a folder");
    desk.write(
        "models/other/model.toml",
        "extends = \"wenling\"\n\nregoin = \"331081\"\n",
    );
    let output = desk.call(&["check", "models/other"]);
    assert_eq!(output.status.code(), Some(2));
    super::has(
        &super::text(&output.stderr),
        &["models/other/model.toml 第 3 行 regoin", "是不是 region？"],
    );
}
