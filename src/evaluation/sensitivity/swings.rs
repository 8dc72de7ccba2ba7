//! How far each parameter and common factor moves a quantity when it is low or high and all else is as drawn.

use super::SensitivityError;
use super::error::computing;
use super::groups::Group;
use super::mover::{Mover, uncertain};
use super::runs::Runs;
use crate::statistics::quantiles::quantile;
use crate::statistics::sampling::normal_quantile;
use crate::stream::Origin;

/// Probabilities of the low and the high value of a parameter or a common factor.
pub const ENDS: [f64; 2] = [0.1, 0.9];

/// The quantity with a parameter or a common factor held low and high, over the same draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// What is held.
    pub mover: Mover,
    /// Its group.
    pub origin: Origin,
    /// Mean of the quantity at each end.
    pub means: [f64; 2],
    /// Median of the quantity at each end.
    pub medians: [f64; 2],
    /// Standard error of the difference of the means, from the differences draw by draw.
    pub error: f64,
}

impl Swing {
    /// Mean at the high end less that at the low one.
    pub fn difference(&self) -> f64 {
        self.means[1] - self.means[0]
    }
}

/// Every uncertain parameter and common factor, the one that moves the mean the most first; `plain` are the draws with
/// none held.
///
/// Those of a group that changes nothing are not run: they change nothing either.
pub(super) fn swings(
    runs: &Runs<'_>,
    plain: &[f64],
    groups: &[Group],
) -> Result<Vec<Swing>, SensitivityError> {
    let model = runs.engine.model();
    let idle = |origin: Origin| {
        let mut idle = groups.iter().filter(|own| own.found.total.value == 0.0);
        idle.any(|own| own.origin == origin)
    };
    let mut swings = Vec::new();
    for (mover, origin) in uncertain(model) {
        let ends = if idle(origin) {
            (runs.goes_on)(2 * plain.len());
            [plain.to_vec(), plain.to_vec()]
        } else {
            let at = |p: f64| runs.held(mover, normal_quantile(p), plain.len());
            [at(ENDS[0])?, at(ENDS[1])?]
        };
        swings.push(swing(mover, origin, ends)?);
    }
    swings.sort_by(|a, b| b.difference().abs().total_cmp(&a.difference().abs()));
    Ok(swings)
}

fn swing(mover: Mover, origin: Origin, ends: [Vec<f64>; 2]) -> Result<Swing, SensitivityError> {
    let n = ends[0].len() as f64;
    let means = ends.each_ref().map(|draws| draws.iter().sum::<f64>() / n);
    let mean = means[1] - means[0];
    let differences = ends[1].iter().zip(&ends[0]);
    let squares = differences.map(|(high, low)| {
        let off = high - low - mean;
        off * off
    });
    let variance = squares.sum::<f64>() / (n - 1.0);
    let [mut low, mut high] = ends;
    Ok(Swing {
        mover,
        origin,
        means,
        medians: [
            quantile(&mut low, 0.5).map_err(computing)?,
            quantile(&mut high, 0.5).map_err(computing)?,
        ],
        error: (variance / n).sqrt(),
    })
}
