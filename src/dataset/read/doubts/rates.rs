//! Rates above the whole or below nothing.

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Said};

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::signed::may_be_negative;
use super::super::unit;
use super::super::width::half_width;

/// Words in names of rates.
pub(super) const RATES: [&str; 7] = ["率", "比例", "占比", "比重", "rate", "share", "coverage"];
/// Words in names of rates that are parts of everybody and never more; gross ones count others too.
const BOUNDED: [&str; 16] = [
    "覆盖率",
    "达标率",
    "合格率",
    "参保率",
    "签约率",
    "就业率",
    "失业率",
    "满意率",
    "普及率",
    "适配率",
    "入户率",
    "知晓率",
    "占比",
    "比重",
    "coverage",
    "unemployment",
];
const GROSS: &str = "毛";
/// Words in names of rates of which the whole is none: so many for each hundred thousand.
const FOR_EACH: [&str; 3] = ["每", "1/10万", "per 1"];
/// The whole in thousandths, and their sign.
const THOUSANDTHS: (f64, &str) = (1000.0, "‰");
/// The whole in per cents.
pub(super) const WHOLE: f64 = 100.0;
/// A rate of so many times the whole is none.
const FAR: f64 = 10.0;

/// Births and deaths of a whole population for each of so many, and the most per cents of it that there can be in a year.
const VITAL: [&str; 6] = [
    "出生率",
    "死亡率",
    "人口出生率",
    "人口死亡率",
    "粗出生率",
    "粗死亡率",
];
const MOST_VITAL: f64 = 5.0;

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

