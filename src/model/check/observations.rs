//! What was reported of a process or of what a target measures: years that can be, values where it lives, and only what was known.

mod pooled;
mod uncertain;

use super::checking::Checking;
use super::growth;
use crate::axes::Year;
use crate::model::checked::{Observation, Reported, Target};
use crate::model::file::{ModelFile, ObservationFile, ProcessKind, ValueRange};
use crate::stream::{Decision, Origin};
use crate::units::Unit;
use pooled::pooled;

/// Every report is about one thing.
pub(super) fn check(checking: &mut Checking<'_>) {
    let reports = &checking.file().observations.observation;
    for (i, seen) in reports.iter().enumerate() {
        uncertain::check(checking, i, seen);
        let about = [
            seen.process.is_some(),
            seen.target.is_some(),
            seen.quantity.is_some(),
        ];
        let count = about.iter().filter(|about| **about).count();
        if count != 1 {
            checking.say(
                "observations",
                &place(i),
                (
                    format!("process、target、quantity 写了 {count} 个"),
                    format!("{count} of process, target and quantity"),
                ),
                ("三者之一".into(), "one of them".into()),
                (
                    "请写明是哪个过程（process）、哪项规划目标（target）的数，还是人口数或某项服务的享受人数（quantity）",
                    "Say of which process or of which target of the plan it is a value, or which quantity: of the people, or the recipients of a service",
                ),
            );
        }
    }
}

pub(super) fn place(report: usize) -> String {
    format!("observation.{}", report + 1)
}

/// The process that a report moves: its own, or the one that its target measures, or that says how much of
/// a service's need is met.
pub(super) fn moved<'f>(file: &'f ModelFile, seen: &'f ObservationFile) -> Option<&'f str> {
    if let Some(process) = &seen.process {
        return Some(process);
    }
    let target = file.plan.targets.get(seen.target.as_ref()?)?;
    target.measure.moved(&file.services)
}

/// Whether a report is of what a single year added: one of a target to which every year is to add.
pub(super) fn of_addition(file: &ModelFile, seen: &ObservationFile) -> bool {
    let target = seen.target.as_ref();
    let target = target.and_then(|target| file.plan.targets.get(target));
    target.is_some_and(|target| target.hold.is_of_additions())
}

/// What was reported of a process and known by `as_of`, in the order of the years; of single years' `additions`, or of
/// what there was.
pub(super) fn observations(
    checking: &mut Checking<'_>,
    (key, kind): (&str, ProcessKind),
    additions: bool,
    as_of: Option<Year>,
) -> Vec<Observation> {
    let file = checking.file();
    let mut kept: Vec<(usize, Observation)> = Vec::new();
    for (i, seen) in file.observations.observation.iter().enumerate() {
        if moved(file, seen) != Some(key) || of_addition(file, seen) != additions {
            continue;
        }
        let first = if kind == ProcessKind::Growth {
            file.model.history_from
        } else {
            file.model.base_year
        };
        let lives = match kind.range() {
            ValueRange::OpenShare | ValueRange::Share => (0.0..=1.0).contains(&seen.value),
            ValueRange::Positive => uncertain::is_level(seen),
            ValueRange::NotNegative => uncertain::is_counted(seen),
            ValueRange::Growth => growth::can_be(seen.value),
        };
        let found = report(checking, i, seen, first, lives, as_of);
        kept.extend(found.map(|found| (i, found)));
    }
    kept.sort_by_key(|(_, seen)| seen.year);
    kept.dedup_by(|(_, two), (_, one)| is_said(one, two));
    let in_parts = !matches!(kind, ProcessKind::Level | ProcessKind::Count);
    for pair in kept.windows(2) {
        if let [(_, one), (i, two)] = pair
            && excludes(one, two)
        {
            disagree(checking, *i, [one, two], in_parts);
        }
    }
    pooled(kept.into_iter().map(|(_, seen)| seen))
}

/// Whether the second of two reports says what the first does: the same said twice is said once.
pub(super) fn is_said(one: &Observation, two: &Observation) -> bool {
    one == two && one.error == 0.0
}

/// Whether two reports of one year cannot both be true: they lie farther apart than four standard deviations
/// of what they may be wrong by.
fn excludes(one: &Observation, two: &Observation) -> bool {
    const APART: f64 = 4.0;
    let error = one.error.hypot(two.error);
    one.year == two.year && (one.value - two.value).abs() > APART * error
}

