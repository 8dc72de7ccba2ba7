//! Singular value decomposition by one-sided Jacobi rotations: only arithmetic and square roots, so
//! the same bits on every machine.

use ndarray::Array2;

use super::error::{StatisticsError, check_each, check_length};

/// The thin singular value decomposition `A = Σ value[i] · left[i] · right[i]ᵀ`.
#[derive(Clone, Debug, PartialEq)]
pub struct SingularValues {
    /// Left vectors, unit length, one per singular value; as long as `A` has rows.
    pub left: Vec<Vec<f64>>,
    /// Singular values, largest first.
    pub value: Vec<f64>,
    /// Right vectors, unit length; as long as `A` has columns.
    pub right: Vec<Vec<f64>>,
}

impl SingularValues {
    /// Decomposes a matrix; `min(rows, columns)` values. A vector of value 0 is all zeros.
    ///
    /// Signs: the sum of each left vector is not negative.
    /// Source: Hestenes (1958), J. SIAM 6: 51–90.
    pub fn of(matrix: &Array2<f64>) -> Result<Self, StatisticsError> {
        let (rows, columns) = matrix.dim();
        if rows == 0 || columns == 0 {
            check_length("rows or columns", 0, 1)?;
        }
        let place = |i: usize| format!("row {}, column {}", i / columns + 1, i % columns + 1);
        check_each("matrix value", matrix, "finite", f64::is_finite, place)?;
        let tall = rows >= columns;
        let work = if tall { matrix.t() } else { matrix.view() };
        let mut u: Vec<Vec<f64>> = work.outer_iter().map(|c| c.to_vec()).collect();
        let count = u.len();
        let mut v: Vec<Vec<f64>> = (0..count)
            .map(|i| (0..count).map(|j| f64::from(u8::from(i == j))).collect())
            .collect();
        rotate_until_orthogonal(&mut u, &mut v)?;
        let mut order: Vec<(f64, usize)> = (0..count).map(|i| (norm(&u[i]), i)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (mut left, mut value, mut right) = (Vec::new(), Vec::new(), Vec::new());
        for (size, i) in order {
            let scaled = |x: &f64| if size > 0.0 { x / size } else { 0.0 };
            let mut along: Vec<f64> = u[i].iter().map(scaled).collect();
            let mut across = std::mem::take(&mut v[i]);
            let first = if tall { &along } else { &across };
            if first.iter().sum::<f64>() < 0.0 {
                along.iter_mut().chain(&mut across).for_each(|x| *x = -*x);
            }
            let (l, r) = if tall {
                (along, across)
            } else {
                (across, along)
            };
            left.push(l);
            value.push(size);
            right.push(r);
        }
        Ok(SingularValues { left, value, right })
    }

    /// Share of the sum of squares that the first singular value stands for; 0 for a zero matrix.
    pub fn leading_share(&self) -> f64 {
        let total: f64 = self.value.iter().map(|s| s * s).sum();
        if total > 0.0 {
            self.value[0] * self.value[0] / total
        } else {
            0.0
        }
    }
}

fn rotate_until_orthogonal(u: &mut [Vec<f64>], v: &mut [Vec<f64>]) -> Result<(), StatisticsError> {
    const SWEEPS: usize = 60;
    let mut worst = 0.0_f64;
    let negligible = u.iter().map(|c| dot(c, c)).sum::<f64>() * f64::EPSILON * f64::EPSILON;
    for _ in 0..SWEEPS {
        worst = 0.0;
        for p in 0..u.len() {
            for q in p + 1..u.len() {
                let (alpha, beta) = (dot(&u[p], &u[p]), dot(&u[q], &u[q]));
                let gamma = dot(&u[p], &u[q]);
                if alpha.min(beta) <= negligible {
                    continue;
                }
                let size = gamma.abs() / (alpha.sqrt() * beta.sqrt());
                worst = worst.max(size);
                if size <= 1e-15 {
                    continue;
                }
                let zeta = (beta - alpha) / (2.0 * gamma);
                let t = zeta.signum() / (zeta.abs() + (1.0 + zeta * zeta).sqrt());
                let c = 1.0 / (1.0 + t * t).sqrt();
                for m in [&mut *u, &mut *v] {
                    let (low, high) = m.split_at_mut(q);
                    for (x, y) in low[p].iter_mut().zip(&mut high[0]) {
                        (*x, *y) = (c * (*x - t * *y), c * (t * *x + *y));
                    }
                }
            }
        }
        if worst <= 1e-14 {
            return Ok(());
        }
    }
    Err(StatisticsError::NotSettled {
        what: "the singular value decomposition",
        iterations: SWEEPS,
        discrepancy: worst,
    })
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// numpy 2.4.6: `numpy.linalg.svd([[4, 0, 2], [1, 3, -1], [0, 5, 6], [2, 2, 2]])[1]`.
    #[test]
    fn values_agree_with_numpy_and_rebuild_the_matrix() {
        let a = array![
            [4.0, 0.0, 2.0],
            [1.0, 3.0, -1.0],
            [0.0, 5.0, 6.0],
            [2.0, 2.0, 2.0]
        ];
        for a in [a.clone(), a.t().to_owned()] {
            let svd = SingularValues::of(&a).unwrap();
            let expected = [8.702059876903123, 4.2999095995719285, 3.128087488274902];
            for (s, e) in svd.value.iter().zip(expected) {
                assert!((s - e).abs() < 1e-13);
            }
            for ((i, j), x) in a.indexed_iter() {
                let part = |n: usize| svd.left[n][i] * svd.value[n] * svd.right[n][j];
                assert!(((0..3).map(part).sum::<f64>() - x).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn a_matrix_of_rank_one_has_one_value() {
        let a = Array2::from_shape_fn((30, 12), |(i, j)| (i as f64 + 1.0) * (j as f64 - 4.0));
        let svd = SingularValues::of(&a).unwrap();
        assert!((svd.leading_share() - 1.0).abs() < 1e-14);
        assert!(svd.value[1] < 1e-10);
        let zero = SingularValues::of(&Array2::zeros((3, 2))).unwrap();
        assert_eq!(zero.value, [0.0, 0.0]);
        assert_eq!(zero.leading_share(), 0.0);
    }
}
