//! `[attributes]` of `model.toml`: what the rules of services may ask about a holder beyond age, sex,
//! category and grade.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Words;

/// One thing that a rule may ask: `is = ["<name>"]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "规则可用的一项属性，写作 `is = [<名称>]`。"))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AttributeFile {
    /// 困难: a household on 低保 or at its margin. Its share among holders is set, by grade, so that a
    /// service has the recipients that were published.
    #[schemars(extend("x-zh" = "困难：低保及低保边缘家庭。其在持证残疾人中的比例按残疾等级确定，使服务的享受人数与公布数一致。"))]
    LowIncome {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// The service.
        #[schemars(extend("x-zh" = "以哪项服务公布的享受人数为准。"))]
        #[schemars(extend("x-names" = "service"))]
        anchored_on: String,
        /// Parameter: odds of low income in grades 1–2 relative to 3–4.
        #[schemars(extend("x-zh" = "参数：一、二级属困难家庭的比数相对三、四级的倍数。"))]
        #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
        severe_ratio: String,
        /// Process, a level that starts at 1: by what its odds are multiplied after the base year, when means
        /// tests and their checks change; they stay if none.
        #[schemars(extend("x-zh" = "过程（从 1 起的水平）：基年以后困难的比数所乘的倍数，反映经济状况核对口径的变化；不写则不变。"))]
        #[schemars(extend("x-names" = "process", "x-kind" = "level"))]
        movement: Option<String>,
    },
    /// Who else lives there; only the person engine can tell.
    #[schemars(extend("x-zh" = "同住家人的情况；只有个体引擎能答。"))]
    Household {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// Who.
        #[schemars(extend("x-zh" = "同住者。"))]
        with: Household,
    },
    /// A share of the holders at some ages, such as those at school or in need of constant care.
    #[schemars(extend("x-zh" = "某些年龄持证残疾人中的一定比例，如在校、需长期照护。"))]
    Share {
        /// Name for people.
        #[schemars(extend("x-zh" = "名称。"))]
        title: Words,
        /// Ages at which it can be, both ends included; at any if none.
        #[schemars(extend("x-zh" = "适用年龄，含两端；不写则不限。", "x-unit" = "years of age"))]
        ages: Option<[usize; 2]>,
        /// Process: the share.
        #[schemars(extend("x-zh" = "过程：所占比例。"))]
        #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
        share: String,
        /// Whether it is decided for each person or for each household.
        #[schemars(extend("x-zh" = "按人还是按户确定。"))]
        #[serde(default)]
        of: ShareOf,
    },
}

impl AttributeFile {
    /// Name for people.
    pub const fn title(&self) -> &Words {
        match self {
            AttributeFile::LowIncome { title, .. }
            | AttributeFile::Household { title, .. }
            | AttributeFile::Share { title, .. } => title,
        }
    }
}

/// Who else lives in a holder's household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "持证残疾人的同住者。"))]
#[serde(rename_all = "snake_case")]
pub enum Household {
    /// 一户多残: another holder.
    #[schemars(extend("x-zh" = "一户多残：另有持证残疾人。"))]
    Several,
    /// Nobody.
    #[schemars(extend("x-zh" = "独居。"))]
    Alone,
    /// 以老养残: somebody old, and no other adult who is able.
    #[schemars(extend("x-zh" = "以老养残：有老人，且无其他能照料的成年人。"))]
    KeptByTheOld,
}

/// Of whom a share is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "比例按什么计。"))]
#[serde(rename_all = "snake_case")]
pub enum ShareOf {
    /// Of persons.
    #[schemars(extend("x-zh" = "按人。"))]
    #[default]
    Persons,
    /// Of households: all who live together have it or have it not.
    #[schemars(extend("x-zh" = "按户：同住者要么都有，要么都没有。"))]
    Households,
}
