//! `[targets]` of `plan.toml`: what the plan aims at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Hold, MeasureFile, Nature, Relation, ThingsFile};
use crate::axes::Year;
use crate::source::{Evidence, Words};
use crate::units::Unit;

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
    #[schemars(extend("x-zh" = "所载基期值。", "x-unit" = "as in `unit`"))]
    pub baseline: Option<f64>,
    /// Value aimed at; the lower end of a range.
    #[schemars(extend("x-zh" = "目标值；区间目标为下限。", "x-unit" = "as in `unit`"))]
    pub target: f64,
    /// Upper end of a range.
    #[schemars(extend("x-zh" = "区间目标的上限。", "x-unit" = "as in `unit`", "x-example" = "0.98"))]
    pub upper: Option<f64>,
    /// How the value must stand to the target.
    #[schemars(extend("x-zh" = "实际值与目标值应有的关系。"))]
    pub relation: Relation,
    /// Words that stand for the target where it is printed, such as “in step with GDP”.
    #[schemars(extend("x-zh" = "代替目标值印出的文字，如“与 GDP 增长同步”。"))]
    pub shown: Option<Words>,
    /// Growth with which the measure is to keep step: the measure is by how much it grows more, and what is printed is its
    /// own growth, with the difference in percentage points beside it.
    #[schemars(extend("x-zh" = "与之保持同步的增长：所比较的量是增速与它之差，印出的是增速本身，相差的百分点作为说明。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "growth"))]
    pub in_step_with: Option<String>,
    /// Unit.
    #[schemars(extend("x-zh" = "单位。"))]
    pub unit: Unit,
    /// Chinese measure word in place of the usual one, where things that are counted in `units` are printed in Chinese.
    #[schemars(extend("x-zh" = "印出时代替“个”的量词，如场、届、支；只用于单位为 `units` 的目标。"))]
    pub counted_in: Option<String>,
    /// Year.
    #[schemars(extend("x-zh" = "目标年。", "x-unit" = "year"))]
    pub year: Year,
    /// When it must hold.
    #[schemars(extend("x-zh" = "何时须达到。"))]
    pub hold: Hold,
    /// Things counted, where a share of 100 % means that not one is missing: a quantity of the projection, or a number;
    /// a number needs `of_source` and `of_evidence`, or a reason in `definition`.
    #[schemars(extend("x-zh" = "计数总数；目标为 100% 时即一个也不能少。可写测算的某个量，或一个数；写数时须有 `of_source` 与 `of_evidence`，或在 `definition` 里说明理由。", "x-unit" = "units"))]
    pub of: Option<ThingsFile>,
    /// Where the number of things is from: key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "总数的来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub of_source: Option<String>,
    /// Place in that source.
    #[schemars(extend("x-zh" = "总数在来源中的位置（页、表、段）。", "x-example" = "'第 3 页'"))]
    pub of_at: Option<String>,
    /// How the number of things was obtained.
    #[schemars(extend("x-zh" = "总数的取得方式。"))]
    pub of_evidence: Option<Evidence>,
    /// Where it is from, if not from the plan: key in `datasets/sources.toml`, or in the model's own.
    #[schemars(extend("x-zh" = "不出自规划的，填来源的键名（`datasets/sources.toml` 或本模型的 `sources.toml`）。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: Option<String>,
    /// Place in the plan, or in that source.
    #[schemars(extend("x-zh" = "在规划或该来源中的位置。"))]
    pub at: String,
    /// Definition given.
    #[schemars(extend("x-zh" = "规划给出的定义。"))]
    pub definition: Option<Words>,
}
