//! Targets, with the quantities that they are compared with.

use std::collections::BTreeSet;

use crate::axes::Year;
use crate::model::checked::{Number, Process, QuantityId, Rests, Target, Things};
use crate::model::file::{
    MeasureFile, ModelFile, ObservationFile, TargetFile, ThingsFile, Way, process_of,
};
use crate::model::quantities::{Composite, Quantities};
use crate::model::read::Inherited;
use crate::source::Evidence;

/// All targets of declarations whose every name has been found; one whose quantity is not projected has
/// been complained about and is left out.
pub(super) fn targets(
    file: &ModelFile,
    quantities: &Quantities,
    processes: &[Process],
    inherited: &Inherited,
    as_of: Option<Year>,
) -> Vec<Target> {
    let targets = file.plan.targets.iter();
    targets
        .filter_map(|(key, target)| {
            let (measure, process) = measure(file, (key, target), quantities)?;
            let process = process.and_then(|process| processes.get(process));
            let prior = is_prior_only(file, target, process, processes);
            let rests = match rests(file, key, target, process, quantities, measure, as_of) {
                // The value of the base year is another place's, and no own one.
                Rests::Elsewhere if lent(inherited, key, process) => Rests::Nothing,
                // However sure the start is, nobody has said how it goes on.
                Rests::Model | Rests::Judgement if prior && !is_met_already(target, process) => {
                    Rests::Nothing
                }
                own => own,
            };
            Some(Target {
                key: key.clone(),
                number: target.number,
                title: target.title.clone(),
                nature: target.nature,
                measure,
                baseline: target.baseline,
                value: target.target,
                upper: target.upper.unwrap_or(target.target),
                relation: target.relation,
                shown: target.shown.clone(),
                in_step_with: target.in_step_with.as_ref().and_then(|process| {
                    let key = Quantities::process_key(process);
                    quantities.index(&key)
                }),
                unit: target.unit,
                counted_in: target.counted_in.clone(),
                year: target.year,
                hold: target.hold,
                of: things(target, quantities),
                at: target.at.clone(),
                definition: target.definition.clone(),
                as_elsewhere: !lent(inherited, key, process)
                    && process.is_some_and(|process| process.as_elsewhere),
                prior_only: prior && !matches!(rests, Rests::Reported | Rests::OwnSeries(_)),
                rests,
            })
        })
        .collect()
}

/// Whether a target of the model's own is measured by a process that is another place's.
fn lent(inherited: &Inherited, target: &str, process: Option<&Process>) -> bool {
    let own = inherited.from("plan", target).is_none();
    own && process.is_some_and(|process| inherited.from("processes", &process.key).is_some())
}

/// Whether what is measured, or a part of it, has the numbers of a prior alone.
fn is_prior_only(
    file: &ModelFile,
    target: &TargetFile,
    process: Option<&Process>,
    processes: &[Process],
) -> bool {
    let quantity = target.measure.quantity();
    let of_quantity = quantity.and_then(|own| process_of(own));
    let parts = target.measure.processes().into_iter().chain(of_quantity);
    let parts = parts.filter_map(|key| processes.get(file.processes.get_index_of(key)?));
    process.into_iter().chain(parts).any(|own| own.prior_only)
}

/// Whether a target that lies above is met by the least of the start: what is counted or finished stays so.
fn is_met_already(target: &TargetFile, process: Option<&Process>) -> bool {
    let start = process.and_then(Process::least_start);
    let upper = target.upper.unwrap_or(target.target);
    let holds = |start: f64| target.relation.holds(start, target.target, upper);
    let rises = target.relation.way() == Some(Way::Up) && !target.hold.is_of_additions();
    rises && start.is_some_and(holds)
}

