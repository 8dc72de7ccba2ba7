//! Facts that something is fixed on, reports and the register, as they are listed among the numbers used.

use std::collections::BTreeSet;

use super::about;
use super::naming::Names;
use super::references::NameUse;
use crate::axes::Year;
use crate::model::checked::{Register, RegisterCount, RegisterReading, StatedIn, StatedNumber};
use crate::model::file::{ModelFile, ObservationFile, PeopleQuantity, recipients_of};
use crate::model::read::ModelFolder;
use crate::source::{Evidence, Verification, Words};
use crate::units::Unit;

/// All that was published, as known by `as_of`: facts, reports, the register.
pub(super) fn stated(
    folder: &ModelFolder,
    file: &ModelFile,
    references: &[NameUse],
    register: &Register,
    as_of: Option<Year>,
) -> Vec<StatedNumber> {
    let mut all = facts(file, references);
    let reports = file.observations.observation.iter().enumerate();
    let known = reports
        .filter(|(_, seen)| !seen.is_set_aside() && as_of.is_none_or(|year| seen.known() <= year));
    all.extend(known.filter_map(|(place, seen)| report(folder, file, place, seen)));
    all.extend(counted(file, register));
    all
}

/// Facts that another number is fixed on. The plan was read; of another source of a fact nobody says whether it was.
fn facts(file: &ModelFile, references: &[NameUse]) -> Vec<StatedNumber> {
    let used = references.iter().filter(|used| used.names == Names::Fact);
    let used: BTreeSet<&str> = used.map(|used| used.name.as_str()).collect();
    let facts = file.plan.facts.iter();
    let facts = facts.filter(|(key, _)| used.contains(key.as_str()));
    let stated = facts.map(|(key, fact)| {
        let plan = file.plan.plan.as_ref().map(|plan| plan.source.clone());
        StatedNumber {
            kind: StatedIn::Fact,
            key: key.clone(),
            title: fact.title.clone(),
            unit: fact.unit,
            year: fact.period[1],
            value: fact.value,
            error: 0.0,
            source: fact.source.clone().or(plan).unwrap_or_default(),
            at: Some(fact.at.clone()),
            evidence: Evidence::Measured,
            verification: match fact.source {
                None => Verification::Verified,
                Some(_) => Verification::Unverified,
            },
        }
    });
    stated.collect()
}

fn report(
    folder: &ModelFolder,
    file: &ModelFile,
    place: usize,
    seen: &ObservationFile,
) -> Option<StatedNumber> {
    let names = [&seen.process, &seen.target, &seen.quantity];
    Some(StatedNumber {
        kind: StatedIn::Report,
        key: names.into_iter().flatten().next()?.clone(),
        title: about::about(
            folder,
            file,
            "observations",
            &format!("observation.{}", place + 1),
        )?,
        unit: unit(file, seen)?,
        year: seen.year,
        value: seen.value,
        error: seen.error.unwrap_or(0.0),
        source: seen.source.clone(),
        at: seen.at.clone(),
        evidence: seen.evidence,
        verification: seen.verification,
    })
}

/// The unit of what was reported.
fn unit(file: &ModelFile, seen: &ObservationFile) -> Option<Unit> {
    if let Some(process) = &seen.process {
        return Some(file.processes.get(process)?.unit());
    }
    if let Some(target) = &seen.target {
        return Some(file.plan.targets.get(target)?.unit);
    }
    let named = seen.quantity.as_deref()?;
    if PeopleQuantity::ALL.iter().any(|own| own.key() == named) {
        return Some(Unit::Persons);
    }
    let mut services = file.services.iter();
    let (_, service) = services.find(|(key, _)| recipients_of(key) == named)?;
    Some(service.unit)
}

/// What the register says of all holders, year by year; its parts stand in its own table.
fn counted<'a>(
    file: &'a ModelFile,
    register: &'a Register,
) -> impl Iterator<Item = StatedNumber> + 'a {
    let declared = file.model.register.as_ref();
    let years = register.years.iter();
    years.flat_map(move |own| {
        RegisterCount::ALL.into_iter().filter_map(move |counted| {
            let RegisterReading { persons, error } = own.of_all(counted)?;
            let (declared, (zh, en)) = (declared?, counted.title());
            Some(StatedNumber {
                kind: StatedIn::Register,
                key: counted.key().to_string(),
                title: Words::both(zh, en),
                unit: Unit::Persons,
                year: own.year,
                value: persons,
                error: error * persons,
                source: declared.source.clone(),
                at: Some(declared.file.clone()),
                evidence: declared.evidence,
                verification: declared.verification,
            })
        })
    })
}
