//! What one engine gives the people of a draw: services and money, year by year.

mod attributes;
mod counting;
mod leading;
mod learning;
mod lessons;
mod limits;
mod parted;
mod paying;
mod person;
mod processes;
mod remembering;
mod serving;
mod shared;
mod taken_up;
mod tiers;
mod writing;
mod year;

use lessons::Lessons;
pub(super) use person::Person;
use taken_up::take_up;
use tiers::TiersOfProvision;
use year::YearOfProvision;

use super::fixed::Fixed;
use super::paths::PathsOfDraw;
use super::people::PeopleOfDraw;
use crate::axes::{GRADES, Year};
use crate::model::checked::ProcessId;
use crate::simulation::SimulationError;
use crate::simulation::budget::{Standards, in_the_past};
use crate::simulation::engine::Engine;
use crate::simulation::held::{Factor, HeldOnce};
use crate::simulation::parameters::{Drawn, in_force};
use crate::simulation::service::{Constants, Eligible, Served, Shares};
use crate::statistics::sampling::{Common, move_together, standard_normal};
use crate::stream::{Chance, Decision, Origin};

/// What the delivery of all services has in common in a year.
const DELIVERY: Decision = Decision::named("delivery in common").of(Origin::Delivery);

/// Services and money of one engine in one draw, as they go on from year to year.
#[derive(Debug)]
pub(super) struct Provision<'e> {
    pub engine: &'e Engine,
    pub drawn: Drawn,
    /// Processes, by year of the run.
    processes: Vec<Vec<f64>>,
    /// Whether a process has the paths that it has in the first engine of the group.
    shared: Vec<bool>,
    /// Part of an elicited drift that counts, by year.
    fading: Vec<f64>,
    /// What shares that move as elsewhere have in common, by year after the base year.
    delivery: Vec<Common>,
    eligible: Eligible,
    /// Share of the holders with each attribute, by grade.
    shares: Shares,
    /// Odds, by grade, of each attribute in the base year, where published recipients set them.
    base_odds: Vec<[f64; GRADES]>,
    /// What each service gives in the year, and gave in the year before.
    served: Vec<Served>,
    previous: Vec<Served>,
    tiers: TiersOfProvision,
    constants: Constants,
    standards: Standards,
    /// What was learnt from reported recipients.
    lessons: Lessons,
    /// A common factor that is held in this draw, with its score.
    factor: Option<(Factor, f64)>,
    year: YearOfProvision,
}

impl<'e> Provision<'e> {
    /// Memory for an engine, beside the first of its group.
    pub fn new(engine: &'e Engine, first: &Engine) -> Self {
        let model = &engine.model;
        let services = model.services.len();
        Provision {
            drawn: Drawn::default(),
            processes: vec![vec![0.0; engine.years.len()]; model.processes.len()],
            shared: shared::shared(engine, first),
            fading: Vec::with_capacity(engine.years.len()),
            delivery: Vec::with_capacity(engine.years.len()),
            eligible: Eligible::new(&engine.rules, &engine.classes),
            shares: Shares::new(model.settings.attributes.len()),
            base_odds: vec![[0.0; GRADES]; model.settings.attributes.len()],
            served: vec![Served::default(); services],
            previous: vec![Served::default(); services],
            tiers: TiersOfProvision::new(engine),
            constants: Constants::default(),
            standards: Standards::default(),
            lessons: Lessons::default(),
            factor: None,
            year: YearOfProvision::new(model),
            engine,
        }
    }

    /// Draws the parameters and the processes; `held` is what is given of parameters and common factors, `first` what
    /// the first engine of the group has drawn.
    pub fn draw(
        &mut self,
        chance: &Chance,
        row: Option<[usize; 2]>,
        held: HeldOnce<'_>,
        first: Option<&Provision<'_>>,
    ) {
        let engine = self.engine;
        let model = &engine.model;
        let layers = &model.layers;
        self.drawn
            .draw(&model.parameters, layers.len(), chance, row);
        for (id, score) in held.parameters.iter().zip(held.scores) {
            self.drawn.hold(*id, &model.parameters[id.0], *score);
        }
        self.factor = held.factor;
        let fade = model.settings.drift_fade;
        let fading = engine.fading(fade.map(|fade| self.drawn.baseline(fade)));
        self.fading.clear();
        let parts = engine.years.iter().map(|year| fading.in_year(*year));
        self.fading.extend(parts);
        self.delivery.clear();
        if let Some(correlation) = model.settings.delivery {
            let correlation = self.drawn.baseline(correlation);
            let after = model.calendar.base + 1..=model.calendar.until;
            self.delivery.extend(after.map(|year| Common {
                score: standard_normal(&mut chance.stream(DELIVERY, year as u32)),
                correlation,
            }));
            if let Some((Factor::Delivery, score)) = self.factor {
                let until = model.calendar.until;
                let last = engine.last.map_or(until, |last| last.min(until));
                let walked = (last - model.calendar.base).max(0) as usize;
                move_together(&mut self.delivery[..walked], score);
            }
        }
        self.draw_processes(chance, first);
        self.year.people.clear();
    }

