//! What a draw knows of all years beforehand: mortality, fertility, migration, registration.

use super::inflow::Inflow;
use super::met::Met;
use crate::model::checked::ParameterId;
use crate::simulation::disability::{
    BuildUp, Fluctuation, Intensity, Pace, PaceDrawn, PaceOfYear, Raised, SPANS,
};
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::simulation::population::{Indices, Rate};
use crate::stream::Chance;

/// The paths of one draw, by year of the population.
#[derive(Debug)]
pub(super) struct PathsOfDraw {
    pub index: Vec<Indices>,
    pub fertility: Vec<f64>,
    /// What mortality is multiplied by where what was reported has been met beforehand.
    pub mortality: Vec<f64>,
    pub net_migration: Vec<f64>,
    /// Intensity of new certificates relative to its mean.
    pub intensity: Vec<f64>,
    /// What has to be added to the base year's growth of registration because that fades.
    pub faded: Vec<f64>,
    /// How the growth of holders deviates in this place, with what has faded of the base year's.
    pace: Vec<PaceOfYear>,
    /// What reported recipients say of new certificates.
    pub inflow: Vec<Inflow>,
    by_year: Vec<f64>,
    rates: Vec<Rate>,
}

impl PathsOfDraw {
    pub fn new(engine: &Engine) -> Self {
        let years = engine.population_years.len();
        PathsOfDraw {
            index: vec![Indices::default(); years],
            fertility: vec![0.0; years],
            mortality: vec![1.0; years],
            net_migration: vec![0.0; years],
            intensity: vec![1.0; years],
            faded: vec![0.0; years],
            pace: vec![PaceOfYear::default(); years],
            inflow: vec![Inflow::default(); years],
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
        self.inflow.fill(Inflow::default());
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
        if let Some(disability) = disability {
            let (ahead, base) = (engine.first_year_ahead(), model.calendar.base);
            let (years, path) = (&years[ahead..], &mut self.pace[ahead..]);
            match disability.pace {
                Some(own) => PaceDrawn::of(&own, drawn).path(chance, base, years, path),
                None => path.fill(PaceOfYear::default()),
            }
            let begun = BuildUp::of(disability, |id| drawn.baseline(id)).growth;
            let each = path.iter_mut().zip(&mut self.faded[ahead..]);
            for ((value, faded), year) in each.zip(years) {
                let in_year = |id| drawn.in_year(id, layers, *year);
                *faded = BuildUp::of(disability, in_year).after(year - base) - begun;
                value.all += *faded;
            }
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

impl PathsOfDraw {
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
