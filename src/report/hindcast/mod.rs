//! The hindcast as it leaves: a receipt, JSON, words for the terminal.

mod jointly;
mod made;
mod saying;
mod words;

use serde_json::{Value, json};

use crate::evaluation::hindcast::{Hindcast, HindcastRecord, binomial_limits};
use crate::source::Language;
use made::{TAIL, shown};

pub(in crate::report) use made::group;
pub use made::{LeftOut, Made, NotJudged};
pub use words::words;

/// The record as JSON.
pub fn json(hindcast: &Hindcast, made: &Made<'_>, folder: &str) -> Value {
    let one = |record: &HindcastRecord| {
        let n = record.counties;
        json!({
            "forecast": record.variant.key(), "age_group": group(record.group, Language::En), "counties": n,
            "in_80": record.in_eighty, "in_95": record.in_ninety_five,
            "coverage_80": record.coverage().map(|c| c.0), "coverage_95": record.coverage().map(|c| c.1),
            "bias": record.bias, "mape": record.absolute, "crps": record.crps,
            "width_80": record.width, "pit_fifths": record.pit,
        })
    };
    let n = hindcast.counties.len();
    let left_out = made
        .left_out
        .iter()
        .map(|(code, name, why)| json!({"code": code, "name": name, "why": why.to_string()}));
    json!({
        "plancast": env!("CARGO_PKG_VERSION"), "seed": made.seed, "draws": made.draws, "counties": n,
        "binomial_limits_80": binomial_limits(n, 0.8, TAIL), "binomial_limits_95": binomial_limits(n, 0.95, TAIL),
        "prefecture_variance_ratio": hindcast.between,
        "records": hindcast.records.iter().map(one).collect::<Vec<_>>(),
        "province": jointly::json(hindcast),
        "county": shown(hindcast, made.county).iter().map(|case| json!({
            "age_group": group(case.group, Language::En), "observed": case.observed, "median": case.median,
            "low80": case.eighty.map(|b| b.0), "high80": case.eighty.map(|b| b.1),
            "low95": case.ninety_five.map(|b| b.0), "high95": case.ninety_five.map(|b| b.1), "pit": case.pit,
        })).collect::<Vec<_>>(),
        "left_out": left_out.collect::<Vec<_>>(), "folder": folder,
    })
}
