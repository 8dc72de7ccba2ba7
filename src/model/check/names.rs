//! Names: every one that is used exists, and nothing is declared that nobody uses.

use std::collections::BTreeSet;

use super::checking::Checking;
use super::naming::Names;
use super::references::references;
use crate::model::file::ModelFile;
use crate::model::quantities::Quantities;

/// Every name that is used exists.
pub(super) fn check(checking: &mut Checking<'_>) {
    let used = checking.references;
    for reference in used {
        if reference.names == Names::Quantity {
            continue;
        }
        let known = known(checking, reference.names);
        let words = reference.names.words();
        let known = known.iter().map(String::as_str);
        checking.known(
            &reference.file,
            &reference.key,
            &reference.name,
            words,
            known,
        );
    }
}

fn known(checking: &Checking<'_>, names: Names) -> Vec<String> {
    let file = checking.file();
    match names {
        Names::Parameter => file.parameters.keys().cloned().collect(),
        Names::Process => file.processes.keys().cloned().collect(),
        Names::Service => file.services.keys().cloned().collect(),
        Names::Fact => file.plan.facts.keys().cloned().collect(),
        Names::Source => checking.sources.iter().cloned().collect(),
        Names::Attribute => file.model.attributes.keys().cloned().collect(),
        Names::System => file.model.systems.keys().cloned().collect(),
        Names::Payer => file.model.payers.keys().cloned().collect(),
        Names::Quantity => Vec::new(),
    }
}

/// Every quantity that a target or the summary names is projected.
pub(super) fn quantities(checking: &mut Checking<'_>, quantities: &Quantities) {
    let known: Vec<&str> = quantities
        .list(true)
        .iter()
        .map(|q| q.key.as_str())
        .collect();
    let used = checking.references.iter();
    for reference in used.filter(|reference| reference.names == Names::Quantity) {
        checking.known(
            &reference.file,
            &reference.key,
            &reference.name,
            reference.names.words(),
            known.iter().copied(),
        );
    }
}

/// Numbers that nothing uses are complained about: they would only mislead. What a model inherits may
/// serve another one.
pub(super) fn unused(checking: &mut Checking<'_>) {
    let used: BTreeSet<(Names, &str)> = checking
        .references
        .iter()
        .map(|reference| (reference.names, reference.name.as_str()))
        .collect();
    let inherited = &checking.folder.inherited;
    let file = &checking.steps[0].file;
    let parameters = file
        .parameters
        .keys()
        .map(|key| ("parameters", Names::Parameter, key));
    let processes = file
        .processes
        .keys()
        .map(|key| ("processes", Names::Process, key));
    let idle: Vec<(&str, &String)> = parameters
        .chain(processes)
        .filter(|(_, names, key)| !used.contains(&(*names, key.as_str())))
        .filter(|(name, _, key)| inherited.from(name, key).is_none())
        .map(|(name, _, key)| (name, key))
        .collect();
    for (name, key) in idle {
        checking.say(
            name,
            key,
            (
                format!("没有任何地方用到 {key}"),
                format!("nothing uses {key}"),
            ),
            ("用得到的数".into(), "numbers that are used".into()),
            (
                "请删去，或在模型里引用它",
                "Remove it, or refer to it in the model",
            ),
        );
    }
}

/// Every source that the declarations name.
pub fn names_used(file: &ModelFile) -> BTreeSet<String> {
    let all = references(file).into_iter();
    all.filter(|reference| reference.names == Names::Source)
        .map(|reference| reference.name)
        .collect()
}
