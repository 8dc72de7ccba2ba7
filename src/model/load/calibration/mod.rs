//! A model made ready for calibration: only the years that the data are about, from the start that
//! was known then, with the priors that the calibration names.

mod check;
mod figures;
mod first;
mod sizes;

pub use first::first_year;

use super::Opener;
use crate::dataset::{Complaint, Complaints, Place};
use crate::model::checked::Model;
use crate::model::file::{CalibrationFile, NEVER};
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
    let years = calibration.observation.iter().map(|seen| seen.year);
    let first = calibration.observation.iter().map(first_year).min();
    let settings = &mut narrowed.file.model;
    settings.base_year = calibration.base_year.unwrap_or(settings.base_year);
    settings.history_from = first
        .unwrap_or(settings.history_from)
        .min(settings.history_from)
        .min(settings.base_year);
    // The engine needs a year after its base year.
    settings.until = years
        .max()
        .unwrap_or(settings.base_year)
        .max(settings.base_year + 1);
    settings.milestones.clear();
    // The plan's targets are not judged here; they only keep what they measure in use.
    let until = settings.until;
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
    let as_of = calibration.as_of.unwrap_or(NEVER - 1);
    let model = opener.open(&narrowed, BASELINE, Some(as_of))?;
    sizes::check(folder, &calibration, &model)?;
    Ok((model, calibration))
}
