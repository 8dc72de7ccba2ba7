//! Three simple ways of saying what a register will hold.

use std::collections::BTreeMap;

use super::{Examined, bands, of_part};
use crate::axes::{AGES, Year};
use crate::model::checked::HolderPart;
use crate::simulation::population::CELLS;
use crate::simulation::registers::GivenRegister;

/// What the simple ways need: growth of the people at each age, and of the holders before.
pub(super) struct SimplePast<'a> {
    held: &'a GivenRegister,
    nation: &'a GivenRegister,
    years: [Year; 2],
    people: [&'a [f64; CELLS]; 2],
}

impl<'a> SimplePast<'a> {
    pub fn of(examined: &'a Examined, held: &'a GivenRegister, years: [Year; 2]) -> Self {
        let people = &examined.given.people;
        SimplePast {
            held,
            nation: &examined.given.register,
            years,
            people: years.map(|year| &people[&year].people),
        }
    }

    pub fn simple(&self, part: &HolderPart, now: f64) -> [Option<f64>; 3] {
        let [from, to] = self.years;
        let half = || {
            let own = growth(self.held, part, from)?;
            let nation = growth(self.nation, part, from)?;
            Some(now * libm::exp(0.5 * (own + nation) * f64::from(to - from)))
        };
        [self.held_by_age(part, now), Some(now), half()]
    }

    /// Holders of each band grow as its people do: by the place's own bands, or the nation's.
    fn held_by_age(&self, part: &HolderPart, now: f64) -> Option<f64> {
        let grown = |[first, last]: [usize; 2]| {
            let people = |year: usize| -> f64 {
                let ages = |at: &usize| (first..=last).contains(&(at % AGES));
                (0..CELLS)
                    .filter(ages)
                    .map(|at| self.people[year][at])
                    .sum()
            };
            people(1) / people(0)
        };
        if let Some(ages) = part.ages {
            return Some(now * grown(ages));
        }
        let tables = [self.held, self.nation].map(|held| held.years.get(&self.years[0]));
        let by_age = tables.into_iter().flatten().find_map(|margins| {
            let bands = bands(margins);
            let each: Option<Vec<(f64, [usize; 2])>> = bands
                .iter()
                .map(|ages| {
                    let part = HolderPart {
                        ages: Some(*ages),
                        ..HolderPart::default()
                    };
                    Some((of_part(margins, &part)?, *ages))
                })
                .collect();
            each.filter(|bands| !bands.is_empty())
        })?;
        let all: f64 = by_age.iter().map(|(holders, _)| holders).sum();
        let then: f64 = by_age.iter().map(|(n, ages)| n * grown(*ages)).sum();
        Some(now * then / all)
    }
}

/// Mean yearly log growth of a part up to a year, over the years that a register has.
fn growth(held: &GivenRegister, part: &HolderPart, until: Year) -> Option<f64> {
    let seen: BTreeMap<Year, f64> = held
        .years
        .range(until - LOOKED_BACK..=until)
        .filter_map(|(year, margins)| Some((*year, of_part(margins, part)?)))
        .collect();
    let (first, start) = seen.first_key_value()?;
    let (last, end) = seen.last_key_value()?;
    (last > first && *start > 0.0 && *end > 0.0)
        .then(|| libm::log(end / start) / f64::from(last - first))
}

/// Years before the last known one that are looked at, by the engine as by the simple ways, which know nothing of
/// growth that fades while a register is built up: more years would mislead them.
pub const LOOKED_BACK: Year = 5;
