//! New certificates since the flows were set, and how many times as many would have closed a gap.

use crate::axes::CATEGORIES;
use crate::simulation::disability::{Raised, SPANS, Turning};

/// New certificates since the flows were set, for each holder that there was then.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entered {
    years: f64,
    all: f64,
    categories: [f64; CATEGORIES],
    spans: [f64; SPANS],
}

/// What a deviation of some holders' growth acts on: new certificates for each of them, and the turnover of those years.
#[derive(Clone, Copy, Debug)]
pub struct Leverage {
    pub turnover: f64,
    entered: f64,
}

/// Part of the turnover that comes in at least: where nobody does, no gap says how many times as many should have.
const LEAST: f64 = 0.05;

/// Below so many times as many the logarithm goes on in a straight line: fewer than none do not come.
const STRAIGHT: f64 = 1.0 / std::f64::consts::E;

impl Entered {
    /// Those of a year come in, so many times as many as when the flows were set.
    pub fn enter(&mut self, turnover: &Turning, raised: &Raised) {
        let of_spans = mean(&raised.spans, &turnover.coming_at, &turnover.stock_at);
        let of_categories = mean(&raised.categories, &turnover.coming_of, &turnover.stock_of);
        self.years += 1.0;
        self.all += turnover.coming * of_categories * of_spans;
        for (place, entered) in self.categories.iter_mut().enumerate() {
            *entered += turnover.coming_of[place] * raised.categories[place] * of_spans;
        }
        for (place, entered) in self.spans.iter_mut().enumerate() {
            *entered += turnover.coming_at[place] * raised.spans[place] * of_categories;
        }
    }

    pub fn of_all(&self, turnover: &Turning) -> Leverage {
        self.leverage(turnover.all, self.all)
    }

    pub fn of_category(&self, turnover: &Turning, category: usize) -> Leverage {
        self.leverage(turnover.categories[category], self.categories[category])
    }

    pub fn of_span(&self, turnover: &Turning, span: usize) -> Leverage {
        self.leverage(turnover.spans[span], self.spans[span])
    }

    fn leverage(&self, turnover: f64, entered: f64) -> Leverage {
        let turnover = self.years * turnover;
        Leverage {
            turnover,
            entered: entered.max(LEAST * turnover),
        }
    }
}

impl Leverage {
    /// Whether anybody comes or goes.
    pub fn is_there(&self) -> bool {
        self.turnover > 0.0
    }

    /// Logarithm of how many times as many new certificates would have closed a gap, itself a logarithm.
    pub fn times(&self, gap: f64) -> f64 {
        let times = 1.0 + libm::expm1(gap) / self.entered;
        if times > STRAIGHT {
            libm::log(times)
        } else {
            libm::log(STRAIGHT) + times / STRAIGHT - 1.0
        }
    }
}

/// Mean of factors over those who come in.
fn mean<const N: usize>(factors: &[f64; N], coming: &[f64; N], stock: &[f64; N]) -> f64 {
    let (mut all, mut raised) = (0.0, 0.0);
    for (factor, (coming, stock)) in factors.iter().zip(coming.iter().zip(stock)) {
        all += coming * stock;
        raised += factor * coming * stock;
    }
    if all > 0.0 { raised / all } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_times_as_would_have_closed_a_gap() {
        let turnover = Turning {
            all: 0.05,
            coming: 0.04,
            ..Turning::default()
        };
        let mut own = Entered::default();
        assert!(!own.of_all(&turnover).is_there());
        own.enter(&turnover, &Raised::by(1.0));
        let leverage = own.of_all(&turnover);
        // Of 1000 holders with 40 new ones, 1040 would have been there with twice as many.
        assert!((leverage.times(libm::log(1.04)) - libm::log(2.0)).abs() < 1e-12);
        // A small gap is a deviation of 0.05 / 0.04 times as much.
        assert!((leverage.turnover * leverage.times(1e-9) / 1e-9 - 1.25).abs() < 1e-6);
        // It goes on without a jump where hardly anybody would have come, and to where nobody would.
        let gap = |times: f64| libm::log(1.0 + 0.04 * (times - 1.0));
        let [above, below] = [1e-9, -1e-9].map(|beside| leverage.times(gap(STRAIGHT + beside)));
        assert!((above - below).abs() < 1e-8);
        assert!((leverage.times(gap(0.0)) + 2.0).abs() < 1e-12);
        // In a year in which none came, a gap does not ask for infinitely many.
        let none = Turning {
            all: 0.05,
            ..Turning::default()
        };
        let mut own = Entered::default();
        own.enter(&none, &Raised::by(1.0));
        let times = own.of_all(&none).times(libm::log(1.05));
        assert!((times - libm::log(21.0)).abs() < 1e-9);
    }
}
