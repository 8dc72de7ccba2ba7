//! `plancast new`, `plancast import` and `plancast export`: a county of one's own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use plancast::task::county::{Beginning, begin, export, import};

use super::clock::this_year;
use super::failure::{Said, in_language};
use super::say::answer;
use super::workspace::{SHIPPED, Workspace};
use super::{Format, Lang};

/// A model of another county, and a workbook to fill in
#[derive(Debug, Args)]
pub struct New {
    /// Name of the model's folder, such as yuhuan · 模型文件夹的名字，如 yuhuan
    name: String,
    /// Code of the county (GB/T 2260), such as 331083 · 县的行政区划代码（GB/T 2260），如 331083
    #[arg(long, value_name = "CODE")]
    region: String,
    /// Model that it extends; the new one's folder stands beside it · 所沿用的模型；新模型的文件夹放在它旁边
    #[arg(long, value_name = "FOLDER", default_value = SHIPPED)]
    base: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
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
            language: self.lang.into(),
        };
        let done = begin(&beginning).map_err(&said)?;
        answer(self.format, || done.words(self.lang.into()), || done.json()).map_err(said)
    }
}

/// Read a workbook that was filled in, and write its model
#[derive(Debug, Args)]
pub struct Import {
    /// The workbook · 填好的工作簿
    workbook: PathBuf,
    /// Folder of the models; that of the workbook if not given, or `models` in it where it has no models · 存放模型的文件夹；不写则为工作簿所在的文件夹，那里没有模型则为其中的 models
    #[arg(long, value_name = "FOLDER")]
    models: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Import {
    /// Writes the model, and says what was taken and what is inherited.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let said = in_language(self.lang.into());
        let models = self.models.clone();
        let models = models.unwrap_or_else(|| models_of(&self.workbook));
        let datasets = self.workspace.given();
        let done = import(&self.workbook, &models, datasets, this_year()).map_err(&said)?;
        answer(self.format, || done.words(self.lang.into()), || done.json()).map_err(said)
    }
}

/// Where the models stand of which a workbook is: beside it, or in a folder that `new` would have begun there, so that a
/// workbook may lie on anybody's desk.
fn models_of(workbook: &Path) -> PathBuf {
    let parent = workbook.parent();
    let parent = parent.filter(|parent| !parent.as_os_str().is_empty());
    let beside = parent.unwrap_or(Path::new("."));
    let is_model = |path: PathBuf| path.join("model.toml").is_file();
    let mut entries = std::fs::read_dir(beside).into_iter().flatten();
    let known = entries.any(|entry| entry.is_ok_and(|entry| is_model(entry.path())));
    let named = beside
        .canonicalize()
        .is_ok_and(|whole| whole.ends_with("models"));
    match known || named {
        true => beside.to_path_buf(),
        false => beside.join("models"),
    }
}

/// Write a county's model into the workbook of which it can be made again
#[derive(Debug, Args)]
pub struct Export {
    /// Folder of the county's model · 该县模型的文件夹
    model: PathBuf,
    /// The workbook; beside the model's folder if not given · 工作簿；不写则放在模型文件夹旁
    #[arg(long, value_name = "FILE.xlsx")]
    out: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary · 摘要的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Export {
    /// Writes the workbook, and says what is in it and what is not.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let said = in_language(self.lang.into());
        let out = self.out.as_deref();
        let datasets = self.workspace.given();
        let done = export(&self.model, out, datasets, self.lang.into()).map_err(&said)?;
        answer(self.format, || done.words(self.lang.into()), || done.json()).map_err(said)
    }
}
