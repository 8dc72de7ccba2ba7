//! All series of a fan chart in one field, labelled at the ends of their lines.

use super::super::end_label::{EndLabel, EndLabels, LEADER};
use super::super::error::ChartError;
use super::super::frame::{Frame, compose};
use super::super::lettering::{Align, Type};
use super::super::number::{Magnitude, Sign};
use super::super::panel::{self, ChartPanel};
use super::super::picture::Picture;
use super::super::rect::Rect;
use super::super::{theme, ticks};
use super::{FanChart, TargetLine, field, target};

/// Height of the field, unless the labels need more.
const FIELD: f64 = 380.0;
/// Height of the row above the field, for the unit and the present.
const UNIT_ROW: f64 = 30.0;
/// Least room between two labels.
const GAP: f64 = 3.0;
/// Series up to which every band is drawn.
const ALL_BANDS: usize = 4;

pub(super) fn draw(frame: &Frame, chart: &FanChart) -> Result<Picture, ChartError> {
    let count = chart.series.len();
    if count > theme::SERIES.len() {
        return Err(ChartError::Room {
            chart: frame.title.clone(),
            what: "series in one field",
            found: count,
            room: theme::SERIES.len(),
        });
    }
    let all: Vec<usize> = (0..count).collect();
    let (low, high) = chart.extent(&all);
    let ticks = ticks::nice(low, high, 6);
    let magnitude = Magnitude::of(ticks.high.max(-ticks.low), &chart.unit, frame.language);
    let (first, last) = chart.span();
    let ends = ends(frame, chart)?;
    let height = ends.least_field().max(FIELD);
    let all_bands = count <= ALL_BANDS;
    let body = UNIT_ROW + height + panel::BELOW;
    compose(
        frame,
        body,
        &chart.keys(frame, all_bands),
        |canvas, area| {
            let room = panel::label_room(&ticks, magnitude)?;
            let field = Rect {
                left: area.left + room,
                top: area.top + UNIT_ROW,
                right: area.right - ends.width - LEADER,
                bottom: area.top + UNIT_ROW + height,
            };
            let half = if first == last { 0.5 } else { 0.0 };
            let years = (f64::from(first) - half, f64::from(last) + half);
            let panel = ChartPanel::new(field, years, (ticks.low, ticks.high));
            panel.rows(canvas, &ticks, magnitude.divisor)?;
            panel.years(canvas, first, last)?;
            let unit = Type::new(theme::TICK, theme::MUTED);
            let above = (area.left, area.top + 8.0);
            let words = magnitude.unit(&chart.unit, frame.language);
            let unit_end = area.left + canvas.label(&words, above, Align::Left, unit)?;
            field::present(canvas, &panel, chart)?;
            field::present_words(canvas, &panel, chart, frame, unit_end + 12.0)?;
            for (place, fan) in chart.series.iter().enumerate() {
                field::bands(canvas, &panel, fan, theme::SERIES[place], all_bands)?;
            }
            for (place, fan) in chart.series.iter().enumerate() {
                let style = (theme::SERIES[place], theme::DASHES[place]);
                field::line(canvas, &panel, fan, style)?;
            }
            let targets: Vec<&TargetLine> = chart.targets.iter().collect();
            let obstacles = field::obstacles(&panel, &chart.series);
            target::draw(canvas, &panel, frame, (&targets, theme::LABEL), obstacles)?;
            ends.draw(canvas, field, &end_points(&panel, chart), frame)
        },
    )
}

/// Labels at the ends of the lines.
fn ends(frame: &Frame, chart: &FanChart) -> Result<EndLabels, ChartError> {
    let mut labels = Vec::new();
    for (place, fan) in chart.series.iter().enumerate() {
        let (value, interval) = fan.last(&chart.unit, frame.language, Sign::Negative);
        let colors = (theme::SERIES[place], theme::SERIES_TEXT[place]);
        labels.push(EndLabel::of(&fan.label, value, interval, colors)?);
    }
    EndLabels::of(labels, GAP)
}

/// Where the lines end.
fn end_points(panel: &ChartPanel, chart: &FanChart) -> Vec<(f64, f64)> {
    let ends = chart.series.iter().filter_map(|fan| {
        let (year, median) = (fan.years.last()?, fan.median.last()?);
        Some((f64::from(*year), *median))
    });
    panel.along(ends)
}
