//! Properties that hold whatever the numbers are.

mod chance;
mod dataset;
mod evidence;
mod forecasting;
mod mangled;
mod money;
mod nation;
mod people;
mod persons;
mod plan;
mod program;
mod registration;
mod scenarios;
mod services;
