//! Where a draw begins: the people of the census, and everything that the base year fixes.

use super::Worker;
use crate::axes::GRADES;
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::budget;
use crate::simulation::disability::{Certificates, Registered, rows, stock};
use crate::simulation::engine::OLD_AGE;
use crate::simulation::places::DisabilityPlaces;
use crate::simulation::population::{CELLS, Registration};
use crate::simulation::record::Record;
use crate::statistics::elementary::exponential;
use crate::stream::{Decision, Stream};

const START: Decision = Decision::named("starting population");
const STRUCTURE: Decision = Decision::named("structure of disability");

/// What a draw fixes once about disability.
pub(super) struct Start {
    /// Place of the structure of disability.
    pub structure: usize,
}

impl Worker<'_, '_> {
    /// Whole people by age and sex, rounded without bias.
    pub(super) fn people_at_the_start(&mut self, seed: u64, draw: u32) {
        let engine = self.engine;
        match engine.places.registered {
            Some([total, in_migrants, peak_age, age_spread, floor]) => engine.start.registered(
                &Registration {
                    total: self.drawn.baseline(total),
                    in_migrants: self.drawn.baseline(in_migrants),
                    peak_age: self.drawn.baseline(peak_age),
                    age_spread: self.drawn.baseline(age_spread),
                    floor: self.drawn.baseline(floor),
                },
                &mut self.people,
            ),
            None => self.people = engine.start.residents,
        }
        let mut running = Stream::new(seed, draw, START, 0).uniform();
        let mut given = 0.0;
        for (whole, people) in self.without.iter_mut().zip(&self.people) {
            running += people;
            *whole = running.floor() - given;
            given += *whole;
        }
        self.holding.fill(0.0);
    }

    /// At the end of the base year: certificates, income, work and money are set so that what was
    /// published comes out, and the year is written down.
    pub(super) fn reach_the_base_year(
        &mut self,
        seed: u64,
        draw: u32,
        record: &mut Record<'_>,
    ) -> Result<Option<Start>, SimulationError> {
        let engine = self.engine;
        let model = engine.model;
        let base = model.file.model.base_year;
        let Some(places) = &engine.places.disability else {
            record.people(base, &self.without, OLD_AGE);
            record.profile(base, &self.without, &self.holding);
            return Ok(None);
        };
        let start = self.first_certificates(places, seed, draw)?;
        self.groups.gather(&engine.classes, &self.holders);
        self.set_low_income();
        self.year.without_newcomers();
        self.constants.draw(model, seed, draw);
        self.serve(seed, draw, base, &start);
        self.standards
            .draw(engine, &self.paths, &self.drawn, seed, draw, &self.served);
        let without_work = self.of_working_age() * (1.0 - self.employment(base));
        self.standards
            .anchor_jobs(engine, &self.drawn, without_work);
        self.previous.copy_from_slice(&self.served);
        self.write_down(seed, draw, base, record);
        budget::record_history(
            engine,
            &self.standards,
            &self.drawn,
            &self.served,
            without_work,
            record,
        );
        Ok(Some(start))
    }

