//! One year of births, deaths, moves and certificates.

use super::Worker;
use crate::axes::{AGES, SEXES, Year};
use crate::simulation::disability::{Turnover, grow_older};
use crate::simulation::population::{CELLS, cell};
use crate::simulation::record::Record;
use crate::statistics::sampling::{binomial, poisson};
use crate::statistics::summing::sum;
use crate::stream::{Decision, Stream};

const DEATHS: Decision = Decision::named("deaths and moves without certificate");
const BIRTHS: Decision = Decision::named("births");
pub(super) const ARRIVALS: Decision = Decision::named("arrivals");

struct Births {
    born: f64,
    died: f64,
}

impl Worker<'_, '_> {
    /// One year. The order of events: 1 holders die, are regraded, give
    /// their certificate back; 2 people without a
    /// certificate die or move away; 3 all grow a year older; 4 births, who survive to the end of
    /// the year; 5 new certificates; 6 arrivals.
    pub(super) fn move_through(
        &mut self,
        seed: u64,
        draw: u32,
        step: usize,
        year: Year,
        with_holders: bool,
        record: &mut Record<'_>,
    ) {
        let engine = self.engine;
        let model = engine.model;
        let level = self
            .drawn
            .in_year(engine.places.mortality_level, &model.layers, year);
        let index = self.index[step];
        engine.mortality.hazards(index, level, &mut self.hazards);
        for age in 0..AGES {
            self.women[age] = self.everybody(cell(1, age));
        }
        let moving = self.net_migration[step] * (sum(&self.without) + sum(&self.holding));
        let mut turnover = Turnover::default();
        if with_holders {
            let mixed = self.mix_flows(year);
            let flows = if mixed { &self.mixed } else { &self.flows[0] };
            self.year.begin(seed, draw, year);
            turnover = self
                .year
                .exits(flows, &self.hazards, &mut self.holders, &mut self.holding);
        }
        let mut deaths = turnover.deaths;
        deaths += self.deaths_and_departures(seed, draw, year, step, with_holders);
        if with_holders {
            // Who gives a certificate back stays; what else that year brings them was counted above.
            for (people, cancelled) in self.without.iter_mut().zip(&self.year.cancelled) {
                *people += cancelled;
            }
        }
        grow_older(&mut self.holders, &mut self.holding, &mut self.without);
        let births = self.births(seed, draw, year, step, level);
        deaths += births.died;
        if with_holders {
            let flows = if self.mixing(year) {
                &self.mixed
            } else {
                &self.flows[0]
            };
            turnover.entered = self.year.entries(
                flows,
                libm::exp(self.grown) * self.intensity[step],
                &mut self.without,
                &mut self.holding,
                &mut self.holders,
            );
            self.grown += flows.growth;
        }
        if moving > 0.0 {
            self.arrivals(seed, draw, year, moving);
        }
        record.turnover(year, births.born, deaths, &turnover);
    }

    /// Deaths among people without a certificate, who may also move away.
    fn deaths_and_departures(
        &mut self,
        seed: u64,
        draw: u32,
        year: Year,
        step: usize,
        with_holders: bool,
    ) -> f64 {
        let departing = self.departing(step);
        let flows = if self.mixing(year) {
            &self.mixed
        } else {
            &self.flows[0]
        };
        let (mut dying, mut hazards) = (self.hazards, [0.0; CELLS]);
        for at in 0..CELLS {
            if with_holders {
                dying[at] *= flows.without[at];
            }
            hazards[at] = dying[at] + departing[at];
        }
        let mut gone = [0.0; CELLS];
        let stream = Stream::new(seed, draw, DEATHS, year as u32);
        self.moves
            .leavers(&stream, &self.without, &hazards, &mut gone);
        let mut died = [0.0; CELLS];
        for at in 0..CELLS {
            self.without[at] -= gone[at];
            let share = dying[at] / hazards[at];
            died[at] = if gone[at] > 0.0 {
                gone[at] * share
            } else {
                0.0
            };
        }
        sum(&died)
    }

    /// How often people without a certificate move away in a year, by age and sex: the schedule of
    /// migration as rates, which a net rate of −1 in the population of the start would have.
    pub(super) fn set_schedule_of_departures(&mut self) {
        let schedule = &self.engine.migration.schedule;
        let total = sum(&self.without) + sum(&self.holding);
        for (at, departing) in self.departing.iter_mut().enumerate() {
            let part = schedule[at % AGES] * 0.5 * total;
            *departing = if self.without[at] > 0.0 {
                part / self.without[at]
            } else {
                0.0
            };
        }
    }

    /// Hazard of moving away in a year of the population; zero where more arrive than leave.
    pub(super) fn departing(&self, step: usize) -> [f64; CELLS] {
        let leaving = (-self.net_migration[step]).max(0.0);
        self.departing.map(|departing| leaving * departing)
    }

    /// Arrivals, none of whom has a certificate yet.
    fn arrivals(&mut self, seed: u64, draw: u32, year: Year, arriving: f64) {
        let schedule = &self.engine.migration.schedule;
        let (mut means, mut new) = ([0.0; CELLS], [0.0; CELLS]);
        for at in 0..CELLS {
            means[at] = arriving * schedule[at % AGES] * 0.5;
        }
        let stream = Stream::new(seed, draw, ARRIVALS, year as u32);
        self.moves.arrivals(&stream, &means, &mut new);
        for at in 0..CELLS {
            self.without[at] += new[at];
        }
    }

    /// Births in the year and those of them who are alive at its end.
    fn births(&mut self, seed: u64, draw: u32, year: Year, step: usize, level: f64) -> Births {
        let engine = self.engine;
        let mut expected = 0.0;
        for age in 0..AGES - 1 {
            // Women alive at the start at `age` and at the end at `age + 1`.
            let after = self.everybody(cell(1, age + 1));
            expected += 0.5 * (self.women[age] + after) * engine.schedule[age];
        }
        let mut chance = Stream::new(seed, draw, BIRTHS, year as u32);
        let born = poisson(expected * self.fertility[step], &mut chance);
        let ratio = self.drawn.baseline(engine.places.sex_ratio);
        let boys = binomial(born, ratio / (1.0 + ratio), &mut chance);
        let mut died = 0.0;
        for (sex, born) in [boys, born - boys].into_iter().enumerate() {
            let survival = engine
                .mortality
                .infant_survival(self.index[step], level, sex);
            let alive = binomial(born, survival, &mut chance);
            self.without[cell(sex, 0)] = alive as f64;
            died += (born - alive) as f64;
        }
        Births {
            born: born as f64,
            died,
        }
    }

    /// Whether a scenario has begun to move the flows by a year.
    fn mixing(&self, year: Year) -> bool {
        let layers = &self.engine.model.layers;
        layers.iter().skip(1).any(|layer| layer.weight(year) > 0.0)
    }

    /// The flows in force in a year: the baseline's, moved by each layer. Whether any moved them.
    pub(super) fn mix_flows(&mut self, year: Year) -> bool {
        if !self.mixing(year) {
            return false;
        }
        self.mixed.clone_from(&self.flows[0]);
        let mut below = 0;
        for (layer, declared) in self.engine.model.layers.iter().enumerate().skip(1) {
            let weight = declared.weight(year);
            if weight > 0.0 && self.flows[layer] != self.flows[below] {
                let (from, to) = (&self.flows[below], &self.flows[layer]);
                self.mixed.move_towards(from, to, weight);
            }
            below = layer;
        }
        true
    }
}

const _: () = assert!(CELLS == SEXES * AGES);
