//! What the tables of a register teach of the pace.

use super::Pace;
use super::closing::closed;
use super::entered::Leverage;
use crate::simulation::disability::Gap;
use crate::statistics::deviations::Taught;

impl Pace {
    /// Learns from how far the register lies from this draw. What it says of some holders tells of all as far as these are
    /// unlikely to stray from the others, and of what is special about them as far as the growth of all is known.
    pub fn see(&mut self, gap: &Gap) {
        let gap = self.in_deviations(gap);
        let Some((of_all, error)) = gap.all else {
            return;
        };
        let (mut unknown, mut strays) = (0.0, 0.0);
        if gap.part < 1.0 {
            unknown = self.taught.total().max(0.0).sqrt();
            strays = self.strays(gap.part);
        } else {
            self.start = 0.0;
        }
        self.taught.see_in_part(of_all, libm::hypot(error, strays));
        for (taught, gap) in self.taught_of.iter_mut().zip(gap.categories) {
            if let Some((gap, error)) = gap {
                taught.see_in_part(gap, libm::hypot(error, unknown));
            }
        }
        for (taught, gap) in self.taught_at.iter_mut().zip(gap.spans) {
            if let Some((gap, error)) = gap {
                taught.see_in_part(gap, libm::hypot(error, unknown));
            }
        }
    }

    /// A gap in how many holders there are as a gap in the deviations of their growth, which make new certificates so many
    /// times as many: where few came, it takes many times as many of them to close what a little more closes where many
    /// came. What is not believed of it stays as it is; all of it where it may be one of the holders at the start, or tells
    /// of some of them.
    fn in_deviations(&self, gap: &Gap) -> Gap {
        let since = &self.since.entered;
        let leverage = since.of_all(&self.turnover);
        let is_growth = gap.part >= 1.0 && self.start <= 0.0 && leverage.is_there();
        let Some((all, error)) = gap.all.filter(|_| is_growth) else {
            return *gap;
        };
        let told = closed(self.taught.total(), error) * all;
        let times = leverage.times(told);
        let beside = |leverage: Leverage, taught: &Taught, (gap, error): (f64, f64)| {
            if !leverage.is_there() {
                return (gap, error);
            }
            let own = closed(taught.total(), error) * gap;
            let deviation = leverage.turnover * (leverage.times(told + own) - times);
            (deviation + (gap - own), error)
        };
        Gap {
            all: Some((leverage.turnover * times + (all - told), error)),
            part: gap.part,
            categories: std::array::from_fn(|c| {
                let leverage = since.of_category(&self.turnover, c);
                gap.categories[c].map(|seen| beside(leverage, &self.taught_of[c], seen))
            }),
            spans: std::array::from_fn(|span| {
                let leverage = since.of_span(&self.turnover, span);
                gap.spans[span].map(|seen| beside(leverage, &self.taught_at[span], seen))
            }),
        }
    }

