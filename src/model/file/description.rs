//! The description of the files, made from their declarations.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde_json::Value;

use super::{CalibrationFile, ModelFile, ScenarioFile};

/// The description of the declarations, as JSON Schema with the project's own keywords.
pub fn description() -> &'static Value {
    static DESCRIPTION: OnceLock<Value> = OnceLock::new();
    DESCRIPTION.get_or_init(|| schemars::schema_for!(ModelFile).to_value())
}

/// The description of every file of a model folder: those of the model, `calibration` and `scenarios`.
pub fn format() -> Value {
    let mut format = description().clone();
    let others = schemars::schema_for!(Others).to_value();
    for part in ["properties", "$defs"] {
        let more = others[part].as_object().cloned().unwrap_or_default();
        if let Some(own) = format[part].as_object_mut() {
            own.extend(more);
        }
    }
    format
}

/// The files beside the model's own.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its description is used")]
struct Others {
    /// What the parameters are conditioned on; never inherited.
    calibration: CalibrationFile,
    /// What may be otherwise: one file for each scenario.
    scenarios: BTreeMap<String, ScenarioFile>,
}
