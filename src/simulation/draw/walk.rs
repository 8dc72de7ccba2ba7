//! From the census to the last year, year by year.

use super::followed::Persons;
use super::paths::PathsOfDraw;
use super::people::{Moved, PeopleOfDraw};
use super::provision::Provision;
use super::walked::PeopleWalked;
use crate::axes::Year;
use crate::simulation::SimulationError;
use crate::simulation::engine::{Engine, OLD_AGE};
use crate::simulation::held::HeldOnce;
use crate::simulation::lives::Lives;
use crate::simulation::record::Record;
use crate::stream::Chance;

/// Everything that one thread needs for its draws, allocated once: the people, and what each of the engines
/// gives them. All engines let the same people live the same lives.
#[derive(Debug)]
pub struct Worker<'e> {
    pub(super) paths: PathsOfDraw,
    pub(super) people: PeopleOfDraw,
    pub(super) persons: Persons,
    /// One for each engine; the first one's parameters are those of the lives.
    pub(super) provisions: Vec<Provision<'e>>,
    /// The people of the draw as far as they are walked, where they are to be kept.
    pub walked: Option<PeopleWalked>,
}

impl<'e> Worker<'e> {
    /// Working memory for engines with the same lives; there must be one at least.
    pub fn new(engines: &[&'e Engine]) -> Self {
        let lives = engines[0];
        Worker {
            paths: PathsOfDraw::new(lives),
            people: PeopleOfDraw::new(lives),
            persons: Persons::default(),
            provisions: engines
                .iter()
                .map(|engine| Provision::new(engine, lives))
                .collect(),
            walked: None,
        }
    }

    /// Runs one draw and writes it down, a record for each engine; `held` is what is given of parameters and common
    /// factors, `row` the row of joint samples where it is given.
    pub fn run(
        &mut self,
        chance: &Chance,
        row: Option<[usize; 2]>,
        held: HeldOnce<'_>,
        records: &mut [Record<'_>],
    ) -> Result<(), SimulationError> {
        self.begin(chance, row, held, records)?;
        let engine = self.provisions[0].engine;
        let first = engine.first_year_ahead();
        let with_holders = self.people.structure.is_some();
        if engine.follow.is_one_by_one() && with_holders {
            return self.live_on(chance, first, records);
        }
        self.learn_from_recipients(chance, first)?;
        for step in engine.years_ahead() {
            let fixed = self.provisions[0].fixed(chance, &self.paths);
            let moved = self.people.live(&fixed, step, with_holders)?;
            let year = fixed.year(step);
            self.people.generations.turn(&moved.turnover);
            write_turnover(year, moved, records, &mut self.walked);
            self.provide(chance, year, records);
        }
        Ok(())
    }

    /// One draw's people at the end of the base year and what they have ahead of them, as the
    /// person engine takes it.
    pub fn lives(
        &mut self,
        chance: &Chance,
        row: Option<[usize; 2]>,
        records: &mut [Record<'_>],
    ) -> Result<Lives, SimulationError> {
        let mut lives = Lives::default();
        self.begin(chance, row, HeldOnce::default(), records)?;
        if self.people.structure.is_some() {
            let first = self.provisions[0].engine.first_year_ahead();
            self.look_ahead(chance, first, &mut lives)?;
        }
        Ok(lives)
    }

    /// Draws what a draw fixes, brings the people of the census to the end of the base year, and provides
    /// for them there.
    fn begin(
        &mut self,
        chance: &Chance,
        row: Option<[usize; 2]>,
        held: HeldOnce<'_>,
        records: &mut [Record<'_>],
    ) -> Result<(), SimulationError> {
        if let Some((first, others)) = self.provisions.split_first_mut() {
            first.draw(chance, row, held, None);
            for provision in others {
                provision.draw(chance, row, held, Some(first));
            }
        }
        let Worker {
            paths,
            people,
            provisions,
            walked,
            ..
        } = self;
        let engine = provisions[0].engine;
        paths.draw(engine, chance, &provisions[0].drawn);
        let fixed = provisions[0].fixed(chance, paths);
        let base = engine.model.calendar.base;
        people.begin(&fixed);
        people.set_schedule_of_departures(engine);
        for step in 0..engine.first_year_ahead() {
            let moved = people.advance(&fixed, step, false)?;
            people.count();
            let year = fixed.year(step);
            write_turnover(year, moved, records, walked);
            if year < base {
                for record in &mut *records {
                    record.people(year, &people.year.everybody, OLD_AGE);
                }
                if let Some(walked) = walked {
                    walked.before(year, &people.year.everybody);
                }
            }
        }
        match &engine.model.settings.disability {
            Some(disability) => {
                people.first_certificates(&fixed, disability)?;
                people.year.certificates.without_newcomers();
                people.scale(&fixed, base);
                people.count();
                for provision in &mut *provisions {
                    if let Some((process, share)) = people.uptake {
                        provision.take_up(process, share);
                    }
                    provision.begin(chance, people)?;
                }
                self.write_down(chance, base, records);
                for (provision, record) in self.provisions.iter().zip(records) {
                    provision.write_history(record);
                }
            }
            None => {
                people.count();
                for record in records {
                    record.people(base, &people.year.everybody, OLD_AGE);
                    record.profile(base, &people.year.everybody, &people.holding);
                }
            }
        }
        self.people.set_schedule_of_departures(engine);
        Ok(())
    }

    /// The end of a year after the base year: each engine gives the people what it has for them.
    pub(super) fn provide(&mut self, chance: &Chance, year: Year, records: &mut [Record<'_>]) {
        self.people.count();
        if self.people.structure.is_none() {
            for record in records {
                record.people(year, &self.people.year.everybody, OLD_AGE);
                record.profile(year, &self.people.year.everybody, &self.people.holding);
            }
            return;
        }
        let fixed = self.provisions[0].fixed(chance, &self.paths);
        self.people.scale(&fixed, year);
        for provision in &mut self.provisions {
            provision.go_on(chance, year, &self.people);
        }
        self.write_down(chance, year, records);
    }

    fn write_down(&mut self, chance: &Chance, year: Year, records: &mut [Record<'_>]) {
        let fixed = self.provisions[0].fixed(chance, &self.paths);
        let routes = self.people.routes(&fixed, year);
        for (provision, record) in self.provisions.iter().zip(records) {
            provision.write_down(chance, year, &self.people, record);
            routes.write_down(year, record);
        }
        if let Some(walked) = &mut self.walked {
            walked.end(year, &self.people, routes);
        }
    }
}

/// Writes down the births and deaths of a year, and what happened to certificates.
fn write_turnover(
    year: Year,
    moved: Moved,
    records: &mut [Record<'_>],
    walked: &mut Option<PeopleWalked>,
) {
    for record in records {
        record.turnover(year, moved.births, moved.deaths, &moved.turnover);
    }
    if let Some(walked) = walked {
        walked.turned(year, moved);
    }
}
