//! `[targets]` of `plan.toml`: what the plan aims at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Relation;
use crate::axes::Year;
use crate::source::Words;
use crate::units::Unit;

/// Binding or expected indicator, or a target in a box or in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "指标性质：约束性、预期性，或专栏、正文中的目标。"))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性.
    #[schemars(extend("x-zh" = "约束性。"))]
    Binding,
    /// 预期性.
    #[schemars(extend("x-zh" = "预期性。"))]
    Expected,
    /// 专栏 or text.
    #[schemars(extend("x-zh" = "专栏或正文。"))]
    Box,
}

/// What is compared with the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "与目标值比较的量。"))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeasureFile {
    /// A process by itself.
    #[schemars(extend("x-zh" = "某个过程本身。"))]
    Process(#[schemars(extend("x-names" = "process"))] String),
    /// Served ÷ needed of a service.
    #[schemars(extend("x-zh" = "某项服务的覆盖率：享受人数 ÷ 需求人数。"))]
    CoverageOf(#[schemars(extend("x-names" = "service"))] String),
    /// Another quantity of the projection.
    #[schemars(extend("x-zh" = "测算的其他量。"))]
    Quantity(#[schemars(extend("x-names" = "quantity"))] String),
}

/// When a target must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "目标何时须达到。"))]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// At the end of the target year.
    #[schemars(extend("x-zh" = "目标年年末。"))]
    End,
    /// In every year of the plan.
    #[schemars(extend("x-zh" = "规划期内每年。"))]
    EveryYear,
    /// On average over the years of the plan.
    #[schemars(extend("x-zh" = "规划期内年均。"))]
    Mean,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一项目标。"))]
#[serde(deny_unknown_fields)]
pub struct TargetFile {
    /// Number in the plan's table of indicators.
    #[schemars(extend("x-zh" = "在规划指标表中的序号。"))]
    pub number: Option<u32>,
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Binding, expected or box.
    #[schemars(extend("x-zh" = "指标性质。"))]
    pub nature: Nature,
    /// What is compared.
    #[schemars(extend("x-zh" = "与目标值比较的量。"))]
    pub measure: MeasureFile,
    /// Value in the base year as printed.
    #[schemars(extend("x-zh" = "所载基期值。"))]
    pub baseline: Option<f64>,
    /// Value aimed at; the lower end of a range.
    #[schemars(extend("x-zh" = "目标值；区间目标为下限。"))]
    pub target: f64,
    /// Upper end of a range.
    #[schemars(extend("x-zh" = "区间目标的上限。"))]
    pub upper: Option<f64>,
    /// How the value must stand to the target.
    #[schemars(extend("x-zh" = "实际值与目标值应有的关系。"))]
    pub relation: Relation,
    /// Words that stand for the target where it is printed, such as “in step with GDP”.
    #[schemars(extend("x-zh" = "代替目标值印出的文字，如“与 GDP 增长同步”。"))]
    pub shown: Option<Words>,
    /// Unit.
    #[schemars(extend("x-zh" = "单位。"))]
    pub unit: Unit,
    /// Year.
    #[schemars(extend("x-zh" = "目标年。"))]
    pub year: Year,
    /// When it must hold.
    #[schemars(extend("x-zh" = "何时须达到。"))]
    pub hold: Hold,
    /// Things counted, where a share of 100 % means that not one is missing.
    #[schemars(extend("x-zh" = "计数总数；目标为 100% 时即一个也不能少。"))]
    pub of: Option<f64>,
    /// Place in the plan.
    #[schemars(extend("x-zh" = "在规划中的位置。"))]
    pub at: String,
    /// Definition given.
    #[schemars(extend("x-zh" = "规划给出的定义。"))]
    pub definition: Option<Words>,
}
