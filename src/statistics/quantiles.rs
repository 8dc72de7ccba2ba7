//! Quantiles of draws, and how far chance in the draws makes them err.

use super::error::{StatisticsError, check_each, check_length, check_nonnegative, value};

/// An estimate from draws, with its Monte-Carlo standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate; unit of the draws.
    pub value: f64,
    /// Its standard error; `None` where the draws are too few to tell.
    pub standard_error: Option<f64>,
}

/// The quantile of these draws at probability `p`; reorders them.
///
/// Linear between the order statistics at `(n − 1)·p`: type 7 of Hyndman and Fan (1996), The
/// American Statistician 50: 361–365 (the default of R and numpy).
pub fn quantile(draws: &mut [f64], p: f64) -> Result<f64, StatisticsError> {
    let mut out = [0.0];
    quantiles_into(draws, &[p], &mut out)?;
    Ok(out[0])
}

/// Quantiles at several rising probabilities; reorders the draws. See [`quantile`].
pub fn quantiles(draws: &mut [f64], p: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    let mut out = vec![0.0; p.len()];
    quantiles_into(draws, p, &mut out)?;
    Ok(out)
}

/// [`quantiles`] into a given place, without allocation: by selection, not by a full sort.
///
/// Fails on no draws, a draw that is not a number, or probabilities that fall or leave 0 … 1.
pub fn quantiles_into(
    draws: &mut [f64],
    p: &[f64],
    out: &mut [f64],
) -> Result<(), StatisticsError> {
    check_length("places for quantiles", out.len(), p.len())?;
    check_draws(draws)?;
    check_probabilities(p)?;
    let steps = (draws.len() - 1) as f64;
    select(draws, 0, steps, p, out);
    Ok(())
}

/// The quantile at `p` with its standard error, from order statistics; reorders the draws.
///
/// The number of draws below the true quantile is binomial, so the order statistics at
/// `n·p ± √(n·p·(1 − p))` bound it as one standard error does; half their distance is the error.
/// `None` where these ranks lie outside the draws.
/// Source: David and Nagaraja (2003), *Order Statistics*, section 7.1.
pub fn quantile_with_error(draws: &mut [f64], p: f64) -> Result<Estimate, StatisticsError> {
    let n = draws.len() as f64;
    let spread = (n * p * (1.0 - p)).sqrt();
    // Order statistic r (from 1) stands at probability (r − 1) / (n − 1) of type 7.
    let at = |rank: f64| (rank - 0.5) / (n - 1.0);
    let (low, high) = (at(n * p - spread), at(n * p + spread));
    let inside = n > 1.0 && spread > 0.0 && low >= 0.0 && high <= 1.0;
    if !inside {
        let value = quantile(draws, p)?;
        return Ok(Estimate {
            value,
            standard_error: None,
        });
    }
    let mut at_three = [low, p, high];
    at_three.sort_by(f64::total_cmp);
    let mut out = [0.0; 3];
    quantiles_into(draws, &at_three, &mut out)?;
    Ok(Estimate {
        value: quantile(draws, p)?,
        standard_error: Some((out[2] - out[0]) / 2.0),
    })
}

/// Quantiles of weighted draws, such as importance samples, at any probabilities.
///
/// The draw of rank `i` stands at `(w[1] + … + w[i] − w[i]/2) / Σ w`; linear between, constant
/// beyond the first and last. Draws of weight 0 do not count. With equal weights it is type 5 of
/// Hyndman and Fan (1996).
pub fn weighted_quantiles(
    draws: &[f64],
    weights: &[f64],
    p: &[f64],
) -> Result<Vec<f64>, StatisticsError> {
    check_draws(draws)?;
    check_length("weights", weights.len(), draws.len())?;
    check_nonnegative("weight", weights, |i| format!("draw {}", i + 1))?;
    check_probabilities(p)?;
    let total: f64 = weights.iter().sum();
    if total <= 0.0 {
        return Err(value("sum of weights", "all draws", total, "above zero"));
    }
    let pairs = draws.iter().copied().zip(weights.iter().copied());
    let mut pairs: Vec<(f64, f64)> = pairs.filter(|pair| pair.1 > 0.0).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut below = 0.0;
    for pair in &mut pairs {
        let weight = pair.1;
        pair.1 = (below + weight / 2.0) / total;
        below += weight;
    }
    let last = pairs.len() - 1;
    let one = |p: &f64| {
        let i = pairs.partition_point(|pair| pair.1 <= *p);
        if i == 0 || i > last {
            return pairs[i.min(last)].0;
        }
        let ((x0, p0), (x1, p1)) = (pairs[i - 1], pairs[i]);
        between(x0, x1, (p - p0) / (p1 - p0))
    };
    Ok(p.iter().map(one).collect())
}

/// Fills `out` with the quantiles at `p` of draws whose first has rank `offset` among all.
fn select(draws: &mut [f64], offset: usize, steps: f64, p: &[f64], out: &mut [f64]) {
    if p.is_empty() {
        return;
    }
    let floor = |p: f64| libm::floor(steps * p) as usize;
    let rank = floor(p[p.len() / 2]);
    let i = rank - offset;
    let (_, low, right) = draws.select_nth_unstable_by(i, f64::total_cmp);
    let low = *low;
    let next = right.iter().copied().min_by(f64::total_cmp);
    // All that lie between these two order statistics are done; the others need only one side.
    let from = p.partition_point(|p| floor(*p) < rank);
    let to = p.partition_point(|p| floor(*p) <= rank);
    for (out, p) in out[from..to].iter_mut().zip(&p[from..to]) {
        *out = between(low, next.unwrap_or(low), steps * p - rank as f64);
    }
    let (left, right) = draws.split_at_mut(i + 1);
    select(left, offset, steps, &p[..from], &mut out[..from]);
    select(right, rank + 1, steps, &p[to..], &mut out[to..]);
}

