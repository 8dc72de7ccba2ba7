//! `[[lever]]` of a scenario: what a planner would do, in a planner's words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;

/// One thing that is done about a service, from a year on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeverFile {
    /// The service.
    #[schemars(extend("x-names" = "service"))]
    pub service: String,
    /// First year.
    #[serde(alias = "in")]
    pub from: Year,
    /// Years over which a coverage takes hold, evenly; at once if not given.
    #[serde(default)]
    pub phase_in: u32,
    /// Yuan for each payment in that year; from then on it is uprated as before.
    pub standard: Option<f64>,
    /// Share of the need that is met, from 0 to 1, whatever the usual pace.
    pub coverage: Option<f64>,
    /// Centres that are added, with places as in the others unless `places` says otherwise.
    pub add_centres: Option<f64>,
    /// Places in each centre that is added.
    pub places: Option<f64>,
}
