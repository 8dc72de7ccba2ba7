//! The chain: steps by kind, pace and level; what a history says of them; where they lead.

use super::levels::{KNOTS, LEVELS, STEPS, grid, level_of};
use super::predicted_levels::PredictedLevels;

/// Kinds of programme: they differ in where their rates stand in the long run.
pub(super) const KINDS: usize = 4;
/// Paces of a year. In a *standing* one rates hardly move; in a *lively* one they tend to move further than
/// in a *quiet* one. The estimate begins with runs of years that stood and, for the others, with the mean
/// step of each history, the smaller ones quiet, and shifts single years from there. Nothing else tells
/// them apart.
pub(super) const PACES: usize = 3;
/// The pace of a year in which a rate stands.
pub(super) const STANDING: usize = 0;
/// Kind and pace together.
pub(super) const STATES: usize = KINDS * PACES;

/// What is known of a state, one number each.
pub(super) type States = [f64; STATES];

/// How rates in whole per cents move from year to year.
#[derive(Clone, Debug)]
pub struct Chain {
    /// What was estimated.
    pub(super) tables: ChainTables,
    /// Probability of each level after a step: by state, level before, level after.
    pub(super) steps: Vec<f64>,
    /// The same, cumulated over the level after.
    pub(super) below: Vec<f64>,
    /// By state and level: the part of the numbers from 0 to 1 with which it stays, from above the first to the second.
    pub(super) stays: Vec<[f64; 2]>,
    /// By state and level: probability of a fresh place in the level, for a rate that stays in it.
    fresh: Vec<f64>,
}

/// What is estimated of a chain, and shipped.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ChainTables {
    /// By state and knot: probability that the whole per cent stays.
    pub stay: Vec<f64>,
    /// By state, knot and class: how steps are shared out where it does not stay.
    pub sizes: Vec<f64>,
    /// By state and state: the state of the next year.
    pub switching: Vec<f64>,
    /// By level and state: what the level alone says of the state.
    pub membership: Vec<f64>,
}

impl ChainTables {
    pub(super) fn empty() -> Self {
        ChainTables {
            stay: vec![0.0; STATES * KNOTS.len()],
            sizes: vec![0.0; STATES * KNOTS.len() * STEPS],
            switching: vec![0.0; STATES * STATES],
            membership: vec![0.0; LEVELS * STATES],
        }
    }
}

impl Chain {
    /// Makes a chain ready from its tables.
    pub(super) fn new(tables: ChainTables) -> Self {
        let grid = grid();
        let mut steps = vec![0.0; STATES * LEVELS * LEVELS];
        for state in 0..STATES {
            for from in 0..LEVELS {
                let row = &mut steps[(state * LEVELS + from) * LEVELS..][..LEVELS];
                let mut stay = 0.0;
                for (knot, part) in grid.knots[from] {
                    let place = state * KNOTS.len() + knot;
                    stay += part * tables.stay[place];
                    for class in 0..STEPS {
                        let size = part * tables.sizes[place * STEPS + class];
                        for (to, share) in &grid.leads[from * STEPS + class] {
                            row[*to] += size * share;
                        }
                    }
                }
                let moved: f64 = row.iter().sum();
                row.iter_mut()
                    .for_each(|part| *part *= (1.0 - stay) / moved);
                row[from] = stay;
            }
        }
        let mut below = steps.clone();
        for row in below.chunks_exact_mut(LEVELS) {
            let mut sum = 0.0;
            row.iter_mut().for_each(|part| {
                sum += *part;
                *part = sum;
            });
        }
        let fresh = (0..STATES * LEVELS)
            .map(|row| fresh(&steps, row / LEVELS, row % LEVELS))
            .collect();
        let stays = (0..STATES * LEVELS)
            .map(|row| {
                let (from, below) = (row % LEVELS, &below[row * LEVELS..][..LEVELS]);
                [
                    from.checked_sub(1).map_or(0.0, |under| below[under]),
                    below[from],
                ]
            })
            .collect();
        Chain {
            tables,
            steps,
            below,
            stays,
            fresh,
        }
    }

    /// Probabilities of the levels after a step from one, in a state.
    pub(super) fn step(&self, state: usize, from: usize) -> &[f64] {
        &self.steps[(state * LEVELS + from) * LEVELS..][..LEVELS]
    }

