//! Series that are the sum of those below or above them in most years, whatever they are called: a year in which they are
//! not is named.

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};
use crate::source::added_up;

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::unit::is_per_cent;

/// Parts of a sum.
const FEWEST: usize = 2;
const MOST: usize = 12;
/// Years in which it must be the sum.
const YEARS: usize = 2;
/// Smaller numbers are sums by chance.
const TELLING: f64 = 20.0;
/// A sum is off by no more than this but for the rounding of the computer.
const EXACT: f64 = 1e-9;

/// A series with its name.
type NamedSeries<'g> = (&'g String, &'g AnnualSeries);

/// A warning for the first year in which such a series is not the sum.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    let all: Vec<NamedSeries<'_>> = gathering.series.iter().collect();
    for (at, (name, total)) in all.iter().enumerate() {
        let below = (FEWEST..=MOST).map(|many| at + 1..at + 1 + many);
        let above = (FEWEST..=MOST).filter_map(|many| Some(at.checked_sub(many)?..at));
        let windows = below.chain(above).filter_map(|range| all.get(range));
        let mut found = windows.filter_map(|parts| Some((parts, off(total, parts)?)));
        let Some((parts, (year, sum))) = found.next() else {
            continue;
        };
        let (Some(place), Some(value)) = (gathering.place_of(name, year), total.values.get(&year))
        else {
            continue;
        };
        let sum = added_up(sum);
        let parts: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        let complaint = Complaint::error(
            &gathering.raw.file,
            place,
            (
                format!(
                    "“{name}”写的是 {value}，而{}相加是 {sum}，其他年份多相等",
                    parts.join("、")
                ),
                format!(
                    "found {value} for “{name}”, while {} make {sum}; in most other years they are equal",
                    parts.join(", ")
                ),
            ),
            ("等于各项之和的数", "the sum of its parts"),
            (
                "请核对这个数和各项；若确实如此，不必改",
                "Look at the number and its parts; if they are right, leave them",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints.shortened()
}

/// The first year in which a series is not the sum of others, and that sum; nothing where it is no sum in most years.
fn off(total: &AnnualSeries, parts: &[NamedSeries<'_>]) -> Option<(Year, f64)> {
    // The unit often stands beside the sum alone.
    let of_one = |(_, part): &NamedSeries<'_>| {
        let same = part.unit == total.unit || part.unit.is_none();
        same && !part.percent
    };
    let in_percent = total.percent || total.unit.as_deref().is_some_and(is_per_cent);
    if in_percent || !parts.iter().all(of_one) {
        return None;
    }
    let (mut sound, mut others) = (0, Vec::new());
    for (year, value) in &total.values {
        let own: Option<Vec<f64>> = parts
            .iter()
            .map(|(_, part)| part.values.get(year).copied())
            .collect();
        let Some(own) = own else { continue };
        let sum: f64 = own.iter().sum();
        let telling = *value >= TELLING && own.iter().all(|part| *part > 0.0);
        if (value - sum).abs() > EXACT * value.abs() {
            others.push((*year, sum));
        } else if telling {
            sound += 1;
        }
    }
    let first = *others.first()?;
    (sound >= YEARS && sound > others.len()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_sum_in_most_years_is_seen() {
        let series = |values: &[f64]| AnnualSeries {
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        };
        let name = String::new();
        let found = |total: &[f64], parts: [&[f64]; 2]| {
            let parts = parts.map(series);
            let parts: Vec<NamedSeries<'_>> = parts.iter().map(|part| (&name, part)).collect();
            off(&series(total), &parts)
        };
        let (men, women) = ([40.0, 45.0, 50.0], [60.0, 65.0, 80.0]);
        let whole = AnnualSeries {
            unit: Some("人".to_string()),
            ..series(&[100.0, 110.0, 120.0])
        };
        let parts = [series(&men), series(&women)];
        let parts: Vec<NamedSeries<'_>> = parts.iter().map(|part| (&name, part)).collect();
        assert_eq!(off(&whole, &parts), Some((2020, 130.0)));
        let total = [100.0, 110.0, 120.0];
        assert_eq!(found(&total, [&men, &women]), Some((2020, 130.0)));
        assert_eq!(found(&[100.0, 110.0, 130.0], [&men, &women]), None);
        assert_eq!(found(&[100.0, 111.0, 120.0], [&men, &women]), None);
        assert_eq!(
            found(&[3.0, 3.0, 5.0], [&[1.0, 1.0, 1.0], &[2.0, 2.0, 2.0]]),
            None
        );
        assert_eq!(found(&[40.0, 45.0, 51.0], [&men, &[0.0; 3]]), None);
    }
}
