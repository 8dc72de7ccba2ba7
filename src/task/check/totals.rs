//! Totals that are published of a province, held against the province as one place.

use std::path::Path;
use std::sync::Arc;

use crate::axes::Year;
use crate::dataset::Complaints;
use crate::evaluation::reconciliation::PublishedTotal;
use crate::model::scenario::BASELINE;
use crate::model::{ModelFolder, Opener};
use crate::projection::Projection;
use crate::simulation::{Engine, Fits};
use crate::source::few_digits;
use crate::task::Failure;
use crate::task::province::published::{FAR, lines_of, published};

/// Draws in which totals are looked at: enough to tell one size from another.
const DRAWS: usize = 16;

/// What is doubted of the totals of a model; all that is wrong with them is a failure.
pub(super) fn totals(
    (base, now): (&Path, Option<Year>),
    opener: &Opener,
    folder: &ModelFolder,
    fits: &Fits,
) -> Result<Complaints, Failure> {
    let model = opener.open(folder, BASELINE, None)?;
    let found = published(base, opener.library(), &model)?;
    let mut complaints = still_to_come(base, &found, now);
    // People would have to be followed one by one.
    if model.asks_about_households() {
        return Ok(complaints);
    }
    let seed = model.settings.seed;
    let engine = Engine::prepare_with(Arc::new(model), fits)?;
    let outcome = engine.block(seed, 0, DRAWS)?;
    complaints.extend(doubted(base, &found, &outcome.projection));
    Ok(complaints)
}

/// Reminders of totals of years that nobody can have seen yet.
fn still_to_come(base: &Path, totals: &[PublishedTotal], now: Option<Year>) -> Complaints {
    let lines = lines_of(base);
    let ahead = totals.iter().filter_map(|total| {
        let (year, now) = (total.year, now.filter(|now| total.year > *now)?);
        let complaint = lines.complaint(
            &format!("totals.{}.year", total.key),
            (
                format!("{year} 年的合计，而现在是 {now} 年"),
                format!("a total of {year}, and this is {now}"),
            ),
            (
                format!("{now} 年或更早的数"),
                format!("a figure of {now} or earlier"),
            ),
            (
                "请核对年份；目标和预计数不是实绩，不要写在这里",
                "Look the year up: targets and estimates do not belong here",
            ),
        );
        Some(complaint.as_warning())
    });
    Complaints(ahead.collect())
}

/// The upper end of nineteen in twenty, so many times the lower one, of a figure that hardly says anything.
const WIDE: f64 = 3.0;

/// What is doubted of the totals of a model, given what the province has as one place: figures of quite another size, and such
/// as may be anything.
fn doubted(base: &Path, totals: &[PublishedTotal], whole: &Projection) -> Complaints {
    let lines = lines_of(base);
    let mut complaints = Complaints::default();
    let mut say = |total: &PublishedTotal, found, expected, advice| {
        let at = format!("totals.{}.distribution", total.key);
        complaints.push(lines.complaint(&at, found, expected, advice).as_warning());
    };
    for total in totals {
        let mean = |key: &String| {
            let draws = whole.get(key, total.year)?;
            Some(draws.iter().map(|one| f64::from(*one)).sum::<f64>() / draws.len() as f64)
        };
        let sum: Option<f64> = total.of.iter().map(mean).sum();
        let published = total.spread.median();
        let [low, high] = [0.025, 0.975].map(|p| total.spread.quantile(p));
        if let Some(sum) = sum.filter(|sum| *sum > 0.0)
            && !(sum / FAR..=sum * FAR).contains(&published)
        {
            let [published, sum] = [published, sum].map(few_digits);
            say(
                total,
                (
                    format!("公布 {published}，而把全省当作一个地方推算约 {sum}"),
                    format!(
                        "{published} is published, and the province as one place has some {sum}"
                    ),
                ),
                (
                    format!("推算数的 1/{FAR} 到 {FAR} 倍"),
                    format!("a fifth to {FAR} times that"),
                ),
                (
                    "是否写成了万，或是别处、别年的数？请以人、户或元为单位",
                    "Is it in 10,000s, or of another place or year? Give it in persons, households or yuan",
                ),
            );
        }
        if low > 0.0 && high > WIDE * low {
            let [low, high] = [low, high].map(few_digits);
            say(
                total,
                (
                    format!("二十次有十九次在 {low} 到 {high} 之间"),
                    format!("from {low} to {high} in nineteen of twenty cases"),
                ),
                (
                    format!("上下相差不到 {WIDE} 倍（1% 的误差写 sd_log = 0.01）"),
                    format!("less than {WIDE} times from end to end (1 % is sd_log = 0.01)"),
                ),
                (
                    "sd_log 是对数的标准差，请核对；若确实如此，不必改",
                    "sd_log is the standard deviation of the logarithm: look it up; if it is meant so, leave it",
                ),
            );
        }
    }
    complaints
}
