//! From which year a row of the sheet of scenarios counts, and how it takes hold.

use super::super::cells::SheetReading;
use super::words::{AT_ONCE, EVENLY, FRONT};
use crate::model::ModelFolder;
use crate::model::file::{LeverFile, Phase};
use crate::report::template::layout::scenarios::{self, PHASES};

/// The first year; false where it is a fault, which is said.
pub(super) fn from(
    lever: &mut LeverFile,
    reading: &mut SheetReading<'_>,
    row: usize,
    base: &ModelFolder,
) -> bool {
    if reading.text(scenarios::FROM, row).is_none() {
        reading.empty(scenarios::FROM, row);
        return false;
    }
    let Some(year) = reading.year(scenarios::FROM, row) else {
        return false;
    };
    let settings = &base.file.model;
    let (first, last) = (settings.base_year + 1, settings.until);
    if !(first..=last).contains(&year) {
        let found = (format!("从 {year} 年起"), format!("from {year} on"));
        let expected = (
            format!("{first} 到 {last} 年"),
            format!("a year from {first} to {last}"),
        );
        let advice = ("请改正年份", "Correct the year");
        reading.fault(scenarios::FROM, row, found, expected, advice);
        return false;
    }
    lever.from = year;
    true
}

/// How it takes hold, and over how many years; false where these do not go together, which is said.
pub(super) fn phase(lever: &mut LeverFile, reading: &mut SheetReading<'_>, row: usize) -> bool {
    let word = reading.text(scenarios::PHASE, row);
    let written = reading.text(scenarios::YEARS, row).is_some();
    let years = reading.amount(scenarios::YEARS, row);
    let whole = years.filter(|years| years.fract() == 0.0 && (1.0..=100.0).contains(years));
    let usual = if written { EVENLY } else { AT_ONCE };
    let word = word.unwrap_or_else(|| usual.to_string());
    let (phase, needs) = match word.as_str() {
        AT_ONCE => (Phase::Linear, false),
        EVENLY => (Phase::Linear, true),
        FRONT => (Phase::Front, true),
        _ => {
            reading.unknown(scenarios::PHASE, row, &word, PHASES.into_iter());
            return false;
        }
    };
    if needs != written || written && whole.is_none() {
        let found = match years {
            Some(years) => (
                format!("{word}，{years} 年"),
                format!("{word}, {years} years"),
            ),
            None => (format!("{word}，没有年数"), format!("{word} without years")),
        };
        let expected = (
            "一次到位不写年数，其余写 1 到 100 的整数",
            "no years if at once, else a whole number from 1 to 100",
        );
        reading.fault(
            scenarios::YEARS,
            row,
            found,
            expected,
            ("请改正", "Correct it"),
        );
        return false;
    }
    lever.phase = phase;
    lever.phase_in = whole.map_or(0, |years| years as u32);
    true
}
