//! What of a run may not be published: counts of fewer than ten people, and what would give them away.
//!
//! A count is small where its mean or its median is. What a reader can work out is that of the means, which add up: of
//! medians, which add up only roughly, less can be known, so that what hides the means hides them. A count of which a
//! quantile that is printed lies below the threshold is withheld too, without being small itself. A count that is nought
//! in every draw is of nobody and is shown.

mod cells;
mod links;
mod money;
mod provincial;

pub use provincial::Provincial;

use crate::axes::{Category, Grade, Year};
use crate::model::Model;
use crate::model::quantities::AGE_GROUPS;
use crate::model::rule::{KINDS, kind};
use crate::simulation::Outcome;
use crate::source::Language;
use cells::Counted;

/// Counts below this are withheld.
pub const THRESHOLD: f64 = 10.0;

/// Why a number is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It would give another one away.
    Beside,
    /// It is a count below the threshold.
    Small,
}

impl Mark {
    /// What stands in its place.
    pub const fn shown(self, language: Language) -> &'static str {
        match (self, language) {
            (Mark::Small, Language::Zh) => "＜10",
            (Mark::Small, Language::En) => "<10",
            (Mark::Beside, _) => "…",
        }
    }

    /// The word in the column of a table.
    pub const fn key(self) -> &'static str {
        match self {
            Mark::Small => "<10",
            Mark::Beside => "withheld",
        }
    }
}

/// Certificate holders of a kind and an age group in one of the years whose age structure is kept.
pub(crate) const PLACES: usize = AGE_GROUPS.len() * KINDS;

/// What is withheld of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    years: Vec<Year>,
    /// By quantity, then year.
    marks: Vec<Option<Mark>>,
    /// By year whose age structure is kept, age group, kind.
    certificates: Vec<Option<Mark>>,
}

impl Withheld {
    /// Finds it.
    pub fn of(model: &Model, outcome: &Outcome) -> Withheld {
        let counted = Counted::of(model, outcome);
        let marks = counted.marks(|value| links::links(model, outcome, value));
        let years = outcome.projection.years().to_vec();
        let cells = outcome.projection.quantities().len() * years.len();
        let (marks, certificates) = marks.split_at(cells);
        Withheld {
            years,
            marks: marks.to_vec(),
            certificates: certificates.to_vec(),
        }
    }

    /// What is withheld here or there, of scenarios of one model: who sees both sees what differs.
    pub fn and(&mut self, other: &Withheld) {
        let longer = |own: &mut Vec<Option<Mark>>, other: &[Option<Mark>]| {
            own.resize(own.len().max(other.len()), None);
            for (own, other) in own.iter_mut().zip(other) {
                *own = (*own).max(*other);
            }
        };
        if self.years.is_empty() {
            self.years.clone_from(&other.years);
        }
        longer(&mut self.marks, &other.marks);
        longer(&mut self.certificates, &other.certificates);
    }

    /// Why the quantity at a place is withheld in a year; nothing where it is shown.
    pub fn mark(&self, quantity: usize, year: Year) -> Option<Mark> {
        let year = self.years.iter().position(|own| *own == year)?;
        let at = quantity * self.years.len() + year;
        self.marks.get(at).copied().flatten()
    }

    /// Why the holders of an age group, a category and a grade are withheld in the year at a place.
    pub fn certificate(
        &self,
        year: usize,
        age_group: usize,
        category: Category,
        grade: Grade,
    ) -> Option<Mark> {
        let at = year * PLACES + age_group * KINDS + kind(category, grade);
        self.certificates.get(at).copied().flatten()
    }

    /// How many numbers are withheld: small ones, and others.
    pub fn counts(&self) -> [usize; 2] {
        let all = || self.marks.iter().chain(&self.certificates).flatten();
        [Mark::Small, Mark::Beside].map(|mark| all().filter(|own| **own == mark).count())
    }

    /// Takes what is withheld out of what came out, so that nobody who writes can tell it.
    pub fn take_out_of(&self, outcome: &mut Outcome) {
        let years = self.years.len();
        let quantities = outcome.projection.quantities().len();
        for (at, _) in marked(&self.marks) {
            if at / years < quantities {
                outcome.projection.withhold(at / years, at % years);
            }
        }
        for (at, _) in marked(&self.certificates) {
            outcome.profiles.withhold(at / PLACES, at % PLACES);
        }
    }
}

fn marked(marks: &[Option<Mark>]) -> impl Iterator<Item = (usize, Mark)> {
    let all = marks.iter().enumerate();
    all.filter_map(|(at, mark)| Some((at, (*mark)?)))
}
