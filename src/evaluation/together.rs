//! The plan's targets judged together: all of them, at least so many, which one decides, and what it would
//! take to be surer of each.

use serde::Serialize;

use super::met::TargetDraws;
use crate::model::Model;
use crate::model::checked::{Rests, Target};
use crate::model::file::Way;
use crate::projection::Projection;
use crate::statistics::quantiles::quantile;
use crate::units::Unit;

/// Some targets, judged together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JointTargets {
    /// Keys of the targets that are judged.
    pub targets: Vec<String>,
    /// Keys of those that are left out since nothing is known of them.
    pub without_evidence: Vec<String>,
    /// Probability that all are met.
    pub all: f64,
    /// The same if they had nothing to do with each other.
    pub if_independent: f64,
    /// Probability that exactly so many are met, from none on.
    pub number_met: Vec<f64>,
    /// For each target, the probability that it alone is missed.
    pub alone_missed: Vec<f64>,
}

impl JointTargets {
    /// Judges those of some targets that rest on anything; nothing where none does.
    pub fn of(model: &Model, projection: &Projection, targets: &[&Target]) -> Option<Self> {
        let (known, unknown): (Vec<&Target>, Vec<&Target>) = targets
            .iter()
            .copied()
            .partition(|target| target.rests != Rests::Nothing);
        let met: Vec<(&Target, Vec<bool>)> = known
            .into_iter()
            .filter_map(|target| Some((target, TargetDraws::of(model, target, projection)?.met())))
            .collect();
        let draws = met.first()?.1.len();
        let mut number_met = vec![0_usize; met.len() + 1];
        let mut alone_missed = vec![0_usize; met.len()];
        for draw in 0..draws {
            let missed: Vec<usize> = (0..met.len()).filter(|at| !met[*at].1[draw]).collect();
            number_met[met.len() - missed.len()] += 1;
            if let [alone] = missed[..] {
                alone_missed[alone] += 1;
            }
        }
        // Counted first: parts of draws that are added up one by one are no longer what they are.
        let parts = |numbers: Vec<usize>| -> Vec<f64> {
            let numbers = numbers.into_iter();
            numbers.map(|number| number as f64 / draws as f64).collect()
        };
        let (number_met, alone_missed) = (parts(number_met), parts(alone_missed));
        let share = |met: &[bool]| met.iter().filter(|met| **met).count() as f64 / draws as f64;
        Some(JointTargets {
            targets: met.iter().map(|(target, _)| target.key.clone()).collect(),
            without_evidence: unknown.iter().map(|target| target.key.clone()).collect(),
            all: number_met[met.len()],
            if_independent: met.iter().map(|(_, met)| share(met)).product(),
            number_met,
            alone_missed,
        })
    }

    /// Probability that at least so many are met.
    pub fn at_least(&self, number: usize) -> f64 {
        self.number_met.iter().skip(number).sum()
    }
}

/// The binding targets of a plan.
pub fn binding(model: &Model) -> Vec<&Target> {
    let targets = model.targets.iter();
    targets
        .filter(|target| target.nature.is_binding())
        .collect()
}

/// What it would take to be so sure of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effort {
    /// Key of the target.
    pub target: String,
    /// Probability as things are.
    pub probability: f64,
    /// Median in the target year as things are.
    pub median: f64,
    /// Median that it would take.
    pub median_needed: f64,
    /// Change of the median a year, in the unit of the target, on top of what is usual.
    pub extra_a_year: f64,
    /// People whom the target leaves out, for the coverage of a service: median.
    pub left_out: Option<f64>,
}

/// The least effort in every year after the last that was reported, else after the base year, with which a target at the
/// end of its year is met with this probability: an equal push of the log odds of a share, an equal addition to a number.
/// Nothing for other targets, where the value is reported, and where a probability rests on nothing: to be surer then
/// rests on nothing too.
///
/// A push moves every draw alike, so the one that is needed is the quantile of what the draws lack: no search.
pub fn effort(
    model: &Model,
    projection: &Projection,
    target: &Target,
    probability: f64,
) -> Option<Effort> {
    let upward = target.relation.way() == Some(Way::Up);
    let share = target.unit == Unit::Share;
    let number = target.unit.is_counted();
    let of_the_end = target.hold.is_of_the_end();
    let settled = matches!(target.rests, Rests::Reported | Rests::Nothing);
    if !upward || !of_the_end || !(share || number) || settled {
        return None;
    }
    let compared = TargetDraws::of(model, target, projection)?;
    let (values, threshold) = (compared.judged(), compared.threshold());
    let known = model.last_seen(target);
    let years = f64::from(target.year - known.map_or(model.calendar.base, |(year, _)| year));
    let scale = |value: f64| if share { logit(value) } else { value };
    let lacking: Vec<f64> = values
        .iter()
        .map(|value| scale(threshold) - scale(f64::from(*value)))
        .collect();
    let push = quantile(&mut lacking.clone(), probability).ok()?.max(0.0);
    let mut values: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
    let median = quantile(&mut values, 0.5).ok()?;
    let median_needed = if share {
        1.0 / (1.0 + libm::exp(-(logit(median) + push)))
    } else {
        median + push
    };
    let met = compared.met();
    Some(Effort {
        target: target.key.clone(),
        probability: met.iter().filter(|met| **met).count() as f64 / met.len() as f64,
        median,
        median_needed,
        extra_a_year: (median_needed - median) / years,
        left_out: left_out(model, projection, target),
    })
}

/// Log odds, finite also for 0 and 1: half of a thousandth is the least that is told apart.
fn logit(share: f64) -> f64 {
    const LEAST: f64 = 0.0005;
    let share = share.clamp(LEAST, 1.0 - LEAST);
    libm::log(share / (1.0 - share))
}

/// People in need whom the target of a service's coverage leaves out: median in its year.
fn left_out(model: &Model, projection: &Projection, target: &Target) -> Option<f64> {
    let mut services = model.quantities.services.iter();
    let service = services.find(|places| places.coverage == target.measure.0)?;
    let needs = projection.at(service.need, projection.year_index(target.year)?);
    let mut needs: Vec<f64> = needs.iter().map(|need| f64::from(*need)).collect();
    Some((1.0 - target.value) * quantile(&mut needs, 0.5).ok()?)
}
