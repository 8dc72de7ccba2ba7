//! All trajectories over all years, and their quantiles.

use ndarray::{Array3, Array4};
use rayon::prelude::*;

use super::cohorts::WIDTH;
use super::inputs::Inputs;
use super::year::{Group, Halves, ROWS};
use plancast::axes::{AGES, SEXES};
use plancast::statistics::StatisticsError;
use plancast::statistics::selection::Selection;

/// What is summed up each year, in the order of [`Spread::series`]: people, people of 65 and over,
/// births and deaths of the year, people with a moderate and with a severe disability, and the year's
/// budget for the latter in yuan.
pub const SERIES: [&str; 7] = [
    "total", "elderly", "births", "deaths", "moderate", "severe", "budget",
];

/// Quantiles over the trajectories.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Of each series: probability × series × year (from the first after the start).
    pub series: Array3<f64>,
    /// Of people at the end of a year: probability × year × sex × age.
    pub ages: Array4<f64>,
}

/// Projects `n` trajectories over `steps` years; exact quantiles at these probabilities.
///
/// The quantiles are exact; the values are kept in single precision from year to year, which errs by
/// less than 1e-6 of a value in fifteen years.
///
/// In the threads of the rayon pool in which it is called; any number gives the same bits. Memory:
/// about 1 kB for each trajectory, whatever the number of years.
pub fn run(
    inputs: &Inputs,
    steps: usize,
    n: usize,
    probabilities: &[f64],
    seed: u64,
) -> Result<Spread, StatisticsError> {
    if n == 0 {
        return Err(StatisticsError::Length {
            what: "trajectories",
            found: 0,
            expected: 1,
        });
    }
    if let Some(at) = probabilities.iter().position(|p| !(0.0..=1.0).contains(p)) {
        return Err(StatisticsError::Value {
            what: "probability",
            place: format!("place {}", at + 1),
            value: probabilities[at],
            expected: "between 0 and 1",
        });
    }
    inputs.check()?;
    let halves = Halves::new(inputs);
    let mut groups: Vec<Group> = (0..n.div_ceil(WIDTH))
        .into_par_iter()
        .map(|group| Group::new(inputs, seed, (group * WIDTH) as u32))
        .collect();
    let selection = Selection::new(n, probabilities);
    let quantiles = probabilities.len();
    let mut sheet = vec![0.0; ROWS * quantiles];
    let mut spread = Spread {
        series: Array3::zeros((quantiles, SERIES.len(), steps)),
        ages: Array4::zeros((quantiles, steps, SEXES, AGES)),
    };
    for step in 0..steps {
        groups
            .par_iter_mut()
            .for_each(|group| group.advance(inputs, &halves, step as u32));
        if quantiles == 0 {
            continue;
        }
        sheet.par_chunks_mut(quantiles).enumerate().for_each_init(
            || (selection.clone(), Vec::with_capacity(groups.len() * WIDTH)),
            |(selection, values), (place, out)| {
                values.clear();
                for group in &groups {
                    values.extend_from_slice(group.row(place));
                }
                selection.quantiles(&values[..n], out);
            },
        );
        for (place, row) in sheet.chunks_exact(quantiles).enumerate() {
            for (q, value) in row.iter().enumerate() {
                match place.checked_sub(SEXES * AGES) {
                    Some(series) => spread.series[(q, series, step)] = *value,
                    None => spread.ages[(q, step, place / AGES, place % AGES)] = *value,
                }
            }
        }
    }
    Ok(spread)
}

#[cfg(test)]
mod tests {
    use super::super::benchmark::{PROBABILITIES, inputs};
    use super::*;

    #[test]
    fn any_number_of_threads_gives_the_same_bits() {
        let inputs = inputs();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            pool.unwrap()
                .install(|| run(&inputs, 4, 150, &PROBABILITIES, 11).unwrap())
        };
        let one = with(1);
        assert_eq!(one, with(2));
        assert_eq!(one, with(7));
    }

    #[test]
    fn what_cannot_run_is_refused() {
        let mut inputs = inputs();
        assert!(run(&inputs, 1, 0, &[0.5], 1).is_err());
        assert!(run(&inputs, 1, 1, &[1.5], 1).is_err());
        inputs.mortality[1][30] = -0.1;
        let error = run(&inputs, 1, 1, &[0.5], 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "deaths per person-year at sex 2, age 30 is -0.1; it must be above zero, and below 10"
        );
    }

    /// Without chance, migration, births and trends, survivors follow `exp(−(m[x] + m[x+1])/2)`.
    #[test]
    fn survivors_of_a_single_year_are_those_of_the_table() {
        let mut inputs = inputs();
        inputs.walks.mortality = (0.0, 0.0);
        inputs.walks.migration_level = (0.0, 0.0);
        inputs.walks.migration_noise = 0.0;
        let spread = run(&inputs, 1, 3, &[0.5], 1).unwrap();
        let survival = |from: usize, to: usize| {
            libm::exp(-0.5 * (inputs.mortality[0][from] + inputs.mortality[0][to]))
        };
        for age in 1..100 {
            let expected = inputs.start[0][age - 1] * survival(age - 1, age);
            assert!((spread.ages[(0, 0, 0, age)] / expected - 1.0).abs() < 2e-7);
        }
        let open =
            inputs.start[0][99] * survival(99, 100) + inputs.start[0][100] * survival(100, 100);
        assert!((spread.ages[(0, 0, 0, 100)] / open - 1.0).abs() < 2e-7);
    }
}
