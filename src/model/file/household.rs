//! `[households]` of `model.toml`: how people live together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::exactly::exactly;

/// How people live together; only the person engine asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "家庭户的构成；只有个体引擎用到。"))]
#[serde(deny_unknown_fields)]
pub struct HouseholdsFile {
    /// First and last age of adults who can care for others; who is older counts as old.
    #[schemars(extend("x-zh" = "能照料他人的成年人的起止年龄；超过的算老人。", "x-unit" = "years of age"))]
    #[serde(deserialize_with = "exactly")]
    pub able: [usize; 2],
    /// Parameter: share of people who live alone.
    #[schemars(extend("x-zh" = "参数：独居人口的比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub alone: String,
    /// Parameter: people in a household, on average.
    #[schemars(extend("x-zh" = "参数：平均每户人数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub size: String,
    /// Parameter: share of the households of two and more that a couple heads.
    #[schemars(extend("x-zh" = "参数：二人及以上户中以夫妻为户主的比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub couples: String,
    /// Parameter: share of further members who are a generation older than the head.
    #[schemars(extend("x-zh" = "参数：其余成员中比户主长一代的比例。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub elders: String,
    /// Parameter: years between generations.
    #[schemars(extend("x-zh" = "参数：代际年龄差（年）。", "x-unit" = "years"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub generation: String,
    /// Parameter: their standard deviation.
    #[schemars(extend("x-zh" = "参数：代际年龄差的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub generation_spread: String,
    /// Parameter: years by which men are older than their wives.
    #[schemars(extend("x-zh" = "参数：丈夫比妻子年长的年数。", "x-unit" = "years"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub partner: String,
    /// Parameter: their standard deviation.
    #[schemars(extend("x-zh" = "参数：夫妻年龄差的标准差。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub partner_spread: String,
    /// Parameter: odds that a member of a holder's household holds a certificate too, relative to
    /// others of the same age and sex.
    #[schemars(extend("x-zh" = "参数：持证残疾人的家庭成员也持证的比数，相对同年龄、同性别的其他人。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub clustering: String,
}
