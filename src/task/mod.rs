//! What can be asked for, as library calls: settings in, an outcome and its files out. The program, a wheel
//! or a page does nothing but hand over settings and show what came back.
//!
//! # How good
//!
//! Many counties: Wenling's model for each of Zhejiang's 90 counties was opened and checked in 3.2 s, prepared in
//! 0.1 s, and took 0.24 GiB for 500 draws of each with summaries kept, on two cores; a draw of one of them takes no
//! longer than of one alone. Before, reading and checking took 0.3 s and preparing 0.06 s for each.
//!
//! A nation, on paper: what 2,850 counties × 6 scenarios × 10,000 draws would take, from what was measured here;
//! nobody has run it. With N counties, S scenarios, D draws, c seconds of a processor for a draw of a county and b
//! bytes of what is told of it:
//!
//! - Processors: N·S·D·c = 171 million draws × 0.9 ms = 43 core-hours. Opening and preparing a county
//!   takes some 0.04 s, once for each scenario if its blocks go to one worker: 2,850 × 6 × 0.04 s = 0.2 core-hours;
//!   once for each block of 250 draws, 7.6. All in, with tables and pictures, 89 counties × 200 draws took 12 s on
//!   two cores, 1.35 ms a draw: 64 core-hours are an upper bound.
//! - Bytes: b = quantities × years × 4, 8 × 4 × 4 = 128 for a province: 171 million × 128 = 22 GB before Parquet
//!   packs it, in 684,000 blocks of 32 kB.
//! - Memory of whoever gathers: without published totals the sums of a scenario (quantities × years × D × 8 = 2.6
//!   MB) and the counties whose turn has not come (1.3 MB each); with published totals all counties of a scenario,
//!   N·D·b = 3.6 GB, twice while they are moved.
//!
//! # Decisions
//!
//! - What is judged of a county that has no figure of its own stands in `elsewhere.toml` of the model that it
//!   extends: a number has its source beside it, and another province writes another file. Applied:
//!   `task/county/elsewhere.rs`.
//! - Models and datasets are carried by the program and written out, not read from inside it: one file is enough,
//!   and what was used lies open in a folder. Applied: `task/shipped.rs`.
//! - The memory of a run is worked out before it, from the very layout that it fills, and compared with what the
//!   system says is free: whoever asks for too many draws is told how many fit, instead of being stopped by the
//!   system. Applied: `task/memory.rs`.
//! - Benchmarks' own engines stand in `benches/engines`: the library holds what answers a planner; `plancast bench`
//!   and the tests include the same files. Applied: `benches/engines/mod.rs`.
//! - `.cargo/config.toml` gives test threads 16 MiB of stack: whoever waits for work in parallel takes up other
//!   work on top of its own; the program's own threads have as much. Applied: `task/threads.rs`.

mod aggregate;
pub mod backtest;
pub mod budget;
pub mod calibrate;
mod census;
pub mod check;
pub mod compare;
pub mod county;
pub mod decision;
pub mod evaluate;
pub mod explain;
mod failure;
pub mod forecast;
mod forecast_target;
pub mod hindcast;
mod letterhead;
pub mod manual;
mod memory;
mod opening;
mod progress;
pub mod province;
pub mod registers;
pub mod report;
pub mod run;
pub mod sensitivity;
mod series;
pub mod session;
pub mod shipped;
pub mod targets;
mod threads;
mod titles;
pub mod towns;
mod unmet;
pub mod verify;
pub mod what_if;
pub mod why;
mod with;
mod writing;

pub use failure::Failure;
pub use forecast_target::ForecastTarget;
pub use opening::{Opened, place_of_datasets};
pub use progress::{Progress, Silent};
pub use series::{BelowOne, SeriesFile};
pub use threads::{make_room, no_threads, pool};
pub use titles::Titles;
pub use writing::{Put, folder};
