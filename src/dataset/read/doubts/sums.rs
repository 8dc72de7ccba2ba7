//! Totals that are the sum of their parts in most years: a year in which they are not is named.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

use super::super::annual::AnnualSeries;
use super::super::gathering::Gathering;
use super::super::width::half_width;

/// Names of totals.
const TOTALS: [&str; 13] = [
    "合计", "总计", "共计", "全市", "全县", "全区", "全省", "总数", "合計", "總計", "합계",
    "total", "all",
];
/// A total and a sum this close are equal but for rounding.
const ROUNDED: f64 = 0.005;

/// A warning for each year in which a total is not the sum of the other series, while it is in most.
pub(super) fn reminders(gathering: &Gathering) -> Complaints {
    let mut complaints = Complaints::default();
    let (totals, parts): (Vec<_>, Vec<_>) = gathering
        .series
        .iter()
        .partition(|(name, _)| is_total(name));
    let ([(name, total)], true) = (&totals[..], parts.len() > 1) else {
        return complaints;
    };
    let parts: Vec<&AnnualSeries> = parts.into_iter().map(|(_, part)| part).collect();
    for (year, value, sum) in unequal(total, &parts) {
        let Some(place) = gathering.place_of(name, year) else {
            continue;
        };
        let complaint = Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!("{year} 年的合计是 {value}，各项相加是 {sum}"),
                format!("the total of {year} is {value}, and its parts make {sum}"),
            ),
            ("等于各项之和的合计", "a total that is the sum of its parts"),
            (
                "请核对合计和各项；若确实如此，不必改",
                "Look at the total and its parts; if they are right, leave them",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints.shortened()
}

fn is_total(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    TOTALS.contains(&bare.as_str())
}

/// Years in which a total and the sum of its parts differ, with both; none where they are not equal in most years, or where
/// their units differ.
fn unequal(total: &AnnualSeries, parts: &[&AnnualSeries]) -> Vec<(Year, f64, f64)> {
    if parts
        .iter()
        .any(|part| part.unit != total.unit || part.percent)
    {
        return Vec::new();
    }
    let sum = |year: &Year| -> Option<f64> {
        let values = parts.iter().map(|part| part.values.get(year).copied());
        values.sum()
    };
    let compared: BTreeMap<Year, (f64, f64)> = total
        .values
        .iter()
        .filter_map(|(year, value)| Some((*year, (*value, sum(year)?))))
        .collect();
    let equal = |(value, sum): &(f64, f64)| (value - sum).abs() <= ROUNDED * value.abs();
    let (sound, others): (Vec<_>, Vec<_>) = compared.iter().partition(|(_, pair)| equal(pair));
    if sound.len() <= others.len() {
        return Vec::new();
    }
    let others = others.into_iter();
    others
        .map(|(year, (value, sum))| (*year, *value, *sum))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[f64]) -> AnnualSeries {
        AnnualSeries {
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        }
    }

    #[test]
    fn a_total_that_is_no_sum_is_seen_only_where_others_are() {
        let (men, women) = (series(&[10.0, 11.0, 12.0]), series(&[9.0, 10.0, 11.0]));
        let found = |total: &[f64]| unequal(&series(total), &[&men, &women]);
        assert_eq!(found(&[19.0, 25.0, 23.0]), [(2019, 25.0, 21.0)]);
        assert!(found(&[19.0, 21.0, 23.0]).is_empty());
        // No sum at all, as of things that are counted twice.
        assert!(found(&[15.0, 16.0, 23.0]).is_empty());
        assert!(is_total("合　计") && is_total("Total") && !is_total("合计人数比"));
    }
}
