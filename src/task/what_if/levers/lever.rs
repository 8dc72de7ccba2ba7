//! A lever that the page shows, and what may be chosen of it.

use serde::Serialize;

use crate::axes::Year;
use crate::source::Words;

/// What may be done about a service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::task::what_if) struct Lever {
    /// As on the command line: `care_subsidy.standard`.
    pub(super) key: String,
    pub(super) service: String,
    pub(super) what: &'static str,
    /// The service.
    pub(super) title: Words,
    pub(super) what_title: Words,
    pub(super) unit: Words,
    /// Median in the usual year where nothing is done.
    pub(super) baseline: Option<f64>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
    pub(super) percent: bool,
    pub(super) choices: Option<Vec<LeverChoice>>,
    pub(super) first_year: Year,
    pub(super) last_year: Year,
    pub(super) usual_year: Year,
    pub(super) phases: [&'static str; 3],
    pub(super) source: Words,
    pub(super) note: Words,
}

/// What may be chosen where no number says it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct LeverChoice {
    pub(super) key: String,
    pub(super) title: Words,
}
