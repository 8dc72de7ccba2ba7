//! Probabilities of a Markov process in continuous time, from its intensities.

use ndarray::Array2;

use super::error::{StatisticsError, check_nonnegative, value};
use super::linear_system::{check_square, product, solve};

/// Coefficients of the Padé approximant of degree 13.
const PADE: [f64; 14] = [
    64_764_752_532_480_000.0,
    32_382_376_266_240_000.0,
    7_771_770_303_897_600.0,
    1_187_353_796_428_800.0,
    129_060_195_264_000.0,
    10_559_470_521_600.0,
    670_442_572_800.0,
    33_522_128_640.0,
    1_323_241_920.0,
    40_840_800.0,
    960_960.0,
    16_380.0,
    182.0,
    1.0,
];

/// `exp(A)` of a square matrix, by Padé's approximant of degree 13 with scaling and squaring.
///
/// Source: Higham (2005), SIAM J. Matrix Anal. Appl. 26: 1179–1193.
pub fn matrix_exponential(a: &Array2<f64>) -> Result<Array2<f64>, StatisticsError> {
    const THETA: f64 = 5.371_920_351_148_152;
    let n = check_square("rows of a matrix to exponentiate", a)?;
    if n == 0 {
        return Ok(a.clone());
    }
    let column = |j: usize| a.column(j).iter().map(|x| x.abs()).sum::<f64>();
    let norm = (0..n).map(column).fold(0.0, f64::max);
    let mut squarings = 0;
    let mut scale = 1.0;
    while norm * scale > THETA {
        scale *= 0.5;
        squarings += 1;
    }
    if squarings > 64 {
        let expected = "below 1e19, or its exponential overflows";
        return Err(value("largest column sum", "the matrix", norm, expected));
    }
    let a1 = a * scale;
    let a2 = product(&a1, &a1);
    let a4 = product(&a2, &a2);
    let a6 = product(&a4, &a2);
    let one = Array2::<f64>::eye(n);
    let [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13] = PADE;
    let odd_high = product(&a6, &(&a6 * b13 + &a4 * b11 + &a2 * b9));
    let odd = product(
        &a1,
        &(odd_high + &a6 * b7 + &a4 * b5 + &a2 * b3 + &one * b1),
    );
    let even_high = product(&a6, &(&a6 * b12 + &a4 * b10 + &a2 * b8));
    let even = even_high + &a6 * b6 + &a4 * b4 + &a2 * b2 + &one * b0;
    let mut result = solve(&(&even - &odd), &(&even + &odd))?;
    for _ in 0..squarings {
        result = product(&result, &result);
    }
    Ok(result)
}

/// Fails unless the matrix is a generator of intensities: finite, off the diagonal not negative,
/// rows that sum to 0 (to 1e-9 of the row's largest intensity). Returns the number of states.
pub fn check_generator(generator: &Array2<f64>) -> Result<usize, StatisticsError> {
    let n = check_square("rows of a generator", generator)?;
    for (i, row) in generator.outer_iter().enumerate() {
        let place = |j: usize| format!("from state {} to state {}", i + 1, j + 1);
        let expected = "zero or more";
        if let Some(j) = (0..n).find(|&j| j != i && row[j] < 0.0) {
            return Err(value("intensity", place(j), row[j], expected));
        }
        let sum: f64 = row.iter().sum();
        let largest = row.iter().fold(0.0_f64, |most, q| most.max(q.abs()));
        if sum.abs() > 1e-9 * largest {
            let place = format!("state {}", i + 1);
            return Err(value("sum of a generator's row", place, sum, "zero"));
        }
    }
    Ok(n)
}

