//! What a draw knows of all years beforehand: processes, mortality, fertility, migration, registration.

use super::Worker;
use crate::simulation::disability::{Fluctuation, Intensity};
use crate::simulation::population::Rate;

impl Worker<'_, '_> {
    /// Draws every path.
    pub(super) fn draw_paths(&mut self, seed: u64, draw: u32) {
        let engine = self.engine;
        let layers = &engine.model.layers;
        let base = engine.model.file.model.base_year;
        let fading = engine.fading(
            engine
                .places
                .drift_fade
                .map(|fade| self.drawn.baseline(fade)),
        );
        self.fading.clear();
        let parts = engine.years.iter().map(|year| fading.in_year(*year));
        self.fading.extend(parts);
        let processes = engine.paths.iter().zip(&engine.model.processes);
        for ((path, process), values) in processes.zip(&mut self.paths) {
            path.draw(
                process,
                layers,
                seed,
                draw,
                base,
                &engine.years,
                &self.fading,
                values,
            );
        }
        let years = &engine.population_years;
        let places = &engine.places;
        self.by_year(places.mortality_pace);
        engine
            .mortality
            .index_path(seed, draw, &self.scratch, years, &mut self.index);
        self.by_year(places.fertility_level);
        engine
            .fertility
            .path(seed, draw, &self.scratch, years, &mut self.fertility);
        let [mean, persistence, volatility] = places.migration;
        self.rates.clear();
        self.rates.extend(years.iter().map(|year| Rate {
            mean: self.drawn.in_year(mean, layers, *year),
            persistence: self.drawn.in_year(persistence, layers, *year),
            volatility: self.drawn.in_year(volatility, layers, *year),
        }));
        engine
            .migration
            .path(seed, draw, &self.rates, years, &mut self.net_migration);
        let disability = places.disability.as_ref();
        if let Some([persistence, volatility]) = disability.and_then(|places| places.registration) {
            let mut intensity = Intensity::begin(seed, draw, base);
            let after = years.iter().zip(&mut self.intensity);
            for (year, value) in after.filter(|(year, _)| **year > base) {
                let now = Fluctuation {
                    persistence: self.drawn.in_year(persistence, layers, *year),
                    volatility: self.drawn.in_year(volatility, layers, *year),
                };
                *value = intensity.advance(seed, draw, *year, now);
            }
        }
    }

    /// A parameter in each year of the population, into `scratch`.
    fn by_year(&mut self, place: usize) {
        let layers = &self.engine.model.layers;
        for (value, year) in self.scratch.iter_mut().zip(&self.engine.population_years) {
            *value = self.drawn.in_year(place, layers, *year);
        }
    }
}
