//! What messages call the things that are asked of a run.

use std::fmt::Display;
use std::path::PathBuf;

/// What messages call the things that are asked of a run: whoever reads them has to know where each was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Called {
    /// Options of the program.
    #[default]
    Options,
    /// Keys of the receipt by which a run is made again.
    Keys(PathBuf),
}

impl Called {
    /// An option of this name with its value.
    pub(super) fn with(&self, option: &str, value: impl Display) -> String {
        match self {
            Called::Options => format!("--{option} {value}"),
            Called::Keys(receipt) => {
                let key = option.replace('-', "_");
                format!("{} run.{key} = {value}", receipt.display())
            }
        }
    }
}
