//! Where the folders are: `datasets/` beside the model, wherever the program is called from.

use std::path::{Path, PathBuf};

use clap::Args;

/// Where the data are.
#[derive(Clone, Debug, Args)]
pub struct Workspace {
    /// Folder of the datasets; found beside the model's folder if not given
    #[arg(long, value_name = "FOLDER")]
    datasets: Option<PathBuf>,
}

impl Workspace {
    /// The datasets folder for a model: the one given, or the nearest `datasets/` at or above the
    /// model, or in the current folder.
    pub fn datasets(&self, model: &Path) -> PathBuf {
        if let Some(given) = &self.datasets {
            return given.clone();
        }
        let absolute = model.canonicalize().unwrap_or_else(|_| model.to_path_buf());
        absolute
            .ancestors()
            .map(|above| above.join("datasets"))
            .find(|folder| folder.join("sources.toml").is_file())
            .unwrap_or_else(|| PathBuf::from("datasets"))
    }
}
