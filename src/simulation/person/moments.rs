//! Exact mean and variance of what the person engine counts.

use ndarray::{Array3, Axis};

use super::PersonError;
use super::engine::check_number;
use crate::axes::{SEXES, Sex};
use crate::statistics::multistate::YearlyChances;

/// A quantity that adds up over people: what each counts for.
#[derive(Clone, Debug, PartialEq)]
pub struct AdditiveQuantity {
    /// Somebody who is there at the end: state × sex × age.
    pub alive: Array3<f64>,
    /// A birth.
    pub birth: f64,
    /// A death.
    pub death: f64,
}

/// Mean and variance of the quantity, of one person and all descendants: state × sex × age of the
/// person at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: Array3<f64>,
    /// The variance.
    pub variance: Array3<f64>,
}

impl Moments {
    /// Mean and variance of the sum over a start population: people are independent.
    pub fn of(&self, people: &Array3<u32>) -> (f64, f64) {
        let sum = |each: &Array3<f64>| {
            let pairs = people.iter().zip(each);
            pairs.map(|(n, x)| f64::from(*n) * x).sum()
        };
        (sum(&self.mean), sum(&self.variance))
    }
}

/// First and second moments of a quantity after `steps` years of deaths, moves and births in the
/// default order, from the last year backwards.
///
/// People are the types of a branching process in varying environments; a mother's later life and
/// her child's are independent given the state at birth. `tables` as in
/// [`PersonEngine::new`](super::PersonEngine::new).
/// Source: Harris (1963), *The Theory of Branching Processes*, ch. II.
pub fn moments(
    tables: &[YearlyChances],
    steps: usize,
    weights: &AdditiveQuantity,
) -> Result<Moments, PersonError> {
    let mut mean = weights.alive.clone();
    let mut variance = Array3::zeros(mean.dim());
    let (states, _, ages) = mean.dim();
    check_number(tables, steps)?;
    for step in (0..steps).rev() {
        let table = &tables[step.min(tables.len() - 1)];
        let named = |why| PersonError::Chances { step, why };
        table.check(mean.dim()).map_err(named)?;
        let (child_mean, child_variance) = newborn(table, &mean, &variance);
        let mut before = (Array3::zeros(mean.dim()), Array3::zeros(mean.dim()));
        for from in 0..states {
            for sex in 0..SEXES {
                for age in 0..ages {
                    let died = table.death[(from, sex, age)];
                    before.0[(from, sex, age)] = died * weights.death;
                    before.1[(from, sex, age)] = died * weights.death * weights.death;
                }
                for to in 0..states {
                    let moves = table.transition.index_axis(Axis(0), from);
                    let moves = moves.index_axis_move(Axis(0), to);
                    let moves = moves.index_axis_move(Axis(0), sex);
                    for (age, stays) in moves.iter().enumerate() {
                        // Most states are not reached from most others.
                        if *stays == 0.0 {
                            continue;
                        }
                        let chance = (1.0 - table.death[(from, sex, age)]) * stays;
                        let older = (age + 1).min(ages - 1);
                        let (m, v) = (mean[(to, sex, older)], variance[(to, sex, older)]);
                        let bears = match sex == Sex::Female.index() {
                            true => table.birth[(to, age)],
                            false => 0.0,
                        };
                        let both = m + child_mean + weights.birth;
                        before.0[(from, sex, age)] +=
                            chance * (m + bears * (child_mean + weights.birth));
                        before.1[(from, sex, age)] += chance
                            * ((1.0 - bears) * (v + m * m)
                                + bears * (v + child_variance + both * both));
                    }
                }
            }
        }
        let square = before.0.mapv(|first| first * first);
        before.1 -= &square;
        (mean, variance) = before;
    }
    Ok(Moments { mean, variance })
}

/// Mean and variance for a newborn, whose sex and state are drawn.
fn newborn(table: &YearlyChances, mean: &Array3<f64>, variance: &Array3<f64>) -> (f64, f64) {
    let (mut first, mut second) = (0.0, 0.0);
    for ((state, sex), share) in table.newborn.indexed_iter() {
        let (m, v) = (mean[(state, sex, 0)], variance[(state, sex, 0)]);
        first += share * m;
        second += share * (v + m * m);
    }
    (first, second - first * first)
}
