//! Slips that were once taken without a word: each is said where it was written.

use ::plancast::model::ModelFolder;
use ::plancast::model::scenario::BASELINE;

use super::slips::{MODEL, OBSERVATIONS, PLAN, SERVICES, doubted, target, with};
use super::{Desk, has};
use crate::runs::{copy, opener, root};

const REPORTS: &str = "models/wenling/observations.csv";
const PARAMETERS: &str = "models/wenling/parameters.toml";
const PROCESSES: &str = "models/wenling/processes.toml";
const TOWNS: &str = "models/wenling/towns.toml";

#[test]
fn a_header_again_among_the_reports_is_said_once_and_left_out() {
    let desk = Desk::new();
    let rows =
        "指标,年份,数值\ncommittee_meetings,2021,30\n指标,年份,数值\ncommittee_meetings,2022,31\n";
    desk.write(REPORTS, rows);
    doubted(&desk, &["observations.csv", "第 3 行", "又是一行表头"]);
}

#[test]
fn rows_with_another_separator_than_their_header_say_so() {
    let desk = Desk::new();
    desk.write(REPORTS, "指标,年份,数值\ncommittee_meetings，2021，30\n");
    let said = desk.faulty(&["observations.csv", "第 2 行", "全角逗号", "“,”"]);
    assert_eq!(said.lines().count(), 1, "{said}");
    has(&said, &["都改成"]);
    assert!(!said.contains(OBSERVATIONS), "{said}");
}

/// A part of another standard, the standard of which it is a part, and a tier beside the others.
#[test]
fn amounts_beside_others_of_the_model() {
    let tie = "kind = \"fixed\", value = 0.30";
    for (from, to, part) in [
        (
            tie,
            "kind = \"fixed\", value = 0.03",
            "所挂钩标准的 0.03 倍",
        ),
        (tie, "kind = \"fixed\", value = 3", "所挂钩标准的 3 倍"),
        ("median = 830,", "median = 83,", "每月 83 元"),
        ("median = 830,", "median = 9960,", "每月 9960 元"),
        (
            "median = 500, sd_log = 0.10",
            "median = 6000, sd_log = 0.10",
            "最近的一档为 890 元",
        ),
    ] {
        let desk = Desk::new();
        desk.edit(SERVICES, from, to);
        let line = desk.line(SERVICES, to);
        doubted(&desk, &[SERVICES, &line, part]);
    }
    let desk = Desk::new();
    desk.edit(SERVICES, tie, "kind = \"fixed\", value = 30");
    let line = desk.line(SERVICES, "value = 30 }");
    desk.faulty(&[SERVICES, &line, "所挂钩标准的 30 倍", "30% 写 0.3"]);
}

#[test]
fn targets_of_nought_and_counts_that_do_not_come_to_theirs() {
    let shops = "{ process = \"massage_shops\" }";
    let desk = with(PLAN, &target(shops, "0", ">=", "units"));
    doubted(&desk, &[PLAN, "targets.mine.target", "任何数都达到"]);
    let visits = "{ process = \"screening_visits\" }";
    let desk = with(PLAN, &target(visits, "1500", ">=", "person_times"));
    doubted(&desk, &[PLAN, "targets.mine.target", "从 0 起逐年累计"]);
    let pace = "start = { kind = \"fixed\", value = 0 }\npace = { kind = \"fixed\", value = 20 }";
    desk.set(PROCESSES, "screening_visits", "start", &pace[8..]);
    doubted(&desk, &[PLAN, "targets.mine.target", "2025 年至多约 130"]);
}

/// Published new jobs that no place has, as a sum of another number of years or a digit more.
#[test]
fn new_jobs_of_another_size() {
    for value in ["13880", "0"] {
        let desk = Desk::new();
        let line = desk.line(PLAN, "value = 1388\n");
        desk.edit(PLAN, "value = 1388\n", &format!("value = {value}\n"));
        let found = format!("{value} 人，而常住人口");
        doubted(&desk, &[PLAN, &line, "facts.newly_employed.value", &found]);
    }
}

