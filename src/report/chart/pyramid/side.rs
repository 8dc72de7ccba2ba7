//! The two sides of a pyramid and the ages between them.

use plotters::style::RGBColor;

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::lettering::{Align, Type};
use super::super::number::Magnitude;
use super::super::panel::ChartPanel;
use super::super::rect::Rect;
use super::super::theme;
use super::super::ticks::Ticks;
use super::{GROUP, PyramidPanel, SPINE};

/// One sex of a pyramid.
pub(super) struct Side<'a> {
    panel: ChartPanel,
    all: &'a [f64],
    disabled: &'a [f64],
    ends: Option<(&'a [f64], &'a [f64])>,
    colors: (RGBColor, RGBColor),
}

impl<'a> Side<'a> {
    pub(super) fn both(panel: &'a PyramidPanel, field: Rect, ticks: &Ticks) -> [Side<'a>; 2] {
        let middle = (field.left + field.right) / 2.0;
        let groups = (0.0, field.height() / GROUP);
        let left = Rect {
            right: middle - SPINE / 2.0,
            ..field
        };
        let right = Rect {
            left: middle + SPINE / 2.0,
            ..field
        };
        let ends = panel.interval.as_ref();
        [
            Side {
                panel: ChartPanel::new(left, (ticks.high, 0.0), groups),
                all: &panel.male,
                disabled: &panel.male_disabled,
                ends: ends.map(|i| (i.male_low.as_slice(), i.male_high.as_slice())),
                colors: (theme::MEN, theme::MEN_DISABLED),
            },
            Side {
                panel: ChartPanel::new(right, (0.0, ticks.high), groups),
                all: &panel.female,
                disabled: &panel.female_disabled,
                ends: ends.map(|i| (i.female_low.as_slice(), i.female_high.as_slice())),
                colors: (theme::WOMEN, theme::WOMEN_DISABLED),
            },
        ]
    }

    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        ticks: &Ticks,
        magnitude: Magnitude,
    ) -> Result<(), ChartError> {
        let field = self.panel.field;
        for &value in &ticks.values {
            let x = self.panel.at(value, 0.0).0;
            let color = if value == 0.0 {
                theme::AXIS
            } else {
                theme::GRID
            };
            canvas.path(
                &[(x, field.top), (x, field.bottom)],
                color,
                theme::HAIR,
                theme::SOLID,
            )?;
        }
        for (place, (&all, &disabled)) in self.all.iter().zip(self.disabled).enumerate() {
            let low = place as f64;
            self.bar(canvas, (0.0, all), (low + 0.06, low + 0.94), self.colors.0)?;
            self.bar(
                canvas,
                (0.0, disabled),
                (low + 0.06, low + 0.94),
                self.colors.1,
            )?;
            if let Some((lows, highs)) = self.ends {
                let middle = low + 0.5;
                let ends = [
                    self.panel.at(lows[place], middle),
                    self.panel.at(highs[place], middle),
                ];
                canvas.path(&ends, theme::INK, 1.0, theme::SOLID)?;
            }
        }
        self.panel.columns(canvas, ticks, magnitude.divisor)
    }

    fn bar(
        &self,
        canvas: &Canvas<'_>,
        (from, to): (f64, f64),
        (low, high): (f64, f64),
        color: RGBColor,
    ) -> Result<(), ChartError> {
        let (a, b) = (self.panel.at(from, high), self.panel.at(to, low));
        let (left, right) = (a.0.min(b.0), a.0.max(b.0));
        canvas.rect(
            Rect {
                left,
                top: a.1,
                right,
                bottom: b.1,
            },
            color,
            1.0,
        )
    }
}

/// Ages between the two sides, every second group.
pub(super) fn spine(
    canvas: &mut Canvas<'_>,
    field: Rect,
    ages: &[i32],
    between: &str,
) -> Result<(), ChartError> {
    let look = Type::new(10.5, theme::MUTED);
    let middle = (field.left + field.right) / 2.0;
    for (place, age) in ages.iter().enumerate() {
        let y = field.bottom - GROUP * (place as f64 + 0.5);
        let words = match ages.get(place + 1) {
            Some(next) if next - age > 1 => format!("{age}{between}{}", next - 1),
            Some(_) => age.to_string(),
            None => format!("{age}+"),
        };
        if place.is_multiple_of(2) || ages.len() < 8 {
            canvas.label(&words, (middle, y), Align::Middle, look)?;
        }
    }
    Ok(())
}
