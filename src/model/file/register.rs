//! `[register]` of `model.toml`: the county's own register of certificate holders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A table of the county's own register, in the model's folder: each row says how many (`人数`, `persons`), in which
/// year (`年份`, `year`) and of whom: any of category (`类别`), grade (`等级`), age (`年龄`), sex (`性别`), town (`镇街`);
/// what is empty or 合计 is all. A column `指标` (`measure`) tells holders at the end of the year (持证人数, `holders`)
/// from new certificates (新办证, `new`), cancelled ones (注销, `cancelled`) and deaths (死亡, `deaths`) in it; a column
/// 误差 (`error`) gives a row an error of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "本县登记册，放在模型文件夹内：每行写人数（`人数`）、年份（`年份`）和对象：可分类别（`类别`）、等级（`等级`）、年龄（`年龄`）、性别（`性别`）、镇街（`镇街`），空着或写“合计”即为全部。`指标` 列区分年末持证人数（`持证人数`）与当年新办证（`新办证`）、注销（`注销`）、死亡（`死亡`）；`误差` 列为单行另定误差。列名也可用英文。"))]
#[serde(deny_unknown_fields)]
pub struct RegisterFile {
    /// Table in the model's folder, as text or as a workbook.
    #[schemars(extend("x-zh" = "模型文件夹内的表：文本或工作簿。"))]
    pub file: String,
    /// Sheet of a workbook; the first visible one that is not empty if none.
    #[schemars(extend("x-zh" = "工作表；不写则取第一个可见且非空的。", "x-example" = "'Sheet1'"))]
    pub sheet: Option<String>,
    /// Standard deviation of what a number may be wrong by, relative to it; 0 is exact.
    #[schemars(extend("x-zh" = "人数误差的标准差，按人数的比例计；0 为无误差。"))]
    #[serde(default)]
    #[schemars(extend("x-unit" = "ratio"), range(min = 0.0))]
    pub error: f64,
    /// Key of the source.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// What sort of number it is.
    #[schemars(extend("x-zh" = "数据的取得方式。"))]
    pub evidence: crate::source::Evidence,
    /// Whether the place has been looked up.
    #[schemars(extend("x-zh" = "来源的核实情况。"))]
    pub verification: crate::source::Verification,
}
