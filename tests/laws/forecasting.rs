//! `plancast forecast`, `backtest` and `bench m3` from outside: any table, any series, whole files.

mod aggregates;
mod panels;
mod stopped;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with one file in it.
fn desk(name: &str, bytes: impl AsRef<[u8]>) -> TempDir {
    let folder = crate::runs::scratch();
    fs::write(folder.path().join(name), bytes).expect("written");
    folder
}

fn plancast(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancast"));
    command.args(arguments).current_dir(folder);
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Calls the program, which must succeed and say nothing on the side.
fn good(folder: &Path, arguments: &[&str]) -> String {
    let output = plancast(folder, arguments);
    let error = text(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {error}");
    assert_eq!(error, "", "piped, the program is quiet");
    text(&output.stdout)
}

/// Calls the program, which must refuse with exit code 2; gives what it says.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = plancast(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "nothing but the complaint");
    text(&output.stderr)
}

/// A forecast of a CSV file as JSON.
fn forecast(csv: &str, more: &[&str]) -> (TempDir, Value) {
    let folder = desk("表.csv", csv);
    let mut arguments = vec!["forecast", "表.csv", "--format", "json", "--draws", "200"];
    arguments.extend(more);
    let said = good(folder.path(), &arguments);
    (folder, serde_json::from_str(&said).expect("JSON"))
}

/// The series of a forecast by its name.
fn series<'v>(forecast: &'v Value, name: &str) -> &'v Value {
    let all = forecast["series"].as_array().expect("series");
    let found = all.iter().find(|s| s["name"] == name);
    found.unwrap_or_else(|| panic!("{name} in {forecast}"))
}

/// Lower end, median and upper end of the last interval of the last year.
fn last(series: &Value) -> [f64; 3] {
    let years = series["years"].as_array().expect("years");
    let year = years.last().expect("a year");
    let interval = year["intervals"].as_array().and_then(|i| i.last());
    let interval = interval.expect("an interval");
    [&interval["low"], &year["median"], &interval["high"]].map(|v| v.as_f64().expect("a number"))
}

fn notes(forecast: &Value) -> String {
    forecast["notes"].to_string()
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(folder)];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => open.push(path),
                path => found.push(
                    path.strip_prefix(folder)
                        .expect("inside")
                        .display()
                        .to_string(),
                ),
            }
        }
    }
    found.sort();
    found
}
