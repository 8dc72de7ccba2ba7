//! The panel of counties: who lived there at the first census, who at the second.

use super::HindcastError;
use crate::model::data::Grouped;

/// Number of broad age groups.
pub const AGE_GROUPS: usize = 6;
/// First age of each broad group; the last is open.
pub const FIRST_AGES: [usize; AGE_GROUPS] = [0, 15, 30, 45, 60, 75];
/// Things that are judged: the groups, then everybody.
pub const JUDGED: usize = AGE_GROUPS + 1;

/// One county (县、市、区) whose residents were counted twice.
#[derive(Clone, Debug, PartialEq)]
pub struct County {
    /// Six-digit code, the same in both censuses; its first four digits are the prefecture.
    pub code: u32,
    /// Name at the first census.
    pub name: String,
    /// Residents at the first census.
    pub start: Grouped,
    /// Residents at the second census, by broad age group.
    pub outcome: [f64; AGE_GROUPS],
    /// What was known of it at the first census.
    pub known: CountyKnown,
}

/// What was known of a county at the first census, beside its ages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountyKnown {
    /// Registered population (户籍人口), people.
    pub registered: f64,
    /// Residents registered in another province, people.
    pub in_migrants: f64,
    /// Births per resident in the year before.
    pub birth_rate: f64,
}

impl County {
    /// Code of the prefecture.
    pub fn prefecture(&self) -> u32 {
        self.code / 100
    }

    /// Residents at the first census, by broad age group.
    pub fn before(&self) -> [f64; AGE_GROUPS] {
        let mut before = [0.0; AGE_GROUPS];
        for people in &self.start.persons {
            for (age, people) in self.start.age.iter().zip(people) {
                before[group_of(*age as usize)] += people;
            }
        }
        before
    }

    /// What migration is regressed on: a constant, the share of residents registered in another
    /// province, the logarithm of residents ÷ registered people, and of residents (less 13, which
    /// only moves the constant).
    pub fn covariates(&self) -> [f64; COVARIATES] {
        let residents = self.start.total();
        [
            1.0,
            self.known.in_migrants / residents,
            libm::log(residents / self.known.registered),
            libm::log(residents) - 13.0,
        ]
    }

    fn check(&self) -> Result<(), HindcastError> {
        let wrong = |what| HindcastError::County {
            name: self.name.clone(),
            what,
        };
        let positive = |value: f64| value > 0.0 && value.is_finite();
        if !self.outcome.iter().all(|people| positive(*people)) {
            return Err(wrong("nobody in an age group at the second census"));
        }
        if !self.before().iter().all(|people| positive(*people)) {
            return Err(wrong("nobody in an age group at the first census"));
        }
        let CountyKnown {
            registered,
            in_migrants,
            birth_rate,
        } = self.known;
        if !positive(registered)
            || !positive(birth_rate)
            || in_migrants.is_nan()
            || in_migrants < 0.0
        {
            return Err(wrong(
                "registered population and births must be above zero, in-migrants zero or more",
            ));
        }
        Ok(())
    }
}

/// Number of covariates, the constant included.
pub const COVARIATES: usize = 4;

/// The broad group of an age in whole years.
pub fn group_of(age: usize) -> usize {
    FIRST_AGES.partition_point(|first| *first <= age) - 1
}

/// The groups and their sum.
pub fn with_total(groups: &[f64; AGE_GROUPS]) -> [f64; JUDGED] {
    let mut all = [0.0; JUDGED];
    all[..AGE_GROUPS].copy_from_slice(groups);
    all[AGE_GROUPS] = groups.iter().sum();
    all
}

/// Checks every county, and that there are enough to leave one out; returns them by code, so that
/// the order in which they are given does not matter.
pub fn in_order(counties: &[County]) -> Result<Vec<County>, HindcastError> {
    if counties.len() < FEWEST {
        return Err(HindcastError::TooFew {
            found: counties.len(),
            needed: FEWEST,
        });
    }
    let mut ordered = counties.to_vec();
    ordered.sort_by_key(|county| county.code);
    for (place, county) in ordered.iter().enumerate() {
        county.check()?;
        if place > 0 && ordered[place - 1].code == county.code {
            return Err(HindcastError::County {
                name: county.name.clone(),
                what: "given twice",
            });
        }
    }
    Ok(ordered)
}

/// Counties without which the spread of six age groups cannot be told from the others.
const FEWEST: usize = 2 * (AGE_GROUPS + COVARIATES);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_fall_into_their_groups() {
        let found: Vec<usize> = [0, 14, 15, 44, 74, 75, 100].map(group_of).to_vec();
        assert_eq!(found, [0, 0, 1, 2, 4, 5, 5]);
    }
}
