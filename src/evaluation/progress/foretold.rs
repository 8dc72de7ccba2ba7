//! What had been foretold of what was reported later.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Before;
use crate::axes::Year;
use crate::evaluation::score::{crps, interval_score, pit};
use crate::model::Model;
use crate::units::Unit;

/// What was said in the base year of a value that has been reported since.
#[derive(Clone, Debug, Serialize)]
pub struct Foretold {
    /// Key of the target.
    pub key: String,
    /// Year.
    pub year: Year,
    /// What was reported.
    pub actual: f64,
    /// Median.
    pub median: f64,
    /// Ends of the 80 % interval.
    pub eighty: (f64, f64),
    /// Ends of the 95 % interval.
    pub ninety_five: (f64, f64),
    /// Value in the base year, with which a forecast that nothing changes would have been made; nothing where it was
    /// not known.
    pub base: Option<f64>,
    /// What errors are counted in: a hundredth for a share or a growth rate, else a hundredth of the base value.
    pub point: Option<f64>,
    /// Continuous ranked probability score, in the unit of the value; the smaller the better.
    pub crps: f64,
    /// Interval score of the 80 % interval, in the unit of the value; the smaller the better.
    pub interval_score: f64,
    /// Part of the draws below what was reported, those that equal it by half: even over many values where the
    /// forecast is calibrated.
    pub pit: f64,
}

impl Foretold {
    /// Whether it lies in the 80 % and in the 95 % interval; an end that is equal is inside, in single precision.
    pub fn inside(&self) -> [bool; 2] {
        [self.eighty, self.ninety_five].map(|(low, high)| {
            let value = self.actual as f32;
            (low as f32..=high as f32).contains(&value)
        })
    }
}

/// What was foretold of everything that has been reported since.
pub fn foretold(
    model: &Model,
    actuals: &BTreeMap<String, BTreeMap<Year, f64>>,
    before: &Before<'_>,
) -> Vec<Foretold> {
    let mut all = Vec::new();
    for target in model.targets.iter().filter(|own| before.foretells(own)) {
        for (year, actual) in actuals.get(&target.key).into_iter().flatten() {
            if *year <= model.calendar.base {
                continue;
            }
            let known = before.of(&target.key, *year);
            if let (Some(summary), Some(draws)) = (known, before.draws(&target.key, *year)) {
                // What was reported is compared in the precision of the draws.
                let actual_of_draws = f64::from(*actual as f32);
                let base = before.start(target);
                all.push(Foretold {
                    key: target.key.clone(),
                    year: *year,
                    actual: *actual,
                    median: summary.median(),
                    eighty: summary.eighty(),
                    ninety_five: summary.ninety_five(),
                    base,
                    point: point(target.unit, base),
                    crps: crps(&mut draws.clone(), *actual),
                    interval_score: interval_score(summary.eighty(), 0.8, *actual),
                    pit: pit(&draws, actual_of_draws),
                });
            }
        }
    }
    all
}

/// What errors are counted in, so that shares and numbers of people can be put together.
fn point(unit: Unit, base: Option<f64>) -> Option<f64> {
    match unit {
        Unit::Share | Unit::Growth => Some(0.01),
        _ => base
            .filter(|base| *base != 0.0)
            .map(|base| 0.01 * base.abs()),
    }
}

/// How good many forecasts were, in points: see [`Foretold::point`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// Number of forecasts.
    pub cases: usize,
    /// How many values lay in the 80 % and in the 95 % interval.
    pub inside: [usize; 2],
    /// How many lay below the median; those that equal it count half.
    pub below: f64,
    /// How many forecasts can be told in points and set beside that of no change.
    pub scored: usize,
    /// Mean CRPS, in points.
    pub crps: Option<f64>,
    /// Mean absolute error of the forecast that nothing changes since the base year, which is its CRPS, in points.
    pub unchanged: Option<f64>,
}

impl Quality {
    /// Of all that was foretold.
    pub fn of(all: &[Foretold]) -> Self {
        let inside = |which: usize| all.iter().filter(|one| one.inside()[which]).count();
        let below = all.iter().map(|one| {
            let (actual, median) = (one.actual as f32, one.median as f32);
            match actual.total_cmp(&median) {
                std::cmp::Ordering::Less => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Greater => 0.0,
            }
        });
        let scored: Vec<(f64, f64)> = all
            .iter()
            .filter_map(|one| {
                let (base, point) = (one.base?, one.point?);
                Some((one.crps / point, (one.actual - base).abs() / point))
            })
            .collect();
        let mean = |of: fn(&(f64, f64)) -> f64| {
            let sum: f64 = scored.iter().map(of).sum();
            (!scored.is_empty()).then(|| sum / scored.len() as f64)
        };
        Quality {
            cases: all.len(),
            inside: [inside(0), inside(1)],
            below: below.sum(),
            scored: scored.len(),
            crps: mean(|own| own.0),
            unchanged: mean(|own| own.1),
        }
    }
}
