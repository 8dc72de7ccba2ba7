//! Parts of a total by year, as areas or bars on each other, with the uncertainty of the total.

mod body;
mod data;
mod label;
mod look;

pub use data::{StackChart, StackForm, StackPart, StackTotal};

use super::check::ChartCheck;
use super::end_label::LEADER;
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type};
use super::number::{self, Magnitude};
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::rect::Rect;
use super::told::drawn;
use super::{theme, ticks, words};

const FIELD: f64 = 390.0;
const UNIT_ROW: f64 = 30.0;

/// Draws a stacked chart.
pub fn stack(frame: &Frame, chart: &StackChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &StackChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let sums: Vec<f64> = chart.tops().last().cloned().unwrap_or_default();
    let highs = chart
        .total
        .iter()
        .flat_map(|total| total.high.iter().copied());
    let most = sums.iter().copied().chain(highs).fold(0.0, f64::max);
    let ticks = ticks::nice(0.0, most, 6);
    let magnitude = Magnitude::of(ticks.high, &chart.unit, frame.language);
    let labels = label::labels(frame, chart)?;
    let height = labels.least_field().max(FIELD);
    let body = UNIT_ROW + height + panel::BELOW;
    compose(frame, body, &chart.keys(frame), |canvas, area| {
        let field = Rect {
            left: area.left + panel::label_room(&ticks, magnitude)?,
            top: area.top + UNIT_ROW,
            right: area.right - labels.width - LEADER,
            bottom: area.top + UNIT_ROW + height,
        };
        let (first, last) = (chart.years[0], chart.years[chart.years.len() - 1]);
        let half = if chart.bars() { 0.5 } else { 0.0 };
        let span = (f64::from(first) - half, f64::from(last) + half);
        let panel = ChartPanel::new(field, span, (ticks.low, ticks.high));
        panel.rows(canvas, &ticks, magnitude.divisor)?;
        let unit = Type::new(theme::TICK, theme::MUTED);
        canvas.label(
            &magnitude.unit(&chart.unit, frame.language),
            (area.left, area.top + 8.0),
            Align::Left,
            unit,
        )?;
        chart.draw(canvas, &panel)?;
        panel.years(canvas, first, last)?;
        labels.draw(canvas, field, &label::points(&panel, chart), frame)
    })
}

fn check(frame: &Frame, chart: &StackChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    let count = chart.years.len();
    check.some("no years", count)?;
    check.some("no parts", chart.parts.len())?;
    check.ascending("the years", &chart.years)?;
    for part in &chart.parts {
        check.counts(&format!("the part \"{}\"", part.label), &part.values, count)?;
    }
    if let Some(total) = &chart.total {
        check.column(
            &format!("the median of \"{}\"", total.label),
            &total.median,
            count,
        )?;
        check.share(&format!("the level of \"{}\"", total.label), total.level)?;
        check.interval(
            &format!("the interval of \"{}\"", total.label),
            &total.low,
            &total.high,
            count,
        )?;
    }
    let room = theme::SERIES.len() * 2;
    if chart.parts.len() > room {
        let (chart, found) = (frame.title.clone(), chart.parts.len());
        return Err(ChartError::Room {
            chart,
            what: "parts of a total",
            found,
            room,
        });
    }
    Ok(())
}

impl StackChart {
    fn bars(&self) -> bool {
        self.form == StackForm::Bars || self.years.len() == 1
    }

    /// Upper edges of the parts, from the bottom up.
    fn tops(&self) -> Vec<Vec<f64>> {
        let mut sum = vec![0.0; self.years.len()];
        let mut tops = Vec::new();
        for part in &self.parts {
            for (sum, value) in sum.iter_mut().zip(&part.values) {
                *sum += value;
            }
            tops.push(sum.clone());
        }
        tops
    }

    fn keys(&self, frame: &Frame) -> Vec<LegendKey> {
        let Some(total) = &self.total else {
            return Vec::new();
        };
        let level = number::level(total.level);
        let between = frame.language.pick("：", ": ");
        let comma = frame.language.pick("，", ", ");
        let (median, interval) = (
            words::median(frame.language),
            words::interval(frame.language),
        );
        let words = format!("{}{between}{median}{comma}{level} {interval}", total.label);
        vec![LegendKey::new(Sample::Interval(theme::INK), words)]
    }
}
