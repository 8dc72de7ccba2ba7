//! Rates of which some values are written as parts of one and others as per cents: somebody must say which they are.

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};
use crate::source::Words;

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::number::times;
use super::super::options::BelowOne;
use super::super::unit;
use super::super::width::half_width;
use super::rates::{RATES, WHOLE};

/// A part of one is the same size as a per cent beside it within this factor, if it is one.
const ABOUT: f64 = 2.0;
/// Per cents of which the next may be all: beside them 1 is as likely all as a hundredth.
const NEARLY_ALL: f64 = 90.0;

/// Years in which a rate is a part of one, the first such value, and the smallest of the per cents.
#[derive(Debug, PartialEq)]
struct Mixed {
    years: Vec<Year>,
    value: f64,
    other: f64,
}

/// A complaint for each rate of which some values are parts of one and others per cents, unless somebody said how they are
/// to be read.
pub(super) fn mixed_rates(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    if gathering.raw.reading.below_one.is_some() {
        return complaints;
    }
    for (name, series) in &gathering.series {
        let Some(Mixed {
            years,
            value,
            other,
        }) = mixed(name, series)
        else {
            continue;
        };
        let Some(place) = gathering.place_of(name, years[0]) else {
            continue;
        };
        let whole = times(value, WHOLE);
        complaints.push(Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("写的是 {value}，而同一序列有 {other}，像是有的写成小数，有的写成百分数"),
                format!("found {value}, and {other} in the same series, as if some were parts of one and some per cents"),
            ),
            (
                format!("能分清是 {value}% 还是 {whole}%"),
                format!("to know whether that is {value}% or {whole}%"),
            ),
            (
                "请都写成百分数；或者，若是小数，请加 --below-one fraction，若确是百分之零点几，请加 --below-one percent",
                "Write all as per cents; or add --below-one fraction if they are parts of one, --below-one percent if they are per cents",
            ),
        ));
    }
    complaints.shortened()
}

/// Reads parts of one among per cents as per cents, where somebody said that they are parts of one; this is said.
pub(super) fn read_as_asked(gathering: &mut SeriesGathering) {
    if gathering.raw.reading.below_one != Some(BelowOne::Fraction) {
        return;
    }
    for (name, series) in &mut gathering.series {
        let Some(found) = mixed(name, series) else {
            continue;
        };
        for year in &found.years {
            if let Some(value) = series.values.get_mut(year) {
                *value = times(*value, WHOLE);
            }
        }
        let (value, number) = (found.value, found.years.len());
        let whole = times(value, WHOLE);
        gathering.raw.reading.aside.push(Words {
            zh: format!("“{name}”有 {number} 个数按小数读，如 {value} 即 {whole}%"),
            en: format!(
                "“{name}”: values read as parts of one ({number}), such as {value} for {whole}%"
            ),
        });
    }
}

/// The parts of one among per cents; nothing where there are none, or they would be of another size than the per cents.
fn mixed(name: &str, series: &AnnualSeries) -> Option<Mixed> {
    let half = half_width(name).to_lowercase();
    let rate = match series.unit.as_deref() {
        Some(said) => unit::unit(said).is_some_and(|unit| unit.is_percent()),
        None => !series.percent && RATES.iter().any(|word| half.contains(word)),
    };
    let per_cents = || series.values.values().copied().filter(|value| *value > 1.0);
    let least = per_cents().reduce(f64::min)?;
    let most = per_cents().reduce(f64::max)?;
    let is_part = |value: f64| value > 0.0 && (value < 1.0 || value == 1.0 && least >= NEARLY_ALL);
    let alike = least / ABOUT..=(most * ABOUT).min(WHOLE);
    let parts = series.values.iter().filter(|(_, value)| is_part(**value));
    let parts: Vec<(Year, f64)> = parts.map(|(year, value)| (*year, *value)).collect();
    let (_, value) = *parts.first()?;
    let fits = parts
        .iter()
        .all(|(_, value)| alike.contains(&(WHOLE * value)));
    (rate && fits && most <= WHOLE).then(|| Mixed {
        years: parts.iter().map(|(year, _)| *year).collect(),
        value,
        other: least,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, unit: Option<&str>, values: &[f64]) -> Option<f64> {
        let series = AnnualSeries {
            unit: unit.map(str::to_string),
            values: (2016..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        };
        mixed(name, &series).map(|mixed| mixed.value)
    }

    #[test]
    fn parts_of_one_among_per_cents_are_seen() {
        assert_eq!(found("合格率", None, &[0.95, 0.96, 97.0]), Some(0.95));
        assert_eq!(found("签约", Some("%"), &[95.0, 0.96, 0.97]), Some(0.96));
        let inside = [97.0, 97.5, 0.98, 98.1];
        assert_eq!(found("覆盖率", Some("%"), &inside), Some(0.98));
        assert_eq!(found("覆盖率", Some("%"), &[1.0, 96.0, 95.0]), Some(1.0));
        // What grew from nothing, what is no rate, what is all of one kind.
        assert_eq!(found("签约率", Some("%"), &[0.1, 40.0, 60.0]), None);
        assert_eq!(found("签约率", Some("%"), &[1.0, 40.0, 60.0]), None);
        assert_eq!(found("资金", Some("万元"), &[0.95, 97.0]), None);
        assert_eq!(found("合格率", Some("%"), &[0.95, 0.96]), None);
        assert_eq!(found("合格率", Some("%"), &[95.0, 96.0]), None);
    }
}
