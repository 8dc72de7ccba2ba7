//! `[needs]` and `[money]` of `model.toml`: what several services meet, and cost, together.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Words;

/// A published sum over several years and its error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "公布的多年合计及其误差。"))]
#[serde(deny_unknown_fields)]
pub struct SumAnchorFile {
    /// Fact of the plan.
    #[schemars(extend("x-zh" = "规划所载事实。"))]
    #[schemars(extend("x-names" = "fact"))]
    pub fact: String,
    /// Parameter: its error, a ratio around 1.
    #[schemars(extend("x-zh" = "参数：该合计的误差，为 1 上下的倍数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub error: String,
}

/// A need that several services meet together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "由几项服务共同满足的需求。"))]
#[serde(deny_unknown_fields)]
pub struct NeedFile {
    /// Name for people of the share that is met.
    #[schemars(extend("x-zh" = "满足率的名称。"))]
    pub title: Words,
    /// The services.
    #[schemars(extend("x-zh" = "所含服务。"))]
    #[schemars(extend("x-names" = "service"))]
    pub services: Vec<String>,
}

/// Sums of money over services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "各项服务的资金合计。"))]
#[serde(deny_unknown_fields)]
pub struct MoneyFile {
    /// Process that turns money of each year into money of the base year.
    #[schemars(extend("x-zh" = "过程：价格指数，把各年资金折成基年价。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "growth"))]
    pub price_index: String,
    /// Sums over some of the services: the quantities `cost.<name>`, in prices of the year, of the base
    /// year, and added up over five years.
    #[schemars(extend("x-zh" = "若干服务的资金合计，即各个 `cost.<名称>` 量：当年价、基年价与五年累计。"))]
    #[serde(default)]
    pub sums: IndexMap<String, MoneySumFile>,
}

/// A sum of money over some services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "若干服务的资金合计。"))]
#[serde(deny_unknown_fields)]
pub struct MoneySumFile {
    /// What is paid, such as “the two subsidies”.
    #[schemars(extend("x-zh" = "名称，如“两项补贴”。"))]
    pub title: Words,
    /// The services.
    #[schemars(extend("x-zh" = "所含服务。"))]
    #[schemars(extend("x-names" = "service"))]
    pub services: Vec<String>,
    /// The sum that was published, if one was: the level of the services' standards is set by it.
    #[schemars(extend("x-zh" = "公布的资金合计（如有）；各服务的标准按它定水平。"))]
    pub anchor: Option<SumAnchorFile>,
}
