//! The hindcast as it leaves: a receipt, JSON, words for the terminal.

mod jointly;
mod words;

use serde_json::{Value, json};

use crate::axes::Year;
use crate::evaluation::hindcast::{
    AGE_GROUPS, FIRST_AGES, Hindcast, JUDGED, Judged, Record, Variant, binomial_limits,
};
use crate::source::Language;

pub use words::words;

/// A county that is not judged: code, name, and why.
pub type LeftOut = (u32, String, Why);

/// Why a county is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It stands in the census of this year only.
    Only(Year),
    /// Its territory changed while its code stayed.
    Changed,
    /// Its code is no number.
    Unreadable,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Why::Only(year) => write!(f, "only_{year}"),
            Why::Changed => f.write_str("territory_changed"),
            Why::Unreadable => f.write_str("code_unreadable"),
        }
    }
}

/// How a hindcast was made.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// Seed.
    pub seed: u64,
    /// Number of draws.
    pub draws: u32,
    /// Counties that are not judged.
    pub left_out: &'a [LeftOut],
    /// County shown by itself.
    pub county: u32,
    /// Years of the two censuses.
    pub years: [Year; 2],
}

/// Part beyond either binomial limit.
const TAIL: f64 = 0.025;

/// The record as JSON.
pub fn json(hindcast: &Hindcast, made: &Made<'_>, folder: &str) -> Value {
    let one = |record: &Record| {
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

fn shown(hindcast: &Hindcast, code: u32) -> Vec<&Judged> {
    let own = |case: &&Judged| {
        case.variant == Variant::CrossFitted && hindcast.counties[case.county].code == code
    };
    hindcast.judged.iter().filter(own).collect()
}

/// Name of an age group.
pub(super) fn group(place: usize, language: Language) -> String {
    match FIRST_AGES.get(place) {
        Some(first) if place + 1 < AGE_GROUPS => format!("{first}–{}", FIRST_AGES[place + 1] - 1),
        Some(first) => format!("{first}+"),
        None => {
            debug_assert_eq!(place, JUDGED - 1);
            language.pick("合计", "all").to_string()
        }
    }
}
