//! `plancast bench counties`: whether a draw of a county costs the same however many there are.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use plancast::model::scenario::BASELINE;
use plancast::model::{self, ModelFolder};
use plancast::simulation::Engine;
use plancast::source::Language;

use super::engines::{peak_rss_mib, timed};
use super::say::say;
use super::workspace::Workspace;
use super::{Failure, Format};

/// One county and many: the time of a draw of each
#[derive(Debug, Args)]
pub struct Counties {
    /// Folder of the model that stands for each county
    #[arg(value_name = "MODEL", default_value = "models/wenling")]
    model: PathBuf,
    /// Number of counties
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    counties: u32,
    /// Draws of each
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    draws: u32,
    /// Number of threads
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1024))]
    threads: u32,
    #[command(flatten)]
    workspace: Workspace,
    /// Form of what is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Rounds of the single county, of which the mean counts.
const ROUNDS: u32 = 10;

impl Counties {
    /// Makes every county ready, runs one alone and then all in turn, and compares.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let input = |complaints| Failure::input(Language::En)(complaints);
        let folder = ModelFolder::open(&self.model).map_err(input)?;
        let datasets = self.workspace.datasets(&self.model);
        let model = model::open(&folder, &datasets, BASELINE, None)
            .map_err(Failure::input(Language::En))?;
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads as usize)
            .build()
            .map_err(|error| Failure::Other(error.into()))?;
        let failed =
            |error: plancast::simulation::SimulationError| Failure::Words(error.to_string());
        let (preparing, engines) = timed(|| {
            let all = (0..self.counties).map(|_| Engine::prepare(&model));
            pool.install(|| all.collect::<Result<Vec<_>, _>>())
        });
        let engines = engines.map_err(failed)?;
        let run = |engine: &Engine<'_>, seed: u64| {
            pool.install(|| engine.run(seed, self.draws as usize, |_| ()))
                .map(drop)
        };
        run(&engines[0], 0).map_err(failed)?;
        let (alone, result) =
            timed(|| (0..ROUNDS).try_for_each(|seed| run(&engines[0], seed.into())));
        result.map_err(failed)?;
        let (together, result) = timed(|| {
            let mut counties = engines.iter().zip(0..);
            counties.try_for_each(|(engine, seed)| run(engine, seed))
        });
        result.map_err(failed)?;
        let draws = f64::from(self.draws);
        let one = 1e3 * alone / f64::from(ROUNDS) / draws;
        let many = 1e3 * together / f64::from(self.counties) / draws;
        let prepared = 1e3 * preparing / f64::from(self.counties);
        let memory = peak_rss_mib();
        say(&match self.format {
            Format::Json => json!({
                "job": "counties", "counties": self.counties, "draws": self.draws,
                "threads": self.threads, "ms_per_draw_of_one": one,
                "ms_per_draw_and_county": many, "ratio": many / one,
                "ms_to_prepare_a_county": prepared, "peak_rss_mib": memory,
            })
            .to_string(),
            Format::Text => format!(
                "one county: {one:.3} ms a draw; each of {}: {many:.3} ms, {:.3} times as much\n\
                 {prepared:.0} ms to make a county ready, peak memory {} MiB, {} thread(s)",
                self.counties,
                many / one,
                memory.map_or("?".to_string(), |mib| format!("{mib:.0}")),
                self.threads,
            ),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
