//! What a place has of a published total, draw by draw.

use super::published::PublishedTotal;
use crate::projection::Projection;
use crate::statistics::elementary::logarithm;

/// What a place has of a published total, draw by draw.
pub(super) struct MovedPart {
    pub(super) values: Vec<f64>,
    /// Logarithms less their mean; none where a draw is not above 0.
    pub(super) logs: Vec<f64>,
    /// Standard deviation of the logarithm; 0 where there is none.
    pub(super) sd: f64,
}

impl MovedPart {
    pub(super) fn of(place: &Projection, total: &PublishedTotal) -> Self {
        let mut values = vec![0.0; place.draws()];
        for key in &total.of {
            for (sum, value) in values
                .iter_mut()
                .zip(place.get(key, total.year).unwrap_or_default())
            {
                *sum += f64::from(*value);
            }
        }
        if !values.iter().all(|value| value.is_finite()) {
            values.fill(0.0);
        }
        let mut logs = centred(values.iter().copied()).unwrap_or_default();
        let sd = (logs.iter().map(|log| log * log).sum::<f64>() / logs.len().max(1) as f64).sqrt();
        // What single precision makes of one number is no spread.
        let sd = if sd < 1e-6 { 0.0 } else { sd };
        if sd == 0.0 {
            logs.clear();
        }
        MovedPart { values, logs, sd }
    }
}

/// Logarithms less their mean; nothing unless all are above 0.
pub(super) fn centred(values: impl Iterator<Item = f64> + Clone) -> Option<Vec<f64>> {
    if !values.clone().all(|value| value > 0.0 && value.is_finite()) {
        return None;
    }
    let logs: Vec<f64> = values.map(logarithm).collect();
    let middle = mean(&logs);
    Some(logs.into_iter().map(|log| log - middle).collect())
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
