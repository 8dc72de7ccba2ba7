//! How well a run of the engine agrees with published figures.

use std::ops::Range;

use super::CalibrationError;
use crate::axes::Year;
use crate::model::file::EvidenceFile;
use crate::model::{Model, first_year};
use crate::projection::Projection;
use crate::simulation::Engine;

/// Figures with their places in a projection.
pub(super) struct Likelihood<'a> {
    figures: Vec<FigureTerm<'a>>,
}

struct FigureTerm<'a> {
    file: &'a EvidenceFile,
    quantity: usize,
    /// Places of the years that add up to it.
    years: Range<usize>,
}

impl<'a> Likelihood<'a> {
    /// Finds every figure's place.
    pub fn of(
        model: &Model,
        engine: &Engine,
        files: &'a [EvidenceFile],
    ) -> Result<Self, CalibrationError> {
        let years = model.years();
        // A population that starts at a census has no figures of the years before.
        let started = model.data.population.year;
        let place = |year: Year| (year >= started).then(|| years.iter().position(|y| *y == year));
        let figures = files
            .iter()
            .map(|file| {
                let list = engine.quantities();
                let quantity = list
                    .iter()
                    .position(|quantity| quantity.key == file.quantity);
                let (from, to) = (
                    place(first_year(file)).flatten(),
                    place(file.year).flatten(),
                );
                match (quantity, from, to) {
                    (Some(quantity), Some(from), Some(to)) => Ok(FigureTerm {
                        file,
                        quantity,
                        years: from..to + 1,
                    }),
                    _ => Err(CalibrationError::Unknown {
                        quantity: file.quantity.clone(),
                        year: if from.is_none() {
                            first_year(file)
                        } else {
                            file.year
                        },
                    }),
                }
            })
            .collect::<Result<_, _>>()?;
        Ok(Likelihood { figures })
    }

    /// Logarithm of the likelihood of one draw, by what it gave for each figure, without the constant.
    pub fn log_density(&self, values: &[f64]) -> f64 {
        let each = self.figures.iter().zip(values);
        each.map(|(figure, value)| figure.log_density(*value)).sum()
    }

    /// Logarithm of the mean likelihood over some draws; what each draw gave is added to `seen`.
    pub fn log_mean(
        &self,
        projection: &Projection,
        draws: Range<usize>,
        seen: &mut Vec<f64>,
    ) -> f64 {
        let logs: Vec<f64> = draws
            .map(|draw| {
                let from = seen.len();
                seen.extend(self.figures.iter().map(|figure| {
                    let years = figure.years.clone();
                    let values = years.map(|year| projection.at(figure.quantity, year)[draw]);
                    values.map(f64::from).sum::<f64>()
                }));
                self.log_density(&seen[from..])
            })
            .collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if most == f64::NEG_INFINITY {
            return most;
        }
        let sum: f64 = logs.iter().map(|log| libm::exp(log - most)).sum();
        most + libm::log(sum / logs.len() as f64)
    }
}

impl FigureTerm<'_> {
    /// Normal on the scale of the kind, without the constant.
    fn log_density(&self, value: f64) -> f64 {
        let kind = self.file.kind;
        let gap = kind.scaled(self.file.value) - kind.scaled(value);
        let z = gap / self.file.error;
        if z.is_nan() {
            f64::NEG_INFINITY
        } else {
            -0.5 * z * z
        }
    }
}
