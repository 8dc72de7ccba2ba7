//! Figures of years that a model can run, and those of one thing and one year: said once, or so that their errors leave room
//! for all of them.

use super::first_year;
use crate::dataset::Complaints;
use crate::model::check::last_years;
use crate::model::file::{CalibrationFile, EvidenceFile};
use crate::model::lines::Lines;
use crate::model::read::ModelFolder;

/// Standard deviations of what two figures may be wrong by, beyond which both cannot be true.
const APART: f64 = 4.0;

/// Complains about figures of no year of the model, about those that stand twice, and about those that exclude each other.
pub(super) fn check(folder: &ModelFolder, file: &CalibrationFile) -> Result<(), Complaints> {
    let lines = folder.lines.get("calibration").cloned().unwrap_or_default();
    let mut complaints = Complaints::default();
    years(folder, file, &lines, &mut complaints);
    for (place, seen) in file.observation.iter().enumerate() {
        let mut before = file.observation[..place].iter().enumerate();
        let Some((first, other)) = before.find(|(_, other)| excludes(other, seen)) else {
            continue;
        };
        let (year, first) = (seen.year, first + 1);
        let (value, earlier) = (seen.value, other.value);
        let (alike, alike_en) = match other == seen {
            true => ("一字不差", "word for word"),
            false => (
                "是同一来源的同一个数",
                "with the same error from the same source",
            ),
        };
        let (found, advice) = match is_same(other, seen) {
            true => (
                (
                    format!("{year} 年的 {value} 与 observation.{first} {alike}"),
                    format!("{value} for {year} is observation.{first} {alike_en}"),
                ),
                (
                    "写两遍就算作两次测量，会显得过于确定：请删去一个",
                    "Twice it counts as two measurements and seems surer than it is: remove one",
                ),
            ),
            false => (
                (
                    format!(
                        "{year} 年已有 {earlier}（observation.{first}），这里又是 {value}，误差解释不了"
                    ),
                    format!(
                        "{earlier} was given for {year} (observation.{first}) and here {value}, which their errors do not explain"
                    ),
                ),
                (
                    "请核实哪个对，删去另一个，或加大误差（error）",
                    "Find out which is right and remove the other, or give larger errors",
                ),
            ),
        };
        let expected = (
            "每年一个数，或误差足以容下两者".to_string(),
            "one value a year, or errors that leave room for both".to_string(),
        );
        let key = format!("observation.{}.value", place + 1);
        lines.complain(&mut complaints, &key, found, expected, advice);
    }
    complaints.into_result(())
}

/// Nothing is run of a year more than a century from the start: such a one is told where it stands.
fn years(folder: &ModelFolder, file: &CalibrationFile, lines: &Lines, complaints: &mut Complaints) {
    let base = file.base_year.unwrap_or(folder.file.model.base_year);
    let last = *last_years(base).end();
    let first = base.saturating_sub(last.saturating_sub(base));
    for (place, seen) in file.observation.iter().enumerate() {
        let named = [("from", seen.from), ("year", Some(seen.year))];
        for (what, year) in named {
            let Some(year) = year.filter(|year| !(first..=last).contains(year)) else {
                continue;
            };
            let found = (format!("{year} 年"), format!("the year {year}"));
            let expected = (
                format!("{first} 到 {last} 年之间的年份"),
                format!("a year from {first} to {last}"),
            );
            let key = format!("observation.{}.{what}", place + 1);
            let advice = ("请改正年份", "Correct the year");
            lines.complain(complaints, &key, found, expected, advice);
        }
    }
}

/// Whether two figures are one: the same number with the same error from the same source.
fn is_same(one: &EvidenceFile, two: &EvidenceFile) -> bool {
    let number = |own: &EvidenceFile| (own.value.to_bits(), own.error.to_bits());
    number(one) == number(two) && one.source == two.source
}

/// Whether two figures are the same one, or of the same thing and cannot both be true.
fn excludes(one: &EvidenceFile, two: &EvidenceFile) -> bool {
    let about = |own: &EvidenceFile| (own.quantity.clone(), own.kind, first_year(own), own.year);
    let gap = one.kind.scaled(one.value) - two.kind.scaled(two.value);
    about(one) == about(two)
        && (is_same(one, two) || gap.abs() > APART * one.error.hypot(two.error))
}