/// Probabilities to be in state `j` after some years, having been in state `i`; rows sum to 1.
///
/// `P = exp(Q·years)`, `Q` the generator (intensities a year, rows sum to 0; an absorbing state,
/// such as death, has a row of zeros). By uniformisation, so no probability is negative.
/// Source: Jensen (1953), Skand. Aktuarietidskr. 36: 87–91.
pub fn transition_probabilities(
    generator: &Array2<f64>,
    years: f64,
) -> Result<Array2<f64>, StatisticsError> {
    let n = check_generator(generator)?;
    check_nonnegative("years", [&years], |_| "a transition".to_owned())?;
    let flat: Vec<f64> = generator.iter().copied().collect();
    let (mut out, mut scratch) = (vec![0.0; n * n], vec![0.0; 3 * n * n]);
    transition_probabilities_into(&flat, n, years, &mut out, &mut scratch);
    let mut probabilities = Array2::zeros((n, n));
    probabilities.iter_mut().zip(out).for_each(|(p, x)| *p = x);
    Ok(probabilities)
}

/// [`transition_probabilities`] for use in loops: no allocation, no checks.
///
/// `generator`, `out`: `states²` values by rows; `scratch`: `3·states²`. The diagonal of the
/// generator is not read: it is minus the sum of the rest of the row.
pub fn transition_probabilities_into(
    generator: &[f64],
    states: usize,
    years: f64,
    out: &mut [f64],
    scratch: &mut [f64],
) {
    let n = states;
    let (jump, rest) = scratch.split_at_mut(n * n);
    let (term, spare) = rest.split_at_mut(n * n);
    let leaving = |i: usize| -> f64 {
        let others = (0..n).filter(|&j| j != i);
        others.map(|j| generator[i * n + j]).sum()
    };
    let fastest = (0..n).map(leaving).fold(0.0, f64::max);
    let (mut squarings, mut h) = (0, years);
    while fastest * h > 0.5 {
        h *= 0.5;
        squarings += 1;
    }
    // exp(Q·h) = exp(−u) · exp(J), with J = Q·h + u·I ≥ 0: a sum of terms that are not negative.
    let u = fastest * h;
    for i in 0..n {
        for j in 0..n {
            jump[i * n + j] = generator[i * n + j] * h;
            out[i * n + j] = f64::from(u8::from(i == j));
        }
        jump[i * n + i] = (fastest - leaving(i)) * h;
    }
    term.copy_from_slice(out);
    for order in 1..=16 {
        multiply(term, jump, spare, n);
        for (to, from) in term.iter_mut().zip(spare.iter()) {
            *to = from / f64::from(order);
        }
        out.iter_mut().zip(term.iter()).for_each(|(p, t)| *p += t);
    }
    let fade = libm::exp(-u);
    out.iter_mut().for_each(|p| *p *= fade);
    for _ in 0..squarings {
        multiply(out, out, spare, n);
        out.copy_from_slice(spare);
    }
}

/// Expected years spent in state `j` within `horizon` years, having started in state `i`.
///
/// `∫₀^horizon exp(Q·s) ds`; rows sum to `horizon`. The upper right block of the exponential of
/// `[[Q, I], [0, 0]]·horizon`. Source: Van Loan (1978), IEEE Trans. Autom. Control 23: 395–404.
pub fn total_length_of_stay(
    generator: &Array2<f64>,
    horizon: f64,
) -> Result<Array2<f64>, StatisticsError> {
    let n = check_generator(generator)?;
    check_nonnegative("years", [&horizon], |_| "the horizon".to_owned())?;
    let mut block = Array2::zeros((2 * n, 2 * n));
    for ((i, j), q) in generator.indexed_iter() {
        block[(i, j)] = q * horizon;
    }
    for i in 0..n {
        block[(i, n + i)] = horizon;
    }
    let exponential = matrix_exponential(&block)?;
    let corner = |(i, j)| exponential[(i, n + j)];
    Ok(Array2::from_shape_fn((n, n), corner))
}

