//! The program from outside: what it says, how it ends, what it leaves behind.

mod asked;
mod beforehand;
mod calibration;
mod counties;
mod declarations;
mod doubtful;
mod evaluated;
mod explained;
mod handed_in;
mod in_step;
mod levers;
mod library;
mod manual;
mod output;
mod overlooked;
mod papers;
mod provinces;
mod published;
mod receipts;
mod references;
mod register;
mod registers;
mod reported;
mod roots;
mod scenarios;
mod serving;
mod silent;
mod sizes;
mod slips;
mod standards;
mod tables;
mod tasks;
mod towns;
mod unlikely;
mod verbs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use ::plancast::model::ModelFolder;
use ::plancast::model::scenario::BASELINE;
use ::plancast::source::Language;
use ::plancast::task::Failure;
use assert_cmd::Command;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::runs::{copy, datasets, opener, root};

/// The program, called from an empty folder so that nothing is found by luck.
fn plancast(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancast"));
    command.args(arguments).current_dir(folder);
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "“{part}” in: {text}");
    }
}

/// A symbolic link on a desk, where the system has such.
#[cfg(unix)]
fn link(desk: &Desk, to: &str, at: &str) {
    std::os::unix::fs::symlink(desk.path(to), desk.path(at)).expect("a link");
}

/// A symbolic link on a desk, where the system has such.
#[cfg(not(unix))]
fn link(_: &Desk, _: &str, _: &str) {}

/// A planner's folder with a copy of Wenling's model, to be spoilt.
struct Desk {
    folder: TempDir,
    datasets: PathBuf,
}

impl Desk {
    /// With the project's own datasets.
    fn new() -> Desk {
        let folder = crate::runs::scratch();
        copy(
            &root().join("models/wenling"),
            &folder.path().join("models/wenling"),
        );
        let desk = Desk {
            folder,
            datasets: datasets(),
        };
        desk.set("models/wenling/model.toml", "disability", "structures", "2");
        desk
    }

    /// With a copy of the datasets.
    fn with_datasets() -> Desk {
        let mut desk = Desk::new();
        desk.datasets = desk.path("datasets");
        copy(&datasets(), &desk.datasets);
        desk
    }

    /// Calls the program, which has to do what it is asked for; what it says.
    fn done(&self, arguments: &[&str]) -> String {
        let output = self.call(arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {error}");
        text(&output.stdout)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("text")
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(file), bytes).expect("written");
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{from} is in {file}");
        self.write(file, text.replacen(from, to, 1));
    }

    /// Writes the value of a key of a section; the line where it stands.
    fn set(&self, file: &str, section: &str, key: &str, value: &str) -> String {
        let text = self.read(file);
        let mut lines: Vec<&str> = text.lines().collect();
        let head = format!("[{section}]");
        let from = lines.iter().position(|line| *line == head);
        let from = from.unwrap_or_else(|| panic!("{head} is in {file}"));
        let begins = format!("{key} = ");
        let below = lines[from..]
            .iter()
            .position(|line| line.starts_with(&begins));
        let at = from + below.unwrap_or_else(|| panic!("{key} is in {head} of {file}"));
        let new = format!("{begins}{value}");
        lines[at] = &new;
        self.write(file, lines.join("\n") + "\n");
        format!("第 {} 行", at + 1)
    }

    /// Line of the first place where a text stands.
    fn line(&self, file: &str, part: &str) -> String {
        let text = self.read(file);
        let at = text
            .find(part)
            .unwrap_or_else(|| panic!("{part} is in {file}"));
        format!("第 {} 行", text[..at].matches('\n').count() + 1)
    }

    /// Replaces a table, with its new checksum and number of rows.
    fn replace(&self, table: &str, bytes: impl AsRef<[u8]>, rows: Option<usize>) {
        let sidecar = format!("{}.toml", table.trim_end_matches(".csv"));
        let before = fs::read(self.path(table)).expect("bytes");
        let hex = |bytes: &[u8]| {
            Sha256::digest(bytes)
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect::<String>()
        };
        self.edit(&sidecar, &hex(&before), &hex(bytes.as_ref()));
        if let Some(rows) = rows {
            let text = self.read(&sidecar);
            let line = text
                .lines()
                .find(|line| line.starts_with("rows = "))
                .expect("a number of rows");
            self.edit(&sidecar, line, &format!("rows = {rows}"));
        }
        self.write(table, bytes);
    }

    fn call(&self, arguments: &[&str]) -> Output {
        let datasets = self.datasets.to_string_lossy();
        plancast(
            &[arguments, &["--datasets", &datasets]].concat(),
            self.folder.path(),
        )
    }

    /// A model that must be refused in the planner's words, opened as a run opens it first of all; the tables are read
    /// once for all desks.
    fn faulty(&self, parts: &[&str]) -> String {
        assert_eq!(self.datasets, datasets(), "the project's own");
        let opened = ModelFolder::open(&self.path("models/wenling"));
        let opened = opened.and_then(|folder| opener().open(&folder, BASELINE, None));
        let failure = Failure::from(opened.expect_err("it is refused"));
        assert_eq!(failure.exit_code(), 2);
        let said = failure.text(Language::Zh);
        has(&said, parts);
        said
    }

    /// A run that must be refused in the planner's words; nothing may be left behind.
    fn refused(&self, more: &[&str], parts: &[&str]) -> String {
        let run = ["run", "models/wenling", "--draws", "2", "--out", "out"];
        let output = self.call(&[&run, more].concat());
        let said = text(&output.stderr);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{said}\n{}",
            text(&output.stdout)
        );
        assert!(!said.contains("panicked"), "{said}");
        assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
        assert!(!self.path("out").exists(), "something was written");
        has(&said, parts);
        said
    }
}
