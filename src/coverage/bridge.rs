//! Paths of one rate: from where it starts, through what was reported, into the years ahead.

use super::chain::{Chain, STATES, States, normalised};
use super::levels::{LEVELS, cell, level_of};
use super::report::{ReportedRate, fit, likelihood, share_within, weighted};
use crate::statistics::sampling::{Common, Sampler};
use crate::stream::Uniforms;

/// A chain between the start of a rate and what was reported of it later, ready for drawing.
///
/// What a report says of the years before it is worked out backwards once; a path is then drawn forwards
/// and is exactly one of those that lead through the reports (forward filtering, backward sampling: Carter
/// and Kohn 1994, Biometrika 81, with the directions exchanged).
#[derive(Clone, Debug)]
pub struct Bridge {
    chain: &'static Chain,
    /// For each year from the start to the last report, by level: how well it fits what was reported of
    /// that year; `None` where nothing was.
    reported: Vec<Option<Vec<f64>>>,
    /// What the rate itself is in a year that was reported.
    stands: Vec<ReportedRate>,
    /// For each step, by state and level before it: probability of all reports from it on; empty after
    /// the last.
    ahead: Vec<Vec<f64>>,
    /// Where the start is moved by reports: the cumulated probability of each level, and the part of the
    /// start's distribution below each level.
    start: Option<(Vec<f64>, Vec<f64>)>,
}

impl Bridge {
    /// Prepares paths that start so; `None` where the reports cannot all be true.
    pub fn new(chain: &'static Chain, start: &Sampler, reports: &[ReportedRate]) -> Option<Self> {
        let last = reports.iter().map(|report| report.step).max().unwrap_or(0);
        let mut reported = vec![None; last + 1];
        for report in reports {
            let seen = reported[report.step].get_or_insert_with(|| vec![1.0; LEVELS]);
            for (level, weight) in seen.iter_mut().enumerate() {
                *weight *= likelihood(report, level);
            }
        }
        let mut ahead = vec![Vec::new(); last];
        for step in (0..last).rev() {
            let next = ahead
                .get(step + 1)
                .filter(|next: &&Vec<f64>| !next.is_empty());
            let mut now = vec![0.0; STATES * LEVELS];
            for state in 0..STATES {
                let after: Vec<f64> = (0..LEVELS)
                    .map(|to| {
                        let seen = fit(&reported[step + 1], to);
                        seen * next.map_or(1.0, |next| onward(chain, state, to, next))
                    })
                    .collect();
                for from in 0..LEVELS {
                    let ways = chain.step(state, from).iter().zip(&after);
                    now[state * LEVELS + from] = ways.map(|(way, weight)| way * weight).sum();
                }
            }
            // Only ratios count.
            let most = now.iter().fold(0.0_f64, |a, b| a.max(*b));
            if most <= 0.0 {
                return None;
            }
            now.iter_mut().for_each(|weight| *weight /= most);
            ahead[step] = now;
        }
        let start = if reports.is_empty() {
            None
        } else {
            Some(weighted(chain, start, &reported[0], ahead.first())?)
        };
        Some(Bridge {
            chain,
            reported,
            stands: reports.to_vec(),
            ahead,
            start,
        })
    }

    /// Without anything reported.
    pub(super) fn free(chain: &'static Chain) -> Self {
        Bridge {
            chain,
            reported: Vec::new(),
            stands: Vec::new(),
            ahead: Vec::new(),
            start: None,
        }
    }

    /// Draws a path: the start's share, then one for each further place of `path`. `common` is what each
    /// step has in common with those of other rates; nothing where it is shorter.
    pub fn draw(
        &self,
        start: &Sampler,
        random: &mut impl Uniforms,
        common: &[Common],
        path: &mut [f64],
    ) {
        let Some((first, path)) = path.split_first_mut() else {
            return;
        };
        let (u, within) = (random.uniform(), random.uniform());
        let mut share = match &self.start {
            None => start.quantile(u),
            Some((levels, below)) => {
                let level = levels.partition_point(|part| *part < u).min(LEVELS - 1);
                let (low, high) = (below[level], below[level + 1]);
                start.quantile(low + within * (high - low))
            }
        };
        let level = level_of(share);
        share = self.as_reported(0, level, within).unwrap_or(share);
        *first = share;
        let states = self.chain.member(level);
        self.go_on(states, share, random, common, path);
    }

