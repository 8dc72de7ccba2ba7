//! A budget as JSON.

use serde_json::{Value, json};

use super::Budget;
use crate::evaluation::budget::MoneyPart;
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;

impl Budget {
    /// The same for programs.
    pub fn json(&self, model: &Model, folder: &str, files: &[String]) -> Value {
        let key = |part: MoneyPart| {
            let service = part.service.map_or("all", |at| &model.services[at].key);
            let payer = part
                .payer
                .map_or("all", |at| &model.settings.payers[at].key);
            json!({ "service": service, "payer": payer })
        };
        let lines: Vec<Value> = self
            .lines
            .iter()
            .map(|line| {
                let [p10, p50, p80, p90, p95] = line.sum.quantiles;
                json!({
                    "of": key(line.part), "from": line.years[0], "to": line.years[1],
                    "price_basis": line.prices, "mean": line.sum.mean,
                    "p10": p10, "p50": p50, "p80": p80, "p90": p90, "p95": p95,
                })
            })
            .collect();
        let exceeded: Vec<Value> = self
            .exceeded
            .iter()
            .map(|one| {
                json!({
                    "of": key(one.appropriation.part), "from": one.appropriation.years[0],
                    "to": one.appropriation.years[1], "appropriation": one.appropriation.yuan,
                    "probability": one.probability, "expected_excess": one.expected_excess,
                    "excess_where_exceeded": one.excess_where_exceeded,
                })
            })
            .collect();
        let reserves: Vec<Value> = self
            .reserves
            .iter()
            .map(|(years, money, above)| {
                json!({ "from": years[0], "to": years[1], "certainty": self.certainty, "money": money, "reserve": above })
            })
            .collect();
        let centres: Vec<Value> = self
            .centres
            .iter()
            .map(|row| {
                let mut told = json!({
                    "service": model.services[row.service].key, "year": row.year,
                    "centres": row.units, "places": row.places,
                    "people_who_need_a_place": row.need, "places_lacking": row.lacking,
                    "staff": row.staff, "building": row.building, "running": row.running,
                });
                // The only number of people that a row of a service with centres may lack.
                if row.lacking.is_none() {
                    told["places_lacking_withheld"] = WithheldMark::Small.key().into();
                }
                told
            })
            .collect();
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "model": model.key,
            "scenario": model.scenario.key, "draws": self.draws, "unit": "yuan",
            "budget": lines, "centres": centres, "appropriations": exceeded, "reserves": reserves,
            "folder": folder, "files": files,
        })
    }
}
