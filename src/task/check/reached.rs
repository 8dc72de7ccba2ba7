//! Targets that no draw comes near, or that every draw is far beyond: mostly another unit, or a digit too many or too few.

use crate::dataset::Complaints;
use crate::model::checked::Target;
use crate::model::file::ProcessKind;
use crate::model::{Model, ModelFolder};
use crate::simulation::Outcome;
use crate::units::Unit;

/// How many times what is projected, or a part of it, no plan aims at.
const TIMES: f64 = 5.0;
/// Of what is counted so few may well become so many times as many.
const FEW: f64 = 10.0;

/// Adds a reminder of each target of the model's own that is far from every draw, unless one of that line is there. What is
/// counted from nothing says nothing of what it comes to, and shares are looked at where they start.
pub(super) fn targets(
    folder: &ModelFolder,
    model: &Model,
    outcome: &Outcome,
    complaints: &mut Complaints,
) {
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let own = model.targets.iter();
    // Of a report that lies as far from it as the draws that follow it is told where it stands.
    let is_told = |target: &Target| {
        let seen = model.seen(target);
        seen.values().any(|value| is_far(target, [*value; 2]))
    };
    let own = own.filter(|target| !is_told(target));
    for target in own.filter(|target| lines.says(&format!("targets.{}", target.key))) {
        if !is_of_a_size(folder, target) {
            continue;
        }
        let Some(ends) = ends(outcome, target).filter(|ends| is_far(target, *ends)) else {
            continue;
        };
        let at = format!("targets.{}.target", target.key);
        let (words, near) = said(target, ends);
        let complaint = lines.complaint(
            &at,
            words,
            near,
            (
                "单位是否相同（人与万人、元与万元、一月与一年），是否多写或少写了一位？有意如此的可不改",
                "Is it in the same unit (persons and 10,000s, yuan and 10,000 yuan, a month and a year), and is no digit missing? If it is meant so, leave it",
            ),
        );
        let complaint = complaint.as_warning();
        if !complaints.0.iter().any(|other| complaint.is_said_by(other)) {
            complaints.push(complaint);
        }
    }
}

/// Whether what a target measures has a size that can be held against it.
fn is_of_a_size(folder: &ModelFolder, target: &Target) -> bool {
    let sized = [Unit::Yuan, Unit::YuanConstant, Unit::Ratio];
    let file = &folder.file;
    let measure = file.plan.targets.get(&target.key).map(|own| &own.measure);
    let process = measure.and_then(|own| file.processes.get(own.process()?));
    let counted = process.is_some_and(|own| own.parts().kind == ProcessKind::Count);
    let has_size = target.unit.is_counted() || sized.contains(&target.unit);
    has_size && !counted && !target.hold.is_of_additions()
}

/// The least and the most of the draws in the year of a target; nothing where it is not projected.
fn ends(outcome: &Outcome, target: &Target) -> Option<[f64; 2]> {
    let projection = &outcome.projection;
    let year = projection.year_index(target.year)?;
    let draws = projection.at(target.measure.0, year).iter();
    let draws = draws.map(|value| f64::from(*value));
    let least = draws.clone().reduce(f64::min)?;
    Some([least, draws.reduce(f64::max)?])
}

fn is_far(target: &Target, [least, most]: [f64; 2]) -> bool {
    let room = if target.unit.is_counted() { FEW } else { 0.0 };
    let above = most > 0.0 && target.value > TIMES * most.max(room);
    above || least > room && TIMES * target.upper < least
}

/// What was found and what would be near it.
fn said(target: &Target, ends: [f64; 2]) -> ((String, String), (String, String)) {
    let printed = |value: f64| match value.abs() < 100.0 {
        true => (100.0 * value).round() / 100.0,
        false => value.round(),
    };
    let ([least, most], year) = (ends.map(printed), target.year);
    let (title, sign, aim) = (&target.title, target.relation.sign(), target.value);
    let (zh, en) = (target.unit.zh(), target.unit.en());
    (
        (
            format!(
                "{}：目标 {sign}{aim} {zh}，而试算的 {year} 年都在 {least} 到 {most} 之间",
                title.zh
            ),
            format!(
                "{}: a target of {sign} {aim} ({en}), and draws of {year} lie from {least} to {most}",
                title.en
            ),
        ),
        (
            format!("试算数的 1/{TIMES} 到 {TIMES} 倍"),
            format!("a fifth to {TIMES} times what is projected"),
        ),
    )
}
