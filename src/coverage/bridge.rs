//! Paths of one rate: from where it starts, through what was reported, into the years ahead.

use super::chain::{Chain, STATES, States, normalised};
use super::levels::{LEVELS, cell, level_of};
use super::report::{ReportedRate, fit, likelihood, share_within, weighted};
use crate::statistics::sampling::{Common, Sampler, uniforms};
use crate::stream::Stream;

/// Steps whose random numbers are drawn together.
const TOGETHER: usize = 16;

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
    pub fn draw(&self, start: &Sampler, random: &mut Stream, common: &[Common], path: &mut [f64]) {
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
        random: &mut Stream,
        common: &[Common],
        path: &mut [f64],
    ) {
        let mut level = level_of(share);
        if let Some(ahead) = self.ahead.first() {
            weigh(&mut states, ahead, level);
        }
        let mut state = pick(&states, random.uniform());
        let (mut step, mut common) = (0, common);
        for path in path.chunks_mut(TOGETHER) {
            let mut numbers = [[0.0; 3]; TOGETHER];
            let numbers = &mut numbers[..path.len()];
            uniforms(random, numbers.as_flattened_mut());
            let mut own = [0.5; TOGETHER];
            for (own, [number, ..]) in own.iter_mut().zip(&*numbers) {
                *own = *number;
            }
            let shared;
            (shared, common) = common.split_at(common.len().min(path.len()));
            Common::uniforms(shared, &mut own);
            for (value, (u, [_, within, onward])) in path.iter_mut().zip(own.iter().zip(&*numbers))
            {
                step += 1;
                (level, share) = self.moved(state, (level, share), step, *u, *within);
                share = self.as_reported(step, level, *within).unwrap_or(share);
                *value = share;
                let next = self.chain.switch(state);
                state = match self.ahead.get(step) {
                    None => pick(next, *onward),
                    Some(ahead) => {
                        let mut next: States = std::array::from_fn(|state| next[state]);
                        weigh(&mut next, ahead, level);
                        pick(&next, *onward)
                    }
                };
            }
        }
    }

    /// What the rate is in a year that was reported: the report with its error, within its level.
    fn as_reported(&self, step: usize, level: usize, within: f64) -> Option<f64> {
        let report = self.stands.iter().rfind(|report| report.step == step)?;
        Some(share_within(report, level, within))
    }

    /// Level and share after a step, counted from 1: a uniform place in a new level; in the same one as before, or anywhere
    /// in it ([`Chain::fresh_place`]).
    ///
    /// Who is moved within a level is told by `u`, which has picked it: the lower part of those who stay moves down, the
    /// upper part up, so that the higher `u` the higher the share, whatever rates have in common. A share of nobody or of
    /// everybody is no place within a level, which a small step would leave: it stays as long as the level stays.
    fn moved(
        &self,
        state: usize,
        (level, share): (usize, f64),
        step: usize,
        u: f64,
        within: f64,
    ) -> (usize, f64) {
        let (to, part) = self.step(state, level, step, u);
        let (low, high) = cell(to);
        if to != level {
            return (to, low + within * (high - low));
        }
        if share <= 0.0 || share >= 1.0 {
            return (level, share);
        }
        let fresh = self.chain.fresh_place(state, level);
        let below = (share - low) / (high - low);
        if part < fresh * below {
            (level, low + within * (share - low))
        } else if part > 1.0 - fresh * (1.0 - below) {
            (level, share + within * (high - share))
        } else {
            (level, share)
        }
    }

    /// The level after a step, counted from 1, and where `u` lies among the numbers that lead there, from 0 to 1.
    fn step(&self, state: usize, from: usize, step: usize, u: f64) -> (usize, f64) {
        let Some(reported) = self.reported.get(step) else {
            return self.chain.free_step(state, from, u);
        };
        let next = self.ahead.get(step);
        let mut ways = [0.0; LEVELS];
        for (to, way) in self.chain.step(state, from).iter().enumerate() {
            let onward = next.map_or(1.0, |next| onward(self.chain, state, to, next));
            ways[to] = way * fit(reported, to) * onward;
        }
        pick_within(&ways, u)
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
    pick_within(weights, u).0
}

