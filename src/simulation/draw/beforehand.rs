//! What was reported of the people after the base year, met before they are followed one by one.

use super::walk::Worker;
use crate::simulation::SimulationError;
use crate::stream::Chance;

impl Worker<'_> {
    /// Walks the same people as cohorts first, where anything was reported of them after the base year: persons then
    /// live with the rates that brought it about.
    pub(super) fn meet_beforehand(
        &mut self,
        chance: &Chance,
        first: usize,
    ) -> Result<(), SimulationError> {
        let engine = self.provisions[0].engine;
        let base = engine.model.calendar.base;
        if engine
            .model
            .people_seen
            .last()
            .is_none_or(|year| year <= base)
        {
            return Ok(());
        }
        let mut people = self.people.clone();
        for step in first..engine.population_years.len() {
            let fixed = self.provisions[0].fixed(chance, &self.paths);
            people.advance(&fixed, step, true)?;
        }
        self.paths.take_over(&people.met);
        Ok(())
    }
}
