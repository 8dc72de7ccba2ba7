//! By which names scenarios go, on which others one stands, and in which order they are laid over each other.

use super::read::ModelFolder;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, nearest};
use crate::source::Words;

/// The scenario that is no difference at all.
pub const BASELINE: &str = "baseline";
/// Stands for every scenario where some are asked for, and can be the name of none.
pub const ALL: &str = "all";

/// Names from the one nearest to the baseline to the one asked for: before each scenario those that it extends, in the
/// order that it states, each with its own before it; whoever stands there already does not come again.
pub(super) fn ancestry(folder: &ModelFolder, scenario: &str) -> Result<Vec<String>, Complaints> {
    let mut names = Vec::new();
    descend(folder, scenario, &mut Vec::new(), &mut names)?;
    Ok(names)
}

/// Adds a scenario after those that it extends; `way` leads to it from the one asked for.
fn descend<'f>(
    folder: &'f ModelFolder,
    name: &'f str,
    way: &mut Vec<&'f str>,
    names: &mut Vec<String>,
) -> Result<(), Complaints> {
    if name == BASELINE || names.iter().any(|known| known == name) {
        return Ok(());
    }
    if way.contains(&name) {
        return Err(Complaints::from(circle(folder, name, way)));
    }
    let Some(file) = folder.scenarios.get(name) else {
        let asked_by = way.last().map(ToString::to_string);
        return Err(Complaints::from(unknown(folder, name, asked_by)));
    };
    way.push(name);
    for extended in &file.extends {
        descend(folder, extended, way, names)?;
    }
    way.pop();
    names.push(name.to_string());
    Ok(())
}

fn circle(folder: &ModelFolder, name: &str, way: &[&str]) -> Complaint {
    let circle = way.join(" → ");
    let last = way.last().copied().unwrap_or(name);
    let lines = folder.lines.get(&format!("scenarios/{last}"));
    lines.cloned().unwrap_or_default().complaint(
        "extends",
        (
            format!("{circle} → {name} 绕成了圈"),
            format!("{circle} → {name} goes in a circle"),
        ),
        (
            "最终能回到基准的情景".into(),
            "scenarios that lead back to the baseline".into(),
        ),
        ("请改正其中一个 extends", "Correct one of the extends"),
    )
}

/// Complains of scenarios that are laid over another one before which they begin without extending it: they would be held
/// back to its year.
pub(super) fn in_order(folder: &ModelFolder, names: &[String], complaints: &mut Complaints) {
    let base = folder.file.model.base_year;
    let from = |name: &str| -> Year {
        let own = folder.scenarios.get(name);
        own.map_or(base + 1, |file| file.begins(base))
    };
    for (place, name) in names.iter().enumerate() {
        let extended = ancestry(folder, name).unwrap_or_default();
        let before = &names[..place];
        let later = before
            .iter()
            .find(|other| from(other) > from(name) && !extended.contains(other));
        let Some(later) = later else { continue };
        // Whoever names both, or leads to both, states the order.
        let stating = names[place..].iter().find(|other| {
            let known = ancestry(folder, other).unwrap_or_default();
            *other != name && known.contains(later) && known.contains(name)
        });
        let Some(stating) = stating else { continue };
        let lines = folder.lines.get(&format!("scenarios/{stating}"));
        lines.cloned().unwrap_or_default().complain(
            complaints,
            "extends",
            (
                format!(
                    "{name}（{} 年起）排在 {later}（{} 年起）之后",
                    from(name),
                    from(later)
                ),
                format!(
                    "{name}, from {}, stands after {later}, from {}",
                    from(name),
                    from(later)
                ),
            ),
            (
                "先写起始年份早的情景".into(),
                "scenarios that begin earlier first".into(),
            ),
            (
                "请调换次序，否则先开始的会被推迟",
                "Change the order; the earlier one would be put off",
            ),
        );
    }
}

fn unknown(folder: &ModelFolder, name: &str, asked_by: Option<String>) -> Complaint {
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
        None => (format!("models/{}", folder.key), Place::Whole),
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

/// What the baseline is called.
pub fn baseline_title() -> Words {
    Words::both("基准", "Baseline")
}

/// Why anyone would look at it.
pub fn baseline_why() -> Words {
    Words::both("现行政策与趋势不变。", "Policies and trends as they are.")
}

/// Keys and titles of a folder's scenarios, the baseline first.
fn titles(folder: &ModelFolder) -> impl Iterator<Item = (&str, Words)> {
    let own = folder.scenarios.iter();
    let own = own.map(|(key, file)| (key.as_str(), file.title.clone()));
    std::iter::once((BASELINE, baseline_title())).chain(own)
}

/// Keys of the scenarios of this title, in either language.
fn titled<'f>(folder: &'f ModelFolder, name: &str) -> Vec<&'f str> {
    let called = titles(folder).filter(|(_, title)| title.zh == name || title.en == name);
    called.map(|(key, _)| key).collect()
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
