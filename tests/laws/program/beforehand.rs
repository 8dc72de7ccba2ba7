//! What is said before anything long begins.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use ::plancast::source::{Language, Words};
use ::plancast::task::{Failure, Progress, calibrate, run, why};

use super::{Desk, has, text};

/// Whoever waits: hears what is said, sees whether anything begins, and does not go on.
#[derive(Default)]
struct Waiting {
    said: Mutex<Vec<String>>,
    begun: AtomicBool,
}

impl Progress for Waiting {
    fn say(&self, words: &Words) {
        self.said.lock().expect("a list").push(words.zh.clone());
    }

    fn begin(&self, _: usize, _: &Words) {
        self.begun.store(true, Ordering::Relaxed);
    }

    fn advance(&self, _: usize) {}

    fn end(&self) {}

    fn goes_on(&self) -> bool {
        false
    }
}

#[test]
fn a_figure_of_a_year_still_to_come_is_told_before_a_calibration() {
    let desk = Desk::new();
    let waiting = Waiting::default();
    let settings = calibrate::Settings {
        model: desk.path("models/wenling"),
        datasets: Some(desk.datasets.clone()),
        rows: 100,
        points: Some(100),
        seed: None,
        now: Some(2019),
        out: Some(desk.path("out")),
    };
    let stopped = calibrate::calibrate(&settings, &waiting);
    assert!(matches!(stopped, Err(Failure::Stopped)), "{stopped:?}");
    let said = waiting.said.lock().expect("a list").join("\n");
    has(
        &said,
        &[
            "calibration.toml 第 ",
            "2020 年的数 1220000，而现在是 2019 年",
        ],
    );
}

#[test]
fn more_scenarios_than_a_change_has_ends_are_refused_before_anything_is_run() {
    let desk = Desk::new();
    for (scenarios, against) in [
        (&["faster_ageing", "combined"][..], None),
        (&["faster_ageing"][..], Some("faster_ageing")),
    ] {
        let waiting = Waiting::default();
        let settings = why::Settings {
            run: run::Settings {
                datasets: Some(desk.datasets.clone()),
                scenarios: scenarios.iter().map(|name| (*name).to_string()).collect(),
                draws: Some(2),
                out: desk.path("out"),
                ..run::Settings::of(desk.path("models/wenling"))
            },
            against: against.map(str::to_string),
            years: [2021, 2025],
            of: None,
        };
        let refused = why::why(&settings, &waiting).expect_err("it is refused");
        assert_eq!(refused.exit_code(), 2);
        has(
            &refused.text(Language::Zh),
            &["一次只解释一个情景", "--against"],
        );
        assert!(!waiting.begun.load(Ordering::Relaxed), "{scenarios:?}");
    }
}

#[test]
fn a_province_is_no_county() {
    let desk = Desk::new();
    let new = ["new", "whole", "--region", "330000"];
    let output = desk.call(&new);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &["330000 是浙江省的", "六位县级代码", "前四位", "3310 台州市"],
    );
    assert!(!desk.path("models/whole").exists() && !desk.path("models/whole.xlsx").exists());
    // What is advised tells the counties of a city.
    let output = desk.call(&["new", "whole", "--region", "3310"]);
    has(&text(&output.stderr), &["331081 温岭市", "331083 玉环市"]);
    // So does the city's own code.
    let output = desk.call(&["new", "whole", "--region", "331000"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(&said, &["331000 是台州市的，不是一个县", "331081 温岭市"]);
    assert!(!desk.path("models/whole").exists() && !desk.path("models/whole.xlsx").exists());
}

#[test]
fn a_datasets_folder_that_is_not_there_says_what_to_do() {
    let desk = Desk::new();
    let check = ["check", "models/wenling", "--datasets", "nowhere"];
    let output = super::plancast(&check, &desk.path(""));
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &[
            "nowhere",
            "没有这个文件夹",
            "--datasets",
            "plancast example",
        ],
    );
    // One of something else is named, and not every folder in it.
    let check = ["check", "models/wenling", "--datasets", "models"];
    let output = super::plancast(&check, &desk.path(""));
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(&said, &["models：里面没有 sources.toml，不是数据文件夹"]);
    assert!(!said.contains("发布年份"), "{said}");
}

