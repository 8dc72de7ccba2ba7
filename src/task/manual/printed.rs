//! What the program prints when something is wrong: the example and a county's workbook are spoilt on purpose, as
//! the text asks, and what `check` and `import` say of them is kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::dataset::Complaints;
use crate::report::manual::{ManualMark, Unfilled};
use crate::source::{Language, Tongue, Words};
use crate::task::county::{Beginning, tried};
use crate::task::{Failure, check};

/// What is printed, for each mark that asks for it; `folder` is where all of it lies.
pub(super) fn printed(
    marks: &[ManualMark],
    folder: &Path,
    model: &Path,
    datasets: &Path,
) -> Result<BTreeMap<ManualMark, Words>, Failure> {
    let place = ExamplePlace {
        folder,
        settings: check::Settings {
            model: model.to_path_buf(),
            datasets: Some(datasets.to_path_buf()),
            now: None,
        },
    };
    let mut printed = BTreeMap::new();
    for mark in marks.iter().map(ManualMark::bare) {
        if printed.contains_key(&mark) {
            continue;
        }
        let said = match &mark {
            ManualMark::Warnings => Some(Failure::from(check::check(&place.settings)?.warnings)),
            ManualMark::Check([file, from, to]) => place.spoilt(file, from, to)?,
            ManualMark::Import([name, region], entries) => {
                let county = Beginning {
                    name: name.clone(),
                    region: region.clone(),
                    base: model.to_path_buf(),
                    datasets: place.settings.datasets.clone(),
                    language: Tongue::default(),
                };
                tried(&county, entries)?
            }
            _ => continue,
        };
        let said = said.ok_or_else(|| {
            let mark = format!("{mark:?}");
            Failure::said(Unfilled::of(mark))
        })?;
        printed.insert(mark, place.words(&said));
    }
    Ok(printed)
}

/// Where the example lies.
struct ExamplePlace<'a> {
    folder: &'a Path,
    settings: check::Settings,
}

impl ExamplePlace<'_> {
    /// The errors that `check` finds after a text in a file was replaced; nothing where the text is not there, or
    /// nothing is wrong with the other. The file is put back.
    fn spoilt(&self, file: &str, from: &str, to: &str) -> Result<Option<Failure>, Failure> {
        let path = self.settings.model.join(file);
        let text = fs::read_to_string(&path).map_err(Failure::file(&path))?;
        if !text.contains(from) {
            return Ok(None);
        }
        fs::write(&path, text.replacen(from, to, 1)).map_err(Failure::file(&path))?;
        let found = check::check(&self.settings);
        fs::write(&path, text).map_err(Failure::file(&path))?;
        Ok(match found {
            Ok(_) => None,
            Err(Failure::Input(all)) => Some(Complaints(all.errors().cloned().collect()).into()),
            Err(other) => Some(other),
        })
    }

    /// In both languages, with files named as a planner names them.
    fn words(&self, said: &Failure) -> Words {
        let own = format!("{}{}", self.folder.display(), std::path::MAIN_SEPARATOR);
        let text = |language| said.text(language).replace(&own, "");
        Words {
            zh: text(Language::Zh),
            en: text(Language::En),
        }
    }
}
