//! Where everything stands on the sheet of a draw.

use super::engine::Engine;
use super::population::CELLS;
use crate::axes::{SEXES, Year};
use crate::model::checked::Need;
use crate::model::quantities::{AGE_GROUPS, Quantities};
use crate::model::rule::KINDS;

/// Five-year age groups of a profile: 0–4 … 95–99, 100 and over.
pub const PROFILE_GROUPS: usize = 21;
/// First of the holders by age group of the tables, category and grade within a profile.
pub const BY_KIND: usize = 2 * SEXES * PROFILE_GROUPS;
/// Values of one profile: people, then holders, by sex and five-year age; then holders by kind.
pub const PROFILE: usize = BY_KIND + AGE_GROUPS.len() * KINDS;
/// Tables of generations by single age and sex: everybody, holders, births and deaths so far.
const TABLES: usize = 4;
/// Ways in which certificates come and go.
pub const FLOWS: usize = 3;
/// First of the flows of certificates among the values of generations in a year.
pub const FIRST_FLOW: usize = TABLES * CELLS;
/// Values of generations in a year: the tables, then the flows.
pub const GENERATION: usize = FIRST_FLOW + FLOWS;

/// Where everything stands on a sheet: the same for all draws.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    pub(super) quantities: &'a Quantities,
    pub(super) kept: usize,
    pub(super) first: Year,
    pub(super) years: usize,
    pub(super) plan_first: Year,
    pub(super) profile_years: Vec<Year>,
    pub(super) generation_years: &'a [Year],
    pub(super) by_need: Vec<bool>,
    pub(super) needs: &'a [Need],
}

impl<'a> Layout<'a> {
    /// The layout of an engine's sheets.
    pub fn of(engine: &'a Engine) -> Self {
        let model = &engine.model;
        Layout {
            quantities: &model.quantities,
            kept: engine.quantities().len(),
            first: model.calendar.history_from,
            years: engine.years.len(),
            plan_first: model.period(model.calendar.until)[0],
            profile_years: model.profile_years(),
            generation_years: &engine.generations,
            by_need: model
                .services
                .iter()
                .map(|s| s.coverage.is_some() || s.capacity.is_some())
                .collect(),
            needs: &model.settings.needs,
        }
    }

    /// Values of a sheet: quantity, then year.
    pub fn rows(&self) -> usize {
        self.kept * self.years
    }

    /// Values of the age profiles, year, then place; and after them those of generations.
    pub fn profile_rows(&self) -> usize {
        self.first_generation() + self.generation_years.len() * GENERATION
    }

    /// Place of the first value of generations.
    pub fn first_generation(&self) -> usize {
        self.profile_years.len() * PROFILE
    }
}
