//! Names: every one that the settings use, and numbers and sources that nobody uses.

use std::collections::BTreeSet;

use super::Checking;
use crate::model::file::ModelFile;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Parameter,
    Process,
    Service,
    Fact,
}

/// Every name that the settings use, with its kind and key.
pub(super) fn names(file: &ModelFile) -> Vec<(Kind, String, String)> {
    use Kind::{Fact, Parameter, Process, Service};
    let settings = &file.model;
    let mut names: Vec<(Kind, String, String)> = Vec::new();
    let mut add =
        |kind, key: &str, name: &str| names.push((kind, key.to_string(), name.to_string()));
    for (year, step) in &settings.population.registered {
        add(
            Parameter,
            &format!("population.registered.{year}.total"),
            &step.total,
        );
        add(
            Parameter,
            &format!("population.registered.{year}.in_migrants"),
            &step.in_migrants,
        );
    }
    if let Some(migrants) = &settings.population.migrants {
        add(
            Parameter,
            "population.migrants.peak_age",
            &migrants.peak_age,
        );
        add(
            Parameter,
            "population.migrants.age_spread",
            &migrants.age_spread,
        );
        add(Parameter, "population.migrants.floor", &migrants.floor);
    }
    if let Some(fade) = &settings.drift_fade {
        add(Parameter, "drift_fade", fade);
    }
    add(Parameter, "mortality.level", &settings.mortality.level);
    add(Parameter, "mortality.pace", &settings.mortality.pace);
    add(Parameter, "fertility.level", &settings.fertility.level);
    add(
        Parameter,
        "fertility.sex_ratio",
        &settings.fertility.sex_ratio,
    );
    add(Parameter, "migration.rate", &settings.migration.rate);
    add(
        Parameter,
        "migration.persistence",
        &settings.migration.persistence,
    );
    add(
        Parameter,
        "migration.volatility",
        &settings.migration.volatility,
    );
    if let Some(disability) = &settings.disability {
        if let Some(service) = &disability.anchored_on {
            add(Service, "disability.anchored_on", service);
        }
        for (year, holders) in &disability.holders {
            add(Parameter, &format!("disability.holders.{year}"), holders);
        }
        for (key, name) in [
            ("trend", &disability.trend),
            ("mild_registration", &disability.mild_registration),
            ("registration_by_age", &disability.registration_by_age),
            ("registration_growth", &disability.registration_growth),
            ("inflow_level", &disability.inflow_level),
            (
                "relative_mortality_psychiatric",
                &disability.relative_mortality_psychiatric,
            ),
            (
                "relative_mortality_by_age",
                &disability.relative_mortality_by_age,
            ),
            ("worsening", &disability.worsening),
            ("improvement", &disability.improvement),
            ("cancellation", &disability.cancellation),
            ("margin_error", &disability.margin_error),
        ] {
            add(Parameter, &format!("disability.{key}"), name);
        }
        if let Some(registration) = &disability.registration {
            for (key, name) in [
                ("persistence", &registration.persistence),
                ("volatility", &registration.volatility),
            ] {
                add(Parameter, &format!("disability.registration.{key}"), name);
            }
        }
        for name in &disability.relative_mortality {
            add(Parameter, "disability.relative_mortality", name);
        }
        for (category, name) in &disability.shape {
            add(Parameter, &format!("disability.shape.{category}"), name);
        }
    }
    if let Some(income) = &settings.income {
        add(Service, "income.anchored_on", &income.anchored_on);
        add(Parameter, "income.severe_ratio", &income.severe_ratio);
    }
    if let Some(households) = &settings.households {
        for (key, name) in households.parameters() {
            add(Parameter, &format!("households.{key}"), name);
        }
    }
    if let Some(work) = &settings.work {
        add(Process, "work.rate", &work.rate);
        add(Process, "work.forms", &work.forms);
        add(Fact, "work.entry_anchor.fact", &work.entry_anchor.fact);
        add(
            Parameter,
            "work.entry_anchor.error",
            &work.entry_anchor.error,
        );
    }
    if let Some(money) = &settings.money {
        add(Process, "money.price_index", &money.price_index);
        if let Some(anchor) = &money.anchor {
            add(Fact, "money.anchor.fact", &anchor.fact);
            add(Parameter, "money.anchor.error", &anchor.error);
            for service in &anchor.services {
                add(Service, "money.anchor.services", service);
            }
        }
    }
    names
}

/// Numbers that nothing uses are complained about: they would only mislead.
pub(super) fn unused(checking: &mut Checking<'_>) {
    let file = checking.file().clone();
    let mut parameters: BTreeSet<&str> = BTreeSet::new();
    let mut processes: BTreeSet<&str> = BTreeSet::new();
    let names = names(&file);
    for (kind, _, name) in &names {
        match kind {
            Kind::Parameter => parameters.insert(name),
            Kind::Process => processes.insert(name),
            _ => false,
        };
    }
    for service in file.services.values() {
        parameters.extend(service.history_growth.as_deref());
        processes.insert(&service.need);
        processes.extend(service.coverage.as_deref());
        processes.extend(service.split.as_deref());
        processes.extend(service.complement.as_deref());
        processes.extend(service.capacity.as_ref().and_then(|c| c.units.as_deref()));
        processes.extend(service.cost.as_ref().map(|cost| cost.uprating.as_str()));
    }
    for target in file.plan.targets.values() {
        if let crate::model::file::MeasureFile::Process(name) = &target.measure {
            processes.insert(name);
        }
    }
    for seen in &file.observations.observation {
        processes.insert(&seen.process);
    }
    for fact in file.plan.facts.values() {
        processes.extend(fact.about.as_deref());
    }
    let idle: Vec<(&str, &str)> = file
        .parameters
        .keys()
        .filter(|key| !parameters.contains(key.as_str()))
        .map(|key| ("parameters", key.as_str()))
        .chain(
            file.processes
                .keys()
                .filter(|key| !processes.contains(key.as_str()))
                .map(|key| ("processes", key.as_str())),
        )
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
    use crate::model::file::ProcessFile;
    let mut sources = BTreeSet::new();
    sources.extend(file.parameters.values().map(|p| p.source.clone()));
    sources.extend(file.processes.values().map(|process| match process {
        ProcessFile::Share { source, .. }
        | ProcessFile::Level { source, .. }
        | ProcessFile::Count { source, .. }
        | ProcessFile::Growth { source, .. } => source.clone(),
    }));
    for service in file.services.values() {
        sources.insert(service.source.clone());
        sources.extend(service.cost.as_ref().map(|cost| cost.source.clone()));
    }
    sources.extend(file.plan.plan.as_ref().map(|plan| plan.source.clone()));
    sources.extend(
        file.observations
            .observation
            .iter()
            .map(|o| o.source.clone()),
    );
    sources
}
