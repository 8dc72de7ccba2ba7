//! `[register]` of `model.toml`: the county's own register of certificate holders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A table of the county's own register, in the model's folder: each row says how many (`人数`, `persons`), in which
/// year (`年份`, `year`) and of whom: any of category (`类别`), grade (`等级`), age (`年龄`), sex (`性别`), town (`镇街`);
/// what is empty or 合计 is all. A column `指标` (`measure`) tells holders at the end of the year (持证人数, `holders`)
/// from new certificates (新办证, `new`), cancelled ones (注销, `cancelled`) and deaths (死亡, `deaths`) in it; a column
/// 误差 (`error`) gives a row an error of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterFile {
    /// File in the model's folder: CSV, xlsx, xls or ods.
    pub file: String,
    /// Sheet of a workbook; the first visible one that is not empty if none.
    pub sheet: Option<String>,
    /// Standard deviation of what a number may be wrong by, relative to it; 0 is exact.
    #[serde(default)]
    #[schemars(extend("x-unit" = "ratio"), range(min = 0.0))]
    pub error: f64,
    /// Key of the source.
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// What sort of number it is.
    pub evidence: crate::source::Evidence,
    /// Whether the place has been looked up.
    pub verification: crate::source::Verification,
}
