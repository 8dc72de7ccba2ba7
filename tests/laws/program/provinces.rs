//! `province` from outside: every county at once, sums draw by draw.

use serde_json::Value;

use super::{Desk, has, text};

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
