//! What the workbook of a county offers to choose from.

use super::census::Census;
use super::filled::Filled;
use crate::model::ModelFolder;
use crate::report::template::Choices;
use crate::source::Words;

/// What the workbook offers to choose from.
pub(super) fn choices(filled: &Filled, census: &Census, base: &ModelFolder) -> Choices {
    let services = base.file.services.values();
    let limited = services.clone().filter(|own| own.capacity.is_some());
    let zh = |words: &Words| words.zh.clone();
    Choices {
        name: filled.name.clone(),
        region: filled.region.clone(),
        place: census.place.clone(),
        base: filled.base.clone(),
        base_year: base.file.model.base_year,
        targets: base
            .file
            .plan
            .targets
            .values()
            .map(|target| target.title.zh.clone())
            .collect(),
        limited: limited.map(|own| zh(&own.title)).collect(),
        services: services.map(|own| zh(&own.title)).collect(),
        payers: base.file.model.payers.values().map(zh).collect(),
    }
}
