//! Chance against theory: samplers, coverage, simulations against exact results.

mod calibration;
mod county;
mod forecast;
mod gaps;
mod hindcast;
mod judged;
mod mortality;
mod person;
mod register;
mod registers;
mod roll_out;
mod samplers;
