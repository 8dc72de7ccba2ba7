//! The chain's tables from many histories, by expectation and maximisation.

use super::chain::{Chain, KINDS, PACES, STATES, States, Tables, normalised};
use super::levels::{KNOTS, LEVELS, STEPS, grid};

/// Rounds of expectation and maximisation. More fit the panel better and other countries worse: chosen by
/// leaving half of the countries out.
const ROUNDS: usize = 15;
/// How far a level borrows from its neighbours, on the scale: for steps, and for what a level says of the
/// state.
const BORROWED: f64 = 0.2;
const BORROWED_STATES: f64 = 0.1;
/// Steps that are taken as seen beforehand at each knot, and how fast their sizes decay on the scale.
const PRIOR_STEPS: f64 = 0.3;
const PRIOR_DECAY: f64 = 0.3;
/// Stays and steps taken as seen beforehand at each knot.
const PRIOR_STAYS: (f64, f64) = (0.2, 1.0);
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
    let mut tables = Tables::empty();
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

/// At first: kinds by the mean level of a history, paces by its mean step.
fn first_beliefs(histories: &[&[usize]]) -> Vec<Vec<States>> {
    let at = &grid().at;
    let mean =
        |history: &[usize]| history.iter().map(|l| at[*l]).sum::<f64>() / history.len() as f64;
    let step = |history: &[usize]| {
        let steps = history
            .windows(2)
            .map(|pair| (at[pair[1]] - at[pair[0]]).abs());
        steps.sum::<f64>() / (history.len() - 1) as f64
    };
    let kinds = ranks(
        histories.iter().map(|history| mean(history)).collect(),
        KINDS,
    );
    let paces = ranks(
        histories.iter().map(|history| step(history)).collect(),
        PACES,
    );
    let likely = kinds
        .into_iter()
        .zip(paces)
        .map(|(kind, pace)| kind * PACES + pace);
    let others = 0.2 / (STATES - 1) as f64;
    likely
        .zip(histories)
        .map(|(likely, history)| {
            let belief = std::array::from_fn(|state| if state == likely { 0.8 } else { others });
            vec![belief; history.len() - 1]
        })
        .collect()
}

/// Equal groups in ascending order.
fn ranks(values: Vec<f64>, groups: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut group = vec![0; values.len()];
    for (rank, place) in order.into_iter().enumerate() {
        group[place] = rank * groups / values.len();
    }
    group
}

fn first_switches() -> [States; STATES] {
    std::array::from_fn(|from| {
        std::array::from_fn(|to| match (from == to, from / PACES == to / PACES) {
            (true, _) => 0.9,
            (false, true) => 0.1 / (PACES - 1) as f64,
            (false, false) => 0.0,
        })
    })
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
) -> Tables {
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
    let mut tables = Tables::empty();
    tables.switching = switches.concat();
    let near = |a: usize, b: usize, reach: f64| {
        let z = (grid.at[a] - grid.at[b]) / reach;
        libm::exp(-0.5 * z * z)
    };
    let prior = prior_sizes();
    let mut left = vec![0.0; LEVELS * STATES];
    for state in 0..STATES {
        let row = |from: usize| &counts[(state * LEVELS + from) * LEVELS..][..LEVELS];
        // By level left: all steps, stays, and steps by class.
        let mut sizes = vec![0.0; LEVELS * STEPS];
        for from in 0..LEVELS {
            left[from * STATES + state] = row(from).iter().sum();
            for (to, count) in row(from).iter().enumerate().filter(|way| *way.1 > 0.0) {
                for (class, part) in &grid.classes[from * LEVELS + to] {
                    sizes[from * STEPS + class] += count * part;
                }
            }
        }
        for (place, knot) in KNOTS.iter().enumerate() {
            let place = state * KNOTS.len() + place;
            let (mut stays, mut all) = PRIOR_STAYS;
            let steps = &mut tables.sizes[place * STEPS..][..STEPS];
            steps.copy_from_slice(&prior);
            for from in 0..LEVELS {
                let weight = near(*knot, from, BORROWED);
                stays += weight * row(from)[from];
                all += weight * left[from * STATES + state];
                for (step, seen) in steps.iter_mut().zip(&sizes[from * STEPS..][..STEPS]) {
                    *step += weight * seen;
                }
            }
            let total: f64 = steps.iter().sum();
            steps.iter_mut().for_each(|step| *step /= total);
            tables.stay[place] = stays / all;
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

fn prior_sizes() -> Vec<f64> {
    let grid = grid();
    let decaying = grid.width.iter().zip(&grid.middle);
    let sizes: Vec<f64> = decaying
        .map(|(width, middle)| width * libm::exp(-middle.abs() / PRIOR_DECAY))
        .collect();
    let total: f64 = sizes.iter().sum();
    sizes
        .into_iter()
        .map(|size| PRIOR_STEPS * size / total)
        .collect()
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
