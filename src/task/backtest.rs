//! How good would the forecasts of these series have been?

use std::path::PathBuf;

use super::forecast_target::ForecastTarget;
use super::series::{Panel, SeriesFile};
use super::writing::{Put, Report, folder, in_each};
use super::{Failure, Progress};
use crate::evaluation::backtest::{Settings as Origins, backtest as test};
use crate::forecast::Series;
use crate::report::backtests::{self, Backtests};
use crate::report::receipt::{BacktestPart, Receipt, Verb};
use crate::source::{Language, Words};

/// What to test.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The series.
    pub series: SeriesFile,
    /// Years ahead.
    pub horizon: usize,
    /// Number of earlier years to forecast from.
    pub origins: usize,
    /// The fewest values to forecast from.
    pub shortest: usize,
    /// Target of the Brier score; more than the last known value if none.
    pub target: Option<ForecastTarget>,
    /// Folder for the output; `notebooks-out/backtest/<name of the file>` if none.
    pub out: Option<PathBuf>,
}

impl Settings {
    /// A file tested as usual: five years ahead from eight earlier years, three values at least.
    pub fn of(file: impl Into<PathBuf>) -> Self {
        Settings {
            series: SeriesFile {
                file: file.into(),
                ..SeriesFile::default()
            },
            horizon: 5,
            origins: 8,
            shortest: 3,
            target: None,
            out: None,
        }
    }
}

/// A file that was tested.
#[derive(Debug)]
pub struct Done {
    /// What came out.
    pub tested: Backtests,
    /// What was written.
    pub put: Put,
}

/// Reads, tests and writes everything.
pub fn backtest(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let folder = folder(settings.out.as_deref(), "backtest", &settings.series.file)?;
    let panel = settings.series.read()?;
    let mut tested = tested(settings, &panel)?;
    let receipt = Receipt {
        notes: tested.notes.iter().map(Words::in_one).collect(),
        inputs: panel.inputs(),
        backtest: Some(BacktestPart {
            horizon: settings.horizon,
            origins: settings.origins,
            shortest: settings.shortest,
            target: tested.target.clone(),
            series: tested.series,
            reading: settings.series.asked(),
        }),
        ..Receipt::begin(Verb::Backtest)
    };
    let out = &tested.backtest;
    let report = Report {
        receipt,
        tables: vec![
            backtests::scores(out),
            backtests::cases(out),
            backtests::pit(out),
            backtests::reliability(out),
        ],
        tables_in: "",
        pages: in_each(|language| backtests::pictures(&tested, language)),
        files: Vec::new(),
    };
    let put = report.write(&folder, progress)?;
    tested.notes.extend(put.left_out.clone());
    Ok(Done { tested, put })
}

fn tested(settings: &Settings, panel: &Panel) -> Result<Backtests, Failure> {
    let origins = Origins {
        horizon: settings.horizon,
        origins: settings.origins,
        shortest: settings.shortest,
        target: 1.0,
    };
    let given = panel.series();
    let mut out = test(&given, origins).map_err(Failure::said)?;
    let mut notes = panel.notes.clone();
    let mut target = Words {
        zh: "不低于最后一个已知值".to_string(),
        en: "not below the last known value".to_string(),
    };
    if out.cases.is_empty() {
        return Err(too_short(settings, &given));
    }
    if let Some(asked) = settings.target {
        target = asked.words();
        notes.extend(asked.misplaced(panel));
        out = asked.judge(out, panel, origins).map_err(Failure::said)?;
        if out.cases.is_empty() {
            let years = settings.origins;
            return Err(Failure::words(
                format!(
                    "错误：没有一次预测落在目标年份上（{}）；目标年份须在数据的最后 {years} 年之内。",
                    target.zh
                ),
                format!(
                    "error: no forecast is of the target's year ({}); it must be among the last {years} years of the data.",
                    target.en
                ),
            ));
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
    let (series, left) = (names.len(), given.len() - names.len());
    if left > 0 {
        notes.push(Words {
            zh: format!("{left} 个序列太短或在可比的年份没有数，未参加回测"),
            en: format!(
                "{left} series are too short or have no value in the years to compare, and were left out"
            ),
        });
    }
    Ok(Backtests {
        file: panel.file.clone(),
        sha256: panel.sha256.clone(),
        series,
        settings: origins,
        target,
        backtest: out,
        notes,
    })
}

/// The most years between two neighbouring values.
fn widest_gap(series: &Series) -> usize {
    let years: Vec<usize> = (0..series.values.len())
        .filter(|t| series.values[*t].is_some())
        .collect();
    years
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .max()
        .unwrap_or(1)
}

fn too_short(settings: &Settings, given: &[Series]) -> Failure {
    let longest = given.iter().map(Series::observed).max().unwrap_or(0);
    let (shortest, needed) = (settings.shortest, settings.shortest + 1);
    if longest >= needed {
        // Enough values, but none so near to another that one could be foretold from the other.
        let apart = given.iter().map(widest_gap).max().unwrap_or(1);
        let (origins, horizon) = (apart.max(settings.origins), apart.max(settings.horizon));
        return Failure::words(
            format!(
                "错误：序列有 {longest} 个值，但相隔最多 {apart} 年，而回测只看最近 {} 个年份、往后至多 {} 年。请加 --origins {origins} --horizon {horizon}。",
                settings.origins, settings.horizon
            ),
            format!(
                "error: there are {longest} values, up to {apart} years apart, while the backtest looks from the last {} years up to {} years ahead. Add --origins {origins} --horizon {horizon}.",
                settings.origins, settings.horizon
            ),
        );
    }
    Failure::words(
        format!(
            "错误：最长的序列有 {longest} 个值；回测至少要 {needed} 个（用 {shortest} 个预测，用其后的检验）。可用 --shortest 调低。"
        ),
        format!(
            "error: the longest series has {longest} values; a backtest needs {needed} ({shortest} to forecast from, the rest to judge by). --shortest lowers it."
        ),
    )
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let mut parts = vec![backtests::text(&self.tested, language)];
        // Pictures left out are among the notes already.
        parts.extend(self.put.words(language).pop());
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        backtests::json(&self.tested, &folder, &self.put.files)
    }
}
