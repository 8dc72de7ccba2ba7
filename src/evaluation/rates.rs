//! The chain of coverage rates put to the test: what it said of five years ahead, and what came.

use serde::Serialize;

use crate::axes::Year;
use crate::coverage::{Chain, LEVELS, PredictedLevels};

/// Thresholds whose probabilities are scored, in whole per cents.
pub const THRESHOLDS: [u32; 4] = [85, 90, 95, 99];

/// One rate over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateHistory {
    /// Where.
    pub country: String,
    /// Of what.
    pub programme: String,
    /// Year and whole per cent, in the order of the years.
    pub percents: Vec<(Year, u32)>,
}

/// What was said from one year, with only so many values seen.
#[derive(Clone, Debug)]
pub struct RateStatement<'a> {
    /// The rate.
    pub rates: &'a RateHistory,
    /// The last year seen.
    pub origin: Year,
    /// What was said of the years after it.
    pub outlook: PredictedLevels,
    /// What came in each of them; `None` where no value is known.
    pub outcomes: Vec<Option<u32>>,
}

/// Says, from every year from `from` on that has `history` values up to it and a value `horizon` years
/// later, what the chain expects when it sees only the last `history` values.
pub fn statements<'a>(
    chain: &Chain,
    panel: &'a [RateHistory],
    from: Year,
    history: usize,
    horizon: usize,
) -> Vec<RateStatement<'a>> {
    let mut said = Vec::new();
    for rates in panel {
        let at = |year: Year| {
            let place = rates.percents.binary_search_by_key(&year, |rate| rate.0);
            place.ok().map(|place| rates.percents[place].1)
        };
        for (place, (origin, _)) in rates.percents.iter().enumerate() {
            if *origin < from || place + 1 < history || at(origin + horizon as Year).is_none() {
                continue;
            }
            let first = rates.percents[place + 1 - history].0;
            let seen: Vec<Option<f64>> = (first..=*origin)
                .map(|year| at(year).map(|percent| f64::from(percent) / 100.0))
                .collect();
            let outcomes = (1..=horizon as Year).map(|h| at(origin + h)).collect();
            if let Some(outlook) = chain.outlook(&seen, horizon) {
                said.push(RateStatement {
                    rates,
                    origin: *origin,
                    outlook,
                    outcomes,
                });
            }
        }
    }
    said
}

/// How good the statements were, so many years ahead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RateScores {
    /// Years ahead.
    pub horizon: usize,
    /// Statements whose outcome is known.
    pub windows: usize,
    /// Part of the outcomes within the 80 % interval of whole per cents, its ends included.
    pub within_80: f64,
    /// The same for 95 %.
    pub within_95: f64,
    /// Part of the outcomes whose randomised probability transform lies within the middle 80 %: what a
    /// whole per cent shares out between inside and outside is counted by its parts.
    pub covered_80: f64,
    /// The same for 95 %.
    pub covered_95: f64,
    /// Probabilities of at least so much.
    pub thresholds: Vec<Threshold>,
}

/// How good the probabilities of one threshold were.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Threshold {
    /// At least so many per cent.
    pub percent: u32,
    /// How often it came.
    pub rate: f64,
    /// Mean squared error of the probabilities.
    pub brier: f64,
    /// One less the error as a part of that of always saying the rate; nothing where all outcomes were alike.
    pub skill: Option<f64>,
    /// Slope of what came on what was said; 1 where probabilities mean what they say; nothing where all outcomes, or all
    /// that was said, were alike.
    pub reliability: Option<f64>,
}

