//! The chain's tables from many histories, by expectation and maximisation.

use super::beginning::{first_beliefs, first_switches};
use super::chain::{Chain, ChainTables, PACES, STATES, States, normalised};
use super::levels::{KNOTS, LEVELS, STEPS, grid};
use super::seen::SeenSteps;

/// Rounds of expectation and maximisation. More fit the panel better and other countries worse: chosen by
/// leaving half of the countries out.
const ROUNDS: usize = 10;
/// How far a level borrows from its neighbours, on the scale: for steps, and for what a level says of the
/// state.
const BORROWED: f64 = 0.2;
const BORROWED_STATES: f64 = 0.1;
/// How far a level borrows where little was seen near it, and for how many years at most: the few that
/// stood at some low level alone would be foretold to do what two or three did.
const BORROWED_FAR: f64 = 0.6;
const FAR_YEARS: f64 = 10.0;
/// Changes of state taken as seen beforehand.
const PRIOR_SWITCHES: f64 = 1e-3;

/// Estimates a chain from histories of levels in consecutive years; those with fewer than two years say
/// nothing. `None` where no history says anything.
pub fn estimate(histories: &[Vec<usize>]) -> Option<Chain> {
    let told = histories.iter().filter(|history| history.len() > 1);
    let histories: Vec<&[usize]> = told.map(Vec::as_slice).collect();
    if histories.is_empty() {
        return None;
    }
    let mut beliefs = first_beliefs(&histories);
    let mut switches = first_switches();
    let mut tables = ChainTables::empty();
    for _ in 0..ROUNDS {
        tables = maximise(&histories, &beliefs, &switches);
        let chain = Chain::new(tables.clone());
        let mut seen = [[0.0; STATES]; STATES];
        for (history, belief) in histories.iter().zip(&mut beliefs) {
            expect(&chain, history, belief, &mut seen);
        }
        switches = switching(&seen);
    }
    tables.switching = switches.concat();
    Some(Chain::new(tables))
}

/// A kind stays what it is; the pace changes.
fn switching(seen: &[States; STATES]) -> [States; STATES] {
    std::array::from_fn(|from| {
        let row: States = std::array::from_fn(|to| {
            if from / PACES == to / PACES {
                seen[from][to] + PRIOR_SWITCHES
            } else {
                0.0
            }
        });
        normalised(&row).unwrap_or(row)
    })
}

/// The tables that fit best, given what is believed of each step's state.
fn maximise(
    histories: &[&[usize]],
    beliefs: &[Vec<States>],
    switches: &[States; STATES],
) -> ChainTables {
    let grid = grid();
    // By state: how often each level was left for each other.
    let mut counts = vec![0.0; STATES * LEVELS * LEVELS];
    for (history, belief) in histories.iter().zip(beliefs) {
        for (pair, states) in history.windows(2).zip(belief) {
            for (state, part) in states.iter().enumerate() {
                counts[(state * LEVELS + pair[0]) * LEVELS + pair[1]] += part;
            }
        }
    }
    let mut tables = ChainTables::empty();
    tables.switching = switches.concat();
    let near = |a: usize, b: usize, reach: f64| {
        let z = (grid.at[a] - grid.at[b]) / reach;
        libm::exp(-0.5 * z * z)
    };
    let mut left = vec![0.0; LEVELS * STATES];
    // By state and level.
    let mut seen = Vec::with_capacity(STATES * LEVELS);
    for state in 0..STATES {
        for from in 0..LEVELS {
            let row = &counts[(state * LEVELS + from) * LEVELS..][..LEVELS];
            left[from * STATES + state] = row.iter().sum();
            seen.push(SeenSteps::of(from, row));
        }
    }
    for (state, seen) in seen.chunks_exact(LEVELS).enumerate() {
        for (place, knot) in KNOTS.iter().enumerate() {
            let within = |reach: f64| {
                let mut whole = SeenSteps::nothing();
                for (from, seen) in seen.iter().enumerate() {
                    whole.add(near(*knot, from, reach), seen);
                }
                whole
            };
            let mut whole = SeenSteps::beforehand();
            whole.add(1.0, &within(BORROWED));
            let far = within(BORROWED_FAR);
            whole.add(FAR_YEARS / (FAR_YEARS + far.years()), &far);
            let place = state * KNOTS.len() + place;
            tables.stay[place] = whole.stay();
            tables.sizes[place * STEPS..][..STEPS].copy_from_slice(&whole.sizes());
        }
    }
    for level in 0..LEVELS {
        let row: States = std::array::from_fn(|state| {
            let told = (0..LEVELS)
                .map(|other| near(level, other, BORROWED_STATES) * left[other * STATES + state]);
            told.sum::<f64>() + 1e-3
        });
        let row = normalised(&row).unwrap_or(row);
        tables.membership[level * STATES..][..STATES].copy_from_slice(&row);
    }
    tables
}

