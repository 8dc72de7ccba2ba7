//! Counties whose models stand in folders: beside the model of the province, and in its folder `counties`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::model::{Bases, ModelFolder};
use crate::task::Failure;
use crate::task::county::{MODEL, untouched};

/// Name of the folder, in that of the province's model, of the counties that `province init` makes.
pub(super) const COUNTIES: &str = "counties";

/// How the file begins that says what is modelled, in a county that `province init` made.
pub(super) const MARK: &str = "# plancast province init: ";

/// The models by the county that each is of, and whether it is still as it was made of the censuses.
#[derive(Debug, Default)]
pub(super) struct Folders(BTreeMap<String, (ModelFolder, bool)>);

impl Folders {
    /// Those beside a model and those in its folder of counties, or in another one. What somebody has filled in goes
    /// before what was made of the censuses, and what stands among the counties before what stands beside them.
    pub fn of(base: &Path, counties: Option<&Path>) -> Result<Self, Failure> {
        let whole = base.canonicalize().unwrap_or_else(|_| base.to_path_buf());
        let own = whole.join(COUNTIES);
        let mut bases = Bases::default();
        let mut found: BTreeMap<String, (ModelFolder, bool)> = BTreeMap::new();
        let among = models_in(counties.unwrap_or(&own));
        // Whoever made a folder of counties wants to hear what is wrong in it; what stands beside is not all theirs.
        for path in among {
            let made = as_made(&path);
            let folder = ModelFolder::open_beside(&path, &mut bases)?;
            let place = match counties {
                Some(given) => called(given),
                None => COUNTIES.to_string(),
            };
            add(&mut found, called_from_base(folder, &place), made);
        }
        for path in whole.parent().map(models_in).unwrap_or_default() {
            if let Ok(folder) = ModelFolder::open_beside(&path, &mut bases) {
                add(&mut found, called_from_base(folder, ".."), false);
            }
        }
        Ok(Folders(found))
    }

    /// The files from which the models of some counties were read, as they are called from the folder of the model that they
    /// extend, and the SHA-256 of each.
    pub fn files(&self, regions: &[String]) -> Vec<(String, String)> {
        let own = regions.iter().filter_map(|region| self.get(region));
        let files = own.flat_map(|(folder, _)| folder.files.iter().cloned());
        let once: BTreeSet<(String, String)> = files.collect();
        once.into_iter().collect()
    }

    /// The model of a county, and whether it is as it was made of the censuses.
    pub fn get(&self, region: &str) -> Option<(&ModelFolder, bool)> {
        self.0.get(region).map(|(folder, made)| (folder, *made))
    }
}

/// A folder of counties as it was given, in receipts and in the names of its files.
pub(super) fn called(given: &Path) -> String {
    given.to_string_lossy().replace('\\', "/")
}

/// A folder in a place that is named from that of the model of the province, with its files as they are called from there.
fn called_from_base(mut folder: ModelFolder, place: &str) -> ModelFolder {
    folder.files = folder.files_from(&format!("{place}/{}", folder.key));
    folder
}

fn add(found: &mut BTreeMap<String, (ModelFolder, bool)>, folder: ModelFolder, made: bool) {
    let Some(region) = folder.file.model.region.clone() else {
        return;
    };
    let known = found.get(&region).map(|(_, made)| *made);
    if known.is_none_or(|known| known && !made) {
        found.insert(region, (folder, made));
    }
}

/// The folders of models in a folder, in alphabetical order.
fn models_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.join(MODEL).is_file())
        .collect();
    paths.sort();
    paths
}

/// Whether a folder is as `province init` left it.
pub(super) fn as_made(folder: &Path) -> bool {
    let text = std::fs::read_to_string(folder.join(MODEL)).unwrap_or_default();
    text.starts_with(MARK) && untouched(folder)
}