fn between(low: f64, high: f64, share: f64) -> f64 {
    if share == 0.0 || low == high {
        low
    } else {
        low + (high - low) * share
    }
}

fn check_draws(draws: &[f64]) -> Result<(), StatisticsError> {
    if draws.is_empty() {
        check_length("draws", 0, 1)?;
    }
    check_each(
        "draw",
        draws,
        "a number",
        |x| !x.is_nan(),
        |i| format!("place {}", i + 1),
    )
}

fn check_probabilities(p: &[f64]) -> Result<(), StatisticsError> {
    let place = |i: usize| format!("place {}", i + 1);
    let inside = |p: f64| (0.0..=1.0).contains(&p);
    check_each("probability", p, "between 0 and 1", inside, place)?;
    match (1..p.len()).find(|&i| p[i] < p[i - 1]) {
        Some(i) => Err(value(
            "probability",
            place(i),
            p[i],
            "not below the one before",
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    fn uniforms(n: usize, subject: u32) -> Vec<f64> {
        let mut stream = Stream::new(5, 0, Decision::named("test draws"), subject);
        (0..n).map(|_| stream.uniform()).collect()
    }

    /// numpy 2.4.6: `numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0, .1, .25, .5, .9, 1])`.
    #[test]
    fn type_seven_agrees_with_numpy() {
        let mut draws = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
        let found = quantiles(&mut draws, &[0.0, 0.1, 0.25, 0.5, 0.9, 1.0]).unwrap();
        for (q, e) in found.iter().zip([1.0, 1.0, 1.75, 3.5, 6.9, 9.0]) {
            assert!((q - e).abs() < 1e-14);
        }
    }

    #[test]
    fn selection_is_the_same_as_sorting() {
        let p: Vec<f64> = (0..=40).map(|i| f64::from(i * i) / 1600.0).collect();
        for n in [1_usize, 2, 3, 7, 40, 100, 333, 1001, 20_000] {
            let mut draws = uniforms(n, n as u32);
            if n == 100 {
                draws.iter_mut().for_each(|x| *x = libm::floor(*x * 50.0)); // ties
            }
            let mut sorted = draws.clone();
            sorted.sort_by(f64::total_cmp);
            let found = quantiles(&mut draws, &p).unwrap();
            for (q, p) in found.iter().zip(&p) {
                let rank = (n - 1) as f64 * p;
                let i = rank as usize;
                let next = sorted[(i + 1).min(n - 1)];
                let expected = sorted[i] + (next - sorted[i]) * (rank - i as f64);
                assert!((q - expected).abs() < 1e-12, "{n} {p}");
            }
        }
    }

    #[test]
    fn weights_stand_for_repetitions() {
        let equal = weighted_quantiles(&[4.0, 2.0, 3.0, 1.0], &[2.0; 4], &[0.1, 0.5, 0.75]);
        // Type 5: positions 1/8, 3/8, 5/8, 7/8.
        assert_eq!(equal.unwrap(), [1.0, 2.5, 3.5]);
        let heavy = weighted_quantiles(&[1.0, 2.0, 9.0], &[0.0, 1.0, 3.0], &[0.05, 0.625, 0.9]);
        assert_eq!(heavy.unwrap(), [2.0, 9.0, 9.0]);
        assert!(weighted_quantiles(&[1.0], &[0.0], &[0.5]).is_err());
    }

    #[test]
    fn the_error_of_a_quantile_is_the_spread_of_its_repetitions() {
        // Uniform draws: the standard error is √(p(1 − p)/n), here 0.00949 and 0.01.
        for (p, n) in [(0.1, 1000), (0.5, 2500), (0.9, 1000)] {
            let theory = (p * (1.0 - p) / f64::from(n)).sqrt();
            let (mut errors, mut values) = (0.0, Vec::new());
            for repeat in 0..200 {
                let mut draws = uniforms(n as usize, 1000 + repeat);
                let estimate = quantile_with_error(&mut draws, p).unwrap();
                errors += estimate.standard_error.unwrap() / 200.0;
                values.push(estimate.value);
            }
            assert!((errors / theory - 1.0).abs() < 0.05, "{p}");
            let square = |v: &f64| (v - p) * (v - p);
            let spread = (values.iter().map(square).sum::<f64>() / 200.0).sqrt();
            // A standard deviation from 200 repetitions is known to ±5 %; three of those.
            assert!(
                (spread / theory - 1.0).abs() < 0.15,
                "{p} {spread} {theory}"
            );
        }
        let few = quantile_with_error(&mut [1.0, 2.0, 3.0], 0.975).unwrap();
        assert_eq!(few.standard_error, None);
    }

    #[test]
    fn unusable_draws_are_refused() {
        assert!(quantile(&mut [], 0.5).is_err());
        assert!(quantile(&mut [1.0, f64::NAN], 0.5).is_err());
        assert!(quantile(&mut [1.0], 1.5).is_err());
        assert!(quantiles(&mut [1.0], &[0.5, 0.4]).is_err());
    }
}
