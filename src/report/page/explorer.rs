//! The part of a report in which a reader chooses scenario, indicator and year.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fan::{BandsByYear, group, told, unit};
use crate::axes::Year;
use crate::evaluation::Attainment;
use crate::model::Model;
use crate::projection::{Projection, Quantity};
use crate::report::number::probability;
use crate::report::summary::{aim, aim_in_words};
use crate::source::Language;
use crate::units::Unit;

/// A scenario with what came out, and its targets judged.
#[derive(Clone, Copy, Debug)]
pub struct JudgedRun<'a> {
    /// The model as run.
    pub model: &'a Model,
    /// What came out.
    pub projection: &'a Projection,
    /// Its targets.
    pub attainments: &'a [Attainment],
}

/// What the reader chooses from: the same draws as the rest of the report.
pub fn explorer(runs: &[JudgedRun<'_>], language: Language) -> Option<Value> {
    let first = runs.first()?;
    let model = first.model;
    let (base, until) = (model.calendar.base, model.calendar.until);
    let years: Vec<i32> = (base..=until).collect();
    let scenarios: Vec<Value> = runs
        .iter()
        .map(|ran| {
            let scenario = &ran.model.scenario;
            json!({ "key": scenario.key, "title": scenario.title.get(language) })
        })
        .collect();
    let quantities: Vec<Value> = chosen(model)
        .map(|quantity| {
            let by: BTreeMap<&str, BandsByYear<String>> = runs
                .iter()
                .map(|ran| {
                    let say = |value| told(value, language);
                    let fan = BandsByYear::of(ran.projection, &quantity.key, &years, say);
                    (ran.model.scenario.key.as_str(), fan)
                })
                .collect();
            let place = model.quantities.index(&quantity.key);
            let target = model
                .targets
                .iter()
                .find(|target| Some(target.measure) == place);
            json!({
                "key": quantity.key, "title": quantity.title.get(language),
                "unit": unit(quantity.unit, language), "group": group(model, quantity),
                "percent": matches!(quantity.unit, Unit::Share | Unit::Growth),
                "observed": place.map_or_else(Vec::new, |place| {
                    reported(first, &quantity.key, place.0)
                }),
                "target": target.map(|target| json!({
                    "year": target.year, "value": target.value, "text": aim(target, language),
                })),
                "by": by,
            })
        })
        .collect();
    let targets: Vec<Value> = model
        .targets
        .iter()
        .map(|target| {
            let by: BTreeMap<&str, String> = runs
                .iter()
                .filter_map(|ran| {
                    let mut met = ran.attainments.iter();
                    let met = met.find(|met| met.key == target.key)?;
                    let text = match met.told() {
                        Some(p) => probability(p, met.standard_error, language),
                        None => met.rests.words().get(language).to_string(),
                    };
                    Some((ran.model.scenario.key.as_str(), text))
                })
                .collect();
            json!({
                "title": target.title.get(language), "year": target.year,
                "asks": aim_in_words(target, language), "by": by,
            })
        })
        .collect();
    Some(json!({
        "lang": language.pick("zh", "en"), "years": years,
        "plan_year": model.period(until)[1],
        "scenarios": scenarios, "quantities": quantities, "targets": targets,
    }))
}

/// What was reported of a quantity, without years of which nothing is published: those have no draws.
fn reported(ran: &JudgedRun<'_>, key: &str, place: usize) -> Vec<(Year, f64)> {
    let mut seen = ran.model.reported_of(place);
    seen.retain(|year, _| {
        let draws = ran.projection.get(key, *year);
        draws.is_none_or(|draws| draws.iter().all(|value| value.is_finite()))
    });
    seen.into_iter().collect()
}

/// What is offered: the headline, and of every service who has it, which part, and what it costs.
fn chosen(model: &Model) -> impl Iterator<Item = &Quantity> {
    let list = model.quantities.list(false);
    let mut places: Vec<usize> = model
        .settings
        .headline
        .iter()
        .filter_map(|key| model.quantities.index(key))
        .map(|place| place.0)
        .filter(|place| *place < list.len())
        .collect();
    for service in &model.quantities.services {
        places.extend([service.served, service.coverage]);
        places.extend(service.cost);
    }
    places.extend(
        model
            .quantities
            .systems
            .iter()
            .chain(&model.quantities.payers),
    );
    let mut seen = std::collections::BTreeSet::new();
    places.retain(|place| seen.insert(*place));
    places.into_iter().map(|place| &list[place])
}
