//! The age structure in the years for which it is kept.

use super::layout::{BY_KIND, PROFILE, PROFILE_GROUPS};
use crate::axes::{Category, Grade, SEXES, Year};
use crate::model::rule::{KINDS, kind};
use crate::projection::joined;

/// People and certificate holders by five-year age group and sex, in some years, by draw.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// The years.
    pub years: Vec<Year>,
    draws: usize,
    values: Vec<f32>,
}

/// Of whom a profile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Everybody.
    People,
    /// Certificate holders.
    Holders,
}

impl Profiles {
    /// From the values that an engine wrote: year, place, then all draws side by side.
    pub(super) fn new(years: Vec<Year>, draws: usize, values: Vec<f32>) -> Self {
        Profiles {
            years,
            draws,
            values,
        }
    }

    /// Adds the draws that come next.
    pub(super) fn append(&mut self, next: &Profiles) {
        self.values = joined(&self.values, self.draws, &next.values, next.draws);
        self.draws += next.draws;
    }

    /// All draws of one age group and sex in one of the years.
    pub fn draws(&self, year: usize, whom: Whom, sex: usize, group: usize) -> &[f32] {
        self.row(year, (whom as usize * SEXES + sex) * PROFILE_GROUPS + group)
    }

    /// All draws of the holders of an age group of the tables, a category and a grade.
    pub fn holders(
        &self,
        year: usize,
        age_group: usize,
        category: Category,
        grade: Grade,
    ) -> &[f32] {
        self.row(year, BY_KIND + age_group * KINDS + kind(category, grade))
    }

    /// Takes all draws of the holders of an age group and kind away: the place of both among those of a year.
    pub fn withhold(&mut self, year: usize, place: usize) {
        let from = (year * PROFILE + BY_KIND + place) * self.draws;
        self.values[from..from + self.draws].fill(f32::NAN);
    }

    fn row(&self, year: usize, place: usize) -> &[f32] {
        let from = (year * PROFILE + place) * self.draws;
        &self.values[from..from + self.draws]
    }
}
