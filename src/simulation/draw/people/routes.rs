//! The other route to the holders, and the years that people have left: the same for all engines that provide for them.

use super::PeopleOfDraw;
use crate::axes::{AGES, SEXES, Year};
use crate::simulation::disability::{expected_years, span_of};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::population::CELLS;
use crate::simulation::record::Record;
use crate::statistics::summing::{sum, sum_of_products};

/// From this age on the years left are told.
const ELDERS: usize = 60;

/// What a year is held against.
#[derive(Clone, Copy, Debug)]
pub(in crate::simulation::draw) struct Routes {
    /// Holders if as many of each age and sex held a certificate as prevalence and its growth say.
    by_prevalence: f64,
    /// Holders for each of those.
    ratio: f64,
    /// Nothing in the base year, which has no hazards of its own where the run begins at its end.
    ahead: Option<Ahead>,
}

#[derive(Clone, Copy, Debug)]
struct Ahead {
    intensity: f64,
    /// Years left by sex, and those of them without a disability.
    years: [(f64, f64); SEXES],
}

impl PeopleOfDraw {
    /// The other route to the holders of a year, and the years that people have left.
    pub fn routes(&self, fixed: &Fixed<'_>, year: Year) -> Routes {
        let engine = fixed.engine;
        let grown = self.grown.map(|own| libm::exp(own + self.faded));
        let share: [f64; CELLS] =
            std::array::from_fn(|at| self.share[at] * grown[span_of(at % AGES)]);
        let by_prevalence = sum_of_products(&self.year.everybody, &share);
        let ahead = (year > engine.model.calendar.base).then(|| {
            let step = (year - engine.population_years[0]) as usize;
            let prevalence = |at: usize| self.year.scale * self.prevalence[at];
            Ahead {
                intensity: fixed.paths.intensity[step],
                years: std::array::from_fn(|sex| {
                    expected_years(&self.year.hazards, prevalence, sex, ELDERS)
                }),
            }
        });
        Routes {
            by_prevalence,
            ratio: sum(&self.holding) / by_prevalence,
            ahead,
        }
    }
}

impl Routes {
    /// Writes them down.
    pub fn write_down(&self, year: Year, record: &mut Record<'_>) {
        let Some(places) = record.layout.quantities.people else {
            return;
        };
        record.set(places.by_prevalence, year, self.by_prevalence);
        record.set(places.route_ratio, year, self.ratio);
        if let Some(ahead) = &self.ahead {
            record.set(places.intensity, year, ahead.intensity);
            for (sex, (years, healthy)) in ahead.years.iter().enumerate() {
                record.set(places.years_left + sex, year, *years);
                record.set(places.years_left + SEXES + sex, year, *healthy);
            }
        }
    }
}
