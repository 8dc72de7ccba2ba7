//! What the estimate of the chain begins with.

use super::chain::{KINDS, PACES, STANDING, STATES, States};
use super::levels::grid;

/// A rate stands where it has moved by at most a point in each of so many years in a row.
const STOOD: usize = 4;

/// At first: kinds by the mean level of a history; paces by runs of years that stood, else by its mean step.
pub(super) fn first_beliefs(histories: &[&[usize]]) -> Vec<Vec<States>> {
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
    let moving = ranks(
        histories.iter().map(|history| step(history)).collect(),
        PACES - 1,
    );
    let others = 0.2 / (STATES - 1) as f64;
    let belief =
        |likely: usize| std::array::from_fn(|state| if state == likely { 0.8 } else { others });
    let ranked = kinds.into_iter().zip(moving);
    ranked
        .zip(histories)
        .map(|((kind, moving), history)| {
            let pace = |stands| if stands { STANDING } else { 1 + moving };
            let steps = standing(history).into_iter();
            steps
                .map(|stands| belief(kind * PACES + pace(stands)))
                .collect()
        })
        .collect()
}

/// For each step of a history whether it is one of a run of [`STOOD`] and more of at most a point.
fn standing(history: &[usize]) -> Vec<bool> {
    let small: Vec<bool> = history
        .windows(2)
        .map(|pair| pair[0].abs_diff(pair[1]) <= 1)
        .collect();
    let runs = small.chunk_by(|one, next| one == next);
    runs.flat_map(|run| {
        let stands = run[0] && run.len() >= STOOD;
        std::iter::repeat_n(stands, run.len())
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

/// At first: a kind stays what it is, and so does the pace nine times in ten.
pub(super) fn first_switches() -> [States; STATES] {
    std::array::from_fn(|from| {
        std::array::from_fn(|to| match (from == to, from / PACES == to / PACES) {
            (true, _) => 0.9,
            (false, true) => 0.1 / (PACES - 1) as f64,
            (false, false) => 0.0,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_stands_in_runs_of_small_steps() {
        let stands = standing(&[50, 51, 51, 50, 50, 60, 60, 60, 60, 58]);
        let expected = [true, true, true, true, false, false, false, false, false];
        assert_eq!(stands, expected);
    }
}
