//! All tests in one program: `golden` (models against their last results), `laws` (properties),
//! `statistics` (chance), `published` (numbers from outside), `house` (how the program is built).

mod golden;
mod house;
mod laws;
mod published;
mod runs;
mod statistics;
