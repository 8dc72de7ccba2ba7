//! The description of the files, made from their declarations.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde_json::Value;

use super::{CalibrationFile, ElsewhereFile, ModelFile, ProvinceFile, ScenarioFile};

/// The description of the declarations, as JSON Schema with the project's own keywords.
pub fn description() -> &'static Value {
    static DESCRIPTION: OnceLock<Value> = OnceLock::new();
    DESCRIPTION.get_or_init(|| schemars::schema_for!(ModelFile).to_value())
}

/// The description of every file of a model folder: those of the model, `calibration`, `scenarios`, `elsewhere` and
/// `province`.
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
    #[schemars(extend("x-zh" = "参数据以校准的数据；不继承。"))]
    calibration: CalibrationFile,
    /// What may be otherwise: one file for each scenario.
    #[schemars(extend("x-zh" = "情景：与基准不同之处；一个情景一个文件。"))]
    scenarios: BTreeMap<String, ScenarioFile>,
    /// What holds in another county where nobody has given a figure.
    #[schemars(extend("x-zh" = "用于其他县而无人给出当地数时的取值。"))]
    elsewhere: ElsewhereFile,
    /// What is published of a whole province.
    #[schemars(extend("x-zh" = "全省公布的合计。"))]
    province: ProvinceFile,
}
