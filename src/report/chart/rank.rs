//! Places in order of a number, each a dot with its intervals.

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
use super::{theme, ticks, words};
use crate::source::Tongue;

/// Places in the order in which they are drawn, from the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankChart {
    /// Unit of the numbers.
    pub unit: String,
    /// Whether the numbers are of whole things, such as people.
    pub whole: bool,
    /// The places.
    pub rows: Vec<Ranked>,
}

/// One place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// Its name.
    pub label: String,
    /// Median.
    pub median: f64,
    /// Ends of the middle 80 %.
    pub eighty: (f64, f64),
    /// Ends of the middle 95 %.
    pub ninety_five: (f64, f64),
    /// Whether its dot is filled.
    pub filled: bool,
}

impl Shown for RankChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.unit];
        texts.extend(self.rows.iter_mut().map(|row| &mut row.label));
        texts
    }
}

/// Height of a row.
const ROW: f64 = 15.0;
/// Room for the scale above the rows.
const TOP: f64 = 18.0;
/// Room between a name and the scale.
const GAP: f64 = 12.0;

/// Draws places in order.
pub fn rank(frame: &Frame, chart: &RankChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

/// The median in words; of whole things that of an even number of draws may lie between two of them.
fn median(chart: &RankChart, row: &Ranked, language: Tongue) -> String {
    let value = match chart.whole {
        true => row.median.round(),
        false => row.median,
    };
    number::short(value, &chart.unit, language)
}

fn picture(frame: &Frame, chart: &RankChart) -> Result<Picture, ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no places", chart.rows.len())?;
    for row in &chart.rows {
        let ends = [
            row.ninety_five.0,
            row.eighty.0,
            row.median,
            row.eighty.1,
            row.ninety_five.1,
        ];
        check.column(&row.label, &ends, ends.len())?;
    }
    let ends = chart
        .rows
        .iter()
        .flat_map(|row| [row.ninety_five.0, row.ninety_five.1]);
    let (low, high) = extent(ends.chain([0.0]));
    let ticks = ticks::nice(low, high, 6);
    let magnitude = Magnitude::of(ticks.high.max(-ticks.low), &chart.unit, frame.language);
    let color = theme::SERIES[0];
    let keys = [
        LegendKey::new(
            Sample::Area(color, 0.8),
            format!("80% {}", words::interval(frame.language)),
        ),
        LegendKey::new(
            Sample::Area(color, 0.3),
            format!("95% {}", words::interval(frame.language)),
        ),
    ];
    let (name, figure) = (
        Type::new(theme::TICK, theme::INK),
        Type::new(theme::TICK, theme::MUTED),
    );
    let mut widest: f64 = 0.0;
    for row in &chart.rows {
        widest = widest.max(name.width(&row.label)?);
    }
    let sample = number::short(ticks.high, &chart.unit, frame.language);
    let room = figure.width(&sample)? + GAP;
    let body = TOP + chart.rows.len() as f64 * ROW + panel::BELOW + 18.0;
    compose(frame, body, &keys, |canvas, area| {
        let field = Rect {
            left: area.left + widest + GAP,
            top: area.top + TOP,
            right: area.right - room,
            bottom: area.bottom - panel::BELOW - 18.0,
        };
        let panel = ChartPanel::new(field, (ticks.low, ticks.high), (0.0, 1.0));
        panel.uprights(canvas, &ticks)?;
        for (place, row) in chart.rows.iter().enumerate() {
            let centre = field.top + (place as f64 + 0.5) * ROW;
            let baseline = centre + middle(name.size);
            canvas.text(
                &row.label,
                (area.left + widest, baseline),
                Align::Right,
                name,
            )?;
            for ((from, to), half, opacity) in [(row.ninety_five, 2.0, 0.3), (row.eighty, 3.5, 0.5)]
            {
                let (left, right) = (panel.at(from, 0.0).0, panel.at(to, 0.0).0);
                let bar = Rect {
                    left,
                    top: centre - half,
                    right,
                    bottom: centre + half,
                };
                canvas.rect(bar, color, opacity)?;
            }
            let dot = (panel.at(row.median, 0.0).0, centre);
            canvas.circle(dot, 4.0, theme::INK)?;
            if !row.filled {
                canvas.circle(dot, 2.4, theme::PAPER)?;
            }
            let words = median(chart, row, frame.language);
            let x = panel.at(row.ninety_five.1, 0.0).0 + 6.0;
            canvas.text(&words, (x, baseline), Align::Left, figure)?;
        }
        panel.columns(canvas, &ticks, magnitude.divisor)?;
        let below = (field.right, field.bottom + panel::BELOW + 14.0);
        canvas.text(
            &magnitude.unit(&chart.unit, frame.language),
            below,
            Align::Right,
            figure,
        )?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_whole() {
        let row = Ranked {
            median: 9.5,
            ..Ranked::default()
        };
        let of = |whole| {
            let chart = RankChart {
                unit: "persons".into(),
                whole,
                rows: Vec::new(),
            };
            median(&chart, &row, Tongue::default())
        };
        assert_eq!([of(true), of(false)], ["10", "9.50"]);
    }
}
