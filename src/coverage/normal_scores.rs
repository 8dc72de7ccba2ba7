//! Rates on the scale on which what is to be expected of them is normal: how far a share moves on it says how likely that is.

use std::sync::Arc;

use super::predicted_levels::PredictedLevels;
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::{normal_probability, normal_quantile};

/// No share is held to be smaller, so that its logarithm is finite.
const LEAST: f64 = 0.001;
/// Farthest score: beyond it lies one rate in 30,000, of which a panel of thousands knows nothing.
const FARTHEST: f64 = 4.0;
/// Steps from the one farthest score to the other, of a tenth of a standard deviation.
const STEPS: usize = 80;

/// What is to be expected of a rate so many years ahead, by standard-normal scores.
#[derive(Clone, Debug)]
pub struct NormalScores {
    outlook: Arc<PredictedLevels>,
    years: usize,
    /// Variance of the scores.
    wider: f64,
    /// At each step the logarithm of the share, and its variance within the step.
    steps: Vec<(f64, f64)>,
}

impl NormalScores {
    /// Those of a rate so many years ahead, from 1 to the horizon of its outlook, of which the variance is so many times that
    /// of the outlook.
    pub fn of(outlook: Arc<PredictedLevels>, years: usize, wider: f64) -> Self {
        let share = |step| outlook.share(years, normal_probability(score_of(step)));
        let logs: Vec<f64> = (0..=STEPS)
            .map(|step| libm::log(share(step).max(LEAST)))
            .collect();
        let steps = (0..=STEPS).map(|step| {
            let (before, after) = (step.saturating_sub(1), (step + 1).min(STEPS));
            let width = (logs[after] - logs[before]) / (after - before) as f64;
            (logs[step], width * width)
        });
        let steps = steps.collect();
        NormalScores {
            outlook,
            years,
            wider,
            steps,
        }
    }

    /// By how much the logarithm of a share, from 0 to 1, is to be expected to rise where it and something else of such a
    /// variance rise by a gap together, beside a gap of nothing; and the variance of that. It rises no farther than to all.
    pub fn expected_rise(&self, share: f64, gap: f64, variance: f64) -> (f64, f64) {
        let from = (libm::log(share.clamp(LEAST, 1.0)), self.score(share));
        let (usual, _) = self.rise(from, 0.0, variance);
        let (mean, spread) = self.rise(from, gap, variance);
        ((mean - usual).min(-from.0), spread)
    }

    /// Mean and variance of the rise of a logarithm with this score. Around each step it is normal, so that little is lost
    /// where the other variance is small beside a step.
    fn rise(&self, (from, score): (f64, f64), gap: f64, variance: f64) -> (f64, f64) {
        let steps = || self.steps.iter().enumerate();
        let cost = |(step, (log, within)): (usize, &(f64, f64))| {
            let (other, moved) = (gap - (log - from), score_of(step) - score);
            let known = variance + within;
            other * other / known + moved * moved / self.wider + libm::log(known)
        };
        let least = steps().map(cost).fold(f64::INFINITY, f64::min);
        let (mut all, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for (step, own) in steps() {
            let (log, within) = *own;
            let weight = exponential(0.5 * (least - cost((step, own))));
            let part = within / (variance + within);
            let rise = (log - from) + part * (gap - (log - from));
            all += weight;
            sum += weight * rise;
            squares += weight * (rise * rise + part * variance);
        }
        let mean = sum / all;
        (mean, (squares / all - mean * mean).max(0.0))
    }

    /// The score of a share. One of 100 % keeps that while its level stays, so that it stands in the middle of the last.
    fn score(&self, share: f64) -> f64 {
        let above = match share < 1.0 {
            true => self.outlook.above(self.years, share),
            false => 0.5 * self.outlook.at_least(self.years, 99),
        };
        let all = self.outlook.at_least(self.years, 1);
        let beyond = normal_probability(-FARTHEST);
        normal_quantile((1.0 - above / all).clamp(beyond, 1.0 - beyond))
    }
}

/// The score of a step.
fn score_of(step: usize) -> f64 {
    FARTHEST * (2.0 * step as f64 / STEPS as f64 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::outlook_from;
    use super::*;

    fn scores(share: f64, years: usize) -> NormalScores {
        let outlook = outlook_from(share, years).expect("an outlook");
        NormalScores::of(outlook, years, 1.0)
    }

    #[test]
    fn logarithms_rise_with_the_scores() {
        for (share, years) in [(0.985, 2), (0.9, 5), (0.5, 1)] {
            let own = scores(share, years);
            assert!(own.steps.windows(2).all(|pair| pair[0].0 <= pair[1].0));
            for step in [20, 40, 60] {
                let found = own.score(libm::exp(own.steps[step].0));
                assert!((found - score_of(step)).abs() < 1e-6, "{share}: {step}");
            }
        }
    }

    /// Of a large gap a share near all keeps nearly all, since rates hardly ever fall so far, and one that has fallen comes
    /// back.
    #[test]
    fn a_share_falls_no_farther_than_rates_do() {
        let own = scores(0.985, 2);
        let rise = |share, gap, variance| own.expected_rise(share, gap, variance).0;
        for share in [0.004, 0.8, 0.97, 0.99, 1.0] {
            assert_eq!(rise(share, 0.0, 0.02), 0.0, "{share}");
        }
        // On log odds it would fall to 0.7.
        let fall = rise(0.985, -0.35, 0.02);
        assert!((-0.15..-0.001).contains(&fall), "{fall}");
        assert!((0.04..0.2).contains(&rise(0.8, 0.2, 0.02)));
        // There is no more than all.
        for share in [0.97, 0.999, 1.0] {
            let most = -libm::log(share) + 1e-12;
            assert!((0.0..=most).contains(&rise(share, 0.5, 0.02)), "{share}");
        }
        // Whatever else is known so well leaves it all to the share.
        assert!((rise(0.985, -0.02, 1e-9) + 0.02).abs() < 1e-5);
    }

    #[test]
    fn what_is_less_known_moves_farther() {
        let outlook = outlook_from(0.985, 2).expect("an outlook");
        let rise = |wider: f64| {
            let own = NormalScores::of(outlook.clone(), 2, wider);
            own.expected_rise(0.985, -0.2, 0.01).0
        };
        assert!(rise(4.0) < rise(1.0));
    }
}
