//! `[attributes]` of `model.toml`: what the rules of services may ask about a holder beyond age, sex,
//! category and grade.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Words;

/// One thing that a rule may ask: `is = ["<name>"]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AttributeFile {
    /// 困难: a household on 低保 or at its margin. Its share among holders is set, by grade, so that a
    /// service has the recipients that were published.
    LowIncome {
        /// Name for people.
        title: Words,
        /// The service.
        #[schemars(extend("x-names" = "service"))]
        anchored_on: String,
        /// Parameter: odds of low income in grades 1–2 relative to 3–4.
        #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
        severe_ratio: String,
        /// Process, a level that starts at 1: by what its odds are multiplied after the base year, when means
        /// tests and their checks change; they stay if none.
        #[schemars(extend("x-names" = "process", "x-kind" = "level"))]
        movement: Option<String>,
    },
    /// Who else lives there; only the person engine can tell.
    Household {
        /// Name for people.
        title: Words,
        /// Who.
        with: Household,
    },
    /// A share of the holders at some ages, such as those at school or in need of constant care.
    Share {
        /// Name for people.
        title: Words,
        /// Ages at which it can be, both ends included; at any if none.
        ages: Option<[usize; 2]>,
        /// Process: the share.
        #[schemars(extend("x-names" = "process", "x-kind" = "share"))]
        share: String,
        /// Whether it is decided for each person or for each household.
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
#[serde(rename_all = "snake_case")]
pub enum Household {
    /// 一户多残: another holder.
    Several,
    /// Nobody.
    Alone,
    /// 以老养残: somebody old, and no other adult who is able.
    KeptByTheOld,
}

/// Of whom a share is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShareOf {
    /// Of persons.
    #[default]
    Persons,
    /// Of households: all who live together have it or have it not.
    Households,
}
