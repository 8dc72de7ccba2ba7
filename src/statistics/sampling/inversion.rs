//! Small counts by inversion: one uniform number decides how often something happens.

/// The chances of a count: `p[0] = e^(−exponent)`, `p[k+1] = p[k] · (a − b k) / (k + 1)`.
///
/// Both the Poisson and the binomial distribution have this form.
/// Source: Panjer (1981), ASTIN Bulletin 12: 22–26, with `a` and `b` named otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inversion {
    exponent: f64,
    a: f64,
    b: f64,
}

impl Inversion {
    /// Largest expected number for which the engines count up from nought; above it rejection is
    /// quicker.
    pub const GREATEST: f64 = 10.0;

    /// How often something happens that is expected `mean` times: Poisson.
    pub fn arrivals(mean: f64) -> Self {
        Inversion {
            exponent: mean,
            a: mean,
            b: 0.0,
        }
    }

    /// How many of `n` people leave in a year at this hazard: binomial with chance
    /// `1 − e^(−hazard)`, whose odds are `e^hazard − 1`.
    pub fn leavers(n: f64, hazard: f64) -> Self {
        let odds = libm::expm1(hazard);
        Inversion {
            exponent: n * hazard,
            a: n * odds,
            b: odds,
        }
    }

    /// The number at `u`, `0 < u < 1`: the least `k` with `u < p[0] + … + p[k]`.
    ///
    /// More events where more are expected, at the same `u`. Meant for an `exponent` up to
    /// [`Inversion::GREATEST`].
    pub fn at(self, u: f64) -> u64 {
        let mut mass = libm::exp(-self.exponent);
        let mut below = mass;
        let mut k = 0.0;
        // The sum may stay short of one by rounding; far out in the tail the search ends.
        while u >= below && mass > 1e-30 {
            mass *= (self.a - self.b * k) / (k + 1.0);
            below += mass;
            k += 1.0;
        }
        k as u64
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Binomial, DiscreteCDF, Poisson};

    use super::*;

    /// statrs as an independent distribution function: `F(k − 1) ≤ u < F(k)`.
    #[test]
    fn numbers_invert_the_distribution_functions_of_statrs() {
        for i in 1..2000 {
            let u = f64::from(i) / 2000.0;
            for mean in [1e-6, 0.02, 0.7, 3.3, 9.99] {
                let law = Poisson::new(mean).unwrap();
                let k = Inversion::arrivals(mean).at(u);
                assert!(u < law.cdf(k) + 1e-12);
                assert!(k == 0 || u >= law.cdf(k - 1) - 1e-12);
            }
            for (n, hazard) in [(1, 0.8), (7, 0.01), (12, 0.7), (4000, 0.002)] {
                let law = Binomial::new(-libm::expm1(-hazard), n).unwrap();
                let k = Inversion::leavers(n as f64, hazard).at(u);
                assert!(k <= n && u < law.cdf(k) + 1e-12);
                assert!(k == 0 || u >= law.cdf(k - 1) - 1e-12);
            }
        }
    }
}
