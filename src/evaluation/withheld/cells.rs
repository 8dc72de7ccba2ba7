//! The numbers of a run as cells of linked tables.

use rayon::prelude::*;

use super::marks::counts_people;
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
pub(super) type PrintedNumber = (Unit, Option<Summary>);

/// What other runs, which are read beside one, ask of its numbers; nothing where there are none.
#[derive(Default)]
pub(super) struct AskedBeside {
    /// What a reader must think that each may be; nought where nothing asks for it.
    pub most: Vec<f64>,
    /// Whether each is withheld in any case.
    pub withheld: Vec<bool>,
}

/// All numbers of a run.
pub(super) struct Counted {
    numbers: Vec<PrintedNumber>,
}

impl Counted {
    /// Quantities by year, then certificates by age group and kind.
    pub fn of(model: &Model, outcome: &Outcome) -> Counted {
        let projection = &outcome.projection;
        let (summaries, years) = (Summaries::of(projection), projection.years().len());
        let mut numbers: Vec<PrintedNumber> = Vec::new();
        for (place, quantity) in projection.quantities().iter().enumerate() {
            numbers
                .extend((0..years).map(|year| (quantity.unit, summaries.at(place, year).copied())));
        }
        if model.settings.disability.is_some() {
            let first = numbers.len();
            let kept = first..first + outcome.profiles.years.len() * PLACES;
            let certificates = kept.into_par_iter();
            numbers.par_extend(
                certificates.map(|at| (Unit::Persons, Summary::of(draws(outcome, at)))),
            );
        }
        Counted { numbers }
    }

    /// Of other numbers.
    pub fn new(numbers: Vec<PrintedNumber>) -> Counted {
        Counted { numbers }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Whether the number at a place counts people, and its mean where it has one.
    pub fn people(&self, at: usize) -> Option<f64> {
        let (unit, summary) = self.numbers.get(at)?;
        let mean = summary.as_ref()?.mean;
        counts_people(*unit).then_some(mean)
    }

    /// Whether the number at a place counts people, of whom a number that is printed is below the threshold and not nought.
    pub fn is_few(&self, at: usize) -> bool {
        let few = |value: &f64| *value > 0.0 && *value < THRESHOLD;
        self.numbers.get(at).is_some_and(|(unit, summary)| {
            let mut printed = summary
                .iter()
                .flat_map(|own| own.quantiles.iter().chain([&own.mean]));
            counts_people(*unit) && printed.any(few)
        })
    }

    /// Why each is withheld, where others ask for something; `links` says how numbers hang together, given the value of
    /// each.
    pub fn marks(
        &self,
        asked: &AskedBeside,
        links: impl Fn(&dyn Fn(usize) -> Option<f64>) -> Vec<Link>,
    ) -> Vec<Option<WithheldMark>> {
        let small: Vec<bool> = self.numbers.iter().map(is_small).collect();
        let mut withheld: Vec<bool> = self.numbers.iter().map(is_thin).collect();
        for (own, also) in withheld.iter_mut().zip(&asked.withheld) {
            *own |= *also;
        }
        let most = |at: usize| asked.most.get(at).copied().unwrap_or(0.0);
        if small.contains(&true) || asked.most.iter().any(|most| *most > 0.0) {
            let value = |at: usize| {
                let (unit, summary) = self.numbers.get(at)?;
                Some(summary.as_ref()?.mean * scale(*unit))
            };
            let cell = |at: usize| cell(self.numbers[at].0, value(at), small[at], most(at));
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

/// The draws of a number of a run, by its place among all.
pub(super) fn draws(outcome: &Outcome, at: usize) -> &[f32] {
    let (projection, profiles) = (&outcome.projection, &outcome.profiles);
    let years = projection.years().len();
    let Some(kept) = at.checked_sub(projection.quantities().len() * years) else {
        return projection.at(at / years, at % years);
    };
    let (year, place) = (kept / PLACES, kept % PLACES);
    let kinds = PLACES / AGE_GROUPS.len();
    let category = Category::ALL[place % kinds / Grade::ALL.len()];
    let grade = Grade::ALL[place % Grade::ALL.len()];
    profiles.holders(year, place / kinds, category, grade)
}

const fn scale(unit: Unit) -> f64 {
    match unit {
        Unit::Yuan | Unit::YuanConstant => YUAN,
        _ => 1.0,
    }
}

/// A number as a cell: what has no value is no cell that anything hangs on.
fn cell(unit: Unit, value: Option<f64>, small: bool, most: f64) -> DisclosureCell {
    let value = value.unwrap_or(0.0).max(0.0);
    DisclosureCell {
        value,
        small,
        threshold: if counts_people(unit) { THRESHOLD } else { 0.0 },
        most,
        // A large number says more: it is withheld last.
        price: 1.0 + libm::log1p(value),
    }
}

fn is_small((unit, summary): &PrintedNumber) -> bool {
    summary.as_ref().is_some_and(|own| {
        let nobody = own.mean == 0.0 && own.quantiles.iter().all(|value| *value == 0.0);
        counts_people(*unit) && !nobody && (own.mean < THRESHOLD || own.median() < THRESHOLD)
    })
}

/// Not small, but with a quantile that is.
fn is_thin(number: &PrintedNumber) -> bool {
    let (unit, summary) = number;
    summary
        .as_ref()
        .is_some_and(|own| counts_people(*unit) && own.quantiles[0] < THRESHOLD && own.mean > 0.0)
        && !is_small(number)
}
