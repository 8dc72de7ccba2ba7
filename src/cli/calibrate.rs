//! `plancast calibrate`: parameters conditioned on what was published, into a new parameter file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::task::calibrate::{Settings, calibrate};

use super::clock::this_year;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::{SHIPPED, Workspace};
use super::{Format, Lang};

/// Condition a model's parameters on published figures
#[derive(Debug, Args)]
pub struct Calibrate {
    /// Folder of the model; its calibration.toml says what is conditioned on what ·
    /// 模型文件夹；其中的 calibration.toml 写明用哪些数据校准哪些参数
    #[arg(value_name = "MODEL", default_value = SHIPPED)]
    model: PathBuf,
    /// Rows of the joint sample that is written · 写出的联合样本的行数
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(100..=100_000))]
    rows: u32,
    /// Points drawn from the priors first; 500 for each parameter if not given ·
    /// 先从先验抽取的点数；不写则每个参数 500 个
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    points: Option<u32>,
    /// Seed; the model's own if not given · 随机种子；不写则按模型
    #[arg(long, value_name = "N", value_parser = super::options::seed())]
    seed: Option<u64>,
    /// Folder for the output; notebooks-out/calibrate/<model> if not given ·
    /// 输出文件夹；不写则为 notebooks-out/calibrate/<模型>
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of the summary; charts come in both · 摘要的语言；图总是两种语言都有
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 摘要的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Calibrate {
    /// Calibrates, writes the files, and prints what was learnt.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            model: self.model.clone(),
            datasets: self.workspace.datasets(),
            rows: self.rows as usize,
            points: self.points.map(|points| points as usize),
            seed: self.seed,
            now: this_year(),
            out: self.out.clone(),
        };
        let done = calibrate(&settings, &Bars::new(language)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}
