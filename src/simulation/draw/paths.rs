//! What a draw knows of all years beforehand: mortality, fertility, migration, registration.

use super::people::Met;
use super::provision::Provision;
use crate::axes::Year;
use crate::model::checked::ParameterId;
use crate::simulation::disability::{
    Fluctuation, Intensity, Pace, PaceDrawn, PaceOfYear, Raised, SPANS,
};
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::simulation::population::{CELLS, Indices, Rate};
use crate::stream::Chance;

/// The paths of one draw, by year of the population.
#[derive(Debug)]
pub(super) struct Paths {
    pub index: Vec<Indices>,
    pub fertility: Vec<f64>,
    /// What mortality is multiplied by where what was reported has been met beforehand.
    pub mortality: Vec<f64>,
    pub net_migration: Vec<f64>,
    /// Intensity of new certificates relative to its mean.
    pub intensity: Vec<f64>,
    /// How the growth of holders deviates in this place.
    pace: Vec<PaceOfYear>,
    by_year: Vec<f64>,
    rates: Vec<Rate>,
}

impl Paths {
    pub fn new(engine: &Engine) -> Self {
        let years = engine.population_years.len();
        Paths {
            index: vec![Indices::default(); years],
            fertility: vec![0.0; years],
            mortality: vec![1.0; years],
            net_migration: vec![0.0; years],
            intensity: vec![1.0; years],
            pace: vec![PaceOfYear::default(); years],
            by_year: vec![0.0; years],
            rates: Vec::with_capacity(years),
        }
    }

    /// Draws every path.
    pub fn draw(&mut self, engine: &Engine, chance: &Chance, drawn: &Drawn) {
        let model = &engine.model;
        let layers = &model.layers;
        let years = &engine.population_years;
        self.mortality.fill(1.0);
        let settings = &model.settings;
        let by_year = |values: &mut [f64], id: ParameterId| {
            for (value, year) in values.iter_mut().zip(years) {
                *value = drawn.in_year(id, layers, *year);
            }
        };
        by_year(&mut self.by_year, settings.mortality.pace);
        let pace = &self.by_year;
        engine
            .mortality
            .index_path(chance, pace, years, &mut self.index);
        by_year(&mut self.by_year, settings.fertility.level);
        let level = &self.by_year;
        engine
            .fertility
            .path(chance, level, years, &mut self.fertility);
        let migration = settings.migration;
        self.rates.clear();
        self.rates.extend(years.iter().map(|year| Rate {
            mean: drawn.in_year(migration.rate, layers, *year),
            persistence: drawn.in_year(migration.persistence, layers, *year),
            volatility: drawn.in_year(migration.volatility, layers, *year),
        }));
        engine
            .migration
            .path(chance, &self.rates, years, &mut self.net_migration);
        let disability = settings.disability.as_ref();
        if let Some(own) = disability.and_then(|own| own.pace) {
            let ahead = engine.first_year_ahead();
            PaceDrawn::of(&own, drawn).path(
                chance,
                model.calendar.base,
                &years[ahead..],
                &mut self.pace[ahead..],
            );
        }
        if let Some([persistence, volatility]) = disability.and_then(|own| own.registration) {
            let base = model.calendar.base;
            let mut intensity = Intensity::begin(chance, base);
            let after = years.iter().zip(&mut self.intensity);
            for (year, value) in after.filter(|(year, _)| **year > base) {
                let now = Fluctuation {
                    persistence: drawn.in_year(persistence, layers, *year),
                    volatility: drawn.in_year(volatility, layers, *year),
                };
                *value = intensity.advance(chance, *year, now);
            }
        }
    }
}

impl Paths {
    /// The rates that each year of a walk became.
    pub fn take_over(&mut self, met: &[Met]) {
        for (step, met) in met.iter().enumerate() {
            self.mortality[step] = met.mortality;
            self.fertility[step] = met.fertility;
            self.net_migration[step] = met.net;
        }
    }

    /// The intensities of new certificates of a year.
    pub fn raised(&self, step: usize, pace: &mut Pace, grown: &[f64; SPANS]) -> Raised {
        pace.raised(self.intensity[step], &self.pace[step], grown)
    }
}

/// What a draw has fixed, as the steps of its people read it: the engine and its parameters are those of
/// the first provision, whose lives are everybody's.
#[derive(Clone, Copy)]
pub(super) struct Fixed<'a> {
    pub chance: &'a Chance,
    pub engine: &'a Engine,
    pub drawn: &'a Drawn,
    pub paths: &'a Paths,
    pub provision: &'a Provision<'a>,
}

impl<'a> Fixed<'a> {
    pub fn new(chance: &'a Chance, paths: &'a Paths, provision: &'a Provision<'a>) -> Self {
        Fixed {
            chance,
            engine: provision.engine,
            drawn: &provision.drawn,
            paths,
            provision,
        }
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
