//! Any file of annual series, forecast with intervals that mean what they say.

pub mod outlooks;

use std::path::{Path, PathBuf};

use super::series::{Panel, SeriesFile};
use super::writing::{Put, Report, drawn, folder, in_each};
use super::{Failure, Progress, aggregate};
use crate::forecast::Options;
use crate::projection::Projection;
use crate::report::forecasts::{self, Forecasts, Outlook};
use crate::report::receipt::{ForecastPart, Known, Receipt, Verb};
use crate::report::table::quantities;
use crate::report::workbook::workbook;
use crate::source::{Language, Tongue, Words};

/// What to forecast.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The series.
    pub series: SeriesFile,
    /// Years ahead.
    pub horizon: usize,
    /// Levels of the intervals in percent.
    pub level: Vec<f64>,
    /// Make parts and totals agree in every draw.
    pub aggregate: bool,
    /// Number of draws.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
    /// Folder for the output; `notebooks-out/forecast/<name of the file>` if none.
    pub out: Option<PathBuf>,
    /// Language of the workbook; charts come in all.
    pub language: Tongue,
}

impl Settings {
    /// A file forecast as usual: five years, 80 % and 95 %, 2,000 draws.
    pub fn of(file: impl Into<PathBuf>) -> Self {
        Settings {
            series: SeriesFile {
                file: file.into(),
                ..SeriesFile::default()
            },
            horizon: 5,
            level: vec![80.0, 95.0],
            aggregate: false,
            draws: 2000,
            seed: 1,
            out: None,
            language: Tongue::default(),
        }
    }
}

/// A file that was forecast.
#[derive(Debug)]
pub struct Done {
    /// The forecasts: how they were made, and in the units of the file.
    pub forecasts: Forecasts,
    /// The same as every engine answers: draws of quantities over known and coming years.
    pub projection: Projection,
    /// What was written.
    pub put: Put,
}

/// Rows of the table of draws up to which it is written as CSV too.
const CSV_ROWS: usize = 2_000_000;
/// Series up to which charts are drawn.
const DRAWN: usize = 120;

/// Reads, forecasts and writes everything.
pub fn forecast(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let folder = folder(settings.out.as_deref(), "forecast", &settings.series.file)?;
    let panel = settings.series.read()?;
    let forecasts = made(settings, &panel)?;
    write(settings, forecasts, &panel, &folder, progress)
}

/// Reads and forecasts, and writes nothing.
pub fn forecast_only(settings: &Settings) -> Result<Done, Failure> {
    let forecasts = made(settings, &settings.series.read()?)?;
    Ok(Done {
        projection: forecasts.projection(),
        forecasts,
        put: Put::default(),
    })
}

fn made(settings: &Settings, panel: &Panel) -> Result<Forecasts, Failure> {
    let mut notes = panel.notes.clone();
    let mut levels = settings.level.clone();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    let (draws, seed) = (settings.draws, settings.seed);
    let options = Options {
        horizon: settings.horizon,
    };
    let series = if settings.aggregate {
        let nodes = aggregate::nodes(panel, &mut notes)?;
        nodes.outlooks(options, draws, seed)
    } else {
        outlooks::outlooks(panel, options, draws, seed)
    };
    let series = series.map_err(Failure::said)?;
    notes.extend(ends(&series));
    Ok(Forecasts {
        file: panel.file.clone(),
        sha256: panel.sha256.clone(),
        series,
        levels: levels.into_iter().map(|level| level / 100.0).collect(),
        draws,
        seed,
        notes,
    })
}

/// Writes everything; what could not be drawn is noted, in the workbook too.
fn write(
    settings: &Settings,
    mut forecasts: Forecasts,
    panel: &Panel,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Done, Failure> {
    let pages = in_each(|language| forecasts::pictures(&forecasts, DRAWN, language));
    let drawn = drawn(pages, progress);
    forecasts.notes.extend(drawn.left_out);
    if forecasts.series.len() > DRAWN {
        forecasts.notes.push(Words {
            zh: format!("只画了前 {DRAWN} 个序列的图"),
            en: format!("charts show the first {DRAWN} series only"),
        });
    }
    let mut draws = forecasts::draws(&forecasts);
    draws.parquet_only = draws.rows() > CSV_ROWS;
    if draws.parquet_only {
        let rows = draws.rows();
        forecasts.notes.push(Words {
            zh: format!("逐次模拟共 {rows} 行，只写成 draws.parquet"),
            en: format!("the draws are {rows} rows and were written as draws.parquet only"),
        });
    }
    let projection = forecasts.projection();
    let tables = vec![
        draws,
        forecasts::quantiles(&forecasts),
        quantities(&projection, &forecasts.summaries(&projection)),
    ];
    let mut files = drawn.files;
    let book = workbook(&forecasts, settings.language);
    let book = book.map_err(Failure::unwritten("forecast.xlsx"))?;
    files.push(("forecast.xlsx".to_string(), book));
    let receipt = Receipt {
        seed: Some(settings.seed),
        draws: Some(settings.draws),
        notes: forecasts.notes.iter().map(Words::in_one).collect(),
        inputs: panel.inputs(),
        forecast: Some(ForecastPart {
            horizon: settings.horizon,
            level: settings.level.clone(),
            aggregate: settings.aggregate,
            reading: settings.series.asked(),
            series: forecasts.series.iter().map(known).collect(),
        }),
        ..Receipt::begin(Verb::Forecast)
    };
    let report = Report {
        receipt,
        tables,
        tables_in: "",
        pages: Vec::new(),
        files,
    };
    let put = report.write(folder, progress)?;
    Ok(Done {
        forecasts,
        projection,
        put,
    })
}

fn known(outlook: &Outlook) -> Known {
    Known {
        name: outlook.name.clone(),
        unit: outlook.unit.clone().unwrap_or_default(),
        measure: outlook.measure.key().to_string(),
        years: outlook.history.iter().map(|known| known.0).collect(),
        values: outlook.history.iter().map(|known| known.1).collect(),
    }
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (shown, count) = (self.put.folder.display(), self.put.files.len());
        let end = match language {
            Language::Zh => {
                format!("工作簿、图和表写入 {shown}（{count} 个文件）；先看 forecast.xlsx")
            }
            Language::En => format!(
                "Workbook, charts and tables are in {shown} ({count} files); begin with forecast.xlsx"
            ),
        };
        format!("{}\n\n{end}", forecasts::text(&self.forecasts, language))
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        forecasts::json(&self.forecasts, &self.projection, &folder, &self.put.files)
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
