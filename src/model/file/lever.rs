//! `[[lever]]` of a scenario: what a planner would do, in a planner's words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::service::Uprating;
use crate::axes::Year;
use crate::model::rule::RuleFile;

/// How something takes hold over some years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// As much in each year.
    #[default]
    Linear,
    /// Most of it first: what is left is done by squares, so that of three years the first does five ninths.
    Front,
}

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
    /// Years over which it takes hold; at once if not given.
    #[serde(default)]
    pub phase_in: u32,
    /// How it takes hold over these years.
    #[serde(default)]
    pub phase: Phase,
    /// Yuan for each payment in that year; from then on it is uprated as before.
    pub standard: Option<f64>,
    /// Share of the need that is met, from 0 to 1, whatever the usual pace.
    pub coverage: Option<f64>,
    /// Who may have it from then on: any of these clauses.
    pub eligible: Option<Vec<RuleFile>>,
    /// How the amount rises from then on.
    pub uprating: Option<Uprating>,
    /// Centres that are added, with places as in the others unless `places` says otherwise.
    pub add_centres: Option<f64>,
    /// Places in each centre that is added.
    pub places: Option<f64>,
    /// Staff in each centre that is added; as in the others if not given.
    pub staff: Option<f64>,
    /// Yuan to build each centre that is added, in the prices of the year; as for the others if not given.
    pub capital: Option<f64>,
    /// Yuan a year to run each centre that is added, whoever comes; as for the others if not given.
    pub running: Option<f64>,
}
