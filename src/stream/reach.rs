//! Between which places a decision is shared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Between which places a decision is shared: two counties of one draw have the same national decisions,
/// two counties of one province the same provincial ones, and each its own local ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "取值由哪一级共用：同一次模拟中，全国各地共用全国的，同省各县共用全省的，本地的各自取值。"))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// All places of the nation.
    #[schemars(extend("x-zh" = "全国共用。"))]
    National,
    /// The places of one province.
    #[schemars(extend("x-zh" = "全省共用。"))]
    Provincial,
    /// One place.
    #[schemars(extend("x-zh" = "各地自取。"))]
    #[default]
    Local,
}
