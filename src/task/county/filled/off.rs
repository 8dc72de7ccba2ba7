//! What numbers of recipients may be off by: persons, or a part of them.

use super::cells::SheetReading;
use crate::dataset::both_ways;
use crate::report::template::FormCell;
use crate::report::template::layout::services;
use crate::units::Unit;

/// What recipients may be off by.
pub(super) struct Off {
    /// As a part of them.
    pub part: f64,
    pub persons: f64,
}

/// Up to here a number without a unit may be persons as well as a part of them.
const DOUBTFUL: f64 = 1.0;

/// What the recipients of a row may be off by: persons, or a part of them; nothing where its cell is empty, or a fault,
/// which is said.
pub(super) fn off_by(reading: &mut SheetReading<'_>, row: usize, people: f64) -> Option<Off> {
    let text = reading.text_if_there(services::ERROR, row)?;
    let number = both_ways(&text);
    let read = reading.number_of((services::ERROR, row), &number, Unit::Persons.word())?;
    if read.value == 0.0 {
        return None;
    }
    let off = match read.percent {
        true => Off {
            part: read.value,
            persons: read.value * people,
        },
        false => Off {
            part: read.value / people,
            persons: read.value,
        },
    };
    let doubtful = !read.percent && read.alone.is_none() && read.value <= DOUBTFUL;
    if !doubtful && off.part > 0.0 && off.part < 1.0 {
        return Some(off);
    }
    reading.fault(
        services::ERROR,
        row,
        (format!("写的是 {text}"), format!("found {text}")),
        (
            "大于 0、小于享受人数的误差：人数，如 20人，或占人数的比例，如 5%",
            "an error above 0 and below the recipients: persons, such as 20人, or a part of them, such as 5%",
        ),
        ("请写明单位，或改正", "Write its unit, or correct it"),
    );
    None
}

/// The cell of an error in persons; one without a unit might be a part of them.
pub(super) fn persons(error: f64) -> FormCell {
    match (error <= DOUBTFUL, Unit::Persons.word()) {
        (true, Some(unit)) => FormCell::Text(format!("{error}{unit}")),
        _ => FormCell::Number(error),
    }
}
