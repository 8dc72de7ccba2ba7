//! How a text looks and where it stands about its point.

use plotters::style::RGBColor;

use super::error::ChartError;
use super::theme;
use super::typeface::{self, Weight};

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
        Type {
            size,
            weight,
            color,
        }
    }

    pub fn bold(size: f64, color: RGBColor) -> Self {
        let weight = Weight::Bold;
        Type {
            size,
            weight,
            color,
        }
    }

    pub fn width(&self, text: &str) -> Result<f64, ChartError> {
        typeface::width(text, self.size, self.weight)
    }

    /// Distance from one baseline to the next.
    pub fn leading(&self) -> f64 {
        self.size * theme::LEADING
    }
}

/// Distance from the middle of a line of text to its baseline.
pub(super) fn middle(size: f64) -> f64 {
    typeface::CAP_HEIGHT * size / 2.0
}
