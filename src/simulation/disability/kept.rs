//! The smooth stock that flows keep, from one register to the next.

use super::{Flows, ROW, SPANS, span_of};
use crate::axes::AGES;
use crate::simulation::population::CELLS;

/// Part of a year's new certificates that stands for those who might be where a draw has nobody.
const MIGHT_BE: f64 = 1e-3;

/// Adds to stocks of whole people those who might be in cells where there is nobody, so that a table can find them.
pub fn add_who_might_be(stocks: &mut [f64], flows: &Flows, without: &[f64; CELLS]) {
    let rows = stocks.chunks_exact_mut(ROW);
    for (row, inflow) in rows.zip(flows.inflow.chunks_exact(ROW)) {
        for at in 0..CELLS {
            row[at] += MIGHT_BE * f64::from(inflow[at]) * without[at];
        }
    }
}

/// Carries a stock that flows kept among some people over to those who are there now, after so much growth.
pub fn carry_over(stock: &mut [f64], [among, now]: [&[f64; CELLS]; 2], grown: &[f64; SPANS]) {
    let grown = grown.map(libm::exp);
    for (place, people) in stock.iter_mut().enumerate() {
        let at = place % ROW;
        if at < CELLS && among[at] > 0.0 {
            *people *= now[at] / among[at] * grown[span_of(at % AGES)];
        }
    }
}
