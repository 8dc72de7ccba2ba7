//! Whether what a workbook says makes a model, before a file of it is written.

use std::path::Path;

use super::filled::Filled;
use super::overlay::{OBSERVATIONS, PLAN, PROCESSES, REGISTER_FILE, SERVICES, SOURCES, TOWNS};
use crate::dataset::{Complaint, Place};
use crate::model::file::{recipients_called, recipients_of};
use crate::model::scenario::BASELINE;
use crate::model::{ModelFolder, Opener};
use crate::report::template::layout::{
    people, register, reports, scenarios, services, sources, targets, towns,
};
use crate::task::Failure;

/// The model opens and passes its checks before a file of it is written.
pub(super) fn sound(
    files: &[(String, String)],
    filled: &Filled,
    opener: &Opener,
    models: &Path,
) -> Result<(), Failure> {
    let models = models.canonicalize().map_err(Failure::file(models))?;
    let desk = tempfile::tempdir().map_err(Failure::system)?;
    let folder = desk.path().join(&filled.name);
    // Away from its neighbours it names the model that it extends by its whole way.
    let own = format!("extends = \"{}\"", filled.base);
    let whole = toml::Value::from(models.join(&filled.base).to_string_lossy().into_owned());
    for (name, text) in files {
        let path = folder.join(name);
        let above = path.parent().unwrap_or(&folder);
        std::fs::create_dir_all(above).map_err(Failure::file(above))?;
        let text = text.replacen(&own, &format!("extends = {whole}"), 1);
        std::fs::write(&path, text).map_err(Failure::file(&path))?;
    }
    let opened = ModelFolder::open(&folder);
    let checked = opened.and_then(|opened| opener.open(&opened, BASELINE, None));
    // What the register says of towns has been held against its own sheet.
    let of_towns = match (filled.townships.is_empty(), filled.in_towns.is_empty()) {
        (true, true) => register::SHEET.name,
        (true, false) => services::SHEET.name,
        (false, _) => towns::SHEET.name,
    };
    checked.map(|_| ()).map_err(|mut found| {
        for complaint in &mut found.0 {
            if let Some((sheet, row)) = written_on(complaint, files, of_towns) {
                complaint.file = format!("工作表“{sheet}”{row}");
                complaint.place = Place::Whole;
            }
        }
        found.into()
    })
}

/// The sheet that a file of the model is made of, and the row as it went into it: nobody has seen the file itself.
fn written_on(
    complaint: &Complaint,
    files: &[(String, String)],
    of_towns: &'static str,
) -> Option<(&'static str, String)> {
    let (name, text) = files
        .iter()
        .find(|(name, _)| complaint.file.ends_with(name.as_str()))?;
    let line = match &complaint.place {
        Place::Line { line, .. } | Place::Field { line, .. } | Place::Key { line, .. } => {
            text.lines().nth(line - 1)
        }
        _ => None,
    };
    let of_people = |line: &str| people::COUNTED.iter().any(|one| line.contains(one.name));
    let of_recipients = |line: &str| {
        let names = [recipients_called(""), recipients_of("")];
        names.iter().any(|name| line.contains(name.as_str()))
    };
    let sheet = match name.as_str() {
        OBSERVATIONS if line.is_some_and(of_people) => people::SHEET.name,
        OBSERVATIONS if line.is_some_and(of_recipients) => services::SHEET.name,
        OBSERVATIONS => reports::SHEET.name,
        REGISTER_FILE => register::SHEET.name,
        TOWNS => of_towns,
        PLAN | PROCESSES => targets::SHEET.name,
        SERVICES => services::SHEET.name,
        SOURCES => sources::SHEET.name,
        name if name.starts_with("scenarios/") => scenarios::SHEET.name,
        _ => return None,
    };
    let row = line.map_or_else(String::new, |line| format!("（{}）", line.trim()));
    Some((sheet, row))
}
