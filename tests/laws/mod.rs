//! Properties that hold whatever the numbers are.

mod blocks;
mod chance;
mod dataset;
mod decisions;
mod evaluation;
mod evidence;
mod forecasting;
mod fuzzing;
mod inheritance;
mod mangled;
mod money;
mod nation;
mod people;
mod persons;
mod places;
mod plan;
mod program;
mod recipients;
mod registration;
mod scenarios;
mod sensitivity;
mod services;
mod sessions;
mod standards;
mod targets;
mod towns;
