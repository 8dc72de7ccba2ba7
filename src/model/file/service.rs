//! `services.toml`: the ten systems of services, who may have them, and what they cost.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::cost::{CostFile, ToldFile, UnitCostFile};
use crate::model::rule::RuleFile;
use crate::source::{Evidence, Words};
use crate::statistics::sampling::Distribution;
use crate::units::Unit;

/// Of whom a service's eligible people are a part.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[schemars(extend("x-zh" = "符合条件者从哪些人中产生。"))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Certificate holders at the end of the year.
    #[schemars(extend("x-zh" = "年末持证残疾人。"))]
    Holders,
    /// People certified in the year.
    #[schemars(extend("x-zh" = "当年新办证的人。"))]
    NewHolders,
    /// People with a disability, certified or not.
    #[schemars(extend("x-zh" = "残疾人，不论是否持证。"))]
    Disabled,
    /// Holders who work.
    #[schemars(extend("x-zh" = "已就业的持证残疾人。"))]
    Employed,
    /// Holders of working age who do not work.
    #[schemars(extend("x-zh" = "劳动年龄内未就业的持证残疾人。"))]
    NotEmployed,
}

/// One service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一项服务。"))]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// One of the systems of `model.toml`.
    #[schemars(extend("x-zh" = "所属服务体系。"))]
    #[schemars(extend("x-names" = "system"))]
    pub system: String,
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Of whom.
    #[schemars(extend("x-zh" = "服务对象的范围。"))]
    pub basis: Basis,
    /// What is counted.
    #[schemars(extend("x-zh" = "计数单位。"))]
    pub unit: Unit,
    /// Rule: any of these clauses.
    #[schemars(extend("x-zh" = "资格规则：符合任一条即可。"))]
    pub eligible: Vec<RuleFile>,
    /// Process: share of the eligible who want or take it up.
    #[schemars(extend("x-zh" = "过程：符合条件者中需要或申请的比例。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub need: String,
    /// Process: share of the need that is met where no places limit it.
    #[schemars(extend("x-zh" = "过程：不受床位（名额）限制时需求得到满足的比例，即覆盖率。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub coverage: Option<String>,
    /// Process: this part of the need goes here …
    #[schemars(extend("x-zh" = "过程：需求按此比例归本服务。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub split: Option<String>,
    /// … or the rest of it.
    #[schemars(extend("x-zh" = "过程：需求减去此比例后的其余归本服务。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
    pub complement: Option<String>,
    /// Whether unmet need is added to the next year's.
    #[schemars(extend("x-zh" = "未满足的需求是否转入下一年。"))]
    #[serde(default)]
    pub carries_over: bool,
    /// Places that limit it.
    #[schemars(extend("x-zh" = "限制服务人数的床位（名额）。"))]
    pub capacity: Option<CapacityFile>,
    /// Whether it is in force.
    #[schemars(extend("x-zh" = "是否实施。"))]
    #[serde(default = "in_force")]
    pub enabled: bool,
    /// Services that its recipients no longer receive.
    #[schemars(extend("x-zh" = "享受本服务后不再享受的服务。"))]
    #[serde(default)]
    #[schemars(extend("x-names" = "service"))]
    pub displaces: Vec<String>,
    /// Recipients published for the base year.
    #[schemars(extend("x-zh" = "公布的基年享受人数。"))]
    pub observed: Option<ObservedFile>,
    /// Parameter: yearly log growth of recipients before the base year.
    #[schemars(extend("x-zh" = "参数：基年以前享受人数的年增长（对数）。", "x-unit" = "log change a year"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub history_growth: Option<String>,
    /// What it costs.
    #[schemars(extend("x-zh" = "单位成本。"))]
    pub cost: Option<CostFile>,
    /// The count of other places, in the table of `[outside]` in `model.toml`, with which its recipients are compared;
    /// services with the same count are compared together.
    #[schemars(extend("x-zh" = "与外地的哪一项人数比较：`model.toml` 的 `[outside]` 所指表中 `service` 列的值；写同一值的几项服务合起来比较。"))]
    pub compared_with: Option<String>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: Option<String>,
    /// How the demand is obtained.
    #[schemars(extend("x-zh" = "需求的取得方式。"))]
    pub evidence: Evidence,
}

const fn in_force() -> bool {
    true
}

/// A published fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "公布的事实。"))]
#[serde(deny_unknown_fields)]
pub struct ObservedFile {
    /// Fact of the plan.
    #[schemars(extend("x-zh" = "规划所载事实。"))]
    #[schemars(extend("x-names" = "fact"))]
    pub fact: String,
}

/// Places: `(existing + new units) · places in each`; and what the units need, whoever comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "床位（名额）：`（现有机构 + 新增机构）× 每家床位数`。"))]
#[serde(deny_unknown_fields)]
pub struct CapacityFile {
    /// Process that counts new units.
    #[schemars(extend("x-zh" = "过程：新增机构数。"))]
    #[schemars(extend("x-names" = "process", "x-kind" = "count"))]
    pub units: Option<String>,
    /// Units in the base year.
    #[schemars(extend("x-zh" = "基年的机构数。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub existing: Distribution,
    /// Places in a unit.
    #[schemars(extend("x-zh" = "每家机构的床位（名额）数。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub places: Distribution,
    /// Staff in a unit, in persons.
    #[schemars(extend("x-zh" = "每家机构的工作人员数（人）。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub staff: Option<Distribution>,
    /// Who tells of units, places and staff; as little known as the service itself if nobody does.
    #[schemars(extend("x-zh" = "机构数、名额、人员自己的来历；不写则与本服务的 `evidence` 相同，没有出处。"))]
    pub told: Option<ToldFile>,
    /// What it costs to build a new unit, paid in the year in which it opens.
    #[schemars(extend("x-zh" = "新建一家机构的投入，计在开办当年。"))]
    pub capital: Option<UnitCostFile>,
    /// What it costs to run a unit for a year, whoever comes.
    #[schemars(extend("x-zh" = "一家机构每年的固定运转经费，与来人多少无关。"))]
    pub running: Option<UnitCostFile>,
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
}
