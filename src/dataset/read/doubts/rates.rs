//! Rates that cannot all be written in one way: partly as parts of one and partly as per cents, or above the whole
//! or below nothing.

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Said};

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::signed::may_be_negative;
use super::super::unit;
use super::super::width::half_width;
use super::size;

/// Words in names of rates.
const RATES: [&str; 7] = ["率", "比例", "占比", "比重", "rate", "share", "coverage"];
/// Words in names of rates of which the whole is none: so many for each hundred thousand.
const FOR_EACH: [&str; 3] = ["每", "1/10万", "per 1"];
/// The whole in per cents.
const WHOLE: f64 = 100.0;
/// A rate of so many times the whole is none.
const FAR: f64 = 10.0;
/// A part of one is the same size as a per cent beside it within this factor, if it is one.
const ABOUT: f64 = 2.0;

/// Where a value stands, as it was gathered.
struct RatePlace<'g> {
    name: &'g str,
    year: Year,
}

impl RatePlace<'_> {
    fn complaint(
        &self,
        gathering: &SeriesGathering,
        found: (String, String),
        expected: impl Into<Said>,
        advice: (&str, &str),
    ) -> Option<Complaint> {
        let place = gathering.place_of(self.name, self.year)?;
        let file = &gathering.raw.file;
        Some(Complaint::error(file, place, found, expected, advice))
    }
}

/// A complaint for each rate of which some values are parts of one and others per cents, and none is the usual size.
pub(super) fn mixed_rates(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        let Some((year, value, other)) = mixed(name, series) else {
            continue;
        };
        let cell = RatePlace { name, year };
        complaints.0.extend(cell.complaint(
            gathering,
            (
                format!("写的是 {value}，而同一序列有 {other}，像是有的写成小数，有的写成百分数"),
                format!("found {value}, and {other} in the same series, as if some were parts of one and some per cents"),
            ),
            ("同一序列写法一致的百分数", "per cents written in one way"),
            (
                "请都写成百分数或都写成小数；若确实如此，请给每个数写上百分号",
                "Write all as per cents or all as parts of one; if they are right, write a per-cent sign behind each",
            ),
        ));
    }
    complaints.shortened()
}

/// The first part of one among per cents, and the smallest of those.
fn mixed(name: &str, series: &AnnualSeries) -> Option<(Year, f64, f64)> {
    let half = half_width(name).to_lowercase();
    let rate = match series.unit.as_deref() {
        Some(said) => unit::unit(said).is_some_and(|unit| unit.is_percent()),
        None => !series.percent && RATES.iter().any(|word| half.contains(word)),
    };
    let is_part = |value: f64| value > 0.0 && value < 1.0;
    let per_cents = || series.values.values().copied().filter(|value| *value > 1.0);
    let least = per_cents().reduce(f64::min)?;
    let most = per_cents().reduce(f64::max)?;
    let alike = least / ABOUT..=(most * ABOUT).min(WHOLE);
    let mut parts = series.values.iter().filter(|(_, value)| is_part(**value));
    let first = parts.clone().next()?;
    let fits = parts.all(|(_, value)| alike.contains(&(WHOLE * value)));
    // Where most values are of one size the others have been named already.
    let unnamed = size::odd(&series.values).is_empty();
    (rate && fits && unnamed && most <= WHOLE).then_some((*first.0, *first.1, least))
}

/// A warning for each share of which a value is above the whole or below nothing, while most are not.
pub(super) fn outside_the_whole(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        let Some((year, value, whole)) = outside(name, series) else {
            continue;
        };
        let complaint = RatePlace { name, year }.complaint(
            gathering,
            match far_outside(value, whole) {
                false => (
                    format!("写的是 {value}，而这是比率，其余各年多在 0 与 {whole} 之间"),
                    format!(
                        "found {value} of a rate that is between 0 and {whole} in most other years"
                    ),
                ),
                true => (
                    format!("写的是 {value}，而这是比率，全部才是 {whole}"),
                    format!("found {value} of a rate of which the whole is {whole}"),
                ),
            },
            (
                format!("不小于 0、不超过 {whole} 的比率"),
                format!("a rate of 0 or more and at most {whole}"),
            ),
            (
                "请核对分子、分母和小数点；若确实如此，不必改",
                "Look at its parts and its decimal point; if it is right, leave it",
            ),
        );
        complaints.0.extend(complaint.map(Complaint::as_warning));
    }
    complaints.shortened()
}