/// The same, and at which part of the weight of this place, from 0 to 1.
fn pick_within(weights: &[f64], u: f64) -> (usize, f64) {
    let mut left = u * weights.iter().sum::<f64>();
    for (place, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return (place, 1.0 + left / weight);
        }
    }
    let last = weights.iter().rposition(|weight| *weight > 0.0);
    (last.unwrap_or(0), 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::shipped;
    use crate::statistics::sampling::Distribution;
    use crate::stream::Decision;

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

    /// From shares all over a level they stay so: what is said without drawing holds between whole per cents too.
    #[test]
    fn shares_of_a_level_stay_uniform_in_it() {
        for (low, high) in [(0.975, 0.985), (0.985, 1.0)] {
            let start = start(low, high);
            let bridge = Bridge::new(shipped(), &start, &[]).unwrap();
            let drawn = paths(&bridge, &start, 5, 20_000);
            let middle = 0.5 * (low + high);
            let outlook = shipped().outlook(&[Some(middle)], 5).unwrap();
            for share in [0.98, 0.99, 0.995] {
                let part = drawn.iter().filter(|path| path[5] > share).count() as f64 / 20_000.0;
                let expected = outlook.above(5, share);
                assert!(
                    (part - expected).abs() < 0.015,
                    "{middle}, {share}: {part} against {expected}"
                );
            }
        }
    }

    /// More than 99 per cent three years after a report, which lies within the last level or below it. Shares on the same
    /// side of 99 within a level have the same chance, those on the other side have more.
    #[test]
    fn a_better_report_is_never_worse() {
        let start = start(0.975, 0.985);
        let reported = [
            0.97, 0.98, 0.984, 0.985, 0.987, 0.989, 0.99, 0.992, 0.996, 0.999, 1.0,
        ];
        let chances = reported.map(|share| {
            let report = ReportedRate {
                step: 2,
                share,
                error: 0.0,
            };
            let bridge = Bridge::new(shipped(), &start, &[report]).unwrap();
            let drawn = paths(&bridge, &start, 5, 4000);
            drawn.iter().filter(|path| path[5] > 0.99).count() as f64 / 4000.0
        });
        for (pair, share) in chances.windows(2).zip(&reported[1..]) {
            assert!(pair[1] > pair[0] - 0.025, "{share}: {chances:?}");
        }
        let [lower, middle, upper] = [2, 3, 7].map(|place| chances[place]);
        assert!(lower + 0.03 < middle && middle + 0.1 < upper, "{chances:?}");
    }

    /// The same uniform numbers lead to the same levels as without moves within them.
    #[test]
    fn moves_within_a_level_leave_the_levels_as_they_are() {
        let (chain, start) = (shipped(), start(0.945, 0.999));
        let bridge = Bridge::new(chain, &start, &[]).unwrap();
        for (draw, path) in (0..).zip(paths(&bridge, &start, 6, 2000)) {
            let mut stream = Stream::new(7, draw, Decision::named("coverage test"), 0);
            let (u, _) = (stream.uniform(), stream.uniform());
            let mut level = level_of(start.quantile(u));
            let mut state = pick(&chain.member(level), stream.uniform());
            for share in &path[1..] {
                let (u, _) = (stream.uniform(), stream.uniform());
                let below = &chain.below[(state * LEVELS + level) * LEVELS..][..LEVELS];
                level = below.partition_point(|part| *part < u).min(LEVELS - 1);
                assert_eq!(level_of(*share), level, "{draw}");
                state = pick(chain.switch(state), stream.uniform());
            }
        }
    }

    /// What rates have in common moves them all one way, within levels too.
    #[test]
    fn a_higher_number_leads_no_lower() {
        let bridge = Bridge::free(shipped());
        for state in 0..STATES {
            for share in [0.004, 0.9, 0.9849, 0.986, 0.999] {
                let level = level_of(share);
                let after = |u| bridge.moved(state, (level, share), 1, u, 0.5);
                let all: Vec<_> = (1..1000_u32)
                    .map(|u| after(f64::from(u) / 1000.0))
                    .collect();
                let rises = all.windows(2).all(|pair| pair[0].1 <= pair[1].1);
                assert!(rises, "{state}, {share}");
                let place = |own: &&(usize, f64)| own.0 == level && own.1 != share;
                let moved = all.iter().filter(place).count() as f64 / 1000.0;
                let stay = shipped().step(state, level)[level];
                let expected = stay * shipped().fresh_place(state, level);
                assert!((moved - expected).abs() < 0.004, "{moved}, {expected}");
            }
        }
    }

    /// Everybody stays everybody until the level changes; all but everybody moves.
    #[test]
    fn a_small_step_leaves_no_hundred_per_cent() {
        let stays_until_it_moves = |share: f64| {
            let report = ReportedRate {
                step: 0,
                share,
                error: 0.0,
            };
            let start = start(0.985, 1.0);
            let bridge = Bridge::new(shipped(), &start, &[report]).unwrap();
            let drawn = paths(&bridge, &start, 5, 500);
            drawn.iter().all(|path| {
                let in_level = |own: &&f64| level_of(**own) == LEVELS - 1;
                path.iter().take_while(in_level).all(|own| *own == share)
            })
        };
        assert!(stays_until_it_moves(1.0) && !stays_until_it_moves(0.999));
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
