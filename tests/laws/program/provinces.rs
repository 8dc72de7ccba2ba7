//! `province` from outside: every county at once, sums draw by draw.

use serde_json::Value;

use super::{Desk, copy, has, text};
use crate::runs::root;

#[test]
fn every_county_of_the_province_comes_out() {
    let desk = Desk::new();
    let output = desk.call(&[
        "province",
        "models/wenling",
        "--draws",
        "8",
        "--out",
        "out",
        "--format",
        "json",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let counties = said["counties"].as_array().expect("counties");
    // Ninety, but for the one that was a part of another when it was counted before.
    assert_eq!(counties.len(), 89);
    assert_eq!(
        counties
            .iter()
            .filter(|county| county["generated"] == false)
            .count(),
        1
    );
    has(&said["left_out"].to_string(), &["330383", "苍南县"]);
    assert_eq!(said["checksum"].as_str().map(str::len), Some(64));
    let totals = said["totals"].as_array().expect("totals");
    let of = |key: &str, year: u64| {
        totals
            .iter()
            .find(|total| total["quantity"] == key && total["year"] == year)
            .unwrap_or_else(|| panic!("{key} {year}"))
    };
    // The registered people of the province at the end of 2020: 50,687,600 (statistical bulletin); the counties have
    // what they had in 2010 and a growth of 3 %.
    let people = of("population", 2020)["median"].as_f64().expect("a number");
    assert!((people / 50_687_600.0 - 1.0).abs() < 0.05, "{people}");
    let shared = of("holders", 2035)["shared"].as_f64().expect("a share");
    assert!(shared > 0.5, "{shared}");
    let table =
        std::fs::read_to_string(desk.path("out/province/tables/counties.csv")).expect("written");
    // Medians of counties do not add up to that of the sum, means do.
    let mean: f64 = table
        .lines()
        .filter(|line| line.contains(",holders,") && line.contains(",2035,"))
        .map(|line| {
            line.split(',')
                .nth(8)
                .and_then(|cell| cell.parse::<f64>().ok())
                .expect("a mean")
        })
        .sum();
    let whole = of("holders", 2035)["mean"].as_f64().expect("a mean");
    assert!((mean / whole - 1.0).abs() < 1e-4, "{mean} {whole}");
}

/// A desk with the model of the province beside the county's.
fn with_province() -> Desk {
    let desk = Desk::new();
    copy(
        &root().join("models/zhejiang"),
        &desk.path("models/zhejiang"),
    );
    desk
}

fn said(desk: &Desk, arguments: &[&str]) -> Value {
    let output = desk.call(&[arguments, &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_model_of_the_province_is_sound_and_says_what_it_inherits() {
    let desk = with_province();
    let output = desk.call(&["check", "models/zhejiang"]);
    let words = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&words, &["继承自 wenling", "可以运行"]);
}

#[test]
fn folders_of_counties_change_nothing_until_somebody_fills_them_in() {
    let desk = with_province();
    let run = ["province", "models/zhejiang", "--draws", "4", "--out", "out"];
    let before = said(&desk, &run);
    let init = ["province", "init", "models/zhejiang"];
    let begun = said(&desk, &init);
    assert_eq!(begun["written"].as_array().map(Vec::len), Some(89));
    has(&begun["left_out"].to_string(), &["330383", "苍南县"]);
    let own = "models/zhejiang/counties/330102";
    let model = desk.read(&format!("{own}/model.toml"));
    assert!(model.starts_with("# plancast province init: 330102"), "{model}");
    let output = desk.call(&["check", own]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&text(&output.stdout), &["继承自 zhejiang", "继承自 wenling"]);
    assert_eq!(said(&desk, &run)["checksum"], before["checksum"]);
    // What somebody has filled in is theirs.
    let parameters = format!("{own}/parameters.toml");
    desk.edit(&parameters, "sd_log = 0.18", "sd_log = 0.01");
    let filled = desk.read(&parameters);
    let again = said(&desk, &init);
    assert_eq!(again["kept"][0]["region"], "330102");
    assert_eq!(again["written"].as_array().map(Vec::len), Some(88));
    assert_eq!(desk.read(&parameters), filled);
    let after = said(&desk, &run);
    assert_ne!(after["checksum"], before["checksum"]);
    let counties = after["counties"].as_array().expect("counties");
    let own: Vec<_> = counties
        .iter()
        .filter(|county| county["generated"] == false)
        .map(|county| county["region"].as_str().expect("a code"))
        .collect();
    // That one, and the one whose model stands beside that of the province.
    assert_eq!(own, ["330102", "331081"]);
}
