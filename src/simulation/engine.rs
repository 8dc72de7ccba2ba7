//! The engine made ready: everything that is the same in all draws, worked out once.

use super::SimulationError;
use super::disability::{Shape, Structure};
use super::places::{Places, WorkPlaces, place};
use super::population::{CELLS, Fertility, Migration, Mortality, Start};
use super::process::{Fading, Path};
use super::quantities::{AGE_GROUPS, Quantities};
use super::service::{Classes, Rules};
use crate::axes::{AGES, CATEGORIES, Category, Year};
use crate::model::Model;
use crate::model::file::DisabilityFile;
use crate::stream::Stream;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Whom the engine follows from the base year on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Follow {
    /// Cohorts: numbers of people by age, sex and certificate.
    #[default]
    Cohorts,
    /// Persons, one by one, in their households.
    Persons,
}

impl Follow {
    /// Persons where a rule in force asks about households, which cohorts cannot tell; else cohorts.
    pub fn needed_by(model: &Model) -> Self {
        if model.asks_about_households() {
            Follow::Persons
        } else {
            Follow::Cohorts
        }
    }
}

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
    pub(super) follow: Follow,
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
    /// Services in the order in which they are served: who displaces others comes first.
    pub(super) order: Vec<usize>,
}

impl<'a> Engine<'a> {
    /// Fits what is fitted, cuts the ages, lays out the quantities. Follows what the model needs.
    pub fn prepare(model: &'a Model) -> Result<Self, SimulationError> {
        let settings = &model.file.model;
        let places = Places::of(model);
        let (mortality, structures) = rayon::join(
            || Mortality::fit(&model.data.mortality),
            || structures(model),
        );
        let (mortality, structures) = (mortality?, structures?);
        let fertility = Fertility::fit(&model.data.fertility)?;
        let migration = Migration::standard()?;
        let start_year = model.data.population.year;
        let mut hazards = [0.0; CELLS];
        let index = mortality.median_index(start_year.min(settings.base_year));
        mortality.hazards(index, 1.0, &mut hazards);
        let mut start = Start::graduate(&model.data.population, &hazards)?;
        let stands_for = settings.population.stands_for();
        start
            .residents
            .iter_mut()
            .for_each(|people| *people /= stands_for);
        let classes = classes(model);
        let rules = Rules::of(model, &classes);
        let years = model.years();
        let usual = places
            .drift_fade
            .map(|fade| model.parameters[fade].layers[0].median());
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
        let follow = Follow::needed_by(model);
        let quantities = Quantities::of(model, follow);
        quantities.answers(model)?;
        let mut order: Vec<usize> = (0..model.services.len()).collect();
        order.sort_by_key(|service| model.services[*service].displaces.is_empty());
        Ok(Engine {
            order,
            follow,
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

    /// The same engine following cohorts or persons.
    pub fn following(self, follow: Follow) -> Self {
        Engine {
            follow,
            quantities: Quantities::of(self.model, follow),
            ..self
        }
    }

    /// Whom it follows.
    pub fn follows(&self) -> Follow {
        self.follow
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

/// Structures of disability, as many as the model wants.
fn structures(model: &Model) -> Result<Vec<Structure>, SimulationError> {
    match (&model.file.model.disability, &model.data.survey) {
        (Some(disability), Some(survey)) => (0..disability.structures)
            .into_par_iter()
            .map(|k| Structure::fit(survey, &shape(model, disability, k)))
            .collect(),
        _ => Ok(Vec::new()),
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
