//! What a chart in the browser is drawn from: medians and intervals over the years, with the same in words.

use serde::Serialize;

use crate::axes::Year;
use crate::evaluation::Summary;
use crate::model::Model;
use crate::model::file::process_of;
use crate::projection::{Projection, Quantity};
use crate::report::number::Scale;
use crate::source::Language;
use crate::units::Unit;

/// A quantity over some years; nothing in a year that has no value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BandsByYear<T> {
    /// Lower ends of the middle 80 %.
    pub low: Vec<Option<f64>>,
    /// Medians.
    pub mid: Vec<Option<f64>>,
    /// Upper ends.
    pub high: Vec<Option<f64>>,
    /// The same in words.
    pub text: Vec<T>,
}

impl<T> BandsByYear<T> {
    /// Of a quantity; `say` puts a value into words, which gets the median, the ends and the unit.
    pub fn of(
        projection: &Projection,
        key: &str,
        years: &[Year],
        say: impl Fn(Option<([f64; 3], Unit)>) -> T,
    ) -> Self {
        let summaries: Vec<Option<Summary>> = years
            .iter()
            .map(|year| projection.get(key, *year).and_then(Summary::of))
            .collect();
        let unit = projection
            .index(key)
            .map(|place| projection.quantities()[place].unit);
        let of = |what: &dyn Fn(&Summary) -> f64| -> Vec<Option<f64>> {
            summaries.iter().map(|one| one.as_ref().map(what)).collect()
        };
        BandsByYear {
            low: of(&|one| one.eighty().0),
            mid: of(&Summary::median),
            high: of(&|one| one.eighty().1),
            text: summaries
                .iter()
                .map(|summary| {
                    say(summary.zip(unit).map(|(summary, unit)| {
                        let (low, high) = summary.eighty();
                        ([low, summary.median(), high], unit)
                    }))
                })
                .collect(),
        }
    }
}

/// A median with its interval, in one unit and precision.
pub fn between(scale: &Scale, [low, median, high]: [f64; 3], language: Language) -> String {
    match language {
        Language::Zh => format!("{}（{}）", scale.figure(median), scale.range(low, high)),
        Language::En => format!("{} ({})", scale.figure(median), scale.range(low, high)),
    }
}

/// What a value is called in a table of a page.
pub fn told(value: Option<([f64; 3], Unit)>, language: Language) -> String {
    match value {
        Some((ends, unit)) => between(&Scale::of(ends[1], unit, language), ends, language),
        None => "—".to_string(),
    }
}

/// Where a quantity is looked for: with people, services or money.
pub fn group(model: &Model, quantity: &Quantity) -> &'static str {
    let of_service = |key: &str| model.services.iter().any(|service| service.key == key);
    let service = quantity.key.split('.').next().is_some_and(of_service);
    match quantity.unit {
        Unit::Yuan | Unit::YuanConstant => "money",
        _ if service || process_of(&quantity.key).is_some() => "services",
        _ => "people",
    }
}

/// The unit that stands beside an axis.
pub fn unit(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Share | Unit::Growth => "%",
        other => language.pick(other.zh(), other.en()),
    }
}
