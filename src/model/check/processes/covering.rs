//! What reports of things that are finished tell of the count whose additions finish them: each one more is one added.

use super::blind::unknown_pace;
use crate::axes::Year;
use crate::model::checked::{Observation, Process, ProcessId, ToldByCompletion};
use crate::model::step::Step;

/// Lets each count of which nothing was reported since the base year learn from the reports of a completion that moves by
/// it. A pace that nobody declared is then what those reports say.
pub(super) fn tell(steps: &[Step], processes: &mut [Process], base: Year) {
    for place in 0..processes.len() {
        let Some((by, told)) = told(processes, place, base) else {
            continue;
        };
        let count = &mut processes[by.0];
        count.told = Some(told);
        let Some(usual) = count.layers.first() else {
            continue;
        };
        let seen = count.added(usual.start.median(), base);
        let Ok(pace) = unknown_pace(seen, count.occasions).sampler() else {
            continue;
        };
        for (step, layer) in steps.iter().zip(&mut count.layers) {
            let own = step.file.processes.get(&count.key);
            if own.is_some_and(|own| own.parts().drift.is_none()) {
                layer.drift = pace.clone();
            }
        }
    }
}

/// The count by which a process moves of which reports of that process alone tell, and what they tell.
fn told(processes: &[Process], place: usize, base: Year) -> Option<(ProcessId, ToldByCompletion)> {
    let process = &processes[place];
    let completion = process.completion.as_ref()?;
    let by = completion.by?;
    let count = processes.get(by.0)?;
    let mut own = count.observations.iter().chain(&count.additions);
    let is_told = count.told.is_some() || own.any(|seen| seen.year > base);
    if is_told || !process.observations.iter().any(|seen| seen.year > base) {
        return None;
    }
    let [start, from] =
        [process, count].map(|own| own.layers.first().map(|own| own.start.median()));
    let (start, from) = start.zip(from)?;
    let seen = process.observations.iter();
    let reports: Vec<(Year, u32)> = seen
        .map(|seen| (seen.year, completion.finished(seen.value)))
        .collect();
    let added = completion.added(completion.finished(start), &reports, base);
    let error = |year: Year| {
        let mut seen = process.observations.iter();
        let seen = seen.find(|seen| seen.year == year);
        seen.map_or(0.0, |seen| seen.error * f64::from(completion.of))
    };
    let totals = added.into_iter().map(|(year, added)| Observation {
        year,
        value: from + f64::from(added),
        error: error(year),
    });
    let by_completion = ToldByCompletion {
        by: ProcessId(place),
        totals: totals.collect(),
    };
    Some((by, by_completion))
}
