//! Which numbers of a run are withheld, and why.

use crate::axes::{Category, Grade, Year};
use crate::model::quantities::AGE_GROUPS;
use crate::model::rule::{KINDS, kind};
use crate::simulation::Outcome;
use crate::source::Language;
use crate::units::Unit;

/// Counts below this are withheld.
pub const THRESHOLD: f64 = 10.0;

/// Why a number is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WithheldMark {
    /// It would give another one away.
    Beside,
    /// It is a count below the threshold.
    Small,
}

impl WithheldMark {
    /// What stands in its place.
    pub const fn shown(self, language: Language) -> &'static str {
        match (self, language) {
            (WithheldMark::Small, Language::Zh) => "＜10",
            (WithheldMark::Small, Language::En) => "<10",
            (WithheldMark::Beside, _) => "…",
        }
    }

    /// The word in the column of a table.
    pub const fn key(self) -> &'static str {
        match self {
            WithheldMark::Small => "<10",
            WithheldMark::Beside => "withheld",
        }
    }
}

/// Whether a unit counts people, or households, of whom there are few enough to be known.
pub(in crate::evaluation) const fn counts_people(unit: Unit) -> bool {
    matches!(unit, Unit::Persons | Unit::PersonTimes | Unit::Households)
}

/// Whether a number that was reported is a count of some people that is withheld from publication.
pub fn is_small_count(unit: Unit, value: f64) -> bool {
    counts_people(unit) && value > 0.0 && value < THRESHOLD
}

/// Certificate holders of a kind and an age group in one of the years whose age structure is kept.
pub(crate) const PLACES: usize = AGE_GROUPS.len() * KINDS;

/// What is withheld of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    pub(super) years: Vec<Year>,
    /// By quantity, then year.
    pub(super) marks: Vec<Option<WithheldMark>>,
    /// By year whose age structure is kept, age group, kind.
    pub(super) certificates: Vec<Option<WithheldMark>>,
}

impl Withheld {
    /// Why the quantity at a place is withheld in a year; nothing where it is shown.
    pub fn mark(&self, quantity: usize, year: Year) -> Option<WithheldMark> {
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
    ) -> Option<WithheldMark> {
        let at = year * PLACES + age_group * KINDS + kind(category, grade);
        self.certificates.get(at).copied().flatten()
    }

    /// How many numbers are withheld: small ones, and others.
    pub fn counts(&self) -> [usize; 2] {
        let all = || self.marks.iter().chain(&self.certificates).flatten();
        [WithheldMark::Small, WithheldMark::Beside]
            .map(|mark| all().filter(|own| **own == mark).count())
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

pub(super) fn marked(
    marks: &[Option<WithheldMark>],
) -> impl Iterator<Item = (usize, WithheldMark)> {
    let all = marks.iter().enumerate();
    all.filter_map(|(at, mark)| Some((at, (*mark)?)))
}
