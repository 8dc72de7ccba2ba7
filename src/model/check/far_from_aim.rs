//! Reports of what a target measures that are of quite another size than what it aims at, where no process stands behind
//! it: mostly another unit.

use super::checking::Checking;
use super::observations::place;
use crate::model::file::{ObservationFile, TargetFile};
use crate::units::Unit;

/// How many times more or less than what is aimed at should be looked at.
const TIMES: f64 = 20.0;

/// A reminder of a report of people, things or money that lies so far from the target.
pub(super) fn report(
    checking: &mut Checking<'_>,
    i: usize,
    seen: &ObservationFile,
    target: &TargetFile,
) {
    let money = matches!(target.unit, Unit::Yuan | Unit::YuanConstant);
    let (value, aim) = (seen.value, target.target);
    // Of parts of people and things it has been asked already whether they are ten thousands.
    let sized = money || target.unit.is_counted() && value.fract() == 0.0;
    let told = value > 0.0 && aim > 0.0 && value.is_finite();
    if !sized || !told || (1.0 / TIMES..=TIMES).contains(&(value / aim)) {
        return;
    }
    let (year, title) = (seen.year, &target.title);
    let (zh, en) = (target.unit.zh(), target.unit.en());
    checking.remind_in_layer(
        0,
        "observations",
        &format!("{}.value", place(i)),
        (
            format!("{}：{year} 年 {value} {zh}，而目标为 {aim}", title.zh),
            format!(
                "{}: {value} ({en}) in {year}, while {aim} is aimed at",
                title.en
            ),
        ),
        (
            format!("目标的 1/{TIMES} 到 {TIMES} 倍"),
            format!("a twentieth to {TIMES} times what is aimed at"),
        ),
        (
            "是否以万或亿为单位，是否一月或一次的数？请写明单位（数值后、表头括号里或“单位”一列）；若确实如此，不必改",
            "Is it in ten thousands or more, or of a month? Say the unit behind the value, in the heading or in a column of units; leave it where it is so",
        ),
    );
}
