//! What the data taught: the density of a parameter before and after calibration.

use plotters::style::RGBColor;

use super::canvas::Canvas;
use super::check::{ChartCheck, extent};
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::grid::PanelGrid;
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type};
use super::number::Magnitude;
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::theme::Dash;
use super::told::{Shown, drawn};
use super::{theme, ticks, words};

/// Densities of parameters before and after, one field a parameter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DensityChart {
    /// The parameters.
    pub panels: Vec<DensityPanel>,
    /// Fields beside each other.
    pub columns: usize,
}

/// One parameter. Each field is as high as its highest point; the axis of densities is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DensityPanel {
    /// Name of the parameter.
    pub title: String,
    /// Its unit; may be empty.
    pub unit: String,
    /// Points of the prior density, by ascending value.
    pub prior: Vec<(f64, f64)>,
    /// Points of the posterior density.
    pub posterior: Vec<(f64, f64)>,
}

impl Shown for DensityChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let panels = self.panels.iter_mut();
        panels
            .flat_map(|panel| [&mut panel.title, &mut panel.unit])
            .collect()
    }
}

const FIELD: f64 = 104.0;
const HEAD: f64 = 26.0;
const PRIOR: (RGBColor, Dash, f64) = (theme::MUTED, theme::TARGET_DASH, 0.14);
const POSTERIOR: (RGBColor, Dash, f64) = (theme::SERIES[0], theme::SOLID, 0.26);

/// Draws densities before and after.
pub fn density(frame: &Frame, chart: &DensityChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &DensityChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let titles = chart.panels.iter().map(|panel| panel.title.as_str());
    let (grid, titles) = PanelGrid::titled(
        &titles.collect::<Vec<_>>(),
        chart.columns,
        0.0,
        (HEAD, FIELD, panel::BELOW + 16.0),
    )?;
    let keys = [
        LegendKey::new(Sample::Line(PRIOR.0, PRIOR.1), words::prior(frame.language)),
        LegendKey::new(
            Sample::Line(POSTERIOR.0, POSTERIOR.1),
            words::posterior(frame.language),
        ),
    ];
    compose(frame, grid.height(), &keys, |canvas, area| {
        for (place, shown) in chart.panels.iter().enumerate() {
            let (cell, field) = (grid.cell(place, area), grid.field(place, area));
            titles.draw(canvas, place, (cell.left, cell.top + 13.0))?;
            let points = || shown.prior.iter().chain(&shown.posterior);
            let (low, high) = extent(points().map(|point| point.0));
            let (_, most) = extent(points().map(|point| point.1));
            let ticks = ticks::inside(low, high, 4);
            let magnitude =
                Magnitude::narrow(ticks.high.max(-ticks.low), &shown.unit, frame.language);
            let top = if most > 0.0 { most } else { 1.0 };
            let panel = ChartPanel::new(field, (ticks.low, ticks.high), (0.0, top));
            curve(canvas, &panel, &shown.prior, PRIOR)?;
            curve(canvas, &panel, &shown.posterior, POSTERIOR)?;
            panel.columns(canvas, &ticks, magnitude.divisor)?;
            let look = Type::new(theme::NOTE, theme::MUTED);
            let below = (field.right, cell.bottom - 3.0);
            let unit = magnitude.unit(&shown.unit, frame.language);
            canvas.text(&unit, below, Align::Right, look)?;
        }
        Ok(())
    })
}

fn check(frame: &Frame, chart: &DensityChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no parameters", chart.panels.len())?;
    for panel in &chart.panels {
        for (what, curve) in [("prior", &panel.prior), ("posterior", &panel.posterior)] {
            let name = format!("the {what} of \"{}\"", panel.title);
            check.some(
                &format!("{name} has fewer than two points"),
                curve.len().saturating_sub(1),
            )?;
            let (values, heights): (Vec<f64>, Vec<f64>) = curve.iter().copied().unzip();
            check.column(&name, &values, curve.len())?;
            check.rising(&name, &values)?;
            check.counts(&format!("the density of {name}"), &heights, curve.len())?;
        }
    }
    Ok(())
}

fn curve(
    canvas: &Canvas<'_>,
    panel: &ChartPanel,
    points: &[(f64, f64)],
    (color, dash, opacity): (RGBColor, Dash, f64),
) -> Result<(), ChartError> {
    let line = panel.along(points.iter().copied());
    let mut outline = line.clone();
    if let (Some(first), Some(last)) = (line.first(), line.last()) {
        outline.extend([(last.0, panel.field.bottom), (first.0, panel.field.bottom)]);
    }
    canvas.polygon(&outline, color, opacity)?;
    canvas.path(&line, color, 1.75, dash)
}
