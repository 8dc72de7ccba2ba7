//! The format of a model's files, explained.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Failure, shipped};
use crate::model::ModelFolder;
use crate::model::file::{ElsewhereFile, ProvinceFile, format};
use crate::report::format::{FormatPart, Key, keys, page, text};
use crate::source::Language;

/// What to explain.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// A file such as `model.toml`, a folder of a model, or a part of a key or of its meaning in Chinese;
    /// everything if none.
    pub what: Option<PathBuf>,
    /// Folders of models from which examples are taken before those that the program carries.
    pub examples: Vec<PathBuf>,
}

/// What was explained.
#[derive(Debug)]
pub struct FormatExplained {
    /// The parts of the format.
    pub parts: Vec<FormatPart>,
}

/// Explains the files of a model, one of them, or the keys with a word in them.
pub fn explain(settings: &Settings) -> Result<FormatExplained, Failure> {
    let what = settings.what.as_deref();
    let mut examples = settings.examples.clone();
    let near = what.and_then(|what| {
        if what.is_dir() {
            Some(what)
        } else {
            what.parent()
        }
    });
    let near = near.filter(|folder| folder.join("model.toml").is_file());
    examples.splice(..0, near.map(Path::to_path_buf));
    let carried = tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?;
    examples.extend(shipped::all(carried.path())?);
    let mut models = Vec::new();
    for folder in &examples {
        models.push(as_json(folder, &ModelFolder::open(folder)?));
    }
    let mut parts = keys(&format(), &models);
    let word = what.filter(|what| !what.is_dir()).and_then(Path::file_name);
    if let Some(word) = word.map(|word| word.to_string_lossy().into_owned()) {
        if parts.iter().any(|part| part.name == word) {
            parts.retain(|part| part.name == word);
        } else {
            for part in &mut parts {
                part.keys.retain(|key| is_about(key, &word));
            }
            parts.retain(|part| !part.keys.is_empty());
        }
        if parts.is_empty() {
            return Err(Failure::words(
                format!("没有叫 {word} 的文件或键；plancast explain 列出全部。"),
                format!("no file and no key is called {word}; plancast explain lists all."),
            ));
        }
    }
    Ok(FormatExplained { parts })
}

/// Whether a key has a word in it, or a Chinese word in its meaning. Keys are in English: their English words are
/// found in the keys themselves.
fn is_about(key: &Key, word: &str) -> bool {
    key.path.contains(word) || (!word.is_ascii() && key.about.zh.contains(word))
}

/// A folder in the shape of the description.
fn as_json(path: &Path, folder: &ModelFolder) -> Value {
    // By way of TOML, which has no word for nothing.
    fn value(of: &impl Serialize) -> Value {
        let written = toml::Value::try_from(of).map(|value| json!(value));
        written.unwrap_or_default()
    }
    let mut model = value(&folder.file);
    model["calibration"] = folder.calibration.as_ref().map(value).unwrap_or_default();
    model["scenarios"] = value(&folder.scenarios);
    model["elsewhere"] = value(&beside::<ElsewhereFile>(path, "elsewhere.toml"));
    model["province"] = value(&beside::<ProvinceFile>(path, "province.toml"));
    model
}

/// What a file of a folder says that is no part of the model. Nothing where it is missing or wrong: only examples are
/// taken from it.
fn beside<T: DeserializeOwned>(folder: &Path, file: &str) -> Option<T> {
    let text = fs::read_to_string(folder.join(file)).ok()?;
    toml::from_str(&text).ok()
}

impl FormatExplained {
    /// For a terminal.
    pub fn words(&self, language: Language) -> String {
        text(&self.parts, language)
    }

    /// As a page in Markdown.
    pub fn page(&self, language: Language) -> String {
        page(&self.parts, language)
    }

    /// For programs: what is in words stands in both languages.
    pub fn json(&self) -> Value {
        let key = |key: &Key| {
            json!({
                "key": key.path, "about": key.about, "form": key.form, "unit": key.unit,
                "range": key.range, "needed": key.default.is_none(), "default": key.default,
                "example": key.example,
            })
        };
        let parts = self.parts.iter().map(|part| {
            json!({
                "file": part.name, "about": part.about,
                "keys": part.keys.iter().map(key).collect::<Vec<_>>(),
            })
        });
        parts.collect()
    }
}
