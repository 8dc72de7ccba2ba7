//! Chance against theory: samplers, coverage, simulations against exact results.

mod forecast;
mod person;
mod samplers;
