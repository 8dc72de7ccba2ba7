//! Coverage rates without a denominator: as such rates have moved elsewhere, given the series' own past.

use super::quantiles::Quantiles;
use super::series::Series;
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

/// Words in the names of shares that are no coverage of a service and did not move as coverage has: what people are or do,
/// and parts of a whole, of which the others lose what one gains.
const NO_COVERAGE: [&str; 20] = [
    "就业",
    "失业",
    "待业",
    "贫困",
    "死亡",
    "生存",
    "存活",
    "文盲",
    "城镇化",
    "老龄化",
    "恩格尔",
    "占比",
    "比重",
    "构成",
    "employ",
    "poverty",
    "mortality",
    "survival",
    "illitera",
    "urban",
];

/// Words of coverage, whoever is covered.
const COVERAGE: [&str; 3] = ["覆盖", "参保", "coverage"];

/// Whether a share with such a name could be coverage of a service.
fn may_be_coverage(name: &str) -> bool {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(&COVERAGE) || !has(&NO_COVERAGE)
}

impl RateAhead {
    /// For a checked series of shares without denominators whose last value is known and could be coverage
    /// of a service, by its size and its name; `None` for others.
    pub fn of(series: &Series, horizon: usize) -> Option<RateAhead> {
        let (first, last) = series.span()?;
        let shares = series.kind.is_share() && series.kind.denominators().is_none();
        if !shares || series.values[last]? < LEAST || !may_be_coverage(&series.name) {
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
    use crate::forecast::Kind;

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
        // Of 303 rates elsewhere that had been at the cap of their panel for six years 68 % were there five years later;
        // the chain says six in ten.
        assert_eq!(full.table.quantile(5, 0.45), 1.0);
        // One that was seen just below it has no such cap.
        assert!(rate(&[0.995, 1.0]).table.quantile(5, 0.5) < 1.0);
    }

    #[test]
    fn a_low_share_is_not_taken_for_coverage() {
        let values = vec![Some(0.05), Some(0.06)];
        let series = Series::new("x", 2020, values).of_kind(Kind::Share { denominators: None });
        assert!(RateAhead::of(&series, 5).is_none());
    }

    #[test]
    fn what_people_do_is_not_taken_for_coverage() {
        let of = |name: &str| {
            let series = Series::new(name, 2020, vec![Some(0.57); 6]);
            let series = series.of_kind(Kind::Share { denominators: None });
            RateAhead::of(&series, 5).is_some()
        };
        assert!(of("护理补贴覆盖率") && of("合格率") && of("就业服务覆盖率"));
        for name in ["残疾人就业率", "女性占比", "贫困发生率", "Employment rate"] {
            assert!(!of(name), "{name}");
        }
    }
}
