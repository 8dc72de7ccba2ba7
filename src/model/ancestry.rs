//! On which scenarios another one stands, and in which order they are laid over each other.

use super::read::ModelFolder;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, nearest};

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
    let known: Vec<&str> = std::iter::once(BASELINE)
        .chain(folder.scenarios.keys().map(String::as_str))
        .collect();
    let mut scenarios = folder.scenarios.iter();
    let titled = scenarios.find(|(_, file)| file.title.zh == name || file.title.en == name);
    let titled = titled.map(|(key, _)| key.as_str());
    let advice = match titled.or_else(|| nearest(name, known.iter().copied())) {
        Some(meant) => (
            format!("是不是 {meant}？"),
            format!("Did you mean {meant}?"),
        ),
        None => ("请选用其中一个".to_string(), "Use one of them".to_string()),
    };
    let found = (
        format!("没有叫 {name} 的情景"),
        format!("there is no scenario {name}"),
    );
    let expected = (known.join("、"), format!("one of {}", known.join(", ")));
    let lines = asked_by.and_then(|by| folder.lines.get(&format!("scenarios/{by}")));
    let (file, place) = match lines.map(|lines| lines.find("extends")) {
        Some((file, place)) => (file.to_string(), place),
        None => (format!("models/{}", folder.key), Place::Whole),
    };
    Complaint::error(file, place, found, expected, advice)
}
