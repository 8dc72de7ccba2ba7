//! What happens in a year to people without a certificate: deaths and moves away, births, arrivals.

use super::PeopleOfDraw;
use crate::axes::{AGES, SEXES, Year};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::population::{
    Bearing, ByChance, CELLS, all_births, arrive, births, cell, leave, newborn,
};
use crate::stream::{Decision, Origin};

const DEATHS: Decision = Decision::named("deaths and moves without certificate").of(Origin::Chance);
const BIRTHS: Decision = Decision::named("births").of(Origin::Chance);
pub(in crate::simulation::draw) const ARRIVALS: Decision =
    Decision::named("arrivals").of(Origin::Chance);

/// Births of a year.
#[derive(Clone, Copy, Default)]
pub(super) struct Births {
    pub born: f64,
    pub died: f64,
    /// Total fertility that brought them about.
    pub fertility: f64,
}

impl PeopleOfDraw {
    /// Deaths among people without a certificate, who may also move away, by age and sex.
    pub(super) fn deaths_and_departures(
        &mut self,
        fixed: &Fixed<'_>,
        step: usize,
        net: f64,
        with_holders: bool,
    ) -> [f64; CELLS] {
        let departing = self.departing(net);
        let year = fixed.year(step);
        let mut dying = self.year.hazards;
        if with_holders {
            let flows = self.regime.in_force(&fixed.engine.model.layers, year);
            for (dying, without) in dying.iter_mut().zip(&flows.without) {
                *dying *= without;
            }
        }
        let mut by = ByChance {
            moves: &mut self.year.moves,
            stream: fixed.chance.stream(DEATHS, year as u32),
        };
        leave(&mut self.without, &dying, &departing, &mut by)
    }

    /// Arrivals, none of whom has a certificate yet.
    pub(super) fn arrivals(&mut self, fixed: &Fixed<'_>, year: Year, arriving: f64) {
        let schedule = &fixed.engine.migration.schedule;
        let mut by = ByChance {
            moves: &mut self.year.moves,
            stream: fixed.chance.stream(ARRIVALS, year as u32),
        };
        arrive(&mut self.without, arriving, schedule, &mut by);
    }

    /// Births in the year and those of them who are alive at its end.
    pub(super) fn births(
        &mut self,
        fixed: &Fixed<'_>,
        step: usize,
        level: f64,
        fertility: f64,
    ) -> Births {
        let engine = fixed.engine;
        let after = |age: usize| self.at(cell(1, age));
        let expected = all_births(&births(&self.year.women, after, &engine.schedule)) * fertility;
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
