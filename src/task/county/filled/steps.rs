//! What is reported of a growth that is to keep in step with another: the growth itself, or by how much it differs.

use std::collections::BTreeMap;

use super::cells::SheetReading;
use super::titled::is_called;
use crate::axes::Year;
use crate::model::file::{ProcessFile, TargetFile};
use crate::model::{ModelFolder, is_growth_called, points_apart};
use crate::report::template::layout::{FormColumn, reports};
use crate::source::Words;
use crate::units::Unit;

/// A target that is to keep in step with another growth.
pub(super) struct NamedStep<'b> {
    /// What the difference that it measures is called.
    title: &'b str,
    /// What the other growth is called.
    beside: &'b str,
}

/// Whether somebody names a process so; a growth is also called 地区生产总值增速 and the like.
pub(super) fn is_process_called(name: &str, key: &str, process: &ProcessFile) -> bool {
    let title = process.title();
    let growth = matches!(process, ProcessFile::Growth { .. });
    is_called(name, key, title) || growth && is_growth_called(name, title)
}

/// What a name says of a target that is to keep in step with another growth; nothing of other names.
pub(super) fn in_step<'b>(name: &str, base: &'b ModelFolder) -> Option<NamedStep<'b>> {
    let mut targets = base.file.plan.targets.iter();
    let (_, target): (&String, &TargetFile) =
        targets.find(|(key, known)| is_called(name, key, &known.title))?;
    let processes = &base.file.processes;
    let title = |key: &str| Some(processes.get(key)?.title().zh.as_str());
    Some(NamedStep {
        title: title(target.measure.process()?)?,
        beside: title(target.in_step_with.as_deref()?)?,
    })
}

/// The title of the growth with which a target is to keep step, where a name is another way to say it; the name itself
/// otherwise.
pub(super) fn spoken(name: String, base: &ModelFolder) -> String {
    let targets = base.file.plan.targets.values();
    let beside = targets.filter_map(|target| target.in_step_with.as_deref());
    let mut titles = beside.filter_map(|key| Some(base.file.processes.get(key)?.title()));
    let found = titles.find(|title| is_growth_called(&name, title));
    found.map_or(name, |title| title.zh.clone())
}

/// Growths that are reported on the sheet, by title and year.
pub(super) fn growths(
    reading: &mut SheetReading<'_>,
    rows: &[usize],
    base: &ModelFolder,
) -> BTreeMap<(String, Year), f64> {
    let mut growths = BTreeMap::new();
    for row in rows {
        let Some(name) = reading.text(reports::INDICATOR, *row) else {
            continue;
        };
        let mut processes = base.file.processes.iter();
        let named = processes.find(|(key, own)| is_process_called(&name, key, own));
        let title = named.map(|(_, own)| own.title().zh.clone());
        let year = reading.year_if_any(reports::YEAR, *row);
        let value = reading.number_if_any(reports::VALUE, *row);
        if let (Some(title), Some(year), Some(read)) = (title, year, value) {
            // As a per cent without its sign is read, too.
            let value = match read.percent || read.value.abs() <= 1.0 {
                true => read.value,
                false => read.value / 100.0,
            };
            growths.insert((title, year), value);
        }
    }
    growths
}

/// What a cell says of a growth that is to keep in step: the difference as it is written, or the growth itself less the
/// one beside it of the same year; where neither can be told, that is said.
pub(super) fn apart(
    reading: &mut SheetReading<'_>,
    (row, year): (usize, Year),
    own: &NamedStep<'_>,
    growths: &BTreeMap<(String, Year), f64>,
) -> Option<(String, String)> {
    let written = reading.text(reports::VALUE, row)?;
    if let Some(points) = points_apart(&written, own.beside) {
        return Some((own.title.to_string(), format!("{points}%")));
    }
    let before = reading.complaints.0.len();
    let growth = reading.valued(reports::VALUE, row, Unit::Growth, None);
    if reading.complaints.0.len() > before {
        return None;
    }
    let growth = growth?;
    let beside = own.beside;
    let Some(other) = growths.get(&(beside.to_string(), year)) else {
        reading.fault(
            reports::VALUE,
            row,
            (
                format!("写的是“{written}”，按增速本身看，而没有 {year} 年的“{beside}”可比"),
                format!(
                    "found “{written}”, taken for the growth itself, and there is no “{beside}” of {year} to compare it with"
                ),
            ),
            (
                format!("同一张表里 {year} 年的“{beside}”，或写明相差多少，如“相差 +0.5 个百分点”"),
                format!(
                    "“{beside}” of {year} on the same sheet, or by how much it differs, such as “相差 +0.5 个百分点”"
                ),
            ),
            (
                "请补一行，或写相差多少",
                "Add that row, or write the difference",
            ),
        );
        return None;
    };
    let points = rounded(100.0 * (growth - other));
    let place = reading.place(reports::VALUE, row);
    let shown = rounded(100.0 * other);
    // As papers print a minus.
    let apart = format!("{points:+}").replace('-', "−");
    reading.note(Words {
        zh: format!(
            "{}：“{written}”按增速本身读入；{year} 年{beside} {shown}%，相差 {apart} 个百分点",
            place.zh
        ),
        en: format!(
            "{}: “{written}” is read as the growth itself; {beside} of {year} is {shown} %, {apart} points apart",
            place.en
        ),
    });
    Some((own.title.to_string(), format!("{points}%")))
}

/// More than so much is no difference between two growths, but one of them.
const FARTHEST: f64 = 0.03;

/// Whether what stands for a target that is to keep in step can be a difference, where it is one; the growth itself has no
/// place on the sheet, which is said.
pub(super) fn is_apart(
    reading: &mut SheetReading<'_>,
    (column, row): (FormColumn, usize),
    (target, value): (&TargetFile, Option<f64>),
    base: &ModelFolder,
) -> bool {
    let beside = target.in_step_with.as_deref();
    let Some(beside) = beside.and_then(|key| base.file.processes.get(key)) else {
        return true;
    };
    let Some(far) = value.filter(|value| value.abs() > FARTHEST) else {
        return true;
    };
    let beside = &beside.title().zh;
    let [points, most] = [far, FARTHEST].map(|value| rounded(100.0 * value));
    reading.fault(
        column,
        row,
        (
            format!("写的是 {points}%，这样大的是增速本身，不是相差多少"),
            format!("found {points} %, which is the growth itself and no difference"),
        ),
        (
            format!("与“{beside}”之差，不超过 {most} 个百分点；或“与GDP同步”"),
            format!("by how much it differs from “{beside}”, no more than {most} points, or 与GDP同步"),
        ),
        (
            "这项指标按两个增速之差判断：目标值请写“与GDP同步”或相差多少，基期值请留空",
            "The indicator is judged by the difference of two growths: write 与GDP同步 or the difference as its target, and leave the baseline empty",
        ),
    );
    false
}

/// A number without what binary fractions add to it.
fn rounded(value: f64) -> f64 {
    const DIGITS: f64 = 1e6;
    // What rounds to nothing has no sign.
    (value * DIGITS).round() / DIGITS + 0.0
}
