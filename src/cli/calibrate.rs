//! `plancast calibrate`: parameters conditioned on what was published, into a new parameter file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::evaluation::calibration::{Effort, calibrate};
use plancast::model::{self, ModelFolder};
use plancast::report::album::Sources;
use plancast::report::calibration::{self as report, Calibration};
use plancast::report::outbox::Outbox;
use plancast::source::Language;

use super::folder::{RECEIPT, draw, folder, other, put};
use super::progress::bar;
use super::run::Titles;
use super::say::say;
use super::workspace::Workspace;
use super::{Failure, Format, Lang};

/// Condition a model's parameters on published figures
#[derive(Debug, Args)]
pub struct Calibrate {
    /// Folder of the model; its calibration.toml says what is conditioned on what
    #[arg(default_value = "models/wenling")]
    model: PathBuf,
    /// Rows of the joint sample that is written
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(100..=100_000))]
    rows: u32,
    /// Points drawn from the priors first; 500 for each parameter if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    points: Option<u32>,
    /// Seed; the model's own if not given
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Folder for the output; notebooks-out/calibrate/<model> if not given
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary; charts come in both
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Name of the parameter file that is written.
const PARAMETERS: &str = "parameters.toml";

impl Calibrate {
    /// Calibrates, writes the files, and prints what was learnt.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let language = self.lang.into();
        let files = ModelFolder::open(&self.model).map_err(Failure::input(language))?;
        let out = folder(
            self.out.as_deref(),
            "calibrate",
            &PathBuf::from(&files.key),
            language,
        )?;
        let datasets = self.workspace.datasets(&self.model);
        let (model, file) =
            model::open_for_calibration(&files, &datasets).map_err(Failure::input(language))?;
        let titles = Titles::of(&datasets, language)?;
        let seed = self.seed.unwrap_or(files.file.model.seed);
        let mut effort = Effort::usual(file.parameters.len(), self.rows as usize);
        if let Some(points) = self.points {
            effort.sampling.first = points as usize;
            effort.sampling.added = (points as usize / 5).max(file.parameters.len() + 1);
        }
        let most = effort.sampling.first + effort.sampling.added * effort.sampling.rounds;
        let progress = bar(most, files.file.model.title.get(language), language);
        let calibrated = calibrate(&model, &file, effort, seed, |tried| {
            progress.set_position(tried as u64);
        });
        progress.finish_and_clear();
        let calibrated = calibrated.map_err(|error| Failure::Words(error.to_string()))?;
        let calibration = Calibration {
            model: &model,
            calibrated: &calibrated,
            effort,
            seed,
        };
        let own = std::fs::read_to_string(self.model.join(PARAMETERS)).map_err(other)?;
        let mut outbox = Outbox::begin(&out).map_err(other)?;
        let text = report::parameters(&calibration, &own).map_err(other)?;
        outbox.put(PARAMETERS, text.as_bytes()).map_err(other)?;
        put(&mut outbox, &report::posterior(&calibration), true)?;
        put(&mut outbox, &report::fit(&calibration), true)?;
        let mut pictures = Vec::new();
        for language in [Language::Zh, Language::En] {
            let title = |key: &str| titles.title(key, language);
            for (name, picture) in report::pictures(&calibration, &title, language) {
                pictures.push((format!("{name}.{}", language.tag()), picture));
            }
        }
        let left_out = draw(&mut outbox, pictures, language)?;
        let receipt = report::receipt(&calibration, &file, outbox.checksums()).map_err(other)?;
        let mut names: Vec<String> = outbox
            .checksums()
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        names.push(RECEIPT.to_string());
        outbox.put(RECEIPT, receipt.as_bytes()).map_err(other)?;
        let written = outbox.finish().map_err(other)?;
        let shown = written.display().to_string();
        let (place, own) = (written.join(PARAMETERS), self.model.display());
        let end = match language {
            Language::Zh => format!(
                "新参数文件、图和表写入 {shown}（{} 个文件）；用它运行：plancast run {own} --parameters {}",
                names.len(),
                place.display()
            ),
            Language::En => format!(
                "The new parameter file, charts and tables are in {shown} ({} files); run with it: plancast run {own} --parameters {}",
                names.len(),
                place.display()
            ),
        };
        say(&match self.format {
            Format::Json => report::json(&calibration, &shown, &names).to_string(),
            Format::Text => {
                let mut parts = vec![report::words(&calibration, language)];
                parts.extend(left_out.iter().map(|words| words.get(language).to_string()));
                parts.push(end);
                parts.join("\n\n")
            }
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
