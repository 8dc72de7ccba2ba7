//! Levers of one scenario that exclude each other: the same thing of a service, from the same year on.

use crate::axes::Year;
use crate::dataset::Complaints;
use crate::model::file::{LeverFile, ScenarioFile};
use crate::model::lines::Lines;
use crate::source::Language;

/// What a lever may set, and whether it does.
fn sets(lever: &LeverFile) -> [(&'static str, bool); 4] {
    [
        ("standard", lever.standard.is_some()),
        ("coverage", lever.coverage.is_some()),
        ("eligible", lever.eligible.is_some()),
        ("uprating", lever.uprating.is_some()),
    ]
}

/// Complains of each lever that sets what the change of its scenario sets from the same year on.
pub(super) fn changed_too(
    scenario: &ScenarioFile,
    base: Year,
    lines: &Lines,
    complaints: &mut Complaints,
) {
    let from = scenario.begins(base);
    let services = scenario.change.get("services");
    let levers = scenario.lever.iter().enumerate();
    for (place, lever) in levers.filter(|(_, lever)| lever.from == from) {
        let service = &lever.service;
        let Some(changed) = services.and_then(|all| all.get(service)) else {
            continue;
        };
        let cost = changed.get("cost");
        let says = |key: &&str| match key.strip_prefix("cost.") {
            Some(key) => cost.is_some_and(|cost| cost.get(key).is_some()),
            None => changed.get(*key).is_some(),
        };
        for (what, _) in sets(lever).iter().filter(|(_, set)| *set) {
            let keys: &[&str] = match *what {
                "standard" => &["cost.amount", "cost.tied", "cost.tiers"],
                "uprating" => &["cost.uprating"],
                "eligible" => &["eligible"],
                _ => &[],
            };
            let Some(key) = keys.iter().find(|key| says(key)) else {
                continue;
            };
            let (file, there) = lines.find(&format!("change.services.{service}.{key}"));
            let there = |language| format!("{file} {}", there.render(language));
            let [zh, en] = [Language::Zh, Language::En].map(there);
            lines.complain(
                complaints,
                &format!("lever.{}.{what}", place + 1),
                (
                    format!("{service} 的 {what} 从 {from} 年起设了两次，前一次是 {zh}"),
                    format!("{what} of {service} is set twice from {from} on, first by {en}"),
                ),
                (
                    "同一年起，同一服务的每一项只设一次".into(),
                    "each thing of a service once from one year on".into(),
                ),
                ("请删去一个，或改正年份", "Remove one, or correct the year"),
            );
        }
    }
}

/// Complains of each lever that sets what an earlier one has set from the same year on: only one of them could hold.
pub(super) fn twice(levers: &[LeverFile], lines: &Lines, complaints: &mut Complaints) {
    for (place, lever) in levers.iter().enumerate() {
        for (what, _) in sets(lever).iter().filter(|(_, set)| *set) {
            let same = |other: &LeverFile| {
                let also = sets(other).contains(&(*what, true));
                also && other.service == lever.service && other.from == lever.from
            };
            let Some(first) = levers[..place].iter().position(same) else {
                continue;
            };
            let (service, from) = (&lever.service, lever.from);
            let (file, there) = lines.find(&format!("lever.{}.{what}", first + 1));
            let first = |language| {
                let there = format!("{file} {}", there.render(language));
                there.trim_end().to_string()
            };
            lines.complain(
                complaints,
                &format!("lever.{}.{what}", place + 1),
                (
                    format!(
                        "{service} 的 {what} 从 {from} 年起设了两次，前一次是 {}",
                        first(Language::Zh)
                    ),
                    format!(
                        "{what} of {service} is set twice from {from} on, first by {}",
                        first(Language::En)
                    ),
                ),
                (
                    "同一年起，同一服务的每一项只设一次".into(),
                    "each thing of a service once from one year on".into(),
                ),
                (
                    "请删去一个；要比较几个数值，用逗号并列（500,600）",
                    "Remove one; to compare several values, write them with commas (500,600)",
                ),
            );
        }
    }
}
