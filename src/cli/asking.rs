//! The arguments of every verb that projects a model.

use std::path::PathBuf;

use clap::Args;

use plancast::axes::Year;
use plancast::source::Language;
use plancast::task::run;

use super::workspace::Workspace;
use super::{Format, Lang};

/// Which model, how, and where the answer goes.
#[derive(Debug, Args)]
pub struct Asking {
    /// Folder of the model, such as models/wenling
    model: PathBuf,
    /// What is done, such as care_subsidy.standard=600@2028, day_care.add_centres=5@2027 or
    /// care_subsidy.coverage=0.99@2026; several values with commas; may be given several times
    #[arg(long, value_name = "SERVICE.WHAT=VALUE@YEAR")]
    with: Vec<String>,
    /// Use only what was known by the end of this year
    #[arg(long, value_name = "YEAR")]
    as_of: Option<Year>,
    /// Number of draws; the model's own if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: Option<u32>,
    /// Seed; the model's own if not given
    #[arg(long, value_name = "N", value_parser = super::seed())]
    seed: Option<u64>,
    /// Number of threads; all processors if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub threads: Option<u32>,
    /// Last year to project; the model's own if not given
    #[arg(long, value_name = "YEAR")]
    until: Option<Year>,
    /// Folder for the output
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out")]
    out: PathBuf,
    /// Parameters to use in place of the model's own, as `calibrate` writes them
    #[arg(long, value_name = "FILE")]
    parameters: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary; charts come in both
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

impl Asking {
    /// Language of the summary.
    pub fn language(&self) -> Language {
        self.lang.into()
    }

    /// As a task takes them, for some scenarios.
    pub fn settings(&self, scenarios: Vec<String>) -> run::Settings {
        run::Settings {
            datasets: self.workspace.datasets(),
            scenarios,
            with: self.with.clone(),
            as_of: self.as_of,
            draws: self.draws.map(|draws| draws as usize),
            seed: self.seed,
            until: self.until,
            parameters: self.parameters.clone(),
            out: self.out.clone(),
            ..run::Settings::of(&self.model)
        }
    }
}
