//! The files of `scenarios/`: what might be otherwise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::several::one_or_several;
use super::{LeverFile, Phase};
use crate::axes::Year;
use crate::source::Words;

/// A scenario's own file: only the difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个情景：只写与基准不同的部分。"))]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// The scenarios that it starts from: a name, or a list of names that are laid over each other in this order; the
    /// baseline if none.
    #[schemars(extend("x-zh" = "在哪些情景之上：一个名称，或按先后叠加的一列名称；不写则为基准。"))]
    #[serde(
        default,
        deserialize_with = "one_or_several",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub extends: Vec<String>,
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Why anyone would look at it.
    #[schemars(extend("x-zh" = "设此情景的理由。"))]
    pub why: Words,
    /// First year in which it differs; if none, that of its first lever where it only has levers, else the year after the
    /// base year.
    #[schemars(extend("x-zh" = "自哪年起不同；不写则为第一项措施的年份（只有措施时），否则为基年次年。", "x-unit" = "year"))]
    pub from: Option<Year>,
    /// Years over which it takes hold; at once if none.
    #[schemars(extend("x-zh" = "分几年到位；不写则一步到位。"))]
    pub phase_in: Option<u32>,
    /// How it takes hold over these years.
    #[schemars(extend("x-zh" = "这几年里怎样到位。"))]
    #[serde(default)]
    pub phase: Phase,
    /// The difference, in the form of the model's own files.
    #[schemars(extend("x-zh" = "不同之处，写法与模型各文件相同。"))]
    #[serde(default)]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub change: toml::Table,
    /// What is done about services, in the order of the years.
    #[schemars(extend("x-zh" = "对服务采取的措施，按年份顺序。"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lever: Vec<LeverFile>,
}

impl ScenarioFile {
    /// The first year in which it differs from what it stands on, where that starts from a base year.
    pub fn begins(&self, base: Year) -> Year {
        let levers = self.lever.iter().map(|lever| lever.from);
        let first = levers.min().filter(|year| *year > base);
        let only = first.filter(|_| self.change.is_empty());
        self.from.or(only).unwrap_or(base + 1)
    }
}
