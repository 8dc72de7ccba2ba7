//! How far a plan has come: what was reported of each indicator beside what the plan needs and what was foretold.

mod foretold;
mod stage;
mod statement;
mod status;

pub use foretold::{Foretold, Quality, foretold};
pub use stage::Stage;
pub use statement::{Statement, mean_brier, statements};
pub use status::Status;

use std::collections::BTreeMap;

use serde::Serialize;

use super::attainment::Attainment;
use super::summary::{Summaries, Summary};
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Target;
use crate::model::file::Way;
use crate::projection::Projection;
use crate::units::Unit;

/// Progress from which an indicator is ahead, and from which it is nearly on time.
const AHEAD: f64 = 1.10;
const NEARLY: f64 = 0.90;

/// A share whose middle 80 % in the base year are wider than this may be anywhere.
const ANYWHERE: f64 = 0.5;

/// One indicator of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct Indicator {
    /// Key of the target.
    pub key: String,
    /// Value in the base year: as printed in the plan, else as the model starts.
    pub base: f64,
    /// What was reported, by year.
    pub actuals: BTreeMap<Year, f64>,
    /// Change since the base year over the change that the plan needs by then on a straight line; nothing where the
    /// target is at or behind the base, or nothing was reported.
    pub progress: Option<f64>,
    /// What is said of it.
    pub status: Status,
    /// Probability that the target is met, as known in the base year and now; nothing where it rests on nothing.
    pub before: Option<f64>,
    /// See `before`.
    pub now: Option<f64>,
    /// Whether a probability is withheld from publication, which is not to rest on nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
    /// Change a year that is still needed from the last reported value, where the indicator is to move.
    pub needed: Option<f64>,
}

/// What was known in the base year.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The model as it was run then.
    pub model: &'a Model,
    /// What came out.
    pub projection: &'a Projection,
    /// Medians and intervals of it.
    pub summaries: &'a Summaries,
    /// Its targets.
    pub attainments: &'a [Attainment],
}

impl Before<'_> {
    /// Whether anything was foretold of what a target compares: not where that was a prior's alone, and what is foretold of a
    /// quantity says nothing of what a single year adds to it.
    fn foretells(&self, target: &Target) -> bool {
        let known = self.target(&target.key);
        !target.hold.is_of_additions() && known.is_some_and(|known| !known.prior_only)
    }

    /// What was foretold of what a target measures.
    fn of(&self, target: &str, year: Year) -> Option<&Summary> {
        self.summaries.in_year(self.measure(target)?, year)
    }

    /// The same, draw by draw.
    fn draws(&self, target: &str, year: Year) -> Option<Vec<f64>> {
        let year = self.projection.year_index(year)?;
        let draws = self.projection.at(self.measure(target)?, year).iter();
        Some(draws.map(|value| f64::from(*value)).collect())
    }

    /// Value of a target in the base year: as printed in the plan, else as the model starts; nothing where it starts at
    /// another place's number or anywhere, or where what each year adds is compared, which no model says of the base year.
    fn start(&self, target: &Target) -> Option<f64> {
        let base = self.model.calendar.base;
        let printed = target.baseline;
        printed.or_else(|| {
            let added = target.hold.is_of_additions();
            let own = !added && !self.model.starts_elsewhere(self.target(&target.key)?);
            let starts = self.of(&target.key, base).filter(|_| own)?;
            let (low, high) = starts.eighty();
            let anywhere = target.unit == Unit::Share && high - low > ANYWHERE;
            (!anywhere).then(|| starts.median())
        })
    }

    fn measure(&self, target: &str) -> Option<usize> {
        Some(self.target(target)?.measure.0)
    }

    /// The target as the model of then has it: what it measures has another place among quantities to which nothing was
    /// added that only later reports ask for.
    fn target(&self, key: &str) -> Option<&Target> {
        self.model.targets.iter().find(|own| own.key == key)
    }
}

