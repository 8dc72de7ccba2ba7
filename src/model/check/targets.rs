//! Targets, with the quantities that they are compared with.

use crate::model::checked::{Process, QuantityId, Target};
use crate::model::file::{MeasureFile, ModelFile, TargetFile};
use crate::model::quantities::Quantities;

/// All targets of declarations whose every name has been found; one whose quantity is not projected has
/// been complained about and is left out.
pub(super) fn targets(
    file: &ModelFile,
    quantities: &Quantities,
    processes: &[Process],
) -> Vec<Target> {
    let targets = file.plan.targets.iter();
    targets
        .filter_map(|(key, target)| {
            let (measure, process) = measure(file, target, quantities)?;
            let process = process.and_then(|process| processes.get(process));
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
                unit: target.unit,
                year: target.year,
                hold: target.hold,
                of: target.of,
                at: target.at.clone(),
                definition: target.definition.clone(),
                one_observation: process.is_none_or(|process| process.observations.is_empty()),
            })
        })
        .collect()
}

/// The quantity that a target is compared with, and the process behind it.
fn measure(
    file: &ModelFile,
    target: &TargetFile,
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
    }
}
