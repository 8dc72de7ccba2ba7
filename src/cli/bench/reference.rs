//! `plancast bench reference`: the errors from which intervals of short series are made, estimated again.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::forecast::calibration::estimate::{Known, estimate, table};
use plancast::source::Language;
use plancast::task::Failure;

use super::m3::write;
use super::panel;
use crate::cli::Lang;
use crate::cli::say::say;

/// Estimate the shipped reference of forecast errors from a panel whose outcomes are known
#[derive(Debug, Args)]
pub struct Reference {
    /// The panel, as for `bench m3`, the values after the split with it
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// File for the reference
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Language of what is shown
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Reference {
    /// Language of what is shown.
    pub fn language(&self) -> Language {
        self.lang.into()
    }

    /// Estimates the reference and writes it.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let panel = panel::read(&self.data)?;
        let known: Vec<Known> = panel
            .iter()
            .filter_map(|(id, member)| member.whole(id))
            .filter(|known| known.series.values.len() > known.history)
            .collect();
        if known.is_empty() {
            return Err(Failure::words(
                format!(
                    "{}：没有预测起点以后的值，无法估计误差",
                    self.data.display()
                ),
                format!(
                    "{}: no value after the split, so that no error can be known",
                    self.data.display()
                ),
            ));
        }
        write(&self.out, table(&estimate(&known)).as_bytes()).map_err(Failure::other)?;
        let (count, out) = (known.len(), self.out.display());
        say(&match self.language() {
            Language::Zh => format!("由 {count} 个序列估计的误差写入 {out}"),
            Language::En => format!("The errors of {count} series are in {out}"),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
