//! A draw whose people are followed one by one from the base year on.

use ndarray::Array3;

use super::Worker;
use super::beginning::Start;
use super::movement::ARRIVALS;
use crate::axes::{AGES, SEXES, Sex, Year};
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::disability::{Turnover, stock};
use crate::simulation::lives::{
    Circumstances, FIRST_KIND, Histories, LOST, Lives, STATES, WITHOUT,
};
use crate::simulation::person::{Arrival, Order, People, PersonCounts, PersonEngine};
use crate::simulation::population::{CELLS, cell};
use crate::simulation::record::Record;
use crate::statistics::multistate::{YearlyChances, multistate_step};
use crate::stream::{Decision, Stream, Uniforms};

const DEPARTURE: Decision = Decision::named("death or departure of a person");

impl Worker<'_, '_> {
    /// From the end of the base year to the end of the run, person by person; `first` is the place
    /// of the first year among the years of the population.
    pub(super) fn live_on(
        &mut self,
        seed: u64,
        draw: u32,
        first: usize,
        start: &Start,
        record: &mut Record<'_>,
    ) -> Result<(), SimulationError> {
        let mut lives = std::mem::take(&mut self.lives);
        self.look_ahead(seed, draw, first, &mut lives)?;
        let engine = PersonEngine::new(&lives.chances, lives.chances.len(), Order::default())?;
        let (counts, histories) = engine.run_with(seed, draw, &lives.people, Histories::default)?;
        self.present.lives.gather(&lives.people, &histories);
        for step in 0..lives.chances.len() {
            let year = self.engine.population_years[first + step];
            self.hazards_of(first + step, year);
            let deaths = deaths(seed, draw, step, &lives.dying[step], &histories);
            self.take_over(&counts, deaths, step, year, record);
            self.meet(seed, draw, step + 1, year);
            self.report_year(seed, draw, year, Some(start), record);
            self.write_households(year, record);
        }
        self.lives = lives;
        self.present.clear();
        Ok(())
    }

    /// Everybody at the end of the base year, the chances of all years after it, and those who
    /// arrive.
    pub(super) fn look_ahead(
        &mut self,
        seed: u64,
        draw: u32,
        first: usize,
        lives: &mut Lives,
    ) -> Result<(), SimulationError> {
        let engine = self.engine;
        let years = &engine.population_years[first..];
        lives.chances.resize_with(years.len(), Circumstances::empty);
        let counts = Array3::from_shape_fn((STATES, SEXES, AGES), |(state, sex, age)| {
            let at = cell(sex, age);
            match state {
                WITHOUT => self.without[at] as u32,
                LOST => 0,
                kind => self.holders[stock(kind - FIRST_KIND, at)] as u32,
            }
        });
        lives.dying.clear();
        let mut grown = 0.0;
        for (step, year) in years.iter().enumerate() {
            let level = self.hazards_of(first + step, *year);
            let departing = self.departing(first + step);
            let flows = if self.mix_flows(*year) {
                &self.mixed
            } else {
                &self.flows[0]
            };
            let ratio = self.drawn.baseline(engine.places.sex_ratio);
            let survival = |sex| {
                engine
                    .mortality
                    .infant_survival(self.index[first + step], level, sex)
            };
            let circumstances = Circumstances {
                flows,
                growth: libm::exp(grown) * self.intensity[first + step],
                hazards: &self.hazards,
                departing: &departing,
                fertility: &engine
                    .schedule
                    .map(|births| births * self.fertility[first + step]),
                boys: ratio / (1.0 + ratio),
                infant_survival: [survival(0), survival(1)],
            };
            circumstances.write(&mut lives.chances[step]);
            grown += flows.growth;
            lives.dying.push(circumstances.dying());
        }
        let arrivals = self.arrivals_ahead(seed, draw, first, &counts, &lives.chances);
        let people = self.settle(seed, draw, People::from_counts(&counts)?)?;
        lives.people = people.with_arrivals(arrivals);
        Ok(())
    }