    /// Draws the years after the start, given what is known of the state of the first step.
    pub(super) fn go_on(
        &self,
        mut states: States,
        mut share: f64,
        random: &mut impl Uniforms,
        common: &[Common],
        path: &mut [f64],
    ) {
        let mut level = level_of(share);
        if let Some(ahead) = self.ahead.first() {
            weigh(&mut states, ahead, level);
        }
        let mut state = pick(&states, random.uniform());
        for (step, value) in (1..).zip(path.iter_mut()) {
            let own = random.uniform();
            let u = common
                .get(step - 1)
                .map_or(own, |common| common.uniform(own));
            let to = self.step(state, level, step, u);
            let within = random.uniform();
            if to != level {
                let (low, high) = cell(to);
                share = low + within * (high - low);
                level = to;
            }
            share = self.as_reported(step, level, within).unwrap_or(share);
            *value = share;
            let mut next: States = std::array::from_fn(|next| self.chain.switch(state)[next]);
            if let Some(ahead) = self.ahead.get(step) {
                weigh(&mut next, ahead, level);
            }
            state = pick(&next, random.uniform());
        }
    }

    /// What the rate is in a year that was reported: the report with its error, within its level.
    fn as_reported(&self, step: usize, level: usize, within: f64) -> Option<f64> {
        let report = self.stands.iter().rfind(|report| report.step == step)?;
        Some(share_within(report, level, within))
    }

    /// The level after a step, counted from 1.
    fn step(&self, state: usize, from: usize, step: usize, u: f64) -> usize {
        let Some(reported) = self.reported.get(step) else {
            let below = &self.chain.below[(state * LEVELS + from) * LEVELS..][..LEVELS];
            // Most rates stay where they are.
            if u <= below[from] && (from == 0 || below[from - 1] < u) {
                return from;
            }
            return below.partition_point(|part| *part < u).min(LEVELS - 1);
        };
        let next = self.ahead.get(step);
        let mut ways = [0.0; LEVELS];
        for (to, way) in self.chain.step(state, from).iter().enumerate() {
            let onward = next.map_or(1.0, |next| onward(self.chain, state, to, next));
            ways[to] = way * fit(reported, to) * onward;
        }
        pick(&ways, u)
    }
}

/// Probability of what is reported after a level, whatever the next state.
fn onward(chain: &Chain, state: usize, level: usize, next: &[f64]) -> f64 {
    let switch = chain.switch(state).iter().enumerate();
    switch
        .map(|(to, part)| part * next[to * LEVELS + level])
        .sum()
}

fn weigh(states: &mut States, ahead: &[f64], level: usize) {
    for (state, part) in states.iter_mut().enumerate() {
        *part *= ahead[state * LEVELS + level];
    }
    if let Some(shares) = normalised(states) {
        *states = shares;
    }
}

