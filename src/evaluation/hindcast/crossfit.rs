//! Migration of one county from that of all the others: a multivariate mixed regression.

use ndarray::Array2;

use super::HindcastError;
use super::panel::{AGE_GROUPS, COVARIATES};
use crate::statistics::cholesky::cholesky;
use crate::statistics::linear_system::{product, solve};
use crate::statistics::sampling::standard_normal;
use crate::statistics::search::minimum_between;
use crate::stream::Stream;

/// The predictive distribution of the moves of one county, for which its own outcome was not used.
///
/// `y[i] = B'x[i] + u[prefecture] + e[i]`, the six age groups together: `e ~ N(0, Σ)`, `u ~ N(0, λΣ)`,
/// `Σ` full. `λ` by restricted maximum likelihood; then, with the prior `|Σ|^−(q+1)/2`, the county
/// left out has the multivariate t
/// `y ~ t[ν](B'x + λ z'V⁻¹(Y − XB), c S/ν)`, `ν = n − p − q + 1`, `S` the weighted squares of the
/// others' errors and `c` the usual variance of a prediction: the error of `B` and of the
/// prefecture is in it. Nothing is set by hand. Sources: Geisser (1965), Ann. Math. Stat. 36; Robinson (1991),
/// Statistical Science 6 (prediction of random effects).
#[derive(Clone, Debug)]
pub struct CrossFit {
    /// Weight of each county in the mean; 0 for the one left out.
    weights: Vec<f64>,
    /// Lower triangle with `L L' = c S`, row by row.
    root: Vec<f64>,
    degrees: usize,
    /// Variance of prefectures ÷ variance of counties within them.
    pub between: f64,
}

impl CrossFit {
    /// From the covariates (rows are counties), prefectures and moves of all; row `left_out` is read
    /// for its covariates and its prefecture only.
    pub fn without(
        left_out: usize,
        covariates: &Array2<f64>,
        prefectures: &[u32],
        moves: &Array2<f64>,
    ) -> Result<Self, HindcastError> {
        let others: Vec<usize> = (0..prefectures.len())
            .filter(|at| *at != left_out)
            .collect();
        let n = others.len();
        let x = Array2::from_shape_fn((n, COVARIATES), |(row, column)| {
            covariates[(others[row], column)]
        });
        let y = Array2::from_shape_fn((n, AGE_GROUPS), |(row, column)| {
            moves[(others[row], column)]
        });
        let groups: Vec<u32> = others.iter().map(|at| prefectures[*at]).collect();
        let degrees = n - COVARIATES;
        // λ = r / (1 − r), so that the search is over a bounded part.
        let cost = |r: f64| {
            LeastSquares::of(&x, &y, &groups, r / (1.0 - r))
                .map_or(f64::INFINITY, |fit| fit.cost(degrees))
        };
        let r = minimum_between(cost, 0.0, MOST_BETWEEN, CELLS);
        let between = r / (1.0 - r);
        let fit = LeastSquares::of(&x, &y, &groups, between)?;

        let here = groups
            .iter()
            .filter(|group| **group == prefectures[left_out])
            .count() as f64;
        let pull = between / (1.0 + between * here);
        let own = Array2::from_shape_fn((1, n), |(_, row)| {
            if groups[row] == prefectures[left_out] {
                pull
            } else {
                0.0
            }
        });
        let shared = product(&own, &x);
        let gap = Array2::from_shape_fn((1, COVARIATES), |(_, column)| {
            covariates[(left_out, column)] - shared[(0, column)]
        });
        let gain = product(&gap, &fit.inverse);
        let fixed = product(&gain, &fit.whitened.t().to_owned());
        let mut weights = vec![0.0; prefectures.len()];
        for (row, at) in others.iter().enumerate() {
            weights[*at] = own[(0, row)] + fixed[(0, row)];
        }
        let error = product(&gain, &gap.t().to_owned())[(0, 0)];
        let inflation = 1.0 + pull + error;
        let mut root = root_of(&fit.squares)?;
        for value in &mut root {
            *value *= inflation.sqrt();
        }
        Ok(CrossFit {
            weights,
            root,
            degrees: degrees + 1 - AGE_GROUPS,
            between,
        })
    }

    /// Mean of the county left out, given the moves of all (its own has no weight).
    pub fn mean(&self, moves: &[[f64; AGE_GROUPS]]) -> [f64; AGE_GROUPS] {
        let mut mean = [0.0; AGE_GROUPS];
        for (weight, moves) in self
            .weights
            .iter()
            .zip(moves)
            .filter(|(weight, _)| **weight != 0.0)
        {
            for (mean, moves) in mean.iter_mut().zip(moves) {
                *mean += weight * moves;
            }
        }
        mean
    }

