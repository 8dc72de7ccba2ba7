//! What a series measures, read off its unit, its name and its values; and what was assumed.

use crate::dataset::{AnnualSeries, BelowOne, counts_things, is_per_cent};
use crate::forecast::{Kind, LARGEST_COUNT};
use crate::report::forecasts::NumberStyle;

use super::below_one;
use super::named::{CHANGES, EACH, MEASURED, RATES, SHARES};

/// What a series is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// Which values a forecast can take.
    pub kind: Kind,
    /// How its numbers are written.
    pub measure: NumberStyle,
    /// What the values are multiplied by to be forecast: 0.01 where the file gives percent.
    pub factor: f64,
    /// What they are multiplied by in tables: 100 there.
    pub scale: f64,
    /// What was assumed without being told.
    pub assumed: Option<Assumption>,
}

/// What was assumed of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumption {
    /// Parts of a whole.
    Share,
    /// Small numbers that are not taken for parts of a whole.
    Small,
    /// People or things.
    Count,
    /// Values of at most 1 under a heading of per cent, of something that need not be rare.
    BelowOne,
    /// Per cents by their name and size, of which nothing says the unit.
    PerCents,
}

/// Values that are all below this are as likely small amounts as parts of a whole.
const HALF: f64 = 0.5;

/// What a series is taken for. `asked`: what values of at most 1 are under a heading of per cent.
pub fn of(name: &str, observed: &AnnualSeries, asked: Option<BelowOne>) -> Decided {
    let percents = observed.percent;
    let values = || observed.values.values().copied();
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let unit = observed.unit.as_deref().unwrap_or("").replace('％', "%");
    let in_percent = unit.contains('%') || is_per_cent(&unit);
    let most = values().fold(0.0, f64::max);
    let whole = values().all(|v| v.fract() == 0.0 && v.abs() <= LARGEST_COUNT);
    // Points are differences of per cents.
    let changes = has(&CHANGES) || unit.ends_with("百分点") || unit == "percentage points";
    if changes || values().any(|v| v < 0.0) {
        let unclear = in_percent && below_one::is_unclear_change(observed);
        let fraction = unclear && asked == Some(BelowOne::Fraction);
        let decided = plain(
            Kind::Real,
            observed,
            unclear.then_some(Assumption::BelowOne),
        );
        return match percents || fraction {
            true => Decided {
                measure: NumberStyle::percent(values()),
                scale: if fraction { 100.0 } else { decided.scale },
                ..decided
            },
            false => decided,
        };
    }
    if in_percent && most <= 100.0 {
        let unclear = below_one::is_unclear(&name, observed);
        let factor = if unclear && asked == Some(BelowOne::Fraction) {
            1.0
        } else {
            0.01
        };
        return share(
            observed,
            factor,
            100.0,
            unclear.then_some(Assumption::BelowOne),
        );
    }
    // `100%` in every year is a whole number of ones, and so is a coverage that is written 1: neither is counted.
    let is_rate = percents || unit.is_empty() && says_rate(&name);
    if is_rate && most <= 1.0 && below_one::is_unlikely(&name, observed) {
        let per_cent = asked == Some(BelowOne::Percent);
        let (factor, scale) = if per_cent { (0.01, 100.0) } else { (1.0, 1.0) };
        return share(observed, factor, scale, Some(Assumption::BelowOne));
    }
    let bounded =
        most <= 1.0 && (is_rate || !whole) && (unit.is_empty() || has_unit_of_shares(&unit));
    if bounded {
        return match percents || has(&SHARES) || has_unit_of_shares(&unit) || most > HALF {
            true => share(observed, 1.0, 1.0, Some(Assumption::Share)),
            false => plain(Kind::Positive, observed, Some(Assumption::Small)),
        };
    }
    let money = unit.contains('元') || unit.to_lowercase().contains("yuan");
    // Ten thousands, years and numbers for each thousand are whole by chance.
    if whole && !money && !is_rate && !has(&MEASURED) && (unit.is_empty() || counts_things(&unit)) {
        return Decided {
            measure: NumberStyle::Count,
            ..plain(
                Kind::Count,
                observed,
                unit.is_empty().then_some(Assumption::Count),
            )
        };
    }
    let per_cents = is_rate && !percents && !has(&EACH) && (1.0..=100.0).contains(&most);
    let assumed = per_cents.then_some(Assumption::PerCents);
    let decided = plain(Kind::Positive, observed, assumed);
    match percents {
        true => Decided {
            measure: NumberStyle::percent(values()),
            ..decided
        },
        false => decided,
    }
}

/// True for a name that says whether something is a share or a change.
pub fn says_what(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = SHARES.iter().chain(&CHANGES);
    words.into_iter().any(|word| name.contains(word))
}

/// True for a name in small letters that says a part of a whole in so many words.
fn says_rate(name: &str) -> bool {
    let mut chinese = SHARES.iter().filter(|word| !word.is_ascii());
    let mut words = name.split(|c: char| !c.is_ascii_alphabetic());
    chinese.any(|word| name.contains(word)) || words.any(|word| RATES.contains(&word))
}

fn has_unit_of_shares(unit: &str) -> bool {
    ["比例", "share", "1"].contains(&unit)
}

