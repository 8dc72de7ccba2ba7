//! Death rates and the ages of mothers from rows of a table, in the shape in which the engines take them.

use std::collections::{BTreeMap, BTreeSet};

use ndarray::Array2;

use crate::axes::Sex;
use crate::model::data::{FertilityData, MortalityData};

/// The death rate of an age group in a period.
#[derive(Clone, Copy, Debug)]
pub struct DeathRate {
    /// Sex.
    pub sex: Sex,
    /// First age of the group.
    pub age: u32,
    /// Its width in years; 0 for the open one.
    pub width: f64,
    /// First and last year of the period.
    pub period: [f64; 2],
    /// Deaths per person-year.
    pub rate: f64,
}

/// Death rates by age group and period, whatever their order, without an outlook; and how many there are. A rate that
/// is missing is NaN.
pub fn death_rates(rows: impl IntoIterator<Item = DeathRate>) -> (MortalityData, usize) {
    let mut width: BTreeMap<u32, f64> = BTreeMap::new();
    let mut cells: BTreeMap<(u32, u32, usize), f64> = BTreeMap::new();
    for row in rows {
        let open = row.width == 0.0;
        width.insert(row.age, if open { f64::INFINITY } else { row.width });
        // Middles of periods are whole or half years.
        let middle = 0.5 * (row.period[0] + row.period[1]);
        let time = (middle * 10.0) as u32;
        cells.insert((time, row.age, row.sex.index()), row.rate);
    }
    let times: BTreeSet<u32> = cells.keys().map(|(time, _, _)| *time).collect();
    let times: Vec<u32> = times.into_iter().collect();
    let ages: Vec<u32> = width.keys().copied().collect();
    let matrix = |sex: usize| {
        Array2::from_shape_fn((ages.len(), times.len()), |(age, time)| {
            let rate = cells.get(&(times[time], ages[age], sex));
            rate.copied().unwrap_or(f64::NAN)
        })
    };
    let data = MortalityData {
        outlook: Vec::new(),
        age: ages.iter().map(|age| f64::from(*age)).collect(),
        width: width.values().copied().collect(),
        times: times.iter().map(|time| f64::from(*time) / 10.0).collect(),
        rates: [matrix(0), matrix(1)],
    };
    (data, cells.len())
}

/// The ages of mothers from first age, width and births of each group, whatever their order; without any year's
/// fertility.
pub fn ages_of_mothers(mut groups: Vec<[f64; 3]>) -> FertilityData {
    groups.sort_by(|one, two| one[0].total_cmp(&two[0]));
    let total: f64 = groups.iter().map(|[_, _, births]| births).sum();
    FertilityData {
        age: groups.iter().map(|[age, _, _]| *age).collect(),
        width: groups.iter().map(|[_, width, _]| *width).collect(),
        pattern: groups.iter().map(|[_, _, births]| births / total).collect(),
        estimates: Vec::new(),
        outlook: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_any_order_become_a_table() {
        let row = |sex, age, width, first: f64, rate| DeathRate {
            sex,
            age,
            width,
            period: [first, first + 5.0],
            rate,
        };
        let (data, found) = death_rates([
            row(Sex::Female, 60, 0.0, 1995.0, 0.4),
            row(Sex::Male, 0, 60.0, 1990.0, 0.1),
            row(Sex::Male, 60, 0.0, 1995.0, 0.3),
            row(Sex::Male, 0, 60.0, 1995.0, 0.2),
        ]);
        assert_eq!((found, data.times), (4, vec![1992.5, 1997.5]));
        assert_eq!(
            (data.age, data.width),
            (vec![0.0, 60.0], vec![60.0, f64::INFINITY])
        );
        assert_eq!((data.rates[0][(0, 1)], data.rates[1][(1, 1)]), (0.2, 0.4));
        assert!(data.rates[0][(1, 0)].is_nan());
    }

    #[test]
    fn ages_of_mothers_add_up() {
        let data = ages_of_mothers(vec![[30.0, 15.0, 3.0], [15.0, 15.0, 1.0]]);
        assert_eq!(
            (data.age, data.pattern),
            (vec![15.0, 30.0], vec![0.25, 0.75])
        );
    }
}
