//! Years of a plan that do not go with what is projected, or with the plan itself.

use super::super::checking::Checking;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

/// Every target is of a year that is projected. Where many are not, it is mostly one year of the model that is wrong: a
/// handful stand for the others.
pub(super) fn projected(checking: &mut Checking<'_>) {
    let file = checking.file();
    let (first, last) = (file.model.base_year + 1, file.model.until);
    let targets = file.plan.targets.iter();
    let others = targets.filter(|(_, target)| !(first..=last).contains(&target.year));
    let found = others.map(|(key, target)| {
        let year = target.year;
        checking.complaint(
            "plan",
            &format!("targets.{key}.year"),
            (format!("{year} 年"), format!("the year {year}")),
            (
                format!("{first} 到 {last} 年"),
                format!("a year from {first} to {last}"),
            ),
            ("请改正年份", "Correct the year"),
        )
    });
    let found: Vec<Complaint> = found.collect();
    say_some(checking, found);
}

fn say_some(checking: &mut Checking<'_>, found: Vec<Complaint>) {
    for complaint in Complaints(found).shortened().0 {
        checking.push(complaint);
    }
}

/// Years after a plan's last one from which on a target is one of its outlook: no plan is shorter by so many.
const OUTLOOK: Year = 5;

/// A reminder of a plan that runs on beyond the last year of the projection, and of each target that is due before the
/// plan begins or soon after it ends.
pub(super) fn check(checking: &mut Checking<'_>, [from, to]: [Year; 2]) {
    if from > to {
        return;
    }
    let file = checking.file();
    let until = file.model.until;
    if to > until {
        checking.remind_in_layer(
            0,
            "plan",
            "plan.period",
            (
                format!("规划期 {from}—{to} 年，只测算到 {until} 年"),
                format!("a plan of {from}–{to}, projected until {until}"),
            ),
            (
                format!("不晚于 {until} 年结束的规划期"),
                format!("a plan that ends by {until}"),
            ),
            (
                "请核对 period，或把 model.toml 里的 until 改晚",
                "Look the period up, or set `until` in model.toml to a later year",
            ),
        );
    }
    let targets = file.plan.targets.iter();
    // Targets that are inherited are of another plan.
    let lines = checking.lines("plan");
    let own = targets.filter(|(key, _)| lines.says(&format!("targets.{key}")));
    // What a plan says of a year long after its own is an outlook; of the next few it was meant for its last one.
    let soon = to + 1..to + OUTLOOK;
    let outside = own.filter(|(_, target)| target.year < from || soon.contains(&target.year));
    let found = outside.map(|(key, target)| {
        let year = target.year;
        let complaint = checking.complaint(
            "plan",
            &format!("targets.{key}.year"),
            (
                format!("{year} 年的目标，而规划期是 {from}—{to} 年"),
                format!("a target of {year} in a plan of {from}–{to}"),
            ),
            (
                format!("{from} 到 {to} 年，或 {} 年以后的远景", to + OUTLOOK - 1),
                format!(
                    "a year from {from} to {to}, or an outlook beyond {}",
                    to + OUTLOOK - 1
                ),
            ),
            (
                "请核对目标年份和规划期（plan.period）；若确实如此，不必改",
                "Look up the year of the target, and plan.period; if it is meant so, leave it",
            ),
        );
        complaint.as_warning()
    });
    let found: Vec<Complaint> = found.collect();
    say_some(checking, found);
}
