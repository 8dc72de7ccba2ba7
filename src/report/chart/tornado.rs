//! Tornado: how far the result moves when one parameter after the other is low or high.

use super::canvas::Canvas;
use super::check::{ChartCheck, extent};
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type};
use super::number::{self, Magnitude};
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::rect::Rect;
use super::told::{Shown, drawn};
use super::{theme, ticks, wrap};

/// The result at the low and the high value of each parameter. Bars are sorted, the longest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoChart {
    /// Unit of the result.
    pub unit: String,
    /// The result with all parameters at their middle.
    pub base: f64,
    /// Word for the low value of a parameter, such as `参数取第10百分位`.
    pub low_words: String,
    /// Word for the high value.
    pub high_words: String,
    /// One bar a parameter.
    pub bars: Vec<TornadoBar>,
}

/// One parameter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TornadoBar {
    /// Its name.
    pub label: String,
    /// The result when it is low.
    pub low: f64,
    /// The result when it is high.
    pub high: f64,
}

impl Shown for TornadoChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.unit, &mut self.low_words, &mut self.high_words];
        texts.extend(self.bars.iter_mut().map(|bar| &mut bar.label));
        texts
    }
}

const NAMES: f64 = 250.0;
const BETWEEN: f64 = 10.0;
const TOP: f64 = 26.0;

fn name_look() -> Type {
    Type::new(theme::LABEL, theme::INK)
}

/// Draws a tornado chart.
pub fn tornado(frame: &Frame, chart: &TornadoChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &TornadoChart) -> Result<Picture, ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no parameters", chart.bars.len())?;
    check.finite("the base", chart.base)?;
    for bar in &chart.bars {
        check.column(
            &format!("the bar \"{}\"", bar.label),
            &[bar.low, bar.high],
            2,
        )?;
    }
    let mut bars: Vec<&TornadoBar> = chart.bars.iter().collect();
    bars.sort_by(|a, b| (b.high - b.low).abs().total_cmp(&(a.high - a.low).abs()));
    let mut names = Vec::new();
    for bar in &bars {
        names.push(wrap::wrap(&bar.label, NAMES, name_look())?);
    }
    let heights: Vec<f64> = names
        .iter()
        .map(|lines| lines.len() as f64 * name_look().leading() + BETWEEN)
        .collect();
    let ends = bars.iter().flat_map(|bar| [bar.low, bar.high]);
    let (low, high) = extent(ends.chain([chart.base]));
    let ticks = ticks::nice(low, high, 5);
    let magnitude = Magnitude::of(ticks.high.max(-ticks.low), &chart.unit, frame.language);
    let keys = [
        LegendKey::new(
            Sample::Area(theme::SERIES[0], 0.8),
            chart.low_words.as_str(),
        ),
        LegendKey::new(
            Sample::Area(theme::SERIES[1], 0.8),
            chart.high_words.as_str(),
        ),
    ];
    let body = TOP + heights.iter().sum::<f64>() + panel::BELOW + 18.0;
    compose(frame, body, &keys, |canvas, area| {
        let figure = Type::new(theme::TICK, theme::INK);
        let sample = number::short(ticks.high, &chart.unit, frame.language);
        let room = figure.width(&sample)? + 12.0;
        let field = Rect {
            left: area.left + wrap::widest(&names.concat(), name_look())? + 14.0 + room,
            top: area.top + TOP,
            right: area.right - room,
            bottom: area.bottom - panel::BELOW - 18.0,
        };
        let panel = ChartPanel::new(field, (ticks.low, ticks.high), (0.0, 1.0));
        panel.uprights(canvas, &ticks)?;
        let mut top = field.top;
        for ((bar, lines), &height) in bars.iter().zip(&names).zip(&heights) {
            let centre = top + height / 2.0;
            let first = centre - (lines.len() as f64 - 1.0) * name_look().leading() / 2.0;
            let baseline = first + super::lettering::middle(name_look().size);
            canvas.lines(lines, (area.left, baseline), Align::Left, name_look())?;
            draw(canvas, &panel, centre, (chart, bar), frame)?;
            top += height;
        }
        panel.columns(canvas, &ticks, magnitude.divisor)?;
        let unit = Type::new(theme::TICK, theme::MUTED);
        let below = (field.right, field.bottom + panel::BELOW + 14.0);
        canvas.text(
            &magnitude.unit(&chart.unit, frame.language),
            below,
            Align::Right,
            unit,
        )?;
        let base = panel.at(chart.base, 0.0).0;
        canvas.path(
            &[(base, field.top - 6.0), (base, field.bottom)],
            theme::INK,
            1.25,
            theme::SOLID,
        )?;
        let look = Type::bold(theme::TICK, theme::INK);
        let words = number::short(chart.base, &chart.unit, frame.language);
        canvas.label(&words, (base, area.top + 9.0), Align::Middle, look)?;
        Ok(())
    })
}

fn draw(
    canvas: &mut Canvas<'_>,
    panel: &ChartPanel,
    centre: f64,
    (chart, bar): (&TornadoChart, &TornadoBar),
    frame: &Frame,
) -> Result<(), ChartError> {
    const HALF: f64 = 8.0;
    let base = panel.at(chart.base, 0.0).0;
    // Where both ends lie on one side of the base, the shorter bar lies on the longer one.
    let mut ends = [(bar.low, theme::SERIES[0]), (bar.high, theme::SERIES[1])];
    ends.sort_by(|a, b| {
        (b.0 - chart.base)
            .abs()
            .total_cmp(&(a.0 - chart.base).abs())
    });
    for (value, color) in ends {
        let x = panel.at(value, 0.0).0;
        let area = Rect {
            left: x.min(base),
            top: centre - HALF,
            right: x.max(base),
            bottom: centre + HALF,
        };
        canvas.rect(area, theme::PAPER, 1.0)?;
        canvas.rect(area, color, 0.8)?;
    }
    let figure = Type::new(theme::TICK, theme::INK);
    let (least, most) = (
        bar.low.min(bar.high).min(chart.base),
        bar.low.max(bar.high).max(chart.base),
    );
    for (value, align, shift) in [(least, Align::Right, -6.0), (most, Align::Left, 6.0)] {
        if value == chart.base {
            continue;
        }
        let x = panel.at(value, 0.0).0 + shift;
        let words = number::short(value, &chart.unit, frame.language);
        canvas.label(&words, (x, centre), align, figure)?;
    }
    Ok(())
}
