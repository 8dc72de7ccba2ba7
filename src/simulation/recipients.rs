//! Recipients that were reported of years after the base year, made ready for the draws.

use super::SimulationError;
use super::process::{BetweenReports, Fading, variance_of_odds};
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Observation, ProcessId, RecipientsSeen, Service, Yielding};
use crate::stream::Decision;

/// What was reported of the recipients of one service, and what a draw moves so that they come out.
#[derive(Debug)]
pub(super) struct ReportsOfRecipients {
    /// Place of the service.
    pub service: usize,
    /// What gives way.
    pub by: Yielding,
    /// The place of the reports of the other one, where a process parts those of one need between two services.
    pub beside: Option<usize>,
    /// Recipients by year, in order.
    pub observations: Vec<Observation>,
    /// The stream of their errors.
    pub errors: Decision,
    /// How the process that gives way moves in other years.
    pub between: BetweenReports,
    /// Variance of the log odds of what gives way, at each report, given what was known of it last.
    pub variances: Vec<f64>,
    /// What was reported of the share that gives way in the year of each report; nothing where it was not, or where
    /// something else gives way.
    pub coverages: Vec<Option<Observation>>,
    /// Whether they also tell how the holders grow: those of the base year set the level of registration, or the share
    /// that takes the service up.
    pub of_holders: bool,
}

impl ReportsOfRecipients {
    /// All of a model.
    pub fn of(model: &Model, years: &[Year], fading: Fading) -> Result<Vec<Self>, SimulationError> {
        let seen = model.recipients_seen.iter();
        let all = seen.map(|seen| Self::prepare(model, seen, years, fading));
        let mut all = all.collect::<Result<Vec<Self>, SimulationError>>()?;
        for place in 0..all.len() {
            let Yielding::Part(_, other) = all[place].by else {
                continue;
            };
            if let Some(beside) = all.iter().position(|own| own.service == other.0) {
                (all[place].beside, all[beside].beside) = (Some(beside), Some(place));
            }
        }
        Ok(all)
    }

    fn prepare(
        model: &Model,
        seen: &RecipientsSeen,
        years: &[Year],
        fading: Fading,
    ) -> Result<Self, SimulationError> {
        let base = model.calendar.base;
        let process = &model.processes[seen.by.process().0];
        let reported: Vec<Year> = seen.observations.iter().map(|own| own.year).collect();
        let disability = model.settings.disability.as_ref();
        let anchor = disability.and_then(|own| own.anchor.service());
        let anchored = anchor == Some(seen.service);
        let is_share = matches!(seen.by, Yielding::Share(_));
        Ok(ReportsOfRecipients {
            service: seen.service.0,
            by: seen.by,
            beside: None,
            observations: seen.observations.clone(),
            errors: seen.errors,
            between: BetweenReports::prepare(process, &reported, base, years, fading)?,
            variances: reported
                .iter()
                .map(|year| {
                    let own = process.observations.iter();
                    let of_year = own.clone().find(|own| own.year == *year);
                    let told = of_year.map_or(0.0, error_of_odds);
                    let shares = own.map(|own| own.year);
                    let known = shares.filter(|own| own <= year);
                    let before = reported.iter().copied().filter(|own| own < year);
                    let last = known.chain(before).max().unwrap_or(base).max(base);
                    told * told + variance_of_odds(process, (year - last).max(0) as usize)
                })
                .collect(),
            coverages: reported
                .iter()
                .map(|year| {
                    let mut own = process.observations.iter().filter(|_| is_share);
                    own.find(|own| own.year == *year).copied()
                })
                .collect(),
            of_holders: is_share && anchored,
        })
    }

    /// Place of what was reported of a year.
    pub fn in_year(&self, year: Year) -> Option<usize> {
        self.observations.iter().position(|seen| seen.year == year)
    }

    /// The last year of which anything was reported.
    pub fn last(&self) -> Option<Year> {
        self.observations.last().map(|seen| seen.year)
    }
}

/// What a draw makes of one report of recipients.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecipientsMet {
    /// Recipients, with an error drawn.
    pub reported: f64,
    /// As many as there could be at most.
    pub most: f64,
    /// The share that they are of those who may have it; nothing where places, or something else, made up the gap.
    pub share: Option<f64>,
}

/// Standard deviation of the log odds of a share that was reported.
fn error_of_odds(seen: &Observation) -> f64 {
    let spread = seen.value * (1.0 - seen.value);
    if seen.error > 0.0 && spread > 0.0 {
        seen.error / spread
    } else {
        0.0
    }
}

/// The processes that say how many of those admitted receive a service.
pub(super) fn shares(service: &Service) -> impl Iterator<Item = ProcessId> {
    let others = [service.coverage, service.split, service.complement];
    std::iter::once(service.need).chain(others.into_iter().flatten())
}
