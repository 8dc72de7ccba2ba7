//! Lines, shapes and text on a picture, in logical pixels.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color, FontDesc, FontFamily, FontStyle, IntoTextStyle, RGBColor, ShapeStyle,
};

use super::dash;
use super::error::ChartError;
use super::theme::{self, Dash};
use super::typeface::{self, Weight};

/// Offset by which plotters' SVG sets the baseline below the point of a text hung from its top.
const HANG: f64 = 0.76;
/// Full-width punctuation whose sign stands in its right half.
const OPENING: [char; 10] = ['“', '‘', '（', '《', '〈', '【', '「', '『', '〔', '［'];
/// The blank part of it, as a share of the size.
const HALF_EM: f64 = 0.46;
/// plotters' size of a font is the height of its line.
const LINE_BOX: f64 = 1.24;

/// A rectangle, `x` to the right and `y` downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether two rectangles share more than an edge of half a pixel.
    pub fn overlaps(&self, other: &Rect) -> bool {
        const TOUCH: f64 = 0.5;
        self.left + TOUCH < other.right
            && other.left + TOUCH < self.right
            && self.top + TOUCH < other.bottom
            && other.top + TOUCH < self.bottom
    }
}

/// Where a text stands about its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub size: f64,
    pub weight: Weight,
    pub color: RGBColor,
}

impl Type {
    pub fn new(size: f64, color: RGBColor) -> Self {
        let weight = Weight::Regular;
        Type { size, weight, color }
    }

    pub fn bold(size: f64, color: RGBColor) -> Self {
        let weight = Weight::Bold;
        Type { size, weight, color }
    }

    pub fn width(&self, text: &str) -> Result<f64, ChartError> {
        typeface::width(text, self.size, self.weight)
    }

    /// Distance from one baseline to the next.
    pub fn leading(&self) -> f64 {
        self.size * theme::LEADING
    }
}

/// A picture in the making.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    /// Every text with the box it fills, for the check that none overlaps another.
    pub placed: Vec<(String, Rect)>,
}

/// Shape of a small mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Disc,
    Ring,
    Square,
    Diamond,
    Up,
    Down,
    Bar,
}

impl<'a> Canvas<'a> {
    pub fn new(area: DrawingArea<SVGBackend<'a>, Shift>) -> Self {
        let placed = Vec::new();
        Canvas { area, placed }
    }

    /// A line through points.
    pub fn path(
        &self,
        points: &[(f64, f64)],
        color: RGBColor,
        width: f64,
        dash: Dash,
    ) -> Result<(), ChartError> {
        let style = ShapeStyle {
            color: color.to_rgba(),
            filled: false,
            stroke_width: round(width).unsigned_abs().max(1),
        };
        for piece in dash::pieces(points, dash) {
            let piece: Vec<(i32, i32)> = piece.into_iter().map(units).collect();
            self.area.draw(&PathElement::new(piece, style)).map_err(drawing)?;
        }
        Ok(())
    }

    /// A filled polygon.
    pub fn polygon(
        &self,
        points: &[(f64, f64)],
        color: RGBColor,
        opacity: f64,
    ) -> Result<(), ChartError> {
        let points: Vec<(i32, i32)> = points.iter().map(|&p| units(p)).collect();
        self.area
            .draw(&Polygon::new(points, color.mix(opacity).filled()))
            .map_err(drawing)
    }

    /// A filled rectangle.
    pub fn rect(&self, rect: Rect, color: RGBColor, opacity: f64) -> Result<(), ChartError> {
        let corners = [units((rect.left, rect.top)), units((rect.right, rect.bottom))];
        self.area
            .draw(&Rectangle::new(corners, color.mix(opacity).filled()))
            .map_err(drawing)
    }

    /// The outline of a rectangle.
    pub fn outline(&self, rect: Rect, color: RGBColor, width: f64) -> Result<(), ChartError> {
        let Rect { left, top, right, bottom } = rect;
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.path(&corners, color, width, theme::SOLID)
    }

