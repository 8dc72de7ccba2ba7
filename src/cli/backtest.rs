//! `plancast backtest`: how good would the forecasts of these series have been?

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use plancast::evaluation::backtest::{Settings, backtest};
use plancast::forecast::Series;
use plancast::report::backtests::{self, Backtests};
use plancast::report::outbox::Outbox;
use plancast::source::{Language, Words};

use super::folder::{RECEIPT, draw, folder, other, put};
use super::say::say;
use super::series::{Panel, SeriesFile};
use super::target::Target;
use super::{Failure, Format, Lang};

/// Forecast from earlier years and hold the forecasts against what came
#[derive(Debug, Args)]
pub struct Backtest {
    #[command(flatten)]
    series: SeriesFile,
    /// Years ahead, at most 30 · 往后几年
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=30))]
    horizon: u8,
    /// Number of earlier years to forecast from · 从多少个较早年份出发
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=60))]
    origins: u8,
    /// The fewest values to forecast from · 至少要有几个值
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=60))]
    shortest: u8,
    /// Target of the Brier score, in the unit of the file, with the year it is due; more than the last
    /// known value if not given · 目标值[:年份]
    #[arg(long, value_name = "VALUE[:YEAR]", value_parser = Target::parse)]
    target: Option<Target>,
    /// Folder for the output; notebooks-out/backtest/<name of the file> if not given · 输出文件夹
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Language of what is shown; charts come in both · 语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 结果的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Backtest {
    /// Reads, tests, writes everything, and says what came out.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let language = self.lang.into();
        let folder = folder(self.out.as_deref(), "backtest", &self.series.file, language)?;
        let panel = self.series.read(language)?;
        let tested = self.test(&panel, language)?;
        let (tested, files) = self.write(tested, &panel, &folder, language)?;
        let shown = folder.display().to_string();
        let end = match language {
            Language::Zh => format!("图和表写入 {shown}（{} 个文件）", files.len()),
            Language::En => format!("Charts and tables are in {shown} ({} files)", files.len()),
        };
        say(&match self.format {
            Format::Json => backtests::json(&tested, &shown, &files).to_string(),
            Format::Text => format!("{}\n\n{end}", backtests::text(&tested, language)),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn test(&self, panel: &Panel, language: Language) -> Result<Backtests, Failure> {
        let failed = |error: plancast::forecast::ForecastError| Failure::Words(error.to_string());
        let settings = Settings {
            horizon: self.horizon.into(),
            origins: self.origins.into(),
            shortest: self.shortest.into(),
            target: 1.0,
        };
        let given: Vec<Series> = panel.entries.iter().map(|e| e.series.clone()).collect();
        let mut out = backtest(&given, settings).map_err(failed)?;
        let mut notes = panel.notes.clone();
        let mut target = Words {
            zh: "不低于最后一个已知值".to_string(),
            en: "not below the last known value".to_string(),
        };
        if out.cases.is_empty() {
            return Err(Failure::Words(self.too_short(&given, language)));
        }
        if let Some(asked) = self.target {
            target = asked.words();
            out = asked.judge(out, panel, settings).map_err(failed)?;
            if out.cases.is_empty() {
                return Err(Failure::Words(match language {
                    Language::Zh => format!(
                        "错误：没有一次预测落在目标年份上（{}）；目标年份须在数据的最后 {} 年之内。",
                        target.zh, settings.origins
                    ),
                    Language::En => format!(
                        "error: no forecast is of the target's year ({}); it must be among the last {} years of the data.",
                        target.en, settings.origins
                    ),
                }));
            }
            if asked.year.is_some() {
                notes.push(Words {
                    zh: "评分只用目标年份的预测".to_string(),
                    en: "scores are of forecasts of the target's year only".to_string(),
                });
            }
        }
        let mut names: Vec<&str> = out.cases.iter().map(|c| c.series.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let left = given.len() - names.len();
        if left > 0 {
            notes.push(Words {
                zh: format!("{left} 个序列太短或在可比的年份没有数，未参加回测"),
                en: format!("{left} series are too short or have no value in the years to compare, and were left out"),
            });
        }
        Ok(Backtests {
            file: panel.file.clone(),
            sha256: panel.sha256.clone(),
            series: names.len(),
            settings,
            target,
            backtest: out,
            notes,
        })
    }

    fn too_short(&self, given: &[Series], language: Language) -> String {
        let longest = given.iter().map(Series::observed).max().unwrap_or(0);
        let needed = usize::from(self.shortest) + 1;
        match language {
            Language::Zh => format!(
                "错误：最长的序列有 {longest} 个值；回测至少要 {needed} 个（用 {} 个预测，用其后的检验）。可用 --shortest 调低。",
                self.shortest
            ),
            Language::En => format!(
                "error: the longest series has {longest} values; a backtest needs {needed} ({} to forecast from, the rest to judge by). --shortest lowers it.",
                self.shortest
            ),
        }
    }

    fn write(
        &self,
        mut tested: Backtests,
        panel: &Panel,
        folder: &Path,
        language: Language,
    ) -> Result<(Backtests, Vec<String>), Failure> {
        let mut outbox = Outbox::begin(folder).map_err(other)?;
        let mut pictures = Vec::new();
        for language in [Language::Zh, Language::En] {
            let tag = language.tag();
            let drawn = backtests::pictures(&tested, language);
            pictures.extend(
                drawn
                    .into_iter()
                    .map(|(name, p)| (format!("{name}.{tag}"), p)),
            );
        }
        let left_out = draw(&mut outbox, pictures, language)?;
        tested.notes.extend(left_out);
        let out = &tested.backtest;
        for table in [
            backtests::scores(out),
            backtests::cases(out),
            backtests::pit(out),
            backtests::reliability(out),
        ] {
            put(&mut outbox, &table, true)?;
        }
        let receipt = backtests::receipt(
            &tested,
            &self.series.asked(),
            &panel.also,
            outbox.checksums(),
        );
        let receipt = receipt.map_err(other)?;
        outbox.put(RECEIPT, receipt.as_bytes()).map_err(other)?;
        let files = outbox
            .checksums()
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        outbox.finish().map_err(other)?;
        Ok((tested, files))
    }
}
