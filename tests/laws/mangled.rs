//! However a model's files are spoilt, the program says so or runs: it never panics.

use std::fs;

use plancast::model::ModelFolder;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tempfile::TempDir;

use crate::runs::{opener, root, try_prepared};

const FILES: [&str; 7] = [
    "model.toml",
    "parameters.toml",
    "processes.toml",
    "services.toml",
    "plan.toml",
    "observations.toml",
    "scenarios/combined.toml",
];

/// What is put in place of a number.
const VALUES: [&str; 10] = [
    "0", "-1", "1", "0.5", "1e300", "nan", "1e-300", "\"1\"", "2035", "20350",
];

/// A copy of Wenling with one line of one file spoilt.
fn spoilt(file: &str, line: usize, how: usize) -> TempDir {
    let folder = crate::runs::scratch();
    let original = root().join("models/wenling");
    fs::create_dir(folder.path().join("scenarios")).expect("a folder");
    for name in FILES.iter().chain(&["scenarios/faster_ageing.toml"]) {
        let text = fs::read_to_string(original.join(name)).expect("text");
        // One population of the survey is enough here.
        let lines = text.lines().map(|line| {
            if line.starts_with("structures = ") {
                "structures = 1"
            } else {
                line
            }
        });
        let text = lines.collect::<Vec<&str>>().join("\n");
        let text = if *name == file {
            spoil(&text, line, how)
        } else {
            text
        };
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn spoil(text: &str, line: usize, how: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    let at = line % lines.len();
    match how {
        0 => {
            lines.remove(at);
        }
        1 => lines.truncate(at),
        2 => lines.insert(at, lines[at].clone()),
        _ => lines[at] = with_number(&lines[at], how / VALUES.len(), VALUES[how % VALUES.len()]),
    }
    lines.join("\n") + "\n"
}

/// The line with one of its numbers replaced.
fn with_number(line: &str, which: usize, value: &str) -> String {
    let part = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let mut numbers: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in line.char_indices() {
        match numbers.last_mut() {
            Some(number) if number.end == at && part(c) => number.end += 1,
            _ if c.is_ascii_digit() || c == '-' => numbers.push(at..at + 1),
            _ => {}
        }
    }
    if numbers.is_empty() {
        return format!("{line} # {value}");
    }
    let number = numbers[which % numbers.len()].clone();
    format!("{}{value}{}", &line[..number.start], &line[number.end..])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        // The same cases every time: a test that fails by luck teaches nothing.
        rng_seed: RngSeed::Fixed(2021),
        failure_persistence: None,
        max_shrink_iters: 20,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_spoilt_line_is_said_or_run(
        file in prop::sample::select(FILES.to_vec()),
        line in 0_usize..800,
        how in 0_usize..50,
    ) {
        let folder = spoilt(file, line, how);
        match ModelFolder::open(folder.path()) {
            Err(complaints) => prop_assert!(complaints.has_errors()),
            Ok(read) => match opener().open(&read, "combined", None) {
                Err(complaints) => prop_assert!(complaints.has_errors()),
                Ok(model) => match try_prepared(&model).and_then(|engine| engine.run(1, 2, |_| ())) {
                    Err(error) => prop_assert!(!error.to_string().is_empty()),
                    Ok(outcome) => prop_assert_eq!(outcome.projection.draws(), 2),
                },
            },
        }
    }
}
