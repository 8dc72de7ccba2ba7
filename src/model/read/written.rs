//! How people write the values of what is reported: in which unit, and with more than a number.

use super::in_step::Steps;
use super::names::{About, Names};
use crate::dataset::{CellAmount, Complaint, RawTable};
use crate::units::Unit;

/// The word of the unit in which the values of something are written; nothing where tables do not name it.
pub(super) fn word_of(about: &About, names: &Names, steps: Steps<'_>) -> Option<&'static str> {
    let unit = match about {
        About::Process(key) => steps.processes.get(key)?.unit(),
        About::Target(key) => steps.plan.targets.get(key)?.unit,
        About::Quantity(key) => *names.served.get(key).unwrap_or(&Unit::Persons),
    };
    unit.word()
}

/// A reminder of a value that was read as another text than stands there: a mark by which it is no final number, or so
/// many of so many.
pub(super) fn read_as(
    raw: &RawTable,
    (row, column): (usize, &str),
    text: &str,
    read: &CellAmount,
) -> Option<Complaint> {
    let alone = read.alone.as_deref()?;
    // Shown to the hundredth of a per cent, and taken as it is.
    let share = format!("{}%", (read.value * 1e4).round() / 100.0);
    let alone = match read.fraction {
        true => share.as_str(),
        false => alone,
    };
    let ((zh, en), expected, advice) = match &read.mark {
        Some(mark) => (
            (
                format!("，不是确数（{mark}）"),
                format!(", and is no final number ({mark})"),
            ),
            ("确数", "a final number"),
            (
                "有确数时请改正；是这个数就不必改",
                "Correct it where the final number is known; leave it where it is this one",
            ),
        ),
        None if read.fraction => (
            (String::new(), String::new()),
            ("带百分号的数", "a number with its sign"),
            (
                "若不是这个比例，请改正；是就不必改",
                "Correct it if it is no share; leave it if it is this one",
            ),
        ),
        None => return None,
    };
    let complaint = Complaint::error(
        raw.file.clone(),
        raw.place(row, column),
        (
            format!("“{text}”按 {alone} 读入{zh}"),
            format!("“{text}” is read as {alone}{en}"),
        ),
        expected,
        advice,
    );
    Some(complaint.as_warning())
}

/// Where a value is from, with the words by which it is no final number.
pub(super) fn with_mark(at: Option<String>, read: &CellAmount) -> Option<String> {
    match (at, &read.mark) {
        (at, None) => at,
        (None, Some(mark)) => Some(mark.clone()),
        (Some(at), Some(mark)) => Some(format!("{at}（{mark}）")),
    }
}
