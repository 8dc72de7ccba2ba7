//! A forecast as JSON, for programs.

use serde_json::{Value, json};

use crate::source::Language;

use super::method::basis;
use super::{Forecasts, Outlook};

/// The forecast for programs; values in the unit of the file.
pub fn json(forecasts: &Forecasts, folder: &str, files: &[String]) -> Value {
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
