//! `plancast run`: from a model to charts, tables, and a summary that a planner understands.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;

use plancast::axes::Year;
use plancast::dataset::Library;
use plancast::evaluation::{Summaries, attainments};
use plancast::model::file::ModelFile;
use plancast::model::scenario::{BASELINE, chain};
use plancast::model::{self, Model, ModelFolder};
use plancast::projection::Projection;
use plancast::report::album::{Album, Sources};
use plancast::report::chart::Picture;
use plancast::report::outbox::Outbox;
use plancast::report::receipt::receipt;
use plancast::report::{json, summary, table};
use plancast::simulation::{Engine, Outcome};
use plancast::source::Language;

use super::progress::bar;
use super::workspace::Workspace;
use super::{Failure, Format, Lang};

/// Run a model
#[derive(Debug, Args)]
pub struct Run {
    /// Folder of the model, such as models/wenling
    model: PathBuf,
    /// Scenario, or `all`; may be given several times
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: Vec<String>,
    /// Use only what was known by the end of this year
    #[arg(long, value_name = "YEAR")]
    as_of: Option<Year>,
    /// Number of draws; the model's own if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: Option<u32>,
    /// Seed; the model's own if not given
    #[arg(long, value_name = "N")]
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
    /// Runs every scenario asked for.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        if let Some(threads) = self.threads {
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads as usize)
                .build_global()
                .map_err(|error| Failure::Other(error.into()))?;
        }
        let language = self.lang.into();
        let mut folder = ModelFolder::open(&self.model).map_err(Failure::input(language))?;
        if let Some(until) = self.until {
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
            models.push((model, as_run));
        }
        let seed = self.seed.unwrap_or(folder.file.model.seed);
        let mut baseline: Option<Projection> = None;
        let mut said = Vec::new();
        for (place, (model, as_run)) in models.iter().enumerate() {
            let differs = model.scenario.key != BASELINE;
            if differs && baseline.is_none() {
                let plain = model::open(&folder, &datasets, BASELINE, self.as_of)
                    .map_err(Failure::input(language))?;
                baseline = Some(self.simulate(&plain, seed, language)?.projection);
            }
            let outcome = self.simulate(model, seed, language)?;
            let against = baseline.as_ref().filter(|_| differs);
            let text = self.write(model, as_run, &outcome, against, &titles, seed, language)?;
            match self.format {
                Format::Text if place > 0 => println!("\n{}\n\n{text}", "─".repeat(40)),
                Format::Text => println!("{text}"),
                Format::Json => said.push(text),
            }
            if !differs && models.len() > 1 {
                baseline = Some(outcome.projection);
            }
        }
        if self.format == Format::Json {
            match said.as_slice() {
                [one] => println!("{one}"),
                several => println!("[{}]", several.join(",\n")),
            }
        }
        Ok(ExitCode::SUCCESS)
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

    fn simulate(&self, model: &Model, seed: u64, language: Language) -> Result<Outcome, Failure> {
        let failed =
            |error: plancast::simulation::SimulationError| Failure::Words(error.to_string());
        let engine = Engine::prepare(model).map_err(failed)?;
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

    /// Writes all files of a scenario and returns what is to be said.
    #[expect(
        clippy::too_many_arguments,
        reason = "a run and everything that is written about it"
    )]
    fn write(
        &self,
        model: &Model,
        as_run: &ModelFile,
        outcome: &Outcome,
        baseline: Option<&Projection>,
        titles: &Titles,
        seed: u64,
        language: Language,
    ) -> Result<String, Failure> {
        let other = |error: anyhow::Error| Failure::Other(error);
        let projection = &outcome.projection;
        let summaries = Summaries::of(projection);
        let attainments = attainments(model, projection);
        let folder = self.out.join(&model.key).join(&model.scenario.key);
        let mut outbox = Outbox::begin(&folder).map_err(|error| other(error.into()))?;
        let mut sheets = vec![
            table::quantities(projection, &summaries).map_err(|error| other(error.into()))?,
            table::numbers_used(model).map_err(|error| other(error.into()))?,
        ];
        if !attainments.is_empty() {
            sheets.push(table::targets(model, &attainments).map_err(|error| other(error.into()))?);
        }
        for sheet in &sheets {
            let csv = sheet.csv().map_err(|error| other(error.into()))?;
            let parquet = sheet.parquet().map_err(|error| other(error.into()))?;
            let name = sheet.name;
            outbox
                .put(&format!("tables/{name}.csv"), &csv)
                .and_then(|()| outbox.put(&format!("tables/{name}.parquet"), &parquet))
                .map_err(|error| other(error.into()))?;
        }
        let album = Album {
            model,
            outcome,
            summaries: &summaries,
            attainments: &attainments,
            baseline,
            sources: titles,
            seed,
        };
        for (name, bytes) in drawn(&album)? {
            outbox
                .put(&name, &bytes)
                .map_err(|error| other(error.into()))?;
        }
        let receipt = receipt(model, as_run, seed, projection.draws(), outbox.checksums())
            .map_err(|error| other(error.into()))?;
        let mut files: Vec<String> = outbox
            .checksums()
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        files.push("receipt.toml".to_string());
        outbox
            .put("receipt.toml", receipt.as_bytes())
            .map_err(|error| other(error.into()))?;
        let written = outbox.finish().map_err(|error| other(error.into()))?;
        let shown = written.to_string_lossy().into_owned();
        Ok(match self.format {
            Format::Json => json::summary(
                model,
                projection,
                &summaries,
                &attainments,
                seed,
                &shown,
                &files,
            )
            .to_string(),
            Format::Text => format!(
                "{}\n\n{}{}",
                summary::words(model, projection, &summaries, &attainments, language),
                baseline.map_or(String::new(), |baseline| {
                    format!(
                        "{}\n\n",
                        summary::against(model, projection, baseline, language)
                    )
                }),
                match language {
                    Language::Zh => format!("图和表写入 {shown}（{} 个文件）", files.len()),
                    Language::En =>
                        format!("Charts and tables are in {shown} ({} files)", files.len()),
                }
            ),
        })
    }
}

