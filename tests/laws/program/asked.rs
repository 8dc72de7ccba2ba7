//! Options that cannot be: each told by its name, with its value and what is possible, all at once and before the run.

use super::{Desk, has, link, text};

const SCENARIO: &str = "models/wenling/scenarios/late.toml";

#[test]
fn all_that_is_wrong_with_options_and_levers_is_told_at_once() {
    let desk = Desk::new();
    let said = desk.refused(
        &[
            "--until",
            "2500",
            "--as-of",
            "1900",
            "--with",
            "care_subsidy.standard=abc@2500~foo,places=3",
            "--with",
            "care_subsidy.coverage=99@2028",
            "--with",
            "day_care.add_centres=1.5@2027",
        ],
        &[
            "--until 2500：",
            "2021 到 2120 之间",
            "--as-of 1900：",
            "“abc”不是数",
            "“2500”不是 2021 到 2035 之间的年份",
            "“~foo”看不懂",
            "“places=3”看不懂",
            "--with care_subsidy.coverage=99@2028：覆盖率 99",
            "--with day_care.add_centres=1.5@2027：增加 1.5 个",
        ],
    );
    assert!(!said.contains("model.toml"), "{said}");
}

/// Two things in one option are told to be written as two.
#[test]
fn several_things_in_one_option_are_told_to_be_several() {
    let desk = Desk::new();
    let both = "care_subsidy.standard=600@2028，care_subsidy.standard=700@2028";
    let said = desk.refused(
        &["--with", both],
        &["--with care_subsidy", "每项各写一个 --with"],
    );
    assert!(!said.contains("不是数"), "{said}");
}

#[test]
fn very_many_threads_are_as_many_as_the_machine_has_use_for() {
    let desk = Desk::new();
    let told = ["99999 个线程", "与此无关", "规划目标要到 2025 年"];
    desk.refused(&["--threads", "99999", "--until", "2022"], &told);
}

#[test]
fn a_scenario_that_is_not_there_is_told_beside_an_option() {
    let desk = Desk::new();
    let parts = ["--as-of 2500：", "没有叫 nosuch 的情景"];
    desk.refused(&["--as-of", "2500", "--scenario", "nosuch"], &parts);
}

/// What the option cuts off is not wrong in the file where it stands.
#[test]
fn a_last_year_before_a_scenario_begins_is_told_of_the_option() {
    let desk = Desk::new();
    desk.write(
        SCENARIO,
        "title = { zh = \"迟\", en = \"late\" }\nwhy = { zh = \"迟\", en = \"late\" }\n\
         [[lever]]\nservice = \"care_subsidy\"\nfrom = 2032\nstandard = 600\n",
    );
    let said = desk.refused(
        &["--scenario", "late", "--until", "2028"],
        &["--until 2028：", "2032"],
    );
    assert!(!said.contains("late.toml"), "{said}");
}

#[test]
fn several_conditions_that_are_not_understood() {
    let desk = Desk::new();
    desk.refused(
        &[
            "--with",
            "care_subsidy.eligible=grade:9&age:18-59|height:3@2028",
        ],
        &["“grade:9”“height:3”看不懂"],
    );
}

#[test]
fn what_will_be_known_later_nobody_knows_yet() {
    let desk = Desk::new();
    let told = ["--as-of 2035：今年是", "请给 2020 到"];
    desk.refused(&["--as-of", "2035"], &told);
}

#[test]
fn what_is_no_parameter_file_is_told_as_it_was_given() {
    let desk = Desk::new();
    for path in ["models", "/dev/zero"] {
        let said = desk.refused(&["--parameters", path], &[path, "不是 .toml 文件"]);
        assert!(!said.contains(&format!("{path}.toml")), "{said}");
    }
}

