//! `plancast forecast`: any file of annual series, forecast with intervals that mean what they say.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;

use plancast::forecast::{Chance, Forecast, Options, Paths, Series, panel_forecast};
use plancast::report::forecasts::{self, Forecasts, Outlook, Page, Settings};
use plancast::report::outbox::Outbox;
use plancast::report::workbook::workbook;
use plancast::source::{Language, Words};
use plancast::stream::Decision;

use super::folder::{RECEIPT, draw, folder, other, put};
use super::say::say;
use super::series::{Entry, Panel, SeriesFile, known};
use super::{Failure, Format, Lang, aggregate};

/// Forecast annual series of any table
#[derive(Debug, Args)]
pub struct ForecastFile {
    #[command(flatten)]
    series: SeriesFile,
    /// Years ahead, at most 30 · 往后几年
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=30))]
    horizon: u8,
    /// Levels of the intervals in percent · 区间的概率
    #[arg(long, value_name = "PERCENT", value_delimiter = ',', default_values_t = [80.0, 95.0], value_parser = percent)]
    level: Vec<f64>,
    /// Make parts and totals agree in every draw; series named 合计 or total are the totals · 各项与合计调平
    #[arg(long, conflicts_with = "share_of")]
    aggregate: bool,
    /// Number of draws · 抽样次数
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
    /// Seed of the draws · 随机种子
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Folder for the output; notebooks-out/forecast/<name of the file> if not given · 输出文件夹
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Language of what is shown and of the workbook; charts come in both · 语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// Form of the summary · 结果的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A level in percent, as the user gives it.
fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches(['%', '％']).parse::<f64>();
    let level = number.map_err(|_| format!("{text}: not a number · 不是数字"))?;
    if (1.0..=99.5).contains(&level) {
        Ok(level)
    } else {
        Err(format!(
            "{text}: from 1 to 99.5, such as 80 · 应在 1 与 99.5 之间，如 80"
        ))
    }
}

/// Rows of the table of draws up to which it is written as CSV too.
const CSV_ROWS: usize = 2_000_000;
/// Series up to which charts are drawn.
const DRAWN: usize = 120;

