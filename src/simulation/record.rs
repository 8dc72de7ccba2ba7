//! The sheet on which a draw is written down.

use super::disability::{Turnover, category_of, grade_of};
use super::layout::{BY_KIND, Layout, PROFILE, PROFILE_GROUPS};
use super::population::{CELLS, cell};
use super::service::{Classes, Groups, Served};
use crate::axes::{AGES, GRADES, SEXES, Year};
use crate::model::checked::Reported;
use crate::model::quantities::{AGE_GROUPS, Quantities, SumPlaces, period_start};
use crate::model::rule::KINDS;
use crate::statistics::sampling::standard_normal;
use crate::statistics::summing::sum;
use crate::stream::Chance;

/// One draw's sheet: a row for each quantity, a column for each year; and the age profiles.
#[derive(Debug)]
pub struct Record<'a> {
    pub(super) layout: &'a Layout<'a>,
    quantities: &'a Quantities,
    sheet: &'a mut [f32],
    pub(super) profiles: &'a mut [f32],
}

impl<'a> Record<'a> {
    /// An empty sheet: every value NaN.
    pub fn new(layout: &'a Layout<'a>, sheet: &'a mut [f32], profiles: &'a mut [f32]) -> Self {
        sheet.fill(f32::NAN);
        profiles.fill(f32::NAN);
        Record {
            layout,
            quantities: layout.quantities,
            sheet,
            profiles,
        }
    }

    /// Writes a value.
    pub fn set(&mut self, quantity: usize, year: Year, value: f64) {
        if let Some(at) = self.at(quantity, year) {
            self.sheet[at] = value as f32;
        }
    }

    /// Writes a value where the quantity exists.
    pub fn set_where(&mut self, quantity: Option<usize>, year: Year, value: f64) {
        if let Some(quantity) = quantity {
            self.set(quantity, year, value);
        }
    }

    /// Lets what was reported stand, and puts together what is on the sheet then.
    pub fn seal(&mut self, reported: &[Reported], chance: &Chance) {
        self.report(reported, chance);
        if !self.quantities.composites.is_empty() {
            // What was reported of the whole itself stands above what was reported of its parts.
            self.composites();
            self.report(reported, chance);
        }
    }

    /// Lets what was reported stand, with its error, in the year that it is about.
    pub fn report(&mut self, reported: &[Reported], chance: &Chance) {
        for one in reported {
            let seen = &one.observation;
            let mut stream = chance.stream(one.errors, seen.year as u32);
            let error = seen.error * standard_normal(&mut stream);
            self.set(one.quantity.0, seen.year, seen.value + error);
        }
    }

    /// Writes the means of several quantities, and the least of them, year by year.
    pub fn composites(&mut self) {
        let (years, quantities) = (self.layout.years, self.quantities);
        for composite in &quantities.composites {
            for year in 0..years {
                let parts = composite.of.iter();
                let parts = parts.map(|of| f64::from(self.sheet[of * years + year]));
                if let Some(whole) = composite.by.of(parts) {
                    self.sheet[composite.place * years + year] = whole as f32;
                }
            }
        }
    }

    /// Multiplies a quantity in every year.
    pub fn multiply(&mut self, quantity: usize, times: f32) {
        let from = quantity * self.layout.years;
        let row = &mut self.sheet[from..from + self.layout.years];
        row.iter_mut().for_each(|value| *value *= times);
    }

    /// Multiplies the age profiles.
    pub fn multiply_profiles(&mut self, times: f32) {
        self.profiles.iter_mut().for_each(|value| *value *= times);
    }

    /// Writes a sum of money: in prices of the year, of the base year, and over the five years so far.
    pub fn money(&mut self, places: SumPlaces, year: Year, money: f64, prices: f64) {
        self.set(places.cost, year, money);
        self.set(places.constant, year, money / prices);
        self.add_up(places.cost, places.period, year);
    }

    /// Adds up a yearly quantity over the five-year period that the year belongs to.
    pub fn add_up(&mut self, yearly: usize, sum: usize, year: Year) {
        let from = period_start(year, self.layout.plan_first);
        let total: f64 = (from..=year)
            .filter_map(|year| self.at(yearly, year))
            .map(|at| f64::from(self.sheet[at]))
            .filter(|value| !value.is_nan())
            .sum();
        self.set(sum, year, total);
    }

    fn at(&self, quantity: usize, year: Year) -> Option<usize> {
        let column = usize::try_from(year - self.layout.first).ok()?;
        (column < self.layout.years).then_some(quantity * self.layout.years + column)
    }

    /// Everybody, and those of old age.
    pub fn people(&mut self, year: Year, people: &[f64; CELLS], old: usize) {
        let elders: f64 = (0..SEXES)
            .map(|sex| sum(&people[cell(sex, old)..=cell(sex, AGES - 1)]))
            .sum();
        self.set(self.quantities.population, year, sum(people));
        self.set(self.quantities.population_65, year, elders);
    }

