//! Fan chart: medians with bands of uncertainty, what was observed, and the plan's targets.

mod data;
mod field;
mod multiples;
mod overlay;
mod series;
mod target;

pub use series::{Arrangement, Band, Fan, FanChart, TargetLine};

use super::check::ChartCheck;
use super::error::ChartError;
use super::frame::Frame;
use super::number::{self, Sign};
use super::picture::Picture;
use super::told::drawn;

/// Draws a fan chart.
pub fn fan(frame: &Frame, chart: &FanChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &FanChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    match chart.layout {
        Arrangement::Overlay => overlay::draw(frame, chart),
        Arrangement::SmallMultiples { .. } => multiples::draw(frame, chart, Sign::Negative),
    }
}

/// Draws differences: as small fields, with the sign of every value written out.
pub(super) fn differences(frame: &Frame, chart: &FanChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    multiples::draw(frame, chart, Sign::Always)
}

fn check(frame: &Frame, chart: &FanChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no series", chart.series.len())?;
    for series in &chart.series {
        let label = &series.label;
        check.some(
            &format!("the series \"{label}\" has no years"),
            series.years.len(),
        )?;
        check.ascending(&format!("the years of \"{label}\""), &series.years)?;
        let count = series.years.len();
        check.column(&format!("the median of \"{label}\""), &series.median, count)?;
        for band in &series.bands {
            let name = format!("the {} band of \"{label}\"", number::level(band.level));
            check.share(&format!("the level of {name}"), band.level)?;
            check.interval(&name, &band.low, &band.high, count)?;
        }
        for (year, value) in &series.observed {
            check.finite(
                &format!("the observed value of \"{label}\" in {year}"),
                *value,
            )?;
        }
    }
    for target in &chart.targets {
        check.finite(&format!("the target \"{}\"", target.label), target.value)?;
    }
    Ok(())
}
