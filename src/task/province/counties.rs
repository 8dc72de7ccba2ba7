//! The models of a province's counties: their own where there is one, else one made of the censuses.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::model::{Bases, Model, ModelFolder, Opener};
use crate::source::{Language, Words};
use crate::task::Failure;
use crate::task::county::generated;

/// A county that can be run.
pub(in crate::task) struct Own {
    pub region: String,
    pub name: String,
    /// Made of the censuses, not somebody's own.
    pub generated: bool,
    pub model: Model,
}

/// The counties of a province, whose models are opened one by one.
#[derive(Debug)]
pub(in crate::task) struct Counties {
    /// Model that they extend, and its folder.
    base: (PathBuf, ModelFolder),
    /// Their codes, ascending.
    regions: Vec<String>,
    /// Models of their own, by code.
    own: BTreeMap<String, ModelFolder>,
    /// Where the others are made.
    begun: TempDir,
    bases: Bases,
}

impl Counties {
    /// Every county of the province of a model.
    pub(in crate::task) fn of(
        path: &Path,
        base: &ModelFolder,
        opener: &Opener,
    ) -> Result<Self, Failure> {
        let mut regions = opener.regions_beside(base)?;
        // Codes that end in two noughts are those of the province and of its cities.
        regions.retain(|region| !region.ends_with("00"));
        let begun = tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        copied(path, &begun.path().join(&name))?;
        Ok(Counties {
            own: own_models(path),
            base: (path.to_path_buf(), base.clone()),
            regions,
            begun,
            bases: Bases::default(),
        })
    }

    /// Their codes, ascending.
    pub(in crate::task) fn regions(&self) -> &[String] {
        &self.regions
    }

    /// A county with a scenario; why there is no model of it, where there is none.
    pub(in crate::task) fn open(
        &mut self,
        opener: &Opener,
        region: &str,
        scenario: &str,
    ) -> Result<Result<Own, Words>, Failure> {
        let (folder, name, made) = match self.own.get(region) {
            Some(folder) => {
                let title = &folder.file.model.title.zh;
                let title = title.trim_end_matches("残疾人服务").to_string();
                (folder.clone(), title, false)
            }
            None => {
                let place = self.begun.path().join(format!("c{region}"));
                let base = (self.base.0.as_path(), &self.base.1);
                match generated(opener.library(), base, region, &place) {
                    Ok(title) => {
                        let folder = ModelFolder::open_beside(&place, &mut self.bases)?;
                        (folder, title, true)
                    }
                    Err(why) => {
                        return Ok(Err(Words {
                            zh: format!("未算 {region}：{}", why.text(Language::Zh)),
                            en: format!("without {region}: {}", why.text(Language::En)),
                        }));
                    }
                }
            }
        };
        Ok(Ok(Own {
            region: region.to_string(),
            name,
            generated: made,
            model: opener.open(&folder, scenario, None)?,
        }))
    }
}

/// The models beside a base, by the county that each is of.
fn own_models(base: &Path) -> BTreeMap<String, ModelFolder> {
    let mut bases = Bases::default();
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
        if let Ok(folder) = ModelFolder::open_beside(&path, &mut bases)
            && let Some(region) = folder.file.model.region.clone()
        {
            found.entry(region).or_insert(folder);
        }
    }
    found
}

/// The files of a folder, for the time of a run.
fn copied(from: &Path, to: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to).map_err(Failure::file(to))?;
    for entry in std::fs::read_dir(from).map_err(Failure::file(from))? {
        let entry = entry.map_err(Failure::file(from))?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target).map_err(Failure::file(&target))?;
        }
    }
    Ok(())
}
