//! `sources.toml` of a model's folder: works that only this place has, beside those of the datasets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Verification, Words};

/// A work of the place's own, such as its statistical communiqué or a notice of its bureau of civil affairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "本地自己的一个来源，如统计公报、民政局通知。"))]
#[serde(deny_unknown_fields)]
pub struct OwnSourceFile {
    /// Title.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// Who published it.
    #[schemars(extend("x-zh" = "发布单位。"))]
    pub publisher: String,
    /// Year of publication.
    #[schemars(extend("x-zh" = "发布年份。", "x-unit" = "year"))]
    pub year: Year,
    /// Where it can be seen: an address, or a shelf.
    #[schemars(extend("x-zh" = "在哪里能看到：网址，或存放处。"))]
    pub address: Option<String>,
    /// How it was seen.
    #[schemars(extend("x-zh" = "核实情况。"))]
    pub verification: Verification,
}
