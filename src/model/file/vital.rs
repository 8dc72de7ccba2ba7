//! `[mortality]`, `[fertility]` and `[migration]` of `model.toml`: how people die, are born and move.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;
use crate::axes::Year;

/// Mortality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "死亡。"))]
#[serde(deny_unknown_fields)]
pub struct MortalityFile {
    /// Death rates by period, age group and sex.
    #[schemars(extend("x-zh" = "死亡率表，分时期、年龄组、性别。"))]
    pub rates: TableFile,
    /// First year of the periods that the trend is fitted on.
    #[schemars(extend("x-zh" = "拟合下降趋势所用各时期的起始年。", "x-unit" = "year"))]
    pub from: Year,
    /// Life expectancy as projected, with its spread; the fitted trend alone if none.
    #[schemars(extend("x-zh" = "预期寿命的预测及其区间；不写则只按拟合的趋势。"))]
    pub outlook: Option<TableFile>,
    /// Parameter: rates relative to the table.
    #[schemars(extend("x-zh" = "参数：本地死亡率相对表中死亡率的倍数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub level: String,
    /// Parameter: pace of decline relative to the fitted drift.
    #[schemars(extend("x-zh" = "参数：死亡率下降速度相对拟合趋势的倍数。", "x-unit" = "ratio"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub pace: String,
}

/// Fertility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "生育。"))]
#[serde(deny_unknown_fields)]
pub struct FertilityFile {
    /// Rates by age of mother.
    #[schemars(extend("x-zh" = "生育率表，分母亲年龄。"))]
    pub pattern: TableFile,
    /// Total fertility by year as estimated.
    #[schemars(extend("x-zh" = "历年总和生育率的估计值。"))]
    pub path: TableFile,
    /// Total fertility as projected, with its spread.
    #[schemars(extend("x-zh" = "总和生育率的预测及其区间。"))]
    pub outlook: TableFile,
    /// Boys for each girl at birth.
    #[schemars(extend("x-zh" = "参数：出生性别比，每出生一名女婴对应的男婴数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub sex_ratio: String,
    /// Parameter: fertility relative to the table.
    #[schemars(extend("x-zh" = "参数：本地生育率相对表中生育率的倍数。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub level: String,
}

/// Net migration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "净迁移。"))]
#[serde(deny_unknown_fields)]
pub struct MigrationFile {
    /// Parameter: mean net rate.
    #[schemars(extend("x-zh" = "参数：平均净迁移率。", "x-unit" = "per person-year"))]
    #[schemars(extend("x-names" = "parameter"))]
    pub rate: String,
    /// Parameter: how much of a deviation stays a year later.
    #[schemars(extend("x-zh" = "参数：对均值的偏离到次年保留的部分。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share", "x-spread" = true))]
    pub persistence: String,
    /// Parameter: yearly innovation.
    #[schemars(extend("x-zh" = "参数：净迁移率的年度波动（每年新增偏离的标准差）。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative", "x-spread" = true))]
    pub volatility: String,
}
