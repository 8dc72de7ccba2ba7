//! Places of the parameters and processes that the engine itself asks for.

use crate::axes::Year;
use crate::model::Model;

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
    /// In the order of [`HouseholdsFile::parameters`](crate::model::file::HouseholdsFile::parameters).
    pub households: Option<[usize; 9]>,
    pub money: Option<MoneyPlaces>,
}

/// What fixes the level of registration in the base year.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    /// The published recipients of the service at this place.
    Recipients(usize),
    /// The published holders: the parameter at this place.
    Holders(usize),
}

#[derive(Clone, Debug)]
pub(super) struct DisabilityPlaces {
    pub anchor: Anchor,
    pub trend: usize,
    pub mild: usize,
    pub by_age: usize,
    pub growth: usize,
    /// Persistence and volatility of the intensity of new certificates.
    pub registration: Option<[usize; 2]>,
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

impl Places {
    pub(super) fn of(model: &Model) -> Self {
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
                anchor: match &file.anchored_on {
                    Some(key) => Anchor::Recipients(service(key)),
                    None => {
                        Anchor::Holders(parameter(&file.holders[&settings.base_year.to_string()]))
                    }
                },
                trend: parameter(&file.trend),
                mild: parameter(&file.mild_registration),
                by_age: parameter(&file.registration_by_age),
                growth: parameter(&file.registration_growth),
                registration: file.registration.as_ref().map(|registration| {
                    [&registration.persistence, &registration.volatility].map(|key| parameter(key))
                }),
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
            households: settings
                .households
                .as_ref()
                .map(|file| file.parameters().map(|(_, name)| parameter(name))),
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

/// A name that the check has found.
pub(super) fn place(model: &Model, key: &str) -> usize {
    model
        .parameter(key)
        .expect("the check has found every parameter that is named")
}