/// What a history says of the state of each of its steps; adds what it says of changes of state.
fn expect(chain: &Chain, history: &[usize], belief: &mut [States], seen: &mut [States; STATES]) {
    let steps = history.len() - 1;
    let fits: Vec<States> = history
        .windows(2)
        .map(|pair| std::array::from_fn(|state| chain.step(state, pair[0])[pair[1]]))
        .collect();
    let mut forward: Vec<States> = Vec::with_capacity(steps);
    let mut before = chain.member(history[0]);
    for fit in &fits {
        let now: States = std::array::from_fn(|state| before[state] * fit[state]);
        let now = normalised(&now).unwrap_or(now);
        before = std::array::from_fn(|to| {
            (0..STATES)
                .map(|from| now[from] * chain.switch(from)[to])
                .sum()
        });
        forward.push(now);
    }
    let mut backward: States = [1.0; STATES];
    for step in (0..steps).rev() {
        let told: States = std::array::from_fn(|state| forward[step][state] * backward[state]);
        belief[step] = normalised(&told).unwrap_or(told);
        let Some(earlier) = step.checked_sub(1) else {
            break;
        };
        let ahead: States = std::array::from_fn(|state| fits[step][state] * backward[state]);
        let pair =
            |from: usize, to: usize| forward[earlier][from] * chain.switch(from)[to] * ahead[to];
        let total: f64 = (0..STATES)
            .map(|from| (0..STATES).map(|to| pair(from, to)).sum::<f64>())
            .sum();
        for (from, row) in seen.iter_mut().enumerate() {
            for (to, count) in row.iter_mut().enumerate() {
                *count += pair(from, to) / total;
            }
        }
        let back: States = std::array::from_fn(|from| {
            (0..STATES)
                .map(|to| chain.switch(from)[to] * ahead[to])
                .sum()
        });
        backward = normalised(&back).unwrap_or(back);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::shipped;
    use crate::coverage::{Bridge, level_of};
    use crate::statistics::sampling::Distribution;
    use crate::stream::{Decision, Stream};

    /// Histories drawn from a chain give back where it leads.
    #[test]
    fn what_was_drawn_from_a_chain_is_estimated_again() {
        let start = Distribution::Uniform {
            low: 0.5,
            high: 0.99,
        }
        .sampler()
        .unwrap();
        let bridge = Bridge::new(shipped(), &start, &[]).unwrap();
        let histories: Vec<Vec<usize>> = (0..1500)
            .map(|draw| {
                let mut path = [0.0; 20];
                let mut stream = Stream::new(3, draw, Decision::named("coverage test"), 1);
                bridge.draw(&start, &mut stream, &[], &mut path);
                path.map(level_of).to_vec()
            })
            .collect();
        let chain = estimate(&histories).unwrap();
        for from in [0.8, 0.9, 0.98] {
            let [told, known] =
                [&chain, shipped()].map(|chain| chain.outlook(&[Some(from)], 5).unwrap());
            for percent in [80, 90, 95, 99] {
                let (told, known) = (told.at_least(5, percent), known.at_least(5, percent));
                assert!(
                    (told - known).abs() < 0.08,
                    "{from} to {percent}: {told} against {known}"
                );
            }
        }
        assert!(estimate(&[vec![97]]).is_none());
    }
}
