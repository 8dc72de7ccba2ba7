//! Waterfall: from one level to another, step by step, each with its interval.

use super::canvas::Canvas;
use super::check::{ChartCheck, extent};
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type, middle};
use super::number::{self, Magnitude};
use super::panel::{self, ChartPanel};
use super::picture::Picture;
use super::rect::Rect;
use super::told::{Shown, drawn};
use super::{theme, ticks, words, wrap};

/// Two levels, and the steps that lead from the first to the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaterfallChart {
    /// Unit of everything.
    pub unit: String,
    /// Name and level where it begins.
    pub from: (String, f64),
    /// The steps, from the top; they add up to the difference of the levels.
    pub steps: Vec<WaterfallStep>,
    /// Name and level where it ends.
    pub to: (String, f64),
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaterfallStep {
    /// Its name.
    pub label: String,
    /// What it adds.
    pub adds: f64,
    /// Ends of the middle 80 % of what it adds.
    pub interval: (f64, f64),
}

impl Shown for WaterfallChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.unit, &mut self.from.0, &mut self.to.0];
        texts.extend(self.steps.iter_mut().map(|step| &mut step.label));
        texts
    }
}

/// Room for the names.
const NAMES: f64 = 220.0;
/// Height of a row.
const ROW: f64 = 34.0;
/// Half of the height of a bar.
const HALF: f64 = 9.0;
/// Room above the rows.
const TOP: f64 = 8.0;

/// Draws a waterfall, downwards: names stand at the left as they are read.
pub fn waterfall(frame: &Frame, chart: &WaterfallChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &WaterfallChart) -> Result<Picture, ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no steps", chart.steps.len())?;
    check.finite("the first level", chart.from.1)?;
    check.finite("the last level", chart.to.1)?;
    for step in &chart.steps {
        let values = [step.adds, step.interval.0, step.interval.1];
        check.column(&step.label, &values, values.len())?;
    }
    let mut level = chart.from.1;
    let mut ends = vec![level, chart.to.1];
    for step in &chart.steps {
        ends.extend([level + step.interval.0, level + step.interval.1]);
        level += step.adds;
        ends.push(level);
    }
    let (least, most) = extent(ends.into_iter());
    // Bars of the levels begin at nought only where the steps are then still seen.
    let low = if least > 0.0 && (most - least) < 0.35 * most {
        least - 0.15 * (most - least)
    } else {
        least.min(0.0)
    };
    let ticks = ticks::nice(low, most, 5);
    let magnitude = Magnitude::of(ticks.high.max(-ticks.low), &chart.unit, frame.language);
    let language = frame.language;
    let keys = [
        LegendKey::new(Sample::Area(theme::SERIES[0], 0.8), words::more(language)),
        LegendKey::new(Sample::Area(theme::SERIES[1], 0.8), words::less(language)),
        LegendKey::new(
            Sample::Line(theme::INK, theme::SOLID),
            format!("80% {}", words::interval(language)),
        ),
    ];
    let look = Type::new(theme::TICK, theme::INK);
    let rows = chart.steps.len() + 2;
    let body = TOP + rows as f64 * ROW + panel::BELOW + 18.0;
    compose(frame, body, &keys, |canvas, area| {
        let sample = number::short(ticks.high, &chart.unit, language);
        let room = look.width(&sample)? + 24.0;
        let field = Rect {
            left: area.left + NAMES,
            top: area.top + TOP,
            right: area.right - room,
            bottom: area.bottom - panel::BELOW - 18.0,
        };
        let panel = ChartPanel::new(field, (ticks.low, ticks.high), (0.0, 1.0));
        panel.uprights(canvas, &ticks)?;
        let centre = |row: usize| field.top + (row as f64 + 0.5) * ROW;
        let start = ticks.low.max(0.0);
        let name = |canvas: &mut Canvas<'_>, text: &str, row: usize| {
            let lines = wrap::wrap(text, NAMES - 14.0, look)?;
            let first = centre(row) - (lines.len() as f64 - 1.0) * look.leading() / 2.0;
            let at = (area.left, first + middle(look.size));
            canvas.lines(&lines, at, Align::Left, look)
        };
        let bar = |canvas: &Canvas<'_>, row: usize, ends: (f64, f64), color| {
            let (one, two) = (panel.at(ends.0, 0.0).0, panel.at(ends.1, 0.0).0);
            let area = Rect {
                left: one.min(two),
                top: centre(row) - HALF,
                right: one.max(two),
                bottom: centre(row) + HALF,
            };
            canvas.rect(area, color, 0.8)
        };
        let said = |canvas: &mut Canvas<'_>, row: usize, x: f64, text: &str| {
            let at = (x + 8.0, centre(row));
            canvas.label(text, at, Align::Left, look)
        };
        let mut level = chart.from.1;
        name(canvas, &chart.from.0, 0)?;
        bar(canvas, 0, (start, level), theme::MUTED)?;
        let words = number::short(level, &chart.unit, language);
        said(canvas, 0, panel.at(level, 0.0).0, &words)?;
        for (place, step) in chart.steps.iter().enumerate() {
            let row = place + 1;
            let next = level + step.adds;
            let color = theme::SERIES[usize::from(step.adds < 0.0)];
            name(canvas, &step.label, row)?;
            let joint = panel.at(level, 0.0).0;
            canvas.path(
                &[(joint, centre(row - 1) + HALF), (joint, centre(row) - HALF)],
                theme::MUTED,
                theme::HAIR,
                theme::SOLID,
            )?;
            bar(canvas, row, (level, next), color)?;
            let (low, high) = step.interval;
            let whisker = [low, high].map(|end| (panel.at(level + end, 0.0).0, centre(row)));
            canvas.path(&whisker, theme::INK, 1.2, theme::SOLID)?;
            let far = whisker[1].0.max(panel.at(next, 0.0).0).max(joint);
            let sign = if step.adds > 0.0 { "+" } else { "" };
            let words = format!("{sign}{}", number::short(step.adds, &chart.unit, language));
            said(canvas, row, far, &words)?;
            level = next;
        }
        let last = rows - 1;
        name(canvas, &chart.to.0, last)?;
        bar(canvas, last, (start, chart.to.1), theme::MUTED)?;
        let words = number::short(chart.to.1, &chart.unit, language);
        said(canvas, last, panel.at(chart.to.1, 0.0).0, &words)?;
        panel.columns(canvas, &ticks, magnitude.divisor)?;
        let unit = Type::new(theme::TICK, theme::MUTED);
        let below = (field.right, field.bottom + panel::BELOW + 14.0);
        canvas.text(
            &magnitude.unit(&chart.unit, language),
            below,
            Align::Right,
            unit,
        )?;
        Ok(())
    })
}
