//! What a model says of another county where nobody has given a figure: `elsewhere.toml` in its folder.

use std::path::Path;

use serde::Deserialize;
use toml::Table;

use crate::source::Words;
use crate::task::Failure;

/// Name of the file.
const FILE: &str = "elsewhere.toml";

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Elsewhere {
    pub registered: Registered,
    pub holders: Holders,
    /// Parameters as they are written into the county's own file.
    #[serde(default)]
    pub parameters: Table,
    /// Processes that stand for attributes, as they are written.
    #[serde(default)]
    pub processes: Table,
}

/// Registered people where only the older census has them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Registered {
    /// What those of the older census are multiplied by.
    pub growth: f64,
    /// Least number, in residents who are registered where they live.
    pub least_of_local: f64,
    /// Standard deviation of the logarithm.
    pub sd_log: f64,
}

/// Certificate holders among registered people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holders {
    /// Their share.
    pub share: f64,
    /// Standard deviation of the logarithm.
    pub sd_log: f64,
    pub source: String,
    pub at: String,
    pub note: Words,
}

impl Elsewhere {
    /// Reads the file of a model that is extended to another county.
    pub fn of(base: &Path) -> Result<Elsewhere, Failure> {
        let path = base.join(FILE);
        let shown = path.display();
        let text = std::fs::read_to_string(&path).map_err(|error| {
            Failure::words(
                format!("{shown}：打不开（{error}）；这个模型没有说明用到别的县时哪些数怎么定，请换一个 --base，或照 models/wenling 写一个"),
                format!("{shown}: cannot be read ({error}); this model does not say what holds in another county: choose another --base, or write the file as models/wenling has it"),
            )
        })?;
        toml::from_str(&text).map_err(|error| {
            let why = error.message();
            Failure::words(
                format!("{shown}：{why}；请改正"),
                format!("{shown}: {why}; correct it"),
            )
        })
    }
}
