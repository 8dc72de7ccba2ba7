//! `plancast bench counties`: the models of a province's counties, and what they take.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use rayon::prelude::*;
use serde_json::json;

use plancast::evaluation::Summaries;
use plancast::model::Model;
use plancast::simulation::{Engine, Fits, SimulationError};
use plancast::source::Language;
use plancast::task::province::county_models;
use plancast::task::{Failure, Opened};

use super::measure::{peak_rss_mib, timed};
use crate::cli::Format;
use crate::cli::progress::Bars;
use crate::cli::say::say;
use crate::cli::workspace::{SHIPPED, Workspace, with_threads};

/// The models of a province's counties: opening, preparing, a draw, memory
#[derive(Debug, Args)]
pub struct Counties {
    /// Folder of the model that the counties extend · 各县沿用的模型文件夹
    #[arg(value_name = "MODEL", default_value = SHIPPED)]
    model: PathBuf,
    /// Number of counties; those of the model's province come first, and again from the beginning ·
    /// 县数；先取模型所在省的各县，不够则从头再取
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    counties: u32,
    /// Draws of each · 每县的模拟次数
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: u32,
    /// Number of threads; all processors if not given · 线程数；不写则用全部处理器
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    threads: Option<u32>,
    #[command(flatten)]
    workspace: Workspace,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Rounds of the single county, of which the mean counts.
const ROUNDS: u32 = 10;

impl Counties {
    /// Opens, prepares and runs every county, and one of them alone; only summaries are kept.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let measured = with_threads(self.threads, &Bars::new(Language::En), || self.measure())?;
        say(&match self.format {
            Format::Json => measured.json().to_string(),
            Format::Text => measured.words(),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn measure(&self) -> Result<Measured, Failure> {
        let (opening, models) = timed(|| self.open());
        let models = models?;
        let fits = Fits::default();
        let (preparing, engines) = timed(|| {
            let models = models.into_par_iter();
            let engines = models.map(|model| Engine::prepare_with(Arc::new(model), &fits));
            engines.collect::<Result<Vec<_>, _>>()
        });
        let engines = engines.map_err(Failure::said)?;
        let seed = engines[0].model().settings.seed;
        let run = |engine: &Engine| -> Result<Summaries, SimulationError> {
            let outcome = engine.run(seed, self.draws as usize, |_| ())?;
            Ok(Summaries::of(&outcome.projection))
        };
        run(&engines[0]).map_err(Failure::said)?;
        let (alone, ran) = timed(|| (0..ROUNDS).try_for_each(|_| run(&engines[0]).map(drop)));
        ran.map_err(Failure::said)?;
        let (together, kept) = timed(|| engines.iter().map(run).collect::<Result<Vec<_>, _>>());
        let kept = kept.map_err(Failure::said)?;
        let draws = f64::from(self.draws);
        Ok(Measured {
            counties: kept.len(),
            draws: self.draws,
            threads: rayon::current_num_threads(),
            opening,
            preparing,
            one: 1e3 * alone / f64::from(ROUNDS) / draws,
            many: 1e3 * together / kept.len() as f64 / draws,
            memory: peak_rss_mib(),
        })
    }

    /// The counties' own models, or those made of the censuses.
    fn open(&self) -> Result<Vec<Model>, Failure> {
        let opened = Opened::open(&self.model, self.workspace.given())?;
        county_models(&self.model, &opened, self.counties as usize)
    }
}

/// What was measured.
struct Measured {
    counties: usize,
    draws: u32,
    threads: usize,
    /// Seconds of reading and checking all, and of preparing all.
    opening: f64,
    preparing: f64,
    /// Milliseconds of a draw of one county by itself, and of each of many.
    one: f64,
    many: f64,
    /// MiB.
    memory: Option<f64>,
}

impl Measured {
    fn json(&self) -> serde_json::Value {
        json!({
            "job": "counties", "counties": self.counties, "draws": self.draws,
            "threads": self.threads, "seconds_to_open": self.opening,
            "seconds_to_prepare": self.preparing, "ms_per_draw_of_one": self.one,
            "ms_per_draw_and_county": self.many, "ratio": self.many / self.one,
            "peak_rss_mib": self.memory,
        })
    }

    fn words(&self) -> String {
        format!(
            "{} counties: opened and checked in {:.2} s, prepared in {:.2} s\n\
             one county: {:.3} ms a draw; each of all: {:.3} ms, {:.3} times as much\n\
             peak memory {} MiB with {} draws of each, {} thread(s)",
            self.counties,
            self.opening,
            self.preparing,
            self.one,
            self.many,
            self.many / self.one,
            self.memory
                .map_or("?".to_string(), |mib| format!("{mib:.0}")),
            self.draws,
            self.threads,
        )
    }
}
