//! The areas or bars of a stacked chart, and the interval of the total.

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::mark::MarkShape;
use super::super::panel::ChartPanel;
use super::super::rect::Rect;
use super::super::theme;
use super::data::StackChart;
use super::look::{BAR, look};

impl StackChart {
    /// Draws the parts from the bottom up, then the total.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, panel: &ChartPanel) -> Result<(), ChartError> {
        let mut below = vec![0.0; self.years.len()];
        for (place, top) in self.tops().into_iter().enumerate() {
            let (color, opacity) = look(place);
            if self.bars() {
                for (at, &year) in self.years.iter().enumerate() {
                    let year = f64::from(year);
                    let (left, upper) = panel.at(year - BAR / 2.0, top[at]);
                    let (right, lower) = panel.at(year + BAR / 2.0, below[at]);
                    let gap = if lower - upper > 2.5 { 0.75 } else { 0.0 };
                    let bar = Rect {
                        left,
                        top: upper + gap,
                        right,
                        bottom: lower,
                    };
                    canvas.rect(bar, color, opacity)?;
                }
            } else {
                let along = |edge: &[f64]| {
                    panel.along(
                        self.years
                            .iter()
                            .zip(edge)
                            .map(|(&y, &v)| (f64::from(y), v)),
                    )
                };
                let upper = along(&top);
                let mut outline = upper.clone();
                outline.extend(along(&below).into_iter().rev());
                canvas.polygon(&outline, color, opacity)?;
                canvas.path(&upper, theme::PAPER, 1.25, theme::SOLID)?;
            }
            below = top;
        }
        let Some(total) = &self.total else {
            return Ok(());
        };
        for (at, &year) in self.years.iter().enumerate() {
            let year = f64::from(year);
            let (low, high) = (
                panel.at(year, total.low[at]),
                panel.at(year, total.high[at]),
            );
            canvas.path(&[low, high], theme::PAPER, 3.0, theme::SOLID)?;
            canvas.path(&[low, high], theme::INK, 1.25, theme::SOLID)?;
            for (x, y) in [low, high] {
                canvas.path(
                    &[(x - 3.0, y), (x + 3.0, y)],
                    theme::INK,
                    1.25,
                    theme::SOLID,
                )?;
            }
            let median = panel.at(year, total.median[at]);
            canvas.mark(median, MarkShape::Disc, 3.4, theme::PAPER)?;
            canvas.mark(median, MarkShape::Disc, 2.6, theme::INK)?;
        }
        Ok(())
    }
}
