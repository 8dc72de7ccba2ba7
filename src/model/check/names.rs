//! Names: every one that is used exists, and nothing is declared that nobody uses.

use std::collections::BTreeSet;

use super::checking::Checking;
use super::listed;
use super::naming::Names;
use super::references::{NameUse, references, references_of_changes};
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, PUBLISHED};
use crate::model::file::{ModelFile, process_of};
use crate::model::read::ModelFolder;

/// Every name that is used exists, in the baseline and in what scenarios and levers make of it.
pub(super) fn check(checking: &mut Checking<'_>) {
    let (used, steps) = (checking.references, checking.steps);
    let before = checking.complaints.0.len();
    for reference in used {
        exists(checking, 0, reference);
    }
    // Where a whole file is empty or another's, a handful stand for the others.
    let unknown = checking.complaints.0.split_off(before);
    checking.complaints.extend(Complaints(unknown).shortened());
    listed::check(checking);
    for (layer, step) in steps.iter().enumerate().skip(1) {
        // What stays as it was one layer below has been looked up.
        let above = &steps[layer - 1].file;
        if step.file.services == above.services
            && step.file.processes == above.processes
            && step.file.parameters == above.parameters
        {
            continue;
        }
        let before: BTreeSet<_> = used.iter().map(place).collect();
        for reference in &references_of_changes(&step.file, &steps[0].file) {
            if !before.contains(&place(reference)) {
                exists(checking, layer, reference);
            }
        }
    }
}

/// Where a name is used, and which.
fn place(one: &NameUse) -> [&str; 3] {
    [&one.file, &one.key, &one.name]
}

/// A name that is used in a layer exists.
fn exists(checking: &mut Checking<'_>, layer: usize, reference: &NameUse) {
    if is_known(checking, reference) {
        return;
    }
    let known = known(checking, reference.names);
    let (file, key) = checking.in_layer(layer, &reference.file, &reference.key);
    let words = reference.names.words();
    let known = known.iter().map(String::as_str);
    checking.known(&file, &key, &reference.name, words, known);
}

/// Whether what a name stands for is there; quantities are looked for when they are known.
fn is_known(checking: &Checking<'_>, reference: &NameUse) -> bool {
    let (file, name) = (checking.file(), reference.name.as_str());
    match reference.names {
        Names::Parameter => file.parameters.contains_key(name),
        Names::Process => file.processes.contains_key(name),
        Names::Service => file.services.contains_key(name),
        Names::Fact => file.plan.facts.contains_key(name),
        Names::Target => file.plan.targets.contains_key(name),
        Names::Source => checking.sources.contains_key(name) || file.sources.contains_key(name),
        Names::Attribute => file.model.attributes.contains_key(name),
        Names::System => file.model.systems.contains_key(name),
        Names::Payer => file.model.payers.contains_key(name),
        Names::Uprating => file.model.upratings.contains_key(name),
        Names::Quantity => true,
    }
}

fn known(checking: &Checking<'_>, names: Names) -> Vec<String> {
    let file = checking.file();
    match names {
        Names::Parameter => file.parameters.keys().cloned().collect(),
        Names::Process => file.processes.keys().cloned().collect(),
        Names::Service => file.services.keys().cloned().collect(),
        Names::Fact => file.plan.facts.keys().cloned().collect(),
        Names::Target => file.plan.targets.keys().cloned().collect(),
        Names::Source => {
            let datasets = checking.sources.keys();
            datasets.chain(file.sources.keys()).cloned().collect()
        }
        Names::Attribute => file.model.attributes.keys().cloned().collect(),
        Names::System => file.model.systems.keys().cloned().collect(),
        Names::Payer => file.model.payers.keys().cloned().collect(),
        Names::Uprating => file.model.upratings.keys().cloned().collect(),
        Names::Quantity => Vec::new(),
    }
}

/// Parameters that nothing uses are complained about: they would only mislead. What a model inherits may
/// serve another one.
pub(super) fn unused(checking: &mut Checking<'_>) {
    let file = &checking.steps[0].file;
    let idle: Vec<String> = idle(
        Names::Parameter,
        file.parameters.keys(),
        checking.references,
    )
    .filter(|key| checking.folder.inherited.from("parameters", key).is_none())
    .cloned()
    .collect();
    for key in idle {
        let (found, expected, advice) = uncalled_for(&key);
        checking.say("parameters", &key, found, expected, advice);
    }
    own_sources(checking);
}

