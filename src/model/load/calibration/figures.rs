//! Figures of one thing and one year: said once, or so that their errors leave room for all of them.

use super::first_year;
use crate::dataset::Complaints;
use crate::model::file::{CalibrationFile, EvidenceFile};
use crate::model::read::ModelFolder;

/// Standard deviations of what two figures may be wrong by, beyond which both cannot be true.
const APART: f64 = 4.0;

/// Complains about figures that stand twice, and about those that exclude each other.
pub(super) fn check(folder: &ModelFolder, file: &CalibrationFile) -> Result<(), Complaints> {
    let lines = folder.lines.get("calibration").cloned().unwrap_or_default();
    let mut complaints = Complaints::default();
    for (place, seen) in file.observation.iter().enumerate() {
        let mut before = file.observation[..place].iter().enumerate();
        let Some((first, other)) = before.find(|(_, other)| excludes(other, seen)) else {
            continue;
        };
        let (year, first) = (seen.year, first + 1);
        let (value, earlier) = (seen.value, other.value);
        let (found, advice) = match other == seen {
            true => (
                (
                    format!("{year} 年的 {value} 与 observation.{first} 一字不差"),
                    format!("{value} for {year} is observation.{first} word for word"),
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

/// Whether two figures are the same one, or of the same thing and cannot both be true.
fn excludes(one: &EvidenceFile, two: &EvidenceFile) -> bool {
    let about = |own: &EvidenceFile| (own.quantity.clone(), own.kind, first_year(own), own.year);
    let gap = one.kind.scaled(one.value) - two.kind.scaled(two.value);
    about(one) == about(two) && (one == two || gap.abs() > APART * one.error.hypot(two.error))
}
