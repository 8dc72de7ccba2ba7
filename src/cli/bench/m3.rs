//! `plancast bench m3`: the forecasters on a panel in the form of the M3 yearly series.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use plancast::forecast::{Forecast, ForecastError, Options, Series, panel_forecast};
use plancast::report::outbox::OutboxError;
use plancast::source::{InWords, Language};
use plancast::task::Failure;

use super::panel;
use crate::cli::Lang;
use crate::cli::say::say;

/// Forecast a panel with the columns series_id, period, year, value, split, horizon
#[derive(Debug, Args)]
pub struct M3 {
    /// The panel; only rows whose split is `train` are forecast from · 面板数据；只用 split 为 train 的行作预测
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// File for the forecasts: model, series_id, horizon, mean, lo80, lo95, hi80, hi95 ·
    /// 写预测的文件，列为 model、series_id、horizon、mean、lo80、lo95、hi80、hi95
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Language of what is shown · 显示的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

/// Years ahead where no row of the file says how many.
const HORIZON: usize = 6;

impl M3 {
    /// Language of what is shown.
    pub fn language(&self) -> Language {
        self.lang.into()
    }

    /// Forecasts every series of the panel.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let language = self.language();
        let panel = panel::read(&self.data)?;
        let most = panel.values().map(|m| m.steps).max().unwrap_or(0);
        let longest = if most == 0 { HORIZON } else { most };
        let series: Vec<Series> = panel.iter().filter_map(|(id, m)| m.series(id)).collect();
        let horizon = Options { horizon: longest };
        let forecasts = panel_forecast(&series, horizon).map_err(Failure::said)?;
        let mut text = String::from("model,series_id,horizon,mean,lo80,lo95,hi80,hi95\n");
        let mut refused = Vec::new();
        for (one, forecast) in series.iter().zip(&forecasts) {
            let steps = panel.get(&one.name).map_or(0, |m| m.steps);
            let steps = if steps == 0 { longest } else { steps };
            match forecast {
                Ok(forecast) => lines(&mut text, forecast, steps),
                Err(error) => refused.push(error),
            }
        }
        if let Some(first) = refused.first() {
            eprintln!("{}", left_out(refused.len(), first, language));
        }
        write(&self.out, text.as_bytes())?;
        let (count, out) = (series.len() - refused.len(), self.out.display());
        say(&match language {
            Language::Zh => format!("{count} 个序列的预测写入 {out}"),
            Language::En => format!("The forecasts of {count} series are in {out}"),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The lines of one series.
fn lines(text: &mut String, forecast: &Forecast, steps: usize) {
    for h in 1..=steps.min(forecast.horizon()) {
        let ((lo80, hi80), (lo95, hi95)) = (forecast.interval(h, 0.8), forecast.interval(h, 0.95));
        let id = quoted(&forecast.name);
        let mean = forecast.centre(h);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "plancast,{id},{h},{mean},{lo80},{lo95},{hi80},{hi95}");
    }
}

fn quoted(id: &str) -> String {
    if id.contains([',', '"', '\n']) {
        format!("\"{}\"", id.replace('"', "\"\""))
    } else {
        id.to_string()
    }
}

fn left_out(count: usize, first: &ForecastError, language: Language) -> String {
    let why = first.words();
    match language {
        Language::Zh => format!("{count} 个序列无法预测，第一个：{}", why.zh),
        Language::En => format!("{count} series cannot be forecast; the first: {}", why.en),
    }
}

/// Writes a file so that it is there whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), OutboxError> {
    let failed = |why: std::io::Error| OutboxError {
        path: path.display().to_string(),
        why,
    };
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(failed)?;
    let mut file = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.permissions(std::fs::Permissions::from_mode(0o644));
    }
    let mut file = file.tempfile_in(parent).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
