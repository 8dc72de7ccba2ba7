//! What of the numbers of towns tells small counts elsewhere, where they are published: it is left out beside them.

use std::collections::BTreeMap;

use super::rows::{Lack, Range, TownPeople};
use crate::axes::Year;
use crate::evaluation::withheld::THRESHOLD;
use crate::statistics::disclosure::{DisclosureCell, Link, Tables, protect};

/// What means may differ by and still be sums of each other.
const CLOSE: f64 = 0.02;

/// Numbers of a row of services: need, served, places, lacking.
const NUMBERS: usize = 4;

/// Takes out of the rows what would tell how many are in a number that is too small to be shown: the towns add up to the
/// county, whose numbers everybody knows, and the numbers of a row to each other. What is taken out is no number.
pub fn withhold_beside(people: &mut [TownPeople], lacks: &mut [Lack]) {
    let first = people.len();
    let at = |row: usize, number: usize| first + row * NUMBERS + number;
    let mut cells: Vec<DisclosureCell> = people.iter().map(|row| cell(&row.holders)).collect();
    let mut sums: BTreeMap<(Year, Option<[usize; 2]>), Link> = BTreeMap::new();
    let mut links: Vec<Link> = Vec::new();
    for (place, row) in people.iter().enumerate() {
        if row.town.is_some() {
            sums.entry((row.year, None)).or_default().push((place, 1.0));
        }
    }
    for (place, row) in lacks.iter().enumerate() {
        let [need, served, places, lacking] = [0, 1, 2, 3].map(|number| at(place, number));
        let told = [Some(&row.need), Some(&row.served), row.places.as_ref()];
        let told = told.into_iter().chain([Some(&row.lacking)]).enumerate();
        for (number, range) in told {
            cells.push(range.map_or_else(nothing, cell));
            if row.town.is_some() && range.is_some() && number < 3 {
                let sum = sums.entry((row.year, Some([row.service, number])));
                sum.or_default().push((at(place, number), 1.0));
            }
        }
        let (met, met_at) = match &row.places {
            Some(own) => (own.mean, places),
            None => (row.served.mean, served),
        };
        if (row.need.mean - met - row.lacking.mean).abs() <= 1.0 + CLOSE * row.need.mean {
            links.push(vec![(met_at, 1.0), (lacking, 1.0), (need, -1.0)]);
        }
    }
    links.extend(sums.into_values());
    let tables = Tables { cells, links };
    let mut withheld = vec![false; tables.cells.len()];
    protect(&tables, &mut withheld);
    let gone = |cell: usize| withheld[cell] && !tables.cells[cell].small;
    for (place, row) in people.iter_mut().enumerate() {
        take_out(gone(place), &mut row.holders);
    }
    for (place, row) in lacks.iter_mut().enumerate() {
        take_out(gone(at(place, 0)), &mut row.need);
        take_out(gone(at(place, 1)), &mut row.served);
        if let Some(places) = &mut row.places {
            take_out(gone(at(place, 2)), places);
        }
        take_out(gone(at(place, 3)), &mut row.lacking);
    }
}

/// A number as a cell: small where its mean is shown as such. Only means add up; a small median beside a larger mean is
/// shown as small and tells nothing of the others.
fn cell(range: &Range) -> DisclosureCell {
    let value = range.mean.max(0.0);
    DisclosureCell {
        value,
        small: value.round() < THRESHOLD,
        threshold: THRESHOLD,
        most: 0.0,
        // A large number says more: it is withheld last.
        price: 1.0 + libm::log1p(value),
    }
}

/// A number that is not there.
const fn nothing() -> DisclosureCell {
    DisclosureCell {
        value: 0.0,
        small: false,
        threshold: 0.0,
        most: 0.0,
        price: 1.0,
    }
}

fn take_out(gone: bool, range: &mut Range) {
    if gone {
        *range = Range {
            mean: f64::NAN,
            median: f64::NAN,
            eighty: (f64::NAN, f64::NAN),
            ninety_five: (f64::NAN, f64::NAN),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(value: f64) -> Range {
        Range {
            mean: value,
            median: value,
            eighty: (value, value),
            ninety_five: (value, value),
        }
    }

    /// Neither by the numbers of its row nor by those of the other towns can a small one be told.
    #[test]
    fn no_small_number_of_a_town_is_left_to_a_difference() {
        let row = |town: usize, [need, served]: [f64; 2]| Lack {
            year: 2025,
            town: Some(town),
            service: 0,
            need: range(need),
            served: range(served),
            centres: None,
            places: None,
            lacking: range(need - served),
            probability: 1.0,
        };
        let told = [[40.0, 34.0], [300.0, 260.0], [500.0, 440.0], [200.0, 170.0]];
        let mut lacks: Vec<Lack> = (0..).zip(told).map(|(town, own)| row(town, own)).collect();
        let holders = [7.0, 900.0, 1500.0, 800.0];
        let people = (0..).zip(holders).map(|(town, holders)| TownPeople {
            year: 2025,
            town: Some(town),
            holders: range(holders),
        });
        let mut people: Vec<TownPeople> = people.collect();
        withhold_beside(&mut people, &mut lacks);
        let gone = |range: &Range| range.mean.is_nan();
        // The small ones are marked as such where they are shown.
        assert!(!gone(&people[0].holders) && !gone(&lacks[0].lacking));
        assert_eq!(people.iter().filter(|row| gone(&row.holders)).count(), 1);
        assert!(gone(&lacks[0].need) || gone(&lacks[0].served));
        // What is left out of one row could be told by the other towns.
        let both: [fn(&Lack) -> Range; 2] = [|row| row.need, |row| row.served];
        for of in both {
            assert_ne!(lacks.iter().filter(|row| gone(&of(row))).count(), 1);
        }
    }

    /// Where draws are far apart a mean is shown beside a median that is not: it tells by a difference all the same.
    #[test]
    fn a_small_median_does_not_hide_a_mean() {
        let skewed = |mean: f64| Range {
            median: 2.0,
            ..range(mean)
        };
        let mut lacks = [Lack {
            year: 2025,
            town: Some(0),
            service: 0,
            need: skewed(29.0),
            served: skewed(28.0),
            centres: None,
            places: None,
            lacking: skewed(1.0),
            probability: 0.2,
        }];
        withhold_beside(&mut [], &mut lacks);
        let [row] = &lacks;
        assert!(row.need.mean.is_nan() || row.served.mean.is_nan());
    }

    /// What holds for any town adds up to nothing.
    #[test]
    fn large_numbers_stay() {
        let mut people = [TownPeople {
            year: 2025,
            town: None,
            holders: range(400.0),
        }];
        withhold_beside(&mut people, &mut []);
        assert_eq!(people[0].holders, range(400.0));
    }
}