/// All pictures in both languages, as SVG and PNG.
fn drawn(album: &Album<'_>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let failed = |error: plancast::report::chart::ChartError| Failure::Other(error.into());
    let mut pictures: Vec<(String, Picture)> = Vec::new();
    for language in [Language::Zh, Language::En] {
        for (name, picture) in album.pictures(language).map_err(failed)? {
            pictures.push((format!("charts/{name}.{}", language.tag()), picture));
        }
    }
    let pngs: Vec<Vec<u8>> = pictures
        .par_iter()
        .map(|(_, picture)| picture.png(SCREEN))
        .collect::<Result<_, _>>()
        .map_err(failed)?;
    Ok(pictures
        .into_iter()
        .zip(pngs)
        .flat_map(|((name, picture), png)| {
            [
                (format!("{name}.svg"), picture.svg.into_bytes()),
                (format!("{name}.png"), png),
            ]
        })
        .collect())
}

/// Pixels of a PNG to one logical pixel: sharp on a dense screen and in a document.
const SCREEN: f32 = 2.0;

/// Titles of the sources.
#[derive(Debug)]
struct Titles(Library);

impl Titles {
    fn of(datasets: &Path, language: Language) -> Result<Self, Failure> {
        Library::open(datasets)
            .map(Titles)
            .map_err(Failure::dataset(language))
    }
}

impl Sources for Titles {
    fn title(&self, key: &str, language: Language) -> String {
        self.0.sources().get(key).map_or_else(
            || key.to_string(),
            |work| match language {
                Language::Zh => work.title.clone(),
                Language::En => work.title_en.clone(),
            },
        )
    }
}
