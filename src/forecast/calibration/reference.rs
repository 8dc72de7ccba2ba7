//! The shipped reference: how wrong the combination is on annual series that are not the user's.

use std::sync::OnceLock;

use super::fold::FOLDS;
use super::shape::{ErrorShape, KNOTS};
use crate::forecast::combination::members::MEMBERS;
use crate::forecast::combination::rolling::JUDGED;
use crate::forecast::combination::weights::Each;

/// Number of length classes.
pub const CLASSES: usize = 9;

/// The fewest values in each class: 1, 2, 3, 4, 5, 6–7, 8–9, 10–12, 13 and more.
pub const CLASS_FROM: [usize; CLASSES] = [1, 2, 3, 4, 5, 6, 8, 10, 13];

/// Errors of the combination in one length class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// Mean loss of each member.
    pub losses: Each,
    /// Typical size of an error at each horizon, in spreads.
    pub sizes: [f64; JUDGED],
    /// Quantiles of the errors, in sizes.
    pub shape: ErrorShape,
}

/// The reference for the series of one fold: estimated from the series of the other folds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// By length class.
    pub classes: [Class; CLASSES],
}

/// Growth of the size of an error beyond the horizons that were judged, as a power.
const GROWTH: f64 = 0.75;

/// The table as estimated from the M3 yearly series by [`super::estimate::estimate`].
const TABLE: &str = include_str!("reference.csv");

impl Reference {
    /// The reference that a series of this fold is judged by.
    ///
    /// Estimated from the 645 yearly series of the M3 competition (Makridakis and Hibon 2000):
    /// forecasts from the end of each history and from up to eight years before, from the whole
    /// history and from its last 1, 2, 3, 4, 5, 6, 8 and 11 values. A series whose last value
    /// falls into fold k never entered the table of fold k, so the M3 series themselves are judged
    /// by others' errors.
    pub fn of_fold(fold: usize) -> &'static Reference {
        static TABLES: OnceLock<Vec<Reference>> = OnceLock::new();
        &TABLES.get_or_init(|| parse(TABLE))[fold % FOLDS]
    }

    /// The class of a history with so many values.
    pub fn class(&self, used: usize) -> &Class {
        let place = CLASS_FROM.partition_point(|from| *from <= used.max(1));
        &self.classes[place - 1]
    }
}

impl Class {
    /// Typical size of an error at a horizon, from 1, in spreads.
    pub fn size(&self, horizon: usize) -> f64 {
        if horizon <= JUDGED {
            return self.sizes[horizon.max(1) - 1];
        }
        self.sizes[JUDGED - 1] * libm::pow(horizon as f64 / JUDGED as f64, GROWTH)
    }
}

/// What is said where the table is not what the program computes with, as after another member has been added.
const OF_OTHERS: &str = "reference.csv has a line for each fold and length, with as many losses as there are members, \
     sizes and quantiles; estimate it again: plancast bench reference --data m3_yearly.csv --out reference.csv";

/// Reads the table: a line for each fold and class, with losses, sizes and quantiles.
fn parse(text: &str) -> Vec<Reference> {
    let mut rows = text.lines().skip(1).map(|line| {
        let numbers = line
            .split(',')
            .skip(2)
            .map(|x| x.parse::<f64>().expect("the shipped table holds numbers"));
        let numbers: Vec<f64> = numbers.collect();
        assert_eq!(numbers.len(), MEMBERS + JUDGED + KNOTS, "{OF_OTHERS}");
        let mut numbers = numbers.into_iter();
        let mut next = || numbers.next().expect(OF_OTHERS);
        Class {
            losses: std::array::from_fn::<_, MEMBERS, _>(|_| next()),
            sizes: std::array::from_fn(|_| next()),
            shape: ErrorShape {
                quantiles: std::array::from_fn::<_, KNOTS, _>(|_| next()),
            },
        }
    });
    (0..FOLDS)
        .map(|_| Reference {
            classes: std::array::from_fn(|_| rows.next().expect(OF_OTHERS)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_rise_and_sizes_are_positive_in_every_fold() {
        for fold in 0..FOLDS {
            for class in &Reference::of_fold(fold).classes {
                assert!(class.shape.quantiles.windows(2).all(|w| w[0] <= w[1]));
                assert!(class.sizes.iter().all(|s| *s > 0.0));
                assert!(class.size(9) > class.size(6));
            }
        }
    }

    #[test]
    #[should_panic(expected = "plancast bench reference")]
    fn a_table_of_other_members_is_told_how_to_be_made_again() {
        let without_the_last =
            |line: &str| line.rsplit_once(',').map(|(kept, _)| format!("{kept}\n"));
        let shorter: String = TABLE.lines().filter_map(without_the_last).collect();
        parse(&shorter);
    }
}
