//! The age structure in the years for which it is kept.

use super::layout::{BY_KIND, FIRST_FLOW, GENERATION, Layout, PROFILE, PROFILE_GROUPS};
use super::population::CELLS;
use crate::axes::{Category, Grade, SEXES, Year};
use crate::model::rule::{KINDS, kind};
use crate::projection::joined;

/// People and certificate holders by five-year age group and sex, in some years, by draw.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// The years.
    pub years: Vec<Year>,
    generation_years: Vec<Year>,
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

/// What is kept of generations, by single age and sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// Everybody.
    People,
    /// Certificate holders.
    Holders,
    /// Those born so far who were alive at the end of the year of their birth, at the age reached since.
    Born,
    /// Those who have died so far after the year of their birth, at the age that they would have reached.
    Died,
}

/// What has happened to certificates so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// They were newly given.
    Entered,
    /// Who held them died.
    Died,
    /// They were cancelled.
    Cancelled,
}

impl Profiles {
    /// From the values that an engine wrote: year, place, then all draws side by side; and those of generations.
    pub(super) fn new(layout: &Layout<'_>, draws: usize, values: Vec<f32>) -> Self {
        Profiles {
            years: layout.profile_years.clone(),
            generation_years: layout.generation_years.to_vec(),
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

    /// All draws of a generation in a year, by its [`cell`](super::population::cell) of age and sex; nothing where it was
    /// not kept.
    pub fn generation(&self, year: Year, what: Generation, cell: usize) -> Option<&[f32]> {
        self.of_generations(year, what as usize * CELLS + cell)
    }

    /// All draws of what has happened to certificates up to the end of a year; nothing where it was not kept.
    pub fn certificates(&self, year: Year, what: Certificate) -> Option<&[f32]> {
        self.of_generations(year, FIRST_FLOW + what as usize)
    }

    /// Takes all draws of the holders of an age group and kind away: the place of both among those of a year.
    pub fn withhold(&mut self, year: usize, place: usize) {
        let from = (year * PROFILE + BY_KIND + place) * self.draws;
        self.values[from..from + self.draws].fill(f32::NAN);
    }

    fn of_generations(&self, year: Year, place: usize) -> Option<&[f32]> {
        let mut years = self.generation_years.iter();
        let kept = years.position(|own| *own == year)?;
        Some(self.row(self.years.len(), kept * GENERATION + place))
    }

    fn row(&self, year: usize, place: usize) -> &[f32] {
        let from = (year * PROFILE + place) * self.draws;
        &self.values[from..from + self.draws]
    }
}
