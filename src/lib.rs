#![doc = include_str!("../README.md")]
//!
//! # As a library
//!
//! ```rust,no_run
//! use std::path::Path;
//! use plancast::evaluation::{Summaries, attainments};
//! use plancast::{model, simulation::Engine};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let folder = model::ModelFolder::open(Path::new("models/wenling")).map_err(|c| c.to_string())?;
//!     let model = model::open(&folder, Path::new("datasets"), "baseline", None).map_err(|c| c.to_string())?;
//!     let outcome = Engine::prepare(&model)?.run(model.settings.seed, 1_000, |_| {})?;
//!     let summaries = Summaries::of(&outcome.projection);
//!     let holders = summaries.get("holders", 2035).expect("the model projects holders");
//!     println!("{:.0} certificate holders in 2035, 80 % {:?}", holders.median(), holders.eighty());
//!     for target in attainments(&model, &outcome.projection) {
//!         println!("{}: {:.2} ± {:.2}", target.key, target.probability, target.standard_error);
//!     }
//!     Ok(())
//! }
//! ```

pub mod axes;
pub mod coverage;
pub mod dataset;
pub mod evaluation;
pub mod forecast;
pub mod model;
pub mod projection;
pub mod report;
pub mod simulation;
pub mod source;
pub mod statistics;
pub mod stream;
pub mod task;
pub mod units;
