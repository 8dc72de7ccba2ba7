//! The engine made ready: everything that is the same in all draws, worked out once.

use super::disability::{Shape, Structure};
use super::population::{CELLS, Fertility, Migration, Mortality, Start};
use super::process::{Fading, Path};
use super::quantities::{AGE_GROUPS, Quantities};
use super::service::{Classes, Rules};
use super::SimulationError;
use crate::axes::{AGES, CATEGORIES, Category, Year};
use crate::model::Model;
use crate::model::file::DisabilityFile;
use crate::stream::Stream;

use rayon::prelude::*;

/// A model ready to be run, and its tables of weights.
#[derive(Debug)]
pub struct Engine<'a> {
    /// The model.
    pub model: &'a Model,
    pub(super) mortality: Mortality,
    pub(super) fertility: Fertility,
    pub(super) schedule: [f64; AGES],
    pub(super) migration: Migration,
    pub(super) start: Start,
    pub(super) structures: Vec<Structure>,
    pub(super) classes: Classes,
    pub(super) rules: Rules,
    pub(super) paths: Vec<Path>,
    pub(super) quantities: Quantities,
    /// Years of the run, history first.
    pub(super) years: Vec<Year>,
    /// Years of the population, which may begin earlier, at the census.
    pub(super) population_years: Vec<Year>,
    pub(super) places: Places,
}

/// Places of the parameters and processes that the engine itself asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub mortality_level: usize,
    pub mortality_pace: usize,
    pub fertility_level: usize,
    pub sex_ratio: usize,
    pub drift_fade: Option<usize>,
    pub migration: [usize; 3],
    /// Registered total, in-migrants, peak age, spread, floor.
    pub registered: Option<[usize; 5]>,
    pub disability: Option<DisabilityPlaces>,
    pub income: Option<IncomePlaces>,
    pub work: Option<WorkPlaces>,
    pub money: Option<MoneyPlaces>,
}

#[derive(Clone, Debug)]
pub(super) struct DisabilityPlaces {
    pub anchor: usize,
    pub trend: usize,
    pub mild: usize,
    pub by_age: usize,
    pub growth: usize,
    pub inflow: usize,
    pub relative_mortality: [usize; 4],
    pub psychiatric: usize,
    pub excess_by_age: usize,
    pub worsening: usize,
    pub improvement: usize,
    pub cancellation: usize,
    pub survey_year: Year,
}

#[derive(Clone, Debug)]
pub(super) struct IncomePlaces {
    pub anchor: usize,
    pub severe_ratio: usize,
}

#[derive(Clone, Debug)]
pub(super) struct WorkPlaces {
    pub rate: usize,
    pub forms: usize,
    pub entered: f64,
    pub period: [Year; 2],
    pub error: usize,
    /// Class range of working age.
    pub classes: std::ops::Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct MoneyPlaces {
    /// Sum, its period and the parameter of its error.
    pub anchor: Option<(f64, [Year; 2], usize)>,
    pub prices: usize,
}

impl<'a> Engine<'a> {
    /// Fits what is fitted, cuts the ages, lays out the quantities.
    pub fn prepare(model: &'a Model) -> Result<Self, SimulationError> {
        let settings = &model.file.model;
        let mortality = Mortality::fit(&model.data.mortality)?;
        let fertility = Fertility::fit(&model.data.fertility)?;
        let migration = Migration::standard()?;
        let start_year = model.data.population.year;
        let mut hazards = [0.0; CELLS];
        let mut index = [0.0];
        mortality.index_path(0, 0, &[1.0], &[start_year.min(settings.base_year)], &mut index);
        mortality.hazards(index[0], 1.0, &mut hazards);
        let start = Start::graduate(&model.data.population, &hazards)?;
        let places = Places::of(model);
        let structures = match (&settings.disability, &model.data.survey) {
            (Some(disability), Some(survey)) => (0..disability.structures)
                .into_par_iter()
                .map(|k| Structure::fit(survey, &shape(model, disability, k)))
                .collect::<Result<_, _>>()?,
            _ => Vec::new(),
        };
        let classes = classes(model);
        let rules = Rules::of(model, &classes);
        let years = model.years();
        let usual = places.drift_fade.map(|fade| model.parameters[fade].layers[0].median());
        let fading = fading(model, usual);
        let paths = model
            .processes
            .iter()
            .map(|process| Path::prepare(process, settings.base_year, &years, fading))
            .collect::<Result<_, _>>()?;
        let places = Places {
            work: places.work.map(|work| WorkPlaces {
                classes: settings.work.as_ref().map_or(0..0, |file| {
                    classes.class_of(file.ages[0])..classes.class_of(file.ages[1]) + 1
                }),
                ..work
            }),
            ..places
        };
        let quantities = Quantities::of(model);
        quantities.answers(model)?;
        Ok(Engine {
            schedule: fertility.schedule(),
            mortality,
            fertility,
            migration,
            start,
            structures,
            rules,
            paths,
            quantities,
            population_years: (start_year + 1..=settings.until).collect(),
            years,
            classes,
            places,
            model,
        })
    }

    /// How elicited drifts fade, with this part left each year.
    pub(super) fn fading(&self, part: Option<f64>) -> Fading {
        fading(self.model, part)
    }

    /// The quantities that a run hands on, and their places.
    pub fn quantities(&self) -> &Quantities {
        &self.quantities
    }