    /// Probability that a rate which stays in its level gets a fresh place in it, uniform as in a new level.
    ///
    /// The panel has whole per cents only, so that what happens within one is taken from beside it: a rate takes a fresh
    /// place as often as one comes into the level from a level beside it, whichever is likelier, and at most as often as it
    /// stays. With less a better rate could have less of a chance: to the upper part of the last level one would come from
    /// the level below, and hardly from the lower part of the level itself. Up and down are alike, unlike the steps to the
    /// levels beside: with anything else the shares of a level would not stay uniform in it, as they are taken to be
    /// everywhere (new places, reports with an error, [`PredictedLevels::above`]).
    ///
    /// In ranges of three per cents the panel does know what happens within, and it is so, if anything more often: from 97 to
    /// 99 rates move up within in 14 years of 100 and down in 12, although 24 of 100 come in from below and only 11 leave to
    /// there; as fresh places these are 39 of 100 years, from 88 to 96 they are 31 to 37 and from 73 to 87 20 to 27, where 16
    /// to 24 of 100 come in from the likelier side.
    pub(super) fn fresh_place(&self, state: usize, level: usize) -> f64 {
        self.fresh[state * LEVELS + level]
    }

    /// The next year's state.
    pub(super) fn switch(&self, state: usize) -> &[f64] {
        &self.tables.switching[state * STATES..][..STATES]
    }

    /// What a level alone says of the state of the step out of it.
    pub(super) fn member(&self, level: usize) -> States {
        let row = &self.tables.membership[level * STATES..][..STATES];
        std::array::from_fn(|state| row[state])
    }

    /// The state of the step out of the last level, given levels of consecutive years. A gap (`None`) is
    /// passed over by all the ways that lead across it.
    pub(super) fn filter(&self, history: &[Option<usize>]) -> Option<(States, usize)> {
        let first = history.iter().position(Option::is_some)?;
        let mut last = history[first]?;
        let mut states = self.member(last);
        // Where the last year is not known: weights by state and level.
        let mut spread: Option<Vec<f64>> = None;
        for level in &history[first + 1..] {
            let ahead = match &spread {
                None => self.across(&states, last),
                Some(weights) => self.onward(weights),
            };
            match level {
                None => spread = Some(ahead),
                Some(level) => {
                    let told: States = std::array::from_fn(|state| ahead[state * LEVELS + level]);
                    states = normalised(&told)?;
                    last = *level;
                    spread = None;
                }
            }
        }
        Some((states, last))
    }

    /// Weights by next state and level, one step on from a known level.
    fn across(&self, states: &States, level: usize) -> Vec<f64> {
        let mut weights = vec![0.0; STATES * LEVELS];
        for (state, part) in states.iter().enumerate() {
            weights[state * LEVELS + level] = *part;
        }
        self.onward(&weights)
    }

    /// Weights by next state and level, one step on.
    pub(super) fn onward(&self, weights: &[f64]) -> Vec<f64> {
        let mut after = vec![0.0; STATES * LEVELS];
        let mut stepped = [0.0; LEVELS];
        for state in 0..STATES {
            stepped.fill(0.0);
            for from in 0..LEVELS {
                let weight = weights[state * LEVELS + from];
                if weight > 0.0 {
                    for (to, part) in stepped.iter_mut().zip(self.step(state, from)) {
                        *to += weight * part;
                    }
                }
            }
            for (next, part) in self.switch(state).iter().enumerate() {
                if *part > 0.0 {
                    let row = &mut after[next * LEVELS..][..LEVELS];
                    row.iter_mut()
                        .zip(&stepped)
                        .for_each(|(to, from)| *to += part * from);
                }
            }
        }
        after
    }

    /// The outlook of a rate of which these yearly values (from 0 to 1, `None` for a gap) are known, the
    /// last of them today's; `None` where nothing is known, or the last year is a gap.
    pub fn outlook(&self, history: &[Option<f64>], horizon: usize) -> Option<PredictedLevels> {
        (*history.last()?)?;
        let levels: Vec<Option<usize>> = history.iter().map(|share| share.map(level_of)).collect();
        let (states, last) = self.filter(&levels)?;
        let mut weights = self.across(&states, last);
        let mut years = Vec::with_capacity(horizon);
        for year in 1..=horizon {
            if year > 1 {
                weights = self.onward(&weights);
            }
            let level = |level: usize| (0..STATES).map(|s| weights[s * LEVELS + level]).sum();
            years.push((0..LEVELS).map(level).collect());
        }
        Some(PredictedLevels::new(years))
    }
}

