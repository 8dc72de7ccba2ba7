//! Small marks about a point: seven shapes that can be told apart without their colour.

use plotters::style::RGBColor;

use super::canvas::Canvas;
use super::error::ChartError;
use super::theme;

/// Shape of a small mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkShape {
    Disc,
    Ring,
    Square,
    Diamond,
    Up,
    Down,
    Bar,
}

impl Canvas<'_> {
    /// A small mark about a point.
    pub fn mark(
        &self,
        (x, y): (f64, f64),
        shape: MarkShape,
        radius: f64,
        color: RGBColor,
    ) -> Result<(), ChartError> {
        let r = radius;
        let corners = match shape {
            MarkShape::Disc => return self.circle((x, y), r, color),
            MarkShape::Ring => {
                self.circle((x, y), r, color)?;
                return self.circle((x, y), r * 0.55, theme::PAPER);
            }
            MarkShape::Square => quad((x, y), (r * 0.88, r * 0.88)),
            MarkShape::Bar => quad((x, y), (r * 1.1, r * 0.4)),
            MarkShape::Diamond => {
                let s = r * 1.3;
                vec![(x, y - s), (x + s, y), (x, y + s), (x - s, y)]
            }
            MarkShape::Up => triangle((x, y), r * 1.15, -1.0),
            MarkShape::Down => triangle((x, y), r * 1.15, 1.0),
        };
        self.polygon(&corners, color, 1.0)
    }
}

fn quad((x, y): (f64, f64), (w, h): (f64, f64)) -> Vec<(f64, f64)> {
    vec![
        (x - w, y - h),
        (x + w, y - h),
        (x + w, y + h),
        (x - w, y + h),
    ]
}

/// A triangle whose tip points down for `1.0` and up for `-1.0`.
fn triangle((x, y): (f64, f64), s: f64, down: f64) -> Vec<(f64, f64)> {
    vec![
        (x, y + s * down),
        (x + s, y - s * 0.8 * down),
        (x - s, y - s * 0.8 * down),
    ]
}
