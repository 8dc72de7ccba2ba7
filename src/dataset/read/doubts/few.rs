//! Values of another size among so few that these have no size of their own.

use std::collections::BTreeMap;

use crate::axes::Year;

use super::oddity::{ABOUT, DIGIT, Odd, TELLING, TIMES, is_about, moved};

/// So few values have no size by which one of them is told from the rest.
const SHORT: usize = 3;
/// Nothing falls to so small a part within a year.
const FELL: f64 = 100.0;

/// The first value that is ten thousand times the one before it, or as little, or a hundredth of it and less, in a series too
/// short to have a size.
pub(super) fn jumped(values: &BTreeMap<Year, f64>, named: &[Odd]) -> Option<Odd> {
    let mut pairs = values.iter().zip(values.iter().skip(1));
    let (zh, en) = (TIMES[1].1, TIMES[1].2);
    let by_unit = |((before, near), (year, value)): ((&Year, &f64), (&Year, &f64))| {
        let ratio = near / value;
        let of_size = |power: &i32| is_about(ratio, *power, ABOUT);
        let power = [4, -4].into_iter().find(of_size);
        let fell = *value > 0.0 && ratio >= FELL;
        let times = match power {
            Some(_) => (zh.to_string(), en.to_string()),
            None => (format!("{ratio:.0} "), format!("{ratio:.0}")),
        };
        (power.is_some() || fell).then(|| Odd {
            year: *year,
            value: *value,
            plausible: power.map(|power| moved(*value, power)),
            near: (*before, *near),
            times,
        })
    };
    if !named.is_empty() || values.len() > SHORT {
        return None;
    }
    pairs.find_map(by_unit).or_else(|| peaked(values))
}

/// The middle one of three values where both others are a tenth or a hundredth of it, or as many times as much.
fn peaked(values: &BTreeMap<Year, f64>) -> Option<Odd> {
    let all: Vec<(Year, f64)> = values.iter().map(|(year, value)| (*year, *value)).collect();
    let [near, (year, value), behind] = all[..] else {
        return None;
    };
    let of_both = |power: &i32| {
        let about = |other: f64| is_about(other / value, *power, DIGIT);
        about(near.1) && about(behind.1)
    };
    let power = [1, -1, 2, -2].into_iter().find(of_both);
    let power = power.filter(|_| value.max(near.1) >= TELLING)?;
    let times = (near.1 / value).max(value / near.1);
    Some(Odd {
        year,
        value,
        plausible: Some(moved(value, power)),
        near,
        times: (format!("{times:.0} "), format!("{times:.0}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jump_of_ten_thousand_between_few_values_is_seen() {
        let of = |values: &[f64]| {
            let values = (2018..).zip(values.iter().copied()).collect();
            jumped(&values, &[]).map(|odd| (odd.year, odd.plausible))
        };
        assert_eq!(of(&[3.12, 31_500.0]), Some((2019, Some(3.15))));
        assert_eq!(of(&[3.12, 3.2, 31_500.0]), Some((2020, Some(3.15))));
        assert_eq!(of(&[31_200.0, 3.15]), Some((2019, Some(31_500.0))));
        assert_eq!(of(&[1.0, 500.0, 20_000.0]), None);
        assert_eq!(of(&[0.0, 31_500.0]), None);
        assert_eq!(of(&[-3.0, 31_500.0]), None);
        assert_eq!(of(&[100.0, 110.0, 0.3]), Some((2020, None)));
        assert_eq!(of(&[0.3, 110.0]), None);
        assert_eq!(of(&[3.12]), None);
        assert_eq!(of(&[100.0, 1100.0, 125.0]), Some((2019, Some(110.0))));
        assert_eq!(
            of(&[31_200.0, 315.0, 31_900.0]),
            Some((2019, Some(31_500.0)))
        );
        assert_eq!(of(&[2.0, 25.0, 3.0]), None);
        assert_eq!(of(&[100.0, 1100.0, 1250.0]), None);
    }
}
