//! One year of births, deaths, moves and certificates.

use super::People;
use crate::axes::{AGES, SEXES, Year};
use crate::simulation::disability::{Turnover, grow_older};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::draw::met::Met;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::sampling::{binomial, poisson};
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
        deaths += self.deaths_and_departures(fixed, step, net, with_holders);
        if with_holders {
            // Who gives a certificate back stays; what else that year brings them was counted above.
            for (people, cancelled) in self.without.iter_mut().zip(&self.year.cancelled) {
                *people += cancelled;
            }
        }
        grow_older(&mut self.holders, &mut self.holding, &mut self.without);
        let births = self.births(fixed, step, level, fertility);
        deaths += births.died;
        if with_holders {
            self.pace.pass();
            let mut raised = fixed.paths.raised(step, &mut self.pace, &self.grown);
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

    /// Deaths among people without a certificate, who may also move away.
    fn deaths_and_departures(
        &mut self,
        fixed: &Fixed<'_>,
        step: usize,
        net: f64,
        with_holders: bool,
    ) -> f64 {
        let departing = self.departing(net);
        let year = fixed.year(step);
        let flows = self.regime.in_force(&fixed.engine.model.layers, year);
        let (mut dying, mut hazards) = (self.hazards, [0.0; CELLS]);
        for at in 0..CELLS {
            if with_holders {
                dying[at] *= flows.without[at];
            }
            hazards[at] = dying[at] + departing[at];
        }
        let mut gone = [0.0; CELLS];
        let stream = fixed.chance.stream(DEATHS, year as u32);
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

    /// Arrivals, none of whom has a certificate yet.
    fn arrivals(&mut self, fixed: &Fixed<'_>, year: Year, arriving: f64) {
        let schedule = &fixed.engine.migration.schedule;
        let (mut means, mut new) = ([0.0; CELLS], [0.0; CELLS]);
        for at in 0..CELLS {
            means[at] = arriving * schedule[at % AGES] * 0.5;
        }
        let stream = fixed.chance.stream(ARRIVALS, year as u32);
        self.moves.arrivals(&stream, &means, &mut new);
        for at in 0..CELLS {
            self.without[at] += new[at];
        }
    }

    /// Births in the year and those of them who are alive at its end.
    fn births(&mut self, fixed: &Fixed<'_>, step: usize, level: f64, fertility: f64) -> Births {
        let engine = fixed.engine;
        let mut expected = 0.0;
        for age in 0..AGES - 1 {
            // Women alive at the start at `age` and at the end at `age + 1`.
            let after = self.at(cell(1, age + 1));
            expected += 0.5 * (self.women[age] + after) * engine.schedule[age];
        }
        let mut stream = fixed.chance.stream(BIRTHS, fixed.year(step) as u32);
        let expected = expected * fertility;
        let born = poisson(expected, &mut stream);
        let year = fixed.year(step);
        let reported = self.meet_births(fixed, year, expected);
        let met = reported.filter(|_| expected > 0.0);
        let fertility = met.map_or(fertility, |born| fertility * born as f64 / expected);
        let born = reported.unwrap_or(born);
        let ratio = fixed
            .drawn
            .baseline(engine.model.settings.fertility.sex_ratio);
        let boys = binomial(born, ratio / (1.0 + ratio), &mut stream);
        let mut died = 0.0;
        for (sex, born) in [boys, born - boys].into_iter().enumerate() {
            let survival = engine
                .mortality
                .infant_survival(fixed.paths.index[step], level, sex);
            let alive = binomial(born, survival, &mut stream);
            self.without[cell(sex, 0)] = alive as f64;
            died += (born - alive) as f64;
        }
        Births {
            born: born as f64,
            died,
            fertility,
        }
    }
}

const _: () = assert!(CELLS == SEXES * AGES);
