//! The engines: from a checked model to many draws of what may happen.
//!
//! `population → disability → service → budget` is one year; `draw` is one future, `ensemble` many.

mod answerable;
pub mod budget;
pub mod disability;
mod draw;
mod engine;
mod ensemble;
mod error;
mod fits;
mod follow;
mod generations;
mod held;
pub mod household;
mod kinship;
mod layout;
pub mod lives;
mod outcome;
mod parameters;
pub mod person;
pub mod population;
mod process;
mod profiles;
mod raising;
mod recipients;
mod record;
pub mod registers;
mod said;
pub mod service;
mod shortfalls;
mod together;
mod turning;

pub use engine::Engine;
pub use error::{Published, SimulationError};
pub use fits::Fits;
pub use follow::Follow;
pub use held::{Exchanged, Held};
pub use layout::PROFILE_GROUPS;
pub use outcome::Outcome;
pub use profiles::{Certificate, Generation, Profiles, Whom};
pub use together::{bytes_of_outcomes, run_together, run_together_while};
