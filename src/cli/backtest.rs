//! `plancast backtest`: how good would the forecasts of these series have been?

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::task::ForecastTarget;
use plancast::task::backtest::{Settings, backtest};

use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::series::SeriesArguments;
use super::{Format, Lang};

/// Forecast from earlier years and hold the forecasts against what came
#[derive(Debug, Args)]
pub struct Backtest {
    #[command(flatten)]
    series: SeriesArguments,
    /// Years ahead, at most 30 · 往后几年，至多 30
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=30))]
    horizon: u8,
    /// Number of earlier years to forecast from · 从多少个较早年份各预测一次
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=60))]
    origins: u8,
    /// The fewest values to forecast from · 预测起点以前至少要有几个值
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=60))]
    shortest: u8,
    /// Target of the Brier score, in the unit of the file, with the year it is due; more than the last
    /// known value if not given · Brier 评分所用的目标值及其年份，单位同文件；不写则为高于最后一个已知值
    #[arg(long, value_name = "VALUE[:YEAR]", value_parser = ForecastTarget::parse)]
    target: Option<ForecastTarget>,
    /// Folder for the output; notebooks-out/backtest/<name of the file> if not given · 输出文件夹；不写则为 notebooks-out/backtest/<文件名>
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Language of what is shown; charts come in both · 显示的语言；图总是两种语言都有
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 结果的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Backtest {
    /// Reads, tests, writes everything, and says what came out.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.lang.into();
        let said = in_language(language);
        let settings = Settings {
            series: self.series.asked(),
            horizon: self.horizon.into(),
            origins: self.origins.into(),
            shortest: self.shortest.into(),
            target: self.target,
            out: self.out.clone(),
        };
        let done = backtest(&settings, &Bars::new(language)).map_err(&said)?;
        answer(self.format, || done.words(language), || done.json()).map_err(said)
    }
}
