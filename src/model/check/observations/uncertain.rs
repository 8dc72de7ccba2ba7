//! What a report may be wrong by, and when it can be known.

use super::super::checking::Checking;
use super::super::settings::last_years;
use crate::model::file::ObservationFile;
use crate::units::Unit;

/// Standard deviation with which a share or a growth says next to nothing.
const MOST: f64 = 0.5;

/// More than anybody could count or pay.
const ANYTHING: f64 = 1e15;

/// Whether a level can be: above 0, and no more than there is of anything.
pub(super) fn is_level(seen: &ObservationFile) -> bool {
    seen.value > 0.0 && seen.value < ANYTHING
}

/// Whether a count can be: whole, as far as it is known.
pub(super) fn is_counted(seen: &ObservationFile) -> bool {
    let whole = seen.value.fract() == 0.0 || seen.error > Some(0.0);
    whole && (0.0..ANYTHING).contains(&seen.value)
}

/// A number that may be wrong by more than itself tells hardly anything, which is only said: few of something may be so.
fn says_nothing(checking: &mut Checking<'_>, place: usize, seen: &ObservationFile) {
    let value = seen.value;
    let Some(error) = seen.error.filter(|error| *error > value.abs()) else {
        return;
    };
    let complaint = checking.complaint(
        "observations",
        &format!("observation.{}.error", place + 1),
        (
            format!("误差 {error}，而数值是 {value}"),
            format!("an error of {error} of a value of {value}"),
        ),
        ("小于数值的误差".into(), "an error below the value".into()),
        (
            "这个数几乎不起作用；请核对误差的单位",
            "The value tells hardly anything: look at the unit of its error",
        ),
    );
    checking.complaints.push(complaint.as_warning());
}

/// A work of the model's own that is older than what it is said to report.
fn before_it_happened(checking: &mut Checking<'_>, place: usize, seen: &ObservationFile) {
    let (year, works) = (seen.year, &checking.file().sources);
    let work = works.get(&seen.source);
    let Some(work) = work.filter(|work| work.year < year && !seen.is_set_aside()) else {
        return;
    };
    let (published, title) = (work.year, &work.title);
    checking.remind_in_layer(
        0,
        "observations",
        &format!("observation.{}.source", place + 1),
        (
            format!("{year} 年的数出自 {published} 年的“{}”", title.zh),
            format!("a value of {year} from “{}” of {published}", title.en),
        ),
        (
            format!("{year} 年或以后发布的来源"),
            format!("a source of {year} or later"),
        ),
        (
            "请核对来源和年份；是预计数或目标的，不要写在这里",
            "Look up the source and the year: estimates and targets do not belong here",
        ),
    );
}

/// A report that nobody will know for a century was not reported.
fn never_known(checking: &mut Checking<'_>, place: usize, seen: &ObservationFile) {
    let last = *last_years(checking.file().model.base_year).end();
    let Some(known) = seen
        .known
        .filter(|known| *known > last && !seen.is_set_aside())
    else {
        return;
    };
    checking.say(
        "observations",
        &format!("observation.{}.known", place + 1),
        (format!("{known} 年得知"), format!("known in {known}")),
        (format!("不晚于 {last} 年得知"), format!("known by {last}")),
        ("请改正年份", "Correct the year"),
    );
}

/// A report is known some day, and the error of a share or a growth is a part of the whole, not a per cent.
pub(super) fn check(checking: &mut Checking<'_>, place: usize, seen: &ObservationFile) {
    never_known(checking, place, seen);
    before_it_happened(checking, place, seen);
    let file = checking.file();
    let target = seen
        .target
        .as_ref()
        .and_then(|key| file.plan.targets.get(key));
    let process = seen
        .process
        .as_ref()
        .and_then(|key| file.processes.get(key));
    let unit = process.map(|process| process.parts().unit);
    let unit = unit.or(target.map(|target| target.unit));
    if !unit.is_some_and(Unit::in_parts) {
        says_nothing(checking, place, seen);
        return;
    }
    let Some(error) = seen.error.filter(|error| *error >= MOST) else {
        return;
    };
    checking.say(
        "observations",
        &format!("observation.{}.error", place + 1),
        (format!("误差 {error}"), format!("an error of {error}")),
        (
            format!("小于 {MOST}（1 个百分点写 0.01）"),
            format!("below {MOST} (a percentage point is 0.01)"),
        ),
        ("是百分点的话请除以 100", "Divide percentage points by 100"),
    );
}
