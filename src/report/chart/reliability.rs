//! Reliability diagrams: how often events came that were given a probability.

use super::canvas::Canvas;
use super::check::ChartCheck;
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::grid::PanelGrid;
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type};
use super::mark::MarkShape;
use super::number::{self, Magnitude};
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::told::{Shown, drawn};
use super::{theme, ticks, words};

/// Reliability diagrams, one a method or an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReliabilityChart {
    /// The diagrams.
    pub panels: Vec<ReliabilityPanel>,
    /// Fields beside each other.
    pub columns: usize,
}

/// One diagram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReliabilityPanel {
    /// What stands above it.
    pub title: String,
    /// Its points, by ascending forecast probability.
    pub points: Vec<ReliabilityPoint>,
}

/// Forecasts of about the same probability, taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReliabilityPoint {
    /// Their mean probability.
    pub forecast: f64,
    /// Share of the events that came.
    pub observed: f64,
    /// How many forecasts they are.
    pub count: usize,
    /// Ends of an interval about the share, if known.
    pub interval: Option<(f64, f64)>,
}

impl Shown for ReliabilityChart {
    fn texts(&mut self) -> Vec<&mut String> {
        self.panels
            .iter_mut()
            .map(|panel| &mut panel.title)
            .collect()
    }
}

const FIELD: f64 = 230.0;
const HEAD: f64 = 34.0;

/// Draws reliability diagrams.
pub fn reliability(frame: &Frame, chart: &ReliabilityChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &ReliabilityChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let ticks = ticks::nice(0.0, 100.0, 4);
    let room = panel::label_room(&ticks, Magnitude::of(100.0, "%", frame.language))?;
    let titles = chart.panels.iter().map(|panel| panel.title.as_str());
    let (grid, titles) = PanelGrid::titled(
        &titles.collect::<Vec<_>>(),
        chart.columns,
        room,
        (HEAD, FIELD, panel::BELOW + 18.0),
    )?;
    let language = frame.language;
    let most = chart
        .panels
        .iter()
        .flat_map(|p| &p.points)
        .map(|point| point.count)
        .max();
    let keys = [
        LegendKey::new(
            Sample::Interval(theme::SERIES[0]),
            words::observed_share(language),
        ),
        LegendKey::new(
            Sample::Line(theme::MUTED, theme::TARGET_DASH),
            words::as_promised(language),
        ),
        LegendKey::new(Sample::Words, words::area_is_count(language)),
    ];
    compose(frame, grid.height(), &keys, |canvas, area| {
        for (place, shown) in chart.panels.iter().enumerate() {
            let (cell, mut field) = (grid.cell(place, area), grid.field(place, area));
            field.right = field.right.min(field.left + FIELD * 1.5);
            let panel = ChartPanel::new(field, (0.0, 100.0), (0.0, 100.0));
            titles.draw(canvas, place, (cell.left, cell.top + 13.0))?;
            panel.rows(canvas, &ticks, 1.0)?;
            let diagonal = panel.along([(0.0, 0.0), (100.0, 100.0)]);
            canvas.path(&diagonal, theme::MUTED, 1.25, theme::TARGET_DASH)?;
            shown.draw(canvas, &panel, most.unwrap_or(1))?;
            panel.columns(canvas, &ticks, 1.0)?;
            let look = Type::new(theme::TICK, theme::MUTED);
            let centre = ((field.left + field.right) / 2.0, cell.bottom - 3.0);
            let words = words::forecast_chance(language);
            canvas.text(&words, centre, Align::Middle, look)?;
        }
        Ok(())
    })
}

fn check(frame: &Frame, chart: &ReliabilityChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no diagrams", chart.panels.len())?;
    for panel in &chart.panels {
        let title = &panel.title;
        check.some(&format!("no points in \"{title}\""), panel.points.len())?;
        for point in &panel.points {
            let name = format!(
                "the point at {} of \"{title}\"",
                number::level(point.forecast)
            );
            check.share(&format!("the forecast of {name}"), point.forecast)?;
            check.share(&name, point.observed)?;
            if let Some((low, high)) = point.interval {
                check.interval(&format!("the interval of {name}"), &[low], &[high], 1)?;
                check.share(&name, low)?;
                check.share(&name, high)?;
            }
        }
        let forecasts: Vec<f64> = panel.points.iter().map(|point| point.forecast).collect();
        check.rising(&format!("the forecasts of \"{title}\""), &forecasts)?;
    }
    Ok(())
}

impl ReliabilityPanel {
    fn draw(&self, canvas: &Canvas<'_>, panel: &ChartPanel, most: usize) -> Result<(), ChartError> {
        const LEAST: f64 = 2.5;
        const LARGEST: f64 = 7.0;
        let color = theme::SERIES[0];
        let at = |point: &ReliabilityPoint| (point.forecast * 100.0, point.observed * 100.0);
        let line = panel.along(self.points.iter().map(at));
        canvas.path(&line, color, 1.5, theme::SOLID)?;
        for (point, &centre) in self.points.iter().zip(&line) {
            if let Some((low, high)) = point.interval {
                let x = point.forecast * 100.0;
                let bar = panel.along([(x, low * 100.0), (x, high * 100.0)]);
                canvas.path(&bar, color, 1.25, theme::SOLID)?;
            }
            let share = point.count as f64 / most.max(1) as f64;
            let radius = (LARGEST * share.sqrt()).max(LEAST);
            canvas.mark(centre, MarkShape::Disc, radius + 1.0, theme::PAPER)?;
            canvas.mark(centre, MarkShape::Disc, radius, color)?;
        }
        Ok(())
    }
}
