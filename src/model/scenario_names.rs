//! The names by which scenarios go: their keys, and their titles.

use super::read::ModelFolder;
use crate::dataset::{Complaint, Place, nearest};
use crate::source::Words;

/// The scenario that is no difference at all.
pub const BASELINE: &str = "baseline";
/// Stands for every scenario where some are asked for, and can be the name of none.
pub const ALL: &str = "all";

/// What the baseline is called.
pub fn baseline_title() -> Words {
    Words::both("基准", "Baseline")
}

/// Why anyone would look at it.
pub fn baseline_why() -> Words {
    Words::both("现行政策与趋势不变。", "Policies and trends as they are.")
}

/// The key of the scenario that somebody names by its key or its title; what names none, or several, is handed back, and
/// told of where it is opened.
pub fn key_of(folder: &ModelFolder, name: &str) -> String {
    let is_key = [ALL, BASELINE].contains(&name) || folder.scenarios.contains_key(name);
    match titled(folder, name).as_slice() {
        [key] if !is_key => (*key).to_string(),
        _ => name.to_string(),
    }
}

/// Signs between the names of several scenarios.
const BETWEEN: [char; 3] = [',', '，', '、'];

/// The keys of the scenarios that somebody names: one, by its key or its title, which may have commas in it; or several
/// between commas.
pub fn keys_of(folder: &ModelFolder, names: &str) -> Vec<String> {
    let whole = key_of(folder, names);
    let is_known = |key: &String| {
        [ALL, BASELINE].contains(&key.as_str()) || folder.scenarios.contains_key(key)
    };
    let parts = names.split(BETWEEN).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(|part| key_of(folder, part)).collect();
    if is_known(&whole) || !parts.iter().any(is_known) {
        return vec![whole];
    }
    parts
}

/// Keys and titles of a folder's scenarios, the baseline first.
fn titles(folder: &ModelFolder) -> impl Iterator<Item = (&str, Words)> {
    let own = folder.scenarios.iter();
    let own = own.map(|(key, file)| (key.as_str(), file.title.clone()));
    std::iter::once((BASELINE, baseline_title())).chain(own)
}

/// Keys of the scenarios of this title, in either language.
fn titled<'f>(folder: &'f ModelFolder, name: &str) -> Vec<&'f str> {
    let called = titles(folder).filter(|(_, title)| title.reads(name));
    called.map(|(key, _)| key).collect()
}

/// A complaint about a name that no scenario has, or several; `asked_by` is the scenario that stands on it.
pub(super) fn unknown(folder: &ModelFolder, name: &str, asked_by: Option<String>) -> Complaint {
    let known: Vec<(&str, Words)> = titles(folder).collect();
    let (found, advice) = match titled(folder, name).as_slice() {
        several @ [_, _, ..] => (
            (
                format!("有几个情景都叫 {name}"),
                format!("several scenarios are called {name}"),
            ),
            (
                format!("请写键：{}", several.join("、")),
                format!("Give the key: {}", several.join(", ")),
            ),
        ),
        own => (
            (
                format!("没有叫 {name} 的情景"),
                format!("there is no scenario {name}"),
            ),
            instead(name, own.first().copied(), &known),
        ),
    };
    let zh = known
        .iter()
        .map(|(key, own)| format!("{key}（{}）", own.zh));
    let en = known.iter().map(|(key, own)| format!("{key} ({})", own.en));
    let expected = (
        zh.collect::<Vec<_>>().join("、"),
        format!("one of {}", en.collect::<Vec<_>>().join(", ")),
    );
    let lines = asked_by.and_then(|by| folder.lines.get(&format!("scenarios/{by}")));
    let (file, place) = match lines.map(|lines| lines.find("extends")) {
        Some((file, place)) => (file.to_string(), place),
        None => (folder.shown().to_string(), Place::Whole),
    };
    Complaint::error(file, place, found, expected, advice)
}

/// What to write in place of a name that is no key: the key of the scenario of that title, or a key or a title that is
/// nearly the same.
fn instead(name: &str, titled: Option<&str>, known: &[(&str, Words)]) -> (String, String) {
    let keys = known.iter().map(|(key, _)| *key);
    let titles = known.iter().map(|(_, title)| title);
    let titles = titles.flat_map(|title| [title.zh.as_str(), title.en.as_str()]);
    let near = || nearest(name, keys).or_else(|| nearest(name, titles));
    match titled.or_else(near) {
        Some(meant) => (
            format!("是不是 {meant}？"),
            format!("Did you mean {meant}?"),
        ),
        None => ("请选用其中一个".to_string(), "Use one of them".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::model::file::ScenarioFile;

    /// A title may have a comma in it: the whole name goes before its parts.
    #[test]
    fn names_between_commas_are_several_unless_one_scenario_is_called_so() {
        let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
        let mut folder = ModelFolder::open(&models.join("wenling")).expect("a model");
        folder.scenarios.clear();
        for (key, title) in [
            ("one", "护理补贴，提标"),
            ("two", "护理补贴"),
            ("three", "多建"),
        ] {
            let title = format!("{{ zh = \"{title}\", en = \"{key}\" }}");
            let file = toml::from_str::<ScenarioFile>(&format!("title = {title}\nwhy = {title}\n"));
            let file = file.expect("a scenario");
            folder.scenarios.insert(key.to_string(), file);
        }
        for (asked, keys) in [
            ("护理补贴，提标", &["one"][..]),
            ("护理补贴，多建", &["two", "three"][..]),
            ("two, 基准", &["two", BASELINE][..]),
            ("two,four", &["two", "four"][..]),
            ("甲，乙", &["甲，乙"][..]),
            (ALL, &[ALL][..]),
        ] {
            assert_eq!(keys_of(&folder, asked), keys, "{asked}");
        }
    }
}
