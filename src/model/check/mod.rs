//! From as written to as checked: every complaint at once, in the planner's words.

mod about;
mod added;
mod ages;
mod amounts;
mod at_start;
mod baselines;
mod beyond;
mod bounds;
mod censuses;
mod checking;
mod coming;
mod composites;
mod contradictions;
mod covered;
mod far;
mod far_from_aim;
mod finished;
mod fitted;
mod fractions;
mod growth;
mod houses;
mod identity;
mod idle;
mod indices;
mod listed;
mod measured;
mod met;
mod names;
mod naming;
mod observations;
mod opposed;
mod origins;
mod outside;
mod parameters;
mod people;
mod plan;
mod prices;
mod processes;
mod rates;
mod reach;
mod recipients;
mod recipients_and_coverage;
mod references;
mod register;
mod relative;
mod services;
mod settings;
mod sizes;
mod stands_alone;
mod stated;
mod support;
mod targets;
mod titled;
mod towns;
mod twice;
mod unanchored;
mod unlikely;
mod upratings;
mod yearly;

use std::collections::BTreeMap;

use indexmap::{IndexMap, IndexSet};

use super::checked::{Layer, Model, Plan};
use super::data::{Data, Remark};
use super::file::ModelFile;
use super::quantities::{Composite, Quantities, Source, Weakest};
use super::read::ModelFolder;
use super::step::Step;
use crate::axes::Year;
use crate::dataset::{Complaints, Work};

pub use baselines::baselines;
use checking::Checking;
pub use coming::still_to_come;
pub use contradictions::contradictions;
use identity::{addresses, calendar, place, scenario_of, works};
pub use names::{idle_processes, names_used};
pub use naming::{Names, Within};
pub use references::{NameUse, references};
pub use settings::last_years;

/// Checks a scenario of a folder against the register of sources and turns it into a model.
///
/// `steps` are the declarations of the baseline and what the scenario makes of them; `references` the names that the
/// baseline's use; `data` is what the tables say; `growth` the means of parameters that are computed from series.
pub fn check(
    folder: &ModelFolder,
    (scenario, steps): (&str, &[Step]),
    references: &[NameUse],
    as_of: Option<Year>,
    sources: &IndexMap<String, Work>,
    data: Data,
    growth: &BTreeMap<(usize, String), f64>,
) -> Result<Model, Complaints> {
    let file = &steps[0].file;
    let mut checking = Checking {
        folder,
        steps,
        sources,
        references,
        complaints: folder.unreported.clone(),
    };
    if !settings::years(&mut checking) {
        return Err(checking.complaints.without_consequences());
    }
    settings::check(&mut checking);
    fitted::check(&mut checking, as_of);
    bounds::check(&mut checking);
    names::check(&mut checking);
    upratings::check(&mut checking);
    let mut parameters = parameters::parameters(&mut checking, growth);
    let processes = processes::processes(&mut checking, as_of);
    let mut services = services::services(&mut checking);
    covered::tell(&mut checking, &mut services, &processes);
    amounts::check(&mut checking);
    houses::check(&mut checking);
    relative::check(&mut checking);
    outside::check(&mut checking, &data.outside);
    plan::check(&mut checking);
    titled::check(&mut checking);
    idle::check(&mut checking);
    twice::scenarios(&mut checking);
    observations::check(&mut checking);
    far::reports(&mut checking);
    at_start::reports(&mut checking);
    unlikely::reports(&mut checking);
    finished::reports(&mut checking);
    added::reports(&mut checking);
    twice::reports(&mut checking);
    let people_seen = people::people(&mut checking, as_of, data.population.year);
    names::unused(&mut checking);
    let layers: Vec<Layer> = steps
        .iter()
        .map(|step| Layer {
            from: step.from,
            phase_in: step.phase_in,
            front: step.front,
        })
        .collect();
    support::check(&mut checking, &parameters, &processes, &services, &layers);
    // What follows looks names up, so every one of them must be there.
    if checking.complaints.has_errors() {
        return Err(checking.complaints.without_consequences());
    }
    let settings = indices::settings(file, &data);
    origins::say(&mut parameters, &settings, &services);
    sizes::check(&mut checking, &settings, &parameters, &data);
    censuses::check(&mut checking, &parameters, data.population.year);
    fractions::remind(&mut checking);
    yearly::reports(&mut checking);
    ages::check(&mut checking, &settings, &parameters);
    rates::check(&mut checking, &settings, &services, &parameters);
    let register = register::register(&mut checking, as_of, &data);
    beyond::recipients(&mut checking, &settings, &parameters, &register);
    let named = named(file);
    let composites: Vec<Composite<'_>> = composites::of(file).collect();
    let quantities = Quantities::of(Source {
        settings: &settings,
        services: &services,
        processes: &processes,
        named: &named,
        composites: &composites,
        weakest: &Weakest::new(references, &parameters, &processes),
    });
    measured::quantities_named(&mut checking, &quantities);
    composites::composites(&mut checking, &quantities);
    measured::units_of_targets(&mut checking, &quantities);
    let targets = targets::targets(file, &quantities, &processes, &folder.inherited, as_of);
    let reported = observations::reported(&mut checking, &targets, as_of);
    let declared = recipients::Declared {
        services: &services,
        processes: &processes,
        settings: &settings,
        quantities: &quantities,
    };
    let recipients_seen = recipients::recipients(&mut checking, as_of, &declared);
    let reports = recipients_and_coverage::ReportsOfService {
        declared: &declared,
        targets: &targets,
        reported: &reported,
    };
    recipients_and_coverage::remind(&mut checking, &reports, &recipients_seen);
    let holders = (&parameters[..], &register);
    unanchored::recipients(&mut checking, &recipients_seen, &declared, holders);
    stands_alone::remind(&mut checking, &services);
    let towns = towns::towns(&mut checking, &services, &quantities, as_of);
    if let Some(file) = &checking.file().towns {
        let registered = settings.registered.map(|own| own.total);
        let registered = registered.map_or(0.0, |id| parameters[id.0].layers[0].median());
        let county = registered.max(data.population.grouped.total());
        towns::people(&mut checking, file, county);
    }
    let stated = stated::stated(folder, file, references, &register, as_of);
    let mut data = data;
    if let Some(calibrated) = &folder.calibrated {
        let warnings = calibrated.warnings.iter().cloned();
        data.remarks.extend(warnings.map(Remark::from));
    }
    let warnings = checking.warn(as_of, &mut data.remarks);
    let model = Model {
        key: folder.key.clone(),
        title: file.model.title.clone(),
        office: file.model.office.clone(),
        region: file.model.region.clone(),
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
        stated,
        towns,
        data,
        warnings,
        calibrated: folder.calibrated.as_ref().map(addresses),
        inherited: folder.inherited.clone(),
        works: works(file),
        files: folder.files.clone(),
    };
    checking.complaints.into_result(model)
}

/// Keys of the processes that a target or a fact of the plan is about.
fn named(file: &ModelFile) -> IndexSet<&str> {
    let facts = file.plan.facts.values();
    let facts = facts.filter_map(|fact| fact.about.as_deref());
    let targets = file.plan.targets.values();
    let targets = targets.flat_map(|target| target.measure.processes());
    facts.chain(targets).collect()
}
