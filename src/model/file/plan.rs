//! `plan.toml`: the document, and what it says of the past.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Relation, TargetFile};
use crate::axes::Year;
use crate::model::exactly::exactly;
use crate::source::Words;
use crate::units::Unit;

/// What a plan says of the past, and what it aims at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "规划：对既往的表述与规划目标。"))]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The document.
    #[schemars(extend("x-zh" = "规划文件。"))]
    pub plan: Option<DocumentFile>,
    /// What it says of the past.
    #[schemars(extend("x-zh" = "规划所载的既往事实。"))]
    #[serde(default)]
    pub facts: IndexMap<String, FactFile>,
    /// What it aims at.
    #[schemars(extend("x-zh" = "规划目标。"))]
    #[serde(default)]
    pub targets: IndexMap<String, TargetFile>,
}

/// The plan itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "规划文件。"))]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// Title.
    #[schemars(extend("x-zh" = "文件标题。"))]
    pub title: Words,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Number and date.
    #[schemars(extend("x-zh" = "文号与日期。"))]
    pub at: String,
    /// First and last year.
    #[schemars(extend("x-zh" = "起止年份。", "x-unit" = "year"))]
    #[serde(deserialize_with = "exactly")]
    pub period: [Year; 2],
}

/// Whether a fact is a stock or a sum over years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "时点数还是多年合计。"))]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// At the end of the period.
    #[schemars(extend("x-zh" = "期末数。"))]
    Stock,
    /// Over the whole period.
    #[schemars(extend("x-zh" = "全期合计。"))]
    Sum,
}

/// A fact of the past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一项既往事实。"))]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Stock or sum.
    #[schemars(extend("x-zh" = "期末数或合计。"))]
    pub kind: FactKind,
    /// First and last year.
    #[schemars(extend("x-zh" = "起止年份。", "x-unit" = "year"))]
    #[serde(deserialize_with = "exactly")]
    pub period: [Year; 2],
    /// The value printed.
    #[schemars(extend("x-zh" = "所载数值。", "x-unit" = "as in `unit`"))]
    pub value: f64,
    /// How the truth stands to the value printed.
    #[schemars(extend("x-zh" = "实际值与所载数值的关系。"))]
    pub relation: Relation,
    /// Unit.
    #[schemars(extend("x-zh" = "单位。"))]
    pub unit: Unit,
    /// Where it is from, if not from the plan: key in `datasets/sources.toml`, or in the model's own.
    #[schemars(extend("x-zh" = "不出自规划的，填来源的键名（`datasets/sources.toml` 或本模型的 `sources.toml`）。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: Option<String>,
    /// Place in the plan, or in that source.
    #[schemars(extend("x-zh" = "在规划或该来源中的位置。"))]
    pub at: String,
    /// Process that it is about.
    #[schemars(extend("x-zh" = "所说的过程。"))]
    #[schemars(extend("x-names" = "process"))]
    pub about: Option<String>,
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
}

#[cfg(test)]
mod tests {
    use super::FactFile;
    use crate::dataset::Declaration;

    #[test]
    fn a_third_year_is_not_dropped() {
        let fact = |period: &str| {
            let text = format!(
                "title = {{ zh = \"a\", en = \"a\" }}\nkind = \"sum\"\nperiod = {period}\nvalue = 1\n\
                 relation = \"=\"\nunit = \"persons\"\nat = \"a\"\n"
            );
            let read = Declaration::whole::<FactFile>("plan.toml", &text);
            read.map(|fact| fact.period)
        };
        assert_eq!(fact("[2016, 2020]"), Ok([2016, 2020]));
        let said = fact("[2016, 2018, 2020]").expect_err("one too many");
        let said = said.0[0].words().zh;
        assert!(
            said.contains("第 3 行 period：写了 3 项；应为 2 项的列表"),
            "{said}"
        );
    }
}
