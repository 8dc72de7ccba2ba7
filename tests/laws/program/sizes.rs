//! Numbers that cannot be, and files that are not there: told with file and line before anything runs.

use super::Desk;

const MODEL: &str = "models/wenling/model.toml";
const PARAMETERS: &str = "models/wenling/parameters.toml";
const PLAN: &str = "models/wenling/plan.toml";
const OBSERVATIONS: &str = "models/wenling/observations.toml";

fn report(process: &str, year: i32, value: f64, error: f64) -> String {
    format!(
        "\n[[observation]]\nprocess = \"{process}\"\nyear = {year}\nvalue = {value}\nerror = {error}\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n"
    )
}

fn with_reports(reports: &[String]) -> Desk {
    let desk = Desk::new();
    let path = desk.path(OBSERVATIONS);
    let own = std::fs::read_to_string(&path).expect("the observations");
    std::fs::write(&path, own + &reports.concat()).expect("written");
    desk
}

#[test]
fn two_reports_that_exclude_each_other() {
    for (process, values, error, [one, two]) in [
        ("employment_rate", [0.30, 0.80], 0.01, ["30%", "80%"]),
        ("massage_shops", [10.0, 18.0], 0.0, ["10", "18"]),
        ("care_subsidy_coverage", [0.95, 0.99], 0.001, ["95%", "99%"]),
    ] {
        let reports = values.map(|value| report(process, 2023, value, error));
        let desk = with_reports(&reports);
        desk.faulty(&[OBSERVATIONS, "2023", one, two]);
    }
}

/// Figures that may both be right, within their errors, are taken.
#[test]
fn two_reports_that_agree_are_taken() {
    let reports = [0.585, 0.60].map(|value| report("employment_rate", 2023, value, 0.01));
    let desk = with_reports(&reports);
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        super::text(&output.stderr)
    );
}

#[test]
fn per_cents_and_units_in_a_plan() {
    let desk = Desk::new();
    desk.edit(PLAN, "baseline = 0.98", "baseline = 98");
    desk.faulty(&[PLAN, "baseline", "98", "0.99"]);
    let desk = Desk::new();
    desk.edit(PLAN, "target = 0.99", "target = 99");
    desk.faulty(&[PLAN, "target", "99"]);
    let desk = Desk::new();
    desk.edit(
        PLAN,
        "unit = \"share\"\nyear = 2025\nhold = \"every_year\"",
        "unit = \"persons\"\nyear = 2025\nhold = \"every_year\"",
    );
    desk.faulty(&[PLAN, "unit", "persons", "share"]);
}

#[test]
fn a_population_in_ten_thousands_and_more_migrants_than_people() {
    let desk = Desk::new();
    desk.edit(PARAMETERS, "median = 1220000", "median = 122");
    desk.faulty(&[PARAMETERS, "122", "1416199", "万人"]);
    let desk = Desk::new();
    desk.edit(PARAMETERS, "median = 419616", "median = 4196160");
    desk.faulty(&[PARAMETERS, "4196160"]);
}

#[test]
fn a_scenario_called_baseline_and_one_with_a_loud_ending() {
    let text = "title = { zh = \"我\", en = \"mine\" }\nwhy = { zh = \"x\", en = \"x\" }\n";
    for file in ["baseline.toml", "Combined.TOML"] {
        let desk = Desk::new();
        desk.write(&format!("models/wenling/scenarios/{file}"), text);
        desk.faulty(&[file, "改名"]);
    }
}

#[test]
fn a_missing_file_is_told_once() {
    let desk = Desk::new();
    std::fs::remove_file(desk.path("models/wenling/processes.toml")).expect("removed");
    let output = desk.call(&["check", "models/wenling"]);
    let said = super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("processes.toml") && said.lines().count() <= 2,
        "{said}"
    );
}

