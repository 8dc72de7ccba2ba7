//! What was reported of the people after the start: deaths and births of a year, everybody at its end.

use super::PeopleOfDraw;
use crate::axes::{AGES, SEXES, Year};
use crate::model::Model;
use crate::model::checked::Observation;
use crate::model::file::PeopleQuantity;
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::sampling::standard_normal;
use crate::statistics::summing::sum;
use crate::stream::{Decision, Origin};

const ERROR_OF_DEATHS: Decision =
    Decision::named("error of reported deaths").of(Origin::Population);
const ERROR_OF_BIRTHS: Decision =
    Decision::named("error of reported births").of(Origin::Population);
const ERROR_OF_POPULATION: Decision =
    Decision::named("error of reported population").of(Origin::Population);
const CHANCE_OF_DEATHS: Decision = Decision::named("chance in reported deaths").of(Origin::Chance);
const CHANCE_OF_BIRTHS: Decision = Decision::named("chance in reported births").of(Origin::Chance);
const ROUNDING: Decision =
    Decision::named("whole people of a reported population").of(Origin::Chance);
const WHOLE_DEATHS: Decision =
    Decision::named("whole deaths of a reported year").of(Origin::Chance);

/// What was reported of a year, with an error drawn, in the engine's people; and its relative error.
fn drawn(
    fixed: &Fixed<'_>,
    all: &[Observation],
    year: Year,
    decision: Decision,
) -> Option<(f64, f64)> {
    let seen = all.iter().find(|seen| seen.year == year)?;
    let error = seen.error / seen.value;
    let moved = error * standard_normal(&mut fixed.chance.stream(decision, year as u32));
    let people = seen.value / fixed.engine.model.settings.stands_for;
    Some((people * libm::exp(moved), error))
}

fn score(fixed: &Fixed<'_>, year: Year, decision: Decision) -> f64 {
    standard_normal(&mut fixed.chance.stream(decision, year as u32))
}

fn seen(model: &Model, quantity: PeopleQuantity) -> &[Observation] {
    model.people_seen.of(quantity)
}

impl PeopleOfDraw {
    /// The year's hazards as far as they were taught and reported; gives what mortality is multiplied by.
    pub(super) fn meet_deaths(&mut self, fixed: &Fixed<'_>, year: Year, fertility: f64) -> f64 {
        let learnt = &mut self.learnt.mortality;
        learnt.pass();
        let mut factor = libm::exp(learnt.taught.shift());
        if let Some((deaths, error)) = drawn(
            fixed,
            seen(&fixed.engine.model, PeopleQuantity::Deaths),
            year,
            ERROR_OF_DEATHS,
        ) {
            let before = factor;
            // Deaths of holders go with the hazards; of the others they grow a little less than these.
            let holders = self.expected_deaths_of_holders(fixed, year);
            for _ in 0..STEPS {
                let expected = self.expected_deaths_of_others(fixed, year, factor, fertility)
                    + factor * holders;
                if expected > 0.0 {
                    factor *= deaths / expected;
                }
            }
            let score = score(fixed, year, CHANCE_OF_DEATHS);
            let expected = deaths * before / factor;
            self.learnt.mortality.see(deaths, expected, error, score);
        }
        factor
    }

    /// As many deaths in a year as were reported. Those who are missing, or too many, by the chance that the hazards leave
    /// are people without a certificate, spread as those who died among them: `died`, by their age at the start of the
    /// year, now a year older. Gives what it adds to the deaths of the year so far.
    pub(super) fn meet_number_of_deaths(
        &mut self,
        fixed: &Fixed<'_>,
        year: Year,
        so_far: f64,
        died: &mut [f64; CELLS],
    ) -> f64 {
        let all = seen(&fixed.engine.model, PeopleQuantity::Deaths);
        let Some((deaths, _)) = drawn(fixed, all, year, ERROR_OF_DEATHS) else {
            return 0.0;
        };
        let (missing, others) = (deaths.round() - so_far, sum(&died[..]));
        if others <= 0.0 {
            return 0.0;
        }
        let ratio = missing.round() / others;
        let mut running = fixed.chance.stream(WHOLE_DEATHS, year as u32).uniform();
        let mut given = 0.0;
        for (at, died) in died.iter_mut().enumerate() {
            let oldest = at % AGES + 1 == AGES;
            let now = if oldest { at } else { at + 1 };
            running += ratio * *died;
            let more = (running.floor() - given).clamp(-died.floor(), self.without[now]);
            given += more;
            *died += more;
            self.without[now] -= more;
        }
        // Part of a person: of those who left, some more or fewer died and did not move away.
        let rest = missing - given;
        if rest.abs() >= 1.0 {
            return given;
        }
        let scale = 1.0 + rest / (others + given).max(1.0);
        died.iter_mut().for_each(|died| *died *= scale);
        given + rest
    }

