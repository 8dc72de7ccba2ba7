//! The engine made ready: everything that is the same in all draws, worked out once.

use std::ops::Range;
use std::sync::Arc;

use super::SimulationError;
use super::disability::DisabilityStructure;
use super::fits::Fits;
use super::follow::Follow;
use super::population::{BasePopulation, CELLS, Fertility, Migration, Mortality};
use super::process::{Fading, Path};
use super::recipients::ReportsOfRecipients;
use super::service::{Classes, Rules};
use crate::axes::{AGES, Year};
use crate::model::Model;
use crate::model::quantities::AGE_GROUPS;
use crate::projection::Quantity;
use crate::stream::Chance;

/// A model ready to be run, and its tables of weights.
#[derive(Debug)]
pub struct Engine {
    pub(super) model: Arc<Model>,
    pub(super) mortality: Arc<Mortality>,
    pub(super) fertility: Arc<Fertility>,
    pub(super) schedule: [f64; AGES],
    pub(super) migration: Migration,
    pub(super) start: BasePopulation,
    pub(super) follow: Follow,
    /// Years in which it is kept what has become of generations.
    pub(super) generations: Vec<Year>,
    pub(super) structures: Arc<Vec<DisabilityStructure>>,
    pub(super) classes: Classes,
    pub(super) rules: Rules,
    pub(super) paths: Vec<Path>,
    /// What was reported of recipients after the base year.
    pub(super) recipients: Vec<ReportsOfRecipients>,
    /// Years of the run, history first.
    pub(super) years: Vec<Year>,
    /// Years of the population, which may begin earlier, at the census.
    pub(super) population_years: Vec<Year>,
    /// Classes of working age.
    pub(super) working: Range<usize>,
    /// Services in the order in which they are served: who displaces others comes first.
    pub(super) order: Vec<usize>,
    /// The last year that is walked; all are if none.
    pub(super) last: Option<Year>,
}

impl Engine {
    /// Fits what is fitted, cuts the ages, lays out the quantities. Follows what the model needs.
    pub fn prepare(model: &Model) -> Result<Self, SimulationError> {
        Self::prepare_with(Arc::new(model.clone()), &Fits::default())
    }

    /// The same, where other models share the national fits.
    pub fn prepare_with(model: Arc<Model>, fits: &Fits) -> Result<Self, SimulationError> {
        let calendar = &model.calendar;
        let (mortality, structures) =
            rayon::join(|| fits.mortality(&model), || fits.structures(&model));
        let (mortality, structures) = (mortality?, structures?);
        let fertility = fits.fertility(&model)?;
        let migration = Migration::standard()?;
        let start_year = model.data.population.year;
        let mut hazards = [0.0; CELLS];
        let index = mortality.median_index(start_year.min(calendar.base));
        mortality.hazards(index, 1.0, &mut hazards);
        let mut start = BasePopulation::graduate(&model.data.population, &hazards)?;
        let stands_for = model.settings.stands_for;
        start
            .residents
            .iter_mut()
            .for_each(|people| *people /= stands_for);
        let classes = classes(&model);
        let rules = Rules::of(&model, &classes);
        let years = model.years();
        let usual = model
            .settings
            .drift_fade
            .map(|fade| model.parameters[fade.0].layers[0].median());
        let fading = fading(&model, usual);
        let paths = model
            .processes
            .iter()
            .map(|process| Path::prepare(process, calendar.base, &years, fading))
            .collect::<Result<_, _>>()?;
        let recipients = ReportsOfRecipients::of(&model, &years, fading)?;
        let working = model.settings.work.map_or(0..0, |work| {
            classes.class_of(work.ages[0])..classes.class_of(work.ages[1]) + 1
        });
        let mut order: Vec<usize> = (0..model.services.len()).collect();
        order.sort_by_key(|service| model.services[*service].displaces.is_empty());
        Ok(Engine {
            order,
            follow: Follow::needed_by(&model),
            generations: Vec::new(),
            schedule: fertility.schedule(),
            mortality,
            fertility,
            migration,
            start,
            structures,
            rules,
            paths,
            recipients,
            population_years: (start_year + 1..=calendar.until).collect(),
            years,
            classes,
            working,
            last: None,
            model,
        })
    }

