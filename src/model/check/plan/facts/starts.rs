//! What a plan says of the base year, against where the process that it is about starts.

use super::super::super::checking::Checking;
use crate::model::file::{FactFile, FactKind, ValueRange};

/// Quantiles of the start between which most draws lie.
const ENDS: [f64; 2] = [0.05, 0.95];
/// By how much a share may lie outside.
const SHARE: f64 = 0.25;
/// How many times more or less a count or a level may be.
const TIMES: f64 = 5.0;
/// Counts below this may well be so many times as many.
const FEW: f64 = 10.0;

/// A reminder of a fact of the base year that is far from the start of its process.
pub(super) fn check(checking: &mut Checking<'_>, key: &str, fact: &FactFile) {
    let file = checking.file();
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
    if !fact.value.is_finite() || near(parts.kind.range(), fact.value, ends) {
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

fn near(range: ValueRange, value: f64, [low, high]: [f64; 2]) -> bool {
    match range {
        ValueRange::OpenShare | ValueRange::Share => (low - SHARE..=high + SHARE).contains(&value),
        ValueRange::NotNegative | ValueRange::Positive => {
            let least = if low < FEW { 0.0 } else { low / TIMES };
            (least..=high.max(FEW) * TIMES).contains(&value)
        }
        ValueRange::Growth => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_times_the_start_is_far() {
        let of = |value: f64| near(ValueRange::Positive, value, [1013.0, 1013.0]);
        assert!(of(1013.0) && of(2000.0) && !of(101_300.0) && !of(10.13));
        let share = |value: f64| near(ValueRange::OpenShare, value, [0.94, 0.99]);
        assert!(share(1.0) && !share(0.0099));
        assert!(near(ValueRange::NotNegative, 3.0, [0.0, 1.0]));
    }
}
