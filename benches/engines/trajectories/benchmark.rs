//! PCC-15: a common job for probabilistic cohort components.
//!
//! 101 ages, both sexes, 15 years: a Lee–Carter mortality index, a random walk of total fertility,
//! net migration, a trend of disability prevalence, a budget for severe disability. Nine quantiles of
//! seven series and of every age. All inputs are closed forms, as in
//! [`person::benchmark`](super::super::persons).

use super::super::persons as closed;
use super::inputs::{BySexAge, Inputs, Walks};
use plancast::axes::{AGES, SEXES};

/// Years.
pub const STEPS: usize = 15;
/// Probabilities of the quantiles.
pub const PROBABILITIES: [f64; 9] = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const PEOPLE: f64 = 1_200_000.0;

/// The inputs of the job.
pub fn inputs() -> Inputs {
    let by_state = closed::expected_start(PEOPLE);
    let table = |of: &dyn Fn(usize, usize) -> f64| -> BySexAge {
        let mut values = [[0.0; AGES]; SEXES];
        for (sex, row) in values.iter_mut().enumerate() {
            for (age, value) in row.iter_mut().enumerate() {
                *value = of(sex, age);
            }
        }
        values
    };
    let start = table(&|sex, age| {
        (0..closed::STATES)
            .map(|state| by_state[(state, sex, age)])
            .sum()
    });
    let share = |state: usize| table(&|sex, age| by_state[(state, sex, age)] / start[sex][age]);
    let fertility = closed::fertility().map(|rate| rate / 1.3);
    let ages: [f64; AGES] = std::array::from_fn(|age| age as f64);
    Inputs {
        start,
        mortality: table(&|sex, age| closed::mortality(age)[sex]),
        sensitivity: normalised(ages.map(|age| libm::exp(-age / 60.0)), 1.0),
        fertility: normalised(fertility, 1.0),
        migration: normalised(
            ages.map(|age| {
                let z = (age - 26.0) / 7.0;
                0.6 * libm::exp(-0.5 * z * z) + 0.05
            }),
            0.5,
        ),
        prevalence: [share(1), share(2)],
        boys: closed::BOYS,
        walks: Walks {
            mortality: (-1.0, 0.9),
            fertility: (1.3, 0.04),
            fertility_bounds: (0.5, 3.0),
            migration_level: (1500.0, 1500.0),
            migration_noise: 2000.0,
            prevalence: (-0.003, 0.01),
            prevalence_limit: 0.95,
            cost: 3000.0,
            cost_growth: (1.03, 0.02),
        },
    }
}

fn normalised(values: [f64; AGES], sum: f64) -> [f64; AGES] {
    let all: f64 = values.iter().sum();
    values.map(|value| value / all * sum)
}
