//! Lines, shapes and text on a picture, in logical pixels.

use std::collections::BTreeSet;

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
use super::lettering::{Align, Type, middle};
use super::rect::Rect;
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

/// A picture in the making.
pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    /// Every text with the box it fills, for the check that none overlaps another.
    pub placed: Vec<(String, Rect)>,
    /// Characters that a stand-in takes the place of.
    pub lacking: BTreeSet<char>,
}

impl<'a> Canvas<'a> {
    pub fn new(area: DrawingArea<SVGBackend<'a>, Shift>) -> Self {
        Canvas {
            area,
            placed: Vec::new(),
            lacking: BTreeSet::new(),
        }
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
            self.area
                .draw(&PathElement::new(piece, style))
                .map_err(drawing)?;
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
        let corners = [
            units((rect.left, rect.top)),
            units((rect.right, rect.bottom)),
        ];
        self.area
            .draw(&Rectangle::new(corners, color.mix(opacity).filled()))
            .map_err(drawing)
    }

    /// The outline of a rectangle.
    pub fn outline(&self, rect: Rect, color: RGBColor, width: f64) -> Result<(), ChartError> {
        let Rect {
            left,
            top,
            right,
            bottom,
        } = rect;
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        self.path(&corners, color, width, theme::SOLID)
    }

    /// A filled circle.
    pub fn circle(
        &self,
        centre: (f64, f64),
        radius: f64,
        color: RGBColor,
    ) -> Result<(), ChartError> {
        let circle = Circle::new(units(centre), round(radius), color.filled());
        self.area.draw(&circle).map_err(drawing)
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
        self.lacking.extend(typeface::lacking(text)?);
        let set = typeface::settable(text, look.weight)?;
        self.area
            .draw(&Text::new(set.as_ref(), hung, style))
            .map_err(drawing)?;
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

fn round(value: f64) -> i32 {
    (value * theme::UNITS).round() as i32
}

fn units((x, y): (f64, f64)) -> (i32, i32) {
    (round(x), round(y))
}

fn drawing(error: impl std::fmt::Display) -> ChartError {
    ChartError::Drawing(error.to_string())
}
