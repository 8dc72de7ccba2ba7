//! `calibrate`, and `run` with what it wrote.

use std::fs;

use ::plancast::model::ModelFolder;
use ::plancast::model::scenario::BASELINE;
use ::plancast::source::Language;
use ::plancast::task::Silent;
use ::plancast::task::calibrate::{self, Settings};
use serde_json::Value;

use super::tasks::same;
use super::{Desk, has, plancast, text};
use crate::runs::opener;

const SMALL: [&str; 6] = ["--points", "150", "--rows", "100", "--format", "json"];

fn calibrate(desk: &Desk, more: &[&str]) -> std::process::Output {
    let datasets = desk.datasets.to_string_lossy().into_owned();
    let mut arguments = vec!["calibrate", "models/wenling", "--datasets", &datasets];
    arguments.extend(more);
    plancast(&arguments, desk.folder.path())
}

#[test]
fn a_calibration_is_written_and_run() {
    let desk = Desk::new();
    let output = calibrate(&desk, &[&SMALL[..], &["--out", "program"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    // The data of 2012 rule out mortality as high as China's.
    let mortality = &said["parameters"][0];
    assert_eq!(mortality["key"], "mortality_level");
    assert!(mortality["posterior"]["high80"].as_f64() < mortality["prior"]["high80"].as_f64());
    assert!(said["effective_sample_size"].as_f64() > Some(10.0));
    for file in [
        "parameters.toml",
        "posterior.parquet",
        "fit.csv",
        "charts/prior_posterior.zh.png",
    ] {
        assert!(desk.path(&format!("program/{file}")).is_file(), "{file}");
    }
    // The model's own file is as it was, and the same seed gives the same bits, whoever calls.
    let own = crate::runs::root().join("models/wenling/parameters.toml");
    assert_eq!(
        fs::read_to_string(own).expect("text"),
        desk.read("models/wenling/parameters.toml")
    );
    let settings = Settings {
        model: desk.path("models/wenling"),
        datasets: Some(desk.datasets.clone()),
        rows: 100,
        points: Some(150),
        seed: None,
        now: None,
        out: Some(desk.path("library")),
    };
    let done = calibrate::calibrate(&settings, &Silent).expect("a calibration");
    has(&done.words(Language::Zh), &["（每人年）", "（人）"]);
    same(&desk, "calibrate");

    let datasets = desk.datasets.to_string_lossy().into_owned();
    let run = |more: &[&str]| {
        let fixed = [
            "run",
            "models/wenling",
            "--datasets",
            &datasets,
            "--draws",
            "50",
            "--format",
            "json",
            "--without-charts",
        ];
        plancast(&[&fixed[..], more].concat(), desk.folder.path())
    };
    let plain = run(&["--out", "plain"]);
    let moved = run(&["--out", "moved", "--parameters", "program/parameters.toml"]);
    assert_eq!(moved.status.code(), Some(0), "{}", text(&moved.stderr));
    assert_eq!(plain.status.code(), Some(0), "{}", text(&plain.stderr));
    let receipt = desk.read("moved/wenling/baseline/receipt.toml");
    has(
        &receipt,
        &[
            "parameters = \"program/parameters.toml\"",
            "kind = \"sample\"",
        ],
    );
    assert_ne!(
        desk.read("plain/wenling/baseline/tables/quantities.csv"),
        desk.read("moved/wenling/baseline/tables/quantities.csv")
    );
}

/// Whoever waits for others takes up other work on top of its own: the usual stack of a thread was too small for it, and a
/// calibration was cut off by the system about every second time. However little others get, there is room.
#[test]
fn threads_have_room_for_the_work_of_others() {
    let desk = Desk::new();
    let datasets = desk.datasets.to_string_lossy().into_owned();
    for arguments in [
        &["calibrate", "models/wenling", "--out", "out"][..],
        &["check", "models/wenling"],
    ] {
        let small: &[&str] = match arguments[0] {
            "calibrate" => &SMALL[..],
            _ => &[],
        };
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_plancast"));
        command.args(arguments).args(small);
        command.args(["--datasets", &datasets]);
        command.env("RUST_MIN_STACK", "1048576");
        let output = command.current_dir(desk.folder.path()).output();
        let output = output.expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
}

#[test]
fn faults_of_a_calibration_are_said_at_once() {
    let desk = Desk::new();
    let file = "models/wenling/calibration.toml";
    desk.edit(file, "\"fertility_level\",", "\"fertility_levels\",");
    desk.edit(
        file,
        "year = 2012\nvalue = 7882",
        "from = 2013\nyear = 2012\nvalue = -7882",
    );
    let output = calibrate(&desk, &["--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    has(
        &said,
        &[
            "calibration.toml",
            "fertility_levels",
            "是不是 fertility_level",
            "-7882",
            "from",
        ],
    );
    assert!(!desk.path("out").exists());

    // Wenling's anchors are all of 2020.
    let desk = Desk::new();
    desk.edit(file, "as_of = 2021", "base_year = 2016\nas_of = 2021");
    let output = calibrate(&desk, &["--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["base_year", "2016", "2020"]);

    let desk = Desk::new();
    desk.edit(file, "quantity = \"deaths\"", "quantity = \"funerals\"");
    let output = calibrate(&desk, &["--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["funerals", "2012"]);
    let checked = desk.call(&["check", "models/wenling"]);
    assert_eq!(checked.status.code(), Some(2));
    has(&text(&checked.stderr), &["funerals"]);

    // The same figure twice, and two that exclude each other, of one year.
    let one = desk.read(file).replace("funerals", "deaths");
    let deaths = |value: i32, error: f64| {
        let place =
            "source = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n";
        let about = "quantity = \"deaths\"\nkind = \"flow\"";
        format!(
            "\n[[observation]]\n{about}\nyear = 2015\nvalue = {value}\nerror = {error}\n{place}"
        )
    };
    for (second, parts) in [
        (deaths(8000, 0.05), ["observation.5 一字不差", "8000"]),
        (
            deaths(5000, 0.01),
            ["已有 8000（observation.5）", "误差解释不了"],
        ),
    ] {
        desk.write(file, one.clone() + &deaths(8000, 0.05) + &second);
        for verb in ["calibrate", "check"] {
            let output = desk.call(&[verb, "models/wenling"]);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{said}");
            has(&said, &["calibration.toml", "observation.6.value"]);
            has(&said, &parts);
        }
    }
    // A share in per cent, said as a number of something.
    let coverage = "\n[[observation]]\nquantity = \"care_subsidy.coverage\"\nkind = \"stock\"\nyear = 2020\nvalue = 98\nerror = 0.01\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n";
    desk.write(file, one.clone() + coverage);
    let output = desk.call(&["calibrate", "models/wenling", "--out", "out"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(&said, &["observation.5.kind", "98", "share", "0.98"]);
    // A year before the census from which it starts.
    desk.write(
        file,
        one.clone() + &deaths(8000, 0.05).replace("2015", "1990"),
    );
    let output = desk.call(&["calibrate", "models/wenling", "--out", "out"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &["calibration.toml", "observation.5", "1990", "as_of"],
    );

    // Deaths that no mortality can bring about beside the births and the population.
    let desk = Desk::new();
    desk.edit(
        file,
        "value = 7882\nerror = 0.05",
        "value = 50000\nerror = 0.001",
    );
    let output = calibrate(&desk, &["--out", "out", "--points", "100", "--rows", "100"]);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    has(
        &text(&output.stderr),
        &["有效样本量", "死亡 2012 年 = 50000", "先验产生不出"],
    );
    assert!(!desk.path("out").exists());

    let output = plancast(
        &[
            "run",
            "models/wenling",
            "--parameters",
            "nowhere.toml",
            "--datasets",
            &desk.datasets.to_string_lossy(),
        ],
        desk.folder.path(),
    );
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["nowhere.toml", "打不开"]);

    // The file of another model lacks nearly all: that is said once.
    let own = desk.read("models/wenling/parameters.toml");
    let first = own.split_once("\n\n[registered_population_2020]");
    let (first, _) = first.expect("a second section");
    desk.write("other.toml", first.to_string() + "\n");
    let run = ["run", "models/wenling", "--parameters", "other.toml"];
    let output = desk.call(&run);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    has(&said, &["other.toml", "缺少", "个参数也是如此"]);
    assert_eq!(said.matches("缺少").count(), 1, "{said}");
}

/// What a calibration left is run as it was fitted, or not at all.
#[test]
fn a_calibrated_file_that_is_not_as_it_was_written_is_refused() {
    let desk = Desk::new();
    let own = desk.read("models/wenling/parameters.toml");
    let sample = |rows: usize| {
        let values = vec!["0.9"; rows].join(", ");
        let head = "[mortality_level]";
        let (before, after) = own.split_once(head).expect("it is there");
        let (lines, rest) = after.split_once("\n\n").expect("an end");
        let kept = lines
            .lines()
            .filter(|line| !line.starts_with("distribution"));
        let kept: Vec<&str> = kept.collect();
        let kept = kept.join("\n");
        format!(
            "{before}{head}{kept}\ndistribution = {{ kind = \"sample\", values = [{values}] }}\n\n{rest}"
        )
    };
    let written = |head: &str, draws: usize, rows: usize| {
        let draws: Vec<String> = (0..draws).map(|draw| draw.to_string()).collect();
        let draws = draws.join(", ");
        let sample = sample(rows);
        format!("[calibrated]\nseed = 1\nbase_year = 2020\ndraws = [{draws}]\n{head}\n\n{sample}")
    };
    let fits = "effective = 60.0\nregion = \"331081\"\nknown = 2021\n";
    let cases: [(String, Option<i32>, &[&str]); 6] = [
        (written(fits, 60, 60), None, &[]),
        (
            written(fits, 0, 60),
            None,
            &["calibrated.draws", "一次模拟也没有写"],
        ),
        (
            written(fits, 60, 59),
            None,
            &["mortality_level.distribution", "59 行", "60 行"],
        ),
        (
            written("effective = 1.0", 60, 60),
            None,
            &["calibrated.effective", "有效样本量 1", "不小于 50"],
        ),
        (
            written("effective = 60.0\nregion = \"331083\"", 60, 60),
            None,
            &["calibrated.region", "331083", "331081"],
        ),
        (
            written(fits, 60, 60),
            Some(2020),
            &["calibrated.known", "2021", "--as-of"],
        ),
    ];
    for (text, as_of, parts) in cases {
        desk.write("fitted.toml", text);
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let folder = folder.with_parameters(&desk.path("fitted.toml"));
        let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
        match opener().open(&folder, BASELINE, as_of) {
            Ok(_) => assert!(parts.is_empty(), "{parts:?} is not said"),
            Err(said) => {
                let said = said.to_string();
                assert!(!parts.is_empty(), "{said}");
                has(&said, &["fitted.toml"]);
                has(&said, parts);
            }
        }
    }
}

/// Births and deaths of one year that were interchanged, and a figure that nobody knew then: each is in the size of its kind.
#[test]
fn figures_in_each_other_s_place_and_of_a_later_year_are_doubted() {
    let file = "models/wenling/calibration.toml";
    let desk = Desk::new();
    desk.edit(file, "value = 14238", "value = 7883");
    desk.edit(file, "value = 7882\n", "value = 14238\n");
    let line = desk.line(file, "value = 14238");
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            &format!(
                "calibration.toml {line} observation.3.value：deaths：2012 年 14238，而 births 同年 7883"
            ),
            "是不是两个数写反了？",
        ],
    );

    let desk = Desk::new();
    desk.edit(
        file,
        "year = 2012\nvalue = 14238",
        "year = 2021\nvalue = 14238",
    );
    let line = desk.line(file, "year = 2021\nvalue");
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            &format!("calibration.toml {line} observation.2.year：births：2021 年的数"),
            "从 2021 年已知的数据出发",
        ],
    );
}
