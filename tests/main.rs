//! All tests in one program: `golden` (models against their last results), `laws` (properties),
//! `statistics` (chance), `published` (numbers from outside), `house` (how the program is built).

#[path = "../benches/engines/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the benches take other parts of it"
)]
mod engines;
mod golden;
mod house;
mod laws;
mod published;
mod runs;
mod statistics;