    /// The base year: what was published of it comes out, and its services are given.
    pub fn begin(&mut self, chance: &Chance, people: &PeopleOfDraw) -> Result<(), SimulationError> {
        let engine = self.engine;
        let model = &engine.model;
        let base = model.calendar.base;
        let fits = self.set_anchored(people);
        self.constants.draw(model, chance);
        self.serve(chance, base, people);
        self.tiers.entitle(engine, &self.drawn)?;
        self.set_tiers(chance, base);
        let recipients = (&self.served[..], &self.tiers.now[..]);
        let held = self.factor.filter(|(own, _)| *own == Factor::Amounts);
        let paths = (&self.processes[..], held.map(|(_, score)| score));
        self.standards
            .draw(engine, paths, &self.drawn, chance, recipients)?;
        let without_work = self.without_work(base);
        self.standards
            .anchor_jobs(engine, &self.drawn, without_work)?;
        // What contradicts it more plainly has been said first.
        fits?;
        self.open_centres(base);
        self.previous.copy_from_slice(&self.served);
        // Monthly payments of the base year go to the mean of its two ends, where its past is declared.
        for (place, service) in model.services.iter().enumerate() {
            if service.history_growth.is_some() {
                let now = self.served[place].served;
                let before = in_the_past(model, &self.drawn, place, now, base - 1);
                self.previous[place].served = before;
            }
        }
        self.tiers.set_before(&self.served, &self.previous);
        self.pay(base);
        Ok(())
    }

    /// A year after the base year.
    pub fn go_on(&mut self, chance: &Chance, year: Year, people: &PeopleOfDraw) {
        std::mem::swap(&mut self.previous, &mut self.served);
        self.tiers.turn();
        self.year
            .groups
            .gather(&self.engine.classes, &people.holders);
        self.serve(chance, year, people);
        self.set_tiers(chance, year);
        self.open_centres(year);
        self.pay(year);
    }

    /// What the centres of each service need in a year.
    fn open_centres(&mut self, year: Year) {
        let engine = self.engine;
        let layer = in_force(&engine.model.layers, year);
        for (service, centres) in self.year.centres.iter_mut().enumerate() {
            *centres = self.standards.centres(
                engine,
                &self.constants,
                &self.processes,
                (service, layer),
                year,
            );
        }
    }

    /// Lets a share begin with another value in the base year; its odds move as they did.
    pub fn take_up(&mut self, process: ProcessId, share: f64) {
        let base = self.base_value(process);
        take_up(&mut self.processes[process.0], base, share);
    }

    /// What this provision has fixed for the people, whose lives are its own.
    pub fn fixed<'a>(&'a self, chance: &'a Chance, paths: &'a PathsOfDraw) -> Fixed<'a> {
        Fixed::new(chance, paths, self.engine, &self.drawn, &self.processes)
    }

    /// A process's value at the end of the base year.
    pub fn base_value(&self, process: ProcessId) -> f64 {
        self.value(process, self.engine.model.calendar.base)
    }

    fn value(&self, process: ProcessId, year: Year) -> f64 {
        self.processes[process.0][self.engine.year_place(year)]
    }

    /// Holders of working age.
    fn of_working_age(&self) -> f64 {
        let engine = self.engine;
        let row = |class: usize| engine.classes.row(class, 0);
        self.year.groups.0[row(engine.working.start)..row(engine.working.end)]
            .iter()
            .map(|n| f64::from(*n))
            .sum()
    }

    /// Share of them who work.
    fn employment(&self, year: Year) -> f64 {
        let work = self.engine.model.settings.work;
        work.map_or(0.0, |work| self.value(work.rate, year))
    }

    /// Those of them who do not.
    fn without_work(&self, year: Year) -> f64 {
        self.of_working_age() * (1.0 - self.employment(year))
    }
}
