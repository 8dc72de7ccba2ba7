//! On which scenarios another one stands, and in which order they are laid over each other.

use super::read::ModelFolder;
use super::scenario_names::{BASELINE, unknown};
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

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
