//! What a model is called, where it is, and which years and works are its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::checked::{Addresses, Calendar, Scenario};
use crate::model::file::{CalibratedFile, ModelFile};
use crate::model::read::ModelFolder;
use crate::model::scenario::{BASELINE, baseline_title, baseline_why};
use crate::source::Words;
use crate::stream::Locality;

/// Titles of the works that are the model's own.
pub(super) fn works(file: &ModelFile) -> BTreeMap<String, Words> {
    let all = file.sources.iter();
    all.map(|(key, work)| (key.clone(), work.title.clone()))
        .collect()
}

/// The draws of a calibration.
pub(super) fn addresses(calibrated: &CalibratedFile) -> Arc<Addresses> {
    Arc::new(Addresses {
        seed: calibrated.seed,
        draws: calibrated.draws.clone(),
    })
}

/// Where the model is; a model without a region is a place of its own.
pub(super) fn place(file: &ModelFile) -> Locality {
    let code = file.model.region.as_ref();
    code.and_then(|code| code.parse().ok())
        .map_or_else(Locality::default, Locality::of_region)
}

/// The years of a model.
pub(super) fn calendar(file: &ModelFile) -> Calendar {
    let settings = &file.model;
    let milestones = settings.milestones.iter().copied();
    let ahead = milestones.filter(|year| *year > settings.base_year && *year <= settings.until);
    Calendar {
        history_from: settings.history_from,
        base: settings.base_year,
        until: settings.until,
        milestones: ahead.collect(),
    }
}

/// Name and reason of a scenario.
pub(super) fn scenario_of(folder: &ModelFolder, scenario: &str) -> Scenario {
    match folder.scenarios.get(scenario) {
        Some(file) => Scenario {
            key: scenario.to_string(),
            title: file.title.clone(),
            why: folder.why_of(scenario).unwrap_or_default(),
        },
        None => Scenario {
            key: BASELINE.to_string(),
            title: baseline_title(),
            why: baseline_why(),
        },
    }
}
