//! Who is there: everybody by age and sex, with a certificate or without, and how a year changes them.

mod awaited;
mod departures;
mod events;
mod flows;
mod learnt;
mod lived;
mod register;
mod routes;
mod seen;
mod year;

use awaited::Awaited;
pub(super) use events::ARRIVALS;
use flows::Regime;
use learnt::Learnt;
pub(super) use register::Led;
pub(super) use routes::Routes;
pub(super) use year::Moved;

use super::fixed::Fixed;
use super::met::Met;
use crate::axes::{AGES, Year};
use crate::model::checked::ProcessId;
use crate::simulation::disability::{Pace, SPANS, STOCKS, YearOfCertificates};
use crate::simulation::engine::Engine;
use crate::simulation::generations::Generations;
use crate::simulation::population::{CELLS, Moves, Registration};
use crate::statistics::summing::sum_of_products;
use crate::stream::{Decision, Origin, Reach};

const START: Decision = Decision::named("starting population").of(Origin::Chance);
const STRUCTURE: Decision = Decision::named("structure of disability")
    .reaching(Reach::National)
    .of(Origin::Disability);

/// The people of one draw, as they live on from year to year.
#[derive(Clone, Debug)]
pub(super) struct PeopleOfDraw {
    /// People without a certificate, by age and sex.
    pub without: [f64; CELLS],
    /// Certificate holders by age and sex.
    pub holding: [f64; CELLS],
    /// Certificate holders by age, sex and kind.
    pub holders: Vec<f32>,
    /// The survey's structure of disability that this draw has; nothing where none is modelled.
    pub structure: Option<usize>,
    /// Holders per person in the base year, by age and sex.
    pub share: [f64; CELLS],
    /// People with a disability per person in the survey's year, by age and sex.
    pub prevalence: [f64; CELLS],
    /// Log growth of the shares since then, at the pace of the base year.
    pub grown: [f64; SPANS],
    /// What has to be added to that because growth has faded since the base year: below 0.
    pub faded: f64,
    /// How fast holders grow beside what is expected, and what the register taught of it.
    pub pace: Pace,
    /// The stock that the flows keep, and everybody among whom they do; empty where no later register needs it.
    pub expected: Vec<f64>,
    pub expected_among: [f64; CELLS],
    /// Uptake of the anchored service that the register leaves: its process, and its share in the base year.
    pub uptake: Option<(ProcessId, f64)>,
    /// What a register that begins after the base year asks for.
    awaited: Option<Awaited>,
    /// What was taught of mortality, fertility and migration.
    learnt: Learnt,
    /// What the rates of each year so far became.
    pub met: Vec<Met>,
    /// Births, deaths and certificates so far, where somebody asks.
    pub generations: Generations,
    /// Schedule of departures by age and sex.
    departing: [f64; CELLS],
    /// Flows of certificates.
    pub regime: Regime,
    pub year: YearOfPeople,
}

/// Room for what is worked out anew in each year: nothing of it is left to the next.
#[derive(Clone, Debug)]
pub(super) struct YearOfPeople {
    /// Deaths per person-year.
    pub hazards: [f64; CELLS],
    /// Women at the start of the year, by age.
    women: [f64; AGES],
    pub moves: Moves,
    /// What happened to certificates.
    pub certificates: YearOfCertificates,
    /// Everybody at the end of the year, once they are counted.
    pub everybody: [f64; CELLS],
    /// Everybody times prevalence relative to the survey's year, by age and sex.
    pub scaled: [f64; CELLS],
    /// That prevalence.
    pub scale: f64,
}

