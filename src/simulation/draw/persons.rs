//! A draw whose people are followed one by one from the base year on.

use ndarray::Array3;

use super::arrivals::arrivals_ahead;
use super::fixed::Fixed;
use super::followed::Persons;
use super::gone::{born, deaths};
use super::people::Moved;
use super::walk::Worker;
use crate::axes::{AGES, SEXES, Sex};
use crate::model::Model;
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::disability::{Turnover, stock};
use crate::simulation::household::{Ages, Composition, Situations, form};
use crate::simulation::lives::{
    Circumstances, FIRST_KIND, Histories, Holders, LOST, Lives, STATES, WITHOUT,
};
use crate::simulation::person::{Order, People, PersonCounts, PersonEngine};
use crate::simulation::population::{CELLS, cell};
use crate::simulation::record::Record;
use crate::stream::{Chance, Decision, Origin};

const HOUSEHOLDS: Decision = Decision::named("households").of(Origin::Chance);

impl Worker<'_> {
    /// From the end of the base year to the end of the run, person by person; `first` is the place
    /// of the first year among the years of the population.
    pub(super) fn live_on(
        &mut self,
        chance: &Chance,
        first: usize,
        records: &mut [Record<'_>],
    ) -> Result<(), SimulationError> {
        let mut lives = std::mem::take(&mut self.persons.lives);
        self.meet_beforehand(chance, first)?;
        self.look_ahead(chance, first, &mut lives)?;
        let engine = PersonEngine::new(&lives.chances, lives.chances.len(), Order::default())?;
        let (counts, histories) = engine.run_with(chance, &lives.people, Histories::default)?;
        self.persons.holders.gather(&lives.people, &histories);
        let ages = ages(&self.provisions[0].engine.model);
        for step in 0..lives.chances.len() {
            let fixed = self.provisions[0].fixed(chance, &self.paths);
            let year = fixed.year(first + step);
            fixed.hazards(first + step, &mut self.people.year.hazards);
            let mut died = [0.0; CELLS];
            let dying = &lives.dying[step];
            let deaths = deaths(chance, step, dying, &histories, |at| died[at] += 1.0);
            let moved = self.take_over(&counts, deaths, step);
            if !self.provisions[0].engine.generations.is_empty() {
                let alive = born(step, &histories);
                self.people.generations.pass(|at| died[at], alive);
                self.people.generations.turn(&moved.turnover);
            }
            let layers = &self.provisions[0].engine.model.layers;
            self.people.regime.mix(layers, year);
            let growth = self.people.regime.in_force(layers, year).growth;
            self.people.grow(growth, self.paths.faded[first + step]);
            for record in &mut *records {
                record.turnover(year, moved.births, moved.deaths, &moved.turnover);
            }
            let Persons {
                holders,
                situations,
                ..
            } = &mut self.persons;
            if let Some(ages) = &ages {
                meet(situations, holders, step + 1, ages);
            }
            for provision in &mut self.provisions {
                provision.meet(chance, holders, situations, ages.as_ref(), (step + 1, year));
            }
            self.provide(chance, year, records);
            let households = self.persons.situations.households();
            for (provision, record) in self.provisions.iter().zip(&mut *records) {
                provision.write_households(year, households, record);
            }
        }
        self.persons.lives = lives;
        Ok(())
    }

    /// Everybody at the end of the base year, the chances of all years after it, and those who
    /// arrive.
    pub(super) fn look_ahead(
        &mut self,
        chance: &Chance,
        first: usize,
        lives: &mut Lives,
    ) -> Result<(), SimulationError> {
        let Worker {
            paths,
            people,
            provisions,
            ..
        } = self;
        let fixed = provisions[0].fixed(chance, paths);
        let engine = fixed.engine;
        let layers = &engine.model.layers;
        let years = &engine.population_years[first..];
        lives.chances.resize_with(years.len(), Circumstances::empty);
        let counts = Array3::from_shape_fn((STATES, SEXES, AGES), |(state, sex, age)| {
            let at = cell(sex, age);
            match state {
                WITHOUT => people.without[at] as u32,
                LOST => 0,
                kind => people.holders[stock(kind - FIRST_KIND, at)] as u32,
            }
        });
        lives.dying.clear();
        let (mut grown, mut pace) = (people.grown, people.pace);
        for (step, year) in years.iter().enumerate() {
            let level = fixed.mortality_level(*year) * paths.mortality[first + step];
            let index = paths.index[first + step];
            fixed.hazards(first + step, &mut people.year.hazards);
            let departing = people.departing(paths.net_migration[first + step]);
            people.regime.mix(layers, *year);
            let flows = people.regime.in_force(layers, *year);
            let ratio = fixed
                .drawn
                .baseline(engine.model.settings.fertility.sex_ratio);
            let survival = |sex| engine.mortality.infant_survival(index, level, sex);
            let fertility = paths.fertility[first + step];
            let circumstances = Circumstances {
                flows,
                raised: paths.raised(first + step, &mut pace, &grown),
                hazards: &people.year.hazards,
                departing: &departing,
                fertility: &engine.schedule.map(|births| births * fertility),
                boys: ratio / (1.0 + ratio),
                infant_survival: [survival(0), survival(1)],
            };
            circumstances.write(&mut lives.chances[step]);
            for (grown, growth) in grown.iter_mut().zip(flows.growth) {
                *grown += growth;
            }
            lives.dying.push(circumstances.dying());
        }
        let arrivals = arrivals_ahead(&fixed, people, first, &counts, &lives.chances);
        let at_home = in_households(&fixed, People::from_counts(&counts)?)?;
        lives.people = at_home.with_arrivals(arrivals);
        Ok(())
    }

    /// The end of a year as it was lived; says what it changed.
    fn take_over(&mut self, counts: &PersonCounts, deaths: f64, step: usize) -> Moved {
        let lived = counts.at(step + 1);
        let people = &mut self.people;
        let held = people.holding.iter().sum::<f64>();
        for at in 0..CELLS {
            let of = |state: usize| lived[(state, at / AGES, at % AGES)];
            people.without[at] = of(WITHOUT).into();
            people.holding[at] = 0.0;
            for kind in 0..KINDS {
                let holders = of(FIRST_KIND + kind);
                people.holders[stock(kind, at)] = holders as f32;
                people.holding[at] += f64::from(holders);
            }
        }
        let moves = |from: usize, to: usize| counts.moves[(step, from, to)] as f64;
        let kinds = FIRST_KIND..LOST;
        let mut turnover = Turnover::default();
        people.year.certificates.without_newcomers();
        for state in kinds.clone() {
            turnover.cancelled += moves(state, WITHOUT);
            turnover.regraded += kinds.clone().map(|to| moves(state, to)).sum::<f64>();
        }
        let holders = &self.persons.holders;
        for life in &holders.lives {
            if let Some((Some(kind), true)) = holders.at(life, step + 1) {
                let at = cell(life.story.sex.into(), life.story.age_at(step + 1));
                people.year.certificates.newcomers[stock(kind, at)] += 1.0;
                turnover.entered += 1.0;
            }
        }
        let holding = people.holding.iter().sum::<f64>();
        turnover.deaths = held + turnover.entered - turnover.cancelled - holding;
        let lost = |sex: Sex| f64::from(lived[(LOST, sex.index(), 0)]);
        Moved {
            births: counts.births[step] as f64,
            deaths: deaths + Sex::ALL.iter().map(|sex| lost(*sex)).sum::<f64>(),
            turnover,
        }
    }
}

