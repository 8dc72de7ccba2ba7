//! What the next plan could aim at: values that would be met with a probability, and none that is worse than what is
//! known to be reached.

use serde::Serialize;

use super::met::TargetDraws;
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Rests, Target};
use crate::model::file::Way;
use crate::projection::Projection;
use crate::statistics::quantiles::quantile;
use crate::units::Unit;

/// A target of the next plan that would be met with the probability asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposal {
    /// Key of the target of today's plan whose measure it is.
    pub target: String,
    /// The year.
    pub year: Year,
    /// The value that would be met with that probability, and no worse than the last known one.
    pub value: f64,
    /// Probability that this value is met in that year: less than was asked for where the last known one is proposed.
    pub probability: f64,
    /// Median in that year.
    pub median: f64,
    /// Median at the end of the year before the period.
    pub before: f64,
    /// The last value that is known: as reported, else as printed for the base year; none of a rate of growth, which is of
    /// its year alone.
    pub known: Option<f64>,
    /// Whether the last known value is better than what would be met with that probability: it is proposed in its place.
    pub reached: bool,
    /// Probability that today's target value would be met in that year.
    pub probability_of_today: f64,
    /// Money for the service whose coverage it is, in that year: median, in yuan.
    pub cost: Option<f64>,
    /// Whether the value is no better than before the period: met by standing still.
    pub unambitious: bool,
    /// Whether today's value would hardly ever be met.
    pub hopeless: bool,
}

/// A target is called hopeless below this probability.
const HOPELESS: f64 = 0.05;

/// Values of the measures of today's targets, year by year, that would be met with a probability; only where
/// something is known.
pub fn proposals(
    model: &Model,
    projection: &Projection,
    period: [Year; 2],
    probability: f64,
) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let known = model
        .targets
        .iter()
        .filter(|target| target.rests != Rests::Nothing);
    for target in known {
        let Some(way) = target.relation.way() else {
            continue;
        };
        let upward = way == Way::Up;
        let Some(compared) = TargetDraws::of(model, target, projection) else {
            continue;
        };
        let of = |year: Year| -> Option<Vec<f64>> {
            let values = compared.in_year(year)?;
            Some(values.iter().map(|value| f64::from(*value)).collect())
        };
        let middle = |year: Year| quantile(&mut of(year)?, 0.5).ok();
        let Some(before) = middle(period[0] - 1) else {
            continue;
        };
        let known = last_known(model, target);
        for year in period[0]..=period[1] {
            let Some(mut values) = of(year) else { continue };
            let Some(today) = compared.met_in(year) else {
                continue;
            };
            let at = if upward {
                1.0 - probability
            } else {
                probability
            };
            let (Ok(value), Some(median)) = (quantile(&mut values, at), middle(year)) else {
                continue;
            };
            // Draws are kept in single precision: what was reported equal to one is equal.
            let better = |known: &f64| match f64::from(*known as f32) - value {
                ahead if upward => ahead > 0.0,
                ahead => ahead < 0.0,
            };
            let better = known.filter(better);
            let (value, reached) = (better.unwrap_or(value), better.is_some());
            let meets = |own: &&f64| match **own - f64::from(value as f32) {
                ahead if upward => ahead >= 0.0,
                ahead => ahead <= 0.0,
            };
            let met = values.iter().filter(meets).count();
            let mut services = model.quantities.services.iter();
            let service = services.find(|places| places.coverage == target.measure.0);
            let cost = service.and_then(|places| {
                let costs = projection.at(places.cost?, projection.year_index(year)?);
                let mut costs: Vec<f64> = costs.iter().map(|cost| f64::from(*cost)).collect();
                quantile(&mut costs, 0.5).ok()
            });
            proposals.push(Proposal {
                target: target.key.clone(),
                year,
                value,
                probability: met as f64 / values.len() as f64,
                median,
                before,
                known,
                reached,
                probability_of_today: today,
                cost,
                unambitious: if upward {
                    value <= before
                } else {
                    value >= before
                },
                hopeless: today < HOPELESS,
            });
        }
    }
    proposals
}

/// The last value of what a target measures that was reported, else the one that is printed for the base year.
fn last_known(model: &Model, target: &Target) -> Option<f64> {
    if target.unit == Unit::Growth {
        return None;
    }
    let seen = model.seen(target);
    let last = seen.last_key_value().map(|(_, value)| *value);
    last.or(target.baseline)
}
