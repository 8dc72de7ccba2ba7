//! Which figures a prior can hardly bring about, alone or two together.

use super::fit::Calibrated;
use crate::statistics::squares::exceeded_with;

/// Figures that are at odds with the prior (the same place twice) or with each other, worst first.
pub fn at_odds(calibrated: &Calibrated) -> Vec<[usize; 2]> {
    let figures = &calibrated.observations;
    let predicted: Vec<Vec<f64>> = figures
        .iter()
        .map(|own| {
            own.prior
                .iter()
                .map(|value| own.file.kind.scaled(*value))
                .collect()
        })
        .collect();
    let wanted: Vec<f64> = figures
        .iter()
        .map(|own| own.file.kind.scaled(own.file.value))
        .collect();
    let moments = |one: usize, two: usize| -> f64 {
        let [a, b] = [one, two].map(|place| mean(&predicted[place]));
        let pairs = predicted[one].iter().zip(&predicted[two]);
        let sum: f64 = pairs.map(|(x, y)| (x - a) * (y - b)).sum();
        sum / predicted[one].len() as f64
    };
    let gap = |place: usize| wanted[place] - mean(&predicted[place]);
    let [far, far_together] = [1, 2].map(|figures| exceeded_with(CHANCE, figures));
    let mut found: Vec<(f64, [usize; 2])> = Vec::new();
    for one in 0..figures.len() {
        let alone = gap(one) * gap(one) / moments(one, one);
        if alone > far {
            found.push((alone, [one, one]));
        }
        for two in 0..one {
            let (v, w, c) = (moments(one, one), moments(two, two), moments(one, two));
            let determinant = v * w - c * c;
            let (g, h) = (gap(one), gap(two));
            let together = (w * g * g - 2.0 * c * g * h + v * h * h) / determinant;
            // What one of them says by itself is said of it alone.
            let other = h * h / w;
            if together > far_together && alone <= far && other <= far {
                found.push((together, [two, one]));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, pair)| pair).collect()
}

/// Probability beyond which a gap is no chance.
const CHANCE: f64 = 1e-3;

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
