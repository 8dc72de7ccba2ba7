//! How amounts rise from year to year: at once, by a growth process, or by a rule of `[upratings]` in `model.toml`
//! that nobody knows for sure.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::process::ProcessFile;
use crate::source::{Evidence, Verification, Words};
use crate::stream::Reach;

/// How an amount rises from year to year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "标准逐年如何调整。"))]
#[schemars(inline)]
#[serde(rename_all = "snake_case")]
pub enum Uprating {
    /// It stays as it is.
    #[schemars(extend("x-zh" = "不调整。"))]
    Fixed,
    /// By a growth process, such as prices or 低保.
    #[schemars(extend("x-zh" = "按增长类过程提标，如价格、低保标准。"))]
    By(#[schemars(extend("x-names" = "process", "x-kind" = "growth"))] String),
    /// By a rule of `[upratings]`, which is drawn once in each draw for all that name it.
    #[schemars(extend("x-zh" = "按 `[upratings]` 里的办法：每次模拟抽取一次，写同一办法的各项标准共用。"))]
    Rule(#[schemars(extend("x-names" = "uprating"))] String),
}

/// One of the ways of uprating that a model offers.
#[derive(Clone, Debug, PartialEq)]
pub struct UpratingOffered<'f> {
    /// The way.
    pub how: Uprating,
    /// Its word: `fixed`, or the key of a process or a rule.
    pub key: &'f str,
    /// Name for people; amounts that stay have none.
    pub title: Option<&'f Words>,
}

impl Uprating {
    /// The word for amounts that stay as they are.
    pub const FIXED: &'static str = "fixed";

    /// Every way that a model offers, by its processes and rules: amounts that stay, each growth process, each rule.
    pub fn offered<'f>(
        processes: &'f IndexMap<String, ProcessFile>,
        rules: &'f IndexMap<String, UpratingFile>,
    ) -> impl Iterator<Item = UpratingOffered<'f>> {
        let fixed = UpratingOffered {
            how: Uprating::Fixed,
            key: Uprating::FIXED,
            title: None,
        };
        let growth = processes.iter();
        let growth = growth.filter(|(_, process)| matches!(process, ProcessFile::Growth { .. }));
        let by = growth.map(|(key, process)| UpratingOffered {
            how: Uprating::By(key.clone()),
            key: key.as_str(),
            title: Some(process.title()),
        });
        let by_rule = rules.iter().map(|(key, rule)| UpratingOffered {
            how: Uprating::Rule(key.clone()),
            key: key.as_str(),
            title: Some(&rule.title),
        });
        [fixed].into_iter().chain(by).chain(by_rule)
    }

    /// Its word: `fixed`, or the key of what it names.
    pub fn word(&self) -> &str {
        match self {
            Uprating::Fixed => Uprating::FIXED,
            Uprating::By(name) | Uprating::Rule(name) => name,
        }
    }

    /// The rule that it names.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Uprating::Rule(rule) => Some(rule),
            Uprating::Fixed | Uprating::By(_) => None,
        }
    }

    /// Whether another way names things of the same kind.
    pub fn is_like(&self, other: &Uprating) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// One of the ways in which amounts may rise under a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "可能的提标办法之一。"))]
#[serde(rename_all = "snake_case")]
pub enum WayFile {
    /// The amount stays nominally what it is.
    #[schemars(extend("x-zh" = "名义金额不变。"))]
    Fixed,
    /// It follows a growth process.
    #[schemars(extend("x-zh" = "随增长类过程。"))]
    By(#[schemars(extend("x-names" = "process", "x-kind" = "growth"))] String),
}

/// A rule by which amounts rise: one of several ways, with their weights, and in which years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一种提标办法：几种可能及其权重，以及逐年调整还是隔几年调整一次。"))]
#[serde(deny_unknown_fields)]
pub struct UpratingFile {
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// The ways that are possible: one of them holds in a draw, in all its years.
    #[schemars(extend("x-zh" = "各种可能：每次模拟取其一，各年不变。"))]
    pub either: Vec<WayFile>,
    /// How likely each is, in proportion; equally likely if not given.
    #[schemars(extend("x-zh" = "各种可能的权重（按比例）；不写则相等。", "x-unit" = "in proportion"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<f64>,
    /// Parameter: probability that amounts are revised in a year. Until then they stay nominally what they are, and
    /// are then what the growth since the last revision makes of them; revised in every year if not given.
    #[schemars(extend("x-zh" = "参数：某年调整标准的概率。未调整的年份名义金额不变，调整时一次补足上次调整以来的增长；不写则逐年调整。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub renewal: Option<String>,
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
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
    /// Between which places a draw of it is shared.
    #[schemars(extend("x-zh" = "每次模拟的取值由哪一级共用。"))]
    #[serde(default)]
    pub reach: Reach,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_found_by_its_word() {
        let rule = UpratingFile {
            title: Words::both("按办法", "by a rule"),
            either: vec![WayFile::Fixed],
            weights: Vec::new(),
            renewal: None,
            source: "a work".into(),
            at: None,
            evidence: Evidence::Judged,
            verification: Verification::Unverified,
            note: None,
            reach: Reach::default(),
        };
        let rules = IndexMap::from([("rule".to_string(), rule)]);
        let processes = IndexMap::new();
        let offered: Vec<UpratingOffered<'_>> = Uprating::offered(&processes, &rules).collect();
        let words: Vec<&str> = offered.iter().map(|own| own.how.word()).collect();
        assert_eq!(words, [Uprating::FIXED, "rule"]);
        assert!(offered.iter().all(|own| own.key == own.how.word()));
        assert_eq!(offered[1].how.rule(), Some("rule"));
        assert!(!offered[1].how.is_like(&Uprating::By("rule".into())));
    }
}
