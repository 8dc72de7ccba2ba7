//! What is known moves the answer; what is not yet known does not; how a table is ordered does not.

use std::fs;
use std::path::Path;

use plancast::evaluation::{Attainment, attainments};
use plancast::model::file::ObservationFile;
use plancast::model::{self, ModelFolder};
use plancast::source::{Evidence, Verification};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::runs::{DRAWS, SEED, baseline, bits, datasets, draws, median, open, outcome, wenling};

fn observed(process: &str, year: i32, known: i32, value: f64, error: f64) -> ObservationFile {
    ObservationFile {
        process: process.into(),
        year,
        known,
        value,
        error,
        source: "judgement".into(),
        at: None,
        evidence: Evidence::Assumed,
        verification: Verification::Unverified,
    }
}

fn with(observation: ObservationFile) -> ModelFolder {
    let mut folder = wenling();
    folder.file.observations.observation.push(observation);
    folder
}

fn judged(folder: &ModelFolder, draws: usize) -> Attainment {
    let model = open(folder, "baseline", None);
    let all = attainments(&model, &outcome(&model, SEED, draws).projection);
    let found = all.into_iter().find(|target| target.key == "care_coverage");
    found.expect("the plan's third indicator")
}

#[test]
fn as_of_any_year_uses_what_was_known_then() {
    let mut medians = Vec::new();
    for as_of in [Some(2020), Some(2023), None] {
        let model = open(&wenling(), "baseline", as_of);
        for table in &model.data.tables {
            let vintage: i32 = table
                .path
                .split('/')
                .nth(1)
                .and_then(|v| v.parse().ok())
                .expect("a vintage");
            let late = as_of.is_some_and(|year| vintage > year);
            let remarked = model
                .data
                .remarks
                .iter()
                .any(|words| words.en.contains(&table.path));
            let sidecar = datasets().join(&table.path).with_extension("toml");
            let by_row = fs::read_to_string(sidecar)
                .expect("a sidecar")
                .contains("[columns.known]");
            assert!(
                !late || remarked || by_row,
                "{} as of {as_of:?}",
                table.path
            );
        }
        let projection = outcome(&model, SEED, DRAWS).projection;
        medians.push(
            ["population", "holders", "cost.all"].map(|key| median(draws(&projection, key, 2035))),
        );
    }
    for key in 0..3 {
        assert!(medians[0][key] != medians[1][key] && medians[1][key] != medians[2][key]);
    }
}

#[test]
fn a_later_report_moves_the_answer() {
    let before = judged(&wenling(), 200);
    let after = judged(
        &with(observed("care_subsidy_coverage", 2022, 2023, 0.995, 0.05)),
        200,
    );
    assert!(before.one_observation && !after.one_observation);
    assert!(
        after.probability > before.probability + 0.1,
        "{} → {}",
        before.probability,
        after.probability
    );
    let width = |a: &Attainment| a.eighty.1 - a.eighty.0;
    assert!(
        width(&after) < width(&before),
        "{:?} → {:?}",
        before.eighty,
        after.eighty
    );
}

#[test]
fn a_report_fixes_the_year_that_it_is_about() {
    let folder = with(observed("care_subsidy_coverage", 2022, 2023, 0.995, 0.001));
    let model = open(&folder, "baseline", None);
    let projection = outcome(&model, SEED, DRAWS).projection;
    let coverage = draws(&projection, "care_subsidy.coverage", 2022);
    for share in coverage {
        // Chance among some fifteen thousand people: six standard deviations.
        assert!((share - 0.995).abs() < 0.0035, "{share}");
    }
    let folder = with(observed("new_day_centres", 2023, 2024, 9.0, 0.0));
    let model = open(&folder, "baseline", None);
    let projection = outcome(&model, SEED, DRAWS).projection;
    assert!(
        draws(&projection, "process.new_day_centres", 2023)
            .iter()
            .all(|n| *n == 9.0)
    );
    assert!(
        draws(&projection, "process.new_day_centres", 2022)
            .iter()
            .all(|n| *n <= 9.0)
    );
}

#[test]
fn what_is_not_yet_known_changes_nothing() {
    let run = |folder: &ModelFolder| {
        bits(&outcome(&open(folder, "baseline", Some(2022)), SEED, 10).projection)
    };
    let later = with(observed("care_subsidy_coverage", 2022, 2023, 0.995, 0.05));
    let earlier = with(observed("care_subsidy_coverage", 2021, 2022, 0.995, 0.05));
    assert!(run(&later) == run(&wenling()));
    assert!(run(&earlier) != run(&wenling()));
}

#[test]
fn a_report_of_one_process_leaves_the_others_as_they_were() {
    let folder = with(observed("employment_rate", 2022, 2023, 0.61, 0.02));
    let moved = outcome(&open(&folder, "baseline", None), SEED, DRAWS).projection;
    assert!(bits(&moved) != bits(baseline()));
    for key in [
        "holders",
        "care_subsidy.served",
        "process.device_fitting",
        "process.gdp",
    ] {
        for year in 2021..=2035 {
            assert_eq!(
                draws(&moved, key, year),
                draws(baseline(), key, year),
                "{key}, {year}"
            );
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Writes the rows of every table in the opposite order, and its new checksum.
fn turn_round(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            turn_round(&path);
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            let text = fs::read_to_string(&path).expect("text");
            let (head, rows): (Vec<&str>, Vec<&str>) = {
                let at = text
                    .lines()
                    .position(|line| !line.starts_with('#'))
                    .expect("a header");
                let lines: Vec<&str> = text.lines().collect();
                (lines[..=at].to_vec(), lines[at + 1..].to_vec())
            };
            let turned: Vec<&str> = head.into_iter().chain(rows.into_iter().rev()).collect();
            let turned = turned.join("\n") + "\n";
            let hex = |bytes: &str| {
                Sha256::digest(bytes)
                    .iter()
                    .map(|b| format!("{b:02x}"))
                    .collect::<String>()
            };
            let sidecar = path.with_extension("toml");
            let described = fs::read_to_string(&sidecar).expect("a sidecar");
            fs::write(&sidecar, described.replace(&hex(&text), &hex(&turned))).expect("written");
            fs::write(&path, turned).expect("written");
        }
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let folder = TempDir::new().expect("a temporary folder");
    copy(&datasets(), folder.path());
    turn_round(folder.path());
    let model = model::open(&wenling(), folder.path(), "baseline", None);
    let model = model.unwrap_or_else(|complaints| panic!("{complaints}"));
    let turned = outcome(&model, SEED, DRAWS).projection;
    assert!(bits(&turned) == bits(baseline()));
}
