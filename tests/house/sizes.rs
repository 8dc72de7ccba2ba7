//! One idea per file: a file that needs a table of contents is a folder.

use std::fs;

use super::tree::{files, none, sources};
use crate::runs::root;

/// Lines before the tests.
const MOST: usize = 250;

#[test]
fn no_file_needs_a_table_of_contents() {
    let mut faults = Vec::new();
    for file in sources() {
        let lines = file.before_tests().lines().count();
        if lines > MOST && !file.is_tests() {
            faults.push(format!("{}: {lines} lines", file.path));
        }
    }
    none(&faults, &format!("more than {MOST} lines before the tests"));
}

#[test]
fn tests_are_short_too() {
    let mut faults = Vec::new();
    for path in files(&root().join("tests")) {
        if path.extension().is_some_and(|ending| ending == "rs") {
            let lines = fs::read_to_string(&path).expect("text").lines().count();
            // Tables of published numbers and whole simulations may be longer than code.
            if lines > 600 {
                faults.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    none(&faults, "tests longer than 600 lines");
}

#[test]
fn rooms_are_nouns() {
    let faults: Vec<String> = sources()
        .into_iter()
        .filter(|file| {
            file.module().iter().any(|name| {
                [
                    "util", "utils", "helper", "helpers", "common", "core", "manager", "misc",
                ]
                .contains(&name.as_str())
            })
        })
        .map(|file| file.path)
        .collect();
    none(&faults, "names that say nothing");
}

#[test]
fn every_file_says_what_it_is() {
    let faults: Vec<String> = sources()
        .into_iter()
        .filter(|file| !file.text.starts_with("//!") && !file.text.starts_with("#![doc"))
        .map(|file| file.path)
        .collect();
    none(
        &faults,
        "files that do not begin with a sentence about themselves",
    );
}

#[test]
fn there_is_one_program_of_tests() {
    let top = fs::read_dir(root().join("tests"))
        .expect("the tests")
        .flatten();
    let programs: Vec<String> = top
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".rs"))
        .collect();
    assert_eq!(programs, ["main.rs"]);
}
