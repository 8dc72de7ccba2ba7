//! The models of a province's counties: their own where there is one, else one made of the censuses.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::folders::Folders;
use super::published::file_used;
use crate::axes::Year;
use crate::dataset::Complaints;
use crate::model::check::still_to_come;
use crate::model::scenario::BASELINE;
use crate::model::{Bases, Model, ModelFolder, Opener};
use crate::simulation::SimulationError;
use crate::source::{Language, Words};
use crate::task::county::elsewhere::wrong_elsewhere;
use crate::task::county::generated;
use crate::task::{Failure, Opened, unmet};

/// A county that can be run.
pub(in crate::task) struct OwnCounty {
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
    /// Models that stand in folders.
    folders: Folders,
    /// Where the others are made.
    begun: TempDir,
    bases: Bases,
}

impl Counties {
    /// Every county of the province of a model; `counties` is the folder of those made by `province init`, that of the
    /// model if none.
    pub(in crate::task) fn of(
        path: &Path,
        base: &ModelFolder,
        opener: &Opener,
        counties: Option<&Path>,
    ) -> Result<Self, Failure> {
        if let Some(folder) = counties.filter(|folder| !folder.is_dir()) {
            let shown = folder.display();
            return Err(Failure::words(
                format!(
                    "--counties：没有文件夹 {shown}；请改正，或先用 plancast province init 建各县模型"
                ),
                format!(
                    "--counties: there is no folder {shown}; correct it, or make the counties with plancast province init"
                ),
            ));
        }
        // What no county can be made of is said, and leaves none out.
        wrong_elsewhere(path, base, opener).into_result(())?;
        Ok(Counties {
            folders: Folders::of(path, counties)?,
            base: (path.to_path_buf(), base.clone()),
            regions: regions(base, opener)?,
            begun: tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?,
            bases: Bases::default(),
        })
    }

    /// Their codes, ascending.
    pub(in crate::task) fn regions(&self) -> &[String] {
        &self.regions
    }

    /// The files from which the model that they extend and those in folders were read, as they are called from its folder,
    /// and the SHA-256 of each.
    pub(in crate::task) fn files(&self) -> Vec<(String, String)> {
        let mut files = self.base.1.files.clone();
        let others = self.folders.files(&self.regions).into_iter();
        files.extend(others.filter(|other| !self.base.1.files.contains(other)));
        files.extend(file_used(&self.base.0));
        files
    }

    /// What the model that they extend and those in folders report of years after this one, each said once.
    pub(in crate::task) fn still_to_come(&self, now: Option<Year>) -> Vec<Words> {
        let Some(now) = now else { return Vec::new() };
        let regions = self.regions.iter();
        let folders = regions.filter_map(|region| self.folders.get(region));
        let all = std::iter::once(&self.base.1).chain(folders.map(|(folder, _)| folder));
        let mut said: Vec<Words> = Vec::new();
        for words in all.flat_map(|folder| still_to_come(folder, now)) {
            let words = words.words();
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said
    }

    /// A county with a scenario; why there is no model of it, where there is none.
    pub(in crate::task) fn open(
        &mut self,
        opener: &Opener,
        region: &str,
        scenario: &str,
    ) -> Result<Result<OwnCounty, Words>, Failure> {
        let (folder, name, generated) = match self.folder(opener, region)? {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        let model = opener.open(&folder, scenario, None);
        Ok(Ok(OwnCounty {
            region: region.to_string(),
            name,
            generated,
            model: model.map_err(|found| self.as_made(found))?,
        }))
    }

    /// Complaints about a model that was made, which lies in a folder that is gone when they are read: they name the file
    /// from which it was made before its own.
    fn as_made(&self, mut found: Complaints) -> Complaints {
        let begun = self.begun.path().to_string_lossy().into_owned();
        let from = self.base.0.join("elsewhere.toml");
        for complaint in &mut found.0 {
            if let Some(own) = complaint.file.strip_prefix(&begun) {
                let own = own.trim_start_matches(['/', '\\']);
                complaint.file = format!("{} → {own}", from.display());
            }
        }
        found
    }

    /// What went wrong in a county's engine, said where the county's own model says what it rests on.
    pub(in crate::task) fn said(
        &mut self,
        opener: &Opener,
        region: &str,
        error: SimulationError,
    ) -> Failure {
        match self.folder(opener, region) {
            Ok(Ok((folder, ..))) => unmet::said(error, &folder),
            _ => error.into(),
        }
    }

    /// The folder of a county's model, the county's name, and whether the model was made of the censuses; why there is
    /// none, where there is none.
    fn folder(
        &mut self,
        opener: &Opener,
        region: &str,
    ) -> Result<Result<(ModelFolder, String, bool), Words>, Failure> {
        if let Some((folder, made)) = self.folders.get(region) {
            let title = &folder.file.model.title.zh;
            let title = title.trim_end_matches("残疾人服务").to_string();
            return Ok(Ok((folder.clone(), title, made)));
        }
        let place = self.begun.path().join(format!("c{region}"));
        let base = (self.base.0.as_path(), &self.base.1);
        match generated(opener.library(), base, region, &place) {
            Ok(title) => {
                let folder = ModelFolder::open_beside(&place, &mut self.bases)?;
                Ok(Ok((folder, title, true)))
            }
            Err(why) => Ok(Err(left_out(region, &why))),
        }
    }
}

/// So many models of counties that extend a model, in the order of their codes and again from the beginning where there
/// are fewer; those of which there is no model are left out.
pub fn county_models(path: &Path, opened: &Opened, count: usize) -> Result<Vec<Model>, Failure> {
    let mut counties = Counties::of(path, &opened.folder, &opened.opener, None)?;
    let regions = counties.regions().to_vec();
    let mut models = Vec::with_capacity(count);
    while models.len() < count {
        let before = models.len();
        for region in &regions {
            if models.len() < count
                && let Ok(own) = counties.open(&opened.opener, region, BASELINE)?
            {
                models.push(own.model);
            }
        }
        if models.len() == before {
            return Err(Failure::words(
                "没有一个可以运行的县",
                "no county that can be run",
            ));
        }
    }
    Ok(models)
}

/// Codes of the counties of a model's province, ascending.
pub(super) fn regions(base: &ModelFolder, opener: &Opener) -> Result<Vec<String>, Failure> {
    let mut regions = opener.regions_beside(base)?;
    // Codes that end in two noughts are those of the province and of its cities.
    regions.retain(|region| !region.ends_with("00"));
    Ok(regions)
}

/// What is said where no county can be run: why the first of those left out cannot.
pub(super) fn none<'w>(mut left_out: impl Iterator<Item = &'w Words>) -> Failure {
    match left_out.next() {
        Some(why) => Failure::words(
            format!("没有一个可以运行的县；{}", why.zh),
            format!("no county that can be run; {}", why.en),
        ),
        None => Failure::words(
            "没有一个可以运行的县：模型的 region 所在的省在数据里没有县；请给一个县或省的模型",
            "no county that can be run: the data have none in the province of the model's region; give the model of a county \
             or of a province",
        ),
    }
}

/// What is said of a county of which there is no model.
pub(super) fn left_out(region: &str, why: &Failure) -> Words {
    Words {
        zh: format!("未算 {region}：{}", why.text(Language::Zh)),
        en: format!("without {region}: {}", why.text(Language::En)),
    }
}
