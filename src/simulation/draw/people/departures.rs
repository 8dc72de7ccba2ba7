//! Those who move away.

use super::People;
use crate::axes::AGES;
use crate::simulation::engine::Engine;
use crate::simulation::population::CELLS;
use crate::statistics::summing::sum;

impl People {
    /// How often people without a certificate move away in a year, by age and sex: the schedule of
    /// migration as rates, which a net rate of −1 in the population of the start would have.
    pub fn set_schedule_of_departures(&mut self, engine: &Engine) {
        let schedule = &engine.migration.schedule;
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

    /// Hazard of moving away at a net rate of migration; zero where more arrive than leave.
    pub fn departing(&self, net_migration: f64) -> [f64; CELLS] {
        let leaving = (-net_migration).max(0.0);
        self.departing.map(|departing| leaving * departing)
    }
}
