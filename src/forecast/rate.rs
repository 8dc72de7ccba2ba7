//! Coverage rates without a denominator: as such rates have moved elsewhere, given the series' own past.

use super::quantiles::Quantiles;
use super::series::{Kind, Series};
use crate::coverage::{Onward, shipped};

/// A rate going on from its last year.
#[derive(Clone, Debug)]
pub struct RateAhead {
    /// Its paths.
    pub onward: Onward,
    /// What they come to.
    pub table: Quantiles,
}

/// Shares below this are rarely coverage of a service, and whole per cents are coarse for them.
const LEAST: f64 = 0.5;

impl RateAhead {
    /// For a checked series of shares without denominators whose last value is known and could be coverage
    /// of a service; `None` for others.
    pub fn of(series: &Series, horizon: usize) -> Option<RateAhead> {
        let (first, last) = series.span()?;
        let shares = series.kind == Kind::Share { denominators: None };
        if !shares || series.values[last]? < LEAST {
            return None;
        }
        let onward = Onward::of(shipped(), &series.values[first..=last])?;
        let table = Quantiles::of(horizon, |stream, path| onward.draw(stream, path));
        Some(RateAhead { onward, table })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(values: &[f64]) -> RateAhead {
        let values = values.iter().copied().map(Some).collect();
        let series = Series::new("x", 2020, values).of_kind(Kind::Share { denominators: None });
        RateAhead::of(&series, 5).unwrap()
    }

    #[test]
    fn one_value_goes_on_as_rates_do_elsewhere() {
        let rate = rate(&[0.9803]);
        assert!(rate.table.quantile(5, 0.1) < 0.975 && rate.table.quantile(5, 0.9) > 0.985);
        assert!((rate.table.quantile(1, 0.5) - 0.98).abs() < 0.01);
        assert!(rate.table.quantile(5, 0.999) <= 1.0);
    }

    #[test]
    fn full_coverage_for_years_stays_near_it() {
        let full = rate(&[1.0; 6]);
        assert_eq!(full.table.quantile(1, 0.2), 1.0);
        assert!(full.table.quantile(5, 0.1) > 0.95);
        // Of 303 rates elsewhere that had been at the cap of their panel for six years 68 % were there five years later.
        assert_eq!(full.table.quantile(5, 0.4), 1.0);
        // One that was seen just below it has no such cap.
        assert!(rate(&[0.995, 1.0]).table.quantile(5, 0.5) < 1.0);
    }

    #[test]
    fn a_low_share_is_not_taken_for_coverage() {
        let values = vec![Some(0.05), Some(0.06)];
        let series = Series::new("x", 2020, values).of_kind(Kind::Share { denominators: None });
        assert!(RateAhead::of(&series, 5).is_none());
    }
}
