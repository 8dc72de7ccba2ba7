//! Gamma and beta distributions by the logarithms of their two tails, and their quantiles at standard-normal scores.
//!
//! Written here on `libm`, since the logarithm of the system, on which other implementations rest, differs in its last
//! bit from processor to processor. Series and continued fractions: Press, Teukolsky, Vetterling and Flannery (2007),
//! *Numerical Recipes*, 3rd ed., §6.2 and §6.4, the fraction by Lentz's method.

use super::normal_probability;

/// Terms of a series or of a continued fraction, of which some times the root of the largest shape are needed.
const MOST_TERMS: usize = 100_000;
/// Steps of Newton's method; three or four are usual.
const MOST_STEPS: usize = 200;
/// What takes the place of a nought in a continued fraction.
const TINY: f64 = 1e-300;

/// A distribution on a scale on which its density is log-concave, so that both tails are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tailed {
    /// A gamma of scale 1 by the logarithm of its values.
    Gamma {
        /// Its shape, above 0.
        shape: f64,
    },
    /// A beta by the logit of its values.
    Beta {
        /// Its shapes, above 0.
        shapes: [f64; 2],
    },
}

/// Logarithms of the probability of a tail, and of the density where it ends.
struct Tail {
    part: f64,
    density: f64,
}

impl Tailed {
    /// What tells it from all others.
    pub(super) fn bits(self) -> [u64; 3] {
        match self {
            Tailed::Gamma { shape } => [0, shape.to_bits(), 0],
            Tailed::Beta { shapes: [a, b] } => [1, a.to_bits(), b.to_bits()],
        }
    }

    /// The value at a place of the scale.
    fn value(self, place: f64) -> f64 {
        match self {
            Tailed::Gamma { .. } => libm::exp(place),
            Tailed::Beta { .. } => 1.0 / (1.0 + libm::exp(-place)),
        }
    }

    /// Where its mean lies on the scale.
    fn middle(self) -> f64 {
        match self {
            Tailed::Gamma { shape } => libm::log(shape),
            Tailed::Beta { shapes: [a, b] } => libm::log(a) - libm::log(b),
        }
    }

    /// Logarithm of the integral by which its density is divided.
    fn log_whole(self) -> f64 {
        match self {
            Tailed::Gamma { shape } => libm::lgamma(shape),
            Tailed::Beta { shapes: [a, b] } => {
                libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
            }
        }
    }

    /// The tail above a place, or below it. Whichever of the two is the nearer one comes first, and the other from it.
    fn tail(self, place: f64, log_whole: f64, upper: bool) -> Tail {
        let (near, is_lower, density) = match self {
            Tailed::Gamma { shape } => {
                let x = libm::exp(place);
                let density = shape * place - x - log_whole;
                let is_lower = x < shape + 1.0;
                let part = match is_lower {
                    true => series(shape, x),
                    false => fraction_of_gamma(shape, x),
                };
                (density + libm::log(part), is_lower, density)
            }
            Tailed::Beta { shapes: [a, b] } => {
                let odds = [-place, place].map(libm::exp);
                let [x, rest] = odds.map(|odds| 1.0 / (1.0 + odds));
                let logs = odds.map(|odds| -libm::log1p(odds));
                let density = a * logs[0] + b * logs[1] - log_whole;
                let is_lower = x < (a + 1.0) / (a + b + 2.0);
                let part = match is_lower {
                    true => fraction_of_beta(a, b, x) / a,
                    false => fraction_of_beta(b, a, rest) / b,
                };
                (density + libm::log(part), is_lower, density)
            }
        };
        let part = match is_lower != upper {
            true => near,
            false => libm::log1p(-libm::exp(near)),
        };
        Tail { part, density }
    }

    /// The place from which a tail has this logarithm of a probability, looked for from `from` on.
    ///
    /// A tail is log-concave, so that Newton's method comes to it from one side after its first step.
    fn solve(self, (log_part, upper): (f64, bool), log_whole: f64, from: f64) -> f64 {
        let mut place = from;
        for _ in 0..MOST_STEPS {
            let Tail { part, density } = self.tail(place, log_whole, upper);
            let sign = if upper { -1.0 } else { 1.0 };
            let step = sign * (log_part - part) / libm::exp(density - part);
            place += step;
            if step.abs() <= 1e-13 * place.abs().max(1.0) {
                break;
            }
        }
        place
    }

    /// Quantiles at ascending standard-normal scores.
    pub(super) fn quantiles(self, scores: &[f64]) -> Vec<f64> {
        self.quantiles_of(scores, &log_parts(scores))
    }

