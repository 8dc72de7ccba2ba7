//! Whether what a workbook says makes a model, before a file of it is written.

use std::path::Path;

use super::filled::Filled;
use super::sheeted::Sheeted;
use crate::axes::Year;
use crate::model::check::still_to_come;
use crate::model::scenario::BASELINE;
use crate::model::{Bases, ModelFolder, Opener};
use crate::report::template::layout::{register, services, towns};
use crate::source::{Language, Words};
use crate::task::Failure;

/// The scenario whose file has such a name in a model's folder.
fn scenario(name: &str) -> Option<&str> {
    name.strip_prefix("scenarios/")?.strip_suffix(".toml")
}

/// The model and its scenarios open and pass their checks before a file of them is written; what it reports of years after
/// `now`, which nobody can have seen yet. `bases` are those that models extend, as far as they have been read.
pub(super) fn sound(
    files: &[(String, String)],
    filled: &Filled,
    (opener, models): (&Opener, &Path),
    now: Option<Year>,
    bases: &mut Bases,
) -> Result<Vec<Words>, Failure> {
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
    let opened = ModelFolder::open_beside(&folder, bases);
    let mut ahead = match (&opened, now) {
        (Ok(opened), Some(now)) => still_to_come(opened, now),
        _ => Vec::new(),
    };
    // What the model reports that is extended is no matter of this workbook.
    let own = folder.display().to_string();
    ahead.retain(|complaint| complaint.file.starts_with(&own));
    // Scenarios of the workbook must run too; those of the model that is extended are checked with that.
    let own = files.iter().filter_map(|(name, _)| scenario(name));
    let names = std::iter::once(BASELINE).chain(own);
    let checked = opened.and_then(|opened| opener.open_all(&opened, names, None));
    // What the register says of towns has been held against its own sheet.
    let of_towns = match (filled.townships.is_empty(), filled.in_towns.is_empty()) {
        (true, true) => register::SHEET.name,
        (true, false) => services::SHEET.name,
        (false, _) => towns::SHEET.name,
    };
    let sheeted = Sheeted {
        folder: &folder,
        files,
        of_towns,
    };
    match checked {
        Ok(_) => {
            let told = ahead.iter().map(|complaint| {
                let of = |language| sheeted.place(complaint, language).unwrap_or_default();
                let (found, advice) = (&complaint.found, &complaint.advice);
                Words::both(
                    format!("{}：{}；{}", of(Language::Zh), found.zh, advice.zh),
                    format!("{}: {}. {}", of(Language::En), found.en, advice.en),
                )
            });
            Ok(told.collect())
        }
        Err(mut found) => {
            for complaint in &mut found.0 {
                sheeted.tell(complaint);
            }
            Err(found.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::scenario;

    #[test]
    fn scenarios_are_known_by_their_files() {
        assert_eq!(
            scenario("scenarios/more_centres.toml"),
            Some("more_centres")
        );
        assert_eq!(scenario("services.toml"), None);
    }
}
