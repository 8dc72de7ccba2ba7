//! `[population]` of `model.toml`: where the people of the start come from.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;

/// Where the starting population comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "起始人口的来源。"))]
#[serde(deny_unknown_fields)]
pub struct PopulationFile {
    /// A census of residents by age group and sex; the newest one known is used.
    #[schemars(extend("x-zh" = "普查常住人口表，分年龄组、性别；取当时已公布的最近一次。"))]
    pub census: Option<TableFile>,
    /// Or a table of the population itself by year, age group and sex.
    #[schemars(extend("x-zh" = "或直接取分年份、年龄组、性别的人口表。"))]
    pub table: Option<TableFile>,
    /// A table of the codes that places had before (`region_code`, `former_code`), for releases in which
    /// the region has its old one.
    #[schemars(extend("x-zh" = "行政区划代码变更表（`region_code`、`former_code`），用于本地仍列旧代码的各期数据。"))]
    pub former_codes: Option<TableFile>,
    /// The step from residents to the registered population, by census year.
    #[schemars(extend("x-zh" = "由常住人口折算户籍人口，按普查年份分列。"))]
    #[serde(default)]
    pub registered: IndexMap<String, RegisteredFile>,
    /// The ages of migrants.
    #[schemars(extend("x-zh" = "流动人口的年龄分布。"))]
    pub migrants: Option<MigrantsFile>,
    /// Only one person in so many is followed, and what is counted is raised again: for nations,
    /// whose people's own chance is nothing beside all else that is uncertain.
    #[schemars(extend("x-zh" = "每若干人只模拟一人，计数再按此放大；用于全国模型，个体的偶然性与其他不确定性相比可以不计。"))]
    pub one_in: Option<u32>,
}

impl PopulationFile {
    /// People for whom each person followed stands.
    pub fn stands_for(&self) -> f64 {
        self.one_in.map_or(1.0, f64::from)
    }
}

/// Parameters of the step from residents to registered people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "由常住人口折算户籍人口的参数。"))]
#[serde(deny_unknown_fields)]
pub struct RegisteredFile {
    /// Parameter: registered people.
    #[schemars(extend("x-zh" = "参数：户籍人口。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub total: String,
    /// Parameter: residents registered elsewhere.
    #[schemars(extend("x-zh" = "参数：户籍在外地的常住人口。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub in_migrants: String,
}

/// Parameters of the age schedule of migrants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "流动人口年龄分布的参数。"))]
#[serde(deny_unknown_fields)]
pub struct MigrantsFile {
    /// Parameter: age at the peak.
    #[schemars(extend("x-zh" = "参数：流动人口最多的年龄。", "x-unit" = "years of age"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub peak_age: String,
    /// Parameter: spread around it.
    #[schemars(extend("x-zh" = "参数：围绕该年龄的离散度。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive", "x-spread" = true))]
    pub age_spread: String,
    /// Parameter: level at every age, relative to the peak.
    #[schemars(extend("x-zh" = "参数：各年龄的基底，相对最高处。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative", "x-spread" = true))]
    pub floor: String,
}
