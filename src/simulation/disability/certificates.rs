//! Certificate holders at the start, and what a draw says about them.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use super::{DisabilityStructure, ROW, Registered, STOCKS, grade_of, rows, rows_mut};
use crate::axes::{AGES, GRADES};
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::population::CELLS;
use crate::statistics::elementary::exponential;
use crate::statistics::summing::sum;
use crate::stream::{Chance, Decision, Origin};

const ROUNDING: Decision = Decision::named("starting certificates").of(Origin::Chance);

/// Certificate holders ÷ people, before the level is set.
#[derive(Clone, Debug)]
pub struct Certificates {
    /// Relative stock: people × prevalence × relative registration.
    relative: Vec<f64>,
}

impl Certificates {
    /// A stock that is known.
    pub fn of(stock: Vec<f64>) -> Self {
        Certificates { relative: stock }
    }

    /// The relative stock in a population.
    pub fn relative(
        structure: &DisabilityStructure,
        people: &[f64; CELLS],
        draw: &Registered,
    ) -> Result<Self, SimulationError> {
        let mut relative = vec![0.0; STOCKS];
        let elders: [f64; CELLS] = std::array::from_fn(|at| {
            let age = (at % AGES) as f64;
            people[at] * draw.prevalence * exponential(draw.by_age * (age - 50.0).max(0.0) / 10.0)
        });
        let tables = rows_mut(&mut relative)
            .iter_mut()
            .zip(rows(&structure.prevalence));
        for (kind, (relative, prevalence)) in tables.enumerate() {
            let mild = if grade_of(kind) >= 2 { draw.mild } else { 1.0 };
            for at in 0..CELLS {
                relative[at] = elders[at] * mild * f64::from(prevalence[at]);
            }
        }
        if let Some(composed) = &draw.composed {
            let tables = rows_mut(&mut relative);
            let stock: [f64; KINDS] = std::array::from_fn(|kind| sum(&tables[kind][..CELLS]));
            for (row, factor) in tables.iter_mut().zip(composed.factors(&stock)?) {
                row.iter_mut().for_each(|people| *people *= factor);
            }
        }
        Ok(Certificates { relative })
    }

    /// Sum of the relative stock with a weight for each kind, age and sex.
    pub fn weigh(&self, weight: impl Fn(usize, usize) -> f64) -> f64 {
        let mut sum = 0.0;
        for (kind, row) in self.rows().iter().enumerate() {
            for (at, people) in row[..CELLS].iter().enumerate() {
                sum += people * weight(kind, at);
            }
        }
        sum
    }

    /// So many times the stock.
    pub fn scale(&mut self, factor: f64) {
        self.relative
            .iter_mut()
            .for_each(|people| *people *= factor);
    }

    /// The stock as it is, to be fitted to what was published.
    pub fn table(&mut self) -> &mut [f64] {
        &mut self.relative
    }

    /// The relative stock, a row for each kind.
    pub fn rows(&self) -> &[[f64; ROW]] {
        rows(&self.relative)
    }

    /// Whole people: the stock times `level`, rounded so that every running total is off by less
    /// than one and no cell is biased (systematic rounding with one random start).
    pub fn count(&self, level: f64, chance: &Chance, out: &mut [f32]) {
        let mut start = chance.stream(ROUNDING, 0).uniform();
        let stocks = self.rows().as_chunks::<GRADES>().0.iter();
        // The rows of a category are rounded side by side, each from where the one before it ends.
        for (stocks, out) in stocks.zip(rows_mut(out).as_chunks_mut::<GRADES>().0) {
            let mut running = [0.0; GRADES];
            for grade in 0..GRADES {
                running[grade] = start;
                start += level * sum(&stocks[grade]);
            }
            vectors::dispatch(Round {
                stocks,
                level,
                running,
                out,
            });
        }
    }
}

/// Systematic rounding of four rows, from where each of them starts.
struct Round<'a> {
    stocks: &'a [[f64; ROW]; GRADES],
    level: f64,
    running: [f64; GRADES],
    out: &'a mut [[f32; ROW]; GRADES],
}

impl WithSimd for Round<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) {
        let mut given = [0.0; GRADES];
        for grade in 0..GRADES {
            given[grade] = self.running[grade].floor();
        }
        for at in 0..ROW {
            let mut whole = [0.0; GRADES];
            for grade in 0..GRADES {
                self.running[grade] += self.stocks[grade][at] * self.level;
                whole[grade] = self.running[grade].floor();
            }
            for grade in 0..GRADES {
                self.out[grade][at] = (whole[grade] - given[grade]) as f32;
            }
            given = whole;
        }
    }
}