    /// The same engine following cohorts or persons.
    #[must_use]
    pub fn following(self, follow: Follow) -> Self {
        Engine { follow, ..self }
    }

    /// The same engine, keeping in some years of the run what has become of generations, for whoever asks why the
    /// number of certificate holders changes. Nothing else that comes out is touched.
    #[must_use]
    pub fn keeping_generations(self, years: &[Year]) -> Self {
        Engine {
            generations: years.to_vec(),
            ..self
        }
    }

    /// The same engine, whose cohorts are walked no further than to the end of a year: what it says of the years up to
    /// that one is the same, of later ones it says nothing.
    #[must_use]
    pub fn walking_to(self, year: Year) -> Self {
        Engine {
            last: Some(year),
            ..self
        }
    }

    /// The model.
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// Whom it follows.
    pub fn follows(&self) -> Follow {
        self.follow
    }

    /// How elicited drifts fade, with this part left each year.
    pub(super) fn fading(&self, part: Option<f64>) -> Fading {
        fading(&self.model, part)
    }

    /// The chance of a draw, and its row of joint samples where a calibration's draws are repeated.
    pub(super) fn chance(&self, seed: u64, draw: usize) -> (Chance, Option<[usize; 2]>) {
        let place = self.model.place;
        match &self.model.calibrated {
            Some(own) => {
                let (row, of) = (draw % own.draws.len(), own.draws.len());
                let chance = Chance::new(own.seed, place).in_draw(own.draws[row]);
                (chance, Some([row, of]))
            }
            None => (Chance::new(seed, place).in_draw(draw as u32), None),
        }
    }

    /// The quantities that a run hands on.
    pub fn quantities(&self) -> &[Quantity] {
        self.model.quantities.list(self.follow.tells_households())
    }

    /// Number of populations of the survey that were drawn.
    pub fn structures(&self) -> usize {
        self.structures.len()
    }

    /// One of them.
    pub(super) fn structure(&self, place: usize) -> &DisabilityStructure {
        &self.structures[place]
    }

    /// The last year of which recipients were reported.
    pub(super) fn last_recipients(&self) -> Option<Year> {
        let all = self.recipients.iter();
        all.filter_map(ReportsOfRecipients::last).max()
    }

    /// Place of a year among the years of the run.
    pub(super) fn year_place(&self, year: Year) -> usize {
        (year - self.years[0]) as usize
    }

    /// Place of the first year after the base year among the years of the population.
    pub(super) fn first_year_ahead(&self) -> usize {
        let base = self.model.calendar.base;
        self.population_years.partition_point(|year| *year <= base)
    }

    /// Places of the years after the base year that are walked, among the years of the population.
    pub(super) fn years_ahead(&self) -> Range<usize> {
        let years = &self.population_years;
        let end = self.last.map_or(years.len(), |last| {
            years.partition_point(|year| *year <= last)
        });
        self.first_year_ahead()..end
    }
}

/// Drifts were elicited for the plan's years; after them a part is left each year.
fn fading(model: &Model, part: Option<f64>) -> Fading {
    let plan = model.plan.as_ref();
    Fading {
        until: plan.map_or(model.calendar.until, |plan| plan.period[1]),
        part: part.unwrap_or(1.0),
    }
}

/// Age classes: wherever a rule, a table or an age limit of the model cuts.
fn classes(model: &Model) -> Classes {
    let mut cuts: Vec<usize> = AGE_GROUPS.iter().map(|(from, _, _)| *from).collect();
    cuts.push(OLD_AGE);
    if let Some(work) = &model.settings.work {
        cuts.extend([work.ages[0], work.ages[1] + 1]);
    }
    for service in &model.services {
        let tiers = service.tiers().iter();
        cuts.extend(tiers.flat_map(|tier| tier.rule.cuts()));
        for layer in &service.layers {
            cuts.extend(layer.rule.cuts());
            let asked = layer.rule.asks().places();
            cuts.extend(asked.flat_map(|place| model.settings.attributes[place].cuts()));
        }
    }
    Classes::cut(cuts)
}

/// First age of the elderly in the demographic tables.
pub(super) const OLD_AGE: usize = 65;
