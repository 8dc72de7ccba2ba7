//! `plancast run`: from a model to charts, tables, and a summary that a planner understands.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use plancast::axes::Year;
use plancast::model::scenario::BASELINE;
use plancast::simulation::Follow;
use plancast::task::run::{Ran, Settings, run};

use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::say;
use super::workspace::{Workspace, with_threads};
use super::{Format, Lang};

/// Whom the engine follows from the base year on
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Following {
    /// Numbers of people by age, sex and certificate
    Cohorts,
    /// Persons, one by one, in their households
    Persons,
}

impl From<Following> for Follow {
    fn from(following: Following) -> Self {
        match following {
            Following::Cohorts => Follow::Cohorts,
            Following::Persons => Follow::Persons,
        }
    }
}

/// Run a model
#[derive(Debug, Args)]
pub struct Run {
    /// Folder of the model, such as models/wenling
    model: PathBuf,
    /// Scenario, or `all`; may be given several times
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: Vec<String>,
    /// What is done on top of each scenario, such as care_subsidy.standard=600@2028; may be given several times
    #[arg(long, value_name = "SERVICE.WHAT=VALUE@YEAR")]
    with: Vec<String>,
    /// Use only what was known by the end of this year
    #[arg(long, value_name = "YEAR")]
    as_of: Option<Year>,
    /// Number of draws; the model's own if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: Option<u32>,
    /// Whom to follow from the base year on; cohorts unless a rule asks about households
    #[arg(long, value_enum)]
    engine: Option<Following>,
    /// Seed; the model's own if not given
    #[arg(long, value_name = "N", value_parser = super::seed())]
    seed: Option<u64>,
    /// Number of threads; all processors if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: Option<u32>,
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
    format: Format,
}

impl Run {
    /// Runs every scenario asked for and prints what is to be said.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            scenarios: self.scenario.clone(),
            with: self.with.clone(),
            beside: false,
            as_of: self.as_of,
            draws: self.draws.map(|draws| draws as usize),
            follow: self.engine.map(Follow::from),
            seed: self.seed,
            until: self.until,
            parameters: self.parameters.clone(),
            out: self.out.clone(),
        };
        let bars = Bars::new(language);
        let ran = with_threads(self.threads, || run(&settings, &bars)).map_err(&said)?;
        let texts: Vec<String> = match self.format {
            Format::Text => ran.iter().map(|ran| ran.words(language)).collect(),
            Format::Json => ran
                .iter()
                .map(Ran::json)
                .map(|json| json.to_string())
                .collect(),
        };
        say(&match (self.format, texts.as_slice()) {
            (Format::Text, several) => several.join("\n\n"),
            (Format::Json, [one]) => one.clone(),
            (Format::Json, several) => format!("[{}]", several.join(",\n")),
        })
        .map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }
}
