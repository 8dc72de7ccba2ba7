//! What the program carries: the models that ship, and the datasets, so that one file is enough.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::Failure;
use super::writing::can_write;
use crate::dataset::nearest;
use crate::source::{Language, Words};

static MODELS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/models");
static DATASETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/datasets");

/// What was written out.
#[derive(Debug)]
pub struct Done {
    /// Folders of the models, that asked for first.
    pub models: Vec<PathBuf>,
    /// Folder of the datasets, where it was not there.
    pub datasets: Option<PathBuf>,
}

/// Names of the models that the program carries.
pub fn names() -> Vec<String> {
    let folders = MODELS.dirs().filter_map(|folder| folder.path().to_str());
    folders.map(str::to_string).collect()
}

/// Writes a model out, with those that it extends and the datasets, under a folder: `models/NAME` and `datasets`.
/// What is there already is left as it is; a folder of the model itself is refused.
pub fn example(name: &str, folder: &Path) -> Result<Done, Failure> {
    can_write(folder)?;
    written(name, folder)
}

fn written(name: &str, folder: &Path) -> Result<Done, Failure> {
    let known = names();
    if !known.iter().any(|own| own == name) {
        let near = nearest(name, known.iter().map(String::as_str));
        let (zh, en) = match near {
            Some(near) => (format!("是不是 {near}？"), format!("Is it {near}?")),
            None => (String::new(), String::new()),
        };
        let all = known.join("、");
        return Err(Failure::words(
            format!("没有名为 {name} 的示例；有 {all}。{zh}"),
            format!(
                "there is no example {name}; there are {}. {en}",
                known.join(", ")
            ),
        ));
    }
    let place = |name: &str| folder.join("models").join(name);
    if place(name).exists() {
        let shown = place(name).display().to_string();
        return Err(Failure::words(
            format!("{shown} 已经存在，不覆盖它；请用 --out 写到别处，或先移走它"),
            format!(
                "{shown} is there already and is left alone; write elsewhere with --out, or move it away"
            ),
        ));
    }
    let mut models = Vec::new();
    let mut next = Some(name.to_string());
    while let Some(name) = next {
        let Some(own) = MODELS.get_dir(&name) else {
            break;
        };
        if !place(&name).exists() {
            write(own, &folder.join("models"))?;
            models.push(place(&name));
        }
        next = base_of(own);
    }
    let datasets = folder.join("datasets");
    let missing = !datasets.exists();
    if missing {
        write(&DATASETS, &datasets)?;
    }
    Ok(Done {
        models,
        datasets: missing.then_some(datasets),
    })
}

/// Writes out the base model, and the datasets, where they are not there and the program carries them; says what it wrote.
pub(super) fn carried(base: &Path) -> Result<Option<Words>, Failure> {
    let name = base
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let parent = base.parent().filter(|parent| parent.ends_with("models"));
    match parent.and_then(Path::parent) {
        Some(root) if !base.exists() && names().contains(&name) => {
            written(&name, root).map(|done| Some(done.beside()))
        }
        _ => Ok(None),
    }
}

/// Writes every model out under a folder, without datasets; their folders, first of those that extend none and say most.
pub(super) fn all(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut all: Vec<&Dir<'_>> = MODELS.dirs().collect();
    all.sort_by_key(|own| (base_of(own).is_some(), Reverse(own.files().count())));
    for own in &all {
        write(own, folder)?;
    }
    Ok(all.iter().map(|own| folder.join(own.path())).collect())
}

/// Whom a model extends.
fn base_of(folder: &Dir<'_>) -> Option<String> {
    let file = folder
        .files()
        .find(|file| file.path().ends_with("model.toml"))?;
    let table: toml::Table = file.contents_utf8()?.parse().ok()?;
    table.get("extends")?.as_str().map(str::to_string)
}

/// Writes a folder with all that is in it.
fn write(folder: &Dir<'_>, to: &Path) -> Result<(), Failure> {
    let own = to.join(folder.path());
    std::fs::create_dir_all(&own).map_err(Failure::file(&own))?;
    for file in folder.files() {
        let path = to.join(file.path());
        std::fs::write(&path, file.contents()).map_err(Failure::file(&path))?;
    }
    for inner in folder.dirs() {
        write(inner, to)?;
    }
    Ok(())
}

impl Done {
    /// What is said of it where it was only needed for something else.
    fn beside(&self) -> Words {
        let written = self.models.iter().chain(&self.datasets);
        let named: Vec<String> = written.map(|path| path.display().to_string()).collect();
        Words {
            zh: format!(
                "程序自带的 {} 也写到了这里；沿用的数在里面，请留着",
                named.join("、")
            ),
            en: format!(
                "the program's own {} were written out too: what is inherited is in them, keep them",
                named.join(" and ")
            ),
        }
    }

    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let named: Vec<String> = self
            .models
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let first = named.first().cloned().unwrap_or_default();
        let datasets = self
            .datasets
            .as_ref()
            .map(|path| path.display().to_string());
        match language {
            Language::Zh => format!(
                "写出 {}{}；接着运行 plancast run {first}",
                named.join("、"),
                datasets.map_or_else(
                    || "（datasets 已有，未改）".to_string(),
                    |path| format!(" 和 {path}")
                )
            ),
            Language::En => format!(
                "wrote {}{}; next run plancast run {first}",
                named.join(", "),
                datasets.map_or_else(
                    || " (datasets were there and are as they were)".to_string(),
                    |path| format!(" and {path}")
                )
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_beside_is_said_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let base = folder.path().join("models/wenling");
        let said = carried(&base).expect("written").expect("said");
        for place in ["models/wenling", "datasets"] {
            let shown = folder.path().join(place).display().to_string();
            assert!(
                said.zh.contains(&shown) && said.en.contains(&shown),
                "{said:?}"
            );
        }
        assert_eq!(carried(&base).expect("there"), None);
    }
}
