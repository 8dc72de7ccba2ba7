//! Nothing points left: `dataset → model → simulation | forecast → evaluation → report → task`, and the words
//! that everyone uses beside them.

use super::syntax::{paths, resolved, tokens};
use super::tree::{File, none, sources};

/// Each room, and the rooms that it may look into.
const ROOMS: [(&str, &[&str]); 14] = [
    ("axes", &[]),
    ("units", &[]),
    ("source", &[]),
    ("stream", &[]),
    ("projection", &["axes", "source", "units"]),
    ("statistics", &["axes", "source", "stream"]),
    ("coverage", &["axes", "source", "stream", "statistics"]),
    ("dataset", &["axes", "source", "units"]),
    (
        "model",
        &[
            "axes",
            "source",
            "units",
            "stream",
            "statistics",
            "projection",
            "dataset",
        ],
    ),
    (
        "simulation",
        &[
            "axes",
            "coverage",
            "source",
            "units",
            "stream",
            "statistics",
            "projection",
            "model",
        ],
    ),
    (
        "forecast",
        &[
            "axes",
            "coverage",
            "source",
            "units",
            "stream",
            "statistics",
            "projection",
            "model",
        ],
    ),
    (
        "evaluation",
        &[
            "axes",
            "coverage",
            "source",
            "units",
            "stream",
            "statistics",
            "projection",
            "dataset",
            "model",
            "simulation",
            "forecast",
        ],
    ),
    (
        "report",
        &[
            "axes",
            "coverage",
            "source",
            "units",
            "stream",
            "statistics",
            "projection",
            "dataset",
            "model",
            "simulation",
            "forecast",
            "evaluation",
        ],
    ),
    (
        "task",
        &[
            "axes",
            "source",
            "units",
            "stream",
            "statistics",
            "projection",
            "dataset",
            "model",
            "simulation",
            "forecast",
            "evaluation",
            "report",
        ],
    ),
];

/// The chart room draws what it is given: it knows no model and no draw.
const CHART: [&str; 2] = ["axes", "source"];

fn looks_into(file: &File) -> Vec<Vec<String>> {
    let module = file.module();
    let all = paths(&tokens(file.before_tests()));
    all.iter()
        .filter_map(|path| resolved(path, &module))
        .collect()
}

#[test]
fn no_room_looks_to_the_right() {
    let mut faults = Vec::new();
    for file in sources() {
        if ["lib", "main", "cli"].contains(&file.room()) {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == file.room()) else {
            faults.push(format!(
                "{}: no such room; give it a place in the layers",
                file.path
            ));
            continue;
        };
        for path in looks_into(&file) {
            let Some(room) = path.first() else { continue };
            if room != file.room() && !allowed.contains(&room.as_str()) {
                faults.push(format!("{} looks into {}", file.path, path.join("::")));
            }
        }
    }
    none(
        &faults,
        "a layer points left or a room looks where it may not",
    );
}

#[test]
fn the_chart_room_knows_axes_and_words_only() {
    let mut faults = Vec::new();
    for file in sources() {
        if !file.path.starts_with("report/chart/") {
            continue;
        }
        for path in looks_into(&file) {
            let inside = path.len() > 1 && path[0] == "report" && path[1] == "chart";
            let Some(room) = path.first() else { continue };
            if !inside && !CHART.contains(&room.as_str()) {
                faults.push(format!("{} looks into {}", file.path, path.join("::")));
            }
        }
    }
    none(&faults, "the chart room draws what it is given");
}

#[test]
fn the_library_does_not_see_the_program() {
    let library = sources()
        .into_iter()
        .find(|file| file.path == "lib.rs")
        .expect("lib.rs");
    let names = tokens(&library.text);
    assert!(
        !names.contains(&"cli".to_string()),
        "lib.rs names the program"
    );
    let declared: Vec<String> = names
        .windows(2)
        .filter(|pair| pair[0] == "mod")
        .map(|pair| pair[1].clone())
        .collect();
    let unknown: Vec<String> = declared
        .into_iter()
        .filter(|room| ROOMS.iter().all(|(known, _)| known != room))
        .collect();
    none(&unknown, "rooms without a place in the layers");
}
