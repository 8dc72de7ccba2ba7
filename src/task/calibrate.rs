//! Parameters conditioned on what was published, into a new parameter file.

mod walked;

use std::path::{Path, PathBuf};

pub(super) use walked::figures_walked;
use walked::not_walked;

use super::opening::Opened;
use super::run::inputs;
use super::writing::{Put, Report, folder, in_each};
use super::{Failure, Progress, Titles, unmet};
use crate::axes::Year;
use crate::dataset::Complaints;
use crate::evaluation::calibration::{
    Calibrated, CalibrationEffort, CalibrationError, calibrate_while,
};
use crate::model::check::still_to_come;
use crate::model::file::{CalibratedFile, CalibrationFile};
use crate::model::{Model, open_for_calibration};
use crate::report::album::Sources;
use crate::report::calibration::{self as report, Calibration};
use crate::report::receipt::{CalibratePart, Receipt, Verb};
use crate::simulation::Engine;
use crate::source::Language;

/// What to calibrate.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model; its `calibration.toml` says what is conditioned on what.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Rows of the joint sample that is written.
    pub rows: usize,
    /// Points drawn from the priors first; 500 for each parameter if none.
    pub points: Option<usize>,
    /// Seed; the model's own if none.
    pub seed: Option<u64>,
    /// The year in which it is asked, after which nobody can have seen anything; not looked at if none.
    pub now: Option<Year>,
    /// Folder for the output; `notebooks-out/calibrate/<model>` if none.
    pub out: Option<PathBuf>,
}

/// A calibration that was made.
#[derive(Debug)]
pub struct Done {
    model: Model,
    calibrated: Calibrated,
    effort: CalibrationEffort,
    seed: u64,
    /// Folder of the model, as it was given.
    asked: PathBuf,
    /// What was written.
    pub put: Put,
}

/// What is said in both languages, as a contradiction.
fn contradiction(error: &CalibrationError) -> Failure {
    match Failure::said(error) {
        Failure::Words(words) => Failure::Contradiction(words),
        other => other,
    }
}

/// Name of the parameter file that is written.
pub const PARAMETERS: &str = "parameters.toml";

/// Conditions the parameters and writes the new file, tables and pictures.
pub fn calibrate(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let Opened {
        folder: own,
        opener,
    } = Opened::open(&settings.model, settings.datasets.as_deref())?;
    let out = folder(settings.out.as_deref(), "calibrate", Path::new(&own.key))?;
    let (model, file) = open_for_calibration(&own, &opener)?;
    let ahead = settings.now.into_iter();
    for complaint in ahead.flat_map(|now| still_to_come(&own, now)) {
        progress.say(&complaint.words());
    }
    let seed = settings.seed.unwrap_or(own.file.model.seed);
    let mut effort = CalibrationEffort::usual(file.parameters.len(), settings.rows);
    if let Some(points) = settings.points {
        effort.sampling.first = points;
        effort.sampling.added = (points / 5).max(file.parameters.len() + 1);
    }
    let most = effort.sampling.first + effort.sampling.added * effort.sampling.rounds;
    let mut engine = Engine::prepare(&model).map_err(|error| unmet::said(error, &own))?;
    // Nothing is asked of the years after the last figure.
    if let Some(last) = file.observation.iter().map(|seen| seen.year).max() {
        engine = engine.walking_to(last);
    }
    progress.begin(most, &own.file.model.title);
    let mut told = 0;
    let tell = |tried: usize| {
        progress.advance(tried - told);
        told = tried;
    };
    let goes_on = || progress.goes_on();
    let calibrated = calibrate_while(&engine, &file, effort, seed, tell, &goes_on);
    progress.end();
    let mut done = Done {
        calibrated: calibrated.map_err(|error| match error {
            CalibrationError::Impossible => contradiction(&error),
            CalibrationError::Engine(why) => unmet::said(why, &own),
            CalibrationError::Unknown { quantity, year } => {
                Complaints::from(not_walked((&quantity, year), &own, &file, &model)).into()
            }
        })?,
        model,
        effort,
        seed,
        asked: settings.model.clone(),
        put: Put::default(),
    };
    let calibration = done.calibration();
    let least = CalibratedFile::LEAST_EFFECTIVE;
    if done.calibrated.posterior.effective < least {
        return Err(Failure::Contradiction(calibration.contradiction(least)));
    }
    let text = report::parameters(&calibration, &own.file.parameters, &file.prior)
        .map_err(Failure::other)?;
    let titles = Titles(opener.library());
    let pages = in_each(|language| {
        let title = |key: &str| match own.file.sources.get(key) {
            Some(work) => work.title.get(language).to_string(),
            None => titles.title(key, language),
        };
        report::pictures(&calibration, &title, language)
    });
    let written = Report {
        receipt: receipt(&calibration, &file)?,
        tables: vec![report::posterior(&calibration), report::fit(&calibration)],
        tables_in: "",
        pages,
        files: vec![(PARAMETERS.to_string(), text.into_bytes())],
    };
    done.put = written.write(&out, progress)?;
    Ok(done)
}

fn receipt(calibration: &Calibration<'_>, file: &CalibrationFile) -> Result<Receipt, Failure> {
    let posterior = &calibration.calibrated.posterior;
    let sampling = calibration.effort.sampling;
    Ok(Receipt {
        seed: Some(calibration.seed),
        inputs: inputs(calibration.model),
        calibrate: Some(CalibratePart {
            model: calibration.model.key.clone(),
            method: "incremental mixture importance sampling (Raftery and Bao 2010)".to_string(),
            first_points: sampling.first,
            added_each_round: sampling.added,
            draws_each_point: calibration.effort.each,
            points_tried: posterior.tried,
            rounds: posterior.rounds,
            points_drawn: posterior.chosen.len(),
            effective_sample_size: posterior.effective,
            largest_weight: posterior.largest,
            different_points: posterior.unique,
            log_evidence: posterior.log_evidence,
            calibration: toml::Table::try_from(file).map_err(Failure::other)?,
        }),
        ..Receipt::begin(Verb::Calibrate)
    })
}

impl Done {
    fn calibration(&self) -> Calibration<'_> {
        Calibration {
            model: &self.model,
            calibrated: &self.calibrated,
            effort: self.effort,
            seed: self.seed,
        }
    }

    /// What was learnt.
    pub fn calibrated(&self) -> &Calibrated {
        &self.calibrated
    }

    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (own, place) = (self.asked.display(), self.put.folder.join(PARAMETERS));
        let mut parts = vec![report::words(&self.calibration(), language)];
        parts.extend(self.put.words(language));
        parts.push(match language {
            Language::Zh => {
                format!(
                    "用新参数运行：plancast run {own} --parameters {}",
                    place.display()
                )
            }
            Language::En => format!(
                "Run with the new parameters: plancast run {own} --parameters {}",
                place.display()
            ),
        });
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        report::json(&self.calibration(), &folder, &self.put.files)
    }
}
