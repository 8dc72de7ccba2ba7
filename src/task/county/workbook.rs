//! The workbook of a county: what it offers, and what `import` says of it when some cells are filled in.

use super::census::Census;
use super::filled::Filled;
use super::{Beginning, import};
use crate::model::ModelFolder;
use crate::report::template::{Choices, Entry, filled};
use crate::source::Words;
use crate::task::{Failure, Opened};

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

/// What `import` says of the workbook of a county in which some cells were filled in; nothing where it takes them.
/// The workbook is written beside the model that is extended.
pub(in crate::task) fn tried(
    county: &Beginning,
    entries: &[Entry],
) -> Result<Option<Failure>, Failure> {
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&county.base, county.datasets.as_deref())?;
    let census = Census::of(opener.library(), &county.region, &base)?;
    let own = Filled {
        name: county.name.clone(),
        region: county.region.clone(),
        base: base.key.clone(),
        ..Filled::default()
    };
    let bytes = filled(&choices(&own, &census, &base), entries);
    let bytes = bytes.map_err(Failure::unwritten(&county.name))?;
    let models = county.base.parent().unwrap_or(&county.base);
    let workbook = models.join(format!("{}.xlsx", county.name));
    std::fs::write(&workbook, bytes).map_err(Failure::file(&workbook))?;
    Ok(import(&workbook, models, county.datasets.as_deref()).err())
}
