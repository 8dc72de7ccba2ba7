//! One field of a fan chart: bands, medians, observations, the present.

use plotters::style::RGBColor;

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::Frame;
use super::super::lettering::{Align, Type};
use super::super::mark::MarkShape;
use super::super::panel::ChartPanel;
use super::super::rect::Rect;
use super::super::theme::Dash;
use super::super::{theme, words};
use super::{Fan, FanChart};

/// Half the width of the bars that stand for bands when there is one year only.
const BAR: f64 = 9.0;

/// Opacity of the band at a place from the widest inwards, drawn alone.
fn opacity(place: usize) -> f64 {
    theme::BAND_OPACITY[place.min(theme::BAND_OPACITY.len() - 1)]
}

/// Opacity that is seen at a place from the widest inwards: bands lie on each other.
pub(super) fn seen_opacity(place: usize) -> f64 {
    1.0 - (0..=place).map(|at| 1.0 - opacity(at)).product::<f64>()
}

/// Draws the bands of a series, the widest first; only the narrowest if not `all`.
pub(super) fn bands(
    canvas: &Canvas<'_>,
    panel: &ChartPanel,
    fan: &Fan,
    color: RGBColor,
    all: bool,
) -> Result<(), ChartError> {
    let bands = fan.widest_first();
    let skipped = if all {
        0
    } else {
        bands.len().saturating_sub(1)
    };
    for (place, band) in bands.into_iter().skip(skipped).enumerate() {
        let lower = fan.years.iter().zip(&band.low);
        let upper = fan.years.iter().zip(&band.high);
        let mut outline = panel.along(lower.map(|(&year, &value)| (f64::from(year), value)));
        outline.extend(panel.along(upper.rev().map(|(&year, &value)| (f64::from(year), value))));
        if let [low, high] = outline[..] {
            let bar = Rect {
                left: low.0 - BAR,
                top: high.1,
                right: low.0 + BAR,
                bottom: low.1,
            };
            canvas.rect(bar, color, opacity(place))?;
        } else {
            canvas.polygon(&outline, color, opacity(place))?;
        }
    }
    Ok(())
}

/// Draws the median and the observed points of a series.
pub(super) fn line(
    canvas: &Canvas<'_>,
    panel: &ChartPanel,
    fan: &Fan,
    (color, dash): (RGBColor, Dash),
) -> Result<(), ChartError> {
    let medians = fan.years.iter().zip(&fan.median);
    let points = panel.along(medians.map(|(&year, &value)| (f64::from(year), value)));
    if let [(x, y)] = points[..] {
        canvas.path(
            &[(x - BAR, y), (x + BAR, y)],
            color,
            theme::LINE,
            theme::SOLID,
        )?;
    } else {
        canvas.path(&points, color, theme::LINE, dash)?;
    }
    for &(year, value) in &fan.observed {
        let point = panel.at(f64::from(year), value);
        canvas.mark(point, MarkShape::Disc, theme::DOT + 1.0, theme::PAPER)?;
        canvas.mark(point, MarkShape::Disc, theme::DOT, color)?;
    }
    Ok(())
}

/// Draws the line between what was observed and what is projected.
pub(super) fn present(
    canvas: &Canvas<'_>,
    panel: &ChartPanel,
    chart: &FanChart,
) -> Result<(), ChartError> {
    let Some(year) = chart.shown_present() else {
        return Ok(());
    };
    let x = panel.at(f64::from(year), 0.0).0;
    let ends = [(x, panel.field.top), (x, panel.field.bottom)];
    canvas.path(&ends, theme::AXIS, theme::HAIR, theme::PRESENT_DASH)
}

/// Writes above the field where the data end, not left of `from`.
pub(super) fn present_words(
    canvas: &mut Canvas<'_>,
    panel: &ChartPanel,
    chart: &FanChart,
    frame: &Frame,
    from: f64,
) -> Result<(), ChartError> {
    let Some(year) = chart.shown_present() else {
        return Ok(());
    };
    let look = Type::new(theme::TICK, theme::MUTED);
    let words = format!("{} {year}", words::data_until(frame.language));
    let half = look.width(&words)? / 2.0;
    let x = panel.at(f64::from(year), 0.0).0;
    let x = x.min(panel.field.right - half).max(from + half);
    canvas.label(&words, (x, panel.field.top - 12.0), Align::Middle, look)?;
    Ok(())
}

/// Points along the medians and at the observations, which words should not hide.
pub(super) fn obstacles(panel: &ChartPanel, fans: &[Fan]) -> Vec<(f64, f64)> {
    const STEPS: i32 = 16;
    let mut points = Vec::new();
    for fan in fans {
        let medians = fan.years.iter().zip(&fan.median);
        let line = panel.along(medians.map(|(&year, &value)| (f64::from(year), value)));
        for pair in line.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            for step in 0..=STEPS {
                let share = f64::from(step) / f64::from(STEPS);
                points.push((
                    from.0 + (to.0 - from.0) * share,
                    from.1 + (to.1 - from.1) * share,
                ));
            }
        }
        let seen = fan
            .observed
            .iter()
            .map(|&(year, value)| (f64::from(year), value));
        for (x, y) in panel.along(seen) {
            points.extend((0..STEPS / 2).map(|_| (x, y)));
        }
    }
    points
}
