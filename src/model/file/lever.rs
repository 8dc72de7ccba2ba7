//! `[[lever]]` of a scenario: what a planner would do, in a planner's words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;

/// One thing that is done about a service, from a year on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "自某年起对一项服务采取的措施。"))]
#[serde(deny_unknown_fields)]
pub struct LeverFile {
    /// The service.
    #[schemars(extend("x-zh" = "服务。"))]
    #[schemars(extend("x-names" = "service"))]
    pub service: String,
    /// First year.
    #[schemars(extend("x-zh" = "起始年。"))]
    #[serde(alias = "in")]
    pub from: Year,
    /// Years over which a coverage takes hold, evenly; at once if not given.
    #[schemars(extend("x-zh" = "覆盖率分几年均匀到位；不写则一步到位。"))]
    #[serde(default)]
    pub phase_in: u32,
    /// Yuan for each payment in that year; from then on it is uprated as before.
    #[schemars(extend("x-zh" = "当年每次支付的标准（元）；其后照原办法提标。"))]
    pub standard: Option<f64>,
    /// Share of the need that is met, from 0 to 1, whatever the usual pace.
    #[schemars(extend("x-zh" = "覆盖率，0 到 1，不论惯常进度。"))]
    pub coverage: Option<f64>,
    /// Centres that are added, with places as in the others unless `places` says otherwise.
    #[schemars(extend("x-zh" = "新增机构数；每家床位（名额）与现有的相同，除非写了 `places`。"))]
    pub add_centres: Option<f64>,
    /// Places in each centre that is added.
    #[schemars(extend("x-zh" = "每家新增机构的床位（名额）数。"))]
    pub places: Option<f64>,
}
