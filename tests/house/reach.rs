//! What each room may touch outside the program, and which heavy tool lives in which room.

use super::syntax::{paths, tokens};
use super::tree::{File, none, sources};

/// The rooms at the edge: `datasets/`, `models/`, `notebooks-out/` and the terminal.
const DISK: [&str; 7] = [
    "dataset/",
    "model/read/",
    "model/load/",
    "report/outbox.rs",
    "report/outbox/",
    "task/",
    "cli/",
];

/// A crate, and where its names may stand.
const TOOLS: [(&str, &[&str]); 18] = [
    ("polars", &["dataset/", "report/table/"]),
    ("polars_io", &["dataset/", "report/table/"]),
    ("calamine", &["dataset/"]),
    // The file of an office whose page a report takes over is read as it was written, by hand.
    (
        "quick_xml",
        &["dataset/", "report/document/docx/letterhead/"],
    ),
    ("zip", &["dataset/", "report/document/docx/"]),
    ("encoding_rs", &["dataset/"]),
    ("rust_xlsxwriter", &["report/"]),
    ("plotters", &["report/chart/"]),
    ("pulldown_cmark", &["report/manual/"]),
    ("resvg", &["report/chart/"]),
    ("ttf_parser", &["report/chart/"]),
    ("unicode_width", &["report/aligned.rs", "report/printed.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("indicatif", &["cli/"]),
    ("rand", &["stream/mod.rs", "statistics/"]),
    ("statrs", &["statistics/"]),
    ("microlp", &["statistics/disclosure/"]),
];

fn stands(file: &File, places: &[&str]) -> bool {
    places.iter().any(|place| file.path.starts_with(place))
}

#[test]
fn only_the_edge_touches_the_disk() {
    let mut faults = Vec::new();
    for file in sources() {
        if stands(&file, &DISK) || file.is_tests() {
            continue;
        }
        for path in paths(&tokens(file.before_tests())) {
            let outside = path[0] == "std"
                && path.get(1).is_some_and(|part| {
                    ["fs", "path", "env", "process", "net", "thread"].contains(&part.as_str())
                });
            if outside {
                faults.push(format!("{} uses {}", file.path, path.join("::")));
            }
        }
    }
    // `main` hands over to the command line and returns its exit code.
    faults.retain(|fault| fault != "main.rs uses std::process::ExitCode");
    none(&faults, "a pure room touches the world");
}

#[test]
fn nothing_looks_at_the_clock() {
    let mut faults = Vec::new();
    for file in sources() {
        // The program may say how long something took; it never enters a result.
        if file.room() == "cli" {
            continue;
        }
        let names = tokens(&file.text);
        for clock in ["SystemTime", "Instant"] {
            if names.iter().any(|name| name == clock) {
                faults.push(format!("{} uses {clock}", file.path));
            }
        }
    }
    none(&faults, "results must not depend on the time of day");
}

#[test]
fn each_heavy_tool_has_its_room() {
    let mut faults = Vec::new();
    for file in sources() {
        for path in paths(&tokens(file.before_tests())) {
            let tool = TOOLS.iter().find(|(tool, _)| *tool == path[0]);
            if let Some((_, places)) = tool
                && !stands(&file, places)
                && !file.is_tests()
            {
                faults.push(format!("{} uses {}", file.path, path.join("::")));
            }
        }
    }
    none(&faults, "a tool outside its room");
}
