//! The probabilities that were said in the base year, judged by what came.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Before, Stage, Status, status};
use crate::axes::Year;
use crate::evaluation::attainment::Attainment;
use crate::evaluation::score::brier;
use crate::model::Model;

/// A probability that was said of a target, and whether the target was met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Key of the target.
    pub key: String,
    /// The year of the target.
    pub year: Year,
    /// The probability.
    pub probability: f64,
    /// Whether it was met.
    pub met: bool,
    /// Brier score: 0 is right and sure, 0.25 is what saying one half gets, 1 is wrong and sure.
    pub brier: f64,
}

/// The probabilities of all targets whose last year has been reported.
pub fn statements(
    model: &Model,
    actuals: &BTreeMap<String, BTreeMap<Year, f64>>,
    before: &Before<'_>,
) -> Vec<Statement> {
    let decided = model.targets.iter().filter_map(|target| {
        let own = actuals.get(&target.key)?.range(..=target.year);
        let own: BTreeMap<Year, f64> = own.map(|(year, value)| (*year, *value)).collect();
        let mut said = before.attainments.iter();
        let probability = said
            .find(|one| one.key == target.key)
            .and_then(Attainment::told)?;
        let base = before.start(target).unwrap_or(f64::NAN);
        let met = match status(target, base, Stage::Final, &own, None) {
            Status::Exceeded | Status::Met => true,
            Status::NotMet => false,
            _ => return None,
        };
        Some(Statement {
            key: target.key.clone(),
            year: target.year,
            probability,
            met,
            brier: brier(probability, met),
        })
    });
    decided.collect()
}

/// Mean Brier score; nothing where nothing is decided.
pub fn mean_brier(statements: &[Statement]) -> Option<f64> {
    let sum: f64 = statements.iter().map(|one| one.brier).sum();
    (!statements.is_empty()).then(|| sum / statements.len() as f64)
}
