//! Models as folders of declarations: read as written, checked, and only then run.
//!
//! `file` is what may be written, `read` the folder, `scenario` the chain of differences, `check`
//! the way from written to checked, `load` the tables that a model takes from the datasets.
//!
//! # Decisions
//!
//! - A scenario is a chain of layers, each from a year on and phased in; all layers are drawn from the same uniform
//!   numbers: a difference between two scenarios is the scenario, not luck. Applied: `scenarios/*.toml`.
//! - Counties extend Wenling's model, and so does the province's: there is no template above it: the folder that
//!   was looked over stays whole and can be copied alone; a template would hold Wenling's judgements under another
//!   name. `new` stays on Wenling's, which knows where published recipients go; what is made for a whole province
//!   stands on `models/zhejiang`. Applied: `extends`, `without`.
//! - Low income, households and shares are attributes; a rule says which it asks, and its answers are a few bits:
//!   one evaluation for cohorts and persons, one place for a new question. Applied: `[attributes]` in `model.toml`.
//! - The groups of indicators (约束性, 预期性, 专栏) are an enum of one file and no list of a model: they are what the rules
//!   of Chinese plans say, the same for all counties, and who misses a binding one has to answer for it; a model says
//!   of each target to which it belongs. Applied: `model/file/nature.rs`.
//! - The evidence of a quantity is that of the weakest number it rests on: a label typed beside the number stays
//!   when a county measures it. Applied: `model/quantities/evidence.rs`.
//! - What a key names and where it must lie stands at its field, as JSON Schema: checks, evidence and `explain`
//!   follow from one declaration; so does what it means, the comment in English and `x-zh` beside it in Chinese.
//!   Applied: `model/file`.
//! - `--as-of` filters by the year from which the county could have a figure, not by the year it is about: the
//!   question is what a planner could have said then. Applied: `known` in tables and observations; releases in
//!   `datasets/<name>/<year>/`.
//! - A report stands as printed in its own year unless it gives an `error`, which is in the unit of the value, or in per
//!   cent of a count (of a share per cents are points): nobody has to think in log odds; 0 and 100 % and a value equal
//!   to the target are read as they are. Applied: `observations.toml`.

mod ancestry;
pub mod check;
pub mod checked;
pub mod data;
mod exactly;
pub mod file;
mod lever;
pub(crate) mod lines;
mod load;
mod overlay;
pub mod quantities;
mod read;
pub mod rule;
pub mod scenario;
mod scenario_names;
pub mod step;

pub use checked::Model;
pub use load::{
    DeathRate, Opener, ages_of_mothers, death_rates, first_year, open, open_for_calibration,
};
pub use read::{Bases, CALIBRATED, Inherited, ModelFolder, is_of_everybody, is_of_holders};
pub(crate) use read::{is_growth_called, points_apart};
