//! Second stage of a mortality index: its value at each time, solved for what is known of that time.

use ndarray::Array2;

use super::error::{StatisticsError, check_length, check_nonnegative, value};
use super::life_table::LifeTable;
use super::search::root_near;
use crate::axes::Sex;

/// What the index of each time is made to reproduce, in all populations that it moves.
///
/// Sources: Lee and Carter (1992), J. Am. Stat. Assoc. 87: 659–671, deaths; Lee and Miller (2001),
/// Demography 38: 537–549, expectation of life.
#[derive(Clone, Copy, Debug, Default)]
pub enum Adjustment<'a> {
    /// Nothing: the index of the decomposition stays.
    #[default]
    None,
    /// The number of deaths of all populations, given the exposures of each (person-years, ages ×
    /// times).
    Deaths(&'a [&'a Array2<f64>]),
    /// The mean of the populations' expectations of life.
    LifeExpectancy {
        /// First age of each row.
        age: &'a [f64],
        /// Whose mortality it is, one per population.
        sexes: &'a [Sex],
        /// Expected years at the first age, mean of the populations, one per time.
        observed: &'a [f64],
    },
}

/// Death rates of a population, ages × times, and their level: the index moves them as
/// `exp(a[x] + b[x]·k)`.
#[derive(Clone, Copy)]
pub(super) struct Population<'a> {
    pub rates: &'a Array2<f64>,
    pub a: &'a [f64],
}

impl Population<'_> {
    fn rates_at<'b>(&'b self, k: f64, b: &'b [f64]) -> impl Iterator<Item = f64> + 'b {
        let ages = self.a.iter().zip(b);
        ages.map(move |(a, b)| libm::exp(a + b * k))
    }
}

impl Adjustment<'_> {
    /// Moves each `k[t]` to the nearest value that reproduces what is known of its time.
    pub(super) fn apply(
        self,
        k: &mut [f64],
        b: &[f64],
        populations: &[Population<'_>],
        times: &[f64],
    ) -> Result<(), StatisticsError> {
        match self {
            Adjustment::None => Ok(()),
            Adjustment::Deaths(exposures) => {
                check_length("tables of exposures", exposures.len(), populations.len())?;
                for (exposures, population) in exposures.iter().zip(populations) {
                    check_exposures(exposures, population.rates)?;
                }
                let all = || populations.iter().zip(exposures);
                let observed = |t: usize| -> f64 {
                    let of = |m: &Array2<f64>, e: &Array2<f64>| m.column(t).dot(&e.column(t));
                    all().map(|(population, e)| of(population.rates, e)).sum()
                };
                let fitted = |t: usize, k: f64| -> f64 {
                    let cells = all().flat_map(|(p, e)| p.rates_at(k, b).zip(e.column(t)));
                    cells.map(|(m, e)| m * e).sum()
                };
                reproduce(k, times, "number of deaths", observed, fitted)
            }
            Adjustment::LifeExpectancy {
                age,
                sexes,
                observed,
            } => {
                check_length("life expectancies", observed.len(), k.len())?;
                check_length("sexes", sexes.len(), populations.len())?;
                let all = || populations.iter().zip(sexes);
                for (population, sex) in all() {
                    LifeTable::from_rates(age, &population.rates.column(0).to_vec(), *sex)?;
                }
                let fitted = |_: usize, k: f64| -> f64 {
                    let of = |population: &Population<'_>, sex: Sex| {
                        let rates: Vec<f64> = population.rates_at(k, b).collect();
                        LifeTable::from_rates(age, &rates, sex)
                            .map_or(f64::NAN, |table| table.life_expectancy())
                    };
                    let sum: f64 = all().map(|(population, sex)| of(population, *sex)).sum();
                    sum / populations.len() as f64
                };
                reproduce(k, times, "life expectancy", |t| observed[t], fitted)
            }
        }
    }
}

/// Moves an index so that its sum is 0; the mean that was taken off.
pub(super) fn centre(k: &mut [f64]) -> f64 {
    let mean = k.iter().sum::<f64>() / k.len() as f64;
    k.iter_mut().for_each(|k| *k -= mean);
    mean
}

fn reproduce(
    k: &mut [f64],
    times: &[f64],
    what: &'static str,
    observed: impl Fn(usize) -> f64,
    fitted: impl Fn(usize, f64) -> f64,
) -> Result<(), StatisticsError> {
    let largest = k.iter().fold(0.0_f64, |most, k| most.max(k.abs()));
    let step = if largest > 0.0 { largest / 64.0 } else { 1.0 };
    for (t, k) in k.iter_mut().enumerate() {
        let wanted = observed(t);
        *k = root_near(|k| fitted(t, k) - wanted, *k, step).ok_or_else(|| {
            let expected = "one that some value of the index gives";
            value(what, format!("time {}", times[t]), wanted, expected)
        })?;
    }
    Ok(())
}

fn check_exposures(exposures: &Array2<f64>, rates: &Array2<f64>) -> Result<(), StatisticsError> {
    check_length("rows of exposures", exposures.nrows(), rates.nrows())?;
    check_length("columns of exposures", exposures.ncols(), rates.ncols())?;
    let cell = |i: usize| format!("cell {}", i + 1);
    check_nonnegative("exposure", exposures, cell)
}
