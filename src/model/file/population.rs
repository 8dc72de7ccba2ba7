//! `[population]` of `model.toml`: where the people of the start come from.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;

/// Where the starting population comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationFile {
    /// A census of residents by age group and sex; the newest one known is used.
    pub census: Option<TableFile>,
    /// Or a table of the population itself by year, age group and sex.
    pub table: Option<TableFile>,
    /// A table of the codes that places had before (`region_code`, `former_code`), for releases in which
    /// the region has its old one.
    pub former_codes: Option<TableFile>,
    /// The step from residents to the registered population, by census year.
    #[serde(default)]
    pub registered: IndexMap<String, RegisteredFile>,
    /// The ages of migrants.
    pub migrants: Option<MigrantsFile>,
    /// Only one person in so many is followed, and what is counted is raised again: for nations,
    /// whose people's own chance is nothing beside all else that is uncertain.
    pub one_in: Option<u32>,
}

impl PopulationFile {
    /// People for whom each person followed stands.
    pub fn stands_for(&self) -> f64 {
        self.one_in.map_or(1.0, f64::from)
    }
}

/// Parameters of the step from residents to registered people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisteredFile {
    /// Parameter: registered people.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub total: String,
    /// Parameter: residents registered elsewhere.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub in_migrants: String,
}

/// Parameters of the age schedule of migrants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MigrantsFile {
    /// Parameter: age at the peak.
    #[schemars(extend("x-names" = "parameter"))]
    pub peak_age: String,
    /// Parameter: spread around it.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive", "x-spread" = true))]
    pub age_spread: String,
    /// Parameter: level at every age, relative to the peak.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative", "x-spread" = true))]
    pub floor: String,
}
