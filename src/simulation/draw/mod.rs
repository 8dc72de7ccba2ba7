//! One draw: a whole future, from the people who are there to the money that is spent.
//!
//! Of a draw `Paths` are what it knows of all years beforehand, `People` who is there, `Provision` what one
//! engine gives them; several engines may provide for the same people. Each step says what it changed.

mod again;
mod arrivals;
mod base_year;
mod beforehand;
mod fixed;
mod followed;
mod gone;
mod inflow;
mod met;
mod parting;
mod paths;
mod people;
mod persons;
mod provision;
mod recipients;
mod walk;
mod walked;

pub use walk::Worker;
pub use walked::PeopleWalked;
