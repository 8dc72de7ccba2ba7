//! The levers that a model has: what each may be, where it stands, and where that comes from.

mod asking;

use serde::Serialize;

use self::asking::Asking;
use super::{Fineness, WhatIf};
use crate::axes::Year;
use crate::model::scenario::BASELINE;
use crate::source::Words;
use crate::task::session::Answer;
use crate::task::{Failure, Silent};

/// What may be done about a service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Lever {
    /// As on the command line: `care_subsidy.standard`.
    key: String,
    service: String,
    what: &'static str,
    /// The service.
    title: Words,
    what_title: Words,
    unit: Words,
    /// Median in the usual year where nothing is done.
    baseline: Option<f64>,
    low: f64,
    high: f64,
    step: f64,
    percent: bool,
    choices: Option<Vec<Choice>>,
    first_year: Year,
    last_year: Year,
    usual_year: Year,
    phases: [&'static str; 3],
    source: Words,
    note: Words,
}

/// What may be chosen where no number says it.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Choice {
    key: String,
    title: Words,
}

impl WhatIf {
    /// Every lever of the model, service by service.
    pub(super) fn levers(&self) -> Result<Vec<Lever>, Failure> {
        let Answer { model, outcome, .. } = &*self.baseline(Fineness::Fine, &Silent)?;
        let file = &self.session.folder().file;
        let years = [model.calendar.base + 1, model.calendar.until];
        let usual = model
            .plan
            .as_ref()
            .map_or(years[0], |plan| plan.period[1] + 1);
        let usual = usual.clamp(years[0], years[1]);
        let asking = Asking {
            file,
            projection: &outcome.projection,
            years,
            usual,
        };
        let mut levers = Vec::new();
        for (key, service) in &file.services {
            levers.extend(asking.standard(key, service));
            levers.extend(asking.uprating(key, service));
            levers.extend(asking.coverage(key, service));
            levers.extend(asking.eligible(key, service));
            levers.extend(asking.centres(key, service));
        }
        Ok(levers)
    }

    /// Scenarios that can be answered here, the baseline first.
    pub(super) fn scenarios(&self) -> Vec<(String, Words)> {
        let mut scenarios = self.session.scenarios();
        scenarios.retain(|(key, _)| {
            let engine = self.session.engine(key, &[]);
            key == BASELINE || engine.is_ok_and(|engine| !engine.model().asks_about_households())
        });
        scenarios
    }
}
