//! Levers laid over the declarations: what a planner would do about a service.

mod against;
mod pull;
mod size;
mod twice;

use self::pull::pull;
use self::twice::{changed_too, twice};
use super::file::{LeverFile, ModelFile, Phase, ScenarioFile};
use super::lines::Lines;
use super::step::{SaidIn, Step};
use crate::axes::Year;
use crate::dataset::Complaints;

/// Adds a step for each lever of a scenario, in the order of their years.
pub(super) fn levers(
    steps: &mut Vec<Step>,
    (name, scenario): (&str, &ScenarioFile),
    lines: &Lines,
    complaints: &mut Complaints,
) {
    let mut order: Vec<usize> = (0..scenario.lever.len()).collect();
    order.sort_by_key(|place| scenario.lever[*place].from);
    twice(&scenario.lever, lines, complaints);
    if let Some(first) = steps.first() {
        changed_too(scenario, first.file.model.base_year, lines, complaints);
    }
    for place in order {
        let lever = &scenario.lever[place];
        let key = format!("lever.{}", place + 1);
        let Some(above) = steps.last() else { return };
        let mut file = above.file.clone();
        let after = if steps.len() > 1 {
            above.from
        } else {
            Year::MIN
        };
        if !fits(lever, after, &file) {
            let (base, until) = (file.model.base_year, file.model.until);
            let first = after.max(base + 1);
            lines.complain(
                complaints,
                &format!("{key}.from"),
                (
                    format!("从 {} 年起", lever.from),
                    format!("from {} on", lever.from),
                ),
                (
                    format!("{first} 到 {until} 之间的年份（不早于情景及其所继承的情景的起始年）"),
                    format!("a year from {first} to {until} (not before the scenario and those that it extends begin)"),
                ),
                ("请改正年份", "Correct the year"),
            );
            continue;
        }
        let pulled = pull(&mut file, lever, &key, lines, complaints);
        steps.push(Step {
            from: lever.from,
            phase_in: lever.phase_in,
            front: lever.phase == Phase::Front,
            said: Some(SaidIn {
                scenario: name.to_string(),
                lever: Some(place),
            }),
            file,
            pulled,
        });
    }
}

/// The years of levers must be projected, and not fall behind those of the scenario.
fn fits(lever: &LeverFile, after: Year, file: &ModelFile) -> bool {
    let base = file.model.base_year;
    lever.from > base && lever.from <= file.model.until && lever.from >= after
}