    /// Number of populations of the survey that were drawn.
    pub fn structures(&self) -> usize {
        self.structures.len()
    }
}

/// Drifts were elicited for the plan's years; after them a part is left each year.
fn fading(model: &Model, part: Option<f64>) -> Fading {
    let plan = model.file.plan.plan.as_ref();
    Fading {
        until: plan.map_or(model.file.model.until, |plan| plan.period[1]),
        part: part.unwrap_or(1.0),
    }
}

/// The survey's shape for one of the structures: gradients from their parameters, margins within
/// the survey's own error.
fn shape(model: &Model, file: &DisabilityFile, structure: usize) -> Shape {
    let draw = |key: &str| {
        let parameter = &model.parameters[place(model, key)];
        let u = Stream::new(STRUCTURES, structure as u32, parameter.decision, 0).uniform();
        parameter.layers[0].quantile(u)
    };
    let mut gradient = [0.0; CATEGORIES];
    let mut category = [1.0; CATEGORIES];
    for c in Category::ALL {
        if let Some(key) = file.shape.get(c) {
            gradient[c.index()] = draw(key);
        }
        let parameter = &model.parameters[place(model, &file.margin_error)];
        let mut stream = Stream::new(
            STRUCTURES,
            structure as u32,
            parameter.decision,
            c.index() as u32 + 1,
        );
        category[c.index()] = parameter.layers[0].quantile(stream.uniform());
    }
    Shape {
        gradient,
        category,
        severe: draw(&file.margin_error),
    }
}

/// The structures are part of the model, the same for every seed.
const STRUCTURES: u64 = 2006;

/// Age classes: wherever a rule, a table or an age limit of the model cuts.
fn classes(model: &Model) -> Classes {
    let settings = &model.file.model;
    let mut cuts: Vec<usize> = AGE_GROUPS.iter().map(|(from, _, _)| *from).collect();
    cuts.push(OLD_AGE);
    if let Some(work) = &settings.work {
        cuts.extend([work.ages[0], work.ages[1] + 1]);
    }
    for service in &model.services {
        for layer in &service.layers {
            cuts.extend(layer.rule.cuts());
        }
    }
    Classes::cut(cuts)
}

/// First age of the elderly in the demographic tables.
pub(super) const OLD_AGE: usize = 65;

/// A name that the check has found.
fn place(model: &Model, key: &str) -> usize {
    model
        .parameter(key)
        .expect("the check has found every parameter that is named")
}

impl Places {
    fn of(model: &Model) -> Self {
        let settings = &model.file.model;
        let parameter = |key: &str| place(model, key);
        let process = |key: &str| {
            model
                .process(key)
                .expect("the check has found every process that is named")
        };
        let service = |key: &str| {
            model
                .service(key)
                .expect("the check has found every service that is named")
        };
        let registered = settings
            .population
            .registered
            .get(&model.data.population.year.to_string())
            .zip(settings.population.migrants.as_ref())
            .map(|(step, migrants)| {
                [
                    parameter(&step.total),
                    parameter(&step.in_migrants),
                    parameter(&migrants.peak_age),
                    parameter(&migrants.age_spread),
                    parameter(&migrants.floor),
                ]
            });
        let fact = |key: &str| {
            let fact = &model.file.plan.facts[key];
            (fact.value, fact.period)
        };
        Places {
            mortality_level: parameter(&settings.mortality.level),
            mortality_pace: parameter(&settings.mortality.pace),
            fertility_level: parameter(&settings.fertility.level),
            sex_ratio: parameter(&settings.fertility.sex_ratio),
            drift_fade: settings.drift_fade.as_deref().map(parameter),
            migration: [
                parameter(&settings.migration.rate),
                parameter(&settings.migration.persistence),
                parameter(&settings.migration.volatility),
            ],
            registered,
            disability: settings.disability.as_ref().map(|file| DisabilityPlaces {
                anchor: service(&file.anchored_on),
                trend: parameter(&file.trend),
                mild: parameter(&file.mild_registration),
                by_age: parameter(&file.registration_by_age),
                growth: parameter(&file.registration_growth),
                inflow: parameter(&file.inflow_level),
                relative_mortality: [0, 1, 2, 3].map(|g| parameter(&file.relative_mortality[g])),
                psychiatric: parameter(&file.relative_mortality_psychiatric),
                excess_by_age: parameter(&file.relative_mortality_by_age),
                worsening: parameter(&file.worsening),
                improvement: parameter(&file.improvement),
                cancellation: parameter(&file.cancellation),
                survey_year: model.data.survey.as_ref().map_or(0, |survey| survey.year),
            }),
            income: settings.income.as_ref().map(|file| IncomePlaces {
                anchor: service(&file.anchored_on),
                severe_ratio: parameter(&file.severe_ratio),
            }),
            work: settings.work.as_ref().map(|file| {
                let (entered, period) = fact(&file.entry_anchor.fact);
                WorkPlaces {
                    rate: process(&file.rate),
                    forms: process(&file.forms),
                    entered,
                    period,
                    error: parameter(&file.entry_anchor.error),
                    classes: 0..0,
                }
            }),
            money: settings.money.as_ref().map(|file| MoneyPlaces {
                anchor: file.anchor.as_ref().map(|anchor| {
                    let (sum, period) = fact(&anchor.fact);
                    (sum, period, parameter(&anchor.error))
                }),
                prices: process(&file.price_index),
            }),
        }
    }
}
