//! The little scale of a row: baseline, interval, median, and the target with its side.

use plotters::style::RGBColor;

use super::super::canvas::Canvas;
use super::super::check::extent;
use super::super::error::ChartError;
use super::super::mark::MarkShape;
use super::super::panel::ChartPanel;
use super::super::rect::Rect;
use super::super::theme;
use super::BoardRow;

/// Share of the range left free at each end.
const MARGIN: f64 = 0.09;
/// Half the height of the bar that is the interval.
const BAR: f64 = 5.0;

/// Draws the scale of a row in a field. Each row has a scale of its own, in its own unit.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    field: Rect,
    row: &BoardRow,
    color: RGBColor,
) -> Result<(), ChartError> {
    let middle = (field.top + field.bottom) / 2.0;
    let axis = [(field.left, middle), (field.right, middle)];
    let values = [row.baseline, row.target, row.median, row.low80, row.high80];
    if values.iter().all(Option::is_none) {
        return canvas.path(&axis, theme::GRID, theme::HAIR, theme::PRESENT_DASH);
    }
    let (low, high) = extent(values.into_iter().flatten());
    let span = if high > low {
        high - low
    } else {
        high.abs().max(1.0) * 0.1
    };
    let range = (low - span * MARGIN, high + span * MARGIN);
    let panel = ChartPanel::new(field, range, (0.0, 1.0));
    let at = |value: f64| panel.at(value, 0.5).0;

    canvas.rect(
        Rect {
            top: middle - 9.0,
            bottom: middle + 9.0,
            ..field
        },
        theme::GROUND,
        1.0,
    )?;
    if let Some(target) = row.target {
        let x = at(target);
        let met = match row.met_above {
            Some(true) => (x, field.right),
            Some(false) => (field.left, x),
            None => (x, x),
        };
        let zone = Rect {
            left: met.0,
            top: middle - 9.0,
            right: met.1,
            bottom: middle + 9.0,
        };
        canvas.rect(zone, theme::TARGET, 0.09)?;
    }
    canvas.path(&axis, theme::AXIS, 0.75, theme::SOLID)?;
    if let (Some(low), Some(high)) = (row.low80, row.high80) {
        let bar = Rect {
            left: at(low),
            top: middle - BAR,
            right: at(high),
            bottom: middle + BAR,
        };
        canvas.rect(bar, color, 0.42)?;
    }
    if let Some(baseline) = row.baseline {
        let point = (at(baseline), middle);
        canvas.mark(point, MarkShape::Disc, 4.6, theme::PAPER)?;
        canvas.mark(point, MarkShape::Ring, 3.8, theme::INK)?;
    }
    if let Some(median) = row.median {
        let x = at(median);
        canvas.path(
            &[(x, middle - 7.5), (x, middle + 7.5)],
            theme::PAPER,
            4.5,
            theme::SOLID,
        )?;
        canvas.path(
            &[(x, middle - 7.5), (x, middle + 7.5)],
            color,
            2.75,
            theme::SOLID,
        )?;
    }
    if let Some(target) = row.target {
        tick(canvas, (at(target), middle), row)?;
    }
    Ok(())
}

/// The target: a line, with an arrow head to the side that meets it; hollow for `>` and `<`.
fn tick(canvas: &Canvas<'_>, (x, middle): (f64, f64), row: &BoardRow) -> Result<(), ChartError> {
    let (top, bottom) = (middle - 13.0, middle + 13.0);
    canvas.path(&[(x, top), (x, bottom)], theme::TARGET, 1.75, theme::SOLID)?;
    let Some(above) = row.met_above else {
        return Ok(());
    };
    let tip = if above { x + 6.5 } else { x - 6.5 };
    let flag = [(x, top), (tip, top + 4.0), (x, top + 8.0)];
    if row.strict {
        canvas.polygon(&flag, theme::PAPER, 1.0)?;
        canvas.path(
            &[flag[0], flag[1], flag[2]],
            theme::TARGET,
            1.25,
            theme::SOLID,
        )
    } else {
        canvas.polygon(&flag, theme::TARGET, 1.0)
    }
}
