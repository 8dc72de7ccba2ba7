//! Histograms beside each other, such as those of the probability integral transform (PIT).

use super::check::ChartCheck;
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::grid::PanelGrid;
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type};
use super::number::{self, Magnitude};
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::rect::Rect;
use super::told::{Shown, drawn};
use super::{theme, ticks, words};

/// Histograms with the same classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistogramChart {
    /// Words below the horizontal axis.
    pub x_words: String,
    /// Words for what is counted.
    pub y_words: String,
    /// Limits of the classes, ascending, one more than there are classes.
    pub edges: Vec<f64>,
    /// The histograms.
    pub panels: Vec<HistogramPanel>,
    /// Fields beside each other.
    pub columns: usize,
}

/// One histogram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistogramPanel {
    /// What stands above it.
    pub title: String,
    /// Counts, one a class.
    pub counts: Vec<f64>,
    /// What would be expected of a good forecast.
    pub expected: Option<ExpectedCount>,
}

/// The count expected in each class, with its sampling interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ExpectedCount {
    /// Probability inside the interval.
    pub level: f64,
    /// The expected count.
    pub mean: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Shown for HistogramChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.x_words, &mut self.y_words];
        texts.extend(self.panels.iter_mut().map(|panel| &mut panel.title));
        texts
    }
}

const FIELD: f64 = 170.0;
const HEAD: f64 = 30.0;
/// Opacity of the interval.
const BAND: f64 = 0.12;

/// Draws histograms.
pub fn histogram(frame: &Frame, chart: &HistogramChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &HistogramChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let counts = chart
        .panels
        .iter()
        .flat_map(|panel| panel.counts.iter().copied());
    let expected = chart
        .panels
        .iter()
        .filter_map(|panel| panel.expected.map(|e| e.high));
    let most = counts.chain(expected).fold(0.0, f64::max);
    let ticks = ticks::nice(0.0, most, 4);
    let magnitude = Magnitude::of(ticks.high, "", frame.language);
    let (from, to) = (chart.edges[0], chart.edges[chart.edges.len() - 1]);
    let below_ticks = ticks::nice(from, to, 4);
    let room = panel::label_room(&ticks, magnitude)?;
    let titles = chart.panels.iter().map(|panel| panel.title.as_str());
    let (grid, titles) = PanelGrid::titled(
        &titles.collect::<Vec<_>>(),
        chart.columns,
        room,
        (HEAD, FIELD, panel::BELOW + 18.0),
    )?;
    compose(frame, grid.height(), &keys(frame, chart), |canvas, area| {
        for (place, histogram) in chart.panels.iter().enumerate() {
            let (cell, field) = (grid.cell(place, area), grid.field(place, area));
            let panel = ChartPanel::new(field, (from, to), (ticks.low, ticks.high));
            titles.draw(canvas, place, (cell.left, cell.top + 14.0))?;
            panel.rows(canvas, &ticks, magnitude.divisor)?;
            if let Some(expected) = histogram.expected {
                let (left, top) = panel.at(from, expected.high);
                let (right, bottom) = panel.at(to, expected.low);
                canvas.rect(
                    Rect {
                        left,
                        top,
                        right,
                        bottom,
                    },
                    theme::INK,
                    BAND,
                )?;
            }
            for (class, &value) in chart.edges.windows(2).zip(&histogram.counts) {
                let (left, top) = panel.at(class[0], value);
                let (right, bottom) = panel.at(class[1], 0.0);
                let bar = Rect {
                    left: left + 0.75,
                    top,
                    right: right - 0.75,
                    bottom,
                };
                canvas.rect(bar, theme::SERIES[0], 0.62)?;
            }
            if let Some(expected) = histogram.expected {
                for end in [expected.low, expected.high] {
                    let line = panel.along([(from, end), (to, end)]);
                    canvas.path(&line, theme::MUTED, 0.75, theme::SOLID)?;
                }
                let line = panel.along([(from, expected.mean), (to, expected.mean)]);
                canvas.path(&line, theme::INK, 1.5, theme::TARGET_DASH)?;
            }
            panel.columns(canvas, &below_ticks, 1.0)?;
            let look = Type::new(theme::TICK, theme::MUTED);
            let centre = ((field.left + field.right) / 2.0, cell.bottom - 3.0);
            canvas.text(&chart.x_words, centre, Align::Middle, look)?;
        }
        Ok(())
    })
}

fn check(frame: &Frame, chart: &HistogramChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no histogram", chart.panels.len())?;
    check.some("no classes", chart.edges.len().saturating_sub(1))?;
    check.column("the limits of the classes", &chart.edges, chart.edges.len())?;
    check.rising("the limits of the classes", &chart.edges)?;
    for panel in &chart.panels {
        let name = format!("the histogram \"{}\"", panel.title);
        check.counts(&name, &panel.counts, chart.edges.len() - 1)?;
        if let Some(expected) = panel.expected {
            let name = format!("the expected count of {name}");
            check.share(&format!("the level of {name}"), expected.level)?;
            check.finite(&name, expected.mean)?;
            check.interval(&name, &[expected.low], &[expected.high], 1)?;
        }
    }
    Ok(())
}

fn keys(frame: &Frame, chart: &HistogramChart) -> Vec<LegendKey> {
    let mut keys = vec![LegendKey::new(
        Sample::Area(theme::SERIES[0], 0.62),
        chart.y_words.as_str(),
    )];
    if let Some(expected) = chart.panels.iter().find_map(|panel| panel.expected) {
        let language = frame.language;
        keys.push(LegendKey::new(
            Sample::Line(theme::INK, theme::TARGET_DASH),
            words::uniform(language),
        ));
        let level = number::level(expected.level);
        let words = format!("{level} {}", words::sampling_interval(language));
        keys.push(LegendKey::new(Sample::Area(theme::INK, BAND), words));
    }
    keys
}
