//! How fast a place's holders grow beside what is expected of all places, and what its register taught of it.

mod closing;
mod divisions;
mod seen;

use super::{Believed, PaceDrawn, PaceOfYear, Raised, SPANS, Turning};
use crate::axes::CATEGORIES;
use crate::statistics::deviations::{Deviations, Lasting, Taught};
use crate::statistics::elementary::exponential;
use divisions::Divisions;

pub use divisions::UNKNOWN;

/// The pace of a draw's holders: what turns a deviation of growth into new certificates, and what was taught.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    drawn: PaceDrawn,
    all: Deviations,
    category: [Deviations; CATEGORIES],
    span: [Deviations; SPANS],
    taught: Taught,
    taught_of: [Taught; CATEGORIES],
    taught_at: [Taught; SPANS],
    divisions: Divisions,
    turnover: Turning,
    since: Since,
    /// What the logarithm of all holders may be wrong by at the start; nothing once a register has told.
    start: f64,
    /// The same of a part of them.
    start_of: f64,
}

/// Deviations of the growth since the flows were set.
#[derive(Clone, Copy, Debug, Default)]
struct Since {
    all: f64,
    categories: [f64; CATEGORIES],
    spans: [f64; SPANS],
}

/// Largest logarithm of a factor of intensities: no deviation that data could teach reaches it, and beyond it there
/// would be no numbers left.
const LARGEST: f64 = 10.0;

/// Standard deviations by which a gap may be off and still be believed: farther off, what tells of it is wrong.
const FARTHEST: f64 = 4.0;

impl Pace {
    /// At the end of the base year.
    pub fn begin(believed: &Believed, turnover: Turning) -> Self {
        let nation = Lasting::renewed(
            believed.nation.persistence,
            believed.nation.spread * turnover.all,
        );
        let drawn = believed.drawn;
        let counting =
            |by: Deviations, turnover: f64, stock: f64| by.with_counting(turnover, stock);
        let all = drawn.deviations(
            0,
            [
                nation,
                Lasting::renewed(1.0, believed.mean),
                believed.build_up,
            ],
        );
        let all = counting(all, turnover.all, turnover.stock);
        let category = drawn.deviations(1, [Lasting::default(); 3]);
        let beside = beside_all(&turnover.stock_of);
        let category: [Deviations; CATEGORIES] = std::array::from_fn(|c| {
            let own = category.times(beside[c]);
            counting(own, turnover.categories[c], turnover.stock_of[c])
        });
        let beside = beside_all(&turnover.stock_at);
        let span: [Deviations; SPANS] = std::array::from_fn(|span| {
            let own = Deviations {
                lasting: [
                    Lasting::renewed(1.0, believed.spans[span]),
                    Lasting::default(),
                    Lasting::default(),
                    Lasting::default(),
                ],
                noise: drawn.span_noise * beside[span],
            };
            counting(own, turnover.spans[span], turnover.stock_at[span])
        });
        Pace {
            drawn,
            all,
            category,
            span,
            taught: Taught::nothing(&all, believed.start[0]),
            taught_of: category.map(|category| Taught::nothing(&category, believed.start[1])),
            taught_at: span.map(|span| Taught::nothing(&span, believed.start[1])),
            divisions: Divisions::default(),
            turnover,
            since: Since::default(),
            start: believed.start[0],
            start_of: believed.start[1],
        }
    }

    /// The flows have been set anew.
    pub fn turn(&mut self, turnover: Turning) {
        self.turnover = turnover;
        self.since = Since::default();
    }

    /// A year passes.
    pub fn pass(&mut self) {
        self.taught.pass(&self.all);
        for (taught, category) in self.taught_of.iter_mut().zip(&self.category) {
            taught.pass(category);
        }
        for (taught, span) in self.taught_at.iter_mut().zip(&self.span) {
            taught.pass(span);
        }
        let PaceDrawn { spread, noise, .. } = self.drawn;
        self.divisions.pass(libm::hypot(spread[1], noise[1]));
    }

    /// The intensities of new certificates of a year, given the nation's, this draw's deviations, and the growth
    /// of registration since the flows were set by span of age.
    ///
    /// A deviation `g` of the growth multiplies them by `exp(g / turnover)` in its year, so that the holders grow by
    /// `g`, and by `exp(g)` ever after, so that they stay grown. What the prior's spread adds to the mean of the
    /// first is taken off, so that the growth keeps the mean that the model declares.
    pub fn raised(&mut self, intensity: f64, year: &PaceOfYear, grown: &[f64; SPANS]) -> Raised {
        let PaceDrawn { spread, noise, .. } = self.drawn;
        let variance = |place: usize| spread[place] * spread[place] + noise[place] * noise[place];
        let log = |growth: f64, variance: f64, turnover: f64| {
            if turnover > 0.0 {
                ((growth - 0.5 * variance / turnover) / turnover).clamp(-LARGEST, LARGEST)
            } else {
                0.0
            }
        };
        let turnover = self.turnover;
        let all = year.all + self.taught.shift();
        let mut each = less_mean(year.categories, &turnover.stock_of);
        for (each, taught) in each.iter_mut().zip(&self.taught_of) {
            *each += taught.shift();
        }
        let mut spans = less_mean(year.spans, &turnover.stock_at);
        for (span, taught) in spans.iter_mut().zip(&self.taught_at) {
            *span += taught.shift();
        }
        let since = self.since;
        let of_all = since.all + log(all, variance(0), turnover.all);
        let raised = Raised {
            categories: std::array::from_fn(|c| {
                let own = since.categories[c] + log(each[c], variance(1), turnover.categories[c]);
                intensity * exponential(of_all + own)
            }),
            spans: std::array::from_fn(|span| {
                let own = since.spans[span] + log(spans[span], 0.0, turnover.spans[span]);
                exponential(grown[span] + own)
            }),
        };
        self.since.all += all;
        for (since, growth) in self.since.categories.iter_mut().zip(each) {
            *since += growth;
        }
        for (since, growth) in self.since.spans.iter_mut().zip(spans) {
            *since += growth;
        }
        raised
    }

