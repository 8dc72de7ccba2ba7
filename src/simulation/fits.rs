//! What is fitted to the tables of a nation: once for all models that take the same tables.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::SimulationError;
use super::disability::{DisabilityStructure, Shape, SurveyedAges};
use super::population::{Fertility, Mortality};
use crate::axes::{CATEGORIES, Category};
use crate::model::Model;
use crate::model::checked::{Disability, ParameterId};
use crate::model::data::{FertilityData, MortalityData, SurveyData};
use crate::stream::Stream;

/// Fits of national tables, each made when it is first asked for.
#[derive(Debug, Default)]
pub struct Fits {
    mortality: Mutex<Vec<KnownFit<MortalityData, Mortality>>>,
    fertility: Mutex<Vec<KnownFit<FertilityData, Fertility>>>,
    structures: Mutex<Vec<KnownFit<ShapedBy, Vec<DisabilityStructure>>>>,
}

/// A survey, and the shapes into which it is bent.
type ShapedBy = (SurveyData, Vec<Shape>);

/// What was fitted, and to what.
#[derive(Debug)]
struct KnownFit<D, T> {
    data: D,
    fit: Arc<T>,
}

/// The fit to some data: one that is known, or a new one.
fn known<D: PartialEq, T>(
    all: &Mutex<Vec<KnownFit<D, T>>>,
    data: D,
    fit: impl FnOnce(&D) -> Result<T, SimulationError>,
) -> Result<Arc<T>, SimulationError> {
    let all = || all.lock().unwrap_or_else(PoisonError::into_inner);
    let found = all()
        .iter()
        .find(|known| known.data == data)
        .map(|known| known.fit.clone());
    if let Some(fit) = found {
        return Ok(fit);
    }
    let fit = Arc::new(fit(&data)?);
    all().push(KnownFit {
        data,
        fit: fit.clone(),
    });
    Ok(fit)
}

impl Fits {
    pub(super) fn mortality(&self, model: &Model) -> Result<Arc<Mortality>, SimulationError> {
        let data = MortalityData::clone(&model.data.mortality);
        known(&self.mortality, data, Mortality::fit)
    }

    pub(super) fn fertility(&self, model: &Model) -> Result<Arc<Fertility>, SimulationError> {
        let data = FertilityData::clone(&model.data.fertility);
        known(&self.fertility, data, Fertility::fit)
    }

    /// Structures of disability, as many as the model wants.
    pub(super) fn structures(
        &self,
        model: &Model,
    ) -> Result<Arc<Vec<DisabilityStructure>>, SimulationError> {
        let (Some(disability), Some(survey)) = (&model.settings.disability, &model.data.survey)
        else {
            return Ok(Arc::default());
        };
        let shapes = (0..disability.structures).map(|k| shape(model, disability, k));
        let data = (SurveyData::clone(survey), shapes.collect());
        known(&self.structures, data, |(survey, shapes)| {
            let survey = SurveyedAges::of(survey)?;
            let shapes = shapes.par_iter();
            shapes
                .map(|shape| DisabilityStructure::fit(&survey, shape))
                .collect()
        })
    }
}

/// The survey's shape for one of the structures: gradients from their parameters, margins within
/// the survey's own error.
fn shape(model: &Model, disability: &Disability, structure: usize) -> Shape {
    let draw = |id: ParameterId, subject: usize| {
        let parameter = &model.parameters[id.0];
        let decision = parameter.decision;
        let mut stream = Stream::new(STRUCTURES, structure as u32, decision, subject as u32);
        parameter.layers[0].quantile(stream.uniform())
    };
    let mut gradient = [0.0; CATEGORIES];
    for (category, id) in &disability.shape {
        gradient[category.index()] = draw(*id, 0);
    }
    let mut category = [1.0; CATEGORIES];
    for c in Category::ALL {
        category[c.index()] = draw(disability.margin_error, c.index() + 1);
    }
    Shape {
        gradient,
        category,
        severe: draw(disability.margin_error, 0),
    }
}

/// The structures are part of the model, the same for every seed and every place.
const STRUCTURES: u64 = 2006;
