//! Shares of a variance by group of inputs: two bars for each, by itself and with all in which it has a part.

use plotters::style::RGBColor;

use super::canvas::Canvas;
use super::check::{ChartCheck, extent};
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type, middle};
use super::number;
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::rect::Rect;
use super::told::{Shown, drawn};
use super::{theme, ticks, wrap};

/// Groups of inputs in the order in which they are drawn, from the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicesChart {
    /// Word for the share of a group by itself.
    pub first_words: String,
    /// Word for the share with all in which it has a part.
    pub total_words: String,
    /// The groups.
    pub rows: Vec<IndicesRow>,
}

/// One group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicesRow {
    /// Its name.
    pub label: String,
    /// Its share by itself, in per cent.
    pub first: Bar,
    /// Its share with all in which it has a part, in per cent.
    pub total: Bar,
}

/// A share with its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// The share, in per cent.
    pub value: f64,
    /// Ends of its interval.
    pub interval: (f64, f64),
}

impl Shown for IndicesChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.first_words, &mut self.total_words];
        texts.extend(self.rows.iter_mut().map(|row| &mut row.label));
        texts
    }
}

const NAMES: f64 = 250.0;
const BETWEEN: f64 = 12.0;
/// Room of one bar.
const BAR: f64 = 16.0;
const PER_CENT: &str = "%";

fn name_look() -> Type {
    Type::new(theme::LABEL, theme::INK)
}

/// Draws the shares of groups.
pub fn indices(frame: &Frame, chart: &IndicesChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &IndicesChart) -> Result<Picture, ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no groups", chart.rows.len())?;
    let mut names = Vec::new();
    for row in &chart.rows {
        let ends = [row.first, row.total].map(|bar| [bar.value, bar.interval.0, bar.interval.1]);
        check.column(&row.label, &ends.concat(), 6)?;
        names.push(wrap::wrap(&row.label, NAMES, name_look())?);
    }
    let heights: Vec<f64> = names
        .iter()
        .map(|lines| BETWEEN + (lines.len() as f64 * name_look().leading()).max(2.0 * BAR))
        .collect();
    let bars = chart.rows.iter().flat_map(|row| [row.first, row.total]);
    let ends = bars.flat_map(|bar| [bar.value, bar.interval.0, bar.interval.1]);
    let (low, high) = extent(ends.chain([0.0]));
    let ticks = ticks::nice(low, high, 5);
    let keys = [
        LegendKey::new(
            Sample::Area(theme::SERIES[0], 0.8),
            chart.first_words.as_str(),
        ),
        LegendKey::new(
            Sample::Area(theme::SERIES[1], 0.8),
            chart.total_words.as_str(),
        ),
    ];
    let body = heights.iter().sum::<f64>() + panel::BELOW + 18.0;
    compose(frame, body, &keys, |canvas, area| {
        let figure = Type::new(theme::TICK, theme::INK);
        let room = figure.width(&number::short(100.0, PER_CENT, frame.language))? + 12.0;
        let field = Rect {
            left: area.left + wrap::widest(&names.concat(), name_look())? + 14.0,
            top: area.top,
            right: area.right - room,
            bottom: area.bottom - panel::BELOW - 18.0,
        };
        let panel = ChartPanel::new(field, (ticks.low, ticks.high), (0.0, 1.0));
        panel.uprights(canvas, &ticks)?;
        let mut top = field.top;
        for ((row, lines), &height) in chart.rows.iter().zip(&names).zip(&heights) {
            let centre = top + height / 2.0;
            let first = centre - (lines.len() as f64 - 1.0) * name_look().leading() / 2.0;
            let baseline = first + middle(name_look().size);
            canvas.lines(lines, (area.left, baseline), Align::Left, name_look())?;
            let places = [centre - BAR / 2.0, centre + BAR / 2.0];
            let bars = [row.first, row.total].into_iter().zip(theme::SERIES);
            for ((bar, color), at) in bars.zip(places) {
                draw(canvas, &panel, at, bar, color, frame)?;
            }
            top += height;
        }
        panel.columns(canvas, &ticks, 1.0)?;
        let unit = Type::new(theme::TICK, theme::MUTED);
        let below = (field.right, field.bottom + panel::BELOW + 14.0);
        canvas.text(PER_CENT, below, Align::Right, unit)?;
        let zero = panel.at(0.0, 0.0).0;
        canvas.path(
            &[(zero, field.top), (zero, field.bottom)],
            theme::INK,
            1.25,
            theme::SOLID,
        )
    })
}

/// A bar from nought, a thin line over its interval, and its number beside them.
fn draw(
    canvas: &mut Canvas<'_>,
    panel: &ChartPanel,
    centre: f64,
    bar: Bar,
    color: RGBColor,
    frame: &Frame,
) -> Result<(), ChartError> {
    const HALF: f64 = 6.0;
    let at = |value: f64| panel.at(value, 0.0).0;
    let (zero, end) = (at(0.0), at(bar.value));
    let area = Rect {
        left: zero.min(end),
        top: centre - HALF,
        right: zero.max(end),
        bottom: centre + HALF,
    };
    canvas.rect(area, color, 0.8)?;
    let (low, high) = (at(bar.interval.0), at(bar.interval.1));
    canvas.path(
        &[(low, centre), (high, centre)],
        theme::INK,
        theme::HAIR,
        theme::SOLID,
    )?;
    let words = number::short(bar.value, PER_CENT, frame.language);
    let x = zero.max(end).max(high) + 6.0;
    let figure = Type::new(theme::TICK, theme::INK);
    canvas.label(&words, (x, centre), Align::Left, figure)?;
    Ok(())
}
