//! What the program does, a library call does: the same files, byte by byte.

use std::collections::BTreeMap;

use plancast::task::{Silent, backtest, calibrate, check, forecast, hindcast, run};

use super::output::files;
use super::*;

const SERIES: &str =
    "年份,甲,乙\n2016,80,3\n2017,83,5\n2018,84,4\n2019,88,6\n2020,90,8\n2021,91,7\n";

fn good(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

fn same(desk: &Desk, verb: &str) {
    let (program, library) = (files(&desk.path("program")), files(&desk.path("library")));
    assert!(program.len() > 2, "{verb}");
    let differ: BTreeMap<_, _> = program
        .iter()
        .filter(|(name, bytes)| library.get(*name) != Some(*bytes))
        .map(|(name, bytes)| (name, bytes.len()))
        .collect();
    assert!(
        differ.is_empty() && program.len() == library.len(),
        "{verb}: {differ:?}"
    );
}

#[test]
fn a_run() {
    let desk = Desk::new();
    good(&desk.call(&[
        "run",
        "models/wenling",
        "--draws",
        "8",
        "--scenario",
        "care_grade_3",
        "--out",
        "program",
    ]));
    let mut settings = run::Settings::of(desk.path("models/wenling"));
    settings.datasets = Some(desk.datasets.clone());
    settings.scenarios = vec!["care_grade_3".into()];
    settings.draws = Some(8);
    settings.out = desk.path("library");
    run::run(&settings, &Silent).expect("a run");
    same(&desk, "run");
}

#[test]
fn a_forecast_and_a_backtest() {
    let desk = Desk::new();
    desk.write("s.csv", SERIES);
    for verb in ["forecast", "backtest"] {
        let call = [verb, "s.csv", "--out", "program"];
        good(&plancast(&call, desk.folder.path()));
        let (file, out) = (desk.path("s.csv"), Some(desk.path("library")));
        if verb == "forecast" {
            let mut settings = forecast::Settings::of(file);
            settings.out = out;
            forecast::forecast(&settings, &Silent).expect("a forecast");
        } else {
            let mut settings = backtest::Settings::of(file);
            settings.out = out;
            backtest::backtest(&settings, &Silent).expect("a backtest");
        }
        same(&desk, verb);
        for folder in ["program", "library"] {
            fs::remove_dir_all(desk.path(folder)).expect("removed");
        }
    }
}

#[test]
fn a_calibration_and_a_hindcast() {
    let desk = Desk::new();
    let call = [
        "calibrate",
        "models/wenling",
        "--points",
        "100",
        "--rows",
        "100",
        "--out",
        "program",
    ];
    good(&desk.call(&call));
    let settings = calibrate::Settings {
        model: "models/wenling".into(),
        datasets: Some(desk.datasets.clone()),
        rows: 100,
        points: Some(100),
        seed: None,
        out: Some(desk.path("library")),
    };
    let here = calibrate::Settings {
        model: desk.path("models/wenling"),
        ..settings
    };
    calibrate::calibrate(&here, &Silent).expect("a calibration");
    same(&desk, "calibrate");
    for folder in ["program", "library"] {
        fs::remove_dir_all(desk.path(folder)).expect("removed");
    }
    good(&desk.call(&[
        "hindcast",
        "models/wenling",
        "--draws",
        "20",
        "--out",
        "program",
    ]));
    let settings = hindcast::Settings {
        model: desk.path("models/wenling"),
        datasets: Some(desk.datasets.clone()),
        draws: 20,
        seed: None,
        with_changed: false,
        county: None,
        out: desk.path("library"),
    };
    hindcast::hindcast(&settings, &Silent).expect("a hindcast");
    same(&desk, "hindcast");
}

#[test]
fn a_check() {
    let desk = Desk::new();
    let output = desk.call(&["check", "models/wenling"]);
    let settings = check::Settings {
        model: desk.path("models/wenling"),
        datasets: Some(desk.datasets.clone()),
    };
    let done = check::check(&settings).expect("a check");
    let words = done.words(plancast::source::Language::Zh);
    let last = words.lines().last().expect("a line");
    assert!(text(&output.stdout).contains(last), "{last}");
}