#[test]
fn more_recipients_in_the_towns_than_in_the_county() {
    let of_service = |service: &str, persons: u32| {
        let desk = Desk::new();
        let own = format!(
            "[town.taiping]\nrecipients = {{ {service} = [{{ year = 2020, persons = {persons}, error = 0 }}] }}\n"
        );
        desk.edit(TOWNS, "[town.taiping]\n", &own);
        desk
    };
    let of = |persons: u32| of_service("care_subsidy", persons);
    let desk = of(16_000);
    let line = desk.line(TOWNS, "recipients = ");
    let parts = ["合计 16000 人，而全县公布 15103 人", "不超过 15405 人"];
    doubted(&desk, &[TOWNS, &line, parts[0], parts[1]]);
    of(151_030).faulty(&[TOWNS, &line, "合计 151030 人"]);
    // Nobody published any of the county, so that nothing is said of its number.
    let said = of_service("home_care", 300_000).faulty(&[TOWNS, "合计 300000 人", "全县共"]);
    has(&said, &["改正各镇（街道）的数"]);
    assert!(!said.contains("以全县数为准"), "{said}");
}

/// People of another county among the figures of a calibration.
#[test]
fn a_figure_of_a_calibration_that_its_priors_do_not_bring_about() {
    let desk = Desk::new();
    let file = "models/wenling/calibration.toml";
    let check = ["check", "models/wenling"];
    assert!(!desk.done(&check).contains("calibration.toml"));
    let line = desk.line(file, "value = 1220000");
    desk.edit(file, "value = 1220000", "value = 640000");
    let said = desk.done(&check);
    has(
        &said,
        &["calibration.toml", &line, "640000，而按校准前的分布"],
    );
}

/// A tenth of the holders of one category, where nothing is known of all, and of two where all are counted.
#[test]
fn a_register_of_some_categories_that_is_ten_times_too_small() {
    let registered = |rows: &str| {
        let desk = with(
            MODEL,
            "[register]\nfile = \"register.csv\"\nsource = \"judgement\"\nevidence = \"assumed\"\n\
             verification = \"unverified\"\n",
        );
        desk.write(
            "models/wenling/register.csv",
            format!("年份,类别,人数\n{rows}"),
        );
        desk
    };
    let desk = registered("2022,肢体,1400\n");
    doubted(
        &desk,
        &["register.csv", "第 2 行", "共持证 1400 人", "常住人口"],
    );
    let desk = registered("2022,,38000\n2022,视力,420\n2022,听力,410\n");
    doubted(
        &desk,
        &[
            "register.csv",
            "第 3 行",
            "共持证 830 人",
            "全体持证 38000 人",
        ],
    );
    let desk = registered("2022,,38000\n2022,视力,4200\n2022,听力,4100\n");
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    let mut said = model.warnings.iter().map(|one| one.words().zh);
    assert!(!said.any(|one| one.contains("共持证")));
}

#[test]
fn registered_people_of_an_earlier_census_in_another_size() {
    for value in ["119160", "11916010"] {
        let desk = Desk::new();
        let to = format!("median = {value},");
        desk.edit(PARAMETERS, "median = 1191601,", &to);
        let line = desk.line(PARAMETERS, &to);
        let found = format!("{value} 人，而");
        doubted(&desk, &[PARAMETERS, &line, &found, "1/2 到 2 倍"]);
    }
}

/// The care subsidy for those who have it nowhere.
#[test]
fn a_rule_that_shuts_out_everybody_who_may_have_it_elsewhere() {
    let desk = Desk::new();
    copy(&root().join("models/yuhuan"), &desk.path("models/yuhuan"));
    let file = "models/yuhuan/services.toml";
    for (grades, is_said) in [("\"3\", \"4\"", true), ("\"2\", \"3\"", false)] {
        desk.write(
            file,
            format!("[care_subsidy]\neligible = [{{ grade = [{grades}] }}]\n"),
        );
        let folder = ModelFolder::open(&desk.path("models/yuhuan")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        let told =
            |one: &String| one.contains(file) && one.contains("wenling里符合条件的类别和等级");
        assert_eq!(said.iter().any(told), is_said, "{said:?}");
    }
}
