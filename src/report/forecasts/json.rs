//! A forecast as JSON, for programs.

use serde_json::{Value, json};

use crate::axes::Year;
use crate::projection::Projection;
use crate::report::json::quantity;
use crate::source::Language;

use super::method::basis;
use super::{Forecasts, Outlook};

/// The forecast for programs: `series` in the units of the file with the levels that were asked for and all that is
/// special to forecasts; `quantities` as every result has them, each from its last known year on.
pub fn json(
    forecasts: &Forecasts,
    projection: &Projection,
    folder: &str,
    files: &[String],
) -> Value {
    let summaries = forecasts.summaries(projection);
    let quantities: Vec<Value> = forecasts
        .series
        .iter()
        .enumerate()
        .map(|(place, outlook)| {
            let years: Vec<Year> = (outlook.last().0..=outlook.year(outlook.horizon())).collect();
            quantity(projection, &summaries, place, &years)
        })
        .collect();
    let series: Vec<Value> = forecasts
        .series
        .iter()
        .map(|o| one(o, &forecasts.levels))
        .collect();
    json!({
        "plancast": env!("CARGO_PKG_VERSION"),
        "file": forecasts.file,
        "sha256": forecasts.sha256,
        "seed": forecasts.seed,
        "draws": forecasts.draws,
        "series": series,
        "quantities": quantities,
        "notes": forecasts.notes,
        "folder": folder,
        "files": files,
    })
}

fn one(outlook: &Outlook, levels: &[f64]) -> Value {
    let scale = outlook.scale;
    let years: Vec<Value> = (1..=outlook.horizon())
        .map(|h| {
            let intervals: Vec<Value> = levels
                .iter()
                .map(|l| {
                    let (low, high) = outlook.interval(h, *l);
                    json!({"level": l, "low": scale * low, "high": scale * high})
                })
                .collect();
            json!({
                "year": outlook.year(h),
                "median": scale * outlook.median(h),
                "point": scale * outlook.point(h),
                "intervals": intervals,
                "above_last": outlook.above_last(h),
            })
        })
        .collect();
    let weights: serde_json::Map<String, Value> = outlook
        .forecast
        .weights
        .iter()
        .map(|(m, w)| (m.key().to_string(), json!(w)))
        .collect();
    let (year, value) = outlook.last();
    json!({
        "name": outlook.name,
        "unit": outlook.unit,
        "measure": outlook.measure.key(),
        "last": {"year": year, "value": scale * value},
        "values": outlook.history.len(),
        "gaps": outlook.forecast.gaps,
        "basis": {
            "zh": basis(outlook, Language::Zh),
            "en": basis(outlook, Language::En),
        },
        "weights": weights,
        "years": years,
    })
}
