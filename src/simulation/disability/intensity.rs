//! How the intensity of new certificates moves by chance from year to year.

use crate::axes::Year;
use crate::statistics::sampling::standard_normal;
use crate::stream::{Chance, Decision, Origin, Reach};

const INNOVATION: Decision = Decision::named("registration innovation")
    .reaching(Reach::National)
    .of(Origin::Disability);

/// What one draw says about the chance in registration.
#[derive(Clone, Copy, Debug)]
pub struct Fluctuation {
    /// Part of a deviation that is left a year later, 0 to 1.
    pub persistence: f64,
    /// Standard deviation of the logarithm of the intensity over many years.
    pub volatility: f64,
}

/// Intensity of new certificates relative to its mean, year by year.
///
/// `exp(σ z[t] − σ²/2)` with `z[t] = φ z[t−1] + √(1 − φ²) ε[t]` and `z` of the base year standard
/// normal: an autoregression of the first order that is stationary from the start, so that in every
/// year the mean is exactly 1 and the growth of registration keeps the mean that the model declares.
/// Where a scenario moves `φ` or `σ`, that stays so.
#[derive(Clone, Copy, Debug)]
pub struct Intensity {
    deviation: f64,
}

impl Intensity {
    /// The deviation with which the base year ends.
    pub fn begin(chance: &Chance, base: Year) -> Self {
        let mut stream = chance.stream(INNOVATION, base as u32);
        Intensity {
            deviation: standard_normal(&mut stream),
        }
    }

    /// The next year's intensity.
    pub fn advance(&mut self, chance: &Chance, year: Year, now: Fluctuation) -> f64 {
        let mut stream = chance.stream(INNOVATION, year as u32);
        let (left, spread) = (now.persistence, now.volatility);
        let news = (1.0 - left * left).sqrt() * standard_normal(&mut stream);
        self.deviation = left * self.deviation + news;
        libm::exp(spread * self.deviation - 0.5 * spread * spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Locality;

    /// Means over 20,000 draws, within four standard errors of what an autoregression of the first
    /// order has: `E = 1`, `var log = σ²`, correlation of neighbours `φ`, three years apart `φ³`.
    #[test]
    fn the_mean_is_one_and_deviations_last_as_declared() {
        const DRAWS: u32 = 20_000;
        let (persistence, volatility) = (0.6, 0.3);
        let now = Fluctuation {
            persistence,
            volatility,
        };
        let (mut mean, mut variance, mut next, mut third) = (0.0, 0.0, 0.0, 0.0);
        for draw in 0..DRAWS {
            let chance = Chance::new(1, Locality::default()).in_draw(draw);
            let mut intensity = Intensity::begin(&chance, 2020);
            let mut year = |year| intensity.advance(&chance, year, now);
            let path = [2021, 2022, 2023, 2024].map(&mut year);
            let z = path.map(|x| (libm::log(x) + 0.5 * volatility * volatility) / volatility);
            mean += path[3] / f64::from(DRAWS);
            variance += z[3] * z[3] / f64::from(DRAWS);
            next += z[0] * z[1] / f64::from(DRAWS);
            third += z[0] * z[3] / f64::from(DRAWS);
        }
        let error = 4.0 / f64::from(DRAWS).sqrt();
        assert!((mean - 1.0).abs() < 0.31 * error, "{mean}");
        assert!((variance - 1.0).abs() < 1.42 * error, "{variance}");
        assert!((next - 0.6).abs() < 1.42 * error, "{next}");
        assert!((third - 0.216).abs() < 1.42 * error, "{third}");
    }
}
