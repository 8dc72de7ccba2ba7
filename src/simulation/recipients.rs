//! Recipients that were reported of years after the base year, made ready for the draws.

use super::SimulationError;
use super::process::{
    BetweenReports, Fading, scores_elsewhere, variance_of_odds, variance_of_start,
};
use crate::axes::Year;
use crate::coverage::NormalScores;
use crate::model::Model;
use crate::model::checked::{Observation, ProcessId, RecipientsSeen, Service, ServiceId, Yielding};
use crate::model::file::Basis;
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
    /// Variance of the log odds of what gives way, at each report, given what was known of it last, or what is supposed of
    /// the base year.
    pub variances: Vec<f64>,
    /// The scale on which it is normal at each report, where it moves as rates do elsewhere and was not reported as well.
    pub scores: Vec<Option<NormalScores>>,
    /// What was reported of the share that gives way in the year of each report; nothing where it was not, or where
    /// something else gives way.
    pub coverages: Vec<Option<Observation>>,
    /// Whether the places that limit it are known in the base year.
    pub places_stand: bool,
    /// Whether the first of them also lead the holders of the base year.
    pub of_start: bool,
    /// Whether they also tell how the holders grow: those of the base year set the level of registration, or the share
    /// that takes the service up, or are led to them.
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
        // Of several services that one tells of the holders of whose share least is unknown.
        let unknown = |own: &Self| {
            let share = model.processes[own.by.process().0].layers[0].start.median();
            (1.0 - share) * (1.0 - share) * own.variances[0]
        };
        let leading = all.iter().enumerate().filter(|(_, own)| own.of_start);
        let first = leading.min_by(|(_, one), (_, two)| unknown(one).total_cmp(&unknown(two)));
        let first = first.map(|(place, _)| place);
        for (place, own) in all.iter_mut().enumerate() {
            own.of_start = first == Some(place);
            own.of_holders |= own.of_start;
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
        let stands = share_stands(model, seen.by);
        let supposed = if stands {
            0.0
        } else {
            variance_of_start(process)
        };
        // The last year, up to that of a report, of which the share was known, if it was of any.
        let last_known = |year: Year| {
            let shares = process.observations.iter().map(|own| own.year);
            let known = shares.filter(|own| *own <= year);
            let before = reported.iter().copied().filter(|own| *own < year);
            known.chain(before).max()
        };
        let start = |year: Year| last_known(year).map_or(supposed, |_| 0.0);
        let since = |year: Year| {
            let last = last_known(year).unwrap_or(base).max(base);
            (year - last).max(0) as usize
        };
        Ok(ReportsOfRecipients {
            service: seen.service.0,
            by: seen.by,
            beside: None,
            observations: seen.observations.clone(),
            errors: seen.errors,
            between: BetweenReports::prepare(process, &reported, stands, base, years, fading)?,
            variances: reported
                .iter()
                .map(|year| {
                    let mut own = process.observations.iter();
                    let told = own.find(|own| own.year == *year);
                    let told = told.map_or(0.0, error_of_odds);
                    told * told + start(*year) + variance_of_odds(process, since(*year))
                })
                .collect(),
            scores: reported
                .iter()
                .map(|year| {
                    let mut own = process.observations.iter();
                    let seen = own.find(|own| Some(own.year) == last_known(*year));
                    let seen = seen.map(|own| own.value);
                    scores_elsewhere(process, seen, since(*year), start(*year))
                })
                .collect(),
            coverages: reported
                .iter()
                .map(|year| {
                    let mut own = process.observations.iter().filter(|_| is_share);
                    own.find(|own| own.year == *year).copied()
                })
                .collect(),
            places_stand: places_stand(model, seen.service),
            of_start: is_share && !stands && tells_of_start(model, seen.service),
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

/// Services whose recipients were published of the base year, in which every draw has them.
fn published(model: &Model) -> impl Iterator<Item = ServiceId> {
    let disability = model.settings.disability.as_ref();
    let anchor = disability.and_then(|own| own.anchor.service());
    let attributes = model.settings.attributes.iter();
    attributes.filter_map(|own| own.kind.anchor()).chain(anchor)
}

/// Whether what gives way stands in the base year: recipients that were published of it rest on it, or it is counted from
/// there on.
fn share_stands(model: &Model, by: Yielding) -> bool {
    let counted = match by {
        Yielding::Attribute(place, _) => model.settings.attributes[place].kind.anchor().is_some(),
        Yielding::Share(_) | Yielding::Part(..) => false,
    };
    let mut rest = published(model).flat_map(|id| shares(&model.services[id.0]));
    counted || rest.any(|process| process == by.process())
}

/// Whether the recipients of a service can lead the holders of the base year: these are supposed, no register tells of them,
/// and the rule admits holders whatever else they are, of whom one share takes it up.
fn tells_of_start(model: &Model, service: ServiceId) -> bool {
    let disability = model.settings.disability.as_ref();
    let supposed = disability.is_some_and(|own| own.anchor.holders().is_some());
    let service = &model.services[service.0];
    let layer = &service.layers[0];
    let parts = [service.coverage, service.split, service.complement];
    supposed
        && model.register.last_stock().is_none()
        && service.basis == Basis::Holders
        && layer.capacity.is_none()
        && layer.rule.asks().places().next().is_none()
        && parts.iter().all(Option::is_none)
}

/// Whether the places of a service are known in the base year; where they may be wrong by what they are from the start,
/// they are so from the start.
fn places_stand(model: &Model, service: ServiceId) -> bool {
    let capacity = model.services[service.0].layers[0].capacity.as_ref();
    let known = capacity.is_none_or(|(units, each)| {
        let mut parts = [units, each].into_iter();
        parts.all(|part| part.half_width() == 0.0)
    });
    known || published(model).any(|own| own == service)
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
