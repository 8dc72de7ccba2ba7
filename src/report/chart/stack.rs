//! Parts of a total by year, as areas or bars on each other, with the uncertainty of the total.

use plotters::style::RGBColor;

use super::canvas::{Align, Canvas, Rect, Type};
use super::check::Check;
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::key::{Key, Sample};
use super::number::{self, Figures, Magnitude, Sign};
use super::panel::{self, Panel};
use super::picture::Picture;
use super::{place, theme, ticks, words};

/// Parts of a total. Values are medians, at or above zero; they need not add up to the median of
/// the total, which is drawn apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackChart {
    /// Unit of all values.
    pub unit: String,
    /// Years, ascending.
    pub years: Vec<i32>,
    /// Parts, from the bottom up; at most fourteen.
    pub parts: Vec<StackPart>,
    /// The total with its interval.
    pub total: Option<StackTotal>,
    /// Areas or bars.
    pub form: StackForm,
}

/// One part of a total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackPart {
    /// Its name.
    pub label: String,
    /// Values, one a year.
    pub values: Vec<f64>,
}

/// The total and its interval.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackTotal {
    /// Its name.
    pub label: String,
    /// Probability inside the interval.
    pub level: f64,
    /// Medians, one a year.
    pub median: Vec<f64>,
    /// Lower ends.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
}

/// How parts are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StackForm {
    /// Bars, one a year.
    #[default]
    Bars,
    /// Areas through the years; bars when there is one year only.
    Areas,
}

const FIELD: f64 = 390.0;
const UNIT_ROW: f64 = 30.0;
const LEADER: f64 = 24.0;
const LABEL_HEIGHT: f64 = 19.0;
const TOTAL_HEIGHT: f64 = 36.0;
/// Share of a year that a bar fills.
const BAR: f64 = 0.7;

/// Draws a stacked chart.
pub fn stack(frame: &Frame, chart: &StackChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let sums: Vec<f64> = chart.tops().last().cloned().unwrap_or_default();
    let highs = chart.total.iter().flat_map(|total| total.high.iter().copied());
    let most = sums.iter().copied().chain(highs).fold(0.0, f64::max);
    let ticks = ticks::nice(0.0, most, 6);
    let magnitude = Magnitude::of(ticks.high, &chart.unit, frame.language);
    let labels = chart.labels(frame)?;
    let body = UNIT_ROW + FIELD + panel::BELOW;
    compose(frame, body, &chart.keys(frame), |canvas, area| {
        let field = Rect {
            left: area.left + panel::label_room(&ticks, magnitude)?,
            top: area.top + UNIT_ROW,
            right: area.right - labels.width - LEADER,
            bottom: area.top + UNIT_ROW + FIELD,
        };
        let (first, last) = (chart.years[0], chart.years[chart.years.len() - 1]);
        let half = if chart.bars() { 0.5 } else { 0.0 };
        let span = (f64::from(first) - half, f64::from(last) + half);
        let panel = Panel::new(field, span, (ticks.low, ticks.high));
        panel.rows(canvas, &ticks, magnitude.divisor)?;
        let unit = Type::new(theme::TICK, theme::MUTED);
        canvas.label(&magnitude.unit(&chart.unit), (area.left, area.top + 8.0), Align::Left, unit)?;
        chart.draw(canvas, &panel)?;
        panel.years(canvas, first, last)?;
        labels.draw(canvas, &panel, frame, chart)
    })
}

fn check(frame: &Frame, chart: &StackChart) -> Result<(), ChartError> {
    let check = Check::of(frame);
    let count = chart.years.len();
    check.some("no years", count)?;
    check.some("no parts", chart.parts.len())?;
    check.ascending("the years", &chart.years)?;
    for part in &chart.parts {
        check.counts(&format!("the part \"{}\"", part.label), &part.values, count)?;
    }
    if let Some(total) = &chart.total {
        check.column(&format!("the median of \"{}\"", total.label), &total.median, count)?;
        check.share(&format!("the level of \"{}\"", total.label), total.level)?;
        check.interval(&format!("the interval of \"{}\"", total.label), &total.low, &total.high, count)?;
    }
    let room = theme::SERIES.len() * 2;
    if chart.parts.len() > room {
        let (chart, found) = (frame.title.clone(), chart.parts.len());
        return Err(ChartError::Room { chart, what: "parts of a total", found, room });
    }
    Ok(())
}

/// Colour and opacity of a part: after the seventh the colours come again, lighter.
fn look(place: usize) -> (RGBColor, f64) {
    const FIRST: f64 = 0.82;
    const AGAIN: f64 = 0.42;
    let again = place >= theme::SERIES.len();
    (theme::SERIES[place % theme::SERIES.len()], if again { AGAIN } else { FIRST })
}

impl StackChart {
    fn bars(&self) -> bool {
        self.form == StackForm::Bars || self.years.len() == 1
    }

    /// Upper edges of the parts, from the bottom up.
    fn tops(&self) -> Vec<Vec<f64>> {
        let mut sum = vec![0.0; self.years.len()];
        let mut tops = Vec::new();
        for part in &self.parts {
            for (sum, value) in sum.iter_mut().zip(&part.values) {
                *sum += value;
            }
            tops.push(sum.clone());
        }
        tops
    }

    fn keys(&self, frame: &Frame) -> Vec<Key> {
        let Some(total) = &self.total else {
            return Vec::new();
        };
        let level = number::level(total.level);
        let between = frame.language.pick("：", ": ");
        let comma = frame.language.pick("，", ", ");
        let (median, interval) = (words::median(frame.language), words::interval(frame.language));
        let words = format!("{}{between}{median}{comma}{level} {interval}", total.label);
        vec![Key::new(Sample::Interval(theme::INK), words)]
    }

