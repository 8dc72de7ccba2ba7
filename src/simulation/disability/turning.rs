//! How many come and go among holders in a year.

use pulp::{Simd, WithSimd};

use super::{Flows, Raised, SPANS, category_of, rows, span_of};
use crate::axes::{AGES, CATEGORIES};
use crate::simulation::population::CELLS;
use crate::statistics::summing::{sum, sum_of_products};
use crate::statistics::vectors;

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
        let TurnedOver {
            moving,
            having,
            moving_at,
            having_at,
        } = vectors::dispatch(Adding {
            flows,
            people,
            holders,
            hazards,
        });
        let by_span = |numbers: &[f64; CELLS]| {
            let mut spans = [0.0; SPANS];
            for (at, number) in numbers.iter().enumerate() {
                spans[span_of(at % AGES)] += number;
            }
            spans
        };
        let (moving_at, having_at) = (by_span(&moving_at), by_span(&having_at));
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

/// Half of those who come and go, and holders, by category and by age and sex.
struct TurnedOver {
    moving: [f64; CATEGORIES],
    having: [f64; CATEGORIES],
    moving_at: [f64; CELLS],
    having_at: [f64; CELLS],
}

/// What [`Turning::of`] adds up.
struct Adding<'a> {
    flows: &'a Flows,
    people: &'a [f64; CELLS],
    holders: &'a [f32],
    hazards: &'a [f64; CELLS],
}

impl WithSimd for Adding<'_> {
    type Output = TurnedOver;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> TurnedOver {
        let Adding {
            flows,
            people,
            holders,
            hazards,
        } = self;
        let mut sums = TurnedOver {
            moving: [0.0; CATEGORIES],
            having: [0.0; CATEGORIES],
            moving_at: [0.0; CELLS],
            having_at: [0.0; CELLS],
        };
        for (kind, stock) in rows(holders).iter().enumerate() {
            let inflow = &rows(&flows.inflow)[kind];
            let relative = &rows(&flows.relative_mortality)[kind];
            let cancelled = &rows(&flows.cancellation)[kind];
            let (mut moving, mut having) = ([0.0; CELLS], [0.0; CELLS]);
            for at in 0..CELLS {
                let stock = f64::from(stock[at]);
                let leaving = hazards[at] * f64::from(relative[at]) + f64::from(cancelled[at]);
                moving[at] = 0.5 * (f64::from(inflow[at]) * people[at] + stock * leaving);
                having[at] = stock;
                sums.moving_at[at] += moving[at];
                sums.having_at[at] += having[at];
            }
            sums.moving[category_of(kind)] += sum(&moving);
            sums.having[category_of(kind)] += sum(&having);
        }
        sums
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
