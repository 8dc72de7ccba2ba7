//! Values of quite another size than the years around them, as where 万 was mixed with ones or a digit slipped: somebody
//! should look at the cell.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};

use super::super::gathering::SeriesGathering;
use super::exchanged::exchanged;
use super::few::jumped;
use super::oddity::{ABOUT, DIGIT, Odd, TELLING, TIMES, is_about, moved};

/// Values within this factor of the median are of the size of the series.
const USUAL: f64 = 5.0;
/// So many of ten values must be, or the series has no size.
const MOST: usize = 6;
/// So many times a usual value is another size, whatever the reason.
const FAR: f64 = 30.0;
/// So many times the year before, or as little, is a leap where the other years hardly move.
const LEAP: f64 = 1.8;
/// A leap is so many times the largest of the other steps, in logarithms, of which there are at least so many; where the last
/// value has a digit too many or too few, fewer tell.
const STANDING_OUT: f64 = 5.0;
const OTHERS: usize = 3;
const FEW_OTHERS: usize = 2;

/// A value that is not of the size of the series: its year, itself, the nearest year with a usual value and that.
type Unusual = (Year, f64, (Year, f64));

/// A warning for each value of another size, with its cell.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in &gathering.series {
        let mut found = odd(&series.values);
        found.extend(slipped(&series.values, &found));
        let exchanged = exchanged(&series.values).filter(|_| found.is_empty());
        if let Some(exchanged) = exchanged {
            let place = gathering.place_of(name, exchanged.year);
            let said = place.map(|place| exchanged.reminder(&gathering.raw.file, place));
            complaints.0.extend(said);
            continue;
        }
        found.extend(leapt(&series.values, &found));
        found.extend(jumped(&series.values, &found));
        for odd in found {
            if let Some(place) = gathering.place_of(name, odd.year) {
                complaints.push(reminder(&gathering.raw.file, place, &odd));
            }
        }
    }
    complaints.shortened()
}

fn reminder(file: &str, place: Place, odd: &Odd) -> Complaint {
    let value = odd.value;
    let ((near, other), (zh, en)) = (odd.near, &odd.times);
    let should = odd.plausible.map_or_else(Default::default, |plausible| {
        (
            format!("，应为 {plausible}"),
            format!(", it should be {plausible}"),
        )
    });
    Complaint::error(
        file,
        place,
        (
            format!("写的是 {value}，而 {near} 年是 {other}，相差约 {zh}倍"),
            format!("found {value}, and {other} for {near}: about {en} times as much or as little"),
        ),
        (
            "与前后各年同一量级的数",
            "a number of the size of the years around it",
        ),
        (
            format!(
                "若是单位（如万）或小数点有误{}；若确实如此，不必改",
                should.0
            ),
            format!(
                "If its unit or its decimal point is wrong{}; if it is right, leave it",
                should.1
            ),
        ),
    )
    .as_warning()
}

/// The values of another size than the rest by a unit: a hundred times only inside the series, where both sides tell; ten
/// thousand times at its ends too.
pub(super) fn odd(values: &BTreeMap<Year, f64>) -> Vec<Odd> {
    let ends = [values.keys().next(), values.keys().next_back()];
    let by_unit = |(year, value, near): Unusual| {
        let at_end = ends.contains(&Some(&year));
        let hundred = !at_end && !grew(values, year, value);
        let times = TIMES.into_iter().filter(|times| times.0 > 2 || hundred);
        let mut both = times.flat_map(|(power, zh, en)| [(power, zh, en), (-power, zh, en)]);
        let (power, zh, en) = both.find(|(power, ..)| is_about(near.1 / value, *power, ABOUT))?;
        Some(Odd {
            year,
            value,
            plausible: Some(moved(value, power)),
            near,
            times: (zh.to_string(), en.to_string()),
        })
    };
    unusual(values).into_iter().filter_map(by_unit).collect()
}

/// The values of another size that no unit explains: a digit too many or too few between two years, or far from all others.
/// What begins small may have grown.
fn slipped(values: &BTreeMap<Year, f64>, named: &[Odd]) -> Vec<Odd> {
    let first = values.keys().next().copied();
    let unnamed = |(year, ..): &Unusual| named.iter().all(|odd| odd.year != *year);
    let by_digit = |(year, value, near): Unusual| {
        let before = values.range(..year).next_back();
        let behind = values.range(year + 1..).next();
        let digit = before.zip(behind).and_then(|((_, before), (_, behind))| {
            let of_both = |power: &i32| {
                is_about(before / value, *power, DIGIT) && is_about(behind / value, *power, DIGIT)
            };
            let telling = value.max(near.1) >= TELLING;
            [1, -1].into_iter().find(of_both).filter(|_| telling)
        });
        let times = (near.1 / value).abs().max((value / near.1).abs());
        let began =
            (first == Some(year) || grew(values, year, value)) && (0.0..near.1).contains(&value);
        let far = times >= FAR && !began;
        (digit.is_some() || far).then(|| Odd {
            year,
            value,
            plausible: digit.map(|power| moved(value, power)),
            near,
            times: (format!("{times:.0} "), format!("{times:.0}")),
        })
    };
    let found = unusual(values).into_iter().filter(unnamed);
    found.filter_map(by_digit).collect()
}