/// What the probability rests on: the strongest of what is known of the measure.
fn rests(
    file: &ModelFile,
    key: &str,
    target: &TargetFile,
    process: Option<&Process>,
    quantities: &Quantities,
    measure: QuantityId,
    as_of: Option<Year>,
) -> Rests {
    let known = |seen: &&ObservationFile| as_of.is_none_or(|year| seen.known() <= year);
    let own = file.observations.observation.iter().filter(known);
    // What is said of another quantity of the projection stands in its year and moves nothing after it; what is said of
    // recipients does.
    let quantity = target.measure.quantity();
    let is_learnt = |of: Option<&String>| quantity.is_none() || quantity == of;
    let about = |seen: &&ObservationFile| {
        let recipients = quantity.is_some() && quantity == seen.quantity.as_ref();
        recipients || seen.target.as_deref() == Some(key)
    };
    let own: Vec<&ObservationFile> = own.filter(about).collect();
    let moved = process.into_iter().flat_map(|process| {
        let all = process.observations.iter().chain(&process.additions);
        all.map(|seen| seen.year)
    });
    let told = own.iter().map(|seen| seen.year);
    let reported: BTreeSet<Year> = told.chain(moved.clone()).collect();
    let base = file.model.base_year;
    let plan = file.plan.plan.as_ref();
    let first = plan.map_or(base + 1, |plan| plan.period[0].max(base + 1));
    let years = first.min(target.year)..=target.year;
    if target
        .hold
        .is_settled(years, |year| reported.contains(&year))
    {
        return Rests::Reported;
    }
    // A year that is written twice, as in the model and in the file of an evaluation, is one value.
    let later: BTreeSet<Year> = moved.filter(|year| *year > base).collect();
    let learnt = own
        .iter()
        .filter(|seen| is_learnt(seen.quantity.as_ref()) && seen.year > base);
    let learnt: BTreeSet<Year> = learnt.map(|seen| seen.year).collect();
    let count = later.len().max(learnt.len());
    if count > 0 {
        return Rests::OwnSeries(count);
    }
    let evidence = match process {
        Some(process) => process.evidence,
        None => quantities.list(true)[measure.0].evidence,
    };
    match (process, evidence) {
        (_, Evidence::Assumed) => Rests::Nothing,
        (Some(process), _) if process.as_elsewhere => Rests::Elsewhere,
        (_, Evidence::Judged) => Rests::Judgement,
        _ => Rests::Model,
    }
}

/// How many things a target counts; nothing where the quantity that says it has been complained about.
fn things(target: &TargetFile, quantities: &Quantities) -> Option<Things> {
    Some(match target.of.as_ref()? {
        ThingsFile::Number(number) => Things {
            number: Number::Known(*number),
            evidence: target.of_evidence,
        },
        ThingsFile::Counted(counted) => {
            let quantity = quantities.index(&counted.quantity)?;
            Things {
                number: Number::Projected {
                    quantity,
                    year: counted.year.unwrap_or(target.year),
                    part: counted.part.unwrap_or(1.0),
                },
                evidence: Some(quantities.list(true)[quantity.0].evidence),
            }
        }
    })
}

/// The quantity that a target is compared with, and the process behind it.
fn measure(
    file: &ModelFile,
    (key, target): (&String, &TargetFile),
    quantities: &Quantities,
) -> Option<(QuantityId, Option<usize>)> {
    match &target.measure {
        MeasureFile::Process(name) => {
            let index = file.processes.get_index_of(name)?;
            Some((
                quantities.index(&Quantities::process_key(name))?,
                Some(index),
            ))
        }
        MeasureFile::CoverageOf(name) => {
            let service = file.services.get_index_of(name)?;
            let need = file.processes.get_index_of(&file.services[service].need);
            Some((QuantityId(quantities.services[service].coverage), need))
        }
        MeasureFile::Quantity(name) => Some((quantities.index(name)?, None)),
        MeasureFile::MeanOf(_) | MeasureFile::LeastOf(_) => {
            let (by, _) = target.measure.combined()?;
            Some((quantities.index(&Composite::key(by, key))?, None))
        }
    }
}
