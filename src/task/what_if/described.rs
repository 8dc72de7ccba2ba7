//! What can be asked of a model, for whoever shows it.

use serde_json::{Value, json};

use super::{Fineness, WhatIf, both};
use crate::model::Model;
use crate::projection::Quantity;
use crate::report::page::fan::{group, unit};
use crate::report::summary::aim;
use crate::source::Language;
use crate::task::Failure;
use crate::units::Unit;

impl WhatIf {
    /// The model: its years, levers, scenarios, targets and what can be shown. Draws the baseline.
    pub fn described(&self, language: Language) -> Result<Value, Failure> {
        let model = self.model()?;
        let calendar = &model.calendar;
        let plan = model.plan.as_ref();
        let levers = self.levers()?;
        let scenarios: Vec<Value> = self
            .scenarios()
            .into_iter()
            .map(|(key, title)| json!({ "key": key, "title": title }))
            .collect();
        let targets: Vec<Value> = model
            .targets
            .iter()
            .map(|target| {
                let quantity = &model.quantities.list(false)[target.measure.0];
                json!({
                    "key": target.key, "title": target.title, "year": target.year,
                    "asks": both(|language| aim(target, language)),
                    "quantity": quantity.key,
                    "value": target.value,
                })
            })
            .collect();
        let quantities: Vec<Value> = model
            .quantities
            .list(false)
            .iter()
            .map(|quantity| described(&model, quantity))
            .collect();
        Ok(json!({
            "lang": language.pick("zh", "en"),
            "key": model.key, "title": self.title(),
            "base_year": calendar.base, "until": calendar.until,
            "plan_year": plan.map_or(calendar.until, |plan| plan.period[1]),
            "years": self.years(&model),
            "draws": { "coarse": Fineness::Coarse.draws(), "fine": Fineness::Fine.draws() },
            "scenarios": scenarios, "levers": levers,
            "quantities": quantities, "targets": targets,
        }))
    }

    /// Years that are shown: the base year and all after it.
    pub(super) fn years(&self, model: &Model) -> Vec<i32> {
        (model.calendar.base..=model.calendar.until).collect()
    }
}

fn described(model: &Model, quantity: &Quantity) -> Value {
    let unit = both(|language| unit(quantity.unit, language).to_string());
    let place = model.quantities.index(&quantity.key);
    let observed: Vec<(i32, f64)> = place.map_or_else(Vec::new, |place| {
        model.reported_of(place.0).into_iter().collect()
    });
    json!({
        "key": quantity.key, "title": quantity.title, "unit": unit,
        "group": group(model, quantity),
        "percent": matches!(quantity.unit, Unit::Share | Unit::Growth),
        "observed": observed,
    })
}
