//! A model folder and the datasets beside it.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::model::{ModelFolder, Opener};

/// A model folder and its datasets, opened.
#[derive(Debug)]
pub struct Opened {
    /// The model folder.
    pub folder: ModelFolder,
    /// The datasets.
    pub opener: Opener,
}

impl Opened {
    /// Opens a model folder; `datasets` if they are not where they are looked for. All that is wrong with
    /// either is said at once.
    pub fn open(model: &Path, datasets: Option<&Path>) -> Result<Self, Failure> {
        let folder = ModelFolder::open(model);
        let opener = Opener::on(&place_of_datasets(model, datasets));
        match (folder, opener) {
            (Ok(folder), Ok(opener)) => Ok(Opened { folder, opener }),
            (Err(mut one), Err(two)) => {
                one.extend(two);
                Err(one.into())
            }
            (Err(complaints), _) | (_, Err(complaints)) => Err(complaints.into()),
        }
    }
}

/// The datasets folder for a model: the one given, or the nearest `datasets/` at or above the
/// model, or in the current folder.
pub fn place_of_datasets(model: &Path, given: Option<&Path>) -> PathBuf {
    if let Some(given) = given {
        return given.to_path_buf();
    }
    let absolute = model.canonicalize().unwrap_or_else(|_| model.to_path_buf());
    absolute
        .ancestors()
        .map(|above| above.join("datasets"))
        .find(|folder| folder.join("sources.toml").is_file())
        .unwrap_or_else(|| PathBuf::from("datasets"))
}