    /// Deaths of holders at the year's hazards.
    fn expected_deaths_of_holders(&self, fixed: &Fixed<'_>, year: Year) -> f64 {
        if self.structure.is_none() {
            return 0.0;
        }
        let flows = self.regime.in_force(&fixed.engine.model.layers, year);
        flows.expected_exits(&self.year.hazards, &self.holders).0
    }

    /// Deaths of people without a certificate and of newborn children at so many times the year's hazards.
    fn expected_deaths_of_others(
        &self,
        fixed: &Fixed<'_>,
        year: Year,
        factor: f64,
        fertility: f64,
    ) -> f64 {
        let hazards = self.year.hazards.map(|hazard| hazard * factor);
        let flows = self.regime.in_force(&fixed.engine.model.layers, year);
        let with_holders = self.structure.is_some();
        let mut expected = 0.0;
        for at in 0..CELLS {
            let own = if with_holders { flows.without[at] } else { 1.0 };
            expected -= self.without[at] * libm::expm1(-hazards[at] * own);
        }
        let births = self.expected_births(fixed, fertility);
        let infants = 0.5 * (hazards[cell(0, 0)] + hazards[cell(1, 0)]);
        expected + births * infants
    }

    /// Births of women as they are at the start of the year.
    fn expected_births(&self, fixed: &Fixed<'_>, fertility: f64) -> f64 {
        let schedule = fixed.engine.schedule.iter().enumerate();
        let births = schedule.map(|(age, births)| self.at(cell(1, age)) * births);
        fertility * births.sum::<f64>()
    }

    /// What fertility is multiplied by as far as it was taught.
    pub(super) fn taught_fertility(&mut self) -> f64 {
        self.learnt.fertility.pass();
        libm::exp(self.learnt.fertility.taught.shift())
    }

    /// Births as they were reported, where this draw would have expected so many.
    pub(super) fn meet_births(
        &mut self,
        fixed: &Fixed<'_>,
        year: Year,
        expected: f64,
    ) -> Option<f64> {
        let all = seen(&fixed.engine.model, PeopleQuantity::Births);
        let (births, error) = drawn(fixed, all, year, ERROR_OF_BIRTHS)?;
        if expected > 0.0 && births > 0.0 {
            let score = score(fixed, year, CHANCE_OF_BIRTHS);
            self.learnt.fertility.see(births, expected, error, score);
        }
        // Whole children: as many as a count can be.
        Some(births.round().max(0.0))
    }

    /// What was taught of the net rate of migration.
    pub(super) fn taught_migration(&mut self) -> f64 {
        self.learnt.migration.pass();
        self.learnt.migration.taught.shift()
    }

    /// Everybody at the end of a year as it was reported: who is missing has come, and who is too many has gone, by
    /// the schedule of migration; nobody of either holds a certificate.
    ///
    /// Gives what that adds to the net rate of migration.
    pub(super) fn meet_population(&mut self, fixed: &Fixed<'_>, year: Year) -> f64 {
        let all = seen(&fixed.engine.model, PeopleQuantity::Population);
        let Some((people, error)) = drawn(fixed, all, year, ERROR_OF_POPULATION) else {
            return 0.0;
        };
        let there = sum(&self.without) + sum(&self.holding);
        let missing = people.round() - there;
        let schedule = &fixed.engine.migration.schedule;
        let mut running = fixed.chance.stream(ROUNDING, year as u32).uniform();
        let mut given = 0.0;
        for sex in 0..SEXES {
            for (age, part) in schedule.iter().enumerate().take(AGES) {
                let at = cell(sex, age);
                running += missing * part / SEXES as f64;
                let more = (running.floor() - given).max(-self.without[at]);
                given += more;
                self.without[at] += more;
            }
        }
        self.learnt
            .migration
            .taught
            .see(libm::log(people / there), error);
        missing / there
    }
}

/// Steps in which the hazards that give the reported deaths are found.
const STEPS: usize = 3;
