//! What was reported and is known: of what a target measures, and how new the newest of it is.

use std::collections::BTreeMap;

use super::{Model, Observation, Process, Target};
use crate::axes::{Category, Year};

impl Model {
    /// What was reported of what a target measures, by year, in the unit of the target: years after the base year only.
    pub fn seen(&self, target: &Target) -> BTreeMap<Year, f64> {
        let own = self
            .reported
            .iter()
            .filter(|own| own.quantity == target.measure);
        let own = own.map(|own| own.observation);
        let moved = self.process_at(target.measure.0);
        let moved = moved
            .into_iter()
            .flat_map(|process| process.observations.iter().copied());
        let later = own
            .chain(moved)
            .filter(|seen| seen.year > self.calendar.base);
        later.map(|seen| (seen.year, seen.value)).collect()
    }

    /// What was reported of a quantity that is no process, by year.
    pub fn reported_of(&self, quantity: usize) -> BTreeMap<Year, f64> {
        let own = self
            .reported
            .iter()
            .filter(|own| own.quantity.0 == quantity);
        own.map(|own| (own.observation.year, own.observation.value))
            .collect()
    }

    /// Certificate holders of the county's own register by year, of one category where one is named; only years of which
    /// a table has all of them.
    pub fn holders_seen(&self, category: Option<Category>) -> BTreeMap<Year, f64> {
        let told = self.register.years.iter().filter_map(|own| {
            let mut whole = own.stocks.iter().filter(|margin| margin.whole);
            let margin = whole.find(|margin| category.is_none() || margin.tells_categories())?;
            let parts = margin
                .parts
                .iter()
                .filter(|(part, _)| category.is_none() || part.category == category);
            let persons = parts.map(|(_, reading)| reading.persons);
            Some((own.year, persons.sum::<f64>()))
        });
        told.collect()
    }

    /// The last year of which anything was reported of the people: of everybody, or of certificate holders.
    pub fn newest_of_people(&self) -> Year {
        let register = self.register.years.iter().map(|own| own.year).max();
        let people = self.people_seen.last().max(register);
        people.unwrap_or(self.calendar.base).max(self.calendar.base)
    }

    /// The last year of which anything at all was reported.
    pub fn newest(&self) -> Year {
        let processes = self.processes.iter().flat_map(|own| &own.observations);
        let measures = self.reported.iter().map(|own| &own.observation);
        let years = processes
            .chain(measures)
            .map(|seen: &Observation| seen.year);
        years
            .max()
            .unwrap_or(self.calendar.base)
            .max(self.newest_of_people())
    }

    /// The process that a quantity holds.
    fn process_at(&self, quantity: usize) -> Option<&Process> {
        let mut handed_on = self.quantities.processes.iter();
        let (process, _) = handed_on.find(|(_, place)| *place == quantity)?;
        self.processes.get(*process)
    }
}
