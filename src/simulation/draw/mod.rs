//! One draw: a whole future, from the people who are there to the money that is spent.

mod anchor;
mod beginning;
mod households;
mod lives;
mod movement;
mod paths;
mod present;
mod services;
mod sheet;

use beginning::Start;
use present::Present;

use super::SimulationError;
use super::budget::Standards;
use super::disability::{Flows, STOCKS, YearOfCertificates};
use super::engine::{Engine, Follow, OLD_AGE};
use super::lives::Lives;
use super::parameters::Drawn;
use super::population::{CELLS, Indices, Moves, Rate};
use super::record::Record;
use super::service::{Constants, Eligible, Groups, Served};
use crate::axes::{AGES, GRADES, Year};

/// Everything that one thread needs for its draws, allocated once.
#[derive(Debug)]
pub struct Worker<'e, 'm> {
    engine: &'e Engine<'m>,
    drawn: Drawn,
    paths: Vec<Vec<f64>>,
    /// Part of an elicited drift that counts, by year.
    fading: Vec<f64>,
    index: Vec<Indices>,
    fertility: Vec<f64>,
    net_migration: Vec<f64>,
    /// Intensity of new certificates relative to its mean.
    intensity: Vec<f64>,
    scratch: Vec<f64>,
    rates: Vec<Rate>,
    hazards: [f64; CELLS],
    /// People without a certificate, by age and sex.
    without: [f64; CELLS],
    /// Certificate holders by age and sex.
    holding: [f64; CELLS],
    /// Schedule of departures by age and sex.
    departing: [f64; CELLS],
    women: [f64; AGES],
    people: [f64; CELLS],
    moves: Moves,
    /// Certificate holders by age, sex and kind.
    holders: Vec<f32>,
    flows: Vec<Flows>,
    /// Holders per person in the base year, by age and sex.
    share: [f64; CELLS],
    /// People with a disability per person in the survey's year, by age and sex.
    prevalence: [f64; CELLS],
    /// Log growth of the shares since then.
    grown: f64,
    mixed: Flows,
    year: YearOfCertificates,
    lives: Lives,
    present: Present,
    groups: Groups,
    /// Everybody times prevalence relative to the survey's year, by age and sex.
    scaled: [f64; CELLS],
    eligible: Eligible,
    low_income: [f64; GRADES],
    served: Vec<Served>,
    previous: Vec<Served>,
    constants: Constants,
    standards: Standards,
}

impl<'e, 'm> Worker<'e, 'm> {
    /// Working memory for an engine.
    pub fn new(engine: &'e Engine<'m>) -> Self {
        let model = engine.model;
        let services = model.services.len();
        let years = engine.population_years.len();
        let stocks = if engine.structures.is_empty() {
            0
        } else {
            STOCKS
        };
        Worker {
            drawn: Drawn::default(),
            paths: vec![vec![0.0; engine.years.len()]; model.processes.len()],
            fading: Vec::with_capacity(engine.years.len()),
            index: vec![Indices::default(); years],
            fertility: vec![0.0; years],
            net_migration: vec![0.0; years],
            intensity: vec![1.0; years],
            scratch: vec![0.0; years],
            rates: Vec::with_capacity(years),
            hazards: [0.0; CELLS],
            without: [0.0; CELLS],
            holding: [0.0; CELLS],
            departing: [0.0; CELLS],
            women: [0.0; AGES],
            people: [0.0; CELLS],
            moves: Moves::default(),
            holders: vec![0.0; stocks],
            flows: vec![Flows::default(); model.layers.len()],
            share: [0.0; CELLS],
            prevalence: [0.0; CELLS],
            grown: 0.0,
            mixed: Flows::default(),
            year: YearOfCertificates::default(),
            lives: Lives::default(),
            present: Present::default(),
            groups: Groups::default(),
            scaled: [0.0; CELLS],
            eligible: Eligible::new(&engine.rules, &engine.classes),
            low_income: [0.0; GRADES],
            served: vec![Served::default(); services],
            previous: vec![Served::default(); services],
            constants: Constants::default(),
            standards: Standards::default(),
            engine,
        }
    }

    /// Runs one draw and writes it down; `held` are the parameters that are given, with their scores.
    pub fn run(
        &mut self,
        seed: u64,
        draw: u32,
        held: Option<(&[usize], &[f64])>,
        record: &mut Record<'_>,
    ) -> Result<(), SimulationError> {
        let start = self.begin(seed, draw, held, record)?;
        let first = self.first_year_ahead();
        if let (Follow::Persons, Some(start)) = (self.engine.follow, &start) {
            return self.live_on(seed, draw, first, start, record);
        }
        let years = self.engine.population_years.iter().enumerate();
        for (step, year) in years.skip(first) {
            self.move_through(seed, draw, step, *year, start.is_some(), record);
            self.report_year(seed, draw, *year, start.as_ref(), record);
        }
        Ok(())
    }

    /// One draw's people at the end of the base year and what they have ahead of them, as the
    /// person engine takes it.
    pub fn lives(
        &mut self,
        seed: u64,
        draw: u32,
        record: &mut Record<'_>,
    ) -> Result<Lives, SimulationError> {
        let mut lives = Lives::default();
        if self.begin(seed, draw, None, record)?.is_some() {
            let first = self.first_year_ahead();
            self.look_ahead(seed, draw, first, &mut lives)?;
        }
        Ok(lives)
    }

    /// Draws what a draw fixes and brings the people of the census to the end of the base year.
    fn begin(
        &mut self,
        seed: u64,
        draw: u32,
        held: Option<(&[usize], &[f64])>,
        record: &mut Record<'_>,
    ) -> Result<Option<Start>, SimulationError> {
        let engine = self.engine;
        let model = engine.model;
        self.drawn
            .draw(&model.parameters, model.layers.len(), seed, draw);
        if let Some((places, scores)) = held {
            for (place, score) in places.iter().zip(scores) {
                self.drawn.hold(*place, &model.parameters[*place], *score);
            }
        }
        self.draw_paths(seed, draw);
        self.people_at_the_start(seed, draw);
        self.set_schedule_of_departures();
        let until = self.first_year_ahead();
        for (step, year) in engine.population_years[..until].iter().enumerate() {
            self.move_through(seed, draw, step, *year, false, record);
            if *year < model.file.model.base_year {
                for at in 0..CELLS {
                    self.people[at] = self.everybody(at);
                }
                record.people(*year, &self.people, OLD_AGE);
            }
        }
        let start = self.reach_the_base_year(seed, draw, record)?;
        self.set_schedule_of_departures();
        Ok(start)
    }

    /// Place of the first year after the base year among the years of the population.
    fn first_year_ahead(&self) -> usize {
        let base = self.engine.model.file.model.base_year;
        let years = &self.engine.population_years;
        years.partition_point(|year| *year <= base)
    }

    /// Everybody of an age and sex, with a certificate or without.
    fn everybody(&self, at: usize) -> f64 {
        self.without[at] + self.holding[at]
    }

    /// A process's value at the end of the base year.
    fn base_value(&self, process: usize) -> f64 {
        let base = self.engine.model.file.model.base_year;
        self.paths[process][self.year_place(base)]
    }

    fn year_place(&self, year: Year) -> usize {
        (year - self.engine.years[0]) as usize
    }
}
