//! How many come and go among holders in a year.

use super::{Flows, Raised, SPANS, category_of, rows, span_of};
use crate::axes::{AGES, CATEGORIES};
use crate::simulation::population::CELLS;
use crate::statistics::summing::sum_of_products;

/// Half of those who come and go in a year per holder.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turning {
    pub(super) all: f64,
    pub(super) categories: [f64; CATEGORIES],
    pub(super) spans: [f64; SPANS],
    /// Holders.
    pub(super) stock: f64,
    pub(super) stock_of: [f64; CATEGORIES],
    pub(super) stock_at: [f64; SPANS],
}

impl Turning {
    /// Of flows among `people` without a certificate and `holders` by kind, age and sex, at the general hazards.
    pub fn of(
        flows: &Flows,
        people: &[f64; CELLS],
        holders: &[f32],
        hazards: &[f64; CELLS],
    ) -> Self {
        let (mut moving, mut having) = ([0.0; CATEGORIES], [0.0; CATEGORIES]);
        let (mut moving_at, mut having_at) = ([0.0; SPANS], [0.0; SPANS]);
        let tables = rows(&flows.inflow)
            .iter()
            .zip(rows(&flows.relative_mortality))
            .zip(rows(&flows.cancellation))
            .zip(rows(holders));
        for (kind, (((inflow, relative), cancelled), stock)) in tables.enumerate() {
            let category = category_of(kind);
            for at in 0..CELLS {
                let stock = f64::from(stock[at]);
                let leaving = hazards[at] * f64::from(relative[at]) + f64::from(cancelled[at]);
                let half = 0.5 * (f64::from(inflow[at]) * people[at] + stock * leaving);
                moving[category] += half;
                having[category] += stock;
                moving_at[span_of(at % AGES)] += half;
                having_at[span_of(at % AGES)] += stock;
            }
        }
        let rate = |moving: f64, having: f64| if having > 0.0 { moving / having } else { 1.0 };
        Turning {
            all: rate(moving.iter().sum(), having.iter().sum()),
            categories: std::array::from_fn(|c| rate(moving[c], having[c])),
            spans: std::array::from_fn(|span| rate(moving_at[span], having_at[span])),
            stock: having.iter().sum(),
            stock_of: having,
            stock_at: having_at,
        }
    }
}

/// New certificates expected in a year.
pub fn expected_entries(flows: &Flows, raised: &Raised, without: &[f64; CELLS]) -> f64 {
    let mut people = [0.0; CELLS];
    for at in 0..CELLS {
        people[at] = without[at] * raised.spans[span_of(at % AGES)];
    }
    let mut expected = 0.0;
    for (kind, inflow) in rows(&flows.inflow).iter().enumerate() {
        let inflow: [f64; CELLS] = std::array::from_fn(|at| f64::from(inflow[at]));
        expected += raised.categories[category_of(kind)] * sum_of_products(&inflow, &people);
    }
    expected
}
