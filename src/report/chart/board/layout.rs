//! Rows and columns of a board.

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::{Frame, compose};
use super::super::key::{LegendKey, Sample};
use super::super::lettering::{Align, Type};
use super::super::mark::MarkShape;
use super::super::picture::Picture;
use super::super::rect::Rect;
use super::super::{theme, words, wrap};
use super::BoardChart;
use super::column::{BASELINE, CHANCE, HEAD, MEDIAN, NUMBER_WIDTH, STATUS, TARGET, figure_look};
use super::row::BrokenRow;
use crate::source::Tongue;

pub(super) fn draw(frame: &Frame, chart: &BoardChart) -> Result<Picture, ChartError> {
    let (name, rows) = rows(chart, frame.language)?;
    let body = HEAD + rows.iter().map(|row| row.height).sum::<f64>();
    compose(frame, body, &keys(frame.language), |canvas, area| {
        head(canvas, area, name, chart, frame.language)?;
        let mut top = area.top + HEAD;
        for row in &rows {
            row.draw(canvas, area, top, frame.language)?;
            top += row.height;
            let ends = [(area.left, top), (area.right, top)];
            canvas.path(&ends, theme::GRID, theme::HAIR, theme::SOLID)?;
        }
        Ok(())
    })
}

/// Left edge of the names, and the rows, each with the heading of its section where that is new.
pub(super) fn rows(
    chart: &BoardChart,
    language: Tongue,
) -> Result<(f64, Vec<BrokenRow<'_>>), ChartError> {
    let width = theme::WIDTH - 2.0 * theme::MARGIN;
    let mut name = 0.0_f64;
    for row in &chart.rows {
        let number = wrap::wrap(&row.number, NUMBER_WIDTH, figure_look())?;
        name = name.max(wrap::widest(&number, figure_look())? + 10.0);
    }
    let mut rows = Vec::new();
    let mut section = "";
    for row in &chart.rows {
        let new = (row.section != section && !row.section.is_empty()).then_some(&*row.section);
        section = &row.section;
        rows.push(BrokenRow::of(row, new, (name, width), language)?);
    }
    Ok((name, rows))
}

pub(super) fn keys(language: Tongue) -> Vec<LegendKey> {
    let color = theme::MUTED;
    vec![
        LegendKey::new(
            Sample::Mark(theme::INK, MarkShape::Ring),
            words::baseline(language),
        ),
        LegendKey::new(Sample::Median(color), words::projected_median(language)),
        LegendKey::new(
            Sample::Area(color, 0.42),
            format!("80% {}", words::interval(language)),
        ),
        LegendKey::new(
            Sample::Flag(theme::TARGET, true),
            words::target_at_least(language),
        ),
        LegendKey::new(
            Sample::Flag(theme::TARGET, false),
            words::target_beyond(language),
        ),
        LegendKey::new(Sample::Words, words::row_scales(language)),
    ]
}

fn head(
    canvas: &mut Canvas<'_>,
    area: Rect,
    name: f64,
    chart: &BoardChart,
    language: Tongue,
) -> Result<(), ChartError> {
    let look = Type::bold(theme::TICK, theme::MUTED);
    let baseline = words::year_heading(chart.baseline_year, words::baseline(language), language);
    let target = words::year_heading(chart.target_year, words::target_short(language), language);
    let median = words::year_heading(chart.target_year, words::projection(language), language);
    let cells = [
        (
            name,
            Align::Left,
            [String::new(), words::indicator(language)],
        ),
        (BASELINE, Align::Right, baseline),
        (TARGET, Align::Left, target),
        (MEDIAN, Align::Right, median),
        (
            CHANCE,
            Align::Left,
            [String::new(), words::chance(language)],
        ),
        (
            STATUS,
            Align::Left,
            [String::new(), words::conclusion(language)],
        ),
    ];
    for (x, align, lines) in cells {
        canvas.lines(&lines, (area.left + x, area.top + 13.0), align, look)?;
    }
    let y = area.top + HEAD;
    canvas.path(
        &[(area.left, y), (area.right, y)],
        theme::AXIS,
        theme::HAIR,
        theme::SOLID,
    )
}
