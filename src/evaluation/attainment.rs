//! Whether the plan's targets will be met, and with what probability.

use rayon::prelude::*;
use serde::Serialize;

use super::summary::Summary;
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Measure, Target};
use crate::model::file::{Hold, Relation};
use crate::projection::Projection;
use crate::simulation::quantities::Quantities;
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
    /// Mean of the value less the target.
    pub gap: f64,
    /// Median of the first year in which it is met; nothing if half the draws never meet it.
    pub first_met: Option<Year>,
    /// Probability that it is never met within the horizon.
    pub never: f64,
    /// Change a year that is still needed from the median of the base year.
    pub pace: f64,
    /// Weakest evidence behind it.
    pub evidence: Evidence,
    /// Judged: one observation only, at most.
    pub one_observation: bool,
}

/// What the draws say about every target.
pub fn attainments(model: &Model, projection: &Projection) -> Vec<Attainment> {
    let targets = model.targets.par_iter();
    targets
        .filter_map(|target| attainment(model, target, projection))
        .collect()
}

fn attainment(model: &Model, target: &Target, projection: &Projection) -> Option<Attainment> {
    let key = match &target.measure {
        Measure::Process(place) => Quantities::process_key(&model.processes[*place].key),
        Measure::Quantity(key) => key.clone(),
    };
    let quantity = projection.index(&key)?;
    let base = model.file.model.base_year;
    let plan = model
        .file
        .plan
        .plan
        .as_ref()
        .map_or([base + 1, target.year], |plan| plan.period);
    let of_year = |year: Year| -> Option<&[f32]> {
        Some(projection.at(quantity, projection.year_index(year)?))
    };
    let end = of_year(target.year)?;
    let draws = end.len();
    let threshold = threshold(target);
    let holds = |value: f32| target.relation.holds(f64::from(value), threshold);
    let years: Vec<&[f32]> = (plan[0]..=target.year).filter_map(of_year).collect();
    let mean: Vec<f32> = (0..draws)
        .map(|draw| years.iter().map(|year| year[draw]).sum::<f32>() / years.len() as f32)
        .collect();
    let at_the_end = count(draws, |draw| holds(end[draw]));
    let every_year = count(draws, |draw| years.iter().all(|year| holds(year[draw])));
    let met = match target.hold {
        Hold::End => at_the_end,
        Hold::EveryYear => every_year,
        Hold::Mean => count(draws, |draw| holds(mean[draw])),
    };
    let judged = if target.hold == Hold::Mean {
        &mean[..]
    } else {
        end
    };
    let summary = Summary::of(judged)?;
    let proportion = Proportion::of(met, draws as u64).ok()?;
    let share = |met: u64| met as f64 / draws as f64;
    let later: Vec<(Year, &[f32])> = (base + 1..=model.file.model.until)
        .filter_map(|year| Some((year, of_year(year)?)))
        .collect();
    let mut first: Vec<Year> = (0..draws)
        .map(|draw| {
            later
                .iter()
                .find(|(_, values)| holds(values[draw]))
                .map_or(Year::MAX, |(year, _)| *year)
        })
        .collect();
    first.sort_unstable();
    let never = first.iter().filter(|year| **year == Year::MAX).count();
    let start = of_year(base)
        .and_then(Summary::of)
        .map_or(f64::NAN, |s| s.median());
    Some(Attainment {
        key: target.key.clone(),
        quantity: key,
        probability: share(met),
        standard_error: proportion.standard_error,
        at_the_end: share(at_the_end),
        every_year: share(every_year),
        median: summary.median(),
        eighty: summary.eighty(),
        gap: summary.mean - target.value,
        first_met: Some(first[draws / 2]).filter(|year| *year != Year::MAX),
        never: never as f64 / draws as f64,
        pace: (target.value - start) / f64::from(target.year - base),
        evidence: target
            .evidence
            .max(projection.quantities()[quantity].evidence),
        one_observation: target.one_observation,
    })
}

/// The value from which the target counts as met: where things are counted, 100 % means that not
/// one is missing, so half a thing less is still all of them.
fn threshold(target: &Target) -> f64 {
    match target.of {
        Some(things) if target.value >= 1.0 && target.relation == Relation::AtLeast => {
            1.0 - 0.5 / things
        }
        _ => target.value,
    }
}

fn count(draws: usize, met: impl Fn(usize) -> bool) -> u64 {
    (0..draws).filter(|draw| met(*draw)).count() as u64
}