/// Every indicator, given what was reported of each by year, what was foretold and what is now.
pub fn indicators(
    model: &Model,
    actuals: &BTreeMap<String, BTreeMap<Year, f64>>,
    stage: Stage,
    before: &Before<'_>,
    now: &[Attainment],
) -> Vec<Indicator> {
    let told = |all: &[Attainment], key: &str| {
        all.iter()
            .find(|one| one.key == key)
            .and_then(Attainment::told)
    };
    let published = before.summaries.withheld().is_some();
    let known = |all: &[Attainment], key: &str| all.iter().any(|one| one.key == key);
    let each = model.targets.iter().map(|target| {
        let shown = known(before.attainments, &target.key) && known(now, &target.key);
        let own = actuals.get(&target.key).cloned().unwrap_or_default();
        let base = before.start(target).unwrap_or(f64::NAN);
        // What was reached after the target's year is too late for it.
        let in_time = own.range(..=target.year);
        let in_time: BTreeMap<Year, f64> = in_time.map(|(year, value)| (*year, *value)).collect();
        let progress = progress(target, base, model.calendar.base, &in_time);
        let last = own.last_key_value();
        Indicator {
            status: status(target, base, stage, &in_time, progress),
            needed: last.and_then(|(year, value)| {
                let left = f64::from(target.year - year);
                let moves = left > 0.0 && way(target, base).is_some();
                moves.then(|| (target.value - value) / left)
            }),
            before: told(before.attainments, &target.key),
            now: told(now, &target.key),
            withheld: published && !shown,
            key: target.key.clone(),
            base,
            progress,
            actuals: own,
        }
    });
    each.collect()
}

/// Which way an indicator is to go from its base: 1 up, −1 down, nothing where it is only to be kept.
fn way(target: &Target, base: f64) -> Option<f64> {
    if target.hold.is_of_additions() {
        return None;
    }
    match target.relation.way()? {
        Way::Up => (target.value > base).then_some(1.0),
        Way::Down => (target.value < base).then_some(-1.0),
    }
}

/// Goal-consistency: actual change over the change that a straight line from base to target makes by then.
fn progress(target: &Target, base: f64, first: Year, actuals: &BTreeMap<Year, f64>) -> Option<f64> {
    let (year, value) = actuals.last_key_value()?;
    if !target.hold.is_of_the_end() {
        return None;
    }
    way(target, base)?;
    let span = f64::from(target.year - first);
    let needed = (target.value - base) * f64::from(year - first) / span;
    (needed != 0.0).then(|| (value - base) / needed)
}

fn status(
    target: &Target,
    base: f64,
    stage: Stage,
    actuals: &BTreeMap<Year, f64>,
    progress: Option<f64>,
) -> Status {
    let mean = || actuals.values().sum::<f64>() / actuals.len() as f64;
    let last = actuals.last_key_value().map(|(_, value)| *value);
    let least = || actuals.values().copied().fold(f64::INFINITY, f64::min);
    let judged = last.map(|last| target.hold.judged(last, mean, least));
    let decided = actuals.contains_key(&target.year);
    // A target whose own year is known is decided, however many years the plan has left.
    let is_final = decided || stage.is_final();
    let reported = match is_final {
        true => decided,
        false => !actuals.is_empty(),
    };
    let Some(value) = judged.filter(|_| reported) else {
        return Status::NotReported;
    };
    let years = actuals.values().copied();
    let met = target.hold.met(years, value, |value| {
        target.met(value as f32, target.known_things())
    });
    // Without a base nobody knows whether it was to rise or to be kept.
    let unknown = base.is_nan() && target.hold.is_of_the_end();
    match (is_final, way(target, base)) {
        (true, Some(way)) if met && way * (value - target.value) > BEYOND * target.value.abs() => {
            Status::Exceeded
        }
        (true, _) if met => Status::Met,
        (true, _) => Status::NotMet,
        (false, None) if unknown && met => Status::Early,
        (false, None) if unknown => Status::Unreached,
        (false, None) if met => Status::Kept,
        (false, None) => Status::NotKept,
        (false, Some(_)) if met => Status::Early,
        (false, Some(_)) => {
            let at_least = |part: f64| progress.is_some_and(|progress| progress >= part - BEYOND);
            if at_least(AHEAD) {
                Status::Ahead
            } else if at_least(1.0) {
                Status::OnTime
            } else if at_least(NEARLY) {
                Status::Nearly
            } else {
                Status::Behind
            }
        }
    }
}

/// Part of the target beyond which it is exceeded, or a progress is another: a rounding is not.
const BEYOND: f64 = 1e-9;