/// Scores the statements for one horizon; `None` where no outcome is known.
pub fn scores(said: &[RateStatement<'_>], horizon: usize) -> Option<RateScores> {
    let known: Vec<(&PredictedLevels, u32)> = said
        .iter()
        .filter_map(|one| {
            Some((
                &one.outlook,
                one.outcomes[horizon - 1]?.clamp(1, LEVELS as u32),
            ))
        })
        .collect();
    if known.is_empty() {
        return None;
    }
    let mean = |of: &dyn Fn(&PredictedLevels, u32) -> f64| {
        known
            .iter()
            .map(|(outlook, came)| of(outlook, *came))
            .sum::<f64>()
            / known.len() as f64
    };
    let within = |level: f64| {
        let tail = 0.5 * (1.0 - level);
        mean(&|outlook, came| {
            let (low, high) = (
                outlook.quantile(horizon, tail),
                outlook.quantile(horizon, 1.0 - tail),
            );
            f64::from((low..=high).contains(&came))
        })
    };
    let covered = |level: f64| {
        let tail = 0.5 * (1.0 - level);
        mean(&|outlook, came| {
            let high = 1.0 - outlook.at_least(horizon, came + 1) * f64::from(came < LEVELS as u32);
            let low = 1.0 - outlook.at_least(horizon, came);
            let inside = (high.min(1.0 - tail) - low.max(tail)).max(0.0);
            if high > low {
                inside / (high - low)
            } else {
                0.0
            }
        })
    };
    let thresholds = THRESHOLDS.map(|percent| {
        let pairs: Vec<(f64, f64)> = known
            .iter()
            .map(|(outlook, came)| {
                (
                    outlook.at_least(horizon, percent),
                    f64::from(*came >= percent),
                )
            })
            .collect();
        threshold(percent, &pairs)
    });
    Some(RateScores {
        horizon,
        windows: known.len(),
        within_80: within(0.8),
        within_95: within(0.95),
        covered_80: covered(0.8),
        covered_95: covered(0.95),
        thresholds: thresholds.to_vec(),
    })
}

fn threshold(percent: u32, pairs: &[(f64, f64)]) -> Threshold {
    let count = pairs.len() as f64;
    let said = pairs.iter().map(|pair| pair.0).sum::<f64>() / count;
    let rate = pairs.iter().map(|pair| pair.1).sum::<f64>() / count;
    let brier = pairs
        .iter()
        .map(|(p, came)| (p - came) * (p - came))
        .sum::<f64>()
        / count;
    let together: f64 = pairs
        .iter()
        .map(|(p, came)| (p - said) * (came - rate))
        .sum();
    let spread: f64 = pairs.iter().map(|(p, _)| (p - said) * (p - said)).sum();
    let unlike = rate > 0.0 && rate < 1.0;
    Threshold {
        percent,
        rate,
        brier,
        skill: unlike.then(|| 1.0 - brier / (rate * (1.0 - rate))),
        reliability: (unlike && spread > 0.0).then(|| together / spread),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::shipped;

    fn rates(percents: &[(Year, u32)]) -> RateHistory {
        RateHistory {
            country: "a".into(),
            programme: "b".into(),
            percents: percents.to_vec(),
        }
    }

    #[test]
    fn only_years_with_enough_behind_and_a_value_ahead_are_spoken_from() {
        let years: Vec<(Year, u32)> = (1990..=2005).map(|year| (year, 90)).collect();
        let panel = [rates(&years)];
        let said = statements(shipped(), &panel, 1995, 3, 5);
        let origins: Vec<Year> = said.iter().map(|one| one.origin).collect();
        assert_eq!(origins, (1995..=2000).collect::<Vec<_>>());
        assert!(statements(shipped(), &panel, 1995, 12, 5).is_empty());
    }

    /// Two statements by hand: 0.8 and came, 0.3 and did not.
    #[test]
    fn a_threshold_is_scored_as_by_hand() {
        let scored = threshold(90, &[(0.8, 1.0), (0.3, 0.0)]);
        assert!((scored.brier - (0.04 + 0.09) / 2.0).abs() < 1e-12);
        let [skill, slope] = [scored.skill, scored.reliability].map(|own| own.expect("a number"));
        assert!((skill - (1.0 - 0.065 / 0.25)).abs() < 1e-12);
        assert!((slope - 2.0).abs() < 1e-12);
        // Where everything came there is no rate to be better than.
        let all = threshold(90, &[(0.8, 1.0), (0.9, 1.0)]);
        assert_eq!((all.skill, all.reliability), (None, None));
    }

    #[test]
    fn a_rate_that_never_moves_lies_within_every_interval() {
        let years: Vec<(Year, u32)> = (1990..=2015).map(|year| (year, 93)).collect();
        let panel = [rates(&years)];
        let said = statements(shipped(), &panel, 1995, 5, 5);
        let scored = scores(&said, 5).unwrap();
        assert_eq!((scored.within_80, scored.within_95), (1.0, 1.0));
        assert!(scored.covered_80 <= 1.0 && scored.covered_80 > 0.5);
    }
}
