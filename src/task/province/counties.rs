//! The models of a province's counties: their own where there is one, else one made of the censuses.

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::{Bases, Model, ModelFolder, Opener};
use crate::source::{Language, Words};
use crate::task::Failure;
use crate::task::county::generated;

/// A county that can be run.
pub(super) struct Own {
    pub region: String,
    pub name: String,
    /// Made of the censuses, not somebody's own.
    pub generated: bool,
    pub model: Model,
}

/// All counties.
pub(super) struct Found {
    pub models: Vec<Own>,
    /// Counties of which there is no model, and why.
    pub left_out: Vec<Words>,
}

/// Every county of the province of a model, by its code.
pub(super) fn counties(
    path: &Path,
    base: &ModelFolder,
    opener: &Opener,
    scenario: &str,
) -> Result<Found, Failure> {
    let mut regions = opener.regions_beside(base)?;
    // Codes that end in two noughts are those of the province and of its cities.
    regions.retain(|region| !region.ends_with("00"));
    let mut bases = Bases::default();
    let mut own = own_models(path, &mut bases);
    let begun = tempfile::tempdir().map_err(Failure::other)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    copied(path, &begun.path().join(&name))?;
    let mut generated_bases = Bases::default();
    let (mut models, mut left_out) = (Vec::new(), Vec::new());
    for region in regions {
        let (folder, place, made) = match own.remove(&region) {
            Some(folder) => {
                let title = folder
                    .file
                    .model
                    .title
                    .zh
                    .trim_end_matches("残疾人服务")
                    .to_string();
                (folder, title, false)
            }
            None => {
                let place = begun.path().join(format!("c{region}"));
                match generated(opener.library(), (path, base), &region, &place) {
                    Ok(title) => (
                        ModelFolder::open_beside(&place, &mut generated_bases)?,
                        title,
                        true,
                    ),
                    Err(why) => {
                        left_out.push(Words {
                            zh: format!("未算 {region}：{}", why.text(Language::Zh)),
                            en: format!("without {region}: {}", why.text(Language::En)),
                        });
                        continue;
                    }
                }
            }
        };
        models.push(Own {
            region,
            name: place,
            generated: made,
            model: opener.open(&folder, scenario, None)?,
        });
    }
    Ok(Found { models, left_out })
}

/// The models beside a base, by the county that each is of.
fn own_models(base: &Path, bases: &mut Bases) -> BTreeMap<String, ModelFolder> {
    let whole = base.canonicalize().unwrap_or_else(|_| base.to_path_buf());
    let beside = whole
        .parent()
        .and_then(|parent| std::fs::read_dir(parent).ok());
    let mut folders: Vec<_> = beside
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    let mut found = BTreeMap::new();
    for path in folders
        .into_iter()
        .filter(|path| path.join("model.toml").is_file())
    {
        if let Ok(folder) = ModelFolder::open_beside(&path, bases)
            && let Some(region) = folder.file.model.region.clone()
        {
            found.entry(region).or_insert(folder);
        }
    }
    found
}

/// The files of a folder, for the time of a run.
fn copied(from: &Path, to: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to).map_err(Failure::other)?;
    for entry in std::fs::read_dir(from).map_err(Failure::other)? {
        let entry = entry.map_err(Failure::other)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target).map_err(Failure::other)?;
        }
    }
    Ok(())
}
