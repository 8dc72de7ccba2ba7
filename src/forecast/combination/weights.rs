//! Weights of the members: out-of-sample CRPS, shrunk to what holds for all series.

use super::members::MEMBERS;

/// One number for each member.
pub type Each = [f64; MEMBERS];

/// Losses of the members at the origins that have been judged so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Losses {
    /// Sum over the errors.
    pub sum: Each,
    /// Number of errors.
    pub count: f64,
}

/// How many errors the losses that hold for all series weigh as much as.
const PRIOR_ERRORS: f64 = 10.0;
/// Weight falls with this power of the loss.
const SHARPNESS: i32 = 4;
/// Standard deviation of a member's forecast a year ahead, in mean absolute changes.
const SPREAD: f64 = 1.2;
/// One error counts at most this much, so that one broken year does not decide.
const LARGEST_LOSS: f64 = 8.0;

/// CRPS of a normal forecast, in its standard deviation.
///
/// `z (2Φ(z) − 1) + 2φ(z) − 1/√π`. Source: Gneiting and Raftery (2007), equation 21.
pub fn normal_crps(z: f64) -> f64 {
    const ROOT_HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
    const INVERSE_ROOT_PI: f64 = 0.564_189_583_547_756_3;
    const TWICE_DENSITY_AT_ZERO: f64 = 0.797_884_560_802_865_4;
    let z = z.abs();
    if z > 6.0 {
        return z - INVERSE_ROOT_PI;
    }
    z * libm::erf(z * ROOT_HALF) + TWICE_DENSITY_AT_ZERO * libm::exp(-0.5 * z * z) - INVERSE_ROOT_PI
}

/// The loss of a forecast `error` away at a horizon, where the series changes by `change` a year.
///
/// Zero where nothing ever moved: then all members are right.
pub fn loss(error: f64, change: f64, horizon: usize) -> f64 {
    if change <= 0.0 {
        return 0.0;
    }
    let z = error / (SPREAD * change * (horizon as f64).sqrt());
    normal_crps(z).min(LARGEST_LOSS)
}

/// The weights, summing to one.
///
/// Proportional to the mean loss to the power −4, where the mean counts `everyone` as ten more
/// errors; with no errors at all the weights are those of `everyone`.
pub fn weights(own: &Losses, everyone: &Each) -> Each {
    let mut weights = [0.0; MEMBERS];
    let mut sum = 0.0;
    for m in 0..MEMBERS {
        let mean = (own.sum[m] + PRIOR_ERRORS * everyone[m]) / (own.count + PRIOR_ERRORS);
        weights[m] = mean.powi(-SHARPNESS);
        sum += weights[m];
    }
    weights.map(|w| w / sum)
}

/// The weighted median, between the two members around it.
///
/// Each member stands at the middle of its own weight; between two of them the value is on the
/// straight line. So no single member, however wild, carries the forecast away.
pub fn weighted_median(values: &Each, weights: &Each) -> f64 {
    let mut order: [usize; MEMBERS] = std::array::from_fn(|m| m);
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut below = 0.0;
    let mut previous: Option<(f64, f64)> = None;
    for m in order {
        let at = below + 0.5 * weights[m];
        if at >= 0.5 {
            return match previous {
                Some((before, value)) => {
                    value + (0.5 - before) / (at - before) * (values[m] - value)
                }
                None => values[m],
            };
        }
        below += weights[m];
        previous = Some((at, values[m]));
    }
    values[order[MEMBERS - 1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A perfect normal forecast has CRPS (√2 − 1)/√π at its centre; far off it is |z| − 1/√π.
    #[test]
    fn crps_of_a_normal_at_known_points() {
        assert!((normal_crps(0.0) - 0.233_695).abs() < 1e-6);
        assert!((normal_crps(8.0) - (8.0 - 0.564_189_583_5)).abs() < 1e-9);
        assert!((normal_crps(6.0) - normal_crps(6.000_001)).abs() < 1e-5);
    }

    #[test]
    fn without_errors_the_weights_are_everyones() {
        let w = weights(&Losses::default(), &[1.0; MEMBERS]);
        assert!(w.iter().all(|w| (w - 0.2).abs() < 1e-15));
    }

    #[test]
    fn equal_weights_give_the_median() {
        let v = [3.0, -1e9, 2.0, 7.0, 1e12];
        assert!((weighted_median(&v, &[0.2; MEMBERS]) - 3.0).abs() < 1e-12);
        assert_eq!(weighted_median(&v, &[0.0, 0.0, 1.0, 0.0, 0.0]), 2.0);
    }
}
