//! Names and values of the last year beside a stacked chart.

use super::super::end_label::{EndLabel, EndLabels};
use super::super::error::ChartError;
use super::super::frame::Frame;
use super::super::number::{self, Figures, Sign};
use super::super::panel::ChartPanel;
use super::super::theme;
use super::data::StackChart;
use super::look::{BAR, look};

/// The parts from the bottom up, then the total with its interval.
pub(super) fn labels(frame: &Frame, chart: &StackChart) -> Result<EndLabels, ChartError> {
    let language = frame.language;
    let last = |values: &[f64]| values.last().copied().unwrap_or_default();
    let mut labels = Vec::new();
    for (place, part) in chart.parts.iter().enumerate() {
        let value = number::short(last(&part.values), &chart.unit, language);
        let text = theme::SERIES_TEXT[place % theme::SERIES_TEXT.len()];
        labels.push(EndLabel::of(
            &part.label,
            value,
            None,
            (look(place).0, text),
        )?);
    }
    if let Some(total) = &chart.total {
        let (low, high) = (last(&total.low), last(&total.high));
        let median = last(&total.median);
        let figures = Figures::of(&[median, low, high], &chart.unit, language);
        let colon = language.pick("：", ": ");
        let range = figures.range((low, high), Sign::Negative);
        let interval = format!("{}{colon}{range}", number::level(total.level));
        let colors = (theme::INK, theme::INK);
        labels.push(EndLabel::of(
            &total.label,
            figures.full(median),
            Some(interval),
            colors,
        )?);
    }
    EndLabels::of(labels, 0.0)
}

/// The points that the labels belong to: the middle of each part and the top of the interval.
pub(super) fn points(panel: &ChartPanel, chart: &StackChart) -> Vec<(f64, f64)> {
    // Parts of nothing lie on one point; this keeps their labels in the order of the parts.
    const ORDER: f64 = 1e-3;
    let last = chart.years.len() - 1;
    let year = f64::from(chart.years[last]);
    let edge = if chart.bars() { year + BAR / 2.0 } else { year };
    let mut points = Vec::new();
    let mut below = 0.0;
    for (place, top) in chart.tops().into_iter().enumerate() {
        let (x, y) = panel.at(edge, (below + top[last]) / 2.0);
        points.push((x, y - ORDER * place as f64));
        below = top[last];
    }
    if let Some(total) = &chart.total {
        let (x, y) = panel.at(year, total.high[last]);
        points.push((x + 2.0, y - ORDER * points.len() as f64));
    }
    points
}
