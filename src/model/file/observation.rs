//! `observations.toml`: what was reported later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Verification};

/// What was reported after the base year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "基年以后公布的数。"))]
#[serde(deny_unknown_fields)]
pub struct ObservationsFile {
    /// What was reported.
    #[schemars(extend("x-zh" = "公布数。"))]
    #[serde(default)]
    pub observation: Vec<ObservationFile>,
}

/// One reported value: of a process, of what a target of the plan measures, or of the people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个公布数：过程的、规划目标所衡量的，或人口的。"))]
#[serde(deny_unknown_fields)]
pub struct ObservationFile {
    /// The process that it is a value of; this, `target` or `quantity`.
    #[schemars(extend("x-zh" = "公布的是哪个过程；与 `target`、`quantity` 三者取一。"))]
    #[schemars(extend("x-names" = "process"))]
    pub process: Option<String>,
    /// The target whose measure it is a value of, or of what a single year added where every year is to add; this,
    /// `process` or `quantity`.
    #[schemars(extend("x-zh" = "公布的是哪项规划目标所衡量的量；目标为每年新增（`each_year_adds`）的，填当年新增数；与 `process`、`quantity` 三者取一。"))]
    #[schemars(extend("x-names" = "target"))]
    pub target: Option<String>,
    /// What is reported of the people; this, `process` or `target`.
    #[schemars(extend("x-zh" = "公布的是哪个人口数；与 `process`、`target` 三者取一。"))]
    pub quantity: Option<PeopleQuantity>,
    /// The year it is about.
    #[schemars(extend("x-zh" = "所属年份。"))]
    pub year: Year,
    /// The year from which it was known; the year after if not given.
    #[schemars(extend("x-zh" = "自哪年起为人所知；不写则为次年。"))]
    pub known: Option<Year>,
    /// The value; a share of 97 % is 0.97, and 0 and 1 are read as they stand.
    #[schemars(extend("x-zh" = "数值；比例 97% 写 0.97，0 与 1 照原样读。"))]
    pub value: f64,
    /// Standard deviation of its error, in the unit of the value; if not given, it stands as printed.
    #[schemars(extend("x-zh" = "误差的标准差，单位同数值；不写则按所印的数。"))]
    pub error: Option<f64>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: Option<String>,
    /// How it was obtained.
    #[schemars(extend("x-zh" = "取得方式。"))]
    pub evidence: Evidence,
    /// How the source was seen.
    #[schemars(extend("x-zh" = "来源的核实情况。"))]
    pub verification: Verification,
}

/// What can be reported of the people of any year after the start; the paths that follow learn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "基年以后可以公布的人口数；其后的走势据此修正。"))]
#[serde(rename_all = "snake_case")]
pub enum PeopleQuantity {
    /// Everybody at the end of the year.
    #[schemars(extend("x-zh" = "年末总人口。"))]
    Population,
    /// Births in the year.
    #[schemars(extend("x-zh" = "当年出生人数。"))]
    Births,
    /// Deaths in the year.
    #[schemars(extend("x-zh" = "当年死亡人数。"))]
    Deaths,
}

impl ObservationFile {
    /// The year from which it was known.
    pub fn known(&self) -> Year {
        self.known.unwrap_or(self.year.saturating_add(1))
    }
}
