//! What the program does, a library call does: the same files, byte by byte.

use std::collections::BTreeMap;

use plancast::task::{
    Silent, backtest, budget, check, compare, forecast, hindcast, run, sensitivity, targets, why,
};

use super::manual::are_explained;
use super::output::{Files, drawn, files};
use super::*;

const SERIES: &str =
    "年份,甲,乙\n2016,80,3\n2017,83,5\n2018,84,4\n2019,88,6\n2020,90,8\n2021,91,7\n";

fn good(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

/// What the program wrote is what the library wrote.
pub(super) fn same(desk: &Desk, verb: &str) {
    same_files(&files(&desk.path("program")), desk, verb);
}

fn same_files(program: &Files, desk: &Desk, verb: &str) {
    let library = files(&desk.path("library"));
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
    let (_, program) = drawn();
    let mut settings = run::Settings::of(desk.path("models/wenling"));
    settings.datasets = Some(desk.datasets.clone());
    settings.scenarios = vec!["care_grade_3".into()];
    settings.draws = Some(12);
    settings.seed = Some(5);
    settings.out = desk.path("library");
    run::run(&settings, &Silent).expect("a run");
    same_files(program, &desk, "run");
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
fn a_hindcast() {
    let desk = Desk::new();
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
        now: None,
    };
    let done = check::check(&settings).expect("a check");
    let words = done.words(plancast::source::Language::Zh);
    let last = words.lines().last().expect("a line");
    assert!(text(&output.stdout).contains(last), "{last}");
}

/// The questions of a budget, of a comparison and of the targets.
#[test]
fn what_helps_to_decide() {
    let asked = |desk: &Desk| run::Settings {
        datasets: Some(desk.datasets.clone()),
        draws: Some(8),
        out: desk.path("library"),
        ..run::Settings::of(desk.path("models/wenling"))
    };
    let usual = ["models/wenling", "--draws", "8", "--out", "program"];

    let desk = Desk::new();
    let own = ["--period", "2026-2028", "--appropriation", "2027=1.2亿"];
    good(&desk.call(&[&["budget"], &usual[..], &own[..]].concat()));
    let settings = budget::Settings {
        run: asked(&desk),
        period: Some([2026, 2028]),
        appropriations: vec!["2027=1.2亿".into()],
        certainty: 0.9,
    };
    budget::budget(&settings, &Silent).expect("a budget");
    same(&desk, "budget");
    are_explained(&desk, "budget");

    let desk = Desk::new();
    let own = [
        "care_grade_3",
        "--with",
        "care_subsidy.standard=500,600@2028",
    ];
    good(&desk.call(&[&["compare"], &usual[..], &own[..]].concat()));
    let mut run = asked(&desk);
    run.scenarios = vec!["care_grade_3".into()];
    run.with = vec!["care_subsidy.standard=500,600@2028".into()];
    compare::compare(&compare::Settings { run, period: None }, &Silent).expect("a comparison");
    same(&desk, "compare");

    let desk = Desk::new();
    let own = ["--for", "2026-2030", "--probability", "0.8"];
    good(&desk.call(&[&["targets"], &usual[..], &own[..]].concat()));
    let settings = targets::Settings {
        run: asked(&desk),
        set: Vec::new(),
        probability: 0.8,
        next: Some([2026, 2030]),
    };
    targets::targets(&settings, &Silent).expect("targets");
    same(&desk, "targets");
    are_explained(&desk, "targets");

    let desk = Desk::new();
    let own = [
        "--from",
        "2025",
        "--to",
        "2030",
        "--of",
        "cost.care_subsidy",
    ];
    good(&desk.call(&[&["why"], &usual[..], &own[..]].concat()));
    let settings = why::Settings {
        run: asked(&desk),
        against: None,
        years: [2025, 2030],
        of: Some("cost.care_subsidy".into()),
    };
    why::why(&settings, &Silent).expect("a change explained");
    same(&desk, "why");
    are_explained(&desk, "why");
}

/// Certificate holders by cause, in any year and between scenarios; what would be without the scenario is run beside it.
#[test]
fn why_the_number_of_holders_changes() {
    let desk = Desk::new();
    let asked = |own: &[&str]| {
        let usual = ["--of", "holders", "--draws", "4", "--out", "out"];
        let output = desk.call(&[&["why", "models/wenling"], own, &usual[..]].concat());
        good(&output);
        text(&output.stdout)
    };
    let within = ["--from", "2026", "--to", "2029", "--lang", "zh"];
    let said = asked(&within);
    for word in ["老龄化", "死亡", "迁移", "持证率", "新办证", "注销"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(!said.contains("政策措施"), "{said}");
    let beside = ["--scenario", "faster_ageing", "--lang", "en"];
    let said = asked(&[&within[..4], &beside[..]].concat());
    for word in [
        "ageing (",
        "mortality",
        "migration",
        "policy (",
        "deaths among holders",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    // From another scenario to the baseline, not the other way round.
    let against = [
        "--to",
        "2030",
        "--against",
        "faster_ageing",
        "--format",
        "json",
    ];
    let json: serde_json::Value = serde_json::from_str(&asked(&against)).expect("JSON");
    assert_eq!(
        json["scenarios"],
        serde_json::json!(["faster_ageing", "baseline"])
    );
    let change = json["change"]["mean"].as_f64().expect("a number");
    let causes = json["causes"].as_array().expect("causes").iter();
    let sum: f64 = causes
        .filter_map(|part| part["share"]["mean"].as_f64())
        .sum();
    assert!(
        change < 0.0 && (sum - change).abs() < 1e-6,
        "{change} {sum}"
    );
    for name in ["tables/why.csv", "charts/why.zh.svg"] {
        assert!(
            desk.path(&format!("out/wenling/why/{name}")).is_file(),
            "{name}"
        );
    }
}

#[test]
fn an_uncertainty_and_its_receipt() {
    let desk = Desk::new();
    // The nation's model has few parameters, so that little is to be held.
    let model = "models/china";
    copy(&root().join(model), &desk.path(model));
    good(&desk.call(&[
        "sensitivity",
        model,
        "--of",
        "births",
        "--year",
        "2030",
        "--rows",
        "64",
        "--out",
        "program",
    ]));
    let settings = sensitivity::Settings {
        run: run::Settings {
            datasets: Some(desk.datasets.clone()),
            out: desk.path("library"),
            ..run::Settings::of(desk.path(model))
        },
        of: "births".into(),
        year: Some(2030),
        rows: Some(64),
    };
    let answered = sensitivity::sensitivity(&settings, &Silent).expect("an uncertainty explained");
    same(&desk, "sensitivity");
    let groups = answered.json()["groups"].as_array().map(Vec::len);
    assert_eq!(groups, Some(7));
    let receipt = "program/china/sensitivity/receipt.toml";
    good(&desk.call(&["verify", receipt]));
    let receipt = std::fs::read_to_string(desk.path(receipt)).expect("a receipt");
    has(
        &receipt,
        &["verb = \"sensitivity\"", "of = \"births\"", "rows = 64"],
    );
    desk.write("program/china/sensitivity/tables/tornado.csv", "x\n");
    let changed = desk.call(&["verify", "program/china/sensitivity/receipt.toml"]);
    assert_eq!(changed.status.code(), Some(1), "{}", text(&changed.stdout));
}

/// A question that cannot be answered is told what to write, before anything runs; nothing is left.
#[test]
fn what_cannot_be_asked_is_told_at_once() {
    let desk = Desk::new();
    let cases: [(&[&str], &[&str]); 9] = [
        (
            &[
                "sensitivity",
                "models/wenling",
                "--of",
                "cost.al",
                "--year",
                "2050",
                "--rows",
                "5",
            ],
            &["cost.all", "2035", "64"],
        ),
        (
            &[
                "sensitivity",
                "models/wenling",
                "--of",
                "cost.all",
                "--draws",
                "8",
            ],
            &["--rows"],
        ),
        (
            &[
                "why",
                "models/wenling",
                "--from",
                "2019",
                "--to",
                "2030",
                "--of",
                "cost.care",
            ],
            &["2020", "cost.care_subsidy"],
        ),
        (
            &[
                "why",
                "models/wenling",
                "--from",
                "2020",
                "--to",
                "2030",
                "--of",
                "process.love_visits",
            ],
            &["只是先验的", "cost.all", "holders"],
        ),
        (
            &[
                "budget",
                "models/wenling",
                "--appropriation",
                "2019=120000000",
                "--appropriation",
                "care_subsidi:2027=120000000",
                "--appropriation",
                "nosuch:2018=12",
            ],
            &[
                "2021",
                "care_subsidy",
                "没有叫 nosuch",
                "2018—2018 年不在",
                "12 元太少",
            ],
        ),
        (
            &["budget", "models/wenling", "--period", "2040-2050"],
            &["2035"],
        ),
        (
            &["targets", "models/wenling", "--set", "care_coverag"],
            &["care_coverage"],
        ),
        (&["compare", "models/wenling"], &["--with"]),
        (
            &[
                "compare",
                "models/wenling",
                "--with",
                "care_subsidy.standard=x@2028",
                "--with",
                "day_care.add=5@2027",
            ],
            &["“x”", "add_centres"],
        ),
    ];
    for (call, told) in cases {
        let call = [call, &["--out", "program"]].concat();
        let output = desk.call(&call);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
        for told in told {
            assert!(said.contains(told), "{call:?}: {said}");
        }
        assert!(!desk.path("program").exists(), "{call:?}");
    }
}