    /// A small mark about a point.
    pub fn mark(
        &self,
        (x, y): (f64, f64),
        shape: Shape,
        radius: f64,
        color: RGBColor,
    ) -> Result<(), ChartError> {
        let r = radius;
        match shape {
            Shape::Disc | Shape::Ring => {
                let full = Circle::new(units((x, y)), round(r), color.filled());
                self.area.draw(&full).map_err(drawing)?;
                if shape == Shape::Disc {
                    return Ok(());
                }
                let hole = Circle::new(units((x, y)), round(r * 0.55), theme::PAPER.filled());
                self.area.draw(&hole).map_err(drawing)
            }
            Shape::Square => {
                let s = r * 0.88;
                self.polygon(&[(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)], color, 1.0)
            }
            Shape::Diamond => {
                let s = r * 1.3;
                self.polygon(&[(x, y - s), (x + s, y), (x, y + s), (x - s, y)], color, 1.0)
            }
            Shape::Up => {
                let s = r * 1.15;
                self.polygon(&[(x, y - s), (x + s, y + s * 0.8), (x - s, y + s * 0.8)], color, 1.0)
            }
            Shape::Down => {
                let s = r * 1.15;
                self.polygon(&[(x, y + s), (x + s, y - s * 0.8), (x - s, y - s * 0.8)], color, 1.0)
            }
            Shape::Bar => {
                let (w, h) = (r * 1.1, r * 0.4);
                self.polygon(&[(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)], color, 1.0)
            }
        }
    }

    /// A text on one line; `y` is its baseline. Gives its width.
    pub fn text(
        &mut self,
        text: &str,
        (x, y): (f64, f64),
        align: Align,
        look: Type,
    ) -> Result<f64, ChartError> {
        let width = look.width(text)?;
        if text.trim().is_empty() {
            return Ok(width);
        }
        let x = match align {
            // Opening punctuation has its blank half before it: it hangs over the edge.
            Align::Left if text.starts_with(OPENING) => x - HALF_EM * look.size,
            _ => x,
        };
        let (left, horizontal) = match align {
            Align::Left => (x, HPos::Left),
            Align::Middle => (x - width / 2.0, HPos::Center),
            Align::Right => (x - width, HPos::Right),
        };
        let weight = match look.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let units_high = look.size * theme::UNITS * LINE_BOX;
        let style = FontDesc::new(FontFamily::Name(theme::FAMILY), units_high, weight)
            .into_text_style(&self.area)
            .color(&look.color)
            .pos(Pos::new(horizontal, VPos::Top));
        let hung = units((x, y - HANG * look.size));
        self.area.draw(&Text::new(text, hung, style)).map_err(drawing)?;
        self.placed.push((
            text.to_owned(),
            Rect {
                left,
                top: y - typeface::HEIGHT * look.size,
                right: left + width,
                bottom: y + typeface::DEPTH * look.size,
            },
        ));
        Ok(width)
    }

    /// A text on one line, its capitals centred on `y`.
    pub fn label(
        &mut self,
        text: &str,
        (x, y): (f64, f64),
        align: Align,
        look: Type,
    ) -> Result<f64, ChartError> {
        self.text(text, (x, y + middle(look.size)), align, look)
    }

    /// Lines of text below each other, the first baseline at `y`. Gives the last baseline.
    pub fn lines(
        &mut self,
        lines: &[String],
        (x, y): (f64, f64),
        align: Align,
        look: Type,
    ) -> Result<f64, ChartError> {
        let mut baseline = y;
        for (index, line) in lines.iter().enumerate() {
            baseline = y + index as f64 * look.leading();
            self.text(line, (x, baseline), align, look)?;
        }
        Ok(baseline)
    }
}

/// Distance from the middle of a line of text to its baseline.
pub(super) fn middle(size: f64) -> f64 {
    typeface::CAP_HEIGHT * size / 2.0
}

fn round(value: f64) -> i32 {
    (value * theme::UNITS).round() as i32
}

fn units((x, y): (f64, f64)) -> (i32, i32) {
    (round(x), round(y))
}

fn drawing(error: impl std::fmt::Display) -> ChartError {
    ChartError::Drawing(error.to_string())
}
