//! The end of a year: it is served, and written down.

use super::Worker;
use super::beginning::Start;
use crate::axes::{SEXES, Year};
use crate::simulation::budget;
use crate::simulation::disability::expected_years;
use crate::simulation::engine::OLD_AGE;
use crate::simulation::population::CELLS;
use crate::simulation::record::Record;
use crate::statistics::sampling::poisson;
use crate::statistics::summing::{sum, sum_of_products};
use crate::stream::{Decision, Stream};

const NEW_JOBS: Decision = Decision::named("new jobs");

impl Worker<'_, '_> {
    /// The end of a year after the base year.
    pub(super) fn report_year(
        &mut self,
        seed: u64,
        draw: u32,
        year: Year,
        start: Option<&Start>,
        record: &mut Record<'_>,
    ) {
        let Some(start) = start else {
            record.people(year, &self.without, OLD_AGE);
            record.profile(year, &self.without, &self.holding);
            return;
        };
        std::mem::swap(&mut self.previous, &mut self.served);
        self.groups.gather(&self.engine.classes, &self.holders);
        self.serve(seed, draw, year, start);
        self.write_down(seed, draw, year, record);
    }

    /// Writes down a year that has been served.
    pub(super) fn write_down(&mut self, seed: u64, draw: u32, year: Year, record: &mut Record<'_>) {
        let engine = self.engine;
        let place = self.year_place(year);
        for at in 0..CELLS {
            self.people[at] = self.everybody(at);
        }
        record.people(year, &self.people, OLD_AGE);
        record.profile(year, &self.people, &self.holding);
        let disabled = sum_of_products(&self.scaled, &self.prevalence);
        record.disability(
            year,
            &engine.classes,
            &self.groups,
            disabled,
            &self.low_income,
        );
        if let Some(places) = engine.quantities.people {
            let (holders, others) = (
                sum(&self.holding),
                sum_of_products(&self.people, &self.share) * libm::exp(self.grown),
            );
            record.set(places.by_prevalence, year, others);
            record.set(places.route_ratio, year, holders / others);
            // The base year itself has no hazards of its own where the run begins at its end.
            if year > engine.model.file.model.base_year {
                let step = (year - engine.population_years[0]) as usize;
                record.set(places.intensity, year, self.intensity[step]);
                let scale = self.prevalence_scale(year);
                for sex in 0..SEXES {
                    let prevalence = |at: usize| scale * self.prevalence[at];
                    let (years, healthy) = expected_years(&self.hazards, prevalence, sex, 60);
                    record.set(places.years_left + sex, year, years);
                    record.set(places.years_left + SEXES + sex, year, healthy);
                }
            }
        }
        if let Some(work) = &engine.places.work {
            let of_age = self.of_working_age();
            let employed = of_age * self.employment(year);
            let mut chance = Stream::new(seed, draw, NEW_JOBS, year as u32);
            let entered = poisson(self.standards.entry * (of_age - employed), &mut chance) as f64;
            let in_forms = employed * self.paths[work.forms][place];
            record.work(year, of_age, employed, in_forms, entered);
        }
        record.services(year, &self.served);
        for (process, kept) in &engine.quantities.processes {
            record.set(*kept, year, self.paths[*process][place]);
        }
        budget::record_year(
            engine,
            &self.standards,
            year,
            &self.served,
            &self.previous,
            record,
        );
    }

    /// Holders of working age.
    pub(super) fn of_working_age(&self) -> f64 {
        let engine = self.engine;
        let Some(work) = &engine.places.work else {
            return 0.0;
        };
        let row = |class: usize| engine.classes.row(class, 0);
        self.groups.0[row(work.classes.start)..row(work.classes.end)]
            .iter()
            .map(|n| f64::from(*n))
            .sum()
    }

    /// Share of them who work.
    pub(super) fn employment(&self, year: Year) -> f64 {
        let place = self.year_place(year);
        let work = self.engine.places.work.as_ref();
        work.map_or(0.0, |work| self.paths[work.rate][place])
    }
}