/// Whether a series has grown by leaps from its beginning up to a value, and goes on: what begins small, as things done
/// online.
fn grew(values: &BTreeMap<Year, f64>, year: Year, value: f64) -> bool {
    let until: Vec<f64> = values.range(..=year).map(|(_, value)| *value).collect();
    let leaps = until
        .windows(2)
        .all(|pair| pair[0] > 0.0 && pair[1] >= LEAP * pair[0]);
    let next = values.range(year + 1..).next();
    until.len() > 1 && leaps && next.is_some_and(|(_, next)| *next > value)
}

/// The last value where it leaps away from a series that hardly moves, one in the middle that leaps away and back, and a
/// first one with a digit too many.
fn leapt(values: &BTreeMap<Year, f64>, named: &[Odd]) -> Option<Odd> {
    let pairs: Vec<(Year, f64)> = values.iter().map(|(year, value)| (*year, *value)).collect();
    if !named.is_empty() || pairs.iter().any(|(_, value)| *value <= 0.0) {
        return None;
    }
    let steps: Vec<f64> = pairs
        .windows(2)
        .map(|pair| (pair[1].1 / pair[0].1).ln())
        .collect();
    let leaps = |own: &[usize], fewest: usize| {
        let others = steps.iter().enumerate().filter(|(i, _)| !own.contains(i));
        // Without a value in the middle there is one step over two years.
        let over = own.iter().map(|step| steps[*step]).sum::<f64>() / own.len() as f64;
        let over = (own.len() > 1).then_some(over);
        let others = others.map(|(_, step)| *step).chain(over);
        let most = others.clone().map(f64::abs).fold(0.0, f64::max);
        let least = (STANDING_OUT * most).max(LEAP.ln());
        let yearly = |step: &usize| pairs[step + 1].0 - pairs[*step].0 == 1;
        let stands_out = |step: &usize| steps[*step].abs() >= least && yearly(step);
        others.count() >= fewest && own.iter().all(stands_out)
    };
    let last = pairs.len().checked_sub(2)?;
    let (before, end) = (pairs[last].1, pairs[last + 1].1);
    let of_digit = |power: i32| is_about(before / end, power, DIGIT);
    let slipped = before.max(end) >= TELLING && (of_digit(1) || of_digit(-1));
    let fewest = if slipped { FEW_OTHERS } else { OTHERS };
    let at_end = leaps(&[last], fewest).then_some(last + 1);
    let goes_back = |at: usize| steps[at - 1] * steps[at] < 0.0;
    let inside = (1..=last).find(|at| leaps(&[at - 1, *at], OTHERS) && goes_back(*at));
    let (first, second) = (pairs[0].1, pairs[1].1);
    let too_long = first >= TELLING && is_about(first / second, 1, DIGIT);
    let at_start = (too_long && leaps(&[0], FEW_OTHERS)).then_some(0);
    let at = at_end.or(inside).or(at_start)?;
    let (near, (year, value)) = (pairs[if at == 0 { 1 } else { at - 1 }], pairs[at]);
    let ratio = near.1 / value;
    let power = [1, -1]
        .into_iter()
        .find(|power| is_about(ratio, *power, DIGIT));
    let times = ratio.max(1.0 / ratio);
    Some(Odd {
        year,
        value,
        plausible: power.map(|power| moved(value, power)),
        near,
        times: (format!("{times:.1} "), format!("{times:.1}")),
    })
}

