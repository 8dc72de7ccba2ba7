//! What a report may be wrong by, and when it can be known.

use super::super::checking::Checking;
use super::super::settings::last_years;
use crate::axes::Year;
use crate::model::file::ObservationFile;
use crate::source::{Verification, Words, few_digits};
use crate::units::Unit;

/// Standard deviation with which a share or a growth says next to nothing.
const MOST: f64 = 0.5;

/// One with which it may be a quarter of all more or less, nineteen times of twenty.
const LARGE: f64 = 0.125;

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

/// The year in which a work came out, and its title: one of the model's own, or one of the datasets that somebody has seen.
fn published(checking: &Checking<'_>, source: &str) -> Option<(Year, Words)> {
    let own = checking.file().sources.get(source);
    let own = own.map(|work| (work.year, work.title.clone()));
    own.or_else(|| {
        let work = checking.sources.get(source)?;
        let seen = work.verification != Verification::Unverified;
        let title = Words::both(&work.title, &work.title_en);
        seen.then_some((work.year, title))
    })
}

/// A work that is older than what it is said to report.
fn before_it_happened(checking: &mut Checking<'_>, place: usize, seen: &ObservationFile) {
    let year = seen.year;
    let work = published(checking, &seen.source);
    let Some((published, title)) = work.filter(|(own, _)| *own < year && !seen.is_set_aside())
    else {
        return;
    };
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
    let Some(error) = seen.error.filter(|error| *error > LARGE) else {
        return;
    };
    let at = format!("observation.{}.error", place + 1);
    let found = (format!("误差 {error}"), format!("an error of {error}"));
    let below = |most: f64| {
        (
            format!("小于 {most}（1 个百分点写 0.01）"),
            format!("below {most} (a percentage point is 0.01)"),
        )
    };
    if error >= MOST {
        let advice = ("是百分点的话请除以 100", "Divide percentage points by 100");
        checking.say("observations", &at, found, below(MOST), advice);
        return;
    }
    let points = few_digits(100.0 * error);
    let found = (
        format!("{}，即 {points} 个百分点", found.0),
        format!("{}, which is {points} percentage points", found.1),
    );
    let advice = (
        "是百分点的话请除以 100；若确实如此，不必改",
        "Divide percentage points by 100; if it is meant so, leave it",
    );
    checking.remind_in_layer(0, "observations", &at, found, below(LARGE), advice);
}
