//! One year of births, deaths, moves and certificates.

use super::People;
use crate::axes::{AGES, SEXES, Year};
use crate::simulation::disability::{Turnover, grow_older};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::draw::met::Met;
use crate::simulation::population::{
    Bearing, ByChance, CELLS, all_births, arrive, births, cell, leave, newborn,
};
use crate::statistics::summing::sum;
use crate::stream::{Decision, Origin};

const DEATHS: Decision = Decision::named("deaths and moves without certificate").of(Origin::Chance);
const BIRTHS: Decision = Decision::named("births").of(Origin::Chance);
pub(in crate::simulation::draw) const ARRIVALS: Decision =
    Decision::named("arrivals").of(Origin::Chance);

/// What a year changed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::simulation::draw) struct Moved {
    /// Born in the year.
    pub births: f64,
    /// Died in the year.
    pub deaths: f64,
    /// What happened to certificates.
    pub turnover: Turnover,
}

struct Births {
    born: f64,
    died: f64,
    /// Total fertility that brought them about.
    fertility: f64,
}

impl People {
    /// One year. The order of events: 1 holders die, are regraded, give their certificate back; 2 people
    /// without a certificate die or move away; 3 all grow a year older; 4 births, who survive to the end
    /// of the year; 5 new certificates; 6 arrivals.
    pub fn advance(&mut self, fixed: &Fixed<'_>, step: usize, with_holders: bool) -> Moved {
        let engine = fixed.engine;
        let year = fixed.year(step);
        let mut level = fixed.mortality_level(year);
        let index = fixed.paths.index[step];
        engine.mortality.hazards(index, level, &mut self.hazards);
        for age in 0..AGES {
            self.women[age] = self.at(cell(1, age));
        }
        let fertility = fixed.paths.fertility[step] * self.taught_fertility();
        let net = fixed.paths.net_migration[step] + self.taught_migration();
        let moving = net * (sum(&self.without) + sum(&self.holding));
        let mut turnover = Turnover::default();
        let layers = &engine.model.layers;
        if with_holders {
            self.regime.mix(layers, year);
        }
        let factor = self.meet_deaths(fixed, year, fertility);
        level *= factor;
        self.hazards.iter_mut().for_each(|hazard| *hazard *= factor);
        if with_holders {
            self.year.begin(fixed.chance, year);
            if let Some(own) = engine.model.register.in_year(year) {
                self.take_flows(fixed, own);
            }
            let flows = self.regime.in_force(layers, year);
            let (holders, holding) = (&mut self.holders, &mut self.holding);
            turnover = self.year.exits(flows, &self.hazards, holders, holding);
        }
        let mut deaths = turnover.deaths;
        let died = self.deaths_and_departures(fixed, step, net, with_holders);
        deaths += sum(&died);
        if with_holders {
            // Who gives a certificate back stays; what else that year brings them was counted above.
            for (people, cancelled) in self.without.iter_mut().zip(&self.year.cancelled) {
                *people += cancelled;
            }
        }
        grow_older(&mut self.holders, &mut self.holding, &mut self.without);
        let births = self.births(fixed, step, level, fertility);
        deaths += births.died;
        if !engine.generations.is_empty() {
            let of_holders = |at| {
                if with_holders {
                    self.year.died(at)
                } else {
                    0.0
                }
            };
            let alive = std::array::from_fn(|sex| self.without[cell(sex, 0)]);
            self.generations.pass(|at| died[at] + of_holders(at), alive);
        }
        if with_holders {
            self.pace.pass();
            let mut raised = fixed.paths.raised(step, &mut self.pace, &self.grown);
            self.let_in(fixed, step, &mut raised);
            if let Some(own) = engine.model.register.in_year(year) {
                self.take_new(fixed, own, &mut raised);
            }
            let flows = self.regime.in_force(layers, year);
            turnover.entered = self.year.entries(
                flows,
                &raised,
                &mut self.without,
                &mut self.holding,
                &mut self.holders,
            );
            self.grow(self.regime.in_force(layers, year).growth);
        }
        if moving > 0.0 {
            self.arrivals(fixed, year, moving);
        }
        let moved = self.meet_population(fixed, year);
        self.met.push(Met {
            mortality: factor,
            fertility: births.fertility,
            net: net + moved,
        });
        Moved {
            births: births.born,
            deaths,
            turnover,
        }
    }

    /// Deaths among people without a certificate, who may also move away, by age and sex.
    fn deaths_and_departures(
        &mut self,
        fixed: &Fixed<'_>,
        step: usize,
        net: f64,
        with_holders: bool,
    ) -> [f64; CELLS] {
        let departing = self.departing(net);
        let year = fixed.year(step);
        let mut dying = self.hazards;
        if with_holders {
            let flows = self.regime.in_force(&fixed.engine.model.layers, year);
            for (dying, without) in dying.iter_mut().zip(&flows.without) {
                *dying *= without;
            }
        }
        let mut by = ByChance {
            moves: &mut self.moves,
            stream: fixed.chance.stream(DEATHS, year as u32),
        };
        leave(&mut self.without, &dying, &departing, &mut by)
    }

    /// Arrivals, none of whom has a certificate yet.
    fn arrivals(&mut self, fixed: &Fixed<'_>, year: Year, arriving: f64) {
        let schedule = &fixed.engine.migration.schedule;
        let mut by = ByChance {
            moves: &mut self.moves,
            stream: fixed.chance.stream(ARRIVALS, year as u32),
        };
        arrive(&mut self.without, arriving, schedule, &mut by);
    }

    /// Births in the year and those of them who are alive at its end.
    fn births(&mut self, fixed: &Fixed<'_>, step: usize, level: f64, fertility: f64) -> Births {
        let engine = fixed.engine;
        let after = |age: usize| self.at(cell(1, age));
        let expected = all_births(&births(&self.women, after, &engine.schedule)) * fertility;
        let year = fixed.year(step);
        let mut by = fixed.chance.stream(BIRTHS, year as u32);
        let born = by.born(expected);
        let reported = self.meet_births(fixed, year, expected);
        let met = reported.filter(|_| expected > 0.0);
        let fertility = met.map_or(fertility, |born| fertility * born / expected);
        let born = reported.unwrap_or(born);
        let ratio = fixed
            .drawn
            .baseline(engine.model.settings.fertility.sex_ratio);
        let index = fixed.paths.index[step];
        let survival =
            std::array::from_fn(|sex| engine.mortality.infant_survival(index, level, sex));
        let alive = newborn(born, ratio / (1.0 + ratio), survival, &mut by);
        let mut died = born;
        for (sex, alive) in alive.into_iter().enumerate() {
            self.without[cell(sex, 0)] = alive;
            died -= alive;
        }
        Births {
            born,
            died,
            fertility,
        }
    }
}

const _: () = assert!(CELLS == SEXES * AGES);
