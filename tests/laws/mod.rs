//! Properties that hold whatever the numbers are.

mod chance;
mod dataset;
mod forecasting;
mod evidence;
mod mangled;
mod money;
mod people;
mod plan;
mod program;
mod scenarios;
mod services;
