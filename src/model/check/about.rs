//! What a key of a model is about, as whoever has no files calls it: by the title of what it belongs to.

use crate::model::file::{ModelFile, ObservationFile, recipients_of};
use crate::model::read::ModelFolder;
use crate::source::Words;

/// The title of what a key of one of the model's files belongs to; nothing where that has none.
pub(super) fn about(
    folder: &ModelFolder,
    file: &ModelFile,
    name: &str,
    key: &str,
) -> Option<Words> {
    match name.strip_prefix("scenarios/") {
        Some(scenario) => of_scenario(folder, file, scenario, key),
        None => titled(file, name, key),
    }
}

/// The register of certificate holders.
pub(super) fn register() -> Words {
    Words::both("持证残疾人登记表", "the register of certificate holders")
}

fn titled(file: &ModelFile, name: &str, key: &str) -> Option<Words> {
    let mut parts = key.split('.');
    let (first, second) = (parts.next()?, parts.next());
    let title = match (name, first) {
        ("model", "register") => return Some(register()),
        ("model", _) => return Some(Words::both("模型的设置", "the settings of the model")),
        ("parameters", key) => &file.parameters.get(key)?.title,
        ("processes", key) => file.processes.get(key)?.title(),
        ("services", key) => &file.services.get(key)?.title,
        ("plan", "targets") => &file.plan.targets.get(second?)?.title,
        ("plan", "facts") => &file.plan.facts.get(second?)?.title,
        ("observations", _) => {
            let place = second?.parse::<usize>().ok()?.checked_sub(1)?;
            return reported(file, file.observations.observation.get(place)?);
        }
        _ => return None,
    };
    Some(title.clone())
}

/// Of what something was reported.
fn reported(file: &ModelFile, seen: &ObservationFile) -> Option<Words> {
    if let Some(process) = &seen.process {
        return Some(file.processes.get(process)?.title().clone());
    }
    if let Some(target) = &seen.target {
        return Some(file.plan.targets.get(target)?.title.clone());
    }
    if let Some(people) = seen.of_people() {
        let name = people.names().first()?;
        return Some(Words::both(*name, people.key()));
    }
    let named = seen.quantity.as_deref()?;
    let mut services = file.services.iter();
    let (_, service) = services.find(|(key, _)| recipients_of(key) == named)?;
    let title = &service.title;
    Some(Words::both(
        format!("{}享受人数", title.zh),
        format!("{}: recipients", title.en),
    ))
}

/// A scenario, and what it changes or does.
fn of_scenario(folder: &ModelFolder, file: &ModelFile, scenario: &str, key: &str) -> Option<Words> {
    let own = folder.scenarios.get(scenario)?;
    let mut parts = key.splitn(3, '.');
    let inner = match (parts.next()?, parts.next(), parts.next()) {
        ("change", Some(name), Some(rest)) => titled(file, name, rest),
        ("lever", Some(place), _) => {
            let place = place.parse::<usize>().ok()?.checked_sub(1)?;
            let service = file.services.get(&own.lever.get(place)?.service);
            service.map(|service| service.title.clone())
        }
        _ => None,
    };
    let title = &own.title;
    Some(match inner {
        Some(inner) => Words::both(
            format!("情景“{}”：{}", title.zh, inner.zh),
            format!("scenario “{}”, {}", title.en, inner.en),
        ),
        None => Words::both(
            format!("情景“{}”", title.zh),
            format!("scenario “{}”", title.en),
        ),
    })
}
