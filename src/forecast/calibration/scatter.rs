//! Errors of a series of which years are missing: those of a walk that scatters as its own values do.
//!
//! What complete series teach of errors holds for theirs. A quiet series whose gaps are judged by it gets too much and an
//! unquiet one too little: with the shapes of the reference 80 % covered 92 and 74 % of random walks with 11 values that
//! scatter by 1 and by 20 % a year, of those with two values 97 and 50. Medians stay as the reference and the panel
//! have them.

use super::shape::ErrorShape;
use crate::forecast::history::History;

/// A typical yearly change is this share of the level: that of M3 series (geometric mean).
const TYPICAL: f64 = 0.056;
/// The share (as an exponent) that it has beside one change and beside two; from three on the series' own decide.
///
/// These and [`FEW_DEGREES`] were chosen with simulated random walks with and without drifts, so that what such walks are
/// covered by is no test of them; what M3 series of which years are missing are covered by was not measured with them.
/// [`GROWTH`] was chosen with both. Larger shares make narrower intervals that hold only for series that scatter as most do.
const TYPICAL_SHARES: [f64; 2] = [0.15, 0.03];
/// Degrees of freedom of one and of two changes, with what [`TYPICAL`] adds to them; from three on there are as many as
/// changes.
const FEW_DEGREES: [f64; 2] = [1.4, 2.2];
/// A change at another level counts as at most so many times itself, or that part of it (a logarithm): the rest is growth.
const FURTHEST_LEVEL: f64 = std::f64::consts::LN_10;
/// Errors grow with this power of the horizon, those of a walk whose drift is known with 0.5.
const GROWTH: f64 = 0.57;

/// How much a series scatters of which years are missing, and what errors follow from it.
#[derive(Clone, Copy, Debug)]
pub struct OwnScatter {
    /// Typical size of an error a year ahead, working scale.
    size: f64,
    /// Quantiles of the errors about their median, in their sizes.
    pub shape: ErrorShape,
}

impl OwnScatter {
    /// Of a history in which years are missing; `None` for a complete one, and for a roll-out, whose step is no scatter.
    ///
    /// `s² = Σ d²/m + f²` for `m` changes `d`, `f` from [`History::least_change`]; errors are Student's with `m` degrees
    /// of freedom and have the size `s √(1 + 1/T)` after a span of `T` years, as the drift is not known.
    pub fn of(history: &History) -> Option<OwnScatter> {
        let years = history.values.len();
        let known: Vec<usize> = (0..years).filter(|year| history.known[*year]).collect();
        if known.len() == years || history.trend_from > 0 {
            return None;
        }
        let changes = known.len() - 1;
        let squares: f64 = known
            .windows(2)
            .map(|pair| yearly(history, pair[0], pair[1]))
            .map(|change| change * change)
            .sum();
        let last = history.values[years - 1];
        let least = history.least_change(last, known.len());
        let scatter = libm::hypot((squares / changes as f64).sqrt(), least);
        let typical = TYPICAL * history.level.unwrap_or(last);
        let few = |constants: &[f64; 2]| constants.get(changes - 1).copied();
        let share = few(&TYPICAL_SHARES).unwrap_or(0.0);
        let span = (years - 1) as f64;
        Some(OwnScatter {
            size: drawn(scatter, typical, share) * (1.0 + 1.0 / span).sqrt(),
            shape: ErrorShape::student(few(&FEW_DEGREES).unwrap_or(changes as f64)),
        })
    }

    /// Size and shape of the errors at a horizon, from 1, about a median error.
    pub fn about(&self, median: f64, horizon: usize) -> (f64, ErrorShape) {
        let size = self.size * libm::pow(horizon as f64, GROWTH);
        if size <= 0.0 {
            return (0.0, self.shape);
        }
        (size, self.shape.moved(median / size))
    }
}

