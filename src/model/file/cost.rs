//! `cost` of `services.toml`: standards, what they are tied to, their tiers, who pays; and what units cost.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::uprating::Uprating;
use crate::axes::Year;
use crate::model::rule::RuleFile;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;

/// What a unit costs, whoever comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一家机构的投入或经费，与来人多少无关。"))]
#[serde(deny_unknown_fields)]
pub struct UnitCostFile {
    /// Yuan, in the prices of `price_year`.
    #[schemars(extend("x-zh" = "元，按 `price_year` 的价格。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub amount: Distribution,
    /// How it rises: `"fixed"`, `{ by = "<growth process>" }`, or `{ rule = "<rule>" }`.
    #[schemars(extend("x-zh" = "提标办法：`\"fixed\"`、`{ by = \"增长过程\" }`，或 `{ rule = \"[upratings] 的办法\" }`。"))]
    pub uprating: Uprating,
    /// Year of the prices.
    #[schemars(extend("x-zh" = "价格年份。", "x-unit" = "year"))]
    pub price_year: Year,
    /// Who pays, shares that add up to 1; if not given, who pays for the recipients, as `cost.payers` says.
    #[schemars(extend("x-zh" = "各方分担比例，合计为 1；不写则与本服务 `cost.payers` 相同。", "x-unit" = "ratio"))]
    #[schemars(extend("x-keys" = "payer"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub payers: IndexMap<String, f64>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "`datasets/sources.toml` 里的键。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: Option<String>,
    /// How it was obtained.
    #[schemars(extend("x-zh" = "由来。"))]
    pub evidence: Evidence,
    /// How the source was seen.
    #[schemars(extend("x-zh" = "来源的核实情况。"))]
    pub verification: Verification,
}

/// How often an amount is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "支付频次。"))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Twelve times a year.
    #[schemars(extend("x-zh" = "按月，一年十二次。"))]
    Month,
    /// Once a year, or once for each person-time.
    #[schemars(extend("x-zh" = "一年一次，或每人次一次。"))]
    Year,
}

impl Per {
    /// Payments in a year.
    pub const fn payments(self) -> u32 {
        match self {
            Per::Month => 12,
            Per::Year => 1,
        }
    }

    /// For which time one is paid, in Chinese and in English.
    pub const fn words(self) -> [&'static str; 2] {
        match self {
            Per::Month => ["月", "month"],
            Per::Year => ["年", "year"],
        }
    }

    /// Whether payments go on through the year, and so to the mean of the recipients at its two ends; else they go to
    /// those of its end.
    pub const fn goes_on(self) -> bool {
        self.payments() > 1
    }
}

