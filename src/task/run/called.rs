//! What messages call the things that are asked of a run.

use std::fmt::Display;

/// Where they were written: whoever reads a message has to find them there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Called {
    /// Options of the program.
    #[default]
    Options,
    /// Keys of the receipt by which a run is made again.
    Keys,
}

impl Called {
    /// An option of this name with its value.
    pub(super) fn with(&self, option: &str, value: impl Display) -> String {
        match self {
            Called::Options => format!("--{option} {value}"),
            Called::Keys => format!("run.{} = {value}", option.replace('-', "_")),
        }
    }
}
