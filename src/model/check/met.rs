//! What is aimed at and met before anything is done: mostly a per cent of a per cent, another unit, or a sign the wrong way
//! round.

use super::checking::Checking;
use crate::model::file::{Relation, TargetFile, Way};
use crate::units::Unit;

/// Quantiles of the start between which most draws lie.
const ENDS: [f64; 2] = [0.05, 0.95];

/// A reminder of each target that every value meets, or, where the plan prints no baseline, that the start meets.
pub(super) fn targets(checking: &mut Checking<'_>) {
    for (key, target) in &checking.file().plan.targets {
        if matches!(target.unit, Unit::Growth | Unit::Number) {
            continue;
        }
        if by_all(target.relation, target.target, target.unit) {
            remind(checking, key, target, None);
            continue;
        }
        if target.relation == Relation::Is && target.of.is_none() && !target.unit.is_counted() {
            exactly(checking, key, target);
            continue;
        }
        let printed = target.baseline.is_some() || target.hold.is_of_additions();
        let start = if printed {
            None
        } else {
            start(checking, target)
        };
        if let Some(start) = start.filter(|start| by_most(target.relation, target.target, *start)) {
            remind(checking, key, target, Some(start));
        }
    }
}

/// Between which values what a target measures most likely starts.
fn start(checking: &Checking<'_>, target: &TargetFile) -> Option<[f64; 2]> {
    let file = checking.file();
    let process = target.measure.moved(&file.services)?;
    let start = file.processes.get(process)?.parts().start?;
    let start = start.sampler().ok()?;
    Some(ENDS.map(|end| start.quantile(end)))
}

/// Whether every value meets it: none is below nothing, and no share above all. Other numbers below nothing are refused.
fn by_all(relation: Relation, aim: f64, unit: Unit) -> bool {
    let (strict, share) = (relation.is_strict(), unit == Unit::Share);
    match relation.way() {
        Some(Way::Up) => !strict && (aim == 0.0 || share && aim < 0.0),
        Some(Way::Down) => !strict && share && aim >= 1.0,
        None => false,
    }
}

fn by_most(relation: Relation, aim: f64, [low, high]: [f64; 2]) -> bool {
    match relation.way() {
        Some(Way::Up) => aim < low,
        Some(Way::Down) => aim > high,
        None => false,
    }
}

/// A reminder of a target that only the very number meets, where what is measured is no count.
fn exactly(checking: &mut Checking<'_>, key: &str, target: &TargetFile) {
    let (title, aim) = (&target.title, target.target);
    checking.remind_in_layer(
        0,
        "plan",
        &format!("targets.{key}.relation"),
        (
            format!(
                "{}：恰好等于 {aim} 才算达到，测算的数几乎不会如此",
                title.zh
            ),
            format!("{}: met by {aim} alone, which hardly any draw is", title.en),
        ),
        (
            "不低于（>=）或不高于（<=）的目标".into(),
            "a target of at least (>=) or at most (<=)".into(),
        ),
        (
            "请核对 relation；有意如此的可不改",
            "Look up the relation; if it is meant so, leave it",
        ),
    );
}

fn remind(checking: &mut Checking<'_>, key: &str, target: &TargetFile, start: Option<[f64; 2]>) {
    let (title, sign, aim) = (&target.title, target.relation.sign(), target.target);
    let (zh, en) = match start {
        Some(ends) => {
            let [low, high] = ends.map(|end| (end * 1e4).round() / 1e4);
            (
                format!("而起点已在 {low} 到 {high} 之间"),
                format!("and it starts at {low} to {high}"),
            )
        }
        None if target.unit == Unit::Share => (
            "任何比例都达到".to_string(),
            "which every share meets".to_string(),
        ),
        None => (
            "任何数都达到".to_string(),
            "which every number meets".to_string(),
        ),
    };
    let complaint = checking.complaint(
        "plan",
        &format!("targets.{key}.target"),
        (
            format!("{}：目标 {sign}{aim}，{zh}", title.zh),
            format!("{}: a target of {sign} {aim}, {en}", title.en),
        ),
        (
            "高于（应下降的，低于）起点的目标".into(),
            "a target ahead of the start".into(),
        ),
        (
            "是百分数除了两次、单位不同，或 relation 写反了？有意如此的可不改",
            "Was a per cent divided twice, is the unit another, or is the relation the wrong way round? If it is meant so, leave it",
        ),
    );
    // What falls behind the value of the base year is said.
    checking.remind_unless_said(complaint);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met_before_anything_is_done_is_seen() {
        let start = [0.565, 0.575];
        assert!(by_most(Relation::AtLeast, 0.006, start));
        assert!(by_most(Relation::AtMost, 0.6, start));
        assert!(!by_most(Relation::AtLeast, 0.6, start) && !by_most(Relation::Is, 0.006, start));
    }

    #[test]
    fn what_every_value_meets_is_seen() {
        let all = |relation: Relation, aim: f64| {
            [Unit::Share, Unit::Units].map(|unit| by_all(relation, aim, unit))
        };
        assert_eq!(all(Relation::AtLeast, 0.0), [true, true]);
        assert_eq!(all(Relation::AtMost, 1.0), [true, false]);
        assert_eq!(all(Relation::AtLeast, 1.0), [false, false]);
        assert_eq!(all(Relation::AtMost, 0.0), [false, false]);
        assert_eq!(all(Relation::MoreThan, 0.0), [false, false]);
    }
}