pub(super) fn disagree(
    checking: &mut Checking<'_>,
    place: usize,
    two: [&Observation; 2],
    in_parts: bool,
) {
    let year = two[1].year;
    let [a, b] = two.map(|own| match in_parts {
        true => format!("{}%", (own.value * 1e4).round() / 100.0),
        false => own.value.to_string(),
    });
    checking.say(
        "observations",
        &format!("{}.value", self::place(place)),
        (
            format!("{year} 年已有 {a}，这里又是 {b}，误差解释不了"),
            format!("{a} was given for {year} and here {b}, which their errors do not explain"),
        ),
        (
            "每年一个数，或误差足以容下两者".into(),
            "one value a year, or errors that leave room for both".into(),
        ),
        (
            "请核实哪个对，删去另一个，或加大误差（error）",
            "Find out which is right and remove the other, or give larger errors",
        ),
    );
}

/// What was reported of a target's measure that is no process, or is a service's coverage: it stands in the
/// year that it is about. What is said of the process of a need is said of the coverage.
pub(super) fn reported(
    checking: &mut Checking<'_>,
    targets: &[Target],
    as_of: Option<Year>,
) -> Vec<Reported> {
    let file = checking.file();
    let mut all = Vec::new();
    for target in targets {
        let measure = &file.plan.targets[&target.key].measure;
        if measure.process().is_some() {
            continue;
        }
        let need = measure.need_met(&file.services);
        for (i, seen) in file.observations.observation.iter().enumerate() {
            let of_target = seen.target.as_deref() == Some(target.key.as_str());
            let of_need = seen.process.is_some() && seen.process.as_deref() == need;
            if !of_target && !of_need {
                continue;
            }
            let lives = match target.unit {
                Unit::Share => (0.0..=1.0).contains(&seen.value),
                Unit::Growth => growth::can_be(seen.value),
                _ => seen.value >= 0.0 && seen.value.is_finite(),
            };
            let first = file.model.history_from;
            // What a process takes has been checked with it.
            let found = if need.is_some() {
                known(seen, as_of)
            } else {
                report(checking, i, seen, first, lives, as_of)
            };
            all.extend(found.map(|observation| {
                Reported {
                    quantity: target.measure,
                    observation,
                    errors: Decision::named("error of reported measures")
                        .with(Decision::named(&target.key))
                        .of(Origin::Uptake),
                }
            }));
        }
    }
    all
}

/// A report that can be, if it was known by `as_of`; otherwise says what is wrong with it.
pub(super) fn report(
    checking: &mut Checking<'_>,
    place: usize,
    seen: &ObservationFile,
    first: Year,
    lives: bool,
    as_of: Option<Year>,
) -> Option<Observation> {
    let until = checking.file().model.until;
    let place = self::place(place);
    let error = seen.error.unwrap_or(0.0);
    if seen.year < first || seen.year > until || seen.known() < seen.year {
        checking.say(
            "observations",
            &place,
            (
                format!("{} 年的数，{} 年得知", seen.year, seen.known()),
                format!("a value of {}, known in {}", seen.year, seen.known()),
            ),
            (
                format!("{first} 到 {until} 年的数，得知不早于当年"),
                format!("a year from {first} to {until}, known no earlier than itself"),
            ),
            ("请改正年份", "Correct the years"),
        );
        return None;
    }
    if !lives || error.is_nan() || error < 0.0 || error.is_infinite() {
        checking.say(
            "observations",
            &format!("{place}.value"),
            (
                format!("值 {}，误差 {error}", seen.value),
                format!("value {}, error {error}", seen.value),
            ),
            (
                "该量可以取的值，误差不小于 0（比例用 0～1 的小数，增速也用小数，表格里也可写 98%；个数用整数）".into(),
                "a value that it can have and an error of at least 0 (shares as 0–1, growth below 1, in a table also 98%; counts are whole)".into(),
            ),
            ("请改正数值", "Correct the value"),
        );
        return None;
    }
    known(seen, as_of)
}

fn known(seen: &ObservationFile, as_of: Option<Year>) -> Option<Observation> {
    as_of
        .is_none_or(|year| seen.known() <= year)
        .then(|| Observation {
            year: seen.year,
            value: seen.value,
            error: seen.error.unwrap_or(0.0),
        })
}
