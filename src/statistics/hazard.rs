//! Expected years left under a hazard that is a function of exact age.

use super::error::{StatisticsError, value};

/// Half of the nodes and weights of Gauss and Legendre's rule with ten points on (−1, 1).
/// Source: Abramowitz and Stegun (1964), table 25.4.
const NODES: [(f64, f64); 5] = [
    (0.148_874_338_981_631_2, 0.295_524_224_714_752_9),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_4),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

/// Integral of `f` from `low` to `high` by ten points, exact for polynomials of degree 19.
pub fn integral(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (middle, half) = ((low + high) / 2.0, (high - low) / 2.0);
    let pairs = NODES
        .iter()
        .map(|(x, w)| w * (f(middle - half * x) + f(middle + half * x)));
    half * pairs.sum::<f64>()
}

/// Expected years left at exact age `from` under the hazard `mu`; years.
///
/// `e = ∫ exp(−∫ mu)`, in panels of half a year, ten points each. Jumps of `mu` should lie on whole
/// or half years. Fails on a hazard that is negative, or under which people live beyond 1000.
pub fn life_expectancy_of_hazard(
    mu: impl Fn(f64) -> f64,
    from: f64,
) -> Result<f64, StatisticsError> {
    const PANEL: f64 = 0.5;
    let (mut start, mut survivors, mut years) = (from, 1.0, 0.0);
    while start < 1000.0 {
        let end = (libm::floor(start / PANEL) + 1.0) * PANEL;
        let hazard = integral(&mu, start, end);
        if hazard.is_nan() || hazard < 0.0 {
            let place = format!("ages {start} to {end}");
            return Err(value("integrated hazard", place, hazard, "zero or more"));
        }
        let alive = |x: f64| libm::exp(-integral(&mu, start, x));
        let lived = survivors * integral(alive, start, end);
        years += lived;
        survivors *= libm::exp(-hazard);
        if lived <= f64::EPSILON * years * 1e-3 {
            return Ok(years);
        }
        start = end;
    }
    let expected = "practically zero";
    Err(value("share alive", "age 1000", survivors, expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponential_lifetime_has_no_memory() {
        for from in [0.0, 0.3, 71.25] {
            let e = life_expectancy_of_hazard(|_| 0.08, from).unwrap();
            assert!((e - 12.5).abs() < 1e-11);
        }
    }

    #[test]
    fn a_rayleigh_lifetime_has_its_closed_form() {
        // mu = x / s^2 gives e0 = s sqrt(pi / 2).
        let e = life_expectancy_of_hazard(|x| x / 900.0, 0.0).unwrap();
        let expected = 30.0 * libm::sqrt(std::f64::consts::FRAC_PI_2);
        assert!((e - expected).abs() < 1e-11);
    }

    #[test]
    fn nobody_lives_for_ever() {
        assert!(life_expectancy_of_hazard(|_| 0.0, 0.0).is_err());
        assert!(life_expectancy_of_hazard(|_| -0.1, 0.0).is_err());
        assert!(life_expectancy_of_hazard(|_| f64::NAN, 0.0).is_err());
    }
}
