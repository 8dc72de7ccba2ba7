//! What was reported of a process: years that can be, values where it lives, and only what was known.

use super::checking::Checking;
use crate::axes::Year;
use crate::model::checked::{Observation, ProcessKind};

/// What was reported of a process and known by `as_of`, in the order of the years.
pub(super) fn observations(
    checking: &mut Checking<'_>,
    key: &str,
    kind: ProcessKind,
    as_of: Option<Year>,
) -> Vec<Observation> {
    let settings = &checking.file().model;
    let (from, until) = (settings.history_from, settings.until);
    let base = settings.base_year;
    let all: Vec<_> = checking
        .file()
        .observations
        .observation
        .iter()
        .cloned()
        .enumerate()
        .filter(|(_, seen)| seen.process == key)
        .collect();
    let mut kept: Vec<Observation> = Vec::new();
    for (i, seen) in all {
        let place = format!("observation.{}", i + 1);
        let first = if kind == ProcessKind::Growth {
            from
        } else {
            base
        };
        let lives = match kind {
            ProcessKind::Share => seen.value > 0.0 && seen.value < 1.0,
            ProcessKind::Level => seen.value > 0.0,
            ProcessKind::Count => seen.value >= 0.0,
            ProcessKind::Growth => seen.value.is_finite(),
        };
        if seen.year < first || seen.year > until || seen.known < seen.year {
            checking.say(
                "observations",
                &place,
                (
                    format!("{} 年的数，{} 年得知", seen.year, seen.known),
                    format!("a value of {}, known in {}", seen.year, seen.known),
                ),
                (
                    format!("{first} 到 {until} 年的数，得知不早于当年"),
                    format!("a year from {first} to {until}, known no earlier than itself"),
                ),
                ("请改正年份", "Correct the years"),
            );
        } else if !lives || seen.error.is_nan() || seen.error < 0.0 || seen.error.is_infinite() {
            checking.say(
                "observations",
                &format!("{place}.value"),
                (
                    format!("值 {}，误差 {}", seen.value, seen.error),
                    format!("value {}, error {}", seen.value, seen.error),
                ),
                (
                    "落在该过程取值范围内的值，误差不小于 0（比例用 0–1，不用百分数）".into(),
                    "a value where the process lives and an error of at least 0 (shares as 0–1)"
                        .into(),
                ),
                ("请改正数值", "Correct the value"),
            );
        } else if as_of.is_none_or(|year| seen.known <= year) {
            kept.push(Observation {
                year: seen.year,
                value: seen.value,
                error: seen.error,
            });
        }
    }
    kept.sort_by_key(|seen| seen.year);
    kept
}
