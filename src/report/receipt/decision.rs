//! The part of a receipt that is about a question of the years ahead.

use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::evaluation::progress::Stage;

/// A question about the years ahead.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct DecisionPart {
    pub model: String,
    /// Code of the model's place, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    pub scenarios: Vec<String>,
    /// Folder of a province's counties, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counties: Option<String>,
    /// First and last year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<[Year; 2]>,
    /// Appropriations as written on the command line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appropriations: Vec<String>,
    /// Levers as written on the command line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Whether all that was asked stands here, so that it can be made again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// Year by whose end what counts was known, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Year>,
    /// Last year that was projected, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Year>,
    /// Parameter file that was used in place of the model's own, as written on the command line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<String>,
    /// Table of what was reported, as written on the command line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actuals: Option<String>,
    /// Stage of an evaluation, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Targets that were judged together, as written on the command line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<String>,
    /// What was asked about: a quantity's key or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Rows of the matrices of draws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<usize>,
    /// Whether small counts of people were left out, for publication.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub publish: bool,
    /// Who hands a paper in, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Day or month of a paper, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Probability that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
}