/// A warning for each share of which a value is above the whole or below nothing, while most are not.
pub(super) fn outside_the_whole(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        let Some((year, value, whole, usual)) = outside(name, series) else {
            continue;
        };
        let complaint = RatePlace { name, year }.complaint(
            gathering,
            match usual {
                true => (
                    format!("写的是 {value}，而这是比率，其余各年多在 0 与 {whole} 之间"),
                    format!(
                        "found {value} of a rate that is between 0 and {whole} in most other years"
                    ),
                ),
                false => (
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

/// A warning for the first year of births and deaths in per cents of which most are more than there can be: thousandths, it
/// seems.
pub(super) fn not_in_thousandths(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        let Some((year, value)) = too_vital(name, series) else {
            continue;
        };
        let complaint = RatePlace { name, year }.complaint(
            gathering,
            (
                format!("按表头是 {value}%，人口的出生率、死亡率没有这么高"),
                format!("{value}% by its heading; no population has as many births or deaths"),
            ),
            ("以 ‰ 计的率", "a rate in ‰"),
            (
                "若是千分数，请把表头写成“（‰）”；若确实如此，不必改",
                "If it is in thousandths write （‰） in the heading; if it is right, leave it",
            ),
        );
        complaints.0.extend(complaint.map(Complaint::as_warning));
    }
    complaints.shortened()
}

/// The first value in per cents above what births or deaths of a population can be, where most are.
fn too_vital(name: &str, series: &AnnualSeries) -> Option<(Year, f64)> {
    let last = name.split_whitespace().last().unwrap_or_default();
    let said = series.unit.as_deref().and_then(unit::unit);
    let by_heading = said.is_some_and(|unit| unit.is_percent());
    let is_vital = VITAL.contains(&last) && (by_heading || series.percent);
    let factor = if by_heading { 1.0 } else { WHOLE };
    let values = series.values.iter();
    let values: Vec<(Year, f64)> = values
        .map(|(year, value)| (*year, value * factor))
        .collect();
    let above = values.iter().filter(|(_, value)| *value > MOST_VITAL);
    let mostly = 2 * above.clone().count() > values.len();
    above.copied().next().filter(|_| is_vital && mostly)
}

/// True for what no rate can be, whatever the other years are: a hundred times too much, by a cell's format.
fn far_outside(value: f64, whole: f64) -> bool {
    value > FAR * whole
}

/// The first value of a rate above the whole or below nothing, the whole (1000 in thousandths, 100 in per cents, else 1), and
/// whether most of the others are within it.
fn outside(name: &str, series: &AnnualSeries) -> Option<(Year, f64, f64, bool)> {
    let half = half_width(name).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| half.contains(word));
    let of_thousand = series.unit.as_deref().map(str::trim) == Some(THOUSANDTHS.1);
    let is_rate = (has(&RATES) || of_thousand) && !has(&FOR_EACH) && !may_be_negative(name);
    let whole = match series.unit.as_deref().map(unit::unit) {
        Some(_) if of_thousand => THOUSANDTHS.0,
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
    let few = within.len() > over.len();
    // Some rates in per cents are above the hundred every year; none is of more than a thousand in a thousand.
    let bounded = has(&BOUNDED) && !half.contains(GROSS);
    let counts = few || of_thousand || bounded || far_outside(value, whole);
    let usual = few && !far_outside(value, whole);
    (is_rate && counts).then_some((year, value, whole, usual))
}

/// True where most values are above 1.
fn above_one(series: &AnnualSeries) -> bool {
    let above = series.values.values().filter(|value| **value > 1.0);
    2 * above.count() > series.values.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn births_in_per_cents_are_no_thousandths() {
        let found = |name: &str, unit: &str, values: [f64; 3]| {
            let series = AnnualSeries {
                unit: Some(unit.to_string()),
                values: (2018..).zip(values).collect(),
                ..AnnualSeries::default()
            };
            too_vital(name, &series)
        };
        let births = [10.94, 10.48, 8.52];
        assert_eq!(found("甲镇 出生率", "%", births), Some((2018, 10.94)));
        assert_eq!(found("出生率", "‰", births), None);
        assert_eq!(found("出生率", "%", [1.094, 1.048, 0.852]), None);
        assert_eq!(found("病死率", "%", births), None);
    }

    #[test]
    fn rates_outside_the_whole_are_seen() {
        let over = |name: &str, unit: Option<&str>, values: &[f64]| {
            let series = AnnualSeries {
                unit: unit.map(str::to_string),
                values: (2016..).zip(values.iter().copied()).collect(),
                ..AnnualSeries::default()
            };
            outside(name, &series).map(|(_, value, ..)| value)
        };
        assert_eq!(over("覆盖率", Some("%"), &[98.0, 105.0, 99.0]), Some(105.0));
        assert_eq!(over("覆盖率", None, &[0.98, 0.99, 1.01]), Some(1.01));
        assert_eq!(over("占比", Some("%"), &[9.8, -9.9, 10.1]), Some(-9.9));
        assert_eq!(over("增长率", Some("%"), &[98.0, 105.0, 99.0]), None);
        let all = [101.0, 102.0, 103.0];
        assert_eq!(over("达标率", Some("%"), &all), Some(101.0));
        assert_eq!(over("毛入学率", Some("%"), &[98.0, 105.0, 106.0]), None);
        assert_eq!(over("资金", Some("%"), &[98.0, 105.0, 99.0]), None);
        assert_eq!(over("合格率", None, &[98.0, 102.0, 99.0]), Some(102.0));
        let hundredfold = [9700.0, 9800.0, 9900.0];
        assert_eq!(over("覆盖率", Some("%"), &hundredfold), Some(9700.0));
        assert_eq!(over("死亡率", Some("‰"), &[0.5, 0.9, 5.1]), None);
        let all = [5100.0, 5200.0, 5300.0];
        assert_eq!(over("死亡率", Some("‰"), &all), Some(5100.0));
        assert_eq!(over("出生", Some("‰"), &[5.1, 1200.0]), Some(1200.0));
        assert_eq!(over("自然增长率", Some("‰"), &[1.1, -1.2]), None);
        assert_eq!(over("死亡率（每10万）", None, &[0.9, 0.8, 1.2]), None);
        assert_eq!(over("rate per 1,000", None, &[0.9, 0.8, 1.2]), None);
    }
}