#[test]
fn an_appropriation_of_a_few_thousand_yuan_is_doubted_and_full_width_signs_are_read() {
    let desk = Desk::new();
    let own = [
        "--appropriation",
        "２０２７＝5000",
        "--draws",
        "2",
        "--out",
        "out",
    ];
    let lever = ["--with", "care_subsidy．standard＝６００＠２０２８"];
    let output = desk.call(&[&["budget", "models/wenling"], &own[..], &lever[..]].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    has(
        &said,
        &[
            "--appropriation ２０２７＝5000：5000 元",
            "是不是 ２０２７＝5000万？",
        ],
    );
    // One fault, one message.
    assert_eq!(said.matches("提醒：--appropriation").count(), 1, "{said}");
    has(&text(&output.stdout), &["600 元"]);
}

/// Money for a service that is not in force is never exceeded, which says nothing.
#[test]
fn an_appropriation_for_what_costs_nothing_is_refused_and_one_of_another_size_is_doubted() {
    let desk = Desk::new();
    let call = ["budget", "models/wenling", "--draws", "2", "--out", "out"];
    let asked = |appropriation: &str, more: &[&str]| {
        let own = ["--appropriation", appropriation];
        let output = desk.call(&[&call[..], &own, more].concat());
        (output.status.code(), text(&output.stderr))
    };
    let insurance = "long_term_care_insurance:2027=3000万";
    let (code, said) = asked(insurance, &[]);
    assert_eq!(code, Some(2), "{said}");
    has(
        &said,
        &["--appropriation", "长期护理保险待遇在这个情景里没有实施"],
    );
    assert!(!desk.path("out").exists());
    let (code, said) = asked(insurance, &["--scenario", "long_term_care_insurance"]);
    assert_eq!(code, Some(0), "{said}");
    for doubtful in ["family_doctor:2027=30亿", "2027=20万"] {
        let (code, said) = asked(doubtful, &[]);
        assert_eq!(code, Some(0), "{said}");
        has(
            &said,
            &[
                &format!("提醒：--appropriation {doubtful}：安排"),
                "平均需要约",
            ],
        );
    }
}

/// What was not known then is left out of every answer, and said before it.
#[test]
fn what_was_not_known_then_is_said_to_be_left_out() {
    let desk = Desk::new();
    let call = ["budget", "models/wenling", "--draws", "2", "--out", "out"];
    for (year, told) in [
        ("2022", "此后才得知的 4 个公布数没有用"),
        ("2025", "没有此后才得知的公布数"),
    ] {
        let output = desk.call(&[&call[..], &["--as-of", year]].concat());
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{said}");
        has(
            &said,
            &[&format!("说明：只用 {year} 年底以前已知的数据；{told}")],
        );
    }
}

#[test]
fn what_changes_may_be_named_by_its_title() {
    let desk = Desk::new();
    let asked = |of: &str| {
        let settings = why::Settings {
            run: run::Settings {
                datasets: Some(desk.datasets.clone()),
                draws: Some(2),
                out: desk.path("out"),
                ..run::Settings::of(desk.path("models/wenling"))
            },
            against: None,
            years: [2021, 2025],
            of: Some(of.to_string()),
        };
        why::why(&settings, &Waiting::default()).expect_err("nobody goes on")
    };
    for title in ["持证残疾人", "重度残疾人护理补贴", "两项补贴"] {
        let stopped = asked(title);
        assert!(matches!(stopped, Failure::Stopped), "{title}: {stopped:?}");
    }
    let said = asked("钱").text(Language::Zh);
    assert!(!said.contains("是不是"), "{said}");
    has(&said, &["--of 钱", "cost.care_subsidy", "holders"]);
}
