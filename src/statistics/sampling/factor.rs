//! Numbers that have something in common: a Gaussian copula with one factor.

use super::normal::{normal_probability, normal_quantile, normal_quantiles};

/// What several numbers have in common in a draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Common {
    /// Standard normal score of what is in common.
    pub score: f64,
    /// Correlation of the scores of any two of them, from 0 to 1.
    pub correlation: f64,
}

impl Common {
    /// A uniform number of one's own, moved by what is in common; uniform again.
    pub fn uniform(self, own: f64) -> f64 {
        self.moved(normal_quantile(own))
    }

    fn moved(self, score: f64) -> f64 {
        let (shared, rest) = (self.correlation.sqrt(), (1.0 - self.correlation).sqrt());
        normal_probability(shared * self.score + rest * score)
    }

    /// [The same](Common::uniform) of several numbers with what each has in common, as far as there is anything.
    pub fn uniforms(all: &[Common], own: &mut [f64]) {
        let moved = all.len().min(own.len());
        let own = &mut own[..moved];
        normal_quantiles(own);
        for (common, own) in all.iter().zip(own) {
            *own = common.moved(*own);
        }
    }

    /// The chance, given what is in common, of what has this chance over all, strictly between 0 and 1; the higher the
    /// score, the likelier it is.
    pub fn given(self, chance: f64) -> f64 {
        let (shared, rest) = (self.correlation.sqrt(), (1.0 - self.correlation).sqrt());
        normal_probability((normal_quantile(chance) + shared * self.score) / rest)
    }
}

/// Moves what is in common in some draws, so that all of it together lies at a standard normal score: the sum of their
/// scores, whose spread is the root of their number. How they differ from each other stays.
pub fn move_together(all: &mut [Common], score: f64) {
    let count = all.len() as f64;
    let mean = all.iter().map(|own| own.score).sum::<f64>() / count;
    let moved = score / count.sqrt() - mean;
    all.iter_mut().for_each(|own| own.score += moved);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    #[test]
    fn numbers_stay_uniform_and_are_as_correlated_as_was_said() {
        let mut stream = Stream::new(1, 0, Decision::named("common test"), 0);
        let (mut mean, mut product) = (0.0, 0.0);
        let draws = 20_000;
        for _ in 0..draws {
            let score = normal_quantile(stream.uniform());
            let common = Common {
                score,
                correlation: 0.4,
            };
            let [a, b] = [(); 2].map(|()| common.uniform(stream.uniform()));
            mean += a / f64::from(draws);
            product += normal_quantile(a) * normal_quantile(b) / f64::from(draws);
        }
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
        assert!((product - 0.4).abs() < 0.03, "{product}");
        let alone = Common {
            score: 2.0,
            correlation: 0.0,
        };
        assert!((alone.uniform(0.3) - 0.3).abs() < 1e-12);
        assert!((alone.given(0.3) - 0.3).abs() < 1e-12);
    }

    #[test]
    fn chances_that_are_given_what_is_common_keep_their_mean() {
        let points = 20_000;
        let scores = (0..points).map(|n| normal_quantile((f64::from(n) + 0.5) / f64::from(points)));
        let given = scores.map(|score| {
            let common = Common {
                score,
                correlation: 0.3,
            };
            common.given(0.2) / f64::from(points)
        });
        assert!((given.sum::<f64>() - 0.2).abs() < 1e-4);
        let surely = Common {
            score: 3.0,
            correlation: 1.0,
        };
        assert_eq!(surely.given(0.2), 1.0);
    }

    #[test]
    fn all_in_common_is_moved_and_differences_stay() {
        let mut all = [0.3, -1.2, 2.0, 0.1].map(|score| Common {
            score,
            correlation: 0.3,
        });
        move_together(&mut all, 1.5);
        // By hand: four scores of which the sum is 1.5 · √4.
        let sum: f64 = all.iter().map(|own| own.score).sum();
        assert!((sum - 3.0).abs() < 1e-12, "{sum}");
        assert!((all[0].score - all[1].score - 1.5).abs() < 1e-12);
        move_together(&mut [], 1.5);
    }
}