/// Two recipients where thousands of new jobs were published: nobody can have taken them.
#[test]
fn so_few_people_that_nothing_can_come_of_them() {
    let desk = Desk::new();
    desk.edit(PLAN, "value = 15103", "value = 2");
    let output = desk.call(&["run", "models/wenling", "--draws", "20", "--out", "o"]);
    let said = super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    // Both numbers are named where the planner wrote them: file, line, name and value.
    let (jobs, start) = (
        desk.line(PLAN, "value = 1388"),
        desk.line(PLAN, "value = 2\n"),
    );
    super::has(
        &said,
        &[
            "plan.toml",
            &jobs,
            "五年累计新增就业",
            "1388",
            &start,
            "重度残疾人护理补贴享受人数公布为 2",
        ],
    );
    assert!(!said.contains("entry_anchor"), "{said}");
    assert!(!desk.path("o").exists());
    // In another draw the other subsidy's recipients are too many first; the level still rests on the two.
    desk.set(
        "models/wenling/model.toml",
        "disability",
        "structures",
        "96",
    );
    let living = desk.line(PLAN, "value = 7260");
    desk.refused(&[], &["plan.toml", &living, "7260", &start, "公布为 2"]);
}

#[test]
fn an_output_that_is_a_file_and_a_year_before_the_base_are_refused_before_the_run() {
    let desk = Desk::new();
    desk.write("taken", "mine");
    let cases: [&[&str]; 3] = [
        &["run", "models/wenling", "--out", "taken"],
        &["budget", "models/wenling", "--out", "taken/deeper"],
        &["run", "models/wenling", "--as-of", "2019", "--out", "o"],
    ];
    for call in cases {
        let output = desk.call(call);
        let said = super::text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
        assert!(said.contains("taken") || said.contains("2020"), "{said}");
    }
    assert_eq!(
        std::fs::read_to_string(desk.path("taken")).expect("still there"),
        "mine"
    );
}

#[test]
fn a_source_that_is_not_registered_is_told_where_it_is_named() {
    let desk = Desk::new();
    let line = desk.line(PARAMETERS, "source = \"census_2010_county\"");
    desk.edit(
        PARAMETERS,
        "source = \"census_2010_county\"",
        "source = \"nosuch\"",
    );
    desk.faulty(&[PARAMETERS, &line, "nosuch"]);
}

/// Facts in ten thousands, in per cents or of another place, and signs of relations as people write them.
#[test]
fn facts_in_other_units_are_refused() {
    for (from, to, parts) in [
        ("value = 7260", "value = 0.726", ["0.726 人", "以万为单位"]),
        (
            "value = 248000000",
            "value = 24800",
            ["24800 元", "以元为单位"],
        ),
        (
            "value = 248000000",
            "value = 24800000000000",
            ["24800000000000 元", "以元为单位"],
        ),
        ("value = 0.99\n", "value = 99\n", ["比例 99", "除以 100"]),
    ] {
        let desk = Desk::new();
        desk.edit(PLAN, from, to);
        let line = desk.line(PLAN, to);
        let said = desk.faulty(&[PLAN, &line]);
        super::has(&said, &parts);
    }
    let desk = Desk::new();
    desk.edit(PLAN, "relation = \">=\"", "relation = \"≥\"");
    let output = desk.call(&["check", "models/wenling"]);
    let said = super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
}

/// Published numbers that set the level of something and that no place could have.
#[test]
fn published_numbers_of_another_size_are_told_where_they_stand() {
    for (from, to, fact) in [
        ("value = 1388\n", "value = 1388000\n", "newly_employed"),
        ("value = 15103\n", "value = 151030\n", "care_recipients"),
    ] {
        let desk = Desk::new();
        desk.edit(PLAN, from, to);
        let line = desk.line(PLAN, to);
        let key = format!("facts.{fact}.value");
        desk.refused(
            &[],
            &[PLAN, &line, &key, to.trim_start_matches("value = ").trim()],
        );
    }
}

