//! The receipt of anything that was made: enough to make it again and to see that it came out the same. One
//! shape, written and read.

mod decision;
mod file_used;

use serde::{Deserialize, Serialize};

pub use decision::DecisionPart;
pub use file_used::FileUsed;

use crate::axes::Year;
use crate::simulation::Follow;
use crate::source::Words;

/// Name of the file.
pub const RECEIPT: &str = "receipt.toml";

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// A model was run.
    Run,
    /// Series were forecast.
    Forecast,
    /// Forecasts of earlier years were held against what came.
    Backtest,
    /// Parameters were conditioned on published figures.
    Calibrate,
    /// An engine was examined on what is past.
    Hindcast,
    /// Money was worked out.
    Budget,
    /// Scenarios were compared.
    Compare,
    /// Targets were judged together.
    Targets,
    /// A change was explained.
    Why,
    /// An uncertainty was explained.
    Sensitivity,
    /// A plan was evaluated.
    Evaluate,
    /// A paper was written.
    Report,
    /// Every county of a province was run.
    Province,
    /// A workbook became a model.
    Import,
    /// The manual was written.
    Manual,
    /// A county's numbers were split over its towns.
    Towns,
}

/// What a receipt says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Version of the program.
    pub plancast: String,
    /// What was done.
    pub verb: Verb,
    /// Seed, where chance was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Number of draws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draws: Option<usize>,
    /// What somebody should know of it, in Chinese and English.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What was read.
    #[serde(default)]
    pub inputs: Vec<FileUsed>,
    /// What was written.
    #[serde(default)]
    pub outputs: Vec<FileUsed>,
    /// More of a run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<RunPart>,
    /// More of a forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<ForecastPart>,
    /// More of a backtest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backtest: Option<BacktestPart>,
    /// More of a calibration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibrate: Option<CalibratePart>,
    /// More of a hindcast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hindcast: Option<HindcastPart>,
    /// More of a budget, a comparison, or a judgement of targets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionPart>,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct RunPart {
    pub model: String,
    /// Code of the model's place, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    pub scenario: String,
    pub scenario_title: Words,
    /// Whom the engine followed.
    pub engine: Follow,
    /// Nothing where all that is known counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Year>,
    pub until: Year,
    /// Levers of the command line that were laid over the scenario; its key then names them too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// Whether small counts of people were left out, for publication.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub publish: bool,
    /// Parameter file that was used in place of the model's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<String>,
    pub order_of_events: String,
    /// The whole model as run, the scenario's changes laid over it; not where small counts were left out, since it has
    /// them all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model_as_run: Option<toml::Table>,
}

/// How a file of series was read, as on the command line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadAs {
    /// Columns that tell the series apart.
    pub by: Vec<String>,
    /// Column of values, empty if found by its name.
    pub value: String,
    /// Sheet, empty for the first.
    pub sheet: String,
    /// All series are amounts above zero.
    pub positive: bool,
    /// Series or file of the denominators, empty if none.
    pub share_of: String,
    /// What values of at most 1 were taken for among per cents (`percent`, `fraction`), empty if nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub below_one: String,
    /// Further signs for "no value".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// A forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct ForecastPart {
    pub horizon: usize,
    /// Levels of the intervals, in percent.
    pub level: Vec<f64>,
    /// Parts and totals were made to agree.
    pub aggregate: bool,
    pub reading: ReadAs,
    pub series: Vec<Known>,
}

/// A series as it was forecast from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct Known {
    pub name: String,
    pub unit: String,
    pub measure: String,
    pub years: Vec<Year>,
    pub values: Vec<f64>,
}

/// A backtest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct BacktestPart {
    pub horizon: usize,
    pub origins: usize,
    pub shortest: usize,
    pub target: Words,
    pub series: usize,
    pub reading: ReadAs,
}

/// A calibration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct CalibratePart {
    pub model: String,
    pub method: String,
    pub first_points: usize,
    pub added_each_round: usize,
    pub draws_each_point: usize,
    pub points_tried: usize,
    pub rounds: usize,
    pub points_drawn: usize,
    pub effective_sample_size: f64,
    pub largest_weight: f64,
    pub different_points: f64,
    pub log_evidence: f64,
    pub calibration: toml::Table,
}

/// A hindcast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the keys of the file are their own words")]
pub struct HindcastPart {
    pub model: String,
    pub with_changed: bool,
}

impl Receipt {
    /// Of something done by this version of the program.
    pub fn begin(verb: Verb) -> Self {
        Receipt {
            plancast: env!("CARGO_PKG_VERSION").to_string(),
            verb,
            seed: None,
            draws: None,
            notes: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            run: None,
            forecast: None,
            backtest: None,
            calibrate: None,
            hindcast: None,
            decision: None,
        }
    }

    /// As TOML.
    ///
    /// # Errors
    /// Where TOML cannot write it, which would be a fault of the program.
    pub fn text(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }

    /// From TOML.
    ///
    /// # Errors
    /// Where the text is no TOML, or lacks what a receipt must say.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}
