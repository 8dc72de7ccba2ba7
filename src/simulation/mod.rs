//! The engines: from a checked model to many draws of what may happen.
//!
//! `population → disability → service → budget` is one year; `draw` is one future, `ensemble` many.

pub mod budget;
pub mod disability;
mod draw;
mod engine;
mod ensemble;
mod error;
pub mod household;
pub mod lives;
mod parameters;
pub mod person;
mod places;
pub mod population;
mod process;
mod profiles;
pub mod quantities;
mod raising;
mod record;
pub mod service;
pub mod trajectories;

pub use engine::{Engine, Follow};
pub use ensemble::{Held, Outcome};
pub use error::SimulationError;
pub use profiles::{Profiles, Whom};
pub use record::PROFILE_GROUPS;
