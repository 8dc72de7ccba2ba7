//! The way back: a county's model in the workbook of which `import` makes the same model again.

use std::path::{Path, PathBuf};

use super::census::Census;
use super::code::Code;
use super::elsewhere::Elsewhere;
use super::filled::{Filled, Workbook};
use super::unheld::{Unheld, beside, texts};
use super::{choices, neighbour, overlay, works};
use crate::model::ModelFolder;
use crate::report::template::template;
use crate::source::Tongue;
use crate::task::writing::can_write;
use crate::task::{Failure, Opened, shipped};

/// A workbook that was written.
#[derive(Debug)]
pub struct Exported {
    /// The workbook.
    pub workbook: PathBuf,
    /// Folder of the model.
    pub folder: PathBuf,
    /// Name of the place.
    pub place: String,
    /// What the workbook holds: what, and how many rows.
    pub written: Vec<(&'static str, &'static str, usize)>,
    /// Files of the folder that are not in the workbook and stay where they are.
    pub beside: Vec<String>,
    /// Files whose remarks or order of lines are not in the workbook.
    pub spelling: Vec<String>,
}

/// Writes what is a county's own into the workbook of `new`, for readers of a language; what is inherited stays empty.
/// The workbook is read again before it is written, and what it cannot hold is refused by name.
pub fn export(
    model: &Path,
    out: Option<&Path>,
    datasets: Option<&Path>,
    language: Tongue,
) -> Result<Exported, Failure> {
    if let Some(parent) = out.and_then(Path::parent) {
        can_write(parent)?;
    }
    called_a_workbook(out)?;
    let folder = ModelFolder::open(model)?;
    let found = texts(model)?;
    let own = found.get("model.toml").map_or("", String::as_str);
    let own: toml::Table = own.parse().unwrap_or_default();
    let said = |key: &str| own.get(key).and_then(|value| value.as_str());
    let shown = model.display();
    let (Some(extended), Some(region)) = (said("extends"), said("region")) else {
        return Err(Failure::words(
            format!(
                "{shown} 不沿用别的模型，或没有写地区代码，不是 plancast new 建的县；只有这样的县有工作簿"
            ),
            format!(
                "{shown} extends no other model, or names no region: it is no county made by plancast new, and only those have a workbook"
            ),
        ));
    };
    let base_folder = neighbour(model, extended)?;
    shipped::carried(&base_folder)?;
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&base_folder, datasets)?;
    let elsewhere = Elsewhere::of(&base_folder)?;
    let lines = folder.lines.get("model").map(|lines| lines.find("region"));
    let code = Code {
        digits: region,
        written: lines.as_ref().map(|(file, place)| (*file, place)),
    };
    let census = Census::of(opener.library(), code, &base)?;
    let place = Filled {
        name: folder.key.clone(),
        region: region.to_string(),
        base: extended.to_string(),
        ..Filled::default()
    };
    let filled = overlay::recovered(&found, place, &base, &census);
    let offered = choices(&filled, &census, &base);
    let bytes = template(&offered, &filled.contents(&base), language)
        .map_err(Failure::unwritten(&folder.key))?;
    let workbook = match out {
        Some(out) => out.to_path_buf(),
        None => neighbour(model, &format!("{}.xlsx", folder.key))?,
    };
    let shown = workbook.display();
    if workbook.exists() {
        return Err(Failure::words(
            format!("{shown} 已经存在，不覆盖它；请用 --out 写到别处，或先移走它"),
            format!(
                "{shown} is there already and is left alone; write elsewhere with --out, or move it away"
            ),
        ));
    }
    // What `import` would make of it must be what is there.
    let book = Workbook::of(&shown.to_string(), bytes.clone());
    let read = book.place()?;
    let library = works(opener.library());
    let place = (read.name, read.region, base_folder);
    let again = Filled::read(&book, place, &base, &census, &library)?;
    let would = overlay::files(&again, &census, &base, &elsewhere);
    let unheld = Unheld::between(&found, &would);
    unheld.refuse(model)?;
    if let Some(parent) = workbook.parent() {
        std::fs::create_dir_all(parent).map_err(Failure::file(parent))?;
    }
    std::fs::write(&workbook, bytes).map_err(Failure::file(&workbook))?;
    Ok(Exported {
        written: again.taken(),
        folder: model.to_path_buf(),
        place: census.place,
        beside: beside(model, &would)?,
        spelling: unheld.spelling,
        workbook,
    })
}

/// A file whose name says what is in it: by another ending no program would open it, nor `import` read it.
fn called_a_workbook(out: Option<&Path>) -> Result<(), Failure> {
    let is_one = |path: &&Path| {
        let ending = path.extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
    };
    let Some(other) = out.filter(|out| !is_one(out) && !out.exists()) else {
        return Ok(());
    };
    let shown = other.display();
    Err(Failure::words(
        format!("--out {shown}：写出的是 xlsx 工作簿；请给以 .xlsx 结尾的文件名"),
        format!("--out {shown}: an xlsx workbook is written; give a name that ends in .xlsx"),
    ))
}
