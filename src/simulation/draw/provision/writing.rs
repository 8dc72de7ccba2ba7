//! A year that has been served, written down.

use super::{Person, Provision};
use crate::axes::{GRADES, Year};
use crate::simulation::budget;
use crate::simulation::draw::people::PeopleOfDraw;
use crate::simulation::engine::OLD_AGE;
use crate::simulation::record::Record;
use crate::statistics::sampling::poisson;
use crate::stream::{Chance, Decision, Origin};

const NEW_JOBS: Decision = Decision::named("new jobs").of(Origin::Chance);

impl Provision<'_> {
    /// Writes down the people of a year and what they were given.
    pub fn write_down(
        &self,
        chance: &Chance,
        year: Year,
        people: &PeopleOfDraw,
        record: &mut Record<'_>,
    ) {
        let engine = self.engine;
        let model = &engine.model;
        record.people(year, &people.year.everybody, OLD_AGE);
        record.profile(year, &people.year.everybody, &people.holding);
        record.generations(
            year,
            &people.year.everybody,
            &people.holding,
            &people.generations,
        );
        let low_income = model.settings.low_income();
        record.disability(
            year,
            &engine.classes,
            &self.year.groups,
            people.disabled(),
            &low_income.map_or([0.0; GRADES], |place| self.shares.of(place)),
        );
        if let Some(work) = &model.settings.work {
            let of_age = self.of_working_age();
            let employed = of_age * self.employment(year);
            let mut stream = chance.stream(NEW_JOBS, year as u32);
            let entered = poisson(self.standards.entry * (of_age - employed), &mut stream) as f64;
            let in_forms = employed * self.value(work.forms, year);
            record.work(year, of_age, employed, in_forms, entered);
        }
        record.services(year, &self.served);
        let place = engine.year_place(year);
        for (process, kept) in &model.quantities.processes {
            record.set(*kept, year, self.processes[*process][place]);
        }
        let money = (self.given(), &self.year.money);
        budget::record_year(engine, &self.standards, year, money, record);
    }

    /// Writes down the years before the base year.
    pub fn write_history(&self, record: &mut Record<'_>) {
        budget::record_history(
            self.engine,
            &self.standards,
            &self.drawn,
            (&self.served[..], &self.tiers.now[..]),
            self.without_work(self.engine.model.calendar.base),
            record,
        );
    }

    /// Writes down how the year's holders live; `with` and `several` are the households with holders.
    pub fn write_households(
        &self,
        year: Year,
        (with, several): (usize, usize),
        record: &mut Record<'_>,
    ) {
        let model = &self.engine.model;
        let Some(places) = model.quantities.households else {
            return;
        };
        let holders = |is: &dyn Fn(&Person) -> bool| {
            self.year.people.iter().filter(|person| is(person)).count() as f64
        };
        record.set(places.with_holders, year, with as f64);
        record.set(places.with_several, year, several as f64);
        let low_income = model.settings.low_income();
        let poor = holders(&|person: &Person| {
            let is = low_income.is_some_and(|place| person.answers.has(place));
            person.situation.several && is
        });
        record.set(places.several_low_income, year, poor);
        let alone = holders(&|person: &Person| person.situation.alone);
        record.set(places.alone, year, alone);
        let kept = holders(&|person: &Person| person.situation.kept_by_the_old);
        record.set(places.kept_by_the_old, year, kept);
    }
}
