//! Those who move away.

use super::PeopleOfDraw;
use crate::simulation::engine::Engine;
use crate::simulation::population::{CELLS, departing, departures};
use crate::statistics::summing::sum;

impl PeopleOfDraw {
    /// How often people without a certificate move away in a year, by age and sex: the schedule of
    /// migration as rates, which a net rate of −1 in the population of the start would have.
    pub fn set_schedule_of_departures(&mut self, engine: &Engine) {
        let everybody = sum(&self.without) + sum(&self.holding);
        self.departing = departures(&self.without, everybody, &engine.migration.schedule);
    }

    /// Hazard of moving away at a net rate of migration; zero where more arrive than leave.
    pub fn departing(&self, net_migration: f64) -> [f64; CELLS] {
        departing(&self.departing, net_migration)
    }
}
