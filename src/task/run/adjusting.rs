//! A folder with what is asked for in place of its own: other parameters, other reports, another last year.

use std::collections::BTreeSet;

use super::{Actuals, Settings};
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::model::check::last_years;
use crate::task::Failure;

/// The folder with another parameter file and other reports, where these are asked for and can be read.
pub(super) fn adjusted(
    mut folder: ModelFolder,
    settings: &Settings,
    wrong: &mut Vec<Failure>,
) -> ModelFolder {
    if let Some(parameters) = &settings.parameters {
        match folder.clone().with_parameters(parameters) {
            Ok(other) => folder = other,
            Err(found) => wrong.push(found.into()),
        }
    }
    match &settings.actuals {
        Actuals::Own => {}
        Actuals::Nothing => folder = folder.as_of_its_base_year(),
        Actuals::With(table) => match folder.clone().with_actuals(table) {
            Ok((other, misread)) => {
                folder = other;
                if misread.has_errors() {
                    wrong.push(misread.into());
                }
            }
            Err(found) => wrong.push(found.into()),
        },
    }
    folder
}

/// Sets the last year that is asked for, which must be one that the model can be projected to and that nothing lies
/// behind which has to be judged, was reported, or begins in one of some scenarios.
pub(super) fn projected_until(
    settings: &Settings,
    folder: &mut ModelFolder,
    scenarios: &[String],
) -> Result<(), Failure> {
    let Some(until) = settings.until else {
        return Ok(());
    };
    let said = settings.called.with("until", until);
    let targets = folder.file.plan.targets.values();
    if let Some(last) = targets.map(|target| target.year).max()
        && until < last
    {
        return Err(Failure::words(
            format!("{said}：规划目标要到 {last} 年才能判断；请给 {last} 或更晚的年份。"),
            format!("{said}: the plan's targets are for {last}; give {last} or a later year."),
        ));
    }
    if let Some(last) = needed(folder, scenarios)
        && until < last
    {
        return Err(Failure::words(
            format!("{said}：公布的数或所选情景要用到 {last} 年；请给 {last} 或更晚的年份"),
            format!(
                "{said}: what was reported, or a scenario asked for, goes on to {last}; give {last} or a later year"
            ),
        ));
    }
    let own = &mut folder.file.model;
    let years = last_years(own.base_year);
    if !years.contains(&until) {
        let (base, first, last) = (own.base_year, years.start(), years.end());
        return Err(Failure::words(
            format!(
                "{said}：测算从基期 {base} 年之后开始，至多一百年；请给 {first} 到 {last} 之间的年份"
            ),
            format!(
                "{said}: projections begin after the base year {base} and go on for a century at most; give a year from {first} to {last}"
            ),
        ));
    }
    own.until = until;
    own.milestones.retain(|year| *year <= until);
    own.milestones.push(until);
    own.milestones.sort_unstable();
    own.milestones.dedup();
    Ok(())
}

/// The last year of what was reported, and of what begins in some scenarios and those that they extend.
fn needed(folder: &ModelFolder, scenarios: &[String]) -> Option<Year> {
    let own_until = folder.file.model.until;
    let reports = folder.file.observations.observation.iter();
    let reported = reports.map(|seen| seen.year);
    let mut begun = Vec::new();
    let mut waiting: Vec<&String> = scenarios.iter().collect();
    let mut known: BTreeSet<&String> = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let Some(scenario) = folder.scenarios.get(name).filter(|_| known.insert(name)) else {
            continue;
        };
        begun.extend(scenario.from);
        begun.extend(scenario.lever.iter().map(|lever| lever.from));
        waiting.extend(&scenario.extends);
    }
    // What lies behind the model's own last year is wrong where it stands.
    let registers = folder.register.iter().map(|row| row.year);
    let all = reported.chain(registers).chain(begun);
    all.filter(|year| *year <= own_until).max()
}