/// The place at which the cumulated weights pass this part of their sum.
fn pick(weights: &[f64], u: f64) -> usize {
    let mut left = u * weights.iter().sum::<f64>();
    for (place, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return place;
        }
    }
    weights
        .iter()
        .rposition(|weight| *weight > 0.0)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::shipped;
    use crate::statistics::sampling::Distribution;
    use crate::stream::{Decision, Stream};

    fn start(low: f64, high: f64) -> Sampler {
        Distribution::Uniform { low, high }.sampler().unwrap()
    }

    fn paths(bridge: &Bridge, start: &Sampler, years: usize, draws: u32) -> Vec<Vec<f64>> {
        (0..draws)
            .map(|draw| {
                let mut stream = Stream::new(7, draw, Decision::named("coverage test"), 0);
                let mut path = vec![0.0; years + 1];
                bridge.draw(start, &mut stream, &[], &mut path);
                path
            })
            .collect()
    }

    #[test]
    fn paths_have_the_probabilities_of_the_outlook() {
        let start = start(0.976, 0.984);
        let bridge = Bridge::new(shipped(), &start, &[]).unwrap();
        let drawn = paths(&bridge, &start, 5, 20_000);
        let outlook = shipped().outlook(&[Some(0.98)], 5).unwrap();
        for percent in [90, 95, 98, 99] {
            let part = drawn
                .iter()
                .filter(|path| level_of(path[5]) + 1 >= percent)
                .count() as f64
                / 20_000.0;
            let expected = outlook.at_least(5, percent as u32);
            assert!(
                (part - expected).abs() < 0.015,
                "{percent}: {part} against {expected}"
            );
        }
    }

    #[test]
    fn what_was_reported_is_given_back_and_moves_the_years_around_it() {
        let start = start(0.5, 0.9);
        let report = ReportedRate {
            step: 3,
            share: 0.95,
            error: 0.0,
        };
        let bridge = Bridge::new(shipped(), &start, &[report]).unwrap();
        let drawn = paths(&bridge, &start, 5, 4000);
        assert!(drawn.iter().all(|path| level_of(path[3]) == level_of(0.95)));
        let mean = |step: usize| drawn.iter().map(|path| path[step]).sum::<f64>() / 4000.0;
        assert!(mean(0) > 0.72 && mean(0) < mean(1) && mean(1) < mean(2) && mean(2) < 0.95);
        assert!(drawn.iter().all(|path| (0.5..=0.9).contains(&path[0])));
    }

    /// Drawing through a report is drawing freely and keeping what came true.
    #[test]
    fn the_bridge_is_the_free_walk_given_the_report() {
        let start = start(0.895, 0.905);
        let free = paths(
            &Bridge::new(shipped(), &start, &[]).unwrap(),
            &start,
            4,
            60_000,
        );
        let kept: Vec<_> = free
            .iter()
            .filter(|path| level_of(path[2]) == level_of(0.93))
            .collect();
        let report = ReportedRate {
            step: 2,
            share: 0.93,
            error: 0.0,
        };
        let bridged = paths(
            &Bridge::new(shipped(), &start, &[report]).unwrap(),
            &start,
            4,
            20_000,
        );
        for step in [1, 3, 4] {
            let of = |path: &[f64]| level_of(path[step]) >= level_of(0.93);
            let left = kept.iter().filter(|path| of(path)).count() as f64 / kept.len() as f64;
            let right = bridged.iter().filter(|path| of(path)).count() as f64 / 20_000.0;
            let error = (left * (1.0 - left) / kept.len() as f64).sqrt() + 0.004;
            assert!(
                (left - right).abs() < 4.0 * error,
                "{step}: {left} against {right}"
            );
        }
    }

    /// What is reported with an error lies above a share as often as the walk and the error together say.
    #[test]
    fn an_error_leaves_as_much_on_each_side_of_a_whole_per_cent_as_it_should() {
        let start = start(0.975, 0.985);
        let report = ReportedRate {
            step: 1,
            share: 0.984,
            error: 0.001,
        };
        let free = paths(
            &Bridge::new(shipped(), &start, &[]).unwrap(),
            &start,
            1,
            4000,
        );
        let weight = |percent: f64| {
            let level = level_of(percent);
            let own = free.iter().filter(|path| level_of(path[1]) == level);
            own.count() as f64 * likelihood(&report, level)
        };
        let [below, above] = [0.98, 0.99].map(weight);
        let bridge = Bridge::new(shipped(), &start, &[report]).unwrap();
        let drawn = paths(&bridge, &start, 1, 4000);
        let over = drawn.iter().filter(|path| path[1] > 0.985).count() as f64 / 4000.0;
        let expected = above / (above + below);
        assert!((over - expected).abs() < 0.04, "{over}, not {expected}");
        // No share stands on the edge of a whole per cent.
        assert!(drawn.iter().all(|path| path[1] != 0.985));
    }

    #[test]
    fn reports_that_exclude_each_other_are_refused() {
        let report = |share| ReportedRate {
            step: 2,
            share,
            error: 0.0,
        };
        assert!(Bridge::new(shipped(), &start(0.5, 0.6), &[report(0.6), report(0.7)]).is_none());
    }
}