    /// The same where the [`log_parts`] of the scores are known.
    pub(super) fn quantiles_of(self, scores: &[f64], log_parts: &[f64]) -> Vec<f64> {
        let mut quantiles = vec![0.0; scores.len()];
        let half = scores.partition_point(|score| *score < 0.0);
        let whole = self.log_whole();
        let mut go = |places: &mut dyn Iterator<Item = usize>, upper: bool| {
            // The next place lies about as far on as the last one did.
            let (mut place, mut step) = (self.middle(), 0.0);
            for at in places {
                let found = self.solve((log_parts[at], upper), whole, place + step);
                (place, step) = (
                    found,
                    if at == half || at + 1 == half {
                        0.0
                    } else {
                        found - place
                    },
                );
                quantiles[at] = self.value(place);
            }
        };
        go(&mut (0..half).rev(), false);
        go(&mut (half..scores.len()), true);
        quantiles
    }
}

/// Logarithms of the probabilities of the tails that end at standard-normal scores, the one below a negative score and the
/// one above any other.
pub(super) fn log_parts(scores: &[f64]) -> Vec<f64> {
    let parts = scores.iter().map(|score| normal_probability(-score.abs()));
    parts.map(libm::log).collect()
}

/// `P(a, x) Γ(a) e^x x^(−a)` by its series.
fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    for _ in 0..MOST_TERMS {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// `Q(a, x) Γ(a) e^x x^(−a)` by its continued fraction.
fn fraction_of_gamma(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut whole = d;
    for n in 1..MOST_TERMS {
        let n = n as f64;
        let numerator = -n * (n - a);
        b += 2.0;
        d = 1.0 / off_nought(numerator * d + b);
        c = off_nought(b + numerator / c);
        whole *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    whole
}

/// `I_x(a, b) a B(a, b) x^(−a) (1 − x)^(−b)` by its continued fraction.
fn fraction_of_beta(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / off_nought(1.0 - (a + b) * x / (a + 1.0));
    let mut whole = d;
    for m in 1..MOST_TERMS {
        let m = m as f64;
        let mut last = 1.0;
        for numerator in [
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)),
        ] {
            d = 1.0 / off_nought(1.0 + numerator * d);
            c = off_nought(1.0 + numerator / c);
            last = d * c;
            whole *= last;
        }
        if (last - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    whole
}

fn off_nought(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Beta, ContinuousCDF, Gamma};

    const SCORES: [f64; 9] = [-6.0, -3.1, -1.0, -0.2, 0.0, 0.4, 1.7, 3.0, 6.0];

    /// The distribution function of statrs gives back what belongs to the score.
    #[test]
    fn quantiles_are_those_of_the_exact_distributions() {
        let near = |found: f64, score: f64, what: &str| {
            let expected = normal_probability(score);
            let off = (found - expected).abs() / expected.min(1.0 - expected);
            assert!(off < 1e-6, "{what} at {score}: {found}, {expected}");
        };
        for shape in [0.05, 0.4, 1.0, 7.3, 250.0, 40_000.0] {
            let exact = Gamma::new(shape, 1.0).expect("a gamma");
            let found = Tailed::Gamma { shape }.quantiles(&SCORES);
            for (score, value) in SCORES.into_iter().zip(found) {
                near(exact.cdf(value), score, &format!("gamma {shape}"));
            }
        }
        for shapes in [
            [0.3, 0.2],
            [1.0, 5.0],
            [3.0, 3.0],
            [940.0, 11.0],
            [20_000.0, 30_000.0],
        ] {
            let exact = Beta::new(shapes[0], shapes[1]).expect("a beta");
            let found = Tailed::Beta { shapes }.quantiles(&SCORES);
            for (score, value) in SCORES.into_iter().zip(found) {
                // Near 1 a number has too few places to tell what is above it.
                if 1.0 - value > 1e-9 {
                    near(exact.cdf(value), score, &format!("beta {shapes:?}"));
                }
            }
        }
    }

    #[test]
    fn quantiles_rise_with_the_score() {
        let scores: Vec<f64> = (-60..=60).map(|tenths| f64::from(tenths) / 10.0).collect();
        for own in [
            Tailed::Gamma { shape: 0.3 },
            Tailed::Gamma { shape: 900.0 },
            Tailed::Beta {
                shapes: [2.0, 90.0],
            },
        ] {
            let found = own.quantiles(&scores);
            assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "{own:?}");
        }
    }
}
