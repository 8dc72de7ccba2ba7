//! What a plan says of the base year, against where the process that it is about starts.

use super::super::super::checking::Checking;
use crate::model::file::{FactFile, FactKind};

/// Quantiles of the start between which most draws lie.
const ENDS: [f64; 2] = [0.05, 0.95];
/// By how much a share may lie outside.
const SHARE: f64 = 0.25;
/// How many times more or less a count or a level may be.
const TIMES: f64 = 5.0;

/// A reminder of a fact of the base year that is far from the start of its process.
pub(super) fn check(checking: &mut Checking<'_>, key: &str, fact: &FactFile) {
    let file = checking.file();
    if in_another_unit(checking, key, fact) {
        return;
    }
    if fact.kind != FactKind::Stock || fact.period[1] != file.model.base_year {
        return;
    }
    let process = fact
        .about
        .as_ref()
        .and_then(|about| file.processes.get(about));
    let Some(parts) = process.map(|process| process.parts()) else {
        return;
    };
    let Some(start) = parts.start.and_then(|start| start.sampler().ok()) else {
        return;
    };
    let ends = ENDS.map(|end| start.quantile(end));
    let range = parts.kind.range();
    if !fact.value.is_finite() || range.is_near(fact.value, ends, (SHARE, TIMES)) {
        return;
    }
    let (year, value, title) = (fact.period[1], fact.value, parts.title);
    let median = (start.median() * 1e4).round() / 1e4;
    checking.remind_in_layer(
        0,
        "plan",
        &format!("facts.{key}.value"),
        (
            format!(
                "{}：规划所载 {year} 年为 {value}，而起点的中位数为 {median}",
                title.zh
            ),
            format!(
                "{}: {value} in {year} by the plan, and a start whose median is {median}",
                title.en
            ),
        ),
        ("与起点相近的数".into(), "a value near the start".into()),
        (
            "请核对单位、口径和小数点，或核对过程的起点（start）",
            "Look up its unit, definition and point, or the start of the process",
        ),
    );
}

/// Complains about a fact of a unit that the process that it is about has not, with which it cannot be compared.
fn in_another_unit(checking: &mut Checking<'_>, key: &str, fact: &FactFile) -> bool {
    let processes = &checking.file().processes;
    let process = fact.about.as_ref().and_then(|about| processes.get(about));
    let unit = process.map(|process| process.parts().unit);
    let Some(unit) = unit.filter(|unit| *unit != fact.unit) else {
        return false;
    };
    checking.say(
        "plan",
        &format!("facts.{key}.about"),
        (
            format!("单位 {}，而所说的过程是{}", fact.unit.key(), unit.zh()),
            format!(
                "unit {}, but the process that it is about is in {}",
                fact.unit.key(),
                unit.en()
            ),
        ),
        (unit.key().into(), unit.key().into()),
        ("请改正 unit 或 about", "Correct unit or about"),
    );
    true
}
