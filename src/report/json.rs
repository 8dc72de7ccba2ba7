//! The summary of a run as JSON.

use serde_json::{Value, json};

use crate::axes::Year;
use crate::evaluation::withheld::WithheldMark;
use crate::evaluation::{Attainment, Summaries};
use crate::model::Model;
use crate::projection::Projection;

/// The quantity at a place of any projection, over some years.
pub fn quantity(
    projection: &Projection,
    summaries: &Summaries,
    place: usize,
    years: &[Year],
) -> Value {
    let by_year: Vec<Value> = years
        .iter()
        .filter_map(|year| {
            let summary = summaries.in_year(place, *year)?;
            let ((low80, high80), (low95, high95)) = (summary.eighty(), summary.ninety_five());
            Some(json!({
                "year": year, "mean": summary.mean, "median": summary.median(),
                "low80": low80, "high80": high80, "low95": low95, "high95": high95,
            }))
        })
        .collect();
    let quantity = &projection.quantities()[place];
    let mut told = json!({
        "key": quantity.key, "title": quantity.title, "unit": quantity.unit.key(),
        "evidence": quantity.evidence.en(), "years": by_year,
    });
    // Years that are not told are named with the reason, as in the tables.
    let withheld: Vec<Value> = years
        .iter()
        .filter_map(|year| Some(untold(*year, summaries.mark(&quantity.key, *year)?)))
        .collect();
    if !withheld.is_empty() {
        told["withheld"] = withheld.into();
    }
    told
}

/// A year whose numbers are withheld, and why.
fn untold(year: Year, mark: WithheldMark) -> Value {
    json!({ "year": year, "reason": mark.key() })
}

/// What is said of how likely a target is.
const OF_CHANCE: [&str; 7] = [
    "probability",
    "standard_error",
    "at_the_end",
    "every_year",
    "first_met",
    "never",
    "elsewhere",
];

/// What is said of the value of a target.
const OF_VALUE: [&str; 4] = ["median", "eighty", "growth", "gap"];

/// The targets; of one that rests on nothing no probability is told, and of one whose values are a prior's none of them.
pub fn targets(attainments: &[Attainment]) -> Vec<Value> {
    let told = attainments.iter().map(|met| {
        let mut told = json!(met);
        if met.told().is_none() {
            OF_CHANCE.iter().for_each(|name| told[*name] = Value::Null);
        }
        if met.projected().is_none() {
            OF_VALUE.iter().for_each(|name| told[*name] = Value::Null);
        }
        told
    });
    told.collect()
}

/// The summary as JSON.
pub fn summary(
    model: &Model,
    projection: &Projection,
    summaries: &Summaries,
    attainments: &[Attainment],
    seed: u64,
    folder: &str,
    files: &[String],
) -> Value {
    let years = model.profile_years();
    let quantities: Vec<Value> = model
        .settings
        .headline
        .iter()
        .filter_map(|key| {
            Some(quantity(
                projection,
                summaries,
                projection.index(key)?,
                &years,
            ))
        })
        .collect();
    json!({
        "plancast": env!("CARGO_PKG_VERSION"),
        "model": model.key,
        "scenario": model.scenario.key,
        "as_of": model.as_of,
        "seed": seed,
        "draws": projection.draws(),
        "quantities": quantities,
        "targets": targets(attainments),
        "folder": folder,
        "files": files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_is_not_told_has_its_reason() {
        let told = untold(2001, WithheldMark::Small);
        assert_eq!(told, json!({ "year": 2001, "reason": "<10" }));
        let told = untold(2001, WithheldMark::Beside);
        assert_eq!(told["reason"], "withheld");
    }
}
