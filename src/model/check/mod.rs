//! From as written to as checked: every complaint at once, in the planner's words.

mod anchors;
mod baselines;
mod blind;
mod checking;
mod composites;
mod contradictions;
mod costs;
mod facts;
mod indices;
mod names;
mod naming;
mod observations;
mod origins;
mod outside;
mod parameters;
mod parts;
mod people;
mod plan;
mod processes;
mod recipients;
mod references;
mod register;
mod rules;
mod services;
mod settings;
mod sizes;
mod standards;
mod starts;
mod support;
mod targets;
mod things;
mod towns;
mod upratings;
mod wholes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexSet;

use super::checked::{Addresses, Calendar, Layer, Model, Plan, Scenario};
use super::data::Data;
use super::file::{CalibratedFile, ModelFile};
use super::quantities::{Composite, Quantities, Source, Weakest};
use super::read::ModelFolder;
use super::scenario::{BASELINE, chain};
use crate::axes::Year;
use crate::dataset::Complaints;
use crate::source::Words;
use crate::stream::Place;

pub use baselines::baselines;
use checking::Checking;
pub use contradictions::contradictions;
pub use names::{idle_processes, names_used};
pub use naming::{Names, Within};
pub use references::{NameUse, references};

/// Checks a scenario of a folder against the register of sources and turns it into a model.
///
/// `data` is what the tables say; `growth` the means of parameters that are computed from series.
pub fn check(
    folder: &ModelFolder,
    scenario: &str,
    as_of: Option<Year>,
    sources: &BTreeSet<String>,
    data: Data,
    growth: &BTreeMap<(usize, String), f64>,
) -> Result<Model, Complaints> {
    let steps = chain(folder, scenario)?;
    let file = &steps[0].file;
    let references = references(file);
    let mut checking = Checking {
        folder,
        steps: &steps,
        sources,
        references: &references,
        complaints: folder.unreported.clone(),
    };
    settings::check(&mut checking);
    names::check(&mut checking);
    upratings::check(&mut checking);
    let mut parameters = parameters::parameters(&mut checking, growth);
    let processes = processes::processes(&mut checking, as_of);
    let services = services::services(&mut checking);
    outside::check(&mut checking, &data.outside);
    plan::check(&mut checking);
    observations::check(&mut checking);
    let people_seen = people::people(&mut checking, as_of, data.population.year);
    names::unused(&mut checking);
    support::check(&mut checking, &parameters, &processes, &services);
    // What follows looks names up, so every one of them must be there.
    if checking.complaints.has_errors() {
        return Err(checking.complaints);
    }
    let settings = indices::settings(file, &data);
    origins::say(&mut parameters, &settings, &services);
    sizes::check(&mut checking, &settings, &parameters, &data);
    let register = register::register(&mut checking, as_of, &data);
    let named = named(file);
    let composites: Vec<Composite<'_>> = composites_of(file).collect();
    let quantities = Quantities::of(Source {
        settings: &settings,
        services: &services,
        processes: &processes,
        named: &named,
        composites: &composites,
        weakest: &Weakest::new(&references, &parameters, &processes),
    });
    names::quantities(&mut checking, &quantities);
    composites::composites(&mut checking, &quantities);
    let targets = targets::targets(file, &quantities, &processes, &folder.inherited, as_of);
    let reported = observations::reported(&mut checking, &targets, as_of);
    let declared = recipients::Declared {
        services: &services,
        processes: &processes,
        settings: &settings,
        quantities: &quantities,
    };
    let recipients_seen = recipients::recipients(&mut checking, as_of, &declared);
    let towns = towns::towns(&mut checking, &services, &quantities, as_of);
    let layers = steps
        .iter()
        .map(|step| Layer {
            from: step.from,
            phase_in: step.phase_in,
            front: step.front,
        })
        .collect();
    let mut data = data;
    if let Some(calibrated) = &folder.calibrated {
        data.remarks.extend(calibrated.warnings.iter().cloned());
    }
    let warnings = checking.warn(&mut data.remarks);
    let model = Model {
        key: folder.key.clone(),
        title: file.model.title.clone(),
        office: file.model.office.clone(),
        place: place(file),
        calendar: calendar(file),
        plan: file.plan.plan.as_ref().map(|plan| Plan {
            title: plan.title.clone(),
            source: plan.source.clone(),
            at: plan.at.clone(),
            period: plan.period,
        }),
        facts: file.plan.facts.clone(),
        settings,
        quantities,
        scenario: scenario_of(folder, scenario),
        as_of,
        layers,
        parameters,
        processes,
        services,
        targets,
        reported,
        people_seen,
        recipients_seen,
        register,
        towns,
        data,
        warnings,
        calibrated: folder.calibrated.as_ref().map(addresses),
        inherited: folder.inherited.clone(),
        works: works(file),
    };
    checking.complaints.into_result(model)
}

/// Titles of the works that are the model's own.
fn works(file: &ModelFile) -> BTreeMap<String, Words> {
    let all = file.sources.iter();
    all.map(|(key, work)| (key.clone(), work.title.clone()))
        .collect()
}

/// The draws of a calibration.
fn addresses(calibrated: &CalibratedFile) -> Arc<Addresses> {
    Arc::new(Addresses {
        seed: calibrated.seed,
        draws: calibrated.draws.clone(),
    })
}

/// Keys of the processes that a target or a fact of the plan is about.
fn named(file: &ModelFile) -> IndexSet<&str> {
    let facts = file.plan.facts.values();
    let facts = facts.filter_map(|fact| fact.about.as_deref());
    let targets = file.plan.targets.values();
    let targets = targets.flat_map(|target| target.measure.processes());
    facts.chain(targets).collect()
}

/// The means of several quantities that targets measure.
fn composites_of(file: &ModelFile) -> impl Iterator<Item = Composite<'_>> {
    let targets = file.plan.targets.iter();
    let means = targets.filter(|(_, target)| !target.measure.parts().is_empty());
    means.map(|(key, target)| Composite {
        target: key,
        title: &target.title,
        of: target.measure.parts(),
    })
}

/// Where the model is; a model without a region is a place of its own.
fn place(file: &ModelFile) -> Place {
    let code = file.model.region.as_ref();
    code.and_then(|code| code.parse().ok())
        .map_or_else(Place::default, Place::of_region)
}

fn calendar(file: &ModelFile) -> Calendar {
    let settings = &file.model;
    let milestones = settings.milestones.iter().copied();
    let ahead = milestones.filter(|year| *year > settings.base_year && *year <= settings.until);
    Calendar {
        history_from: settings.history_from,
        base: settings.base_year,
        until: settings.until,
        milestones: ahead.collect(),
    }
}

fn scenario_of(folder: &ModelFolder, scenario: &str) -> Scenario {
    match folder.scenarios.get(scenario) {
        Some(file) => Scenario {
            key: scenario.to_string(),
            title: file.title.clone(),
            why: file.why.clone(),
        },
        None => Scenario {
            key: BASELINE.to_string(),
            title: Words {
                zh: "基准".to_string(),
                en: "Baseline".to_string(),
            },
            why: Words {
                zh: "现行政策与趋势不变。".to_string(),
                en: "Policies and trends as they are.".to_string(),
            },
        },
    }
}