    fn draw(&self, canvas: &Canvas<'_>, panel: &Panel) -> Result<(), ChartError> {
        let mut below = vec![0.0; self.years.len()];
        for (place, top) in self.tops().into_iter().enumerate() {
            let (color, opacity) = look(place);
            if self.bars() {
                for (at, &year) in self.years.iter().enumerate() {
                    let year = f64::from(year);
                    let (left, upper) = panel.at(year - BAR / 2.0, top[at]);
                    let (right, lower) = panel.at(year + BAR / 2.0, below[at]);
                    let gap = if lower - upper > 2.5 { 0.75 } else { 0.0 };
                    let bar = Rect { left, top: upper + gap, right, bottom: lower };
                    canvas.rect(bar, color, opacity)?;
                }
            } else {
                let along = |edge: &[f64]| {
                    panel.along(self.years.iter().zip(edge).map(|(&y, &v)| (f64::from(y), v)))
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
            let (low, high) = (panel.at(year, total.low[at]), panel.at(year, total.high[at]));
            canvas.path(&[low, high], theme::PAPER, 3.0, theme::SOLID)?;
            canvas.path(&[low, high], theme::INK, 1.25, theme::SOLID)?;
            for (x, y) in [low, high] {
                canvas.path(&[(x - 3.0, y), (x + 3.0, y)], theme::INK, 1.25, theme::SOLID)?;
            }
            let median = panel.at(year, total.median[at]);
            canvas.mark(median, super::canvas::Shape::Disc, 3.4, theme::PAPER)?;
            canvas.mark(median, super::canvas::Shape::Disc, 2.6, theme::INK)?;
        }
        Ok(())
    }

    fn labels(&self, frame: &Frame) -> Result<Labels, ChartError> {
        let short = |value: Option<&f64>| {
            number::short(value.copied().unwrap_or_default(), &self.unit, frame.language)
        };
        let mut rows: Vec<(String, String)> = self
            .parts
            .iter()
            .map(|part| (part.label.clone(), short(part.values.last())))
            .collect();
        let mut width = 0.0_f64;
        let mut interval = String::new();
        if let Some(total) = &self.total {
            let last = |values: &[f64]| values.last().copied().unwrap_or_default();
            let (low, high) = (last(&total.low), last(&total.high));
            let values = [last(&total.median), low, high];
            let figures = Figures::of(&values, &self.unit, frame.language);
            rows.push((total.label.clone(), figures.full(values[0])));
            let range = figures.range((low, high), frame.language, Sign::Negative);
            let colon = frame.language.pick("：", ": ");
            interval = format!("{}{colon}{range}", number::level(total.level));
            width = interval_look().width(&interval)?;
        }
        for (name, value) in &rows {
            width = width.max(name_look(theme::INK).width(name)? + 7.0 + value_look().width(value)?);
        }
        Ok(Labels { rows, interval, width })
    }
}

fn name_look(color: RGBColor) -> Type {
    Type::bold(theme::LABEL, color)
}

fn interval_look() -> Type {
    Type::new(theme::NOTE, theme::MUTED)
}

fn value_look() -> Type {
    Type::new(theme::LABEL, theme::INK)
}

/// Names and values of the last year, right of the field.
struct Labels {
    rows: Vec<(String, String)>,
    /// Interval of the total, in words.
    interval: String,
    width: f64,
}

impl Labels {
    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        panel: &Panel,
        frame: &Frame,
        chart: &StackChart,
    ) -> Result<(), ChartError> {
        let last = chart.years.len() - 1;
        let year = f64::from(chart.years[last]);
        let edge = if chart.bars() { year + BAR / 2.0 } else { year };
        let mut points = Vec::new();
        let mut below = 0.0;
        for top in chart.tops() {
            points.push(panel.at(edge, (below + top[last]) / 2.0));
            below = top[last];
        }
        if let Some(total) = &chart.total {
            let (_, y) = panel.at(year, total.high[last]);
            points.push((panel.at(year, 0.0).0 + 4.0, y));
        }
        let wanted: Vec<f64> = points.iter().map(|point| point.1).collect();
        let bounds = (panel.field.top - 22.0, panel.field.bottom + 22.0);
        let mut heights = vec![LABEL_HEIGHT; chart.parts.len()];
        if chart.total.is_some() {
            heights.push(TOTAL_HEIGHT);
        }
        let centres = place::spread(&wanted, &heights, 0.0, bounds).ok_or(ChartError::Room {
            chart: frame.title.clone(),
            what: "labels of the parts",
            found: wanted.len(),
            room: (FIELD / LABEL_HEIGHT) as usize,
        })?;
        let left = panel.field.right + LEADER;
        for (place, (&(x, y), &centre)) in points.iter().zip(&centres).enumerate() {
            let part = place < chart.parts.len();
            let color = if part { look(place).0 } else { theme::INK };
            let from = x.max(panel.field.right - 1.0);
            let leader =
                [(x + 2.0, y), (from + 5.0, y), (left - 8.0, centre), (left - 4.0, centre)];
            canvas.path(&leader, color, theme::HAIR, theme::SOLID)?;
            let (name, value) = &self.rows[place];
            let mut line = centre;
            if !part {
                line = centre - TOTAL_HEIGHT / 4.0;
                let below = (left, centre + TOTAL_HEIGHT / 4.0 - 1.0);
                canvas.label(&self.interval, below, Align::Left, interval_look())?;
            }
            let end = left + canvas.label(name, (left, line), Align::Left, name_look(color))?;
            canvas.label(value, (end + 7.0, line), Align::Left, value_look())?;
        }
        Ok(())
    }
}
