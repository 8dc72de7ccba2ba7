//! `plancast verify`: runs a receipt again and says whether the same bits came out; of a forecast or
//! a backtest, whether the files that its receipt names are the same.

mod files;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Deserialize;

use plancast::simulation::Follow;

use super::run::{Following, Run};
use super::say::say;
use super::workspace::Workspace;
use super::{Failure, Format, Lang};

/// Run a receipt again and compare; of a forecast or backtest, compare its files
#[derive(Debug, Args)]
pub struct Verify {
    /// The receipt, such as notebooks-out/wenling/baseline/receipt.toml
    receipt: PathBuf,
    /// Folder of the model; models/<name in the receipt> if not given
    #[arg(long, value_name = "FOLDER")]
    model: Option<PathBuf>,
    /// Folder of the file that was forecast from; if not given, it is looked for here, beside the
    /// receipt and in the folders above it · 原始数据所在文件夹
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of what is shown
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

/// What is needed of a receipt; the rest of it is for readers.
#[derive(Debug, Deserialize)]
struct Receipt {
    plancast: String,
    model: String,
    scenario: String,
    #[serde(default)]
    engine: Follow,
    as_of: i32,
    seed: u64,
    draws: usize,
    until: i32,
    #[serde(default)]
    parameters: String,
    #[serde(default)]
    inputs: Vec<Input>,
    #[serde(default)]
    outputs: Vec<Output>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Input {
    table: String,
    sha256: String,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Output {
    file: String,
    sha256: String,
}

impl Verify {
    /// Runs and compares: exit code 0 if every file is the same, 1 if not.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        if let Some(receipt) = files::receipt(&text(&self.receipt)?) {
            let found = receipt.compare(&self.receipt, self.data.as_deref());
            say(&found.words(self.lang.into()))?;
            return Ok(if found.same() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        let old = read(&self.receipt)?;
        let folder = tempfile::tempdir().map_err(|error| Failure::Other(error.into()))?;
        let model = self
            .model
            .clone()
            .unwrap_or_else(|| PathBuf::from("models").join(&old.model));
        let run = Run {
            model,
            scenario: vec![old.scenario.clone()],
            as_of: Some(old.as_of).filter(|year| *year != 0),
            draws: u32::try_from(old.draws).ok(),
            engine: Some(match old.engine {
                Follow::Cohorts => Following::Cohorts,
                Follow::Persons => Following::Persons,
            }),
            seed: Some(old.seed),
            threads: None,
            until: Some(old.until),
            parameters: Some(PathBuf::from(&old.parameters))
                .filter(|path| !path.as_os_str().is_empty()),
            out: folder.path().to_path_buf(),
            workspace: self.workspace.clone(),
            lang: self.lang,
            format: Format::Json,
        };
        run.perform()?;
        let place = folder.path().join(&old.model);
        let place = [old.scenario.clone(), format!("{}-persons", old.scenario)]
            .map(|scenario| place.join(scenario))
            .into_iter()
            .find(|place| place.is_dir())
            .unwrap_or(place);
        let new = read(&place.join("receipt.toml"))?;
        let mut differences: Vec<String> = Vec::new();
        if old.plancast != env!("CARGO_PKG_VERSION") {
            differences.push(format!(
                "plancast {} → {}",
                old.plancast,
                env!("CARGO_PKG_VERSION")
            ));
        }
        differences.extend(
            old.inputs
                .iter()
                .filter(|input| !new.inputs.contains(input))
                .map(|input| input.table.clone()),
        );
        differences.extend(
            old.outputs
                .iter()
                .filter(|output| !new.outputs.contains(output))
                .map(|output| output.file.clone()),
        );
        let (zh, en) = if differences.is_empty() {
            (
                format!("一致：{} 个文件逐位相同。", old.outputs.len()),
                format!("The same: {} files agree bit for bit.", old.outputs.len()),
            )
        } else {
            (
                format!("不一致：{}", differences.join("、")),
                format!("Not the same: {}", differences.join(", ")),
            )
        };
        say(if self.lang == Lang::Zh { &zh } else { &en })?;
        Ok(if differences.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}

fn text(path: &std::path::Path) -> Result<String, Failure> {
    let shown = path.display();
    std::fs::read_to_string(path).map_err(|error| {
        Failure::Words(format!(
            "{shown}：打不开（{error}）；请给出一次运行写下的 receipt.toml · cannot be opened: give the receipt.toml of a run"
        ))
    })
}

fn read(path: &std::path::Path) -> Result<Receipt, Failure> {
    let shown = path.display();
    toml::from_str(&text(path)?).map_err(|error| {
        Failure::Words(format!(
            "{shown}：不是收据（{}）· not a receipt",
            error.message()
        ))
    })
}
