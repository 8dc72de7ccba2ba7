//! From forecasts of all nodes to leaves: the matrix G of reconciliation.

use nalgebra::{DMatrix, DVector};

use super::structure::Structure;
use crate::forecast::error::ForecastError;
use crate::forecast::outlook::Forecast;

/// How the nodes are weighed against each other.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeWeights {
    /// Only the leaves count: bottom-up.
    BottomUp,
    /// All nodes alike (OLS).
    Equal,
    /// By the variance of each node's forecast errors (WLS), one for each node, above zero.
    Variances(Vec<f64>),
    /// By the covariance of the nodes' forecast errors, shrunk to its diagonal (MinT):
    /// `errors[t][node]`, two or more years.
    Errors(Vec<Vec<f64>>),
}

impl NodeWeights {
    /// MinT from the errors that the nodes' own combinations would have made, as many years as all
    /// have. Two years or more, and none of the nodes without errors.
    pub fn of_past_errors(forecasts: &[Forecast]) -> NodeWeights {
        let years = forecasts
            .iter()
            .map(|f| f.past_errors.len())
            .min()
            .unwrap_or(0);
        let row = |back: usize| {
            forecasts
                .iter()
                .map(|f| f.past_errors[f.past_errors.len() - back])
                .collect()
        };
        NodeWeights::Errors((1..=years).rev().map(row).collect())
    }
}

/// G, leaves × nodes, and W⁻¹, nodes × nodes.
///
/// `G = (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹`; forecasts that agree are left as they are, `G S = I`.
/// Source: Wickramasuriya, Athanasopoulos and Hyndman (2019), theorem 1.
///
/// # Errors
/// Variances or errors of another number of nodes, or not above zero and finite; [`ForecastError::Singular`].
pub fn mapping(
    structure: &Structure,
    weights: &NodeWeights,
) -> Result<(DMatrix<f64>, DMatrix<f64>), ForecastError> {
    let nodes = structure.nodes();
    let inverse = match weights {
        NodeWeights::BottomUp => {
            let first = nodes - structure.leaves();
            let mut g = DMatrix::zeros(structure.leaves(), nodes);
            let mut w = DMatrix::zeros(nodes, nodes);
            for leaf in 0..structure.leaves() {
                g[(leaf, first + leaf)] = 1.0;
                w[(first + leaf, first + leaf)] = 1.0;
            }
            return Ok((g, w));
        }
        NodeWeights::Equal => DMatrix::identity(nodes, nodes),
        NodeWeights::Variances(variances) => {
            ForecastError::length("variances of nodes", variances.len(), nodes)?;
            if let Some(v) = variances.iter().find(|v| !(**v > 0.0 && v.is_finite())) {
                return Err(ForecastError::Setting {
                    what: "the variance of a node",
                    value: *v,
                    expected: "above zero, and finite",
                });
            }
            DMatrix::from_diagonal(&DVector::from_iterator(
                nodes,
                variances.iter().map(|v| 1.0 / v),
            ))
        }
        NodeWeights::Errors(errors) => shrunk_covariance(errors, nodes)?
            .cholesky()
            .ok_or(SINGULAR)?
            .inverse(),
    };
    let s = structure.matrix();
    let weighted = s.transpose() * &inverse;
    let left = (&weighted * &s).cholesky().ok_or(SINGULAR)?;
    Ok((left.solve(&weighted), inverse))
}

const SINGULAR: ForecastError = ForecastError::Singular {
    what: "the reconciliation of parts and totals",
};

/// The covariance of errors, nodes × nodes, its correlations shrunk by the share that is best on average; `errors` are
/// years × nodes.
///
/// Source: Schäfer and Strimmer (2005), target D, as MinT uses it (about zero, not about the mean).
///
/// # Errors
/// [`ForecastError::TooShort`] for fewer than two years; years of another number of nodes; a node that never erred.
pub fn shrunk_covariance(errors: &[Vec<f64>], nodes: usize) -> Result<DMatrix<f64>, ForecastError> {
    if errors.len() < 2 {
        return Err(ForecastError::TooShort {
            model: "the covariance of forecast errors",
            needed: 2,
            found: errors.len(),
        });
    }
    for row in errors {
        ForecastError::length("errors of nodes in a year", row.len(), nodes)?;
    }
    let years = errors.len() as f64;
    let variance = |i: usize| errors.iter().map(|e| e[i] * e[i]).sum::<f64>() / years;
    let sizes: Vec<f64> = (0..nodes).map(|i| libm::sqrt(variance(i))).collect();
    if let Some(size) = sizes.iter().find(|s| !(**s > 0.0 && s.is_finite())) {
        return Err(ForecastError::Setting {
            what: "the spread of a node's errors",
            value: *size,
            expected: "above zero, and finite",
        });
    }
    let mut correlation = DMatrix::identity(nodes, nodes);
    let (mut noise, mut signal) = (0.0, 0.0);
    for i in 0..nodes {
        for j in 0..i {
            let products = errors.iter().map(|e| e[i] * e[j] / (sizes[i] * sizes[j]));
            let r = products.clone().sum::<f64>() / years;
            let scatter: f64 = products.map(|p| (p - r) * (p - r)).sum();
            noise += scatter / (years * (years - 1.0));
            signal += r * r;
            correlation[(i, j)] = r;
            correlation[(j, i)] = r;
        }
    }
    let share = if signal > 0.0 {
        (noise / signal).clamp(0.0, 1.0)
    } else {
        1.0
    };
    Ok(DMatrix::from_fn(nodes, nodes, |i, j| {
        let kept = if i == j {
            1.0
        } else {
            (1.0 - share) * correlation[(i, j)]
        };
        kept * sizes[i] * sizes[j]
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> Structure {
        Structure::new(vec![("t".into(), vec![0, 1])], vec!["a".into(), "b".into()]).unwrap()
    }

    /// Total 10, leaves 4 and 5: OLS gives each leaf a third of the gap of one.
    #[test]
    fn ordinary_least_squares_shares_the_gap() {
        let (g, _) = mapping(&two(), &NodeWeights::Equal).unwrap();
        let leaves = g * DVector::from_vec(vec![10.0, 4.0, 5.0]);
        assert!((leaves[0] - 13.0 / 3.0).abs() < 1e-12 && (leaves[1] - 16.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn what_agrees_is_left_alone() {
        let errors: Vec<Vec<f64>> = (0..6_i32)
            .map(|t| {
                vec![
                    f64::from(t % 3) - 0.9,
                    f64::from(t % 2) - 0.4,
                    f64::from(t) * 0.3 - 1.0,
                ]
            })
            .collect();
        for weights in [
            NodeWeights::BottomUp,
            NodeWeights::Equal,
            NodeWeights::Variances(vec![3.0, 1.0, 0.2]),
            NodeWeights::Errors(errors),
        ] {
            let (g, _) = mapping(&two(), &weights).unwrap();
            let identity = g * two().matrix();
            assert!((identity - DMatrix::identity(2, 2)).abs().max() < 1e-10);
        }
    }
}
