//! `plancast run`: from a model to charts, tables, and a summary that a planner understands.

mod titles;
mod write;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use plancast::axes::Year;
use plancast::model::scenario::{BASELINE, chain};
use plancast::model::{self, Model, ModelFolder};
use plancast::projection::Projection;
use plancast::simulation::{Engine, Follow, Outcome};
use plancast::source::Language;

pub use titles::Titles;

use super::progress::bar;
use super::say::say;
use super::workspace::Workspace;
use super::{Failure, Format, Lang};

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
    pub(super) model: PathBuf,
    /// Scenario, or `all`; may be given several times
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    pub(super) scenario: Vec<String>,
    /// Use only what was known by the end of this year
    #[arg(long, value_name = "YEAR")]
    pub(super) as_of: Option<Year>,
    /// Number of draws; the model's own if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) draws: Option<u32>,
    /// Whom to follow from the base year on; cohorts unless a rule asks about households
    #[arg(long, value_enum)]
    pub(super) engine: Option<Following>,
    /// Seed; the model's own if not given
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// Number of threads; all processors if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub(super) threads: Option<u32>,
    /// Last year to project; the model's own if not given
    #[arg(long, value_name = "YEAR")]
    pub(super) until: Option<Year>,
    /// Folder for the output
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out")]
    pub(super) out: PathBuf,
    /// Parameters to use in place of the model's own, as `calibrate` writes them
    #[arg(long, value_name = "FILE")]
    pub(super) parameters: Option<PathBuf>,
    #[command(flatten)]
    pub(super) workspace: Workspace,
    /// Language of the summary; charts come in both
    #[arg(long, value_enum, default_value_t)]
    pub(super) lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

impl Run {
    /// Runs every scenario asked for and prints what is to be said.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let said = self.perform()?;
        say(&match (self.format, said.as_slice()) {
            (Format::Text, several) => several.join("\n\n"),
            (Format::Json, [one]) => one.clone(),
            (Format::Json, several) => format!("[{}]", several.join(",\n")),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    /// Runs every scenario asked for, writes its files, and returns what is to be said of each.
    pub fn perform(&self) -> Result<Vec<String>, Failure> {
        if let Some(threads) = self.threads {
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads as usize)
                .build_global()
                .map_err(|error| Failure::Other(error.into()))?;
        }
        let language = self.lang.into();
        let mut folder = ModelFolder::open(&self.model).map_err(Failure::input(language))?;
        if let Some(parameters) = &self.parameters {
            folder = folder
                .with_parameters(parameters)
                .map_err(Failure::input(language))?;
        }
        if let Some(until) = self.until {
            let targets = folder.file.plan.targets.values();
            if let Some(last) = targets.map(|target| target.year).max()
                && until < last
            {
                return Err(Failure::Words(match language {
                    Language::Zh => format!(
                        "--until {until}：规划目标要到 {last} 年才能判断；请给 {last} 或更晚的年份。"
                    ),
                    Language::En => format!(
                        "--until {until}: the plan's targets are for {last}; give {last} or a later year."
                    ),
                }));
            }
            folder.file.model.until = until;
            folder.file.model.milestones.push(until);
            folder.file.model.milestones.sort_unstable();
            folder.file.model.milestones.dedup();
        }
        let datasets = self.workspace.datasets(&self.model);
        let titles = Titles::of(&datasets, language)?;
        let scenarios = self.scenarios(&folder);
        // Everything is checked before anything runs.
        let mut models = Vec::new();
        for scenario in &scenarios {
            let model = model::open(&folder, &datasets, scenario, self.as_of)
                .map_err(Failure::input(language))?;
            let as_run = chain(&folder, scenario)
                .map_err(Failure::input(language))?
                .pop()
                .map_or_else(|| folder.file.clone(), |step| step.file);
            if self.engine == Some(Following::Cohorts) && model.asks_about_households() {
                return Err(Failure::Words(match language {
                    Language::Zh => format!(
                        "情景 {scenario}：资格规则按家庭判断，--engine cohorts 算不出；请去掉 --engine，或用 persons。"
                    ),
                    Language::En => format!(
                        "scenario {scenario}: a rule asks about households, which --engine cohorts cannot tell; leave --engine out, or give persons."
                    ),
                }));
            }
            models.push((model, as_run));
        }
        let seed = self.seed.unwrap_or(folder.file.model.seed);
        let mut baseline: Option<(Follow, Projection)> = None;
        let mut said = Vec::new();
        for (model, as_run) in &models {
            let differs = model.scenario.key != BASELINE;
            let follow = self.follow(model);
            if differs && baseline.as_ref().is_none_or(|(same, _)| *same != follow) {
                let plain = model::open(&folder, &datasets, BASELINE, self.as_of)
                    .map_err(Failure::input(language))?;
                let outcome = self.simulate(&plain, follow, seed, language)?;
                baseline = Some((follow, outcome.projection));
            }
            let outcome = self.simulate(model, follow, seed, language)?;
            let against = baseline.as_ref().filter(|_| differs);
            let against = against.map(|(_, projection)| projection);
            let text = self.write(
                model, as_run, follow, &outcome, against, &titles, seed, language,
            )?;
            said.push(text);
            if !differs && models.len() > 1 {
                baseline = Some((follow, outcome.projection));
            }
        }
        Ok(said)
    }

    /// The scenarios asked for, the baseline first where it is among them.
    fn scenarios(&self, folder: &ModelFolder) -> Vec<String> {
        let mut names: Vec<String> = if self.scenario.iter().any(|name| name == "all") {
            std::iter::once(BASELINE.to_string())
                .chain(folder.scenarios.keys().cloned())
                .collect()
        } else {
            self.scenario.clone()
        };
        names.sort_by_key(|name| name != BASELINE);
        names.dedup();
        names
    }

    /// Whom to follow: as asked, else as the model needs.
    fn follow(&self, model: &Model) -> Follow {
        self.engine
            .map_or_else(|| Follow::needed_by(model), Follow::from)
    }

    fn simulate(
        &self,
        model: &Model,
        follow: Follow,
        seed: u64,
        language: Language,
    ) -> Result<Outcome, Failure> {
        let failed =
            |error: plancast::simulation::SimulationError| Failure::Words(error.to_string());
        let engine = Engine::prepare(model).map_err(failed)?.following(follow);
        let draws = self
            .draws
            .map_or(model.file.model.draws, |draws| draws as usize);
        let bar = bar(draws, model.scenario.title.get(language), language);
        let outcome = engine
            .run(seed, draws, |done| bar.inc(done as u64))
            .map_err(failed);
        bar.finish_and_clear();
        outcome
    }
}
