//! `plancast bench shares`: what the chain of coverage rates says of a panel, and what came.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use plancast::axes::Year;
use plancast::coverage::estimate::estimate;
use plancast::coverage::{Chain, shipped};
use plancast::evaluation::rates::{RateHistory, RateScores, RateStatement, scores, statements};
use plancast::source::Language;
use plancast::task::Failure;

use super::m3::write;
use super::rates;
use super::reference::LEARNT_FROM;
use crate::cli::say::say;
use crate::cli::{Format, Lang};

/// Forecast coverage rates of other places and programmes, and compare with what came
#[derive(Debug, Args)]
pub struct Shares {
    /// The panel, with the columns country, programme, year, percent (whole per cents) ·
    /// 面板数据，列为 country、programme、year、percent（整百分数）
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// Values that are seen of each rate: the last so many up to the year spoken from ·
    /// 每个比率看到的值的个数：预测起点及以前的最后若干个
    #[arg(long, value_name = "H", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    history: u32,
    /// Years ahead; a year is spoken from only where the value so many years later is known ·
    /// 往后几年；只从若干年后的值已知的年份出发
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=30))]
    horizon: u32,
    /// Take for each half of the countries the chain of the other half, instead of the one that ships ·
    /// 对每一半国家用由另一半国家估计的链，不用所附的链
    #[arg(long)]
    left_out: bool,
    /// File for what was said · 写预测的文件
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Language of what is shown · 显示的语言
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

/// The first year that is spoken from.
const FIRST: Year = 1995;

impl Shares {
    /// Language of what is shown.
    pub fn language(&self) -> Language {
        self.lang.into()
    }

    /// Forecasts every rate from every year and scores what was said.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let panel = rates::read(&self.data)?;
        let (history, horizon) = (self.history as usize, self.horizon as usize);
        let halves = if self.left_out {
            halves(&panel)
        } else {
            Vec::new()
        };
        let chains: Vec<Option<Chain>> = (0..halves.len())
            .map(|half| estimate(&rates::histories(&halves[1 - half], LEARNT_FROM)))
            .collect();
        let mut said = Vec::new();
        if halves.is_empty() {
            said = statements(shipped(), &panel, FIRST, history, horizon);
        }
        for (half, chain) in halves.iter().zip(&chains) {
            if let Some(chain) = chain {
                said.extend(statements(chain, half, FIRST, history, horizon));
            }
        }
        let scored: Vec<RateScores> = (1..=horizon).filter_map(|h| scores(&said, h)).collect();
        let Some(last) = scored.last() else {
            return Err(Failure::words(
                format!(
                    "{}：{FIRST} 年起没有一个比率既有 {history} 个已知值、又有 {horizon} 年后的值",
                    self.data.display()
                ),
                format!(
                    "{}: no rate has {history} values up to a year from {FIRST} on and one {horizon} years later",
                    self.data.display()
                ),
            ));
        };
        write(&self.out, lines(&said, horizon).as_bytes())?;
        say(&match self.format {
            Format::Json => json!({
                "history": history,
                "horizon": horizon,
                "statements": said.len(),
                "out": self.out,
                "scores": scored,
            })
            .to_string(),
            Format::Text => words(
                last,
                said.len(),
                &self.out.display().to_string(),
                self.language(),
            ),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Every second country, and the others.
fn halves(panel: &[RateHistory]) -> Vec<Vec<RateHistory>> {
    let countries: BTreeSet<&str> = panel.iter().map(|rates| rates.country.as_str()).collect();
    let first: BTreeSet<&str> = countries.into_iter().step_by(2).collect();
    let half = |is: bool| {
        let chosen = panel
            .iter()
            .filter(|rates| first.contains(rates.country.as_str()) == is);
        chosen.cloned().collect()
    };
    vec![half(true), half(false)]
}

/// Probabilities of at least so many per cent in the file.
const COLUMNS: [u32; 4] = [85, 90, 95, 99];

fn lines(said: &[RateStatement<'_>], horizon: usize) -> String {
    let mut text = String::from(
        "country,programme,origin,horizon,median,lo95,lo80,hi80,hi95,p85,p90,p95,p99\n",
    );
    for one in said {
        for h in 1..=horizon {
            let at = |probability| one.outlook.quantile(h, probability);
            let [p85, p90, p95, p99] = COLUMNS.map(|percent| one.outlook.at_least(h, percent));
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{},{},{},{h},{},{},{},{},{},{p85:.6},{p90:.6},{p95:.6},{p99:.6}",
                quoted(&one.rates.country),
                quoted(&one.rates.programme),
                one.origin,
                at(0.5),
                at(0.025),
                at(0.1),
                at(0.9),
                at(0.975),
            );
        }
    }
    text
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

fn words(scores: &RateScores, count: usize, out: &str, language: Language) -> String {
    let percent = |part: f64| format!("{:.1} %", 100.0 * part);
    let (h, windows) = (scores.horizon, scores.windows);
    let (in80, in95) = (percent(scores.within_80), percent(scores.within_95));
    let (cov80, cov95) = (percent(scores.covered_80), percent(scores.covered_95));
    let mut text = match language {
        Language::Zh => format!(
            "{count} 个预测起点的预测写入 {out}\n\
             {h} 年后（{windows} 个已知结果）：80% 区间含端点覆盖 {in80}，随机化后 {cov80}；95% 区间 {in95}，随机化后 {cov95}"
        ),
        Language::En => format!(
            "What was said from {count} years of origin is in {out}\n\
             {h} years ahead ({windows} known outcomes): the 80 % interval with its ends holds {in80}, randomised {cov80}; the 95 % interval {in95}, randomised {cov95}"
        ),
    };
    for one in &scores.thresholds {
        let (at, rate) = (one.percent, percent(one.rate));
        let digits = |value: Option<f64>, digits: usize| {
            value.map_or("—".to_string(), |value| format!("{value:.digits$}"))
        };
        let (skill, slope) = (digits(one.skill, 3), digits(one.reliability, 2));
        let brier = one.brier;
        text.push('\n');
        text.push_str(&match language {
            Language::Zh => format!(
                "不低于 {at}%：实际 {rate}，Brier 分数 {brier:.4}，技巧 {skill}，可靠性斜率 {slope}"
            ),
            Language::En => format!(
                "at least {at} %: came {rate}, Brier score {brier:.4}, skill {skill}, reliability slope {slope}"
            ),
        });
    }
    text
}