/// What a recipient costs: one amount, an amount tied to that of another service, or tiers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "每名享受者的成本：写一个金额，或与另一服务的标准挂钩，或分档。"))]
#[serde(deny_unknown_fields)]
pub struct CostFile {
    /// Yuan, in the prices of `price_year`.
    #[schemars(extend("x-zh" = "金额（元），按 `price_year` 的价格。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub amount: Option<Distribution>,
    /// In place of an amount: a part of the standard of another service, with which it moves.
    #[schemars(extend("x-zh" = "不写金额而按另一服务标准的一定比例确定，随之调整。"))]
    pub tied: Option<TieFile>,
    /// In place of an amount: several, each for some of the recipients; who is in none of the earlier ones is in the
    /// last.
    #[schemars(extend("x-zh" = "不写金额而分档：每档各有对象和金额；不属于前面各档的都归最后一档。"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub tiers: IndexMap<String, TierFile>,
    /// How often.
    #[schemars(extend("x-zh" = "支付频次。"))]
    pub per: Per,
    /// How it rises: `"fixed"`, `{ by = "<growth process>" }`, or `{ rule = "<rule>" }`; not said where it is tied.
    #[schemars(extend("x-zh" = "提标办法：`fixed`（不变）、`{ by = <增长类过程> }`，或 `{ rule = <model.toml 的 [upratings]> }`；与别的标准挂钩的不写。"))]
    pub uprating: Option<Uprating>,
    /// Year of the prices; not said where it is tied.
    #[schemars(extend("x-zh" = "价格年份；与别的标准挂钩的不写。", "x-unit" = "year"))]
    pub price_year: Option<Year>,
    /// Dated changes of the amount, as ratios to the rule.
    #[schemars(extend("x-zh" = "定期提标：自某年起，金额为按提标办法所得的倍数。"))]
    #[serde(default)]
    pub steps: Vec<StepFile>,
    /// Who pays, shares that add up to 1.
    #[schemars(extend("x-zh" = "各付款方的配套比例，合计为 1。", "x-unit" = "ratio"))]
    #[schemars(extend("x-keys" = "payer"))]
    pub payers: IndexMap<String, f64>,
    /// Who tells of the payers, of whom the source of the amount says nothing; assumed if nobody does.
    #[schemars(extend("x-zh" = "各付款方配套比例自己的来历（金额的来源并不说明由谁付）；不写则视为假设。"))]
    pub payers_told: Option<ToldFile>,
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

/// Where a number is from whose source is another than that of the numbers beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个数自己的来历，与同处其他数的来源不同。"))]
#[serde(deny_unknown_fields)]
pub struct ToldFile {
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

/// A standard that is a part of another one, as by law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "与另一标准挂钩，如规定为低保标准的 30%。"))]
#[serde(deny_unknown_fields)]
pub struct TieFile {
    /// The service whose amount it is a part of: one with an `amount` of its own, paid as often.
    #[schemars(extend("x-zh" = "所挂钩的服务：须有自己的 `amount`，支付频次相同。"))]
    #[schemars(extend("x-names" = "service"))]
    pub to: String,
    /// Which part of it.
    #[schemars(extend("x-zh" = "占其标准的比例。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub ratio: Distribution,
}

/// Some of the recipients of a service, with an amount of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一档：部分享受者及其标准。"))]
#[serde(deny_unknown_fields)]
pub struct TierFile {
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Rule: any of these clauses, by age, sex, category and grade; everybody if none is given.
    #[schemars(extend("x-zh" = "对象：符合任一条即可，按年龄、性别、类别、等级；不写则不限。"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligible: Vec<RuleFile>,
    /// Parameter: which part of those whom the rule admits is entitled to it; all if not given. The others are in a
    /// later tier.
    #[schemars(extend("x-zh" = "参数：符合对象者中认定可享受本档的比例，不写则全部；其余归后面的档。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub entitled: Option<String>,
    /// Yuan, in the prices of `price_year` of the service.
    #[schemars(extend("x-zh" = "金额（元），按本服务 `price_year` 的价格。"))]
    #[schemars(extend("x-within" = "not_negative"))]
    pub amount: Distribution,
}

/// A dated change of a standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "自某年起的一次提标。"))]
#[serde(deny_unknown_fields)]
pub struct StepFile {
    /// From the start of this year.
    #[schemars(extend("x-zh" = "自该年年初起。", "x-unit" = "year"))]
    pub from: Year,
    /// Times what the uprating rule gives.
    #[schemars(extend("x-zh" = "按提标办法所得金额的倍数。", "x-unit" = "ratio", "x-example" = "1.1"))]
    pub ratio: f64,
    /// Standard deviation of the logarithm of the ratio, drawn once in each draw; known for sure if not given.
    #[schemars(extend("x-zh" = "倍数的对数的标准差，每次模拟抽取一次；不写则倍数是确定的。", "x-unit" = "logarithm"))]
    #[schemars(extend("x-within" = "not_negative", "x-example" = "0.05"))]
    pub sd_log: Option<f64>,
}

impl StepFile {
    /// What the ratio may be.
    pub fn times(&self) -> Distribution {
        match self.sd_log {
            None => Distribution::Fixed { value: self.ratio },
            Some(sd_log) => Distribution::Lognormal {
                median: self.ratio,
                sd_log,
            },
        }
    }
}