    /// Variance of the logarithm of the growth of all holders since they were known last.
    pub fn unknown_growth(&self) -> f64 {
        (self.taught.total() - self.start * self.start).max(0.0)
    }

    /// A gap in the growth of all holders since they were known last, as far as it can be believed of them where what
    /// tells of it may be wrong by such an error; and what part of it is theirs.
    pub fn told(&self, gap: f64, error: f64) -> (f64, f64) {
        let own = self.unknown_growth();
        let all = own + error * error;
        if own <= 0.0 {
            return (0.0, 0.0);
        }
        let farthest = FARTHEST * all.sqrt();
        (gap.clamp(-farthest, farthest), own / all)
    }

    /// All holders were seen to have grown by so much more since then, as a logarithm, with such an error. How many there
    /// were is as unknown as before.
    pub fn see_growth(&mut self, gap: f64, error: f64) {
        self.taught.see_since(gap, error, self.start);
    }

    /// The holders have grown by so much more, as a logarithm, and stay so.
    pub fn keep(&mut self, growth: f64) {
        self.since.all += growth;
    }

    /// New certificates of a year were this many times what this draw expected.
    pub fn see_new(&mut self, ratio: f64, error: f64) {
        let turnover = self.turnover.all;
        // A year without any lacks all that a year brings, and no more.
        let gap = libm::log(ratio).max(-1.0) * turnover;
        self.taught.see_rate(&self.all, gap, error * turnover);
    }
}

/// Deviations less their mean over the holders: what parts have beside all of them adds nothing to these.
fn less_mean<const N: usize>(deviations: [f64; N], stock: &[f64; N]) -> [f64; N] {
    let total: f64 = stock.iter().sum();
    if total <= 0.0 {
        return deviations;
    }
    let products = deviations.iter().zip(stock).map(|(own, stock)| own * stock);
    let mean = products.sum::<f64>() / total;
    deviations.map(|own| own - mean)
}

/// What the standard deviations of independent deviations become by that, part by part.
fn beside_all<const N: usize>(stock: &[f64; N]) -> [f64; N] {
    let total: f64 = stock.iter().sum();
    if total <= 0.0 {
        return [1.0; N];
    }
    let parts = stock.map(|stock| stock / total);
    let squares: f64 = parts.iter().map(|part| part * part).sum();
    parts.map(|part| (1.0 - 2.0 * part + squares).max(0.0).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::Category;
    use crate::model::checked::HolderPart;

    #[test]
    fn parts_beside_all_add_nothing_and_have_less_spread() {
        let stock = [60.0, 30.0, 10.0];
        let beside = less_mean([0.3, -0.2, 0.5], &stock);
        let sum: f64 = beside
            .iter()
            .zip(stock)
            .map(|(own, stock)| own * stock)
            .sum();
        assert!(sum.abs() < 1e-12);
        // Variance of x₁ − (0.6 x₁ + 0.3 x₂ + 0.1 x₃) with unit variances, by hand: 0.16 + 0.09 + 0.01.
        let expected = 0.26_f64.sqrt();
        assert!((beside_all(&stock)[0] - expected).abs() < 1e-12);
        // One part alone is all of them.
        assert_eq!(beside_all(&[5.0])[0], 0.0);
    }

    /// A register that says a small category's growth is believed more of it than of a large one, whose growth is
    /// nearly that of all holders: by the variances of each, by hand.
    #[test]
    fn a_gap_closes_as_far_as_its_own_category_is_unknown() {
        let mut stock = [10.0; CATEGORIES];
        stock[Category::Physical.index()] = 1000.0;
        let turnover = Turning {
            stock: stock.iter().sum(),
            stock_of: stock,
            ..Turning::default()
        };
        let drawn = PaceDrawn {
            noise: [0.01, 0.02],
            ..PaceDrawn::default()
        };
        let believed = Believed {
            drawn,
            ..Believed::default()
        };
        let mut pace = Pace::begin(&believed, turnover);
        pace.pass();
        let beside = beside_all(&stock);
        let square = |x: f64| x * x;
        for category in Category::ALL {
            let own = square(0.01) + square(0.02 * beside[category.index()]);
            let expected = own / (own + square(0.01));
            let part = HolderPart {
                category: Some(*category),
                ..HolderPart::default()
            };
            let found = pace.closing_alone(0.01, &part);
            assert!((found - expected).abs() < 1e-12, "{category}: {found}");
        }
        assert!((pace.closing(0.01) - 0.5).abs() < 1e-12);
    }
}