/// A change between neighbouring known years as one of a single year: `d = Δ/√k` on the line.
///
/// Above zero times `√(y[n] / √(y[i] y[j]))`, halfway between changes that are the same in numbers and in parts of
/// the level.
fn yearly(history: &History, from: usize, to: usize) -> f64 {
    let change = (history.values[to] - history.values[from]) / ((to - from) as f64).sqrt();
    if history.support.is_line() {
        return change;
    }
    let last = history.logs[history.logs.len() - 1];
    let there = 0.5 * (history.logs[from] + history.logs[to]);
    change * libm::exp((0.5 * (last - there)).clamp(-FURTHEST_LEVEL, FURTHEST_LEVEL))
}

/// A scatter drawn towards a typical one: `s e^(−w g(u))`, `u = ln(s / typical)`, `g = u` below and `u / (1 + u²)`
/// above.
///
/// One change may be small by chance; one of several typical sizes is not, and the further off, the less it is drawn.
fn drawn(scatter: f64, typical: f64, share: f64) -> f64 {
    if scatter <= 0.0 || typical <= 0.0 {
        return scatter;
    }
    let far = libm::log(scatter / typical);
    let above = far.max(0.0);
    scatter * libm::exp(-share * far / (1.0 + above * above))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::{Kind, Series};

    fn history(values: &[Option<f64>], kind: Kind) -> History {
        History::of(&Series::new("x", 2000, values.to_vec()).of_kind(kind))
    }

    /// Size of an error a year ahead, in the unit of the series.
    fn size(values: &[Option<f64>], kind: Kind) -> f64 {
        let history = history(values, kind);
        OwnScatter::of(&history).unwrap().about(0.0, 1).0 * history.unit
    }

    #[test]
    fn complete_series_and_roll_outs_have_none() {
        let complete = [Some(100.0), Some(104.0), Some(101.0)];
        assert!(OwnScatter::of(&history(&complete, Kind::Positive)).is_none());
        let mut rolled = history(&[Some(9.0), None, Some(100.0)], Kind::Positive);
        assert!(OwnScatter::of(&rolled).is_some());
        rolled.trend_from = 2;
        assert!(OwnScatter::of(&rolled).is_none());
    }

    /// Changes 10 in four years, 5 and −7: a year's variance is (25 + 25 + 49)/3.
    #[test]
    fn three_changes_are_all_that_counts() {
        let values = [
            Some(10.0),
            None,
            None,
            None,
            Some(20.0),
            Some(25.0),
            Some(18.0),
        ];
        let expected = (33.0_f64 * (1.0 + 1.0 / 6.0)).sqrt();
        assert!((size(&values, Kind::Real) / expected - 1.0).abs() < 1e-4);
    }

    /// Of two values one that is ten times as far off counts as about ten times as far; a small change is mostly chance.
    #[test]
    fn a_large_change_widens_and_a_small_one_does_not_make_sure() {
        let two = |change: f64| {
            let values = [Some(1000.0 - change), None, None, None, Some(1000.0)];
            size(&values, Kind::Real) / 1000.0
        };
        let (quiet, usual, large) = (two(2.0), two(112.0), two(1120.0));
        assert!(quiet > 0.003 && quiet < 0.02, "{quiet}");
        assert!((usual / 0.0621 - 1.0).abs() < 0.01, "{usual}");
        assert!(large > 7.0 * usual && large < 10.0 * usual, "{large}");
    }

    #[test]
    fn errors_lie_about_the_median_that_is_given() {
        let history = history(&[Some(100.0), None, Some(104.0)], Kind::Positive);
        let own = OwnScatter::of(&history).unwrap();
        let (size, shape) = own.about(0.03, 4);
        assert!((size * shape.quantile(0.5) - 0.03).abs() < 1e-12);
        let (low, high) = (shape.quantile(0.1) * size, shape.quantile(0.9) * size);
        assert!((low + high - 0.06).abs() < 1e-12 && high - low > 0.0);
        // Of zeros nothing is said.
        let zeros = History::of(
            &Series::new("x", 2000, vec![Some(0.0), None, Some(0.0)]).of_kind(Kind::Real),
        );
        assert_eq!(OwnScatter::of(&zeros).unwrap().about(0.0, 1).0, 0.0);
    }
}
