//! Scores of forecasts against what came true: the smaller the better, unless said otherwise.

/// The pinball loss of a quantile forecast.
///
/// `τ (y − q)` where the outcome lies above, `(1 − τ)(q − y)` below; its mean over all τ is half
/// the CRPS. Source: Koenker and Bassett (1978).
pub fn pinball(quantile: f64, probability: f64, outcome: f64) -> f64 {
    let over = outcome - quantile;
    (probability * over).max((probability - 1.0) * over)
}

/// The continuous ranked probability score of a sample, which is sorted here.
///
/// `mean |X − y| − ½ mean |X − X'|`, in the unit of the outcome; the sample must not be empty.
/// Source: Gneiting and Raftery (2007), equation 21, for the empirical distribution.
pub fn crps(draws: &mut [f64], outcome: f64) -> f64 {
    draws.sort_unstable_by(f64::total_cmp);
    let n = draws.len() as f64;
    let (mut distance, mut spread) = (0.0, 0.0);
    for (i, x) in draws.iter().enumerate() {
        distance += (x - outcome).abs();
        // Σ over pairs |x − x'| of a sorted sample.
        spread += x * (2.0 * i as f64 + 1.0 - n);
    }
    distance / n - spread / (n * n)
}

/// The CRPS of a forecast given by its quantile function, from `levels` evenly spaced quantiles.
///
/// `2 ∫ pinball dτ` by the midpoint rule.
pub fn crps_of_quantiles(quantile: impl Fn(f64) -> f64, levels: usize, outcome: f64) -> f64 {
    let sum: f64 = (0..levels)
        .map(|i| {
            let p = (i as f64 + 0.5) / levels as f64;
            pinball(quantile(p), p, outcome)
        })
        .sum();
    2.0 * sum / levels as f64
}

/// The interval score of a central interval that claims the probability `level`.
///
/// `(u − l) + 2/α (l − y)⁺ + 2/α (y − u)⁺`, `α = 1 − level`.
/// Source: Gneiting and Raftery (2007), equation 43. Divided by [`scale`] it is the MSIS.
pub fn interval_score((lower, upper): (f64, f64), level: f64, outcome: f64) -> f64 {
    let penalty = 2.0 / (1.0 - level);
    upper - lower + penalty * (lower - outcome).max(0.0) + penalty * (outcome - upper).max(0.0)
}

/// Mean absolute yearly change of a history, by which errors are scaled (MASE, MSIS, scaled CRPS).
///
/// `None` where the history does not move or has less than two values, so that no scaled score
/// can be given. Source: Hyndman and Koehler (2006).
pub fn scale(history: &[f64]) -> Option<f64> {
    let sum: f64 = history.windows(2).map(|w| (w[1] - w[0]).abs()).sum();
    (sum > 0.0).then(|| sum / (history.len() - 1) as f64)
}

/// The symmetric absolute percentage error, 0 to 200; 0 where both are zero.
///
/// `200 |y − f| / (|y| + |f|)`. Source: Makridakis and Hibon (2000).
pub fn smape(forecast: f64, outcome: f64) -> f64 {
    let size = forecast.abs() + outcome.abs();
    if size > 0.0 {
        200.0 * (outcome - forecast).abs() / size
    } else {
        0.0
    }
}

/// The Brier score of a probability for something that did or did not happen.
/// Source: Brier (1950).
pub fn brier(probability: f64, happened: bool) -> f64 {
    let gap = probability - f64::from(u8::from(happened));
    gap * gap
}

/// Where the outcome lies in the forecast distribution, 0 to 1: even over many forecasts where
/// these are calibrated.
///
/// Draws below count whole, draws equal to the outcome half. Source: Dawid (1984); for whole
/// numbers the middle of the range is taken in place of a random point of it.
pub fn pit(draws: &[f64], outcome: f64) -> f64 {
    let sum: f64 = draws
        .iter()
        .map(|x| match x.total_cmp(&outcome) {
            std::cmp::Ordering::Less => 1.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Greater => 0.0,
        })
        .sum();
    sum / draws.len() as f64
}

/// Forecast probabilities of one range, and how often the thing happened.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    /// Mean probability that was forecast.
    pub forecast: f64,
    /// Share of the cases in which it happened.
    pub happened: f64,
    /// Number of cases.
    pub cases: usize,
}

/// Reliability in `bins` equal ranges of the probability; an empty range has no cases.
pub fn reliability(cases: &[(f64, bool)], bins: usize) -> Vec<Reliability> {
    let mut out = vec![Reliability::default(); bins];
    for (probability, happened) in cases {
        let bin = ((probability * bins as f64) as usize).min(bins - 1);
        out[bin].forecast += probability;
        out[bin].happened += f64::from(u8::from(*happened));
        out[bin].cases += 1;
    }
    for bin in out.iter_mut().filter(|bin| bin.cases > 0) {
        bin.forecast /= bin.cases as f64;
        bin.happened /= bin.cases as f64;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sample of two, 0 and 1, with the outcome 2: 1.5 − ½ · ½.
    #[test]
    fn crps_of_two_draws() {
        assert!((crps(&mut [1.0, 0.0], 2.0) - 1.25).abs() < 1e-15);
        assert_eq!(crps(&mut [3.0], 1.0), 2.0);
    }

    /// The even distribution on 0–1 with outcome ½ has CRPS 1/12.
    #[test]
    fn crps_of_the_even_distribution() {
        assert!((crps_of_quantiles(|p| p, 1000, 0.5) - 1.0 / 12.0).abs() < 1e-6);
    }

    #[test]
    fn interval_score_charges_for_what_is_missed() {
        assert_eq!(interval_score((1.0, 3.0), 0.95, 2.0), 2.0);
        assert!((interval_score((1.0, 3.0), 0.95, 4.0) - 42.0).abs() < 1e-9);
        assert!((interval_score((1.0, 3.0), 0.8, 0.5) - 7.0).abs() < 1e-9);
    }

    #[test]
    fn the_rest_at_known_points() {
        assert_eq!(pinball(1.0, 0.9, 2.0), 0.9);
        assert!((pinball(1.0, 0.9, 0.0) - 0.1).abs() < 1e-15);
        assert_eq!(scale(&[1.0, 3.0, 2.0]), Some(1.5));
        assert_eq!(scale(&[1.0, 1.0]), None);
        assert_eq!(smape(1.0, 3.0), 100.0);
        assert_eq!(smape(0.0, 0.0), 0.0);
        assert!((brier(0.8, true) - 0.04).abs() < 1e-15);
        assert_eq!(pit(&[1.0, 2.0, 2.0, 3.0], 2.0), 0.5);
        let bins = reliability(&[(0.1, false), (0.15, true), (1.0, true)], 5);
        assert_eq!((bins[0].cases, bins[4].cases), (2, 1));
        assert!((bins[0].forecast - 0.125).abs() < 1e-12 && bins[0].happened == 0.5);
    }
}
