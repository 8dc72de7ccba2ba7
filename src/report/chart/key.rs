//! The key: one row of small samples with their words, for what cannot be labelled directly.

use plotters::style::RGBColor;

use super::canvas::Canvas;
use super::error::ChartError;
use super::lettering::{Align, Type};
use super::mark::MarkShape;
use super::rect::Rect;
use super::theme::{self, Dash};

/// Height of a row of the key.
pub(super) const ROW: f64 = 19.0;
/// Width of a sample.
const SAMPLE: f64 = 22.0;
const GAP: f64 = 6.0;
const BETWEEN: f64 = 20.0;

/// What a sample looks like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sample {
    Line(RGBColor, Dash),
    Area(RGBColor, f64),
    Mark(RGBColor, MarkShape),
    /// A target: a diamond on a dashed line.
    Target(RGBColor),
    /// An interval with its middle.
    Interval(RGBColor),
    /// A median on a board.
    Median(RGBColor),
    /// A target on a board; filled when the target itself meets it.
    Flag(RGBColor, bool),
    /// Nothing: the words stand alone.
    Words,
}

impl Sample {
    /// Width with the gap after it.
    fn width(self) -> f64 {
        match self {
            Sample::Words => 0.0,
            _ => SAMPLE + GAP,
        }
    }
}

/// A sample with its words.
#[derive(Clone, Debug)]
pub(super) struct LegendKey {
    pub sample: Sample,
    pub words: String,
}

impl LegendKey {
    pub fn new(sample: Sample, words: impl Into<String>) -> Self {
        let words = words.into();
        LegendKey { sample, words }
    }
}

fn look() -> Type {
    Type::new(theme::TICK, theme::INK)
}

/// The key broken into rows no wider than `width`.
pub(super) fn rows(keys: &[LegendKey], width: f64) -> Result<Vec<Vec<LegendKey>>, ChartError> {
    let mut rows: Vec<Vec<LegendKey>> = Vec::new();
    let mut used = f64::INFINITY;
    for key in keys {
        let whole = key.sample.width() + look().width(&key.words)?;
        if used + whole > width {
            rows.push(Vec::new());
            used = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(key.clone());
        }
        used += whole + BETWEEN;
    }
    Ok(rows)
}

/// Draws the rows with their upper left corner at a point.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    rows: &[Vec<LegendKey>],
    (left, top): (f64, f64),
) -> Result<(), ChartError> {
    for (index, row) in rows.iter().enumerate() {
        let middle = top + ROW * (index as f64 + 0.5);
        let mut x = left;
        for key in row {
            sample(canvas, key.sample, (x, middle))?;
            let words = (x + key.sample.width(), middle);
            x = words.0 + canvas.label(&key.words, words, Align::Left, look())? + BETWEEN;
        }
    }
    Ok(())
}

fn sample(canvas: &Canvas<'_>, sample: Sample, (x, y): (f64, f64)) -> Result<(), ChartError> {
    let line = [(x, y), (x + SAMPLE, y)];
    let centre = (x + SAMPLE / 2.0, y);
    match sample {
        Sample::Line(color, dash) => canvas.path(&line, color, theme::LINE, dash),
        Sample::Area(color, opacity) => {
            let area = Rect {
                left: x,
                top: y - 6.0,
                right: x + SAMPLE,
                bottom: y + 6.0,
            };
            canvas.rect(area, color, opacity)
        }
        Sample::Mark(color, shape) => canvas.mark(centre, shape, theme::DOT + 0.4, color),
        Sample::Target(color) => {
            canvas.path(&line, color, 1.25, theme::TARGET_DASH)?;
            canvas.mark(centre, MarkShape::Diamond, 3.6, color)
        }
        Sample::Words => Ok(()),
        Sample::Median(color) => canvas.path(
            &[(centre.0, y - 6.5), (centre.0, y + 6.5)],
            color,
            2.75,
            theme::SOLID,
        ),
        Sample::Flag(color, filled) => {
            let x = centre.0 - 3.0;
            canvas.path(&[(x, y - 7.0), (x, y + 7.0)], color, 1.75, theme::SOLID)?;
            let flag = [(x, y - 7.0), (x + 6.5, y - 3.0), (x, y + 1.0)];
            if filled {
                canvas.polygon(&flag, color, 1.0)
            } else {
                canvas.path(&flag, color, 1.25, theme::SOLID)
            }
        }
        Sample::Interval(color) => {
            canvas.path(&line, color, 1.5, theme::SOLID)?;
            canvas.mark(centre, MarkShape::Disc, theme::DOT, color)
        }
    }
}
