//! The figures of a board in words.

use crate::source::Tongue;

use super::super::mark::MarkShape;
use super::super::number::{self, Figures, Sign};
use super::super::{theme, words};
use super::{BoardRow, Verdict};
use plotters::style::RGBColor;

/// What stands where there is no figure.
pub(super) const NONE: &str = "–";

impl Verdict {
    /// Word, shape and colour: any two of them suffice.
    pub(super) fn look(self, language: Tongue) -> (String, MarkShape, RGBColor) {
        match self {
            Verdict::Likely => (words::likely(language), MarkShape::Up, theme::LIKELY),
            Verdict::Even => (words::even(language), MarkShape::Bar, theme::EVEN),
            Verdict::Unlikely => (words::unlikely(language), MarkShape::Down, theme::UNLIKELY),
            Verdict::NoEvidence => (
                words::no_evidence(language),
                MarkShape::Diamond,
                theme::MUTED,
            ),
            Verdict::NoBaseline => (words::no_baseline(language), MarkShape::Ring, theme::MUTED),
        }
    }
}

impl BoardRow {
    pub(super) fn baseline_figure(&self, language: Tongue) -> String {
        self.figure(self.baseline, language)
    }

    pub(super) fn median_figure(&self, language: Tongue) -> String {
        let figure = self.projected(language).zip(self.median);
        figure.map_or_else(|| NONE.to_owned(), |(figures, median)| figures.full(median))
    }

    pub(super) fn target_figure(&self, language: Tongue) -> String {
        match (&self.target_words, self.target) {
            (Some(words), _) => words.clone(),
            (None, Some(target)) => {
                let figure = self.figure(Some(target), language);
                format!("{} {figure}", self.sign)
            }
            (None, None) => NONE.to_owned(),
        }
    }

    pub(super) fn interval_figure(&self, language: Tongue) -> Option<String> {
        let (low, high) = (self.low80?, self.high80?);
        let figures = self.projected(language)?;
        Some(figures.range((low, high), Sign::Negative))
    }

    /// Probability, and its error in the same figures; not the error where it is below half a
    /// per cent.
    pub(super) fn chance_figure(&self) -> Option<(String, String)> {
        const SMALL: f64 = 0.0005;
        let (chance, error) = self.probability?;
        let error = match error * 100.0 {
            e if error < SMALL => format!("±{}", number::fixed(e, 2)),
            e if e < 0.95 => format!("±{}", number::fixed(e, 1)),
            e => format!("±{}", number::fixed(e, 0)),
        };
        Some((number::percent(chance), error))
    }

    /// How the median and the ends of its interval are written.
    fn projected(&self, language: Tongue) -> Option<Figures> {
        let values: Vec<f64> = [self.median, self.low80, self.high80]
            .into_iter()
            .flatten()
            .collect();
        (!values.is_empty()).then(|| Figures::of(&values, &self.unit, language))
    }

    fn figure(&self, value: Option<f64>, language: Tongue) -> String {
        value.map_or_else(
            || NONE.to_owned(),
            |value| number::short(value, &self.unit, language),
        )
    }
}