#[test]
fn years_and_ages_that_cannot_be_are_told_by_their_own_key() {
    for (file, from, to, key) in [
        (
            MODEL,
            "until = 2035",
            "until = 3035",
            "until：2016、2020、3035",
        ),
        (
            MODEL,
            "history_from = 2016",
            "history_from = 1900",
            "history_from：1900",
        ),
        (
            MODEL,
            "base_year = 2020",
            "base_year = 20200",
            "base_year：2016、20200",
        ),
        (
            PARAMETERS,
            "mean = 33, sd = 2",
            "mean = 330, sd = 2",
            "330.0 岁；应为 0 到 100 岁",
        ),
    ] {
        let desk = Desk::new();
        desk.edit(file, from, to);
        let line = desk.line(file, to);
        desk.faulty(&[file, &line, key]);
    }
}

#[test]
fn nobody_knows_what_will_be_known_after_the_last_year() {
    Desk::new().refused(
        &["--as-of", "2050"],
        &["--as-of 2050", "2035", "2020 到 2035"],
    );
}

/// A file with nearly the right name is not read, and `check` says so; so are signs that charts cannot show.
#[test]
fn files_that_are_not_read_and_signs_that_are_not_drawn_are_said() {
    let desk = Desk::new();
    desk.write("models/wenling/observation.csv", "指标,年份,数值\n");
    desk.write("models/wenling/parameter.toml", "");
    desk.write("models/wenling/notes.md", "");
    desk.edit(PLAN, "zh = \"残疾人就业率\"", "zh = \"残疾人😀就业率\"");
    let line = desk.line(PLAN, "😀");
    let output = desk.call(&["check", "models/wenling"]);
    let said = super::text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    super::has(
        &said,
        &[
            "observation.csv",
            "文件 observations.csv",
            "文件 parameters.toml",
            "U+1F600",
            &line,
        ],
    );
    assert!(!said.contains("notes.md"), "{said}");
}

#[test]
fn counties_folders_and_money_that_are_not_there_are_refused() {
    let desk = Desk::new();
    for (call, parts) in [
        (
            &[
                "hindcast",
                "models/wenling",
                "--county",
                "999999",
                "--out",
                "o",
            ][..],
            ["--county 999999", "两次普查"],
        ),
        (
            &[
                "province",
                "models/wenling",
                "--counties",
                "nowhere",
                "--out",
                "o",
            ][..],
            ["--counties", "nowhere"],
        ),
        (
            &[
                "budget",
                "models/wenling",
                "--appropriation",
                "2027=9",
                "--appropriation",
                "2028=120",
                "--out",
                "o",
            ][..],
            ["是不是 9万？", "是不是 120万？"],
        ),
    ] {
        let output = desk.call(call);
        let said = super::text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
        super::has(&said, &parts);
        assert!(!desk.path("o").exists());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_in_which_nothing_can_be_written_is_refused_before_the_run() {
    let desk = Desk::new();
    desk.write("rate.csv", "year,rate（%）\n2021,12\n2022,13\n2023,14\n");
    let refused = |output: std::process::Output| {
        let said = super::text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        super::has(&said, &["--out：/proc 里写不了文件"]);
    };
    for verb in [
        "run",
        "budget",
        "calibrate",
        "hindcast",
        "province",
        "serve",
    ] {
        refused(desk.call(&[verb, "models/wenling", "--out", "/proc/none"]));
    }
    for call in [
        &["forecast", "rate.csv"][..],
        &["backtest", "rate.csv"],
        &["manual"],
        &["example"],
    ] {
        let call = [call, &["--out", "/proc/none"]].concat();
        refused(super::plancast(&call, &desk.path("")));
    }
}

/// The folder of the output can be written, and the model's own in it cannot be made.
#[test]
fn a_file_where_the_folder_of_a_model_should_be_is_refused_before_the_run() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("o")).expect("a folder");
    desk.write("o/wenling", "");
    let output = desk.call(&["run", "models/wenling", "--draws", "2", "--out", "o"]);
    let said = super::text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    super::has(&said, &["--out", "wenling 是一个文件"]);
}
