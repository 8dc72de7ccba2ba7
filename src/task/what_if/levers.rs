//! The levers that a model has: what each may be, where it stands, and where that comes from.

mod asking;
mod lever;

pub(super) use lever::Lever;

use self::asking::AskingLevers;
use super::{Fineness, WhatIf};
use crate::model::scenario::BASELINE;
use crate::source::Words;
use crate::task::session::Answer;
use crate::task::{Failure, Silent, Titles};

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
        let titles = Titles(self.session.library());
        let asking = AskingLevers {
            file,
            titles: &titles,
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
