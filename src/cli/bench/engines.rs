//! `plancast bench persons` and `plancast bench cohort`: the engines on jobs that others run too.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use plancast::task::Failure;

use super::jobs::persons::{DisabMs15, Report};
use super::jobs::trajectories;
use super::measure::{fastest, peak_rss_mib};
use crate::cli::Format;
use crate::cli::say::say;

/// The person engine on a million people over fifteen years (DISAB-MS15)
#[derive(Debug, Args)]
pub struct Persons {
    /// Number of threads · 线程数
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
    /// Runs, each with its own draw; the fastest counts · 运行次数，每次另作模拟；取最快的一次
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    runs: u32,
    /// Seed · 随机种子
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Persons {
    /// Runs the job and prints its speed, memory, and distance from the exact expectation.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let job = DisabMs15::new().map_err(Failure::said)?;
        let (seconds, counts) = fastest(self.threads, self.runs, |draw| job.run(self.seed, draw))?;
        let counts = counts.map_err(Failure::said)?;
        // Read before the exact moments are worked out: they are not the engine's memory.
        let memory = peak_rss_mib();
        let report = job.compare(&counts).map_err(Failure::said)?;
        let speed = report.person_years as f64 / seconds / 1e6;
        say(&match self.format {
            Format::Json => json!({
                "job": "DISAB-MS15", "threads": self.threads, "runs": self.runs,
                "seconds": seconds, "mperson_years_per_s": speed, "peak_rss_mib": memory,
                "counts": report, "largest_z": report.largest_z(),
            })
            .to_string(),
            Format::Text => self.words(seconds, speed, memory, &report),
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn words(&self, seconds: f64, speed: f64, memory: Option<f64>, report: &Report) -> String {
        let mut words = format!(
            "DISAB-MS15: {speed:.0} million person-years a second on {} thread(s), {seconds:.3} s, peak memory {} MiB",
            self.threads,
            memory.map_or("?".to_string(), |mib| format!("{mib:.0}"))
        );
        for (name, compared) in [
            ("total", &report.total),
            ("none", &report.none),
            ("moderate", &report.moderate),
            ("severe", &report.severe),
            ("births", &report.births),
            ("deaths", &report.deaths),
        ] {
            words += &format!(
                "\n{name:9} {:>9.0}  expected {:>12.1}  z {:+.2}",
                compared.found, compared.expected, compared.z
            );
        }
        words
    }
}

/// Probabilistic cohort components with every quantile of every age (PCC-15)
#[derive(Debug, Args)]
pub struct Cohort {
    /// Number of trajectories · 轨迹条数
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    trajectories: u32,
    /// Number of threads · 线程数
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
    /// Runs; the fastest counts · 运行次数；取最快的一次
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
    runs: u32,
    /// Seed · 随机种子
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Form of what is printed · 输出的形式
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Cohort {
    /// Runs the job and prints its speed, memory, and quantiles of the last year.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        use trajectories::benchmark::{PROBABILITIES, STEPS, inputs};
        let inputs = inputs();
        let n = self.trajectories as usize;
        let (seconds, spread) = fastest(self.threads, self.runs, |_| {
            trajectories::run(&inputs, STEPS, n, &PROBABILITIES, self.seed)
        })?;
        let spread = spread.map_err(Failure::said)?;
        let last = |series: usize| -> Vec<f64> {
            (0..PROBABILITIES.len())
                .map(|p| spread.series[[p, series, STEPS - 1]])
                .collect()
        };
        let memory = peak_rss_mib();
        say(&match self.format {
            Format::Json => json!({
                "job": "PCC-15", "trajectories": n, "threads": self.threads, "seconds": seconds,
                "trajectories_per_s": n as f64 / seconds, "peak_rss_mib": memory,
                "probabilities": PROBABILITIES, "total": last(0), "severe": last(5),
            })
            .to_string(),
            Format::Text => format!(
                "PCC-15: {n} trajectories with all quantiles in {seconds:.4} s on {} thread(s), peak memory {} MiB\n\
                 total population after {STEPS} years: median {:.0}, 95 % {:.0} to {:.0}",
                self.threads,
                memory.map_or("?".to_string(), |mib| format!("{mib:.0}")),
                last(0)[PROBABILITIES.len() / 2],
                last(0)[0],
                last(0)[PROBABILITIES.len() - 1],
            ),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