/// An amount above zero, because the user says so.
pub fn positive(observed: &AnnualSeries) -> Decided {
    plain(Kind::Positive, observed, None)
}

fn plain(kind: Kind, observed: &AnnualSeries, assumed: Option<Assumption>) -> Decided {
    Decided {
        kind,
        measure: NumberStyle::number(observed.values.values().copied()),
        factor: 1.0,
        scale: 1.0,
        assumed,
    }
}

fn share(observed: &AnnualSeries, factor: f64, scale: f64, assumed: Option<Assumption>) -> Decided {
    Decided {
        kind: Kind::Share { denominators: None },
        measure: NumberStyle::percent(observed.values.values().map(|v| v * factor)),
        factor,
        scale,
        assumed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(name: &str, unit: &str, values: &[f64], percent: bool) -> Decided {
        let observed = AnnualSeries {
            unit: (!unit.is_empty()).then(|| unit.to_string()),
            values: (2016..).zip(values.iter().copied()).collect(),
            percent,
            ..AnnualSeries::default()
        };
        of(name, &observed, None)
    }

    #[test]
    fn kinds_follow_unit_name_and_values() {
        let share = Kind::Share { denominators: None };
        assert_eq!(
            decided("享受人数", "人", &[1200.0, 1300.0], false).kind,
            Kind::Count
        );
        assert_eq!(
            decided("资金", "万元", &[1200.0, 1300.0], false).kind,
            Kind::Positive
        );
        for unit in ["‰", "万人", "岁", "人/户", "㎡"] {
            let decided = decided("指标", unit, &[5.0, 6.0], false);
            assert_eq!(decided.kind, Kind::Positive, "{unit}");
        }
        assert_eq!(decided("覆盖率", "", &[0.1, 0.2], false).kind, share);
        assert_eq!(decided("系数", "", &[0.1, 0.2], false).kind, Kind::Positive);
        assert_eq!(decided("系数", "", &[0.97, 0.98], false).kind, share);
        assert_eq!(decided("增长率", "", &[0.02, 0.08], true).kind, Kind::Real);
        assert!(
            decided("增长率", "", &[0.02, -0.08], true)
                .measure
                .in_percent()
        );
        assert_eq!(decided("差额", "元", &[-3.0, 5.0], false).kind, Kind::Real);
        assert_eq!(decided("增长率", "%", &[9.0, 1.0], false).kind, Kind::Real);
        assert_eq!(decided("净迁入", "人", &[9.0, 1.0], false).kind, Kind::Real);
        for signed in ["环比", "通货膨胀率", "利润率", "CPI降幅"] {
            let decided = decided(signed, "%", &[3.0, 1.0], false);
            assert_eq!(decided.kind, Kind::Real, "{signed}");
        }
        assert_eq!(
            decided("提高", "个百分点", &[0.5, 0.6], false).kind,
            Kind::Real
        );
        let percent = decided("覆盖率", "％", &[97.5, 98.0], false);
        // Per cents and rates are never counted, though their values are whole.
        let whole = decided("覆盖", "", &[1.0, 1.0, 1.0], true);
        assert_eq!((whole.kind, whole.factor), (share.clone(), 1.0));
        assert_eq!(decided("覆盖率", "", &[0.0, 1.0], false).kind, share);
        assert_eq!(
            decided("就业率", "", &[91.0, 92.0], false).kind,
            Kind::Positive
        );
        assert_eq!(
            decided("Moderate", "", &[91.0, 92.0], false).kind,
            Kind::Count
        );
        for measured in [
            "物价指数",
            "人均面积",
            "每百人床位",
            "补贴金额",
            "Price index",
        ] {
            let decided = decided(measured, "", &[101.0, 102.0], false);
            assert_eq!(decided.kind, Kind::Positive, "{measured}");
        }
        let above = decided("完成", "", &[1.0, 2.0], true);
        assert!(above.kind == Kind::Positive && above.measure.in_percent());
        assert_eq!(
            (percent.kind, percent.factor, percent.scale),
            (share, 0.01, 100.0)
        );
        let doubtful = decided("占比", "%", &[0.97, 0.91], false);
        assert_eq!(doubtful.assumed, Some(Assumption::BelowOne));
        let untold = decided("就业率", "", &[91.0, 92.5], false);
        assert_eq!(untold.assumed, Some(Assumption::PerCents));
        for each in [
            "Rate (per 1,000)",
            "Rate per 100,000",
            "死亡率（1/10万）",
            "每万人就诊率",
        ] {
            let decided = decided(each, "", &[31.0, 32.5], false);
            assert_eq!(decided.assumed, None, "{each}");
        }
        let unlikely = decided("登记失业率", "", &[0.97, 0.91], false);
        assert_eq!(unlikely.assumed, Some(Assumption::BelowOne));
        let called = decided("Coverage", "Percent", &[97.5, 98.0], false);
        assert_eq!((called.factor, called.scale), (0.01, 100.0));
        let rare = decided("失业率", "%", &[0.97, 0.91], false);
        assert_eq!((rare.factor, rare.assumed), (0.01, None));
        assert_eq!(
            decided("指数", "%", &[102.5, 98.0], false).kind,
            Kind::Positive
        );
    }
}
