//! Names and values of the last year beside a stacked chart.

use plotters::style::RGBColor;

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::Frame;
use super::super::lettering::{Align, Type};
use super::super::number::{self, Figures, Sign};
use super::super::panel::Panel;
use super::super::{place, theme};
use super::{BAR, FIELD, LEADER, StackChart, look};

const LABEL_HEIGHT: f64 = 19.0;
const TOTAL_HEIGHT: f64 = 36.0;

/// Names and values of the last year, right of the field.
pub(super) struct Labels {
    rows: Vec<(String, String)>,
    /// Interval of the total, in words.
    interval: String,
    pub width: f64,
}

impl Labels {
    pub(super) fn of(frame: &Frame, chart: &StackChart) -> Result<Self, ChartError> {
        let short = |value: Option<&f64>| {
            number::short(
                value.copied().unwrap_or_default(),
                &chart.unit,
                frame.language,
            )
        };
        let mut rows: Vec<(String, String)> = chart
            .parts
            .iter()
            .map(|part| (part.label.clone(), short(part.values.last())))
            .collect();
        let mut width = 0.0_f64;
        let mut interval = String::new();
        if let Some(total) = &chart.total {
            let last = |values: &[f64]| values.last().copied().unwrap_or_default();
            let (low, high) = (last(&total.low), last(&total.high));
            let values = [last(&total.median), low, high];
            let figures = Figures::of(&values, &chart.unit, frame.language);
            rows.push((total.label.clone(), figures.full(values[0])));
            let range = figures.range((low, high), frame.language, Sign::Negative);
            let colon = frame.language.pick("：", ": ");
            interval = format!("{}{colon}{range}", number::level(total.level));
            width = interval_look().width(&interval)?;
        }
        for (name, value) in &rows {
            width =
                width.max(name_look(theme::INK).width(name)? + 7.0 + value_look().width(value)?);
        }
        Ok(Labels {
            rows,
            interval,
            width,
        })
    }

    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        panel: &Panel,
        frame: &Frame,
        chart: &StackChart,
    ) -> Result<(), ChartError> {
        let last = chart.years.len() - 1;
        let year = f64::from(chart.years[last]);
        let edge = if chart.bars() { year + BAR / 2.0 } else { year };
        let mut points = Vec::new();
        let mut below = 0.0;
        for top in chart.tops() {
            points.push(panel.at(edge, (below + top[last]) / 2.0));
            below = top[last];
        }
        if let Some(total) = &chart.total {
            let (_, y) = panel.at(year, total.high[last]);
            points.push((panel.at(year, 0.0).0 + 4.0, y));
        }
        let wanted: Vec<f64> = points.iter().map(|point| point.1).collect();
        let bounds = (panel.field.top - 22.0, panel.field.bottom + 22.0);
        let mut heights = vec![LABEL_HEIGHT; chart.parts.len()];
        if chart.total.is_some() {
            heights.push(TOTAL_HEIGHT);
        }
        let centres = place::spread(&wanted, &heights, 0.0, bounds).ok_or(ChartError::Room {
            chart: frame.title.clone(),
            what: "labels of the parts",
            found: wanted.len(),
            room: (FIELD / LABEL_HEIGHT) as usize,
        })?;
        let left = panel.field.right + LEADER;
        for (place, (&(x, y), &centre)) in points.iter().zip(&centres).enumerate() {
            let part = place < chart.parts.len();
            let color = if part { look(place).0 } else { theme::INK };
            let from = x.max(panel.field.right - 1.0);
            let leader = [
                (x + 2.0, y),
                (from + 5.0, y),
                (left - 8.0, centre),
                (left - 4.0, centre),
            ];
            canvas.path(&leader, color, theme::HAIR, theme::SOLID)?;
            let text = if part {
                theme::SERIES_TEXT[place % theme::SERIES_TEXT.len()]
            } else {
                color
            };
            let (name, value) = &self.rows[place];
            let mut line = centre;
            if !part {
                line = centre - TOTAL_HEIGHT / 4.0;
                let below = (left, centre + TOTAL_HEIGHT / 4.0 - 1.0);
                canvas.label(&self.interval, below, Align::Left, interval_look())?;
            }
            let end = left + canvas.label(name, (left, line), Align::Left, name_look(text))?;
            canvas.label(value, (end + 7.0, line), Align::Left, value_look())?;
        }
        Ok(())
    }
}

fn name_look(color: RGBColor) -> Type {
    Type::bold(theme::LABEL, color)
}

fn interval_look() -> Type {
    Type::new(theme::NOTE, theme::MUTED)
}

fn value_look() -> Type {
    Type::new(theme::LABEL, theme::INK)
}
