//! `[disability]` of `model.toml`: who has a disability, and who holds a certificate.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TableFile;
use crate::axes::Category;

/// Disability and certificates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisabilityFile {
    /// The national survey.
    pub survey: TableFile,
    /// The population in which it was taken.
    pub standard: TableFile,
    /// Shares of the four grades, to split the survey's two groups of grades.
    pub grades: TableFile,
    /// Number of structures (age × sex × category × grade) drawn for the uncertainty of its margins.
    pub structures: usize,
    /// Service whose published recipients fix the level of registration …
    #[schemars(extend("x-names" = "service"))]
    pub anchored_on: Option<String>,
    /// … or the published number of holders: parameters by year, of which the base year's is used.
    #[serde(default)]
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub holders: IndexMap<String, String>,
    /// Parameter: yearly log change of prevalence.
    #[schemars(extend("x-names" = "parameter"))]
    pub trend: String,
    /// Parameter: registration of grades 3–4 relative to 1–2.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub mild_registration: String,
    /// How holders are made up by category and grade, as registers are; without it, as people with a
    /// disability are.
    pub composition: Option<CompositionFile>,
    /// Parameter: log change of registration per ten years above fifty.
    #[schemars(extend("x-names" = "parameter"))]
    pub registration_by_age: String,
    /// Parameter: mean yearly growth of registration.
    #[schemars(extend("x-names" = "parameter"))]
    pub registration_growth: String,
    /// Parameters: what is added to that growth for holders up to 29, from 30 to 59, and of 60 and over.
    #[schemars(extend("x-names" = "parameter"))]
    pub registration_growth_by_age: Option<[String; 3]>,
    /// How the growth of one place's holders deviates from what is expected of all; not at all if none.
    pub pace: Option<PaceFile>,
    /// How registration moves by chance around that mean; not at all if none.
    pub registration: Option<RegistrationFile>,
    /// Parameter: intensity of new certificates relative to the one that keeps registration.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub inflow_level: String,
    /// Parameters: relative mortality at 45, grade 1 to 4.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub relative_mortality: [String; 4],
    /// Parameter: further factor for psychiatric disability.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub relative_mortality_psychiatric: String,
    /// Parameter: log change of the excess per ten years above 45.
    #[schemars(extend("x-names" = "parameter"))]
    pub relative_mortality_by_age: String,
    /// Parameter: regrading to the next more severe grade.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub worsening: String,
    /// Parameter: regrading to the next milder grade.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub improvement: String,
    /// Parameter: cancellations and moves.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub cancellation: String,
    /// Parameter: error of the survey's margins, a ratio around 1.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub margin_error: String,
    /// Parameters: rise of each category with age.
    #[schemars(extend("x-names" = "parameter"))]
    pub shape: IndexMap<Category, String>,
}

/// What registers say of the holders of the base year: parameters. Numbers of a category are per holder with a
/// physical disability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompositionFile {
    /// Visual, per physical.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub visual: String,
    /// Hearing and speech together, per physical.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub hearing_and_speech: String,
    /// Part of hearing and speech that is speech.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub speech_share: String,
    /// Intellectual, per physical.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub intellectual: String,
    /// Psychiatric, per physical.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub psychiatric: String,
    /// Multiple, per physical.
    #[schemars(extend("x-names" = "parameter", "x-within" = "positive"))]
    pub multiple: String,
    /// Part of grades 1 and 2 that is grade 1.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub grade_1: String,
    /// Part of grades 3 and 4 that is grade 3.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub grade_3: String,
    /// How much likelier grades 1 and 2 are among psychiatric holders: log of the ratio of the odds.
    #[schemars(extend("x-names" = "parameter"))]
    pub psychiatric_severe: String,
}

/// Parameters of how the yearly log growth of one place's holders deviates: a part that lasts and noise of one
/// year, for all holders and further for each category. A register of several years teaches them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaceFile {
    /// Parameter: how much of a lasting deviation stays a year later.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub persistence: String,
    /// Parameter: standard deviation of the lasting part.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub spread: String,
    /// Parameter: standard deviation of one year's noise.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub noise: String,
    /// Parameter: how much of a category's lasting deviation beside all holders stays a year later.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share"))]
    pub category_persistence: String,
    /// Parameter: standard deviation of the lasting part of a category beside all holders.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub category_spread: String,
    /// Parameter: standard deviation of one year's noise of a category beside all holders.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub category_noise: String,
    /// Parameter: standard deviation of one year's noise of a span of age beside all holders.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative"))]
    pub span_noise: String,
}

/// Parameters of the chance in new certificates, an autoregression of the first order of the logarithm
/// of their intensity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationFile {
    /// Parameter: how much of a deviation stays a year later.
    #[schemars(extend("x-names" = "parameter", "x-within" = "share", "x-spread" = true))]
    pub persistence: String,
    /// Parameter: standard deviation of the logarithm of the intensity over many years.
    #[schemars(extend("x-names" = "parameter", "x-within" = "not_negative", "x-spread" = true))]
    pub volatility: String,
}
