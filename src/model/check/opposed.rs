//! Targets for one number that exclude each other: the plan contradicts itself.

use super::checking::Checking;
use crate::model::file::TargetFile;
use crate::source::Language;

/// A reminder for each target that nothing can meet together with an earlier one.
pub(super) fn check(checking: &mut Checking<'_>) {
    let targets = &checking.file().plan.targets;
    for (place, (key, target)) in targets.iter().enumerate() {
        let mut before = targets.iter().take(place);
        let Some((other, earlier)) = before.find(|(_, own)| oppose(own, target)) else {
            continue;
        };
        let [one, two] = [earlier, target].map(|own| aim(own, Language::Zh));
        let [earlier_en, own_en] = [earlier, target].map(|own| aim(own, Language::En));
        let complaint = checking.complaint(
            "plan",
            &format!("targets.{key}.target"),
            (
                format!("{two}，而 targets.{other}（{}）是 {one}", earlier.title.zh),
                format!(
                    "{own_en}, while targets.{other} ({}) is {earlier_en}",
                    earlier.title.en
                ),
            ),
            (
                "同一个数、同一年的目标可以同时达到".into(),
                "targets for one number and year that can be met together".into(),
            ),
            (
                "请核对两项目标的数值和 relation；规划前后矛盾的，请向编制单位核实",
                "Look up the value and the relation of both; where the plan contradicts itself, ask who wrote it",
            ),
        );
        checking.push(complaint.as_warning());
    }
}

fn aim(target: &TargetFile, language: Language) -> String {
    let upper = target.upper.unwrap_or(f64::NAN);
    let say = |value: f64| value.to_string();
    target.relation.said(target.target, upper, language, say)
}

/// Whether two targets are for the same number at the same time, and no value meets both.
fn oppose(one: &TargetFile, two: &TargetFile) -> bool {
    let what = |own: &TargetFile| (own.measure.clone(), own.in_step_with.clone());
    let when = |own: &TargetFile| (own.year, own.hold, own.unit);
    if when(one) != when(two) || what(one) != what(two) {
        return false;
    }
    let [(low, low_open), (other_low, other_low_open)] = [one, two].map(least);
    let [(high, high_open), (other_high, other_high_open)] = [one, two].map(most);
    let apart = |low: f64, high: f64, open: bool| low > high || open && low == high;
    apart(low, other_high, low_open || other_high_open)
        || apart(other_low, high, other_low_open || high_open)
}

/// The least value that meets a target, and whether it does not itself.
fn least(target: &TargetFile) -> (f64, bool) {
    match target.relation.met_above() {
        Some(false) => (f64::NEG_INFINITY, false),
        Some(true) | None => (target.target, target.relation.is_strict()),
    }
}

/// The largest value that meets a target, and whether it does not itself.
fn most(target: &TargetFile) -> (f64, bool) {
    match target.relation.met_above() {
        Some(true) if target.relation.has_upper() => (target.upper.unwrap_or(f64::INFINITY), false),
        Some(true) => (f64::INFINITY, false),
        Some(false) | None => (target.target, target.relation.is_strict()),
    }
}
