//! `plancast forecast`: any file of annual series, forecast with intervals that mean what they say.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::source::Language;
use plancast::task::forecast::{Settings, forecast};

use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::series::SeriesArguments;
use super::{Format, Lang};

/// Forecast annual series of any table
#[derive(Debug, Args)]
pub struct ForecastFile {
    #[command(flatten)]
    series: SeriesArguments,
    /// Years ahead, at most 30 · 往后几年，至多 30
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=30))]
    horizon: u8,
    /// Levels of the intervals in percent, with commas · 各区间的概率，%，几个区间用逗号隔开
    #[arg(long, value_name = "PERCENT", value_delimiter = ',', default_values_t = [80.0, 95.0], value_parser = percent)]
    level: Vec<f64>,
    /// Make parts and totals agree in every draw; series named 合计 or total are the totals · 每次模拟中各项与合计相符；名为“合计”或 total 的序列是合计
    #[arg(long, conflicts_with = "share_of")]
    aggregate: bool,
    /// Number of draws · 抽样次数
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
    /// Seed of the draws · 随机种子
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = super::options::seed())]
    seed: u64,
    /// Folder for the output; notebooks-out/forecast/<name of the file> if not given · 输出文件夹；不写则为 notebooks-out/forecast/<文件名>
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Language of what is shown and of the workbook; charts come in both · 显示和工作簿的语言；图总是两种语言都有
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 结果的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A level in percent, as the user gives it.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches(['%', '％']).parse::<f64>();
    let level = number.ok().filter(|level| (1.0..=99.5).contains(level));
    level.ok_or_else(|| {
        "1 与 99.5 之间的数，如 80 · a number from 1 to 99.5, such as 80".to_string()
    })
}

impl ForecastFile {
    /// Reads, forecasts, writes everything, and says what came out.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language: Language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            series: self.series.asked(),
            horizon: self.horizon.into(),
            level: self.level.clone(),
            aggregate: self.aggregate,
            draws: self.draws as usize,
            seed: self.seed,
            out: self.out.clone(),
            language: self.lang.into(),
        };
        let done = forecast(&settings, &Bars::new(language)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}