    /// Births, deaths and what happened to holders.
    pub fn turnover(&mut self, year: Year, births: f64, deaths: f64, turnover: &Turnover) {
        self.set(self.quantities.births, year, births);
        self.set(self.quantities.deaths, year, deaths);
        if let Some(places) = self.quantities.people {
            self.set(places.entered, year, turnover.entered);
            self.set(places.died, year, turnover.deaths);
            self.set(places.cancelled, year, turnover.cancelled);
            self.set(places.regraded, year, turnover.regraded);
        }
    }

    /// The age structure, in the years for which it is kept; `holding` is the number of holders.
    pub fn profile(&mut self, year: Year, people: &[f64; CELLS], holding: &[f64; CELLS]) {
        let Some(place) = self.layout.profile_years.iter().position(|y| *y == year) else {
            return;
        };
        let profile = &mut self.profiles[place * PROFILE..(place + 1) * PROFILE];
        profile[..BY_KIND].fill(0.0);
        for sex in 0..SEXES {
            for age in 0..AGES {
                let group = sex * PROFILE_GROUPS + age / 5;
                let at = cell(sex, age);
                profile[group] += people[at] as f32;
                profile[SEXES * PROFILE_GROUPS + group] += holding[at] as f32;
            }
        }
    }

    /// Holders by every margin, and people with a disability.
    pub fn disability(
        &mut self,
        year: Year,
        classes: &Classes,
        groups: &Groups,
        disabled: f64,
        low_income: &[f64; GRADES],
    ) {
        let Some(places) = self.quantities.people else {
            return;
        };
        let mut kinds = [0.0; KINDS];
        let mut sexes = [0.0; SEXES];
        let mut ages = [0.0; AGE_GROUPS.len()];
        let mut by_kind = [0.0_f32; AGE_GROUPS.len() * KINDS];
        for (class, from) in classes.from.iter().enumerate() {
            let age_group = AGE_GROUPS.partition_point(|(first, _, _)| first <= from) - 1;
            let by_kind = &mut by_kind[age_group * KINDS..(age_group + 1) * KINDS];
            for (sex, of_sex) in sexes.iter_mut().enumerate() {
                let row = classes.row(class, sex);
                let people = &groups.0[row..row + KINDS];
                *of_sex += sum(people);
                (0..KINDS).for_each(|kind| by_kind[kind] += people[kind]);
            }
        }
        for (group, people) in by_kind.iter().enumerate() {
            kinds[group % KINDS] += f64::from(*people);
            ages[group / KINDS] += f64::from(*people);
        }
        let profile = self.layout.profile_years.iter().position(|y| *y == year);
        if let Some(from) = profile.map(|place| place * PROFILE + BY_KIND) {
            self.profiles[from..from + by_kind.len()].copy_from_slice(&by_kind);
        }
        let holders: f64 = kinds.iter().sum();
        self.set(places.holders, year, holders);
        let (mut margins, mut poor) = ([0.0; 11], 0.0);
        for (kind, people) in kinds.iter().enumerate() {
            self.set(places.kind + kind, year, *people);
            margins[category_of(kind)] += people;
            margins[7 + grade_of(kind)] += people;
            poor += people * low_income[grade_of(kind)];
        }
        for (margin, people) in margins.iter().enumerate() {
            self.set(places.category + margin, year, *people);
        }
        for (group, people) in ages.iter().enumerate() {
            self.set(places.age + group, year, *people);
        }
        for (sex, people) in sexes.iter().enumerate() {
            self.set(places.sex + sex, year, *people);
        }
        self.set(places.disabled, year, disabled);
        self.set(places.uncertified, year, disabled - holders);
        self.set(places.registration, year, holders / disabled);
        self.set(places.low_income, year, poor);
    }

    /// Work.
    pub fn work(&mut self, year: Year, of_age: f64, employed: f64, in_forms: f64, entered: f64) {
        let Some(places) = self.quantities.people else {
            return;
        };
        self.set(places.working_age, year, of_age);
        self.set(places.employed, year, employed);
        self.set(places.in_forms, year, in_forms);
        self.set(places.newly_employed, year, entered);
        self.add_up(places.newly_employed, places.newly_employed_sum, year);
    }

    /// Services; and how far the need for care in centres and homes is met.
    pub fn services(&mut self, year: Year, served: &[Served]) {
        let quantities = self.quantities;
        for (place, (kept, service)) in quantities.services.iter().zip(served).enumerate() {
            self.set(kept.eligible, year, service.eligible);
            self.set(kept.need, year, service.need);
            self.set(kept.served, year, service.served);
            self.set(kept.waiting, year, service.waiting);
            let by_need = self.layout.by_need[place];
            self.set(kept.coverage, year, service.coverage(by_need));
        }
        for (need, kept) in self.layout.needs.iter().zip(&quantities.needs) {
            let services = || need.services.iter().map(|id| &served[id.0]);
            let needed: f64 = services().map(|service| service.need).sum();
            let met: f64 = services().map(|service| service.served).sum();
            if needed > 0.0 {
                self.set(*kept, year, met / needed);
            }
        }
    }
}
