//! A table of the library, and which of its rows.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;

/// A table of the datasets folder, with the rows wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "`datasets/` 里的一张数据表及所取的行。"))]
#[serde(deny_unknown_fields)]
pub struct TableFile {
    /// Folder under `datasets/`.
    #[schemars(extend("x-zh" = "`datasets/` 下的文件夹名。"))]
    pub dataset: String,
    /// Table in it.
    #[schemars(extend("x-zh" = "其中的表名。"))]
    pub table: String,
    /// Text columns and the value they must have.
    #[schemars(extend("x-zh" = "选行条件：文字列及其须等于的值。"))]
    #[serde(default, rename = "where")]
    pub filter: IndexMap<String, String>,
    /// The release to use whatever was known later.
    #[schemars(extend("x-zh" = "指定的发布轮次；不论其后有无更新的版本。", "x-unit" = "year"))]
    pub round: Option<Year>,
}
