//! Calibration: parameters conditioned on published figures through the cohort engine, by
//! incremental mixture importance sampling.
//!
//! Everything that is not calibrated (births, deaths, innovations, the other parameters) is drawn
//! anew for each point tried, several times, and the likelihood is the mean over those draws: an
//! unbiased estimate, for which importance sampling stays exact (Tran et al. 2013).
//!
//! Incremental mixture importance sampling: Raftery and Bao 2010. Where prior and data disagree the report says so
//! in words. What is written holds a joint sample, of which a run uses whole rows; a run with that file repeats the
//! very draws that were fitted, so that what was fitted is what is run.
//!
//! A county's demographic parameters are conditioned on its population, births and deaths; for Wenling's certificates nothing
//! is published beyond the anchors.
//!
//! # How good
//!
//! Simulation-based calibration (Talts et al. 2018): 120 times six parameters are drawn from their priors and
//! figures from the engine; the ranks of the truth among the draws of its posterior are uniform for all six (χ² on
//! five degrees of freedom, limit 20.5 at α = 0.001). So are those of holders, of categories and of grades among draws
//! that are conditioned on a register with errors: 120 times categories by grades of 2022 to 5 % and the total of 2024 to
//! 1 %, drawn from the engine. Both are tests.
//!
//! `plancast calibrate models/china_disability` conditions registration on the national series (holders 2017–2021,
//! care-subsidy recipients 2020–2023): effective sample size 690. Eight of nine figures, all of them used in the
//! fit, lie in their 80 % intervals. The 36.63 million holders that enrolment in 2021 implies do not, and are not
//! made to: the definition may differ. One person in a thousand is followed, which adds about 0.3 % to the spread
//! of holders.

mod effort;
mod error;
mod fit;
mod likelihood;
mod odds;

pub use effort::CalibrationEffort;
pub use error::CalibrationError;
pub use fit::{Calibrated, FigureFit, Learned, Warning};
pub use odds::at_odds;

use std::sync::Arc;

use crate::model::Model;
use crate::model::checked::ParameterId;
use crate::model::file::CalibrationFile;
use crate::simulation::{Engine, Fits, Held, Outcome, SimulationError};
use crate::statistics::importance::incremental_mixture;
use likelihood::Likelihood;

/// Draws of the priors by which figures are looked at before anything is calibrated.
const TRIED: usize = 16;

/// What a few draws of the priors give for each figure: figures by draws.
///
/// # Errors
/// Where a figure is about what the model has not, or has not in that year, or the engine cannot run.
pub fn tried(
    model: &Arc<Model>,
    file: &CalibrationFile,
    fits: &Fits,
) -> Result<Vec<Vec<f64>>, CalibrationError> {
    let engine = Engine::prepare_with(Arc::clone(model), fits)?;
    let likelihood = Likelihood::of(engine.model(), &engine, &file.observation)?;
    let Outcome { projection, .. } = engine.block(model.settings.seed, 0, TRIED)?;
    let mut seen = Vec::new();
    likelihood.log_mean(&projection, 0..TRIED, &mut seen);
    let figures = file.observation.len();
    let of_figure = |place: usize| -> Vec<f64> {
        let own = seen.iter().skip(place).step_by(figures);
        own.copied().collect()
    };
    Ok((0..figures).map(of_figure).collect())
}

/// Draws of the engine that are kept at once.
const AT_ONCE: usize = 2048;

/// Conditions the parameters on the figures. `progress` is told how many points have been tried.
pub fn calibrate(
    engine: &Engine,
    file: &CalibrationFile,
    effort: CalibrationEffort,
    seed: u64,
    progress: impl FnMut(usize),
) -> Result<Calibrated, CalibrationError> {
    calibrate_while(engine, file, effort, seed, progress, &|| true)
}

/// The same for as long as `goes_on`, which is asked every few draws, answers yes; else
/// [`SimulationError::Stopped`].
pub fn calibrate_while(
    engine: &Engine,
    file: &CalibrationFile,
    effort: CalibrationEffort,
    seed: u64,
    mut progress: impl FnMut(usize),
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Calibrated, CalibrationError> {
    let model = engine.model();
    let parameters: Vec<ParameterId> = file
        .parameters
        .iter()
        .filter_map(|key| model.parameter(key))
        .collect();
    let mut runs = CalibrationRuns {
        engine,
        likelihood: Likelihood::of(model, engine, &file.observation)?,
        parameters: &parameters,
        each: effort.each,
        seed,
        goes_on,
        seen: Vec::new(),
    };
    let posterior = incremental_mixture(parameters.len(), effort.sampling, seed, |rows, first| {
        let values = runs.log_likelihood(rows, first)?;
        progress(first + values.len());
        Ok::<_, CalibrationError>(values)
    })?
    .ok_or(CalibrationError::Impossible)?;
    let CalibrationRuns {
        likelihood, seen, ..
    } = &runs;
    Ok(fit::fit(
        model,
        file,
        effort,
        &parameters,
        likelihood,
        &posterior,
        seen,
    ))
}

/// The engine at points tried, and what it brought about there.
struct CalibrationRuns<'a> {
    engine: &'a Engine,
    likelihood: Likelihood<'a>,
    parameters: &'a [ParameterId],
    each: usize,
    seed: u64,
    goes_on: &'a (dyn Fn() -> bool + Sync),
    /// For each point, each of its draws and each figure: what the engine gave.
    seen: Vec<f64>,
}

impl CalibrationRuns<'_> {
    fn log_likelihood(&mut self, rows: &[f64], first: usize) -> Result<Vec<f64>, SimulationError> {
        let (width, each) = (self.parameters.len(), self.each);
        let mut logs = Vec::with_capacity(rows.len() / width);
        let points = (AT_ONCE / each).max(1);
        for (part, scores) in rows.chunks(points * width).enumerate() {
            let count = scores.len() / width;
            let held = Held {
                parameters: self.parameters,
                scores,
                each,
                first: (first + part * points) * each,
                factor: None,
            };
            let Outcome { projection, .. } =
                self.engine
                    .run_held_while(self.seed, count * each, held, |_| (self.goes_on)())?;
            for point in 0..count {
                let draws = point * each..(point + 1) * each;
                logs.push(self.likelihood.log_mean(&projection, draws, &mut self.seen));
            }
        }
        Ok(logs)
    }
}
