//! Properties that hold for every input.

mod dataset;
mod time;
