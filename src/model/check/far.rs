//! Targets and reports of quite another size than what they start from.

use super::checking::Checking;
use super::far_from_aim;
use super::growth::{can_be, of_year, values};
use super::observations::place;
use crate::model::file::{ModelFile, ObservationFile, ProcessKind, TargetFile, Way};
use crate::units::Unit;

/// How many times more or less than the value of the base year should be looked at.
const TIMES: f64 = 100.0;
/// The same of a report of a count or a level.
const TIMES_REPORTED: f64 = 5.0;
/// By how much a reported share may differ from where it starts, at once and with every year.
const SHARE: [f64; 2] = [0.25, 0.05];
/// Quantiles of the start between which most draws lie.
const ENDS: [f64; 2] = [0.05, 0.95];

/// What the plan aims at can be, and is not behind or far from what it prints of the base year.
pub(super) fn targets(checking: &mut Checking<'_>) {
    for (key, target) in &checking.file().plan.targets {
        let at = format!("targets.{key}");
        counted(checking, &at, target);
        beyond(checking, &at, target);
        against_baseline(checking, &at, target);
    }
}

/// Nothing is more than all of it, or less than nothing.
fn beyond(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let (aim, sign) = (target.target, target.relation.sign());
    let strict = target.relation.is_strict();
    let never = match (target.unit, target.relation.way()) {
        (Unit::Share, Some(Way::Up)) => strict && aim >= 1.0,
        (Unit::Growth | Unit::Number, _) => false,
        (_, Some(Way::Down)) => strict && aim <= 0.0,
        _ => false,
    };
    if !never {
        return;
    }
    let shown = |value: f64| match target.unit {
        Unit::Share => format!("{}%", (1e4 * value).round() / 1e2),
        _ => format!("{value}"),
    };
    let aim = shown(aim);
    let (zh, en) = match target.relation.way() {
        Some(Way::Down) => ("≤ 0（一个也没有）", "≤ 0 (there is none)"),
        _ => ("≥ 100%（全部达到）", "≥ 100 % (all of it)"),
    };
    checking.say(
        "plan",
        &format!("{at}.relation"),
        (
            format!("目标 {sign} {aim}，无论如何也达不到"),
            format!("a target of {sign} {aim}, which nothing can meet"),
        ),
        (
            format!("能够达到的目标，如 {zh}"),
            format!("a target that can be met, such as {en}"),
        ),
        (
            "请把“关系”（relation）写明为 ≥ 或 ≤，或改正“目标值”（target）",
            "Write ≥ or ≤ as its relation, or correct its target",
        ),
    );
}

/// Counts and amounts are finite and not negative.
fn counted(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let unit = target.unit;
    if matches!(unit, Unit::Share | Unit::Growth | Unit::Number) {
        return;
    }
    for (what, value) in values(target) {
        // What is aimed at and not finite has been complained about.
        let endless = !value.is_finite() && what != "target";
        let key = format!("{at}.{what}");
        let found = (
            format!("{value} {}", unit.zh()),
            format!("{value} {}", unit.en()),
        );
        if value < 0.0 || endless {
            checking.say(
                "plan",
                &key,
                found,
                (
                    "不小于 0 的有限的数".into(),
                    "a finite number of at least 0".into(),
                ),
                ("请改正数值或单位", "Correct the value or the unit"),
            );
        }
    }
}

/// A target that is met before anything is done, and one a hundred times as large as its baseline.
fn against_baseline(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let baseline = target.baseline.filter(|_| !target.hold.is_of_additions());
    let Some(baseline) = baseline else { return };
    let aim = target.target;
    let behind = match target.relation.way() {
        Some(Way::Up) => aim < baseline,
        Some(Way::Down) => aim > baseline,
        None => false,
    };
    let sign = target.relation.sign();
    let title = &target.title;
    let found = (
        format!("{}：目标 {sign}{aim}，而所载基期值为 {baseline}", title.zh),
        format!(
            "{}: a target of {sign} {aim}, and {baseline} is printed of the base year",
            title.en
        ),
    );
    let far = baseline > 0.0 && aim > 0.0 && !(1.0 / TIMES..=TIMES).contains(&(aim / baseline));
    if behind {
        checking.remind_in_layer(
            0,
            "plan",
            &format!("{at}.target"),
            found,
            (
                "不低于（应下降的，不高于）基期的目标".into(),
                "a target that does not fall behind the base year".into(),
            ),
            (
                "目标在基期就已达到：请核对目标、基期值和 relation；有意如此的可不改",
                "It is met in the base year already: look up target, baseline and relation, or leave it where it is meant so",
            ),
        );
    } else if far {
        checking.remind_in_layer(
            0,
            "plan",
            &format!("{at}.target"),
            found,
            (
                format!("基期的 1/{TIMES} 到 {TIMES} 倍"),
                format!("a hundredth to {TIMES} times the value of the base year"),
            ),
            (
                "两者单位是否相同（人与万人、元与万元）？",
                "Are both in the same unit (persons and 10,000s, yuan and 10,000 yuan)?",
            ),
        );
    }
}

