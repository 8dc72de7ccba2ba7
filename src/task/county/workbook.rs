//! What the workbook of a county offers to choose from.

use super::census::Census;
use super::filled::Filled;
use crate::model::ModelFolder;
use crate::report::template::Choices;
use crate::source::Words;
use crate::units::Unit;

/// What the workbook offers to choose from.
pub(super) fn choices(filled: &Filled, census: &Census, base: &ModelFolder) -> Choices {
    let services = base.file.services.values();
    let limited = services.clone().filter(|own| own.capacity.is_some());
    let zh = |words: &Words| words.zh.clone();
    let targets = base.file.plan.targets.values();
    let share = targets.clone().find(|own| own.unit == Unit::Share);
    let published = services.clone().find(|own| own.observed.is_some());
    Choices {
        name: filled.name.clone(),
        region: filled.region.clone(),
        place: census.place.clone(),
        base: filled.base.clone(),
        base_year: base.file.model.base_year,
        targets: targets
            .map(|target| target.title.zh.clone())
            .filter(|title| !names_another(title, census))
            .collect(),
        share: share.map(|own| zh(&own.title)).unwrap_or_default(),
        published: published.map(|own| zh(&own.title)).unwrap_or_default(),
        limited: limited.map(|own| zh(&own.title)).collect(),
        services: services.map(|own| zh(&own.title)).collect(),
        payers: {
            let theirs = base.file.model.payers.values().map(zh);
            theirs.chain(filled.payers.values().cloned()).collect()
        },
    }
}

/// Whether a title names the place whose model is extended: nobody else has that in a plan.
fn names_another(title: &str, census: &Census) -> bool {
    let theirs = census.extended.iter().filter(|own| **own != census.place);
    theirs.into_iter().any(|own| title.contains(own.as_str()))
}
