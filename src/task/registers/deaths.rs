//! Death rates of a nation by single age, year by year, from tables of groups and periods.

use crate::axes::{AGES, SEXES, Sex, Year};
use crate::simulation::population::{CELLS, cell};

/// First age, sex, and a number.
pub(super) type DeathsRow = (usize, Sex, f64);

/// Deaths per person-year by single age in a year, from the rates of periods that follow each other, each with its
/// first year: straight on the logarithm between the middles of the periods, and those of the nearest period before
/// and after. A step from period to period would be learnt as nothing by registers within one, and then be foretold at
/// once.
pub(super) fn hazards(periods: &[(Year, &[DeathsRow])], year: Year) -> [f64; CELLS] {
    // From the middle of a year to that of another, as the people are counted: the last as long as the one before.
    let middle = |place: usize| {
        let lasts = periods.windows(2).nth(place.min(periods.len().max(2) - 2));
        let years = lasts.map_or(0, |pair| pair[1].0 - pair[0].0);
        f64::from(periods[place].0) + 0.5 * f64::from(years)
    };
    let of = |place: usize| periods.get(place).map_or([0.0; CELLS], |own| by_age(own.1));
    let at = f64::from(year);
    match (0..periods.len()).find(|place| middle(*place) > at) {
        Some(0) => of(0),
        Some(next) => {
            let before = middle(next - 1);
            let part = (at - before) / (middle(next) - before);
            let (before, after) = (of(next - 1), of(next));
            std::array::from_fn(|c| between([before[c], after[c]], part))
        }
        None => of(periods.len().max(1) - 1),
    }
}

/// By single age, straight on the logarithm between the groups.
fn by_age(rows: &[DeathsRow]) -> [f64; CELLS] {
    let mut hazards = [0.0; CELLS];
    for sex in 0..SEXES {
        let mut groups: Vec<(usize, f64)> = rows
            .iter()
            .filter(|(_, own, _)| own.index() == sex)
            .map(|(age, _, value)| (*age, *value))
            .collect();
        groups.sort_by_key(|(age, _)| *age);
        let middle = |place: usize| {
            let from = groups[place].0 as f64;
            let to = groups
                .get(place + 1)
                .map_or(from + 5.0, |next| next.0 as f64);
            0.5 * (from + to)
        };
        for age in 0..AGES {
            let at = age as f64 + 0.5;
            let next = (0..groups.len()).find(|place| middle(*place) > at);
            hazards[cell(sex, age)] = match next {
                Some(0) => groups[0].1,
                Some(next) => {
                    let part = (at - middle(next - 1)) / (middle(next) - middle(next - 1));
                    between([groups[next - 1].1, groups[next].1], part)
                }
                None => groups.last().map_or(0.0, |group| group.1),
            };
        }
    }
    hazards
}

/// Such a part of the way from one rate to another, on the logarithm.
fn between(rates: [f64; 2], part: f64) -> f64 {
    let [before, after] = rates.map(|rate| libm::log(rate.max(f64::MIN_POSITIVE)));
    libm::exp(before * (1.0 - part) + after * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mortality_falls_from_the_middle_of_a_period_to_that_of_the_next() {
        let rates = |rate: f64| -> Vec<DeathsRow> {
            let both = [Sex::Male, Sex::Female].into_iter();
            both.flat_map(|sex| [0, 50].map(|age| (age, sex, rate)))
                .collect()
        };
        let [early, late] = [0.04, 0.01].map(rates);
        let periods = [(2010, &early[..]), (2020, &late[..])];
        let at = |year: Year| hazards(&periods, year)[cell(1, 70)];
        for (year, expected) in [
            (2005, 0.04),
            (2015, 0.04),
            (2020, 0.02),
            (2025, 0.01),
            (2040, 0.01),
        ] {
            assert!(
                (at(year) / expected - 1.0).abs() < 1e-12,
                "{year}: {}",
                at(year)
            );
        }
        assert!(at(2016) < at(2015) && at(2024) > at(2025));
        assert_eq!(hazards(&periods[..1], 2030)[cell(0, 3)], 0.04);
    }
}
