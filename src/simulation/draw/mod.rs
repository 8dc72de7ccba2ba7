//! One draw: a whole future, from the people who are there to the money that is spent.

mod anchor;
mod beginning;
mod movement;
mod paths;
mod services;
mod sheet;

use super::SimulationError;
use super::budget::Standards;
use super::disability::{Flows, YearOfCertificates};
use super::engine::{Engine, OLD_AGE};
use super::parameters::Drawn;
use super::population::{CELLS, Moves, Rate};
use super::record::Record;
use super::service::{Constants, Eligible, Groups, Served};
use crate::axes::{AGES, GRADES, Year};
use crate::model::rule::KINDS;

/// Everything that one thread needs for its draws, allocated once.
#[derive(Debug)]
pub struct Worker<'e, 'm> {
    engine: &'e Engine<'m>,
    drawn: Drawn,
    paths: Vec<Vec<f64>>,
    index: Vec<f64>,
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
    groups: Groups,
    newcomers: Groups,
    disabled: Groups,
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
            CELLS * KINDS
        };
        Worker {
            drawn: Drawn::default(),
            paths: vec![vec![0.0; engine.years.len()]; model.processes.len()],
            index: vec![0.0; years],
            fertility: vec![0.0; years],
            net_migration: vec![0.0; years],
            intensity: vec![1.0; years],
            scratch: vec![0.0; years],
            rates: Vec::with_capacity(years),
            hazards: [0.0; CELLS],
            without: [0.0; CELLS],
            holding: [0.0; CELLS],
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
            groups: Groups::default(),
            newcomers: Groups::default(),
            disabled: Groups::default(),
            eligible: Eligible::new(&engine.rules),
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
        let engine = self.engine;
        let model = engine.model;
        let base = model.file.model.base_year;
        self.drawn
            .draw(&model.parameters, model.layers.len(), seed, draw);
        if let Some((places, scores)) = held {
            for (place, score) in places.iter().zip(scores) {
                self.drawn.hold(*place, &model.parameters[*place], *score);
            }
        }
        self.draw_paths(seed, draw);
        self.people_at_the_start(seed, draw);
        let mut start = None;
        if engine.start.year == base {
            start = self.reach_the_base_year(seed, draw, record)?;
        }
        for (step, year) in engine.population_years.iter().enumerate() {
            self.move_through(seed, draw, step, *year, start.is_some(), record);
            if *year == base {
                start = self.reach_the_base_year(seed, draw, record)?;
            } else if *year > base {
                self.report_year(seed, draw, *year, start.as_ref(), record);
            } else {
                for at in 0..CELLS {
                    self.people[at] = self.everybody(at);
                }
                record.people(*year, &self.people, OLD_AGE);
            }
        }
        Ok(())
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
