//! What to explain.

use crate::axes::Year;
use crate::task::run;

/// What to explain.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario at the last end and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// The scenario at the first end, where it is another.
    pub against: Option<String>,
    /// First and last year.
    pub years: [Year; 2],
    /// The money, `cost.all`, `cost.<sum of model.toml>` or `cost.<service>`, or `holders`; all money if none.
    pub of: Option<String>,
}
