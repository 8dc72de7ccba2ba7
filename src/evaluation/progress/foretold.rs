//! What had been foretold of what was reported later.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Before;
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Target;

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
    // What is foretold of a quantity says nothing of what a single year adds to it.
    let values = |target: &&Target| !target.hold.is_of_additions();
    for target in model.targets.iter().filter(values) {
        for (year, actual) in actuals.get(&target.key).into_iter().flatten() {
            if *year <= model.calendar.base {
                continue;
            }
            if let Some(summary) = before.of(&target.key, *year) {
                all.push(Foretold {
                    key: target.key.clone(),
                    year: *year,
                    actual: *actual,
                    median: summary.median(),
                    eighty: summary.eighty(),
                    ninety_five: summary.ninety_five(),
                });
            }
        }
    }
    all
}
