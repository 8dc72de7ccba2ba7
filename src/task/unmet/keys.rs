//! Keys under which a model says what the engine only knows by its title, its year or its name.

use crate::axes::Year;
use crate::model::ModelFolder;
use crate::model::file::{ServiceFile, recipients_of};
use crate::source::Words;

/// The fact by which a sum of this title is fixed.
pub(super) fn anchor<'f>(folder: &'f ModelFolder, title: &Words) -> Option<&'f str> {
    let mut sums = folder.file.model.money.iter().flat_map(|money| &money.sums);
    let (_, own) = sums.find(|(_, own)| own.title == *title)?;
    Some(own.anchor.as_ref()?.fact.as_str())
}

/// The service of a title.
pub(super) fn titled<'f>(
    folder: &'f ModelFolder,
    title: &Words,
) -> Option<(&'f str, &'f ServiceFile)> {
    let mut services = folder.file.services.iter();
    let (key, own) = services.find(|(_, own)| own.title == *title)?;
    Some((key, own))
}

/// Key of the first report of a service's recipients, of a year where one is meant.
pub(super) fn reported(folder: &ModelFolder, service: &str, year: Option<Year>) -> String {
    let quantity = recipients_of(service);
    let mut reports = folder.file.observations.observation.iter();
    let place = reports.position(|seen| {
        seen.quantity.as_ref() == Some(&quantity) && year.is_none_or(|year| seen.year == year)
    });
    place.map_or_else(String::new, observation)
}

/// Key of a report's value, by its place among all of them.
pub(super) fn observation(place: usize) -> String {
    format!("observation.{}.value", place + 1)
}

/// The section of the settings whose tables and parameters go into what is computed.
pub(super) fn computed(what: &str) -> &'static str {
    let named = |word: &str| what.contains(word);
    if named("outlook") {
        "mortality.outlook"
    } else if named("mortality") || named("death") {
        "mortality"
    } else if named("fertility") {
        "fertility"
    } else if named("migration") {
        "population.migrants"
    } else if named("census") {
        "population"
    } else {
        "disability"
    }
}
