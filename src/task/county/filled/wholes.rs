//! Whole numbers of the sheet of targets: the numbers of indicators, and of how many things some of them tell.

use super::cells::SheetReading;
use crate::model::ModelFolder;
use crate::model::file::{Hold, ProcessFile};
use crate::report::template::layout::{FormColumn, targets};

/// How many things the model that is extended has where a target of it measures which part of them is finished; nothing
/// where it measures something else, or where no value of the base year makes the county's own process of it.
pub(in crate::task::county) fn completed_of(
    base: &ModelFolder,
    (key, baseline, hold): (&str, Option<f64>, Option<Hold>),
) -> Option<u32> {
    let known = base.file.plan.targets.get(key)?;
    let starts = baseline.is_some() && !hold.unwrap_or(known.hold).is_of_additions();
    let process = known.measure.starts_from(&base.file.services);
    let process = base.file.processes.get(process.filter(|_| starts)?)?;
    if let ProcessFile::Completion { of, .. } = process {
        return Some(*of);
    }
    None
}

/// How many things there are in the county of which a target measures which part is finished; nothing where that is not
/// said, or is said of something else, which is a fault.
pub(super) fn total(
    reading: &mut SheetReading<'_>,
    row: usize,
    base: &ModelFolder,
    (key, baseline, hold): (&str, Option<f64>, Option<Hold>),
) -> Option<u32> {
    let text = reading.text_if_there(targets::TOTAL, row);
    // A dash and the like are nothing.
    let text = text.filter(|text| text.contains(char::is_alphanumeric))?;
    let total = whole(reading, (targets::TOTAL, row), &text)?;
    if completed_of(base, (key, baseline, hold)).is_some() {
        return Some(total);
    }
    let counts = completed_of(base, (key, Some(0.0), Some(Hold::End))).is_some();
    if counts {
        reading.empty(targets::BASELINE, row);
    } else {
        let known = base.file.plan.targets.contains_key(key);
        let expected = if known {
            (
                "空着：这项指标不是按个数完成的比例",
                "nothing: this indicator is no share of things that are finished one by one",
            )
        } else {
            (
                "空着：本地指标按比例推算，不按个数",
                "nothing: an indicator of one's own is projected as a share, whatever is finished",
            )
        };
        reading.fault(
            targets::TOTAL,
            row,
            (format!("写的是“{text}”"), format!("found “{text}”")),
            expected,
            (
                "请删去，或写在“出处”",
                "Remove it, or write it in the column 出处",
            ),
        );
    }
    None
}

/// A whole number from 1 on.
pub(super) fn whole(
    reading: &mut SheetReading<'_>,
    (column, row): (FormColumn, usize),
    text: &str,
) -> Option<u32> {
    let before = reading.complaints.0.len();
    let value = reading.amount(column, row);
    let fits = |value: &f64| value.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(value);
    let found = value.filter(fits).map(|value| value as u32);
    if found.is_none() && reading.complaints.0.len() == before {
        reading.fault(
            column,
            row,
            (format!("写的是“{text}”"), format!("found “{text}”")),
            ("从 1 起的整数", "a whole number from 1 on"),
            ("请改正", "Correct it"),
        );
    }
    found
}
