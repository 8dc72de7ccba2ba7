//! How far apart a sum and its terms may be because each was rounded.

use super::super::annual::AnnualSeries;
use super::super::unit::counts_things;

/// A number is off by so many of its last decimal.
const HALF: f64 = 0.5;
/// The rounding of the computer.
const EXACT: f64 = 1e-9;

/// By how much a sum of one value of each series may be off; what is counted one by one is not rounded.
pub(super) fn off_by_rounding(all: &[&AnnualSeries], are_rates: bool) -> f64 {
    let values = all.iter().flat_map(|series| series.values.values());
    let most = values.map(|value| value.abs()).fold(0.0, f64::max);
    let own = all.iter().map(|series| match decimals(series) {
        0 if !are_rates && is_counted(series) => 0.0,
        decimals => HALF * 10_f64.powi(-decimals),
    });
    own.sum::<f64>() + EXACT * most
}

fn is_counted(series: &AnnualSeries) -> bool {
    !series.percent && series.unit.as_deref().is_none_or(counts_things)
}

/// The most decimals of the values.
fn decimals(series: &AnnualSeries) -> i32 {
    let of = |value: &f64| {
        let text = value.to_string();
        text.split_once('.')
            .map_or(0, |(_, part)| part.len() as i32)
    };
    series.values.values().map(of).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_and_units_tell_how_far_a_number_is_rounded() {
        let series = |unit: Option<&str>, values: &[f64]| AnnualSeries {
            unit: unit.map(str::to_string),
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        };
        let off = |unit: Option<&str>, values: &[f64], are_rates: bool| {
            let own = series(unit, values);
            off_by_rounding(&[&own, &own], are_rates)
        };
        let is = |found: f64, expected: f64| (found - expected).abs() < 1e-6;
        assert!(is(off(Some("人"), &[12.0, 13.0], false), 0.0));
        assert!(is(off(None, &[12.0, 13.0], false), 0.0));
        assert!(is(off(None, &[12.0, 13.0], true), 1.0));
        assert!(is(off(Some("万人"), &[12.0, 13.0], false), 1.0));
        assert!(is(off(Some("‰"), &[12.0, 13.25], true), 0.01));
    }
}