    /// Those who arrive after the base year: as many as the net rates of the draw make of its
    /// expected population.
    fn arrivals_ahead(
        &mut self,
        seed: u64,
        draw: u32,
        first: usize,
        start: &Array3<u32>,
        chances: &[YearlyChances],
    ) -> Vec<Arrival> {
        let engine = self.engine;
        let mut arrivals = Vec::new();
        let rates = &self.net_migration[first..];
        let Some(last) = rates.iter().rposition(|rate| *rate > 0.0) else {
            return arrivals;
        };
        let mut expected = start.mapv(f64::from);
        for (step, chances) in chances.iter().enumerate().take(last + 1) {
            let states = expected.outer_iter().take(LOST);
            let present: f64 = states.map(|people| people.sum()).sum();
            let moving = self.net_migration[first + step] * present;
            multistate_step(&mut expected, chances);
            if moving > 0.0 {
                let schedule = &engine.migration.schedule;
                let (mut means, mut new) = ([0.0; CELLS], [0.0; CELLS]);
                for at in 0..CELLS {
                    means[at] = moving * schedule[at % AGES] * 0.5;
                    expected[(WITHOUT, at / AGES, at % AGES)] += means[at];
                }
                let year = engine.population_years[first + step];
                let stream = Stream::new(seed, draw, ARRIVALS, year as u32);
                self.moves.arrivals(&stream, &means, &mut new);
                arrivals.extend(arriving(step, &new));
            }
        }
        arrivals
    }

    /// Sets the general hazards of a year; returns the level of mortality.
    fn hazards_of(&mut self, place: usize, year: Year) -> f64 {
        let engine = self.engine;
        let level = self
            .drawn
            .in_year(engine.places.mortality_level, &engine.model.layers, year);
        engine
            .mortality
            .hazards(self.index[place], level, &mut self.hazards);
        level
    }

    /// The end of a year as it was lived.
    fn take_over(
        &mut self,
        counts: &PersonCounts,
        deaths: f64,
        step: usize,
        year: Year,
        record: &mut Record<'_>,
    ) {
        let people = counts.at(step + 1);
        let held = self.holding.iter().sum::<f64>();
        for at in 0..CELLS {
            let of = |state: usize| people[(state, at / AGES, at % AGES)];
            self.without[at] = of(WITHOUT).into();
            self.holding[at] = 0.0;
            for kind in 0..KINDS {
                let people = of(FIRST_KIND + kind);
                self.holders[stock(kind, at)] = people as f32;
                self.holding[at] += f64::from(people);
            }
        }
        let moves = |from: usize, to: usize| counts.moves[(step, from, to)] as f64;
        let kinds = FIRST_KIND..LOST;
        let mut turnover = Turnover::default();
        self.year.without_newcomers();
        for state in kinds.clone() {
            turnover.cancelled += moves(state, WITHOUT);
            turnover.regraded += kinds.clone().map(|to| moves(state, to)).sum::<f64>();
        }
        let lives = &self.present.lives;
        for life in &lives.lives {
            if let Some((Some(kind), true)) = lives.at(life, step + 1) {
                let at = cell(life.story.sex.into(), life.story.age_at(step + 1));
                self.year.newcomers[stock(kind, at)] += 1.0;
                turnover.entered += 1.0;
            }
        }
        let holding = self.holding.iter().sum::<f64>();
        turnover.deaths = held + turnover.entered - turnover.cancelled - holding;
        let lost = |sex: Sex| f64::from(people[(LOST, sex.index(), 0)]);
        let deaths = deaths + Sex::ALL.iter().map(|sex| lost(*sex)).sum::<f64>();
        record.turnover(year, counts.births[step] as f64, deaths, &turnover);
        let flows = if self.mix_flows(year) {
            &self.mixed
        } else {
            &self.flows[0]
        };
        self.grown += flows.growth;
    }
}

/// Deaths in a year: all holders who are gone, and of the others those whose own number says that
/// they did not move away.
fn deaths(seed: u64, draw: u32, step: usize, dying: &[f64; CELLS], histories: &[Histories]) -> f64 {
    let sequences = Stream::new(seed, draw, DEPARTURE, 0).sequences();
    let mut deaths = 0.0;
    for histories in histories {
        histories.each_gone(step + 1, |story, held| {
            let at = cell(story.sex.into(), story.age_at(step));
            if held || sequences.of(story.member()).uniform() < dying[at] {
                deaths += 1.0;
            }
        });
    }
    deaths
}

/// Those who arrive at the end of a year, by age and sex; each keeps an identity of the year, the
/// cell and a number within it.
fn arriving(step: usize, new: &[f64; CELLS]) -> impl Iterator<Item = Arrival> + '_ {
    new.iter().enumerate().flat_map(move |(at, count)| {
        (0..*count as u64).map(move |number| Arrival {
            identity: 1 << 62 | (step as u64) << 48 | (at as u64) << 32 | number,
            time: step as u8 + 1,
            age: (at % AGES) as u8,
            sex: (at / AGES) as u8,
            state: WITHOUT as u8,
        })
    })
}