    /// Certificate holders at the end of the base year, and the flows that keep their shares: the
    /// level is set so that the anchored service has the recipients that were published.
    fn first_certificates(
        &mut self,
        places: &DisabilityPlaces,
        seed: u64,
        draw: u32,
    ) -> Result<Start, SimulationError> {
        let engine = self.engine;
        let model = engine.model;
        self.people = self.without;
        let chance = Stream::new(seed, draw, STRUCTURE, 0).uniform();
        let structures = engine.structures.len();
        let structure = ((chance * structures as f64) as usize).min(structures - 1);
        let baseline = self.registered(places, 0);
        let certificates =
            Certificates::relative(&engine.structures[structure], &self.people, &baseline);
        let level = self.level_of_registration(places.anchor, &certificates)?;
        certificates.count(level, seed, draw, &mut self.holders);
        self.grown = 0.0;
        self.prevalence = engine.structures[structure].any;
        self.share.fill(0.0);
        for row in certificates.rows() {
            for (share, relative) in self.share.iter_mut().zip(row) {
                *share += level * relative;
            }
        }
        for (share, people) in self.share.iter_mut().zip(&self.people) {
            *share = if *people > 0.0 { *share / people } else { 0.0 };
        }
        let base = model.file.model.base_year;
        let at = engine
            .population_years
            .iter()
            .position(|year| *year == base);
        let index = at.map_or_else(|| self.index[0], |at| self.index[at]);
        let mortality = self.drawn.baseline(engine.places.mortality_level);
        engine
            .mortality
            .hazards(index, mortality, &mut self.hazards);
        for layer in 0..model.layers.len() {
            let draw_of_layer = self.registered(places, layer);
            let flows = &mut self.flows[layer];
            flows.keeping(
                &certificates,
                level,
                &self.people,
                &self.hazards,
                &draw_of_layer,
            );
            if flows.without.iter().any(|share| *share <= 0.0) {
                return Err(SimulationError::Contradiction(format!(
                    "draw {draw}: at some age more certificate holders would die than people; \
                     relative mortality or the number of holders is too high"
                )));
            }
        }
        self.holding.fill(0.0);
        for row in rows(&self.holders) {
            for (holding, people) in self.holding.iter_mut().zip(row) {
                *holding += f64::from(*people);
            }
        }
        for at in 0..CELLS {
            if self.holding[at] > self.people[at] {
                // A handful of people at the highest ages: certificates cannot outnumber them.
                return_surplus(&mut self.holders, at, self.holding[at] - self.people[at]);
                self.holding[at] = self.people[at];
            }
            self.without[at] = self.people[at] - self.holding[at];
        }
        Ok(Start { structure })
    }

    fn registered(&self, places: &DisabilityPlaces, layer: usize) -> Registered {
        let base = self.engine.model.file.model.base_year;
        let value = |place: usize| self.drawn.in_layer(place, layer);
        let trend = value(places.trend);
        // The level of prevalence in the base year is the baseline's in every scenario.
        let past = self.drawn.baseline(places.trend) * f64::from(base - places.survey_year);
        Registered {
            prevalence: libm::exp(past),
            mild: self.drawn.baseline(places.mild),
            by_age: self.drawn.baseline(places.by_age),
            relative_mortality: places.relative_mortality.map(value),
            psychiatric: value(places.psychiatric),
            excess_by_age: value(places.excess_by_age),
            worsening: value(places.worsening),
            improvement: value(places.improvement),
            cancellation: value(places.cancellation),
            inflow: value(places.inflow),
            growth: trend + value(places.growth),
        }
    }

    /// The share of low income by grade: the odds of grades 1–2 are a multiple of those of 3–4, and
    /// the level gives the recipients that were published.
    fn set_low_income(&mut self) {
        let engine = self.engine;
        self.low_income = [0.0; GRADES];
        if let Some(places) = &engine.places.income {
            let service = &engine.model.services[places.anchor];
            let ratio = self.drawn.baseline(places.severe_ratio);
            let wanted = service.observed.unwrap_or(f64::NAN) / self.base_value(service.need);
            let rule = &engine.rules.list[engine.rules.place(places.anchor, 0)];
            let (always, by_grade) = rule.sums(&self.groups);
            self.low_income = low_income(ratio, wanted - always, &by_grade);
        }
        self.eligible
            .set_low_income(&engine.rules, &self.low_income);
    }
}

/// Shares by grade whose odds in grades 1 and 2 are `ratio` times those in 3 and 4, such that
/// `Σ share · people` is what is wanted: by bisection on the logarithm of the odds.
fn low_income(ratio: f64, wanted: f64, people: &[f64; GRADES]) -> [f64; GRADES] {
    let shares = |odds: f64| {
        let share = |odds: f64| odds / (1.0 + odds);
        let (severe, mild) = (share(odds * ratio), share(odds));
        [severe, severe, mild, mild]
    };
    let (mut low, mut high) = (-30.0, 30.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        let shares = shares(exponential(middle));
        let sum: f64 = shares.iter().zip(people).map(|(s, n)| s * n).sum();
        if sum < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    shares(libm::exp(0.5 * (low + high)))
}

/// Gives back certificates of an age and sex at which there are fewer people than holders.
fn return_surplus(holders: &mut [f32], at: usize, mut surplus: f64) {
    for kind in 0..KINDS {
        let holders = &mut holders[stock(kind, at)];
        let back = f64::from(*holders).min(surplus);
        *holders -= back as f32;
        surplus -= back;
    }
}
