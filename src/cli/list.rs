//! `plancast list`: models, a model's scenarios, or the series that it projects.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::json;

use plancast::dataset::Library;
use plancast::model::ModelFolder;
use plancast::model::scenario::{BASELINE, baseline_title, baseline_why};
use plancast::report::aligned::aligned;
use plancast::source::{InWords, Language};
use plancast::task::{Failure, Opened, place_of_datasets};

use super::failure::{Said, in_language};
use super::say::say;
use super::workspace::Workspace;
use super::{Format, Lang};

/// List models, scenarios, series or datasets
#[derive(Debug, Args)]
pub struct List {
    /// What to list · 列出什么
    #[arg(value_enum, default_value_t)]
    what: What,
    /// Folder of the model (scenarios, series) or of all models (models) ·
    /// 模型文件夹（scenarios、series），或存放各模型的文件夹（models）
    #[arg(default_value = "models")]
    folder: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of what is shown · 显示的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// Models of a folder · 一个文件夹中的模型
    #[default]
    Models,
    /// Scenarios of a model · 一个模型的情景
    Scenarios,
    /// Quantities that a model projects · 模型所测算的序列
    Series,
    /// Tables of the datasets · 数据表
    Datasets,
}

impl List {
    /// Prints the list.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let rows = match self.what {
            What::Models => self.models(language),
            What::Scenarios => self.scenarios(language),
            What::Series => self.series(language),
            What::Datasets => self.datasets(language),
        };
        let rows = rows.map_err(&said)?;
        say(&match self.format {
            Format::Text => aligned(&rows).join("\n"),
            Format::Json => {
                let items: Vec<_> = rows
                    .iter()
                    .map(|row| json!({ "key": row.first(), "title": row.get(1), "about": row.get(2) }))
                    .collect();
                serde_json::Value::from(items).to_string()
            }
        })
        .map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }

    fn models(&self, language: Language) -> Result<Vec<Vec<String>>, Failure> {
        let mut names: Vec<PathBuf> = std::fs::read_dir(&self.folder)
            .map_err(|error| {
                let (folder, why) = (self.folder.display(), error.words());
                Failure::words(
                    format!("{folder}：打不开（{}）；应为存放模型的文件夹，例如 models。", why.zh),
                    format!("{folder}: cannot be opened ({}); give the folder that holds the models, such as models.", why.en),
                )
            })?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.join("model.toml").is_file())
            .collect();
        names.sort();
        names
            .iter()
            .map(|path| {
                let folder = ModelFolder::open(path)?;
                Ok(vec![
                    path.to_string_lossy().into_owned(),
                    folder.file.model.title.get(language).to_string(),
                    format!(
                        "{}{}{}",
                        folder.file.model.base_year,
                        language.years_sign(),
                        folder.file.model.until
                    ),
                ])
            })
            .collect()
    }

    fn scenarios(&self, language: Language) -> Result<Vec<Vec<String>>, Failure> {
        let folder = ModelFolder::open(&self.folder)?;
        let baseline = vec![
            BASELINE.to_string(),
            baseline_title().get(language).to_string(),
            baseline_why().get(language).to_string(),
        ];
        let others = folder.scenarios.iter().map(|(key, file)| {
            vec![
                key.clone(),
                file.title.get(language).to_string(),
                folder
                    .why_of(key)
                    .unwrap_or_default()
                    .get(language)
                    .to_string(),
            ]
        });
        Ok(std::iter::once(baseline).chain(others).collect())
    }

    fn series(&self, language: Language) -> Result<Vec<Vec<String>>, Failure> {
        let opened = Opened::open(&self.folder, self.workspace.given())?;
        let model = opened.opener.open(&opened.folder, BASELINE, None)?;
        Ok(model
            .quantities
            .list(false)
            .iter()
            .map(|quantity| {
                vec![
                    quantity.key.clone(),
                    quantity.title.get(language).to_string(),
                    language
                        .pick(quantity.unit.zh(), quantity.unit.en())
                        .to_string(),
                ]
            })
            .collect())
    }

    fn datasets(&self, language: Language) -> Result<Vec<Vec<String>>, Failure> {
        let library = Library::open(&place_of_datasets(&self.folder, self.workspace.given()))?;
        Ok(library
            .describe()
            .iter()
            .map(|sidecar| {
                vec![
                    format!("{}/{}/{}", sidecar.dataset, sidecar.vintage, sidecar.table),
                    sidecar.head.title.get(language).to_string(),
                    sidecar.head.about.get(language).to_string(),
                ]
            })
            .collect())
    }
}
