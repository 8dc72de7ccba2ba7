//! `plancast bench reference`: what ships as a reference, estimated again from its panel.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::axes::Year;
use plancast::coverage::{self, estimate};
use plancast::forecast::calibration::estimate::{self as errors, SplitSeries};
use plancast::source::Language;
use plancast::task::Failure;

use super::m3::write;
use super::{panel, rates};
use crate::cli::Lang;
use crate::cli::say::say;

/// Estimate a shipped reference again from its panel
#[derive(Debug, Args)]
pub struct Reference {
    /// What is estimated · 估计什么
    #[arg(long, value_enum, default_value_t)]
    kind: Kind,
    /// The panel: as for `bench m3`, the values after the split with it; or as for `bench shares` ·
    /// 面板数据：同 bench m3（含预测起点以后的值），或同 bench shares
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// File for the reference · 写参照的文件
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Language of what is shown · 显示的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

/// The references that ship.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Kind {
    /// How wrong forecasts of short series are · 短序列预测的误差
    #[default]
    Errors,
    /// How coverage rates of public services move · 公共服务覆盖率的变动
    Shares,
}

/// The first year of the panel of coverage rates that is learnt from: programmes that were being built up
/// in the eighties moved otherwise.
pub const LEARNT_FROM: Year = 1993;

impl Reference {
    /// Language of what is shown.
    pub fn language(&self) -> Language {
        self.lang.into()
    }

    /// Estimates the reference and writes it.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        match self.kind {
            Kind::Errors => self.errors(),
            Kind::Shares => self.shares(),
        }
    }

    fn shares(&self) -> Result<ExitCode, Failure> {
        let histories = rates::histories(&rates::read(&self.data)?, LEARNT_FROM);
        let Some(chain) = estimate::estimate(&histories) else {
            return Err(Failure::words(
                format!(
                    "{}：{LEARNT_FROM} 年起没有相邻两年的值",
                    self.data.display()
                ),
                format!(
                    "{}: no two years in a row from {LEARNT_FROM} on",
                    self.data.display()
                ),
            ));
        };
        write(&self.out, coverage::write(&chain).as_bytes())?;
        let (count, out) = (histories.len(), self.out.display());
        say(&match self.language() {
            Language::Zh => format!("由 {count} 段历史估计的覆盖率变动写入 {out}"),
            Language::En => format!("The moves of {count} histories are in {out}"),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn errors(&self) -> Result<ExitCode, Failure> {
        let panel = panel::read(&self.data)?;
        let known: Vec<SplitSeries> = panel
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
        write(
            &self.out,
            errors::table(&errors::estimate(&known)).as_bytes(),
        )?;
        let (count, out) = (known.len(), self.out.display());
        say(&match self.language() {
            Language::Zh => format!("由 {count} 个序列估计的误差写入 {out}"),
            Language::En => format!("The errors of {count} series are in {out}"),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
