//! Labels right of a field, at the ends of lines and layers, pushed apart and led to their points.

use plotters::style::RGBColor;

use super::canvas::Canvas;
use super::error::ChartError;
use super::frame::Frame;
use super::lettering::{Align, Type};
use super::rect::Rect;
use super::{place, theme, wrap};

/// Length of the line from a point to its label.
pub(super) const LEADER: f64 = 25.0;
/// Width at which a name is broken.
const NAME_WIDTH: f64 = 196.0;
/// Width up to which the value stands beside the name.
const BESIDE_WIDTH: f64 = 232.0;
const BETWEEN: f64 = 7.0;
const LINE: f64 = 17.0;
const SMALL_LINE: f64 = 15.5;
/// How far labels may stand above and below the field.
const OVERHANG: (f64, f64) = (20.0, 22.0);

/// A name, its value, and an interval below them.
pub(super) struct EndLabel {
    name: Vec<String>,
    value: String,
    beside: bool,
    below: Option<String>,
    /// Colour of the line to the point, and of the name.
    colors: (RGBColor, RGBColor),
}

impl EndLabel {
    pub fn of(
        name: &str,
        value: String,
        below: Option<String>,
        colors: (RGBColor, RGBColor),
    ) -> Result<Self, ChartError> {
        let mut lines = vec![name.to_owned()];
        let whole = bold(theme::INK).width(name)? + BETWEEN + plain().width(&value)?;
        let beside = whole <= BESIDE_WIDTH;
        if !beside {
            lines = wrap::balance(name, NAME_WIDTH, bold(theme::INK))?;
        }
        Ok(EndLabel {
            name: lines,
            value,
            beside,
            below,
            colors,
        })
    }

    fn width(&self) -> Result<f64, ChartError> {
        let name = wrap::widest(&self.name, bold(theme::INK))?;
        let value = plain().width(&self.value)?;
        let first = if self.beside {
            name + BETWEEN + value
        } else {
            name.max(value)
        };
        match &self.below {
            Some(below) => Ok(first.max(small().width(below)?)),
            None => Ok(first),
        }
    }

    fn lines(&self) -> f64 {
        (self.name.len() + usize::from(!self.beside)) as f64
    }

    fn height(&self) -> f64 {
        self.lines() * LINE
            + if self.below.is_some() {
                SMALL_LINE
            } else {
                0.0
            }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, left: f64, centre: f64) -> Result<(), ChartError> {
        let mut y = centre - self.height() / 2.0 + LINE / 2.0;
        let mut end = left;
        for line in &self.name {
            end = left + canvas.label(line, (left, y), Align::Left, bold(self.colors.1))?;
            y += LINE;
        }
        let value = if self.beside {
            (end + BETWEEN, y - LINE)
        } else {
            (left, y)
        };
        canvas.label(&self.value, value, Align::Left, plain())?;
        if let Some(below) = &self.below {
            let y = centre + self.height() / 2.0 - SMALL_LINE / 2.0;
            canvas.label(below, (left, y), Align::Left, small())?;
        }
        Ok(())
    }
}

fn bold(color: RGBColor) -> Type {
    Type::bold(theme::LABEL, color)
}

fn plain() -> Type {
    Type::new(theme::LABEL, theme::INK)
}

fn small() -> Type {
    Type::new(theme::NOTE, theme::MUTED)
}

/// All labels of a field.
pub(super) struct EndLabels {
    labels: Vec<EndLabel>,
    gap: f64,
    /// Width of the widest.
    pub width: f64,
}

impl EndLabels {
    pub fn of(labels: Vec<EndLabel>, gap: f64) -> Result<Self, ChartError> {
        let mut width = 0.0_f64;
        for label in &labels {
            width = width.max(label.width()?);
        }
        Ok(EndLabels { labels, gap, width })
    }

    /// Height of a field that has room for all of them.
    pub fn least_field(&self) -> f64 {
        let gaps = self.gap * self.labels.len().saturating_sub(1) as f64;
        let sum: f64 = self.labels.iter().map(EndLabel::height).sum();
        (sum + gaps - OVERHANG.0 - OVERHANG.1 + 1.0).ceil()
    }

    /// Draws them beside their points, in the order in which they were given.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        field: Rect,
        points: &[(f64, f64)],
        frame: &Frame,
    ) -> Result<(), ChartError> {
        let wanted: Vec<f64> = points.iter().map(|point| point.1).collect();
        let heights: Vec<f64> = self.labels.iter().map(EndLabel::height).collect();
        let bounds = (field.top - OVERHANG.0, field.bottom + OVERHANG.1);
        let placed = place::spread(&wanted, &heights, self.gap, bounds);
        let centres = placed.ok_or_else(|| ChartError::Room {
            chart: frame.title.clone(),
            what: "labels beside the field",
            found: heights.len(),
            room: ((bounds.1 - bounds.0) / (LINE + SMALL_LINE)) as usize,
        })?;
        let left = field.right + LEADER;
        for ((label, &(x, y)), &centre) in self.labels.iter().zip(points).zip(&centres) {
            let knee = x.max(field.right - 1.0);
            // A long way to the label must not look like a line of the chart.
            let far = x + LEADER < field.right;
            let dash = if far {
                theme::PRESENT_DASH
            } else {
                theme::SOLID
            };
            let leader = [
                (x + 3.0, y),
                (knee + 7.0, y),
                (left - 9.0, centre),
                (left - 4.0, centre),
            ];
            canvas.path(&leader, label.colors.0, theme::HAIR, dash)?;
            label.draw(canvas, left, centre)?;
        }
        Ok(())
    }
}
