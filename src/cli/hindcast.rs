//! `plancast hindcast`: the population engine examined on two censuses.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::dataset::Library;
use plancast::evaluation::hindcast::hindcast;
use plancast::model::ModelFolder;
use plancast::report::hindcast as report;
use plancast::report::outbox::Outbox;
use plancast::report::table;

use super::census::Censuses;
use super::say::say;
use super::workspace::Workspace;
use super::{Failure, Format, Lang};

/// Examine the population engine: from the census of 2010 to that of 2020
#[derive(Debug, Args)]
pub struct Hindcast {
    /// Folder of the model whose parameters are examined
    #[arg(default_value = "models/wenling")]
    model: PathBuf,
    /// Number of draws
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(10..=20_000))]
    draws: u32,
    /// Seed; the model's own if not given
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Keep counties whose code stayed while their territory changed
    #[arg(long)]
    with_changed: bool,
    /// County that the summary shows by itself
    #[arg(long, value_name = "CODE", default_value_t = 331_081)]
    county: u32,
    /// Folder for the output
    #[arg(long, value_name = "FOLDER", default_value = "notebooks-out/hindcast")]
    out: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Hindcast {
    /// Makes the hindcast, writes its tables, and prints the record.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let language = self.lang.into();
        let folder = ModelFolder::open(&self.model).map_err(Failure::input(language))?;
        let datasets = self.workspace.datasets(&self.model);
        let library = Library::open(&datasets).map_err(Failure::dataset(language))?;
        let censuses = Censuses::read(&library, &folder, self.with_changed, language)?;
        let seed = self.seed.unwrap_or(folder.file.model.seed);
        let result = hindcast(&censuses.counties, &censuses.past, seed, self.draws)
            .map_err(|error| Failure::Words(error.to_string()))?;

        let other = |error: anyhow::Error| Failure::Other(error);
        let mut outbox = Outbox::begin(&self.out).map_err(|error| other(error.into()))?;
        for sheet in [
            table::hindcast_groups(&result),
            table::hindcast_counties(&result),
        ] {
            let sheet = sheet.map_err(|error| other(error.into()))?;
            let csv = sheet.csv().map_err(|error| other(error.into()))?;
            let parquet = sheet.parquet().map_err(|error| other(error.into()))?;
            outbox
                .put(&format!("tables/{}.csv", sheet.name), &csv)
                .and_then(|()| outbox.put(&format!("tables/{}.parquet", sheet.name), &parquet))
                .map_err(|error| other(error.into()))?;
        }
        let made = report::Made {
            seed,
            draws: self.draws,
            inputs: &censuses.inputs,
            left_out: &censuses.left_out,
            county: self.county,
        };
        let receipt =
            report::receipt(&made, outbox.checksums()).map_err(|error| other(error.into()))?;
        outbox
            .put("receipt.toml", receipt.as_bytes())
            .map_err(|error| other(error.into()))?;
        let written = outbox.finish().map_err(|error| other(error.into()))?;
        let shown = written.to_string_lossy();
        say(&match self.format {
            Format::Json => report::json(&result, &made, &shown).to_string(),
            Format::Text => format!(
                "{}\n\n{}",
                report::words(&result, &made, language),
                match self.lang {
                    Lang::Zh => format!("表写入 {shown}"),
                    Lang::En => format!("Tables are in {shown}"),
                }
            ),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
