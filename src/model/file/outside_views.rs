//! `[outside_views]` of `model.toml`: which of two outside views of a target counts for how much.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two outside views of the target of a share that moves as coverage rates do elsewhere: how such rates moved, from where
/// this one stands and after what was reported of it; and how many published final results of such targets were met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "“按他处覆盖率变动”的比例，其目标有两种外部依据：他处覆盖率的变动（从本地现值出发，并计入本地后来的公布数），以及已公布的同类目标最终结果中有多少达标。"))]
#[serde(deny_unknown_fields)]
pub struct OutsideViewsFile {
    /// Parameter: weight of the published final results in the printed probability, where the target year itself has not
    /// been reported; the rest is that of the movement. Without this section it is 0: published results are shown, and
    /// success is published more often. The median of the parameter counts, and projections stay as they are.
    #[schemars(extend("x-zh" = "参数：目标年尚未公布时，已公布的同类最终结果在所印概率中占的权重，其余按他处覆盖率的变动；不写本节则为 0，即只列出、不计入（公布的多为达标的）。取参数的中位数；测算值不因此改变。"))]
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub published: String,
}