    /// One draw around a mean.
    pub fn draw(&self, mean: &[f64; AGE_GROUPS], stream: &mut Stream) -> [f64; AGE_GROUPS] {
        let z: [f64; AGE_GROUPS] = std::array::from_fn(|_| standard_normal(stream));
        let chi: f64 = (0..self.degrees)
            .map(|_| {
                let z = standard_normal(stream);
                z * z
            })
            .sum();
        let scale = 1.0 / chi.sqrt();
        std::array::from_fn(|row| {
            let shift: f64 = (0..=row)
                .map(|column| self.root[row * AGE_GROUPS + column] * z[column])
                .sum();
            mean[row] + scale * shift
        })
    }
}

/// Generalised least squares with `V = I + λ Z Z'`.
struct LeastSquares {
    /// `V⁻¹ X`.
    whitened: Array2<f64>,
    /// `(X' V⁻¹ X)⁻¹`.
    inverse: Array2<f64>,
    /// `(Y − XB)' V⁻¹ (Y − XB)`.
    squares: Array2<f64>,
    log_determinants: f64,
}

impl LeastSquares {
    fn of(
        x: &Array2<f64>,
        y: &Array2<f64>,
        groups: &[u32],
        between: f64,
    ) -> Result<Self, HindcastError> {
        let failed = |why| HindcastError::Mathematics {
            what: "regression of migration",
            why,
        };
        let (whitened, log_v) = whiten(x, groups, between);
        let information = product(&x.t().to_owned(), &whitened);
        let inverse = solve(&information, &Array2::eye(COVARIATES)).map_err(failed)?;
        let b = product(&inverse, &product(&whitened.t().to_owned(), y));
        let errors = y - &product(x, &b);
        let (white, _) = whiten(&errors, groups, between);
        let root = root_of(&information)?;
        let log_information: f64 = (0..COVARIATES)
            .map(|i| 2.0 * libm::log(root[i * (COVARIATES + 1)]))
            .sum();
        Ok(LeastSquares {
            squares: product(&errors.t().to_owned(), &white),
            whitened,
            inverse,
            log_determinants: log_v + log_information,
        })
    }

    /// Twice the negative restricted log-likelihood, `Σ` maximised out:
    /// `q (log|V| + log|X'V⁻¹X|) + (n − p) log|S|`.
    fn cost(&self, degrees: usize) -> f64 {
        let Ok(root) = root_of(&self.squares) else {
            return f64::INFINITY;
        };
        let log_squares: f64 = (0..AGE_GROUPS)
            .map(|i| 2.0 * libm::log(root[i * (AGE_GROUPS + 1)]))
            .sum();
        AGE_GROUPS as f64 * self.log_determinants + degrees as f64 * log_squares
    }
}

/// `V⁻¹ A` and `log|V|`: within a prefecture of `k` counties `V⁻¹ = I − λ/(1 + λk) 1 1'`.
fn whiten(a: &Array2<f64>, groups: &[u32], between: f64) -> (Array2<f64>, f64) {
    let mut names = groups.to_vec();
    names.sort_unstable();
    names.dedup();
    let mut white = a.clone();
    let mut log_determinant = 0.0;
    for name in names {
        let rows: Vec<usize> = (0..groups.len())
            .filter(|row| groups[*row] == name)
            .collect();
        let size = 1.0 + between * rows.len() as f64;
        log_determinant += libm::log(size);
        for column in 0..a.ncols() {
            let sum: f64 = rows.iter().map(|row| a[(*row, column)]).sum();
            for row in &rows {
                white[(*row, column)] -= between / size * sum;
            }
        }
    }
    (white, log_determinant)
}

/// Lower triangle `L` with `L L' = A`, row by row; an error where `A` is not positive definite.
fn root_of(a: &Array2<f64>) -> Result<Vec<f64>, HindcastError> {
    let root = |_: usize, rest: f64| match rest > 0.0 {
        true => Ok(rest.sqrt()),
        false => Err(HindcastError::NoSpread),
    };
    cholesky(a.nrows(), |row, column| a[(row, column)], root)
}

/// Most of the variance that may lie between prefectures, and cells of the search.
const MOST_BETWEEN: f64 = 0.95;
const CELLS: usize = 20;
