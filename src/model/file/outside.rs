//! `[outside]` of `model.toml`: counts of other places with which the services are compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;

/// Counts of other places, to see whether a service of the model can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "外地的服务人数，用来核对模型各项服务的人数是否合理。"))]
#[serde(deny_unknown_fields)]
pub struct OutsideFile {
    /// The table: a row is what one place counted in a year (`service`, `region`, `year`, `persons`) and out of whom
    /// (`of`: holders or population, `of_persons`).
    #[schemars(extend("x-zh" = "数据表：每行是一地一年的人数（`service`、`region`、`year`、`persons`）及其分母（`of` 为 holders 或 population，`of_persons` 为人数）。"))]
    pub counts: TableFile,
}