/// The values that are not of the size of the series, but for zeros; none where it has no size.
fn unusual(values: &BTreeMap<Year, f64>) -> Vec<Unusual> {
    let mut sorted: Vec<f64> = values.values().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    let is_usual = |value: f64| value > 0.0 && (1.0 / USUAL..=USUAL).contains(&(value / median));
    let pairs = || values.iter().map(|(year, value)| (*year, *value));
    let usual: Vec<(Year, f64)> = pairs().filter(|(_, value)| is_usual(*value)).collect();
    if median <= 0.0 || usual.len() < 3 || 10 * usual.len() < MOST * values.len() {
        return Vec::new();
    }
    let others = pairs().filter(|(_, value)| *value != 0.0 && !is_usual(*value));
    others
        .filter_map(|(year, value)| {
            let near = usual.iter().min_by_key(|(other, _)| (other - year).abs())?;
            Some((year, value, *near))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[f64]) -> Vec<(Year, f64)> {
        let values = (2016..).zip(values.iter().copied()).collect();
        let odd = odd(&values).into_iter();
        odd.filter_map(|odd| Some((odd.year, odd.plausible?)))
            .collect()
    }

    fn also(values: &[f64]) -> Vec<(Year, Option<f64>)> {
        let values = (2016..).zip(values.iter().copied()).collect();
        let odd = slipped(&values, &odd(&values)).into_iter();
        odd.map(|odd| (odd.year, odd.plausible)).collect()
    }

    #[test]
    fn digits_that_slipped_and_signs_for_missing_are_seen() {
        let ten = [31_000.0, 31_200.0, 314_000.0, 31_600.0, 31_800.0];
        assert_eq!(also(&ten), [(2018, Some(31_400.0))]);
        assert_eq!(also(&[5.0, 9999.0, 6.0, 7.0]), [(2017, None)]);
        assert_eq!(also(&[-999.0, 5.0, 6.0, 7.0]), [(2016, None)]);
        // At the end a hundred times less is no growth; at the beginning it may be.
        assert_eq!(also(&[31_000.0, 31_200.0, 31_500.0, 312.0]), [(2019, None)]);
        assert!(also(&[20.0, 2000.0, 2100.0, 2200.0]).is_empty());
        let online = [20.0, 60.0, 300.0, 1100.0, 4200.0, 6000.0, 7500.0, 8000.0];
        assert!(found(&online).is_empty() && also(&online).is_empty());
        // Few may be ten times as many by chance, and what was named is not named again.
        assert!(also(&[2.0, 3.0, 25.0, 2.0, 3.0]).is_empty());
        assert!(also(&[31_000.0, 31_200.0, 3.16, 31_900.0]).is_empty());
    }

    #[test]
    fn a_leap_away_from_a_calm_series_is_seen() {
        let of = |values: &[f64]| {
            let values = (2016..).zip(values.iter().copied()).collect();
            leapt(&values, &[]).map(|odd| (odd.year, odd.plausible))
        };
        assert_eq!(of(&[99.9, 99.9, 99.9, 99.9, 50.0]), Some((2020, None)));
        let ten = [150.0, 163.0, 171.0, 180.0, 1920.0];
        assert_eq!(of(&ten), Some((2020, Some(192.0))));
        assert_eq!(
            of(&[100.0, 101.0, 250.0, 102.0, 103.0, 104.0]),
            Some((2018, None))
        );
        // A level that was reached at once may be one, and so may what moves all the time.
        assert_eq!(of(&[100.0, 101.0, 250.0, 252.0, 255.0, 256.0]), None);
        assert_eq!(of(&[100.0, 140.0, 110.0, 150.0, 300.0]), None);
        assert_eq!(of(&[100.0, 101.0, 102.0, 300.0]), None);
        let wages = [2010.0, 2010.0, 2280.0, 22_800.0];
        assert_eq!(of(&wages), Some((2019, Some(2280.0))));
        assert_eq!(of(&[2.0, 2.0, 2.0, 20.0]), None);
        let short = [1203.0, 1251.0, 2820.0, 1344.0, 1390.0];
        assert_eq!(of(&short), Some((2018, None)));
        let first = [12_030.0, 1251.0, 1280.0, 1344.0];
        assert_eq!(of(&first), Some((2016, Some(1203.0))));
        // What begins small may have grown.
        assert_eq!(of(&[120.0, 1251.0, 1280.0, 1344.0]), None);
    }

    #[test]
    fn mixed_units_are_seen_with_what_they_should_be() {
        assert_eq!(
            found(&[31_000.0, 31_200.0, 3.16, 31_900.0, 32_000.0]),
            [(2018, 31_600.0)]
        );
        assert_eq!(found(&[3.1, 3.2, 32_500.0, 3.3, 3.3, 3.4]), [(2018, 3.25)]);
        assert_eq!(found(&[97.0, 97.5, 0.98, 98.1]), [(2018, 98.0)]);
        // At the end only what cannot be growth.
        assert_eq!(
            found(&[31_000.0, 31_200.0, 31_500.0, 3.2]),
            [(2019, 32_000.0)]
        );
        assert!(found(&[20.0, 2000.0, 2100.0, 2200.0]).is_empty());
    }

    #[test]
    fn growth_and_zeros_are_no_other_size() {
        assert!(found(&[1.0, 10.0, 100.0, 1000.0, 10_000.0]).is_empty());
        assert!(found(&[0.0, 0.0, 5.0, 0.0, 6.0]).is_empty());
        assert!(found(&[100.0, 120.0, 150.0, 130.0, 90.0]).is_empty());
        assert!(found(&[]).is_empty());
    }
}
