//! Coverage of forecast intervals by horizon, against what they promise.

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
use super::{place, theme, ticks, words};

/// Coverage by horizon, one field a method or a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageChart {
    /// Words below the horizontal axis, such as `预测步长（年）`.
    pub x_words: String,
    /// The fields.
    pub panels: Vec<CoveragePanel>,
    /// Fields beside each other.
    pub columns: usize,
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoveragePanel {
    /// What stands above it.
    pub title: String,
    /// One line a level.
    pub lines: Vec<CoverageLine>,
}

/// Coverage of the intervals of one level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageLine {
    /// What the intervals promise, such as 0.8.
    pub level: f64,
    /// Horizons in years, ascending.
    pub horizons: Vec<i32>,
    /// Share of observations inside, one a horizon.
    pub coverage: Vec<f64>,
    /// Standard error of the share, one a horizon; none when not known.
    pub error: Vec<f64>,
}

impl Shown for CoverageChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.x_words];
        texts.extend(self.panels.iter_mut().map(|panel| &mut panel.title));
        texts
    }
}

const FIELD: f64 = 200.0;
const HEAD: f64 = 34.0;
const LABELS: f64 = 44.0;
/// Two-sided 95 % of the normal distribution.
const NORMAL_95: f64 = 1.96;

/// Draws coverage by horizon.
pub fn coverage(frame: &Frame, chart: &CoverageChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &CoverageChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let ticks = ticks::nice(0.0, 100.0, 4);
    let one = Magnitude::of(100.0, "%", frame.language);
    let room = panel::label_room(&ticks, one)?;
    let titles = chart.panels.iter().map(|panel| panel.title.as_str());
    let (grid, titles) = PanelGrid::titled(
        &titles.collect::<Vec<_>>(),
        chart.columns,
        room,
        (HEAD, FIELD, panel::BELOW + 18.0),
    )?;
    let horizons = chart
        .panels
        .iter()
        .flat_map(|p| &p.lines)
        .flat_map(|line| &line.horizons);
    let (first, last) = horizons.fold((i32::MAX, i32::MIN), |(a, b), &h| (a.min(h), b.max(h)));
    compose(frame, grid.height(), &keys(frame, chart), |canvas, area| {
        for (place, shown) in chart.panels.iter().enumerate() {
            let (cell, mut field) = (grid.cell(place, area), grid.field(place, area));
            field.right -= LABELS;
            let span = (f64::from(first) - 0.4, f64::from(last) + 0.4);
            let panel = ChartPanel::new(field, span, (0.0, 100.0));
            titles.draw(canvas, place, (cell.left, cell.top + 13.0))?;
            panel.rows(canvas, &ticks, 1.0)?;
            shown.draw(canvas, &panel, frame)?;
            panel.years(canvas, first, last)?;
            let look = Type::new(theme::TICK, theme::MUTED);
            let centre = ((field.left + field.right) / 2.0, cell.bottom - 3.0);
            canvas.text(&chart.x_words, centre, Align::Middle, look)?;
        }
        Ok(())
    })
}

fn check(frame: &Frame, chart: &CoverageChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no fields", chart.panels.len())?;
    for panel in &chart.panels {
        let title = &panel.title;
        check.some(&format!("no lines in \"{title}\""), panel.lines.len())?;
        if panel.lines.len() > theme::SERIES.len() {
            return Err(ChartError::Room {
                chart: frame.title.clone(),
                what: "levels in one field",
                found: panel.lines.len(),
                room: theme::SERIES.len(),
            });
        }
        for line in &panel.lines {
            let name = format!("the {} line of \"{title}\"", number::level(line.level));
            let count = line.horizons.len();
            check.some(&format!("{name} has no horizons"), count)?;
            check.ascending(&format!("the horizons of {name}"), &line.horizons)?;
            check.share(&format!("the level of {name}"), line.level)?;
            check.length(&name, line.coverage.len(), count)?;
            for &share in &line.coverage {
                check.share(&name, share)?;
            }
            if !line.error.is_empty() {
                check.counts(&format!("the error of {name}"), &line.error, count)?;
            }
        }
    }
    Ok(())
}

fn keys(frame: &Frame, chart: &CoverageChart) -> Vec<LegendKey> {
    let language = frame.language;
    let mut keys = vec![
        LegendKey::new(Sample::Words, format!("{}%", words::unit(language))),
        LegendKey::new(
            Sample::Interval(theme::MUTED),
            words::actual_coverage(language),
        ),
        LegendKey::new(
            Sample::Line(theme::MUTED, theme::TARGET_DASH),
            words::nominal_coverage(language),
        ),
    ];
    let errors = chart
        .panels
        .iter()
        .flat_map(|p| &p.lines)
        .any(|line| !line.error.is_empty());
    if errors {
        keys.push(LegendKey::new(Sample::Words, words::bars_are_95(language)));
    }
    keys
}

impl CoveragePanel {
    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        panel: &ChartPanel,
        frame: &Frame,
    ) -> Result<(), ChartError> {
        const SHAPES: [MarkShape; 4] = [
            MarkShape::Disc,
            MarkShape::Square,
            MarkShape::Up,
            MarkShape::Diamond,
        ];
        const LABEL: f64 = 16.0;
        for (place, line) in self.lines.iter().enumerate() {
            let color = theme::SERIES[place];
            let y = panel.at(0.0, line.level * 100.0).1;
            let nominal = [(panel.field.left, y), (panel.field.right, y)];
            canvas.path(&nominal, color, 1.25, theme::TARGET_DASH)?;
        }
        for (place, line) in self.lines.iter().enumerate() {
            let color = theme::SERIES[place];
            let pairs = line.horizons.iter().zip(&line.coverage);
            let points = panel.along(pairs.map(|(&h, &c)| (f64::from(h), c * 100.0)));
            canvas.path(&points, color, theme::LINE, theme::SOLID)?;
            for (at, &point) in points.iter().enumerate() {
                if let Some(error) = line.error.get(at) {
                    let share = line.coverage[at];
                    let end = |sign: f64| {
                        let value = (share + sign * NORMAL_95 * error).clamp(0.0, 1.0);
                        panel.at(f64::from(line.horizons[at]), value * 100.0)
                    };
                    canvas.path(&[end(-1.0), end(1.0)], color, 1.25, theme::SOLID)?;
                }
                canvas.mark(point, SHAPES[place % SHAPES.len()], 3.8, color)?;
            }
        }
        let wanted: Vec<f64> = self
            .lines
            .iter()
            .map(|line| panel.at(0.0, line.level * 100.0).1)
            .collect();
        let bounds = (panel.field.top - 8.0, panel.field.bottom);
        let heights = vec![LABEL; wanted.len()];
        let centres = place::spread(&wanted, &heights, 0.0, bounds).ok_or(ChartError::Room {
            chart: frame.title.clone(),
            what: "labels of the levels",
            found: wanted.len(),
            room: (FIELD / LABEL) as usize,
        })?;
        for (place, line) in self.lines.iter().enumerate() {
            let look = Type::bold(theme::TICK, theme::SERIES_TEXT[place]);
            let at = (panel.field.right + 7.0, centres[place]);
            canvas.label(&number::level(line.level), at, Align::Left, look)?;
        }
        Ok(())
    }
}
