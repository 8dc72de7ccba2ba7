//! What goes wrong in the engine, said where a planner wrote what it rests on.

mod keys;
mod places;
mod ties;

use super::Failure;
use crate::dataset::{Complaint, Complaints};
use crate::model::ModelFolder;
use crate::model::file::FactFile;
use crate::simulation::{Published, SimulationError};

/// What is to be said of an error of a run: of a published number that cannot be met its file, its line and its value, and
/// the number on which the level of registration rests; of others the file, the line and the key on which they rest.
pub(super) fn said(error: SimulationError, folder: &ModelFolder) -> Failure {
    let found = match &error {
        SimulationError::NobodyCounts { whose, .. } => nobody_counts(whose, folder),
        // There are as many holders as a published number makes them.
        SimulationError::TooManyDeaths { .. } => recipients(folder, anchored_on(folder))
            .into_iter()
            .chain(holders(folder, counted(folder)))
            .chain(places::placed(&error, folder))
            .collect(),
        SimulationError::MoreRecipientsThanHolders { service, .. } => {
            let own = keys::titled(folder, service).map(|(key, _)| key);
            let other = anchored_on(folder).filter(|key| own != Some(*key));
            let placed = places::placed(&error, folder).into_iter();
            placed.chain(recipients(folder, other)).collect()
        }
        _ => Vec::new(),
    };
    let found = if found.is_empty() {
        places::placed(&error, folder)
    } else {
        found
    };
    if found.is_empty() {
        return error.into();
    }
    Complaints(found).into()
}

/// Numbers of the base year that nobody counts for.
fn nobody_counts(whose: &Published, folder: &ModelFolder) -> Vec<Complaint> {
    match whose {
        Published::Jobs => jobs(folder)
            .into_iter()
            .chain(recipients(folder, anchored_on(folder)))
            .chain(holders(folder, counted(folder)))
            .collect(),
        Published::Recipients(service) => recipients(folder, Some(service)).into_iter().collect(),
        Published::Holders(parameter) => holders(folder, Some(parameter)).into_iter().collect(),
    }
}

/// The service whose recipients the level of registration rests on.
fn anchored_on(folder: &ModelFolder) -> Option<&str> {
    let disability = folder.file.model.disability.as_ref()?;
    disability.anchored_on.as_deref()
}

/// The parameter with the holders of the base year, where the level of registration rests on it.
fn counted(folder: &ModelFolder) -> Option<&str> {
    let (settings, base) = (&folder.file.model, folder.file.model.base_year);
    let holders = &settings.disability.as_ref()?.holders;
    holders.get(&base.to_string()).map(String::as_str)
}

/// A fact of the plan by its name.
fn fact<'f>(folder: &'f ModelFolder, name: &str) -> Option<(String, &'f FactFile)> {
    let fact = folder.file.plan.facts.get(name)?;
    Some((format!("facts.{name}.value"), fact))
}

fn jobs(folder: &ModelFolder) -> Option<Complaint> {
    let work = folder.file.model.work.as_ref()?;
    let (key, fact) = fact(folder, &work.entry_anchor.fact)?;
    let [from, to] = fact.period;
    Some(folder.lines.get("plan")?.complaint(
        &key,
        (
            format!(
                "{}（{from}—{to} 年）公布为 {}，而推算出的持证人里没有劳动年龄未就业的人，无法实现",
                fact.title.zh, fact.value
            ),
            format!(
                "{} ({from}–{to}) were published as {}, and among the holders that the model finds nobody of working age is without work",
                fact.title.en, fact.value
            ),
        ),
        (
            "有劳动年龄未就业的持证人".into(),
            "holders of working age without work".into(),
        ),
        (
            "请核对这一合计和持证人的规模",
            "Look this sum up, and the number of holders",
        ),
    ))
}

fn recipients(folder: &ModelFolder, service: Option<&str>) -> Option<Complaint> {
    let observed = folder.file.services.get(service?)?.observed.as_ref()?;
    let (key, fact) = fact(folder, &observed.fact)?;
    Some(folder.lines.get("plan")?.complaint(
        &key,
        (
            format!(
                "{}公布为 {}，全体持证人的规模由它推算",
                fact.title.zh, fact.value
            ),
            format!(
                "{} were published as {}, from which the number of all holders follows",
                fact.title.en, fact.value
            ),
        ),
        (
            "与当地持证人规模相当的人数".into(),
            "a number of people in keeping with the holders of the place".into(),
        ),
        (
            "请核对是否漏了位数，或单位不同",
            "See whether a digit is missing, or the unit is another",
        ),
    ))
}

fn holders(folder: &ModelFolder, parameter: Option<&str>) -> Option<Complaint> {
    let parameter = parameter?;
    let title = &folder.file.parameters.get(parameter)?.title;
    Some(folder.lines.get("parameters")?.complaint(
        parameter,
        (
            format!("{}：全体持证人的规模由它推算，而没有人符合", title.zh),
            format!(
                "{}: the number of all holders follows from it, and nobody counts for it",
                title.en
            ),
        ),
        (
            "与当地人口相当的持证人数".into(),
            "a number of holders in keeping with the people of the place".into(),
        ),
        (
            "请核对是否漏了位数，或单位不同",
            "See whether a digit is missing, or the unit is another",
        ),
    ))
}
