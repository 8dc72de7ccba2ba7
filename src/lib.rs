#![doc = include_str!("../README.md")]

pub mod axes;
pub mod coverage;
pub mod dataset;
pub mod evaluation;
pub mod forecast;
pub mod model;
pub mod projection;
pub mod report;
pub mod simulation;
pub mod source;
pub mod statistics;
pub mod stream;
pub mod task;
pub mod units;
