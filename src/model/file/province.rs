//! `province.toml`: what is published of a whole province, to which its counties are brought.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;

/// Totals that are published of the province: `plancast province` brings the draws of its counties to them; never
/// inherited.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "全省公布的合计：`plancast province` 把各县的模拟与之核对、调整；不继承。"))]
#[serde(deny_unknown_fields)]
pub struct ProvinceFile {
    /// The totals, each of quantities and a year that no other is of.
    #[schemars(extend("x-zh" = "各项合计；同一年的同一个量只归一项。"))]
    #[serde(default)]
    pub totals: IndexMap<String, TotalFile>,
}

/// One total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一项合计。"))]
#[serde(deny_unknown_fields)]
pub struct TotalFile {
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Quantities whose sum it is.
    #[schemars(extend("x-zh" = "由哪些量相加。"))]
    #[schemars(extend("x-names" = "quantity"))]
    pub of: Vec<String>,
    /// Year, from the base year on.
    #[schemars(extend("x-zh" = "年份，不早于基年。"))]
    #[schemars(extend("x-unit" = "year"))]
    pub year: Year,
    /// What is published, with its error: of the figure itself, of its definition and of what was carried to the year.
    #[schemars(extend("x-zh" = "公布数及其误差（含口径与推算的误差）。"))]
    pub distribution: Distribution,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: String,
    /// How it was obtained.
    #[schemars(extend("x-zh" = "取得方式。"))]
    pub evidence: Evidence,
    /// How the source was seen.
    #[schemars(extend("x-zh" = "来源的核实情况。"))]
    pub verification: Verification,
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
}
