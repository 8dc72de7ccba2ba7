//! `elsewhere.toml`: what a model says of another county of the province where nobody has given a figure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Table;

use crate::source::Words;

/// What `plancast new`, `import` and `province` say of another county of the province where nobody has given a
/// figure of its own; never inherited. What the censuses and the workbook say goes before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "用于本省其他县（`plancast new`、`import`、`province`）而无人给出当地数时的取值；不继承。普查与填报表里有的数优先。"))]
#[serde(deny_unknown_fields)]
pub struct ElsewhereFile {
    /// Services of which the county has its part of this model's units, by registered people: where this model is of a
    /// whole province.
    #[schemars(extend("x-zh" = "按户籍人口从本模型的机构数中分给该县的服务：用于本模型是全省模型的情形。"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("x-names" = "service"))]
    pub places_by_people: Vec<String>,
    /// Registered people at the end of the base year, where only the older census has them.
    #[schemars(extend("x-zh" = "基年末户籍人口，用于只有上次普查给出户籍人口的情形。"))]
    pub registered: RegisteredElsewhereFile,
    /// Certificate holders at the end of the base year, where no recipients are given that would fix them.
    #[schemars(extend("x-zh" = "基年末持证残疾人，用于没有给出可据以确定持证人数的享受人数的情形。"))]
    pub holders: HoldersElsewhereFile,
    /// Parameters, written into the county's own `parameters.toml` as they stand here.
    #[schemars(extend("x-zh" = "参数，照写入该县的 `parameters.toml`。"))]
    #[serde(default)]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub parameters: Table,
    /// Processes called `<attribute>_share`, written into the county's own `processes.toml` as they stand here:
    /// the share of holders with an attribute, where no recipients are given that would fix it.
    #[schemars(extend("x-zh" = "名为 `<属性>_share` 的过程，照写入该县的 `processes.toml`：没有给出可据以确定的享受人数时，持证残疾人中具有该属性的比例。"))]
    #[serde(default)]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub processes: Table,
}

/// Registered people at the end of the base year, from those of the older census.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "由上次普查的户籍人口推算的基年末户籍人口。"))]
#[serde(deny_unknown_fields)]
pub struct RegisteredElsewhereFile {
    /// What those of the older census are multiplied by.
    #[schemars(extend("x-zh" = "对上次普查户籍人口所乘的倍数。", "x-unit" = "ratio"))]
    pub growth: f64,
    /// Least number: so many times the residents who are registered where they live.
    #[schemars(extend("x-zh" = "下限：户籍在本地的常住人口的倍数。", "x-unit" = "ratio"))]
    pub least_of_local: f64,
    /// Standard deviation of the logarithm.
    #[schemars(extend("x-zh" = "对数的标准差。", "x-unit" = "logarithm"))]
    pub sd_log: f64,
}

/// Certificate holders among registered people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "户籍人口中的持证残疾人。"))]
#[serde(deny_unknown_fields)]
pub struct HoldersElsewhereFile {
    /// Their share of registered people.
    #[schemars(extend("x-zh" = "持证残疾人占户籍人口的比例。", "x-unit" = "ratio"))]
    pub share: f64,
    /// Standard deviation of the logarithm.
    #[schemars(extend("x-zh" = "对数的标准差。", "x-unit" = "logarithm"))]
    pub sd_log: f64,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: String,
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Words,
}