#[test]
fn years_out_of_range_are_told_of_their_option() {
    let desk = Desk::new();
    for (call, parts) in [
        (
            ["budget", "--period", "2030-2500"],
            ["--period 2030-2500：", "2035"],
        ),
        (
            ["targets", "--for", "2500-2600"],
            ["--for 2500-2600：", "2035"],
        ),
    ] {
        let [verb, option, value] = call;
        let output = desk.call(&[
            verb,
            "models/wenling",
            "--draws",
            "2",
            "--out",
            "out",
            option,
            value,
        ]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        has(&said, &parts);
    }
}

#[test]
fn an_output_that_cannot_be_is_refused_before_the_run() {
    let desk = Desk::new();
    let long = "x".repeat(300);
    let mut cases = vec![("models", "模型文件夹"), (long.as_str(), "太长")];
    if cfg!(unix) {
        link(&desk, "nowhere", "gone");
        cases.push(("gone/deeper", "符号链接"));
    }
    for (out, told) in cases {
        let output = desk.call(&["run", "models/wenling", "--draws", "2", "--out", out]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        has(&said, &["--out", told]);
    }
    assert!(!desk.path("models/wenling/baseline").exists());
}

/// A name of many levers is too long for a folder: it is cut, and the run does not end without its results.
#[test]
fn many_levers_have_a_folder() {
    let desk = Desk::new();
    let levers = [
        "care_subsidy.standard=600@2028",
        "living_subsidy.standard=300@2028",
        "day_care.add_centres=5@2027,places=30,capital=200万",
        "pension_premium.coverage=0.99@2026~linear3",
        "medical_premium.coverage=0.99@2026~linear3",
        "care_subsidy.eligible=grade:1,2,3@2029",
        "residential_care.add_centres=2@2030,places=100,staff=20,capital=3000万",
    ];
    let usual = ["run", "models/wenling", "--draws", "2", "--out", "out"];
    let usual = usual.into_iter().chain(["--without-charts"]);
    let more = levers.iter().flat_map(|lever| ["--with", *lever]);
    let call: Vec<&str> = usual.chain(more).collect();
    let output = desk.call(&call);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let folders = std::fs::read_dir(desk.path("out/wenling")).expect("the output");
    assert_eq!(folders.count(), 1);
}

/// Beside all scenarios, too, a name must be that of one.
#[test]
fn a_scenario_beside_all_of_them_must_exist() {
    let desk = Desk::new();
    let told = ["没有叫 nosuch 的情景"];
    desk.refused(&["--scenario", "all", "--scenario", "nosuch"], &told);
}

#[test]
fn results_do_not_lie_among_the_files_of_a_model() {
    let desk = Desk::new();
    for (model, out) in [
        ("models/wenling", "models/wenling"),
        ("models/wenling", "models"),
        ("models/wenling", "models/wenling/scenarios"),
        ("models/wenling", "models/wenling/scenarios/results"),
    ] {
        let output = desk.call(&["run", model, "--draws", "2", "--out", out]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        has(&said, &["--out", "与模型的文件混在一起"]);
    }
    assert!(!desk.path("models/wenling/wenling").exists());
    let output = desk.call(&["check", "models/wenling/model.toml"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["这是文件", "它所在的文件夹"]);
}

/// Every folder among the datasets is read as one, so that nothing could be run after results had been written there.
#[test]
fn results_do_not_lie_among_the_datasets() {
    let desk = Desk::with_datasets();
    for out in ["datasets", "datasets/results"] {
        for verb in ["run", "budget"] {
            let output = desk.call(&[verb, "models/wenling", "--draws", "2", "--out", out]);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{said}");
            has(&said, &["--out", out, "当作数据集来读"]);
        }
    }
    assert!(!desk.path("datasets/wenling").exists() && !desk.path("datasets/results").exists());
}

/// Several scenarios cannot be answered in one, which is said before people are followed for any of them.
#[test]
fn several_scenarios_are_refused_where_one_is_answered() {
    let desk = Desk::new();
    for verb in ["budget", "targets", "towns"] {
        let output = desk.call(&[verb, "models/wenling", "--draws", "2", "--scenario", "all"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{verb}: {said}");
        has(&said, &["一次只回答一个情景"]);
        assert!(!said.contains("逐人"), "{said}");
    }
}

/// An option that the paper does not heed is not taken without a word; targets and quantities go by their titles, too.
#[test]
fn options_that_would_not_be_heeded_are_refused() {
    let desk = Desk::new();
    let paper = ["report", "models/wenling", "--draws", "2", "--as", "brief"];
    let more = ["--period", "2026", "--certainty", "95"];
    let output = desk.call(&[&paper[..], &more].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &[
            "--period 只用于 --as budget、scenarios",
            "--certainty 只用于",
        ],
    );
    let asked = [
        "targets",
        "models/wenling",
        "--draws",
        "2",
        "--set",
        "残疾人就业率",
    ];
    desk.done(&asked);
    let asked = [
        "targets",
        "models/wenling",
        "--draws",
        "2",
        "--set",
        "残疾人就业律",
    ];
    let output = desk.call(&asked);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["是不是 残疾人就业率？"]);
}
