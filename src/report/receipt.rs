//! The receipt of a run: enough to run it again and to see that it came out the same.

use serde::Serialize;

use crate::axes::Year;
use crate::model::Model;
use crate::model::file::ModelFile;
use crate::simulation::Follow;
use crate::source::Words;

/// What a receipt says.
#[derive(Debug, Serialize)]
pub struct Receipt<'a> {
    plancast: &'static str,
    model: &'a str,
    scenario: &'a str,
    scenario_title: &'a Words,
    /// Whom the engine followed.
    engine: Follow,
    /// Zero stands for no limit on what is known.
    as_of: Year,
    seed: u64,
    draws: usize,
    until: Year,
    /// Parameter file that was used in place of the model's own; empty if none.
    parameters: &'a str,
    remarks: Vec<String>,
    order_of_events: &'static str,
    inputs: Vec<Input<'a>>,
    outputs: Vec<Output<'a>>,
    /// The whole model as run, the scenario's changes laid over it.
    model_as_run: &'a ModelFile,
}

#[derive(Debug, Serialize)]
struct Input<'a> {
    table: &'a str,
    source: &'a str,
    sha256: &'a str,
}

#[derive(Debug, Serialize)]
struct Output<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// The receipt as TOML. `as_run` are the declarations with the scenario's changes laid over them.
pub fn receipt(
    model: &Model,
    as_run: &ModelFile,
    engine: Follow,
    seed: u64,
    draws: usize,
    parameters: Option<&str>,
    outputs: &[(String, String)],
) -> Result<String, toml::ser::Error> {
    toml::to_string(&Receipt {
        plancast: env!("CARGO_PKG_VERSION"),
        model: &model.key,
        scenario: &model.scenario.key,
        scenario_title: &model.scenario.title,
        engine,
        as_of: model.as_of.unwrap_or(0),
        seed,
        draws,
        until: model.file.model.until,
        parameters: parameters.unwrap_or_default(),
        remarks: model
            .data
            .remarks
            .iter()
            .map(|words| words.en.clone())
            .collect(),
        order_of_events: ORDER,
        inputs: model
            .data
            .tables
            .iter()
            .map(|table| Input {
                table: &table.path,
                source: &table.source,
                sha256: &table.checksum,
            })
            .collect(),
        outputs: outputs
            .iter()
            .map(|(file, sha256)| Output { file, sha256 })
            .collect(),
        model_as_run: as_run,
    })
}

/// The order of events within a year.
const ORDER: &str = "1 holders die, are regraded, give their certificate back; 2 people without a certificate die or move away; \
3 all grow a year older; 4 births, who survive to the end of the year; 5 new certificates; 6 arrivals; \
7 services and money at the end of the year";
