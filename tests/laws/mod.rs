//! Properties that hold whatever the numbers are.

mod chance;
mod dataset;
mod evidence;
mod forecasting;
mod mangled;
mod money;
mod people;
mod persons;
mod plan;
mod program;
mod scenarios;
mod services;
