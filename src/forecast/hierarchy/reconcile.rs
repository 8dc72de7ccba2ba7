//! Draws of all nodes that agree: to the unit where they are people.

use nalgebra::{DMatrix, DVector};

use super::joint::Loads;
use super::mapping::{NodeWeights, mapping};
use super::positive::nearest;
use super::structure::Structure;
use crate::forecast::error::ForecastError;
use crate::forecast::outlook::Forecast;
use crate::forecast::paths::{PathSeed, Paths};

/// How parts and totals are made to agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciliation {
    /// How the nodes are weighed; `None` weighs by the variance of each node's own forecast.
    pub weights: Option<NodeWeights>,
    /// No leaf below zero.
    pub nonnegative: bool,
    /// Whole numbers of people.
    pub whole: bool,
    /// Correlation between the leaves, see [`super::common_correlation`]; 0 to below 1.
    pub correlation: f64,
}

/// Draws of all nodes, in the order of the structure, that agree in every draw and year.
///
/// The nodes are drawn together (a total's chance follows from its leaves'), then each draw is
/// mapped onto the nearest leaves and the leaves are summed up. Whole leaves keep the rounded sum
/// of their draw: the largest remainders are rounded up.
///
/// # Errors
/// Where forecasts and nodes differ in number, forecasts do not begin in the same year, the correlation is outside 0 to
/// below 1, or the weights cannot be used, see [`mapping`].
pub fn reconcile(
    structure: &Structure,
    forecasts: &[Forecast],
    plan: &Reconciliation,
    draws: usize,
    chance: PathSeed,
) -> Result<Vec<Paths>, ForecastError> {
    let nodes = structure.nodes();
    ForecastError::length("forecasts of nodes", forecasts.len(), nodes)?;
    if !(0.0..1.0).contains(&plan.correlation) {
        return Err(ForecastError::Setting {
            what: "the correlation between leaves",
            value: plan.correlation,
            expected: "0 to below 1",
        });
    }
    let horizon = forecasts.iter().map(Forecast::horizon).min().unwrap_or(0);
    let first_year = forecasts[0].first_year;
    if let Some(other) = forecasts.iter().find(|f| f.first_year != first_year) {
        return Err(ForecastError::Structure(format!(
            "the forecast of “{}” begins in {} and that of “{}” in {first_year}; parts and totals must begin in the same year",
            other.name, other.first_year, forecasts[0].name
        )));
    }
    let loads = Loads::of(structure, forecasts, plan.correlation);
    let mappings: Vec<Mapping> = (1..=horizon)
        .map(|h| Mapping::of(structure, forecasts, plan, h))
        .collect::<Result<_, _>>()?;
    let mut paths: Vec<Paths> = (0..nodes)
        .map(|_| Paths::draw(first_year, draws, horizon, |_, _| {}))
        .collect();
    let (mut leaves, mut scores, mut walks) = (Vec::new(), vec![0.0; nodes], vec![0.0; nodes]);
    let mut base = DVector::zeros(nodes);
    let mut agreed = vec![0.0; nodes];
    let mut parts = DVector::zeros(structure.leaves());
    let mut order: Vec<usize> = (0..structure.leaves()).collect();
    for draw in 0..draws {
        let mut stream = chance.stream(draw);
        walks.fill(0.0);
        for h in 1..=horizon {
            loads.draw(&mut stream, &mut leaves, &mut scores);
            for node in 0..nodes {
                walks[node] += scores[node];
                base[node] = forecasts[node].at_score(h, walks[node] / (h as f64).sqrt());
            }
            mappings[h - 1].leaves(&base, plan.nonnegative, &mut parts)?;
            if plan.whole {
                round_together(parts.as_mut_slice(), &mut order);
            }
            structure.sum(parts.as_slice(), &mut agreed);
            for (path, value) in paths.iter_mut().zip(&agreed) {
                path.year_mut(h)[draw] = *value;
            }
        }
    }
    Ok(paths)
}

/// Values of all nodes that agree, nearest to the given ones.
///
/// # Errors
/// [`ForecastError::Length`] where values and nodes differ in number; those of [`mapping`].
pub fn reconcile_values(
    structure: &Structure,
    values: &[f64],
    weights: &NodeWeights,
    nonnegative: bool,
) -> Result<Vec<f64>, ForecastError> {
    ForecastError::length("values of nodes", values.len(), structure.nodes())?;
    let (g, inverse) = mapping(structure, weights)?;
    let mapping = Mapping {
        g,
        s: structure.matrix(),
        inverse,
    };
    let mut leaves = DVector::zeros(structure.leaves());
    mapping.leaves(
        &DVector::from_column_slice(values),
        nonnegative,
        &mut leaves,
    )?;
    let mut nodes = vec![0.0; structure.nodes()];
    structure.sum(leaves.as_slice(), &mut nodes);
    Ok(nodes)
}

struct Mapping {
    g: DMatrix<f64>,
    s: DMatrix<f64>,
    inverse: DMatrix<f64>,
}

impl Mapping {
    fn of(
        structure: &Structure,
        forecasts: &[Forecast],
        plan: &Reconciliation,
        horizon: usize,
    ) -> Result<Mapping, ForecastError> {
        let own;
        let weights = match &plan.weights {
            Some(weights) => weights,
            None => {
                own = NodeWeights::Variances(variances(forecasts, horizon));
                &own
            }
        };
        let (g, inverse) = mapping(structure, weights)?;
        Ok(Mapping {
            g,
            s: structure.matrix(),
            inverse,
        })
    }

    /// Writes the leaves; only the quadratic programme, where one would be negative, allocates.
    fn leaves(
        &self,
        base: &DVector<f64>,
        nonnegative: bool,
        leaves: &mut DVector<f64>,
    ) -> Result<(), ForecastError> {
        leaves.gemv(1.0, &self.g, base, 0.0);
        if nonnegative && leaves.iter().any(|leaf| *leaf < 0.0) {
            leaves.copy_from_slice(&nearest(&self.s, &self.inverse, base)?);
        }
        Ok(())
    }
}

/// Squared half-widths of the 80 % intervals, with a floor for what never moves.
fn variances(forecasts: &[Forecast], horizon: usize) -> Vec<f64> {
    let widths = forecasts.iter().map(|f| {
        let (low, high) = f.interval(horizon, 0.8);
        high - low
    });
    let largest = widths.clone().fold(0.0, f64::max);
    let floor = if largest > 0.0 { 1e-6 * largest } else { 1.0 };
    widths.map(|w| w.max(floor) * w.max(floor)).collect()
}

/// Rounds so that the sum is the rounded sum: down, and the largest remainders up.
///
/// `order` is scratch: the places of the values, in any order.
fn round_together(values: &mut [f64], order: &mut [usize]) {
    let sum: f64 = values.iter().sum();
    let down: f64 = values.iter().map(|v| v.floor()).sum();
    let up = ((sum.round() - down) as usize).min(values.len());
    let rest = |i: usize| values[i] - values[i].floor();
    // Ties are settled by place, so that the same draw always gives the same numbers.
    order.sort_unstable_by(|a, b| rest(*b).total_cmp(&rest(*a)).then(a.cmp(b)));
    values.iter_mut().for_each(|v| *v = v.floor() + 0.0);
    order[..up].iter().for_each(|i| values[*i] += 1.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_keeps_the_sum() {
        let mut values = [1.4, 2.4, 3.4, 0.0];
        round_together(&mut values, &mut [3, 2, 1, 0]);
        assert_eq!(values, [2.0, 2.0, 3.0, 0.0]);
    }
}