/// Works of the model's own that nothing names, or that the datasets have under the same key.
fn own_sources(checking: &mut Checking<'_>) {
    let folder = checking.folder;
    let observed = folder.calibration.iter().flat_map(|own| &own.observation);
    let observed: BTreeSet<&str> = observed.map(|seen| seen.source.as_str()).collect();
    let works = &checking.steps[0].file.sources;
    let idle: Vec<String> = idle(Names::Source, works.keys(), checking.references)
        .filter(|key| folder.inherited.from("sources", key).is_none())
        .filter(|key| !observed.contains(key.as_str()))
        .filter(|key| !folder.set_aside.contains(key.as_str()))
        .cloned()
        .collect();
    for key in idle {
        let (found, expected, advice) = uncalled_for(&key);
        checking.say("sources", &key, found, expected, advice);
    }
    let (first, last) = (*PUBLISHED.start(), *PUBLISHED.end());
    let years = works.iter().map(|(key, work)| (key.clone(), work.year));
    let never: Vec<(String, Year)> = years
        .filter(|(_, year)| !PUBLISHED.contains(year))
        .collect();
    for (key, year) in never {
        checking.say(
            "sources",
            &format!("{key}.year"),
            (format!("{year} 年"), format!("the year {year}")),
            (
                format!("{first} 到 {last} 年之间的发布年份"),
                format!("a year of publication from {first} to {last}"),
            ),
            ("请改正年份", "Correct the year"),
        );
    }
    let twice = works
        .keys()
        .filter(|key| checking.sources.contains_key(*key));
    let twice: Vec<String> = twice.cloned().collect();
    for key in twice {
        checking.say(
            "sources",
            &key,
            (
                format!("datasets/sources.toml 里已有 {key}"),
                format!("datasets/sources.toml has {key} already"),
            ),
            ("另一个键名".into(), "another key".into()),
            (
                "请改名；同一个来源就删去这一节，直接用已有的键",
                "Rename it; if it is the same work, remove the section and use the key",
            ),
        );
    }
}

/// Processes that nothing uses: a remark, since the targets that they are for may still be to come.
pub fn idle_processes(folder: &ModelFolder) -> Vec<Complaint> {
    let references = references(&folder.file);
    let lines = folder.lines.get("processes").cloned().unwrap_or_default();
    idle(Names::Process, folder.file.processes.keys(), &references)
        .filter(|key| folder.inherited.from("processes", key).is_none())
        .map(|key| {
            let (found, expected, advice) = uncalled_for(key);
            let complaint = lines.complaint(key, found, expected, advice);
            complaint.as_warning()
        })
        .collect()
}

fn idle<'k>(
    names: Names,
    keys: impl Iterator<Item = &'k String>,
    references: &[NameUse],
) -> impl Iterator<Item = &'k String> {
    let used: BTreeSet<String> = references
        .iter()
        .filter_map(|reference| match (names, reference.names) {
            (own, other) if own == other => Some(reference.name.as_str()),
            (Names::Process, Names::Quantity) => process_of(&reference.name),
            _ => None,
        })
        .map(str::to_string)
        .collect();
    keys.filter(move |key| !used.contains(*key))
}

type NamesPair = (String, String);

fn uncalled_for(key: &str) -> (NamesPair, NamesPair, (&'static str, &'static str)) {
    (
        (
            format!("没有任何地方用到 {key}"),
            format!("nothing uses {key}"),
        ),
        ("用得到的数".into(), "numbers that are used".into()),
        (
            "请删去，或在模型里引用它",
            "Remove it, or refer to it in the model",
        ),
    )
}

/// Every source that the declarations name.
pub fn names_used(file: &ModelFile) -> BTreeSet<String> {
    let all = references(file).into_iter();
    all.filter(|reference| reference.names == Names::Source)
        .map(|reference| reference.name)
        .collect()
}
