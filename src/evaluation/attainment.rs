//! Whether the plan's targets will be met, and with what probability.

use rayon::prelude::*;
use serde::Serialize;

use super::met::TargetDraws;
use super::summary::Summary;
use super::views::{PublishedView, class};
use crate::axes::Year;
use crate::coverage::{level_of, outlook_from, percent_of, published};
use crate::model::Model;
use crate::model::checked::{Rests, Target};
use crate::projection::Projection;
use crate::source::Evidence;
use crate::statistics::proportion::Proportion;

/// What the draws say about one target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attainment {
    /// Key of the target.
    pub key: String,
    /// Key of the quantity that is compared.
    pub quantity: String,
    /// Probability that the target is met as it is to be held.
    pub probability: f64,
    /// Monte-Carlo standard error of the probability.
    pub standard_error: f64,
    /// Probability that it is met at the end of the target year.
    pub at_the_end: f64,
    /// Probability that it is met in every year of the plan.
    pub every_year: f64,
    /// Median in the target year (over the plan's years where the mean counts).
    pub median: f64,
    /// Ends of the 80 % interval there.
    pub eighty: (f64, f64),
    /// Where it is to keep step with another growth, its own growth and the other's.
    pub growth: Option<InStep>,
    /// Mean of the value less the target.
    pub gap: f64,
    /// Median of the first year in which it is met; nothing if half the draws never meet it.
    pub first_met: Option<Year>,
    /// Probability that it is never met within the horizon.
    pub never: f64,
    /// Change a year that is needed from the last value that was reported before the target's year; else from that of the
    /// base year, as printed, else its median. The target itself where every year is to add so much.
    pub pace: f64,
    /// Year from which that pace is counted; nothing where every year is to add so much.
    pub pace_from: Option<Year>,
    /// Weakest evidence behind it.
    pub evidence: Evidence,
    /// What the probability rests on.
    pub rests: Rests,
    /// Whether its values are those of a prior alone, so that none is told.
    pub prior_only: bool,
    /// How it has gone elsewhere, for a share.
    pub elsewhere: Option<Elsewhere>,
    /// Published final results of such targets in comparable plans: met, and all.
    pub published: Option<(u32, u32)>,
    /// Their weight in the probability, where the model lets them count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_weight: Option<f64>,
}

impl Attainment {
    /// The probability, where it rests on anything.
    pub fn told(&self) -> Option<f64> {
        (self.rests != Rests::Nothing).then_some(self.probability)
    }

    /// Itself, where its median, interval, growth and gap are more than those of a prior.
    pub fn projected(&self) -> Option<&Self> {
        (!self.prior_only).then_some(self)
    }
}

/// A growth that is to keep step with another, each over the years that are judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InStep {
    /// Median of the growth itself.
    pub median: f64,
    /// Ends of its 80 % interval.
    pub eighty: (f64, f64),
    /// Median of the other growth.
    pub other: f64,
}

impl InStep {
    fn of(model: &Model, compared: &TargetDraws<'_>) -> Option<Self> {
        let other = compared.growth_beside(model)?;
        let gaps = compared.judged().iter();
        let own: Vec<f32> = other.iter().zip(gaps).map(|(one, gap)| one + gap).collect();
        let own = Summary::of(&own)?;
        Some(InStep {
            median: own.median(),
            eighty: own.eighty(),
            other: Summary::of(&other)?.median(),
        })
    }
}

/// How coverage rates that stood where this one does, when it was last reported, have moved in as many years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Elsewhere {
    /// Part of them that would meet the target at its end.
    pub enough: f64,
    /// Change a year: lower end of the middle 80 %, median, upper end.
    pub paces: [f64; 3],
}

/// What the draws say about every target.
pub fn attainments(model: &Model, projection: &Projection) -> Vec<Attainment> {
    let targets = model.targets.par_iter();
    targets
        .filter_map(|target| attainment(model, target, projection))
        .collect()
}

fn attainment(model: &Model, target: &Target, projection: &Projection) -> Option<Attainment> {
    let compared = TargetDraws::of(model, target, projection)?;
    let quantity = &projection.quantities()[compared.quantity];
    let base = model.calendar.base;
    let met = compared.met();
    let draws = met.len();
    let summary = Summary::of(compared.judged())?;
    let proportion = Proportion::of(count(&met), draws as u64).ok()?;
    let share = |met: &[bool]| count(met) as f64 / draws as f64;
    let mut first: Vec<Year> = compared
        .first_met(model)
        .into_iter()
        .map(|year| year.unwrap_or(Year::MAX))
        .collect();
    first.sort_unstable();
    let never = first.iter().filter(|year| **year == Year::MAX).count();
    let start = compared.of_year(base).and_then(Summary::of);
    let start = start.map_or(f64::NAN, |s| s.median());
    // What is known to be reached by then is behind it.
    let reported = model.last_seen(target);
    let from = reported.map_or(base, |(year, _)| year);
    let start = reported.map_or(start, |(_, value)| value);
    let printed = target.baseline.filter(|_| reported.is_none());
    let adds = target.hold.is_of_additions();
    let of = target.of.and_then(|of| of.evidence);
    Some(Attainment {
        key: target.key.clone(),
        quantity: quantity.key.clone(),
        probability: share(&met),
        standard_error: proportion.standard_error,
        at_the_end: share(&compared.met_at_the_end()),
        every_year: share(&compared.met_every_year()),
        median: summary.median(),
        eighty: summary.eighty(),
        growth: InStep::of(model, &compared),
        gap: summary.mean - target.value,
        first_met: Some(first[draws / 2]).filter(|year| *year != Year::MAX),
        never: never as f64 / draws as f64,
        pace: match adds {
            true => target.value,
            false => (target.value - printed.unwrap_or(start)) / f64::from(target.year - from),
        },
        pace_from: (!adds).then_some(from),
        evidence: of.map_or(quantity.evidence, |of| of.max(quantity.evidence)),
        rests: target.rests,
        prior_only: target.prior_only,
        elsewhere: elsewhere(target, compared.threshold(), start, target.year - from),
        published: class(target.unit).and_then(published),
        published_weight: PublishedView::of(model, target).map(|own| own.weight),
    })
}

/// What the chain of coverage rates says of a share that starts here.
fn elsewhere(target: &Target, threshold: f64, start: f64, years: Year) -> Option<Elsewhere> {
    let years = usize::try_from(years).ok().filter(|years| *years > 0)?;
    if !target.as_elsewhere || !(0.0..=1.0).contains(&start) {
        return None;
    }
    let outlook = outlook_from(start, years)?;
    let above = |share: f64| outlook.above(years, share);
    let relation = target.relation;
    let enough = relation.chance(above, threshold, target.upper)?;
    let first = percent_of(level_of(start));
    let paces = [0.1, 0.5, 0.9].map(|probability| {
        let last = f64::from(outlook.quantile(years, probability));
        (last - first) / 100.0 / years as f64
    });
    Some(Elsewhere { enough, paces })
}

fn count(met: &[bool]) -> u64 {
    met.iter().filter(|met| **met).count() as u64
}