fn multiply(a: &[f64], b: &[f64], c: &mut [f64], n: usize) {
    // Without states there are no rows, which cannot be cut into lengths of nought.
    let n = n.max(1);
    c.fill(0.0);
    for (row, out) in a.chunks_exact(n).zip(c.chunks_exact_mut(n)) {
        for (x, other) in row.iter().zip(b.chunks_exact(n)) {
            if *x != 0.0 {
                for (sum, own) in out.iter_mut().zip(other) {
                    *sum += x * own;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// Illness and death with two ways out: closed forms of the competing risks.
    fn illness() -> Array2<f64> {
        array![[-0.3, 0.2, 0.1], [0.0, -0.5, 0.5], [0.0, 0.0, 0.0]]
    }

    #[test]
    fn closed_forms_of_an_illness_are_met() {
        let q = illness();
        // Squaring doubles the rounding error each time: seven times for the longest.
        for years in [0.0, 0.25, 1.0, 10.0, 200.0] {
            let p = transition_probabilities(&q, years).unwrap();
            let (stay, ill) = (libm::exp(-0.3 * years), libm::exp(-0.5 * years));
            assert!((p[(0, 0)] - stay).abs() < 1e-13);
            assert!((p[(0, 1)] - (stay - ill)).abs() < 1e-13);
            assert!((p[(1, 2)] - (1.0 - ill)).abs() < 1e-13);
            assert!(p.iter().all(|x| *x >= 0.0));
            assert!(p.outer_iter().all(|row| (row.sum() - 1.0).abs() < 1e-13));
            let by_pade = matrix_exponential(&(&q * years)).unwrap();
            assert!((&p - &by_pade).iter().all(|gap| gap.abs() < 1e-13));
            let stays = total_length_of_stay(&q, years).unwrap();
            let well = (1.0 - stay) / 0.3;
            assert!((stays[(0, 0)] - well).abs() < 1e-12 * (1.0 + years));
            let sick = well - (1.0 - ill) / 0.5;
            assert!((stays[(0, 1)] - sick).abs() < 1e-12 * (1.0 + years));
            for row in stays.outer_iter() {
                assert!((row.sum() - years).abs() < 1e-12 * (1.0 + years));
            }
        }
    }

    #[test]
    fn a_rotation_and_a_shift_have_their_known_exponentials() {
        let angle = 7.3;
        let turned = matrix_exponential(&array![[0.0, -angle], [angle, 0.0]]).unwrap();
        assert!((turned[(0, 0)] - libm::cos(angle)).abs() < 1e-13);
        assert!((turned[(1, 0)] - libm::sin(angle)).abs() < 1e-13);
        let shift = array![[0.0, 6.0, 0.0], [0.0, 0.0, 90.0], [0.0, 0.0, 0.0]];
        let e = matrix_exponential(&shift).unwrap();
        assert!((e[(0, 2)] - 270.0).abs() < 1e-10);
        assert!((e[(0, 1)] - 6.0).abs() < 1e-12);
    }

    /// scipy 1.17.1: `scipy.linalg.expm([[1, 2, 0], [.5, -3, 4], [-1, 0, 6]])`.
    #[test]
    fn it_agrees_with_scipy() {
        let e = matrix_exponential(&array![[1.0, 2.0, 0.0], [0.5, -3.0, 4.0], [-1.0, 0.0, 6.0]]);
        let expected = [
            -9.834939580935757,
            -1.2544059697739416,
            66.83753263235006,
            -33.73236780861852,
            -7.326127641387877,
            164.5850196413273,
            -74.56502122650687,
            -16.709383158087523,
            354.63547497255485,
        ];
        for (found, expected) in e.unwrap().iter().zip(expected) {
            assert!((found / expected - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn what_is_no_generator_is_refused() {
        let error = transition_probabilities(&array![[-0.1, 0.1], [-0.2, 0.2]], 1.0);
        assert_eq!(
            error.unwrap_err().to_string(),
            "intensity at from state 2 to state 1 is -0.2; it must be zero or more"
        );
        assert!(transition_probabilities(&array![[-0.1, 0.2], [0.0, 0.0]], 1.0).is_err());
        assert!(transition_probabilities(&array![[0.0, 0.0]], 1.0).is_err());
        assert!(transition_probabilities(&illness(), -1.0).is_err());
        assert!(total_length_of_stay(&illness(), f64::NAN).is_err());
        assert!(matrix_exponential(&array![[1e300]]).is_err());
    }
}
