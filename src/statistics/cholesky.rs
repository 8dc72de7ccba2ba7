//! Triangular factors of small covariances.

/// Lower triangle `L` of a symmetric `A = L L'` with `n` rows, row by row:
/// `L[i][j] = (A[i][j] − Σ L[i][k] L[j][k]) / L[j][j]`, each sum from the first `k` on, so that the same numbers give the
/// same bits everywhere.
///
/// `of` gives what stands in a row and a column of `A`, at and below the diagonal. `pivot` says what stands in a row of
/// the diagonal of `L`, by what is left of `A` there, or that there is no factor; below a 0 all is 0: that row counts
/// for nothing.
pub fn cholesky<E>(
    n: usize,
    of: impl Fn(usize, usize) -> f64,
    pivot: impl Fn(usize, f64) -> Result<f64, E>,
) -> Result<Vec<f64>, E> {
    let mut factor = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| factor[i * n + k] * factor[j * n + k]).sum();
            let rest = of(i, j) - known;
            factor[i * n + j] = if i == j {
                pivot(i, rest)?
            } else if factor[j * n + j] > 0.0 {
                rest / factor[j * n + j]
            } else {
                0.0
            };
        }
    }
    Ok(factor)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// A = L L' with L = [[2, 0, 0], [1, 3, 0], [−1, 2, 1]].
    const A: [[f64; 3]; 3] = [[4.0, 2.0, -2.0], [2.0, 10.0, 5.0], [-2.0, 5.0, 6.0]];

    fn root(_: usize, rest: f64) -> Result<f64, &'static str> {
        if rest > 0.0 {
            Ok(rest.sqrt())
        } else {
            Err("not positive definite")
        }
    }

    #[test]
    fn a_factor_by_hand() {
        let found = cholesky(3, |i, j| A[i][j], root);
        let by_hand = vec![2.0, 0.0, 0.0, 1.0, 3.0, 0.0, -1.0, 2.0, 1.0];
        assert_eq!(found, Ok(by_hand));
        let flat = cholesky(2, |_, _| 1.0, root);
        assert_eq!(flat, Err("not positive definite"));
    }

    #[test]
    fn a_row_that_counts_for_nothing_leaves_noughts_below() {
        let some =
            |row: usize, rest: f64| Ok::<f64, Infallible>(if row == 1 { 0.0 } else { rest.sqrt() });
        let Ok(found) = cholesky(3, |i, j| A[i][j], some);
        assert_eq!(found[3..6], [1.0, 0.0, 0.0]);
        assert_eq!(found[6..], [-1.0, 0.0, 5.0_f64.sqrt()]);
    }
}
