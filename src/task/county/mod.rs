//! A county of one's own: a workbook to fill in, and the model that is made of it.
//!
//! `census` says what the censuses know of the place, `filled` reads the workbook and writes it, `overlay` writes what
//! differs from the model that it extends and takes it back from there, `export` goes the whole way back. What the
//! workbook leaves empty is inherited, and `check` lists it.

mod away;
mod by_hand;
mod census;
mod code;
pub(super) mod elsewhere;
mod export;
mod filled;
mod name;
mod overlay;
mod said;
mod sheeted;
mod sound;
#[cfg(test)]
mod tests;
mod trial;
mod unheld;
mod workbook;
mod written;

pub(super) use by_hand::untouched;
pub(super) use overlay::MODEL;
pub(super) use trial::tried;
pub(super) use written::put;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Failure, Opened, shipped};
use crate::axes::Year;
use crate::dataset::Library;
use crate::model::{Bases, ModelFolder};
use crate::report::template::{Contents, template};
use crate::source::Tongue;
use by_hand::refuse_to_lose;
use census::Census;
use elsewhere::{Elsewhere, wrong_elsewhere};
pub use export::{Exported, export};
use filled::{Filled, Workbook};
use name::is_sound;
use sound::sound;
use workbook::choices;
pub use written::Done;
use written::written;

/// A county to begin.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// Name of its folder, in small letters.
    pub name: String,
    /// Its code of GB/T 2260.
    pub region: String,
    /// Model that it extends; its folder is the new one's neighbour.
    pub base: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Language of those who fill in the workbook.
    pub language: Tongue,
}

/// Makes the model of a place from what the censuses say of it, and a workbook to fill in.
pub fn begin(beginning: &Beginning) -> Result<Done, Failure> {
    if !is_sound(&beginning.name) {
        let name = &beginning.name;
        return Err(Failure::words(
            format!("模型名“{name}”：只用小写英文字母、数字和下划线，如 yuhuan"),
            format!(
                "the name “{name}”: small letters, digits and underscores only, such as yuhuan"
            ),
        ));
    }
    let carried = shipped::carried(&beginning.base)?;
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&beginning.base, beginning.datasets.as_deref())?;
    wrong_elsewhere(&beginning.base, &base, &opener).into_result(())?;
    let elsewhere = Elsewhere::of(&beginning.base)?;
    let census = Census::of(opener.library(), beginning.region.as_str(), &base)?;
    let folder = neighbour(&beginning.base, &beginning.name)?;
    let workbook = folder.with_extension("xlsx");
    for path in [&folder, &workbook] {
        if path.exists() {
            let shown = path.display();
            return Err(Failure::words(
                format!("{shown} 已经存在；请换一个名字，或先移走它"),
                format!("{shown} is there already; choose another name, or move it away"),
            ));
        }
    }
    let filled = Filled {
        name: beginning.name.clone(),
        region: beginning.region.clone(),
        base: beginning
            .base
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        ..Filled::default()
    };
    let choices = choices(&filled, &census, &base);
    let empty = template(&choices, &Contents::new(), beginning.language);
    let empty = empty.map_err(Failure::unwritten(&beginning.name))?;
    std::fs::write(&workbook, empty).map_err(Failure::file(&workbook))?;
    let files = overlay::files(&filled, &census, &base, &elsewhere);
    let mut done = written(&files, &filled, &census, &folder, &mut Bases::default())?;
    done.workbook = Some(workbook);
    done.remarks.extend(filled.said_away(&base, &census.place));
    done.remarks.extend(carried);
    Ok(done)
}

/// Reads a workbook and writes the model of it; `now` is the year in which that is done.
pub fn import(
    workbook: &Path,
    models: &Path,
    datasets: Option<&Path>,
    now: Option<Year>,
) -> Result<Done, Failure> {
    let book = Workbook::open(workbook)?;
    let place = book.place()?;
    let base_folder = models.join(&place.base);
    let carried = shipped::carried(&base_folder)?;
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&base_folder, datasets)?;
    wrong_elsewhere(&base_folder, &base, &opener).into_result(())?;
    let elsewhere = Elsewhere::of(&base_folder)?;
    let census = Census::of(opener.library(), place.code(), &base)?;
    place.is_called(&census.place)?;
    let library = works(opener.library());
    let place = (place.name, place.region, base_folder);
    let filled = Filled::read(&book, place, &base, &census, &library)?;
    let folder = models.join(&filled.name);
    let files = overlay::files(&filled, &census, &base, &elsewhere);
    refuse_to_lose(&folder, &files)?;
    let mut bases = Bases::default();
    let ahead = sound(&files, &filled, (&opener, models), now, &mut bases)?;
    let mut done = written(&files, &filled, &census, &folder, &mut bases)?;
    let judged = overlay::judged_totals(&filled, &census, &base, &elsewhere);
    done.remarks.extend(filled.said_away(&base, &census.place));
    done.remarks.extend(filled.holds_that_fail(&base));
    done.remarks.extend(filled.baselines_beside(&base));
    done.remarks.extend(filled.sums_of_centres(&base));
    done.remarks.extend(filled.sums_of_recipients(&base));
    done.remarks.extend(judged);
    done.remarks.extend(ahead);
    done.remarks.extend(carried);
    Ok(done)
}

/// Writes the model of a county made of the censuses alone, for a province's run; the county's name.
pub(super) fn generated(
    library: &Library,
    base: (&Path, &ModelFolder),
    region: &str,
    folder: &Path,
) -> Result<String, Failure> {
    let whole = base.0.canonicalize().map_err(Failure::file(base.0))?;
    let (place, files) = by_census(library, base, region, &whole.to_string_lossy())?;
    std::fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(Failure::file(&path))?;
    }
    Ok(place)
}

/// The name of a county, and the files of a model of it made of the censuses alone, which names the model that it
/// extends as `extends` does.
pub(super) fn by_census(
    library: &Library,
    (path, base): (&Path, &ModelFolder),
    region: &str,
    extends: &str,
) -> Result<(String, Vec<(String, String)>), Failure> {
    let elsewhere = Elsewhere::of(path)?;
    let census = Census::of(library, region, base)?;
    let filled = Filled {
        name: region.to_string(),
        region: region.to_string(),
        base: extends.to_string(),
        ..Filled::default()
    };
    let files = overlay::files(&filled, &census, base, &elsewhere);
    Ok((census.place, files))
}

/// Keys of the works of the datasets.
fn works(library: &Library) -> BTreeSet<String> {
    library.sources().keys().cloned().collect()
}

/// The folder of a model beside another.
fn neighbour(base: &Path, name: &str) -> Result<PathBuf, Failure> {
    let whole = base.canonicalize().map_err(Failure::file(base))?;
    let shown = base
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = shown
        .map(Path::to_path_buf)
        .or(whole.parent().map(Path::to_path_buf));
    Ok(parent.unwrap_or_default().join(name))
}
