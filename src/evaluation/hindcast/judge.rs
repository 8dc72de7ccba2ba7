//! Forecasts of many counties against the census: coverage, bias, errors.

use super::panel::JUDGED;
use super::variant::Variant;
use crate::evaluation::score::{crps, pit};
use crate::statistics::StatisticsError;
use crate::statistics::quantiles::quantiles_into;

/// One forecast of one age group of one county.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The forecast.
    pub variant: Variant,
    /// Place of the county in the panel.
    pub county: usize,
    /// Age group; the last is everybody.
    pub group: usize,
    /// Residents counted at the second census.
    pub observed: f64,
    /// Middle of the draws.
    pub median: f64,
    /// Ends of the 80 % band; nothing for a forecast that is a number.
    pub eighty: Option<(f64, f64)>,
    /// Ends of the 95 % band.
    pub ninety_five: Option<(f64, f64)>,
    /// Continuous ranked probability score ÷ residents counted; of a number, its relative error.
    pub crps: f64,
    /// Where the census lies in the draws, 0 to 1.
    pub pit: Option<f64>,
}

impl Judged {
    /// Judges draws, which are sorted.
    pub fn of(
        variant: Variant,
        (county, group): (usize, usize),
        draws: &mut [f64],
        observed: f64,
    ) -> Result<Self, StatisticsError> {
        let single = variant == Variant::NoChange;
        let mut q = [0.0; 5];
        quantiles_into(draws, &[0.025, 0.1, 0.5, 0.9, 0.975], &mut q)?;
        Ok(Judged {
            variant,
            county,
            group,
            observed,
            median: q[2],
            eighty: (!single).then_some((q[1], q[3])),
            ninety_five: (!single).then_some((q[0], q[4])),
            pit: (!single).then(|| pit(draws, observed)),
            crps: crps(draws, observed) / observed,
        })
    }

    /// `(median − counted) ÷ counted`.
    pub fn error(&self) -> f64 {
        (self.median - self.observed) / self.observed
    }
}

/// A forecast's record in one age group over the counties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HindcastRecord {
    /// The forecast.
    pub variant: Variant,
    /// Age group; the last is everybody.
    pub group: usize,
    /// Number of counties.
    pub counties: usize,
    /// Counties inside the 80 % band.
    pub in_eighty: Option<usize>,
    /// Counties inside the 95 % band.
    pub in_ninety_five: Option<usize>,
    /// Mean relative error of the median: above zero, too many people were forecast.
    pub bias: f64,
    /// Mean absolute relative error of the median.
    pub absolute: f64,
    /// Mean CRPS relative to the residents counted.
    pub crps: f64,
    /// Counties by fifth of the forecast in which the census lies; even where it is calibrated.
    pub pit: Option<[usize; FIFTHS]>,
    /// Mean width of the 80 % band relative to the residents counted.
    pub width: Option<f64>,
}

/// Parts into which the forecast distribution is cut.
pub const FIFTHS: usize = 5;

impl HindcastRecord {
    /// Of all counties of a forecast and an age group.
    pub fn of(variant: Variant, group: usize, judged: &[Judged]) -> Self {
        let cases: Vec<&Judged> = judged
            .iter()
            .filter(|case| case.variant == variant && case.group == group)
            .collect();
        let n = cases.len() as f64;
        let mean =
            |value: &dyn Fn(&Judged) -> f64| cases.iter().map(|case| value(case)).sum::<f64>() / n;
        let inside = |band: &dyn Fn(&Judged) -> Option<(f64, f64)>| {
            let hits: Option<Vec<bool>> = cases
                .iter()
                .map(|case| {
                    band(case).map(|(low, high)| low <= case.observed && case.observed <= high)
                })
                .collect();
            hits.map(|hits| hits.into_iter().filter(|hit| *hit).count())
        };
        let places: Option<Vec<f64>> = cases.iter().map(|case| case.pit).collect();
        let pit = places.map(|places| {
            let mut fifths = [0; FIFTHS];
            for place in places {
                fifths[((place * FIFTHS as f64) as usize).min(FIFTHS - 1)] += 1;
            }
            fifths
        });
        let widths: Option<Vec<f64>> = cases
            .iter()
            .map(|case| case.eighty.map(|(low, high)| (high - low) / case.observed))
            .collect();
        HindcastRecord {
            variant,
            group,
            counties: cases.len(),
            in_eighty: inside(&|case| case.eighty),
            in_ninety_five: inside(&|case| case.ninety_five),
            bias: mean(&Judged::error),
            absolute: mean(&|case| case.error().abs()),
            crps: mean(&|case| case.crps),
            pit,
            width: widths.map(|widths| widths.iter().sum::<f64>() / n),
        }
    }

    /// Counties inside a band over all counties, for the 80 % and the 95 % band.
    pub fn coverage(&self) -> Option<(f64, f64)> {
        let n = self.counties as f64;
        Some((self.in_eighty? as f64 / n, self.in_ninety_five? as f64 / n))
    }
}

/// Records of all forecasts and age groups.
pub fn records(judged: &[Judged]) -> Vec<HindcastRecord> {
    Variant::ALL
        .iter()
        .flat_map(|variant| (0..JUDGED).map(|group| HindcastRecord::of(*variant, group, judged)))
        .collect()
}

/// The fewest and the most of `n` independent cases that fall into a band of probability `p`, with at
/// most `tail` beyond either: the exact binomial limits.
///
/// Counties of one prefecture resemble each other, so the true limits are wider.
pub fn binomial_limits(n: usize, p: f64, tail: f64) -> (usize, usize) {
    let odds = libm::log(p) - libm::log1p(-p);
    let mut log_chance = n as f64 * libm::log1p(-p);
    let mut below = 0.0;
    let (mut low, mut high) = (None, n);
    for k in 0..=n {
        below += libm::exp(log_chance);
        if low.is_none() && below > tail {
            low = Some(k);
        }
        if below >= 1.0 - tail {
            high = k;
            break;
        }
        log_chance += libm::log((n - k) as f64 / (k + 1) as f64) + odds;
    }
    (low.unwrap_or(n), high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Binomial(20, 0.8): P(X ≤ 11) = 0.0100, P(X ≤ 12) = 0.0321, P(X ≤ 18) = 0.9308,
    /// P(X ≤ 19) = 0.9885 (any table of the binomial, e.g. Abramowitz and Stegun 26.1).
    #[test]
    fn limits_are_those_of_the_table() {
        assert_eq!(binomial_limits(20, 0.8, 0.025), (12, 19));
        assert_eq!(binomial_limits(20, 0.8, 0.0), (0, 20));
    }

    #[test]
    fn a_number_has_no_band() {
        let judged = Judged::of(Variant::NoChange, (0, 0), &mut [3.0], 2.0).expect("one draw");
        assert_eq!(
            (judged.eighty, judged.crps, judged.error()),
            (None, 0.5, 0.5)
        );
    }
}
