//! The smooth stock that flows keep, from one register to the next.

use super::{Flows, ROW, SPANS, span_of};
use crate::axes::AGES;
use crate::simulation::population::CELLS;

/// Part of a year's new certificates, or of those who are kept, that stands for those who might be where a draw has nobody.
const MIGHT_BE: f64 = 1e-3;

/// Adds to stocks of whole people those who might be in cells where there is nobody, so that a table can find them: new
/// holders, and where none come, because more live on to that age than it had, those whom the flows keep there.
pub fn add_who_might_be(stocks: &mut [f64], flows: &Flows, without: &[f64; CELLS], kept: &[f64]) {
    let rows = stocks.chunks_exact_mut(ROW).zip(kept.chunks_exact(ROW));
    for ((row, kept), inflow) in rows.zip(flows.inflow.chunks_exact(ROW)) {
        for at in 0..CELLS {
            row[at] += MIGHT_BE * f64::from(inflow[at]) * without[at];
            if row[at] == 0.0 {
                row[at] = MIGHT_BE * kept[at];
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::disability::STOCKS;

    /// A cell into which nobody comes and in which nobody is left by chance can have somebody again; a cell that has
    /// somebody stays, and where nobody is kept nobody is.
    #[test]
    fn a_cell_without_new_holders_can_be_found() {
        let mut stocks = vec![0.0; STOCKS];
        let mut kept = vec![0.0; STOCKS];
        (stocks[0], kept[0], kept[1]) = (3.0, 4.0, 2.0);
        let flows = Flows {
            inflow: vec![0.0; STOCKS],
            ..Flows::default()
        };
        add_who_might_be(&mut stocks, &flows, &[100.0; CELLS], &kept);
        assert_eq!(stocks[..3], [3.0, 2.0 * MIGHT_BE, 0.0]);
    }
}