/// Reports of a process are not far from where it starts.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let reports = &checking.file().observations.observation;
    let kept = reports.iter().enumerate();
    for (i, seen) in kept.filter(|(_, seen)| !seen.is_set_aside()) {
        report(checking, i, seen);
    }
}

fn report(checking: &mut Checking<'_>, i: usize, seen: &ObservationFile) {
    let file = checking.file();
    let target = seen
        .target
        .as_ref()
        .and_then(|key| file.plan.targets.get(key));
    if target.is_some_and(|target| target.hold.is_of_additions()) {
        return;
    }
    let moved = target.and_then(|target| target.measure.moved(&file.services));
    let Some(key) = seen.process.as_deref().or(moved) else {
        if let Some(target) = target {
            far_from_aim::report(checking, i, seen, target);
        }
        return;
    };
    let Some(process) = file.processes.get(key) else {
        return;
    };
    let parts = process.parts();
    if parts.kind == ProcessKind::Growth && can_be(seen.value) {
        let key = format!("{}.value", place(i));
        return of_year(checking, (0, "observations"), &key, seen.value);
    }
    let start = parts.start.and_then(|start| start.sampler().ok());
    // Of the base year itself `at_start` has told.
    let Some(start) = start.filter(|_| seen.year != file.model.base_year) else {
        return;
    };
    let [low, high] = ENDS.map(|end| start.quantile(end));
    let (value, base) = (seen.value, file.model.base_year);
    let years = f64::from(seen.year.saturating_sub(base).saturating_abs());
    // What is counted from nothing starts nowhere near what it comes to: the plan says how many it shall be.
    let from_nothing = parts.kind == ProcessKind::Count && high <= 0.0;
    let aim = from_nothing.then(|| most_aimed_at(file, key));
    let most = aim.map_or(high, |aim| aim.unwrap_or(f64::INFINITY));
    let room = (SHARE[0] + SHARE[1] * years, TIMES_REPORTED);
    let within = parts.kind.range().is_near(value, [low, most], room);
    if within || !value.is_finite() {
        return;
    }
    let (year, median) = (seen.year, (start.median() * 1e4).round() / 1e4);
    let title = parts.title.clone();
    let (beside, near) = match aim.flatten() {
        Some(aim) => (
            (format!("、目标为 {aim}"), format!(" and shall be {aim}")),
            ("与目标相近的数", "a value near what it shall be"),
        ),
        None => (
            (String::new(), String::new()),
            ("与起点相近的数", "a value near where it starts"),
        ),
    };
    checking.remind_in_layer(
        0,
        "observations",
        &format!("{}.value", place(i)),
        (
            format!(
                "{}：{year} 年 {value}，而 {base} 年的起点为 {median}{}",
                title.zh, beside.0
            ),
            format!(
                "{}: {value} in {year}, while it starts at {median} in {base}{}",
                title.en, beside.1
            ),
        ),
        (near.0.into(), near.1.into()),
        (
            "请核对单位、口径和小数点，或核对起点",
            "Look up its unit, definition and point, or the start",
        ),
    );
}

/// The most that targets measured by a process aim at; nothing where none is.
fn most_aimed_at(file: &ModelFile, process: &str) -> Option<f64> {
    let targets = file.plan.targets.values();
    let own = targets.filter(|target| target.measure.process() == Some(process));
    own.map(|target| target.target).reduce(f64::max)
}
