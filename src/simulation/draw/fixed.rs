//! What a draw has fixed, as the steps of its people read it.

use super::paths::PathsOfDraw;
use crate::axes::Year;
use crate::model::checked::{ParameterId, ProcessId};
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::simulation::population::CELLS;
use crate::stream::Chance;

/// What a draw has fixed, as the steps of its people read it: the engine and its parameters are those of
/// the first provision, whose lives are everybody's.
#[derive(Clone, Copy)]
pub(super) struct Fixed<'a> {
    pub chance: &'a Chance,
    pub engine: &'a Engine,
    pub drawn: &'a Drawn,
    pub paths: &'a PathsOfDraw,
    /// Processes of the first provision, by year of the run.
    processes: &'a [Vec<f64>],
}

impl<'a> Fixed<'a> {
    /// What the first provision has: its engine, its parameters, and its processes by year of the run.
    pub fn new(
        chance: &'a Chance,
        paths: &'a PathsOfDraw,
        engine: &'a Engine,
        drawn: &'a Drawn,
        processes: &'a [Vec<f64>],
    ) -> Self {
        Fixed {
            chance,
            engine,
            drawn,
            paths,
            processes,
        }
    }

    /// A process's value at the end of the base year.
    pub fn base_value(&self, process: ProcessId) -> f64 {
        let base = self.engine.model.calendar.base;
        self.processes[process.0][self.engine.year_place(base)]
    }

    /// A parameter's value in a year.
    pub fn in_year(&self, id: ParameterId, year: Year) -> f64 {
        self.drawn.in_year(id, &self.engine.model.layers, year)
    }

    /// Mortality relative to the table in a year.
    pub fn mortality_level(&self, year: Year) -> f64 {
        self.in_year(self.engine.model.settings.mortality.level, year)
    }

    /// The general hazards of a year.
    pub fn hazards(&self, step: usize, hazards: &mut [f64; CELLS]) {
        let level = self.mortality_level(self.year(step)) * self.paths.mortality[step];
        let index = self.paths.index[step];
        self.engine.mortality.hazards(index, level, hazards);
    }

    /// The year at a place among those of the population.
    pub fn year(&self, step: usize) -> Year {
        self.engine.population_years[step]
    }
}
