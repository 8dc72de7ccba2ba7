//! A model made ready for calibration: only the years that the data are about, from the start that
//! was known then, with the priors that the calibration names.

mod check;
mod figures;
mod first;
mod sizes;

pub use first::first_year;

use super::Opener;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};
use crate::model::checked::Model;
use crate::model::file::{CalibrationFile, ModelFile, NEVER, ThingsFile};
use crate::model::read::ModelFolder;
use crate::model::scenario::BASELINE;

/// Opens the model as the calibration wants it and checks the calibration: all complaints at once.
pub fn open_for_calibration(
    folder: &ModelFolder,
    opener: &Opener,
) -> Result<(Model, CalibrationFile), Complaints> {
    let Some(calibration) = folder.calibration.clone() else {
        return Err(Complaints::from(Complaint::error(
            format!("{}/calibration.toml", folder.shown()),
            Place::Whole,
            ("没有这个文件", "there is no such file"),
            (
                "写明校准哪些参数、依据哪些数据的文件",
                "a file that says which parameters are calibrated on which data",
            ),
            (
                "写法见 plancast explain",
                "Write one as `plancast explain` says",
            ),
        )));
    };
    check::check(folder, &calibration, opener.library())?;
    figures::check(folder, &calibration)?;
    let mut narrowed = folder.clone();
    for (key, prior) in &calibration.prior {
        narrowed.file.parameters[key].distribution = prior.clone();
    }
    // What a prior cannot be is told where it stands.
    let priors = calibration.prior.keys();
    let priors = priors.map(|key| (format!("prior.{key}"), format!("{key}.distribution")));
    let own = folder.lines["calibration"].standing_for(priors, folder.lines.get("parameters"));
    narrowed.lines.insert("parameters".to_string(), own);
    let years = calibration.observation.iter().map(|seen| seen.year);
    let needed = years_of_amounts(&folder.file).chain(years_of_things(&folder.file));
    let first = calibration.observation.iter().map(first_year).min();
    let settings = &mut narrowed.file.model;
    settings.base_year = calibration.base_year.unwrap_or(settings.base_year);
    settings.history_from = first
        .unwrap_or(settings.history_from)
        .min(settings.history_from)
        .min(settings.base_year);
    // The engine needs a year after its base year.
    let until = years
        .max()
        .unwrap_or(settings.base_year)
        .max(settings.base_year + 1);
    settings.until = needed.max().map_or(until, |year| until.max(year));
    settings.milestones.clear();
    // The plan's targets are not judged here; they only keep what they measure in use.
    for target in narrowed.file.plan.targets.values_mut() {
        target.year = until;
    }
    // Reports of later years are not known yet; so, too, they only keep what they are about in use.
    for report in &mut narrowed.file.observations.observation {
        if report.year > until {
            report.set_aside(until);
        }
    }
    narrowed.register.retain(|row| row.year <= until);
    let towns = narrowed.file.towns.iter_mut();
    for town in towns.flat_map(|towns| towns.town.values_mut()) {
        for counts in town.recipients.values_mut().chain([&mut town.holders]) {
            counts.retain(|count| count.year <= until);
        }
    }
    let as_of = calibration.as_of.unwrap_or(NEVER - 1);
    // What is only doubted of fewer years is none of the model's faults.
    let errors = |found: Complaints| Complaints(found.errors().cloned().collect());
    let model = opener.open(&narrowed, BASELINE, Some(as_of));
    let model = model.map_err(errors)?;
    sizes::check(folder, &calibration, &model)?;
    Ok((model, calibration))
}

/// Years of whose prices amounts are: amounts of earlier years are worked out from them.
fn years_of_amounts(file: &ModelFile) -> impl Iterator<Item = Year> {
    file.services.values().flat_map(|service| {
        let cost = service.cost.as_ref().and_then(|cost| cost.price_year);
        let capacity = service.capacity.iter();
        let units = capacity.flat_map(|own| own.capital.iter().chain(&own.running));
        cost.into_iter().chain(units.map(|unit| unit.price_year))
    })
}

/// Years of which targets count things.
fn years_of_things(file: &ModelFile) -> impl Iterator<Item = Year> {
    file.plan
        .targets
        .values()
        .filter_map(|target| match &target.of {
            Some(ThingsFile::Counted(counted)) => counted.year,
            _ => None,
        })
}
