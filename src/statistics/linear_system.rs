//! Products and solutions of small dense matrices, in a fixed order of additions: the same bits on
//! every machine, which fast kernels that choose by processor do not promise.

use ndarray::Array2;

use super::error::{StatisticsError, check_each, check_length};

/// `A · B`. Panics where the inner sizes differ, as a product of other shapes has no meaning.
pub fn product(a: &Array2<f64>, b: &Array2<f64>) -> Array2<f64> {
    assert_eq!(a.ncols(), b.nrows(), "inner sizes of a matrix product");
    let mut c = Array2::zeros((a.nrows(), b.ncols()));
    for i in 0..a.nrows() {
        for k in 0..a.ncols() {
            let x = a[(i, k)];
            if x != 0.0 {
                for j in 0..b.ncols() {
                    c[(i, j)] += x * b[(k, j)];
                }
            }
        }
    }
    c
}

/// `X` with `A·X = B`, by elimination with row exchange; `A` square, `B` any number of columns.
///
/// Fails where `A` is singular to working precision.
pub fn solve(a: &Array2<f64>, b: &Array2<f64>) -> Result<Array2<f64>, StatisticsError> {
    let n = check_square("rows of a system of equations", a)?;
    check_length("right-hand sides", b.nrows(), n)?;
    let (mut a, mut x) = (a.clone(), b.clone());
    let size = a.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    for column in 0..n {
        let mut pivot = column;
        for row in column + 1..n {
            if a[(row, column)].abs() > a[(pivot, column)].abs() {
                pivot = row;
            }
        }
        if a[(pivot, column)].abs() <= size * f64::EPSILON * 1e-3 {
            return Err(StatisticsError::Singular {
                what: "a system of equations",
            });
        }
        for j in 0..n {
            a.swap((column, j), (pivot, j));
        }
        for j in 0..x.ncols() {
            x.swap((column, j), (pivot, j));
        }
        for row in column + 1..n {
            let factor = a[(row, column)] / a[(column, column)];
            for j in column..n {
                a[(row, j)] -= factor * a[(column, j)];
            }
            for j in 0..x.ncols() {
                x[(row, j)] -= factor * x[(column, j)];
            }
        }
    }
    for j in 0..x.ncols() {
        for row in (0..n).rev() {
            let known: f64 = (row + 1..n).map(|k| a[(row, k)] * x[(k, j)]).sum();
            x[(row, j)] = (x[(row, j)] - known) / a[(row, row)];
        }
    }
    Ok(x)
}

/// The size of a square matrix of finite values; fails on any other.
pub(crate) fn check_square(what: &'static str, a: &Array2<f64>) -> Result<usize, StatisticsError> {
    let n = a.nrows();
    check_length(what, n, a.ncols())?;
    let place = |i: usize| format!("row {}, column {}", i / n + 1, i % n + 1);
    check_each("matrix value", a, "finite", f64::is_finite, place)?;
    Ok(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_solution_solves() {
        let a = array![[0.0, 2.0, 1.0], [1.0, 1.0, 1.0], [4.0, -3.0, 1.5]];
        let b = array![[1.0, 0.0], [2.0, 1.0], [3.0, 0.0]];
        let x = solve(&a, &b).unwrap();
        let back = product(&a, &x) - &b;
        assert!(back.iter().all(|gap| gap.abs() < 1e-14));
    }

    #[test]
    fn a_singular_matrix_is_refused() {
        let a = array![[1.0, 2.0], [2.0, 4.0]];
        let error = solve(&a, &array![[1.0], [1.0]]).unwrap_err();
        let text = "a system of equations: the equations have no unique solution";
        assert_eq!(error.to_string(), text);
        assert!(solve(&array![[1.0, 2.0]], &array![[1.0]]).is_err());
        assert!(solve(&array![[f64::NAN]], &array![[1.0]]).is_err());
    }
}
