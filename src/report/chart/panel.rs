//! One field of a chart with its axes: where a value lies on the picture.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::canvas::Canvas;
use super::error::ChartError;
use super::lettering::{Align, Type};
use super::number::{self, Magnitude};
use super::rect::Rect;
use super::theme;
use super::ticks::{self, Ticks};

/// Distance between a tick label and the field.
const TICK_GAP: f64 = 7.0;
/// Room below a field for the labels of its horizontal axis.
pub(super) const BELOW: f64 = 24.0;

/// A field of the picture with a coordinate system.
pub(super) struct ChartPanel {
    /// The field.
    pub field: Rect,
    coordinates: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl ChartPanel {
    pub fn new(field: Rect, x: (f64, f64), y: (f64, f64)) -> Self {
        let units = |value: f64| (value * theme::UNITS).round() as i32;
        let coordinates = Cartesian2d::new(
            x.0..x.1,
            y.0..y.1,
            (
                units(field.left)..units(field.right),
                units(field.bottom)..units(field.top),
            ),
        );
        ChartPanel { field, coordinates }
    }

    /// Where a value lies.
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let (x, y) = self.coordinates.translate(&(x, y));
        (f64::from(x) / theme::UNITS, f64::from(y) / theme::UNITS)
    }

    /// Where values lie.
    pub fn along(&self, points: impl IntoIterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
        points.into_iter().map(|(x, y)| self.at(x, y)).collect()
    }

    /// Horizontal grid lines with their labels left of the field. The line at zero is an axis.
    pub fn rows(
        &self,
        canvas: &mut Canvas<'_>,
        ticks: &Ticks,
        divisor: f64,
    ) -> Result<(), ChartError> {
        let look = Type::new(theme::TICK, theme::MUTED);
        let labels = labels(ticks, divisor);
        for (&value, label) in ticks.values.iter().zip(&labels) {
            let y = self.at(0.0, value).1;
            let color = if value == 0.0 {
                theme::AXIS
            } else {
                theme::GRID
            };
            canvas.path(
                &[(self.field.left, y), (self.field.right, y)],
                color,
                theme::HAIR,
                theme::SOLID,
            )?;
            canvas.label(label, (self.field.left - TICK_GAP, y), Align::Right, look)?;
        }
        Ok(())
    }

    /// The axis below the field; gives how low it lies.
    fn base(&self, canvas: &mut Canvas<'_>) -> Result<f64, ChartError> {
        let Rect {
            left,
            right,
            bottom,
            ..
        } = self.field;
        canvas.path(
            &[(left, bottom), (right, bottom)],
            theme::AXIS,
            theme::HAIR,
            theme::SOLID,
        )?;
        Ok(bottom)
    }

    /// The axis of years below the field, with a tick each year and a label where there is room.
    pub fn years(&self, canvas: &mut Canvas<'_>, first: i32, last: i32) -> Result<(), ChartError> {
        let look = Type::new(theme::TICK, theme::MUTED);
        let bottom = self.base(canvas)?;
        let room = (self.field.width() / (look.width("2035")? * 1.55)) as usize;
        let labelled = ticks::years(first, last, room);
        for year in first..=last {
            let long = labelled.contains(&year);
            if !long && last - first > 40 {
                continue;
            }
            let x = self.at(f64::from(year), 0.0).0;
            let end = bottom + if long { 5.0 } else { 3.0 };
            canvas.path(
                &[(x, bottom), (x, end)],
                theme::AXIS,
                theme::HAIR,
                theme::SOLID,
            )?;
            if long {
                let y = bottom + 8.0 + look.size;
                canvas.text(&year.to_string(), (x, y), Align::Middle, look)?;
            }
        }
        Ok(())
    }

    /// Upright grid lines, through the whole field.
    pub fn uprights(&self, canvas: &mut Canvas<'_>, ticks: &Ticks) -> Result<(), ChartError> {
        for &value in &ticks.values {
            let x = self.at(value, 0.0).0;
            canvas.path(
                &[(x, self.field.top), (x, self.field.bottom)],
                theme::GRID,
                theme::HAIR,
                theme::SOLID,
            )?;
        }
        Ok(())
    }

    /// Ticks below the field with their labels.
    pub fn columns(
        &self,
        canvas: &mut Canvas<'_>,
        ticks: &Ticks,
        divisor: f64,
    ) -> Result<(), ChartError> {
        let look = Type::new(theme::TICK, theme::MUTED);
        let bottom = self.base(canvas)?;
        for (&value, label) in ticks.values.iter().zip(&labels(ticks, divisor)) {
            let x = self.at(value, 0.0).0;
            canvas.path(
                &[(x, bottom), (x, bottom + 4.0)],
                theme::AXIS,
                theme::HAIR,
                theme::SOLID,
            )?;
            canvas.text(label, (x, bottom + 8.0 + look.size), Align::Middle, look)?;
        }
        Ok(())
    }
}

/// Labels of ticks, after division.
pub(super) fn labels(ticks: &Ticks, divisor: f64) -> Vec<String> {
    let scaled: Vec<f64> = ticks.values.iter().map(|value| value / divisor).collect();
    let told_apart = |decimals: usize| {
        scaled.iter().all(|&value| {
            let power = libm::pow(10.0, decimals as f64);
            ((value * power) - (value * power).round()).abs() < 1e-6 * power.max(1.0)
        })
    };
    let decimals = (0..9)
        .find(|&decimals| told_apart(decimals))
        .unwrap_or(ticks.decimals);
    scaled
        .into_iter()
        .map(|value| number::fixed(value, decimals))
        .collect()
}

/// Room that the labels left of a field need.
pub(super) fn label_room(ticks: &Ticks, magnitude: Magnitude) -> Result<f64, ChartError> {
    let look = Type::new(theme::TICK, theme::MUTED);
    let mut most = 0.0_f64;
    for label in labels(ticks, magnitude.divisor) {
        most = most.max(look.width(&label)?);
    }
    Ok(most + TICK_GAP)
}
