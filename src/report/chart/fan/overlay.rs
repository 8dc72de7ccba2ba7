//! All series of a fan chart in one field, labelled at the ends of their lines.

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::{Frame, compose};
use super::super::lettering::{Align, Type};
use super::super::number::{Magnitude, Sign};
use super::super::panel::{self, Panel};
use super::super::picture::Picture;
use super::super::rect::Rect;
use super::super::{place, theme, ticks};
use super::{Fan, FanChart, TargetLine, field, target};

/// Height of the field.
const FIELD: f64 = 380.0;
/// Height of the row above the field, for the unit and the present.
const UNIT_ROW: f64 = 30.0;
/// Length of the line from a series to its label.
const LEADER: f64 = 26.0;
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
    let ends = Ends::of(frame, chart)?;
    let all_bands = count <= ALL_BANDS;
    let body = UNIT_ROW + FIELD + panel::BELOW;
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
                bottom: area.top + UNIT_ROW + FIELD,
            };
            let half = if first == last { 0.5 } else { 0.0 };
            let years = (f64::from(first) - half, f64::from(last) + half);
            let panel = Panel::new(field, years, (ticks.low, ticks.high));
            panel.rows(canvas, &ticks, magnitude.divisor)?;
            panel.years(canvas, first, last)?;
            let unit = Type::new(theme::TICK, theme::MUTED);
            let above = (area.left, area.top + 8.0);
            let unit_end =
                area.left + canvas.label(&magnitude.unit(&chart.unit), above, Align::Left, unit)?;
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
            target::draw(canvas, &panel, frame, (&targets, theme::LABEL), &obstacles)?;
            ends.draw(canvas, &panel, frame, chart)
        },
    )
}

/// Labels at the ends of the lines.
struct Ends {
    names: Vec<String>,
    values: Vec<String>,
    intervals: Vec<Option<String>>,
    width: f64,
}

const NAME: f64 = 13.5;
const INTERVAL: f64 = 11.5;
const ONE_LINE: f64 = 17.0;
const TWO_LINES: f64 = 33.0;

impl Ends {
    fn of(frame: &Frame, chart: &FanChart) -> Result<Self, ChartError> {
        let last = |fan: &Fan| fan.last(&chart.unit, frame.language, Sign::Negative);
        let (values, intervals) = chart.series.iter().map(last).unzip();
        let names = chart.series.iter().map(|fan| fan.label.clone()).collect();
        let mut ends = Ends {
            names,
            values,
            intervals,
            width: 0.0,
        };
        for place in 0..ends.names.len() {
            let name = Type::bold(NAME, theme::INK).width(&ends.names[place])?;
            let value = Type::new(NAME, theme::INK).width(&ends.values[place])?;
            let interval = match &ends.intervals[place] {
                Some(words) => Type::new(INTERVAL, theme::MUTED).width(words)?,
                None => 0.0,
            };
            ends.width = ends.width.max(name + 7.0 + value).max(interval);
        }
        Ok(ends)
    }

    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        panel: &Panel,
        frame: &Frame,
        chart: &FanChart,
    ) -> Result<(), ChartError> {
        let mut points = Vec::new();
        for fan in &chart.series {
            let year = fan.years.last().copied().unwrap_or_default();
            points.push(panel.at(
                f64::from(year),
                fan.median.last().copied().unwrap_or_default(),
            ));
        }
        let wanted: Vec<f64> = points.iter().map(|point| point.1).collect();
        let heights: Vec<f64> = self
            .intervals
            .iter()
            .map(|words| if words.is_some() { TWO_LINES } else { ONE_LINE })
            .collect();
        let bounds = (panel.field.top - 12.0, panel.field.bottom + 20.0);
        let centres = place::spread(&wanted, &heights, 3.0, bounds).ok_or(ChartError::Room {
            chart: frame.title.clone(),
            what: "labels at the ends of the lines",
            found: heights.len(),
            room: (panel.field.height() / TWO_LINES) as usize,
        })?;
        let left = panel.field.right + LEADER;
        for (place, &(x, y)) in points.iter().enumerate() {
            let (color, centre) = (theme::SERIES[place], centres[place]);
            let leader = [
                (x + 3.0, y),
                (x + 8.0, y),
                (left - 9.0, centre),
                (left - 4.0, centre),
            ];
            // A long way to the label must not look like a line of the chart.
            let far = x + LEADER < panel.field.right;
            let dash = if far {
                theme::PRESENT_DASH
            } else {
                theme::SOLID
            };
            canvas.path(&leader, color, theme::HAIR, dash)?;
            let first = match &self.intervals[place] {
                Some(words) => {
                    let look = Type::new(INTERVAL, theme::MUTED);
                    canvas.label(words, (left, centre + TWO_LINES / 4.0), Align::Left, look)?;
                    centre - TWO_LINES / 4.0
                }
                None => centre,
            };
            let name = Type::bold(NAME, theme::SERIES_TEXT[place]);
            let end = left + canvas.label(&self.names[place], (left, first), Align::Left, name)?;
            let value = Type::new(NAME, theme::INK);
            canvas.label(&self.values[place], (end + 7.0, first), Align::Left, value)?;
        }
        Ok(())
    }
}
