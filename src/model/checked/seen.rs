//! What was reported and is known: of what a target measures, and how new the newest of it is.

use std::collections::BTreeMap;

use super::{Model, Observation, Process, RecipientsSeen, Target};
use crate::axes::{Category, Year};
use crate::model::file::ProcessKind;

impl Model {
    /// What was reported of what a target measures, by year, in the unit of the target: years after the base year only.
    pub fn seen(&self, target: &Target) -> BTreeMap<Year, f64> {
        let own = self
            .reported
            .iter()
            .filter(|own| own.quantity == target.measure);
        let own = own.map(|own| own.observation);
        let own: BTreeMap<Year, f64> = own.map(|seen| (seen.year, seen.value)).collect();
        let moved = self.process_at(target.measure.0);
        let totals: BTreeMap<Year, f64> = moved
            .into_iter()
            .flat_map(|process| process.observations.iter())
            .map(|seen| (seen.year, seen.value))
            .collect();
        let recipients = self.recipients_at(target.measure.0);
        let mut seen = if target.hold.is_of_additions() {
            let start = moved.and_then(|process| Some(process.layers.first()?.start.median()));
            let mut years = added_in_years(&totals, start, self.calendar.base);
            // What is said of a year itself goes before what two totals say.
            let single = moved.into_iter().flat_map(|process| &process.additions);
            years.extend(single.map(|seen| (seen.year, seen.value)));
            years
        } else {
            totals
        };
        seen.extend(recipients.map(|seen| (seen.year, seen.value)));
        seen.extend(own);
        seen.retain(|year, _| *year > self.calendar.base);
        seen
    }

    /// The last year before its own of which what a target measures was reported, with the value; nothing where nothing
    /// was after the base year.
    pub fn last_seen(&self, target: &Target) -> Option<(Year, f64)> {
        let seen = self.seen(target);
        let last = seen.range(..target.year).next_back();
        last.map(|(year, value)| (*year, *value))
    }

    /// Whether a target of the model's own measures what starts at the number of another place: of that number nobody
    /// says that it is this one's. What is counted from nothing starts there anywhere; a growth starts nowhere, and goes on
    /// around a mean that is the other place's. Recipients of whom none are published start at what its need asks for.
    pub fn starts_elsewhere(&self, target: &Target) -> bool {
        let own = self.inherited.from("plan", &target.key).is_none();
        let mut services = self.quantities.services.iter().zip(&self.services);
        let is_lent = services.any(|(places, service)| {
            let need = &self.processes[service.need.0].key;
            let counted = places.served == target.measure.0 && service.observed.is_none();
            counted && self.inherited.from("processes", need).is_some()
        });
        let process = self.process_at(target.measure.0).filter(|_| own);
        own && is_lent
            || process.is_some_and(|process| {
                let start = process.layers.first().map(|layer| layer.start.median());
                let counted = process.kind != ProcessKind::Growth && start == Some(0.0);
                !counted && self.inherited.from("processes", &process.key).is_some()
            })
    }

    /// What was reported of a quantity that is no process, by year.
    pub fn reported_of(&self, quantity: usize) -> BTreeMap<Year, f64> {
        let own = self
            .reported
            .iter()
            .filter(|own| own.quantity.0 == quantity);
        let own = own.map(|own| &own.observation);
        let seen = self.recipients_at(quantity).chain(own);
        seen.map(|seen| (seen.year, seen.value)).collect()
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

    /// What was reported of the recipients that a quantity counts.
    fn recipients_at(&self, quantity: usize) -> impl Iterator<Item = &Observation> {
        let services = &self.quantities.services;
        let own = self.recipients_seen.iter();
        own.filter(move |own| services[own.service.0].served == quantity)
            .flat_map(|own| &own.observations)
    }

    /// The last year of which anything was reported of the people: of everybody, or of certificate holders.
    pub fn newest_of_people(&self) -> Year {
        let register = self.register.years.iter().map(|own| own.year).max();
        let people = self.people_seen.last().max(register);
        people.unwrap_or(self.calendar.base).max(self.calendar.base)
    }

    /// The last year of which anything at all was reported.
    pub fn newest(&self) -> Year {
        let processes = self.processes.iter();
        let processes = processes.flat_map(|own| own.observations.iter().chain(&own.additions));
        let measures = self.reported.iter().map(|own| &own.observation);
        let years = processes
            .chain(measures)
            .map(|seen: &Observation| seen.year);
        let recipients = self.recipients_seen.iter().filter_map(RecipientsSeen::last);
        years
            .chain(recipients)
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

/// What single years added, of totals reported in succession; the base year's is that of the start.
fn added_in_years(
    totals: &BTreeMap<Year, f64>,
    start: Option<f64>,
    base: Year,
) -> BTreeMap<Year, f64> {
    let before = |year: Year| {
        let start = start.filter(|_| year == base);
        totals.get(&year).copied().or(start)
    };
    let years = totals.iter();
    years
        .filter_map(|(year, total)| Some((*year, total - before(year - 1)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_in_succession_say_what_single_years_added() {
        let totals = BTreeMap::from([(11, 1.0), (12, 3.0), (14, 4.0)]);
        assert_eq!(
            added_in_years(&totals, Some(0.0), 10),
            BTreeMap::from([(11, 1.0), (12, 2.0)])
        );
        assert_eq!(
            added_in_years(&totals, None, 10),
            BTreeMap::from([(12, 2.0)])
        );
    }
}
