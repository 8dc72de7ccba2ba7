//! The plan: years and targets that can be judged.

mod facts;
mod measure_word;
mod shown;
mod things;
mod years;

use super::checking::Checking;
use super::far;
use super::growth;
use super::met;
use super::opposed;
use super::reach;
use super::settings::last_years;
use super::twice;
use crate::axes::Year;
use crate::model::file::{ProcessKind, TargetFile, Way};
use crate::units::Unit;
use things::things;

/// The plan's years and targets can be.
pub(super) fn check(checking: &mut Checking<'_>) {
    let file = checking.file();
    if let Some(plan) = &file.plan.plan {
        period(checking, plan.period);
        years::check(checking, plan.period);
    }
    years::projected(checking);
    facts::check(checking);
    for (key, target) in &file.plan.targets {
        self::target(checking, key, target);
    }
    growth::check(checking);
    far::targets(checking);
    met::targets(checking);
    reach::targets(checking);
    twice::check(checking);
    opposed::check(checking);
}

/// The plan's years follow each other and go on after the base year, as its targets do; those up to it are over, which is
/// said.
fn period(checking: &mut Checking<'_>, [from, to]: [Year; 2]) {
    let base = checking.file().model.base_year;
    let last = *last_years(base).end();
    if from <= base && base < to && to <= last {
        checking.remind_in_layer(
            0,
            "plan",
            "plan.period",
            (
                format!("{from} 到 {to} 年，而基年是 {base} 年"),
                format!("{from} to {to}, and the base year is {base}"),
            ),
            (
                format!("{base} 年以后开始的规划"),
                format!("a plan that begins after {base}"),
            ),
            (
                "到基年为止的规划年份不测算、不评判，年均和每年的目标只看其后各年",
                "Its years up to the base year are neither projected nor judged: targets on average or in every year are judged by those after it",
            ),
        );
    } else if from > to || to <= base || to > last {
        checking.say(
            "plan",
            "plan.period",
            (format!("{from} 到 {to} 年"), format!("{from} to {to}")),
            (
                format!("先小后大、末年在 {base} 年之后、{last} 年之前的年份"),
                format!(
                    "years from the first to the last, which is after {base} and not after {last}"
                ),
            ),
            ("请改正 period", "Correct period"),
        );
    }
}

/// A target is finite, and a range where it is called one.
fn target(checking: &mut Checking<'_>, key: &str, target: &TargetFile) {
    let at = format!("targets.{key}");
    if !target.target.is_finite() {
        let found = (
            format!("目标值 {}", target.target),
            format!("target {}", target.target),
        );
        let needed = ("有限的目标值".into(), "a finite target".into());
        let advice = ("请改正目标", "Correct the target");
        checking.say("plan", &format!("{at}.target"), found, needed, advice);
    }
    things(checking, &at, target);
    measure_word::check(checking, &at, target);
    shown::check(checking, &at, target);
    size(checking, &at, target);
    in_step_with_itself(checking, &at, target);
    additions(checking, &at, target);
    let range = target
        .upper
        .filter(|upper| upper.is_finite() && *upper > target.target);
    if target.relation.has_upper() != target.upper.is_some()
        || target.upper.is_some() && range.is_none()
    {
        let upper = target
            .upper
            .map_or("—".to_string(), |upper| upper.to_string());
        checking.say(
            "plan",
            &format!("{at}.upper"),
            (
                format!("目标 {}，上限 {upper}", target.target),
                format!("target {}, upper end {upper}", target.target),
            ),
            (
                "relation = \"between\" 时给出大于 target 的 upper，其他情形不给".into(),
                "an `upper` above `target` with relation = \"between\", and none elsewhere".into(),
            ),
            ("请改正 upper 或 relation", "Correct upper or relation"),
        );
    }
}

/// What keeps step does so with something else.
fn in_step_with_itself(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let own = target.measure.process();
    let Some(other) = target
        .in_step_with
        .as_deref()
        .filter(|other| own == Some(*other))
    else {
        return;
    };
    checking.say(
        "plan",
        &format!("{at}.in_step_with"),
        (
            format!("{other} 与自己同步"),
            format!("{other} in step with itself"),
        ),
        (
            "另一个增长的过程".into(),
            "another process that grows".into(),
        ),
        ("请改正 in_step_with", "Correct in_step_with"),
    );
}

/// What every year adds is asked of a count, and of at least so much.
fn additions(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    if !target.hold.is_of_additions() {
        return;
    }
    let processes = &checking.file().processes;
    let process = target
        .measure
        .process()
        .and_then(|name| processes.get(name));
    let counted = process.is_some_and(|process| process.parts().kind == ProcessKind::Count);
    if !counted || target.relation.way() != Some(Way::Up) {
        let sign = target.relation.sign();
        checking.say(
            "plan",
            &format!("{at}.hold"),
            (
                format!(
                    "hold = \"each_year_adds\"，关系 {sign}，所比较的量{}",
                    if counted {
                        "是 count 过程"
                    } else {
                        "不是 count 过程"
                    }
                ),
                format!(
                    "hold = \"each_year_adds\", relation {sign}, {}",
                    if counted {
                        "a count"
                    } else {
                        "no count process"
                    }
                ),
            ),
            (
                "measure 为 kind = \"count\" 的过程，relation 为 >= 或 >".into(),
                "a measure that is a process of the kind count, and relation >= or >".into(),
            ),
            (
                "请改正 measure、relation 或 hold",
                "Correct measure, relation or hold",
            ),
        );
    }
}

/// Shares are shares, and what is compared has the unit of the target.
fn size(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let share = target.unit == Unit::Share;
    let values = [
        ("target", Some(target.target)),
        ("upper", target.upper),
        ("baseline", target.baseline),
    ];
    for (key, value) in values {
        if let Some(value) = value.filter(|value| share && !(0.0..=1.0).contains(value)) {
            checking.say(
                "plan",
                &format!("{at}.{key}"),
                (format!("比例 {value}"), format!("a share of {value}")),
                (
                    "0 到 1 之间（99% 写 0.99）".into(),
                    "from 0 to 1 (99 % is 0.99)".into(),
                ),
                ("是百分数的话请除以 100", "Divide a per cent by 100"),
            );
        }
    }
    let file = checking.file();
    let unit_of = |name: &str| file.processes.get(name).map(|process| process.parts().unit);
    let measured = target.measure.unit(unit_of);
    if let Some(measured) = measured.filter(|measured| *measured != target.unit) {
        in_another_unit(checking, at, target.unit, measured);
    }
}

/// Complains about a target of a unit that what it measures has not.
pub(super) fn in_another_unit(checking: &mut Checking<'_>, at: &str, own: Unit, measured: Unit) {
    checking.say(
        "plan",
        &format!("{at}.unit"),
        (
            format!("单位 {}，而所比较的量是{}", own.key(), measured.zh()),
            format!(
                "unit {}, but what is compared is in {}",
                own.key(),
                measured.en()
            ),
        ),
        (measured.key().into(), measured.key().into()),
        ("请改正 unit 或 measure", "Correct unit or measure"),
    );
}
