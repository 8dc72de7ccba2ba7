//! A county of one's own: a workbook to fill in, and the model that is made of it.
//!
//! `census` says what the censuses know of the place, `filled` reads the workbook, `overlay` writes what differs from
//! the model that it extends. What the workbook leaves empty is inherited, and `check` lists it.

mod census;
mod elsewhere;
mod filled;
mod overlay;
mod said;
mod workbook;

pub(super) use workbook::tried;

use std::path::{Path, PathBuf};

use super::{Failure, Opened, shipped};
use crate::dataset::Library;
use crate::model::ModelFolder;
use crate::report::outbox::{Outbox, checksum};
use crate::report::receipt::{FileUsed, RECEIPT, Receipt, Verb};
use crate::report::template::template;
use census::Census;
use elsewhere::Elsewhere;
use filled::Filled;
use workbook::choices;

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
}

/// A county, begun or read in.
#[derive(Debug)]
pub struct Done {
    /// Folder of the model.
    pub folder: PathBuf,
    /// The workbook to fill in, where one was made.
    pub workbook: Option<PathBuf>,
    /// Name of the place.
    pub place: String,
    /// What was taken from the workbook: what, and how many.
    pub taken: Vec<(&'static str, &'static str, usize)>,
    /// Entries that are the base model's: how many, and of whom.
    pub inherited: (usize, String),
}

/// How the model's file begins.
const MARK: &str = "# plancast import: ";

/// True for what may be the name of a model's folder.
fn is_sound(name: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !name.is_empty() && name.chars().all(sound)
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
    shipped::carried(&beginning.base)?;
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&beginning.base, beginning.datasets.as_deref())?;
    let elsewhere = Elsewhere::of(&beginning.base)?;
    let census = Census::of(opener.library(), &beginning.region, &base)?;
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
    std::fs::write(&workbook, template(&choices).map_err(Failure::other)?)
        .map_err(Failure::other)?;
    let mut done = written(&filled, &census, &base, &elsewhere, &folder)?;
    done.workbook = Some(workbook);
    Ok(done)
}

/// Reads a workbook and writes the model of it.
pub fn import(workbook: &Path, models: &Path, datasets: Option<&Path>) -> Result<Done, Failure> {
    let (name, region, base) = filled::place(workbook)?;
    let base_folder = models.join(&base);
    shipped::carried(&base_folder)?;
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&base_folder, datasets)?;
    let elsewhere = Elsewhere::of(&base_folder)?;
    let census = Census::of(opener.library(), &region, &base)?;
    let filled = Filled::read(workbook, (name, region, base_folder), &base, &census)?;
    let folder = models.join(&filled.name);
    refuse_what_was_made_by_hand(&folder)?;
    written(&filled, &census, &base, &elsewhere, &folder)
}

/// The model of a county made of the censuses alone, for a province's run; the county's name.
pub(super) fn generated(
    library: &Library,
    base: (&Path, &ModelFolder),
    region: &str,
    folder: &Path,
) -> Result<String, Failure> {
    let (path, base) = base;
    let elsewhere = &Elsewhere::of(path)?;
    let census = Census::of(library, region, base)?;
    let filled = Filled {
        name: region.to_string(),
        region: region.to_string(),
        base: base.key.clone(),
        ..Filled::default()
    };
    std::fs::create_dir_all(folder).map_err(Failure::other)?;
    for (name, text) in overlay::files(&filled, &census, base, elsewhere) {
        std::fs::write(folder.join(name), text).map_err(Failure::other)?;
    }
    Ok(census.place)
}

/// The folder of a model beside another.
fn neighbour(base: &Path, name: &str) -> Result<PathBuf, Failure> {
    let whole = base.canonicalize().map_err(Failure::other)?;
    let shown = base
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = shown
        .map(Path::to_path_buf)
        .or(whole.parent().map(Path::to_path_buf));
    Ok(parent.unwrap_or_default().join(name))
}

/// A folder is written again where all that `import` wrote is as it was; what others added to it stays.
fn refuse_what_was_made_by_hand(folder: &Path) -> Result<(), Failure> {
    if !folder.exists() {
        return Ok(());
    }
    let shown = folder.display();
    let text = std::fs::read_to_string(folder.join(RECEIPT)).unwrap_or_default();
    let Some(receipt) = Receipt::read(&text)
        .ok()
        .filter(|receipt| receipt.verb == Verb::Import)
    else {
        return Err(Failure::words(
            format!("{shown} 不是由工作簿生成的模型，不覆盖它；请换一个名字，或先移走它"),
            format!(
                "{shown} was not made of a workbook and is not overwritten; choose another name, or move it away"
            ),
        ));
    };
    let changed = |output: &&FileUsed| {
        let now = std::fs::read(folder.join(&output.file));
        now.is_ok_and(|bytes| checksum(&bytes) != output.sha256)
    };
    let changed: Vec<&str> = receipt
        .outputs
        .iter()
        .filter(changed)
        .map(|output| output.file.as_str())
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    let (zh, en) = (changed.join("、"), changed.join(", "));
    Err(Failure::words(
        format!(
            "{shown} 的 {zh} 在导入后改过，再导入会丢掉这些改动；请把改动写进工作簿，或先把文件另存到别处再删去"
        ),
        format!(
            "{en} of {shown} were changed since they were imported, which importing again would lose; put the changes into the workbook, or move the files away"
        ),
    ))
}

/// Writes the files of the model, all of them or none, and says what is another's.
fn written(
    filled: &Filled,
    census: &Census,
    base: &ModelFolder,
    elsewhere: &Elsewhere,
    folder: &Path,
) -> Result<Done, Failure> {
    let mut outbox = Outbox::begin(folder).map_err(Failure::other)?;
    for (name, text) in overlay::files(filled, census, base, elsewhere) {
        outbox.put(&name, text.as_bytes()).map_err(Failure::other)?;
    }
    let receipt = Receipt {
        outputs: FileUsed::all(outbox.checksums()),
        ..Receipt::begin(Verb::Import)
    };
    let text = receipt.text().map_err(Failure::other)?;
    outbox
        .put(RECEIPT, text.as_bytes())
        .map_err(Failure::other)?;
    outbox.finish().map_err(Failure::other)?;
    let opened = ModelFolder::open(folder)?;
    let inherited = opened.inherited.iter().count();
    Ok(Done {
        folder: folder.to_path_buf(),
        workbook: None,
        place: census.place.clone(),
        taken: filled.taken(),
        inherited: (inherited, filled.base.clone()),
    })
}
