//! What a calibration taught: each parameter before and after, each figure before and after, and
//! where prior and data disagree.

use super::CalibrationEffort;
use super::likelihood::Likelihood;
use crate::model::Model;
use crate::model::checked::ParameterId;
use crate::model::file::{CalibrationFile, EvidenceFile};
use crate::statistics::importance::{GOOD, Posterior};
use crate::statistics::sampling::standard_normal;
use crate::stream::{Decision, Stream};

const CHOICE: Decision = Decision::named("draw of a posterior point");
const ERROR: Decision = Decision::named("error of a predicted figure");

/// A calibration.
#[derive(Clone, Debug)]
pub struct Calibrated {
    /// Parameters, in the order of the file.
    pub parameters: Vec<Learned>,
    /// Figures, in the order of the file.
    pub observations: Vec<FigureFit>,
    /// The sample and how far it can be trusted.
    pub posterior: Posterior,
    /// Number of the draw of each row of the joint sample that is kept.
    pub draws: Vec<u32>,
    /// What must be said.
    pub warnings: Vec<Warning>,
}

/// One parameter.
#[derive(Clone, Debug)]
pub struct Learned {
    /// Which it is.
    pub id: ParameterId,
    /// Values evenly spaced in probability, before.
    pub prior: Vec<f64>,
    /// Values after, in the rows of the joint sample.
    pub posterior: Vec<f64>,
}

/// One figure: what was expected of it before and after, its own error included.
#[derive(Clone, Debug)]
pub struct FigureFit {
    /// As published.
    pub file: EvidenceFile,
    /// Predicted before, one value for each draw of the first sample.
    pub prior: Vec<f64>,
    /// Predicted after.
    pub posterior: Vec<f64>,
    /// Share of the prior's predictions below the figure.
    pub prior_below: f64,
    /// Share of the posterior's predictions below the figure.
    pub posterior_below: f64,
}

/// What must be said of a calibration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    /// The prior hardly allowed this figure.
    PriorAgainstData {
        /// Place of the figure.
        observation: usize,
    },
    /// Even after calibration the figure is hardly reached.
    NotReached {
        /// Place of the figure.
        observation: usize,
    },
    /// The sample is poor: too few different points.
    FewPoints {
        /// Share of different points.
        unique: f64,
    },
}

/// A figure further out than this in either tail of the prior's predictions is worth a warning.
pub const TAIL: f64 = 0.01;
/// The same for those of the posterior, which has seen the figure and should lie around it.
pub const TAIL_AFTER: f64 = 0.05;

pub(super) fn fit(
    model: &Model,
    file: &CalibrationFile,
    effort: CalibrationEffort,
    ids: &[ParameterId],
    likelihood: &Likelihood<'_>,
    posterior: &Posterior,
    seen: &[f64],
) -> Calibrated {
    let prior = &seen[..effort.sampling.first * effort.each * file.observation.len()];
    let (width, rows) = (ids.len(), posterior.chosen.len());
    let parameters = ids
        .iter()
        .enumerate()
        .map(|(column, id)| {
            let sampler = &model.parameters[id.0].layers[0];
            Learned {
                id: *id,
                prior: (0..rows)
                    .map(|k| sampler.quantile((k as f64 + 0.5) / rows as f64))
                    .collect(),
                posterior: posterior
                    .points
                    .chunks_exact(width)
                    .map(|row| sampler.at_score(row[column]))
                    .collect(),
            }
        })
        .collect();
    let figures = file.observation.len();
    let draws = one_draw_each(likelihood, effort.each, posterior, seen, figures);
    let mut warnings = Vec::new();
    let observations: Vec<FigureFit> = file
        .observation
        .iter()
        .enumerate()
        .map(|(place, file)| {
            let predict = |value: f64, draw: usize, after: u32| {
                let subject = place as u32 * 2 + after;
                let mut chance = Stream::new(0, draw as u32, ERROR, subject);
                let moved = file.kind.scaled(value) + file.error * standard_normal(&mut chance);
                file.kind.unscaled(moved)
            };
            let before: Vec<f64> = prior
                .chunks_exact(figures)
                .enumerate()
                .map(|(draw, row)| predict(row[place], draw, 0))
                .collect();
            let after: Vec<f64> = draws
                .iter()
                .enumerate()
                .map(|(k, draw)| predict(seen[draw * figures + place], k, 1))
                .collect();
            let below = |values: &[f64]| {
                values.iter().filter(|value| **value < file.value).count() as f64
                    / values.len() as f64
            };
            FigureFit {
                prior_below: below(&before),
                posterior_below: below(&after),
                file: file.clone(),
                prior: before,
                posterior: after,
            }
        })
        .collect();
    for (observation, fitted) in observations.iter().enumerate() {
        let out = |below: f64, tail: f64| !(tail..=1.0 - tail).contains(&below);
        if out(fitted.prior_below, TAIL) {
            warnings.push(Warning::PriorAgainstData { observation });
        }
        if out(fitted.posterior_below, TAIL_AFTER) {
            warnings.push(Warning::NotReached { observation });
        }
    }
    if posterior.unique < GOOD {
        warnings.push(Warning::FewPoints {
            unique: posterior.unique,
        });
    }
    Calibrated {
        parameters,
        observations,
        posterior: posterior.clone(),
        draws: draws.iter().map(|draw| *draw as u32).collect(),
        warnings,
    }
}

/// For each row of the posterior one of its point's draws, with chances in proportion to their
/// likelihoods: together a sample from the joint posterior of parameters and chance.
fn one_draw_each(
    likelihood: &Likelihood<'_>,
    each: usize,
    posterior: &Posterior,
    seen: &[f64],
    figures: usize,
) -> Vec<usize> {
    let choose = |(k, point): (usize, &usize)| {
        let draws = point * each..(point + 1) * each;
        let logs: Vec<f64> = draws
            .clone()
            .map(|draw| likelihood.log_density(&seen[draw * figures..(draw + 1) * figures]))
            .collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logs.iter().map(|log| libm::exp(log - most)).sum();
        let mut left = Stream::new(0, k as u32, CHOICE, 0).uniform() * sum;
        let among = draws.zip(&logs).find(|(_, log)| {
            left -= libm::exp(*log - most);
            left <= 0.0
        });
        among.map_or(point * each, |(draw, _)| draw)
    };
    posterior.chosen.iter().enumerate().map(choose).collect()
}
