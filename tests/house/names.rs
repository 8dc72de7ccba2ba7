//! The source knows no model: no key of one, no region, no year of a plan. And one name is the name of one thing.

use std::collections::{BTreeMap, BTreeSet};

use plancast::model::ModelFolder;

use super::syntax::tokens;
use super::tree::{none, sources};
use crate::runs::models;

/// Keys of what models declare, which no source may name.
fn keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for path in models() {
        let folder = ModelFolder::open(&path).unwrap_or_else(|complaints| panic!("{complaints}"));
        let file = folder.file;
        keys.extend(file.parameters.into_keys());
        keys.extend(file.processes.into_keys());
        keys.extend(file.services.into_keys());
        keys.extend(file.model.attributes.into_keys());
        keys.extend(file.model.needs.into_keys());
        keys.extend(file.model.upratings.into_keys());
        keys.extend(file.plan.facts.into_keys());
        keys.extend(file.plan.targets.into_keys());
        keys.extend(
            file.model
                .money
                .into_iter()
                .flat_map(|money| money.sums.into_keys()),
        );
    }
    keys
}

/// Lines of code before the tests, without comments.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    (1..).zip(code)
}

fn texts(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// Numbers that stand by themselves.
fn numbers(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == '.'));
    words.filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty())
}

#[test]
fn no_key_of_a_model_stands_in_the_source() {
    let keys = keys();
    assert!(keys.len() > 100);
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !file.is_tests()) {
        // A quantity of the engine may bear the same name as a service about it.
        if file.path.starts_with("model/quantities/") {
            continue;
        }
        for (number, line) in lines(file.before_tests()) {
            let named = texts(line).filter_map(|text| text.split('.').next());
            for key in named.filter(|key| keys.contains(*key)) {
                faults.push(format!("{}:{number}: {key}", file.path));
            }
        }
    }
    none(&faults, "keys of models belong into models");
}

/// Names of the places that models are about, without what kind of place it is.
fn places() -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for path in models() {
        let folder = ModelFolder::open(&path).unwrap_or_else(|complaints| panic!("{complaints}"));
        let title = folder.file.model.title;
        let name = title.zh.split("残疾人").next().unwrap_or_default();
        let parts = name.split_inclusive(['省', '市', '区', '县']);
        let bare = parts.map(|part| part.trim_end_matches(['省', '市', '区', '县']));
        let of_place = folder.file.model.region.is_some();
        places.extend(bare.filter(|_| of_place).map(str::to_string));
    }
    places
}

#[test]
fn no_place_of_a_model_stands_in_the_source() {
    let places = places();
    assert!(places.len() >= 5, "{places:?}");
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !file.is_tests()) {
        for (number, line) in lines(file.before_tests()) {
            for place in places.iter().filter(|place| line.contains(place.as_str())) {
                faults.push(format!("{}:{number}: {place}", file.path));
            }
        }
    }
    none(&faults, "places belong into models");
}

#[test]
fn no_region_and_no_year_of_a_plan_stands_in_the_source() {
    let years = ["2016", "2020", "2021", "2025", "2035"];
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !file.is_tests()) {
        for (number, line) in lines(file.before_tests()) {
            // An example in a message is no knowledge of the program.
            let example = line.contains("如 ") || line.contains("such as");
            for word in numbers(line).filter(|_| !example) {
                let region = word.len() == 6 && word.starts_with("33");
                // The widest year is measured to leave room for one.
                let width = line.contains(".width(");
                if region || (years.contains(&word) && !width) {
                    faults.push(format!("{}:{number}: {word}", file.path));
                }
            }
        }
    }
    none(&faults, "regions and plan years belong into models");
}

/// Names that every task gives what is asked of it and what it answers; they are used with the task's own name.
const OF_TASKS: [&str; 2] = ["Done", "Settings"];

/// Names of the types that code declares.
fn types(code: &str) -> Vec<String> {
    let all = tokens(code);
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for (at, token) in all.iter().enumerate() {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            "struct" | "enum" | "trait" | "type" if depth == 0 => {
                found.extend(all.get(at + 1).cloned());
            }
            _ => {}
        }
    }
    found
}

/// Shown to everybody or kept by a file: a reader who searches for a name finds one thing. The verbs of the program bear
/// the names of what they do: they are no part of the library.
#[test]
fn no_name_names_two_things() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources() {
        if file.room() == "cli" || file.is_tests() {
            continue;
        }
        for name in types(file.before_tests()) {
            places.entry(name).or_default().push(file.path.clone());
        }
    }
    assert!(places.len() > 300, "{} names were found", places.len());
    places.retain(|name, files| files.len() > 1 && !OF_TASKS.contains(&name.as_str()));
    let faults: Vec<String> = places
        .iter()
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    none(&faults, "one name for one thing");
}

/// Names that are read everywhere: not even a file by itself calls something else so.
const OF_ALL: [&str; 11] = [
    "Basis", "Evidence", "Layout", "Measure", "Observed", "Outlook", "Relation", "Start", "Unit",
    "Words", "Year",
];

#[test]
fn no_file_calls_its_own_by_a_name_of_all() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources().iter().filter(|file| !file.is_tests()) {
        for name in types(file.before_tests()) {
            places.entry(name).or_default().push(file.path.clone());
        }
    }
    places.retain(|name, files| files.len() > 1 && OF_ALL.contains(&name.as_str()));
    let faults: Vec<String> = places
        .iter()
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    none(&faults, "one name for one thing");
}