impl ForecastFile {
    /// Reads, forecasts, writes everything, and says what came out.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let language = self.lang.into();
        let folder = folder(self.out.as_deref(), "forecast", &self.series.file, language)?;
        let panel = self.series.read(language)?;
        let forecasts = self.forecast(&panel)?;
        let (forecasts, files) = self.write(forecasts, &panel, &folder, language)?;
        let shown = folder.display().to_string();
        let end = match language {
            Language::Zh => format!(
                "工作簿、图和表写入 {shown}（{} 个文件）；先看 forecast.xlsx",
                files.len()
            ),
            Language::En => format!(
                "Workbook, charts and tables are in {shown} ({} files); begin with forecast.xlsx",
                files.len()
            ),
        };
        say(&match self.format {
            Format::Json => forecasts::json(&forecasts, &shown, &files).to_string(),
            Format::Text => format!("{}\n\n{end}", forecasts::text(&forecasts, language)),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn forecast(&self, panel: &Panel) -> Result<Forecasts, Failure> {
        let failed = |error: plancast::forecast::ForecastError| Failure::Words(error.to_string());
        let mut notes = panel.notes.clone();
        let (mut levels, draws) = (self.level.clone(), self.draws as usize);
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let options = Options {
            horizon: self.horizon.into(),
        };
        let series = if self.aggregate {
            let nodes =
                aggregate::nodes(panel, &mut notes).map_err(Failure::input(self.lang.into()))?;
            nodes.outlooks(options, draws, self.seed).map_err(failed)?
        } else {
            let given: Vec<Series> = panel.entries.iter().map(|e| e.series.clone()).collect();
            let forecasts = panel_forecast(&given, options).map_err(failed)?;
            panel
                .entries
                .par_iter()
                .zip(forecasts)
                .map(|(entry, forecast)| {
                    let forecast = forecast?;
                    let paths = forecast.paths(draws, chance(self.seed, &entry.series.name))?;
                    Ok(outlook(entry, forecast, paths, false))
                })
                .collect::<Result<_, _>>()
                .map_err(failed)?
        };
        notes.extend(ends(&series));
        Ok(Forecasts {
            file: panel.file.clone(),
            sha256: panel.sha256.clone(),
            series,
            levels: levels.into_iter().map(|level| level / 100.0).collect(),
            draws,
            seed: self.seed,
            notes,
        })
    }

    /// Writes everything; what could not be drawn is noted.
    fn write(
        &self,
        mut forecasts: Forecasts,
        panel: &Panel,
        folder: &std::path::Path,
        language: Language,
    ) -> Result<(Forecasts, Vec<String>), Failure> {
        let mut outbox = Outbox::begin(folder).map_err(other)?;
        let mut pages: Vec<Page> = Vec::new();
        for language in [Language::Zh, Language::En] {
            let drawn = forecasts::pictures(&forecasts, DRAWN, language);
            let tag = language.tag();
            pages.extend(
                drawn
                    .into_iter()
                    .map(|(name, p)| (format!("{name}.{tag}"), p)),
            );
        }
        let left_out = draw(&mut outbox, pages, language)?;
        forecasts.notes.extend(left_out);
        if forecasts.series.len() > DRAWN {
            forecasts.notes.push(Words {
                zh: format!("只画了前 {DRAWN} 个序列的图"),
                en: format!("charts show the first {DRAWN} series only"),
            });
        }
        let rows = forecasts.series.len() * usize::from(self.horizon) * forecasts.draws;
        if rows > CSV_ROWS {
            forecasts.notes.push(Words {
                zh: format!("逐次抽样共 {rows} 行，只写成 draws.parquet"),
                en: format!("the draws are {rows} rows and were written as draws.parquet only"),
            });
        }
        put(&mut outbox, &forecasts::draws(&forecasts), rows <= CSV_ROWS)?;
        put(&mut outbox, &forecasts::quantiles(&forecasts), true)?;
        let book = workbook(&forecasts, language).map_err(other)?;
        outbox.put("forecast.xlsx", &book).map_err(other)?;
        let settings = self.settings();
        let receipt = forecasts::receipt(&forecasts, &settings, &panel.also, outbox.checksums());
        let receipt = receipt.map_err(other)?;
        outbox.put(RECEIPT, receipt.as_bytes()).map_err(other)?;
        let files = outbox
            .checksums()
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        outbox.finish().map_err(other)?;
        Ok((forecasts, files))
    }

    fn settings(&self) -> Settings {
        Settings {
            horizon: self.horizon.into(),
            level: self.level.clone(),
            aggregate: self.aggregate,
            draws: self.draws as usize,
            seed: self.seed,
            reading: self.series.asked(),
        }
    }
}

/// The chance of a series: it depends on its name, so that it is the same in any file.
pub fn chance(seed: u64, name: &str) -> Chance {
    let subject = Decision::named(name).id();
    Chance { seed, subject }
}

/// A series with its forecast.
pub fn outlook(entry: &Entry, forecast: Forecast, paths: Paths, reconciled: bool) -> Outlook {
    Outlook {
        name: entry.series.name.clone(),
        unit: entry.unit.clone(),
        measure: entry.measure,
        scale: entry.scale,
        history: known(&entry.series),
        forecast,
        paths,
        reconciled,
    }
}

/// Said where series end in different years: each goes on from its own last one.
fn ends(series: &[Outlook]) -> Option<Words> {
    let last = series.iter().map(|s| s.last().0).max()?;
    let early: Vec<&Outlook> = series.iter().filter(|s| s.last().0 < last).collect();
    let first = early.first()?;
    let (name, year, count) = (&first.name, first.last().0, early.len());
    Some(Words {
        zh: format!(
            "各序列的最后一年不同：{count} 个早于 {last} 年（如“{name}”到 {year} 年），各从自己的最后一年往后预测"
        ),
        en: format!(
            "series end in different years: {count} before {last} (such as “{name}” in {year}); each goes on from its own last year"
        ),
    })
}
