//! One folder, read over the one that it extends.

use std::collections::BTreeSet;
use std::path::Path;

use super::folder::ModelFolder;
use super::in_step::InStepWith;
use super::inherited::{Inherited, forget_who_told};
use super::reader::Reader;
use super::section::no_model;
use crate::dataset::Complaints;
use crate::model::file::{ModelFile, SettingsFile};

/// Name of a folder.
pub(super) fn name_of(root: &Path) -> String {
    let whole = root.canonicalize().ok();
    let name = whole.as_deref().and_then(Path::file_name);
    name.map_or_else(
        || "model".to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Reads one folder over the one that it extends, with the faults of rows of its table of reports, which it is without. `whole`
/// is what that one says with what the folder leaves out of it.
pub(super) fn read(
    root: &Path,
    base: Option<&ModelFolder>,
    whole: Option<&ModelFolder>,
) -> Result<(ModelFolder, Complaints), Complaints> {
    let shown = root.to_string_lossy().replace('\\', "/");
    if !root.join("model.toml").is_file() {
        return Err(Complaints::from(no_model(root, &shown)));
    }
    let mut reader = Reader::new(root, shown, base);
    let model = reader.settings();
    let parameters = reader.entries("parameters", |file| &file.parameters);
    let processes = reader.entries("processes", |file| &file.processes);
    let mut services = reader.entries("services", |file| &file.services);
    forget_who_told(&mut services, reader.lines.get("services"));
    let plan = reader.plan();
    let steps = InStepWith {
        processes: &processes,
        plan: &plan,
    };
    let mut observations = reader.observations((steps, &services));
    reader.settle(&processes, &plan, &mut observations);
    reader.reports(&processes, &services, &plan, &mut observations);
    let calibration = reader.calibration();
    let scenarios = reader.scenarios();
    let register = reader.register(model.as_ref());
    let towns = reader.towns(&services);
    let concentration = towns.as_ref().and_then(|own| own.concentration.clone());
    let concentration = concentration.or_else(|| base?.concentration.clone());
    let sources = reader.entries("sources", |file| &file.sources);
    if model.is_some() && base.is_none() && !reader.lines.contains_key("parameters") {
        reader.needed("parameters");
    }
    for name in model.iter().flat_map(called_for_by) {
        if base.is_none() && !reader.lines.contains_key(name) {
            reader.needed(name);
        }
    }
    let called_for = !services.is_empty() && base.is_none();
    if called_for && !reader.lines.contains_key("processes") {
        reader.needed("processes");
    }
    match model {
        Some(model) if !reader.complaints.has_errors() => {
            let file = ModelFile {
                model,
                parameters,
                processes,
                services,
                plan,
                observations,
                towns,
                sources,
            };
            let folder = ModelFolder {
                key: name_of(root),
                inherited: Inherited::of(
                    base.map(|base| (base.key.as_str(), &base.file, &base.inherited)),
                    whole.map(|whole| &whole.file),
                    &file,
                    &reader.lines,
                ),
                file,
                calibration,
                calibrated: None,
                concentration,
                set_aside: BTreeSet::new(),
                unreported: reader.reminders,
                register,
                scenarios,
                lines: reader.lines,
                files: reader.files,
            };
            Ok((folder, reader.misread))
        }
        _ => {
            reader.complaints.extend(reader.misread);
            Err(reader.complaints)
        }
    }
}

/// The files without which names in the settings mean nothing.
fn called_for_by(model: &SettingsFile) -> Vec<&'static str> {
    let disability = model.disability.as_ref();
    let anchored = disability.is_some_and(|own| own.anchored_on.is_some());
    let services = anchored || model.money.is_some() || !model.needs.is_empty();
    let plan = model.work.is_some();
    [(services, "services"), (plan, "plan")]
        .into_iter()
        .filter_map(|(named, file)| named.then_some(file))
        .collect()
}