/// True for what no rate can be, whatever the other years are: a hundred times too much, by a cell's format.
fn far_outside(value: f64, whole: f64) -> bool {
    value > FAR * whole
}

/// The first value of a rate above the whole or below nothing, and the whole: 100 in per cents, else 1.
fn outside(name: &str, series: &AnnualSeries) -> Option<(Year, f64, f64)> {
    let half = half_width(name).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| half.contains(word));
    let is_rate = has(&RATES) && !has(&FOR_EACH) && !may_be_negative(name);
    let whole = match series.unit.as_deref().map(unit::unit) {
        Some(said) => said
            .is_some_and(|unit| unit.is_percent())
            .then_some(WHOLE)?,
        // Most values above 1 are per cents, though nothing says so.
        None if !series.percent && above_one(series) => WHOLE,
        None => 1.0,
    };
    let values = &series.values;
    let (over, within): (Vec<_>, Vec<_>) = values
        .iter()
        .map(|(year, value)| (*year, *value))
        .partition(|(_, value)| *value > whole || *value < 0.0);
    let (year, value) = *over.first()?;
    let counts = within.len() > over.len() || far_outside(value, whole);
    (is_rate && counts).then_some((year, value, whole))
}

/// True where most values are above 1.
fn above_one(series: &AnnualSeries) -> bool {
    let above = series.values.values().filter(|value| **value > 1.0);
    2 * above.count() > series.values.len()
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
        mixed(name, &series).map(|(_, value, _)| value)
    }

    #[test]
    fn rates_outside_the_whole_are_seen() {
        let over = |name: &str, unit: Option<&str>, values: &[f64]| {
            let series = AnnualSeries {
                unit: unit.map(str::to_string),
                values: (2016..).zip(values.iter().copied()).collect(),
                ..AnnualSeries::default()
            };
            outside(name, &series).map(|(_, value, _)| value)
        };
        assert_eq!(over("覆盖率", Some("%"), &[98.0, 105.0, 99.0]), Some(105.0));
        assert_eq!(over("覆盖率", None, &[0.98, 0.99, 1.01]), Some(1.01));
        assert_eq!(over("占比", Some("%"), &[9.8, -9.9, 10.1]), Some(-9.9));
        assert_eq!(over("增长率", Some("%"), &[98.0, 105.0, 99.0]), None);
        assert_eq!(over("毛入学率", Some("%"), &[98.0, 105.0, 106.0]), None);
        assert_eq!(over("资金", Some("%"), &[98.0, 105.0, 99.0]), None);
        assert_eq!(over("合格率", None, &[98.0, 102.0, 99.0]), Some(102.0));
        let hundredfold = [9700.0, 9800.0, 9900.0];
        assert_eq!(over("覆盖率", Some("%"), &hundredfold), Some(9700.0));
        assert_eq!(over("死亡率", Some("‰"), &[0.5, 0.9, 5.1]), None);
        assert_eq!(over("死亡率（每10万）", None, &[0.9, 0.8, 1.2]), None);
        assert_eq!(over("rate per 1,000", None, &[0.9, 0.8, 1.2]), None);
    }

    #[test]
    fn parts_of_one_among_per_cents_are_seen() {
        assert_eq!(found("合格率", None, &[0.95, 0.96, 97.0]), Some(0.95));
        assert_eq!(found("签约", Some("%"), &[95.0, 0.96, 0.97]), Some(0.96));
        // What grew from nothing, what is no rate, what is all of one kind.
        assert_eq!(found("签约率", Some("%"), &[0.1, 40.0, 60.0]), None);
        assert_eq!(found("资金", Some("万元"), &[0.95, 97.0]), None);
        assert_eq!(found("合格率", Some("%"), &[0.95, 0.96]), None);
        assert_eq!(found("合格率", Some("%"), &[95.0, 96.0]), None);
    }
}