/// The same people in households, where the model has them.
fn in_households(fixed: &Fixed<'_>, people: People) -> Result<People, SimulationError> {
    let model = &fixed.engine.model;
    let (Some(own), Some(ages)) = (model.settings.households, ages(model)) else {
        return Ok(people);
    };
    let drawn = |id| fixed.drawn.baseline(id);
    let composition = Composition {
        alone: drawn(own.alone),
        size: drawn(own.size),
        couples: drawn(own.couples),
        elders: drawn(own.elders),
        generation: [drawn(own.generation), drawn(own.generation_spread)],
        partner: [drawn(own.partner), drawn(own.partner_spread)],
        clustering: drawn(own.clustering),
    };
    let stream = fixed.chance.stream(HOUSEHOLDS, 0);
    let households = form(&people, &composition, &ages, &mut stream.sequences().of(0))?;
    Ok(households.arrange(&people)?)
}

/// The ages that decide who can care for others, where the model has households.
fn ages(model: &Model) -> Option<Ages> {
    let households = model.settings.households?;
    Some(Ages {
        able: households.able,
    })
}

/// Finds who lives with holders at a time.
fn meet(situations: &mut Situations, holders: &Holders, time: usize, ages: &Ages) {
    situations.clear(holders.households);
    situations.count_companions(&holders.companions, time, ages);
    for life in &holders.lives {
        match holders.at(life, time) {
            Some((Some(_), _)) => situations.count_holder(life.household),
            Some((None, _)) => {
                situations.count_companion(life.household, life.story.age_at(time), ages);
            }
            None => {}
        }
    }
}