/// Probability of a fresh place in a level, for a rate that stays in it: [`Chain::fresh_place`].
fn fresh(steps: &[f64], state: usize, level: usize) -> f64 {
    let step = |from: usize| steps[(state * LEVELS + from) * LEVELS + level];
    let below = level.checked_sub(1).map_or(0.0, step);
    let above = if level + 1 < LEVELS {
        step(level + 1)
    } else {
        0.0
    };
    let stay = step(level);
    if stay > 0.0 {
        below.max(above).min(stay) / stay
    } else {
        0.0
    }
}

/// As shares of their sum; `None` where there is nothing.
pub(super) fn normalised(states: &States) -> Option<States> {
    let total: f64 = states.iter().sum();
    (total > 0.0).then(|| states.map(|state| state / total))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::shipped;

    #[test]
    fn every_row_of_the_shipped_chain_is_a_distribution() {
        let chain = shipped();
        let rows = chain.steps.chunks_exact(LEVELS);
        let others = chain
            .tables
            .switching
            .chunks_exact(STATES)
            .chain(chain.tables.membership.chunks_exact(STATES));
        for row in rows.chain(others) {
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{row:?}");
            assert!(row.iter().all(|part| *part >= 0.0));
        }
    }

    /// A rate just above the lower end of the last level has a chance of its upper part that is no smaller than that of one
    /// just below the end, unless it hardly ever stays.
    #[test]
    fn a_place_in_a_level_is_as_fresh_as_the_steps_into_it() {
        let (chain, last) = (shipped(), LEVELS - 1);
        for state in 0..STATES {
            let stay = chain.step(state, last)[last];
            let inside = stay * chain.fresh_place(state, last);
            let from_below = chain.step(state, last - 1)[last];
            assert!((inside - from_below.min(stay)).abs() < 1e-12, "{state}");
            let is_part = |level| (0.0..=1.0).contains(&chain.fresh_place(state, level));
            assert!((0..LEVELS).all(is_part), "{state}");
        }
    }

    /// The panel's own count of five-year windows that start at 97 or 98 per cent: 28 % stand at 99 after
    /// five years.
    #[test]
    fn from_ninety_eight_about_a_quarter_reach_ninety_nine_in_five_years() {
        let outlook = shipped().outlook(&[Some(0.98)], 5).unwrap();
        let reached = outlook.at_least(5, 99);
        assert!((0.2..0.4).contains(&reached), "{reached}");
        assert!(outlook.quantile(5, 0.1) < 98 && outlook.quantile(5, 0.9) >= 99);
        assert!((outlook.probabilities(5).iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_steady_past_makes_a_narrower_outlook_than_a_restless_one() {
        let chain = shipped();
        let width = |past: &[f64]| {
            let history: Vec<_> = past.iter().copied().map(Some).collect();
            let outlook = chain.outlook(&history, 5).unwrap();
            outlook.quantile(5, 0.9) - outlook.quantile(5, 0.1)
        };
        assert!(width(&[0.9, 0.9, 0.9, 0.9, 0.9]) < width(&[0.7, 0.95, 0.8, 0.96, 0.9]));
    }

    /// Of rates elsewhere that had stood at 40 to 75 for five years and more half were no higher five years
    /// later.
    #[test]
    fn a_rate_that_stood_for_years_is_expected_to_go_on_near_there() {
        for share in [0.57, 0.7, 0.8] {
            let stood = shipped().outlook(&[Some(share); 10], 5).unwrap();
            let middle = f64::from(stood.quantile(5, 0.5)) / 100.0;
            assert!((middle - share).abs() < 0.035, "{share}: {middle}");
        }
        let alone = shipped().outlook(&[Some(0.57)], 5).unwrap();
        assert!(alone.quantile(5, 0.5) > 62);
    }

    #[test]
    fn a_gap_is_crossed_and_an_unknown_end_is_refused() {
        let chain = shipped();
        assert!(
            chain
                .outlook(&[Some(0.9), None, None, Some(0.92)], 3)
                .is_some()
        );
        assert!(chain.outlook(&[Some(0.9), None], 3).is_none() && chain.outlook(&[], 3).is_none());
    }
}
