//! No number without its source: every table described, every declaration sourced, no idle work.

use std::collections::BTreeSet;
use std::fs;

use plancast::dataset::Library;
use plancast::model::file::{ModelFile, ProcessFile};
use plancast::model::scenario::BASELINE;
use plancast::model::{ModelFolder, check};
use plancast::source::Evidence;

use super::tree::{files, none};
use sha2::{Digest, Sha256};

use crate::runs::{datasets, models, opener, root};

fn library() -> Library {
    Library::open(&datasets()).unwrap_or_else(|error| panic!("{error}"))
}

fn folders() -> Vec<ModelFolder> {
    let open =
        |path: &std::path::PathBuf| ModelFolder::open(path).unwrap_or_else(|c| panic!("{c}"));
    models().iter().map(open).collect()
}

#[test]
fn every_table_has_a_description_with_its_source() {
    let library = library();
    let described: BTreeSet<&str> = library.entries().map(|entry| entry.file.as_str()).collect();
    let mut faults = Vec::new();
    for path in files(&datasets()) {
        let name = path
            .strip_prefix(datasets())
            .expect("below datasets")
            .to_string_lossy()
            .replace('\\', "/");
        if !name.ends_with(".toml") && !described.contains(name.as_str()) {
            faults.push(name);
        }
    }
    for entry in library.entries() {
        let head = &entry.sidecar.head;
        if !library.sources().contains_key(&head.source) {
            faults.push(format!("{}: source {}", entry.sidecar_file, head.source));
        }
        for column in entry.sidecar.columns.values() {
            if column.title.zh.is_empty() || column.title.en.is_empty() {
                faults.push(format!("{}: a column without a title", entry.sidecar_file));
            }
        }
    }
    none(&faults, "tables without a description or a source");
}

#[test]
fn tables_are_as_described_and_no_work_is_idle() {
    let mut used: BTreeSet<String> = folders()
        .iter()
        .flat_map(|folder| {
            // A model's own works are held against its own names by its checks.
            let own = folder.file.sources.clone();
            let used = check::names_used(&folder.file).into_iter();
            used.filter(move |name| !own.contains_key(name))
        })
        .collect();
    // What a planner's own table is from, unless it says otherwise.
    used.insert("own_records".to_string());
    let complaints = library().check_with(&used);
    let errors: Vec<String> = complaints.errors().map(ToString::to_string).collect();
    none(&errors, "the datasets");
}

#[test]
fn every_scenario_of_every_model_passes_its_checks() {
    for folder in folders() {
        let scenarios = folder.scenarios.keys().map(String::as_str);
        let all: Vec<&str> = std::iter::once(BASELINE).chain(scenarios).collect();
        let models = opener().open_all(&folder, all.iter().copied(), None);
        let models = models.unwrap_or_else(|complaints| panic!("{}: {complaints}", folder.key));
        assert_eq!(models.len(), all.len());
    }
}

/// What stands for a source where there is none.
const JUDGEMENT: &str = "judgement";

#[test]
fn whoever_judges_says_so() {
    let mut faults = Vec::new();
    let mut weigh = |place: String, source: &str, evidence: Evidence| {
        if source == JUDGEMENT && evidence < Evidence::Judged {
            faults.push(format!("{place}: {} by judgement", evidence.en()));
        }
    };
    for folder in folders() {
        let ModelFile {
            parameters,
            processes,
            services,
            ..
        } = &folder.file;
        for (key, parameter) in parameters {
            weigh(
                format!("{}: {key}", folder.key),
                &parameter.source,
                parameter.evidence,
            );
        }
        for (key, process) in processes {
            let (ProcessFile::Share {
                source, evidence, ..
            }
            | ProcessFile::Level {
                source, evidence, ..
            }
            | ProcessFile::Count {
                source, evidence, ..
            }
            | ProcessFile::Completion {
                source, evidence, ..
            }
            | ProcessFile::Growth {
                source, evidence, ..
            }) = process;
            weigh(format!("{}: {key}", folder.key), source, *evidence);
        }
        for (key, rule) in &folder.file.model.upratings {
            weigh(
                format!("{}: upratings.{key}", folder.key),
                &rule.source,
                rule.evidence,
            );
        }
        for (key, service) in services {
            weigh(
                format!("{}: {key}", folder.key),
                &service.source,
                service.evidence,
            );
            if let Some(cost) = &service.cost {
                weigh(
                    format!("{}: {key}.cost", folder.key),
                    &cost.source,
                    cost.evidence,
                );
                if let Some(told) = &cost.payers_told {
                    let place = format!("{}: {key}.cost.payers_told", folder.key);
                    weigh(place, &told.source, told.evidence);
                }
            }
        }
    }
    none(&faults, "a judgement is neither measured nor estimated");
}

#[test]
fn every_unit_and_title_is_there() {
    let mut faults = Vec::new();
    for folder in folders() {
        for (key, parameter) in &folder.file.parameters {
            let words = [&parameter.unit, &parameter.title.zh, &parameter.title.en];
            if words.iter().any(|word| word.trim().is_empty()) {
                faults.push(format!("{}: {key}", folder.key));
            }
        }
        for (key, scenario) in &folder.scenarios {
            let words = [&scenario.title, &scenario.why];
            if words
                .iter()
                .any(|words| words.zh.is_empty() || words.en.is_empty())
            {
                faults.push(format!("{}: scenario {key}", folder.key));
            }
        }
    }
    none(&faults, "declarations without words");
}

#[test]
fn the_register_holds_no_path_of_a_machine() {
    let text = fs::read_to_string(datasets().join("sources.toml")).expect("the register");
    for word in ["/home/", "/root/", "/tmp/", "C:\\"] {
        assert!(!text.contains(word), "{word}");
    }
}

/// Every table inside the program is the one that its sidecar describes.
#[test]
fn the_shipped_tables_are_those_of_their_sidecars() {
    let tables = [
        ("src/forecast/calibration", "reference", "M3"),
        ("src/coverage", "reference", "WHO/UNICEF"),
        ("src/coverage", "published", "十三五"),
    ];
    for (folder, name, source) in tables {
        let at = root().join(folder).join(name);
        let sidecar = fs::read_to_string(at.with_extension("toml")).expect("a sidecar");
        let sidecar: toml::Table = toml::from_str(&sidecar).expect("TOML");
        let table = fs::read(at.with_extension("csv")).expect("the table");
        let hex: String = Sha256::digest(table)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            sidecar["sha256"].as_str(),
            Some(hex.as_str()),
            "{folder}/{name}"
        );
        assert!(
            sidecar["source"]
                .as_str()
                .is_some_and(|said| said.contains(source))
        );
        assert!(
            ["title", "command", "columns"]
                .iter()
                .all(|key| sidecar[*key].is_str())
        );
    }
}
/// nalgebra's `std` brings kernels that are chosen by processor, and with them other last bits.
#[test]
fn products_have_one_kernel_on_every_processor() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = toml::from_str(&manifest).expect("TOML");
    let nalgebra = &manifest["dependencies"]["nalgebra"];
    let features = nalgebra["features"].as_array().expect("a list of features");
    assert_eq!(nalgebra["default-features"].as_bool(), Some(false));
    assert!(
        features
            .iter()
            .all(|feature| feature.as_str() != Some("std"))
    );
}