impl PeopleOfDraw {
    /// Memory for an engine's people.
    pub fn new(engine: &Engine) -> Self {
        let stocks = if engine.structures.is_empty() {
            0
        } else {
            STOCKS
        };
        PeopleOfDraw {
            without: [0.0; CELLS],
            holding: [0.0; CELLS],
            holders: vec![0.0; stocks],
            structure: None,
            share: [0.0; CELLS],
            prevalence: [0.0; CELLS],
            grown: [0.0; SPANS],
            faded: 0.0,
            pace: Pace::default(),
            expected: Vec::new(),
            expected_among: [0.0; CELLS],
            uptake: None,
            awaited: None,
            learnt: Learnt::default(),
            met: Vec::new(),
            generations: Generations::none(),
            departing: [0.0; CELLS],
            regime: Regime::new(engine.model.layers.len()),
            year: YearOfPeople {
                hazards: [0.0; CELLS],
                women: [0.0; AGES],
                moves: Moves::default(),
                certificates: YearOfCertificates::default(),
                everybody: [0.0; CELLS],
                scaled: [0.0; CELLS],
                scale: 1.0,
            },
        }
    }

    /// Whole people by age and sex, rounded without bias; nobody holds a certificate yet.
    pub fn begin(&mut self, fixed: &Fixed<'_>) {
        let engine = fixed.engine;
        match engine.model.settings.registered {
            Some(step) => engine.start.registered(
                &Registration {
                    total: fixed.drawn.baseline(step.total),
                    in_migrants: fixed.drawn.baseline(step.in_migrants),
                    peak_age: fixed.drawn.baseline(step.peak_age),
                    age_spread: fixed.drawn.baseline(step.age_spread),
                    floor: fixed.drawn.baseline(step.floor),
                },
                &mut self.year.everybody,
            ),
            None => self.year.everybody = engine.start.residents,
        }
        let mut running = fixed.chance.stream(START, 0).uniform();
        let mut given = 0.0;
        for (whole, people) in self.without.iter_mut().zip(&self.year.everybody) {
            running += people;
            *whole = running.floor() - given;
            given += *whole;
        }
        self.holding.fill(0.0);
        self.structure = None;
        self.awaited = None;
        self.learnt = Learnt::nothing(fixed);
        self.met.clear();
        self.generations = Generations::none();
    }

    /// The structure of disability that a draw has.
    pub fn choose_structure(fixed: &Fixed<'_>) -> usize {
        let structures = fixed.engine.structures.len();
        let u = fixed.chance.stream(STRUCTURE, 0).uniform();
        ((u * structures as f64) as usize).min(structures - 1)
    }

    /// Everybody of an age and sex, with a certificate or without.
    pub fn at(&self, at: usize) -> f64 {
        self.without[at] + self.holding[at]
    }

    /// Counts everybody.
    pub fn count(&mut self) {
        for at in 0..CELLS {
            self.year.everybody[at] = self.at(at);
        }
    }

    /// Everybody times prevalence relative to the survey's year.
    pub fn scale(&mut self, fixed: &Fixed<'_>, year: Year) {
        self.year.scale = prevalence_scale(fixed, year);
        for at in 0..CELLS {
            self.year.scaled[at] = self.at(at) * self.year.scale;
        }
    }

    /// People with a disability, certified or not.
    pub fn disabled(&self) -> f64 {
        sum_of_products(&self.year.scaled, &self.prevalence)
    }

    /// A year of growth of the flows in force, to which what has faded is added.
    pub fn grow(&mut self, flows_growth: [f64; SPANS], faded: f64) {
        for (grown, growth) in self.grown.iter_mut().zip(flows_growth) {
            *grown += growth;
        }
        self.faded += faded;
    }
}

/// Prevalence relative to the survey's year.
fn prevalence_scale(fixed: &Fixed<'_>, year: Year) -> f64 {
    let model = &fixed.engine.model;
    let Some(disability) = &model.settings.disability else {
        return 1.0;
    };
    let base = model.calendar.base;
    let past = fixed.drawn.baseline(disability.trend) * f64::from(base - disability.survey_year);
    let since: f64 = (base + 1..=year)
        .map(|year| fixed.in_year(disability.trend, year))
        .sum();
    libm::exp(past + since)
}