    /// How far the growth of such a part of the holders may stray from that of all: where the others stray as far as a
    /// category or a span of age may, it does so the other way, the farther the smaller it is.
    fn strays(&self, part: f64) -> f64 {
        let parts = self.taught_of.iter().chain(&self.taught_at);
        let most = parts.map(Taught::total).fold(0.0, f64::max);
        let grown = (most - self.start_of * self.start_of).max(0.0);
        (1.0 - part) / part * grown.sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::{CATEGORIES, Category};
    use crate::simulation::disability::{Believed, PaceDrawn, PaceOfYear, SPANS, Turning};

    const TURNOVER: f64 = 0.04;
    const LARGE: usize = Category::Physical.index();
    const SMALL: usize = Category::Psychiatric.index();

    /// After a year in which a draw's own deviation was 0.01: its pace, and new certificates per holder of both categories.
    fn after_a_year(start: f64) -> (Pace, [f64; 2]) {
        let (mut stock_of, mut coming_of) = ([0.0; CATEGORIES], [0.0; CATEGORIES]);
        (stock_of[LARGE], stock_of[SMALL]) = (9e11, 1e11);
        (coming_of[LARGE], coming_of[SMALL]) = (0.03, 0.06);
        let turnover = Turning {
            all: TURNOVER,
            categories: [TURNOVER; CATEGORIES],
            coming: 0.9 * 0.03 + 0.1 * 0.06,
            coming_of,
            stock: 1e12,
            stock_of,
            ..Turning::default()
        };
        let drawn = PaceDrawn {
            persistence: [0.0, 1.0],
            spread: [0.0, 0.01],
            ..PaceDrawn::default()
        };
        let believed = Believed {
            drawn,
            mean: 0.02,
            start: [start, 0.0],
            ..Believed::default()
        };
        let mut pace = Pace::begin(&believed, turnover);
        pace.pass();
        let year = PaceOfYear {
            all: 0.01,
            ..PaceOfYear::default()
        };
        let raised = pace.raised(1.0, &year, &[0.0; SPANS]);
        pace.enter(&raised);
        let came = [LARGE, SMALL].map(|c| coming_of[c] * raised.categories[c]);
        (pace, came)
    }

    /// The register of a place which has certified so many times as many, and from which as many went as came in the draw.
    fn gap(came: [f64; 2], times: f64) -> Gap {
        let [large, small] = came.map(|came| 1.0 + came * (times - 1.0));
        let all = libm::log(0.9 * large + 0.1 * small);
        let mut categories = [None; CATEGORIES];
        categories[LARGE] = Some((libm::log(large) - all, 0.0));
        categories[SMALL] = Some((libm::log(small) - all, 0.0));
        Gap {
            all: Some((all, 0.0)),
            part: 1.0,
            categories,
            ..Gap::default()
        }
    }

    /// What is told is the deviation that made new certificates as many, and nothing of the categories, although the one with
    /// more of them grew more.
    #[test]
    fn a_register_tells_the_deviation_by_its_new_certificates() {
        for deviation in [-0.03, 0.04] {
            let (mut pace, came) = after_a_year(0.0);
            let gap = gap(came, libm::exp(deviation / TURNOVER));
            assert!((gap.all.unwrap().0 - deviation).abs() > 0.005);
            assert!(gap.categories[SMALL].unwrap().0.abs() > 0.005);
            pace.see(&gap);
            let told = pace.taught.shift();
            assert!((told - deviation).abs() < 1e-6, "{told}");
            for category in [LARGE, SMALL] {
                let told = pace.taught_of[category].shift();
                assert!(told.abs() < 1e-6, "{told}");
            }
        }
    }

    /// Half of a gap is believed where it may be wrong by as much as is unknown: that half acts on new certificates.
    #[test]
    fn what_may_be_an_error_of_the_register_stays_as_it_is() {
        let (mut pace, came) = after_a_year(0.0);
        let (gap, error) = (0.04, 0.02);
        pace.see(&Gap {
            all: Some((gap, error)),
            part: 1.0,
            ..Gap::default()
        });
        let times = 1.0 + libm::expm1(0.5 * gap) / (0.9 * came[0] + 0.1 * came[1]);
        let expected = 0.5 * (TURNOVER * libm::log(times) + 0.5 * gap);
        assert!((pace.taught.shift() - expected).abs() < 1e-6);
    }

    /// How many there were at the start is no deviation of the growth, nor is what some of the holders do.
    #[test]
    fn what_may_be_the_start_or_tells_of_some_stays() {
        let (pace, came) = after_a_year(0.1);
        let whole = gap(came, 2.0);
        assert_eq!(pace.in_deviations(&whole).all, whole.all);
        let (pace, _) = after_a_year(0.0);
        let some = Gap { part: 0.5, ..whole };
        assert_eq!(pace.in_deviations(&some).all, some.all);
    }
}
