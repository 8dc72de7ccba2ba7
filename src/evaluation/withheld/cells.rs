//! The numbers of a run as cells of linked tables.

use rayon::prelude::*;

use super::{PLACES, THRESHOLD, WithheldMark};
use crate::axes::{Category, Grade};
use crate::evaluation::{Summaries, Summary};
use crate::model::Model;
use crate::model::quantities::AGE_GROUPS;
use crate::simulation::Outcome;
use crate::statistics::disclosure::{DisclosureCell, Link, Tables, protect};
use crate::units::Unit;

/// Yuan are counted in 万元, so that money and people are numbers of one size.
const YUAN: f64 = 1e-4;

/// A number of a run: what it counts, and what is printed of it; nothing where the year has none.
pub(super) type Number = (Unit, Option<Summary>);

/// All numbers of a run.
pub(super) struct Counted {
    numbers: Vec<Number>,
}

impl Counted {
    /// Quantities by year, then certificates by age group and kind.
    pub fn of(model: &Model, outcome: &Outcome) -> Counted {
        let projection = &outcome.projection;
        let (summaries, years) = (Summaries::of(projection), projection.years().len());
        let mut numbers: Vec<Number> = Vec::new();
        for (place, quantity) in projection.quantities().iter().enumerate() {
            numbers
                .extend((0..years).map(|year| (quantity.unit, summaries.at(place, year).copied())));
        }
        if model.settings.disability.is_some() {
            let profiles = &outcome.profiles;
            let kept = 0..profiles.years.len() * PLACES;
            numbers.par_extend(kept.into_par_iter().map(|at| {
                let (year, place) = (at / PLACES, at % PLACES);
                let kinds = PLACES / AGE_GROUPS.len();
                let category = Category::ALL[place % kinds / Grade::ALL.len()];
                let grade = Grade::ALL[place % Grade::ALL.len()];
                let draws = profiles.holders(year, place / kinds, category, grade);
                (Unit::Persons, Summary::of(draws))
            }));
        }
        Counted { numbers }
    }

    /// Of other numbers.
    pub fn new(numbers: Vec<Number>) -> Counted {
        Counted { numbers }
    }

    /// Why each is withheld; `links` says how numbers hang together, given the value of each.
    pub fn marks(
        &self,
        links: impl Fn(&dyn Fn(usize) -> Option<f64>) -> Vec<Link>,
    ) -> Vec<Option<WithheldMark>> {
        let small: Vec<bool> = self.numbers.iter().map(is_small).collect();
        let mut withheld: Vec<bool> = self.numbers.iter().map(is_thin).collect();
        if small.contains(&true) {
            let value = |at: usize| {
                let (unit, summary) = self.numbers.get(at)?;
                Some(summary.as_ref()?.mean * scale(*unit))
            };
            let cell = |at: usize| cell(self.numbers[at].0, value(at), small[at]);
            let tables = Tables {
                cells: (0..self.numbers.len()).map(cell).collect(),
                links: links(&value),
            };
            protect(&tables, &mut withheld);
        }
        let mark = |(small, withheld): (&bool, &bool)| match (small, withheld) {
            (true, _) => Some(WithheldMark::Small),
            (false, true) => Some(WithheldMark::Beside),
            (false, false) => None,
        };
        small.iter().zip(&withheld).map(mark).collect()
    }
}

const fn scale(unit: Unit) -> f64 {
    match unit {
        Unit::Yuan | Unit::YuanConstant => YUAN,
        _ => 1.0,
    }
}

/// Whether a unit counts people, or households, of whom there are few enough to be known.
const fn counts_people(unit: Unit) -> bool {
    matches!(unit, Unit::Persons | Unit::PersonTimes | Unit::Households)
}

/// A number as a cell: what has no value is no cell that anything hangs on.
fn cell(unit: Unit, value: Option<f64>, small: bool) -> DisclosureCell {
    let value = value.unwrap_or(0.0).max(0.0);
    DisclosureCell {
        value,
        small,
        threshold: if counts_people(unit) { THRESHOLD } else { 0.0 },
        // A large number says more: it is withheld last.
        price: 1.0 + libm::log1p(value),
    }
}

fn is_small((unit, summary): &Number) -> bool {
    summary.as_ref().is_some_and(|own| {
        let nobody = own.mean == 0.0 && own.quantiles.iter().all(|value| *value == 0.0);
        counts_people(*unit) && !nobody && (own.mean < THRESHOLD || own.median() < THRESHOLD)
    })
}

/// Not small, but with a quantile that is.
fn is_thin(number: &Number) -> bool {
    let (unit, summary) = number;
    summary
        .as_ref()
        .is_some_and(|own| counts_people(*unit) && own.quantiles[0] < THRESHOLD && own.mean > 0.0)
        && !is_small(number)
}
