//! `plancast new`, `plancast import` and `plancast export`: a county of one's own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::task::county::{Beginning, begin, export, import};

use super::failure::{Said, in_language};
use super::say::answer;
use super::workspace::{SHIPPED, Workspace};
use super::{Format, Lang};

/// A model of another county, and a workbook to fill in
#[derive(Debug, Args)]
pub struct New {
    /// Name of the model's folder, such as yuhuan
    name: String,
    /// Code of the county (GB/T 2260), such as 331083
    #[arg(long, value_name = "CODE")]
    region: String,
    /// Model that it extends; the new one's folder stands beside it
    #[arg(long, value_name = "FOLDER", default_value = SHIPPED)]
    base: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl New {
    /// Makes the model and the workbook, and says where they are.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let said = in_language(self.lang.into());
        let beginning = Beginning {
            name: self.name.clone(),
            region: self.region.clone(),
            base: self.base.clone(),
            datasets: self.workspace.datasets(),
        };
        let done = begin(&beginning).map_err(&said)?;
        answer(self.format, || done.words(self.lang.into()), || done.json()).map_err(said)
    }
}

/// Read a workbook that was filled in, and write its model
#[derive(Debug, Args)]
pub struct Import {
    /// The workbook
    workbook: PathBuf,
    /// Folder of the models; that of the workbook if not given
    #[arg(long, value_name = "FOLDER")]
    models: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Import {
    /// Writes the model, and says what was taken and what is inherited.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let said = in_language(self.lang.into());
        let beside = self
            .workbook
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let beside = beside.map_or_else(|| PathBuf::from("."), PathBuf::from);
        let models = self.models.clone().unwrap_or(beside);
        let done = import(&self.workbook, &models, self.workspace.given()).map_err(&said)?;
        answer(self.format, || done.words(self.lang.into()), || done.json()).map_err(said)
    }
}

/// Write a county's model into the workbook of which it can be made again
#[derive(Debug, Args)]
pub struct Export {
    /// Folder of the county's model
    model: PathBuf,
    /// The workbook; beside the model's folder if not given
    #[arg(long, value_name = "FILE.xlsx")]
    out: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Export {
    /// Writes the workbook, and says what is in it and what is not.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let said = in_language(self.lang.into());
        let out = self.out.as_deref();
        let done = export(&self.model, out, self.workspace.given()).map_err(&said)?;
        answer(self.format, || done.words(self.lang.into()), || done.json()).map_err(said)
    }
}
