//! What the fields of a fan chart ask of the data: ranges, last values, the key.

use crate::source::Tongue;

use super::super::check;
use super::super::frame::Frame;
use super::super::key::{LegendKey, Sample};
use super::super::mark::MarkShape;
use super::super::number::{self, Figures, Sign};
use super::super::{theme, words};
use super::{Band, Fan, FanChart, TargetLine, field};

impl Fan {
    /// Bands from the widest to the narrowest.
    pub(super) fn widest_first(&self) -> Vec<&Band> {
        let mut bands: Vec<&Band> = self.bands.iter().collect();
        bands.sort_by(|a, b| b.level.total_cmp(&a.level));
        bands
    }

    /// The median of the last year, and the narrowest band's ends, in words: `2.31万` and
    /// `80%：2.12～2.51万`.
    pub(super) fn last(
        &self,
        unit: &str,
        language: Tongue,
        sign: Sign,
    ) -> (String, Option<String>) {
        let median = self.median.last().copied().unwrap_or_default();
        let band = self.widest_first().last().copied();
        let ends = band.and_then(|band| Some((band.level, *band.low.last()?, *band.high.last()?)));
        let (low, high) = ends.map_or((median, median), |(_, low, high)| (low, high));
        let figures = Figures::of(&[median, low, high], unit, language);
        let interval = ends.map(|(level, low, high)| {
            let colon = language.pick("：", ": ");
            let range = figures.range((low, high), sign);
            format!("{}{colon}{range}", number::level(level))
        });
        (sign.of(median, figures.full(median)), interval)
    }
}

impl FanChart {
    /// All values of some series and of the targets that concern them.
    pub(super) fn values<'a>(&'a self, series: &'a [usize]) -> impl Iterator<Item = f64> + 'a {
        let fans = series.iter().map(|&place| &self.series[place]);
        let drawn = fans.flat_map(|fan| {
            let ends = fan
                .bands
                .iter()
                .flat_map(|band| band.low.iter().chain(&band.high));
            let seen = fan.observed.iter().map(|(_, value)| value);
            fan.median.iter().chain(ends).chain(seen).copied()
        });
        drawn.chain(self.targets_of(series).map(|target| target.value))
    }

    /// Targets that concern some series.
    pub(super) fn targets_of<'a>(
        &'a self,
        series: &'a [usize],
    ) -> impl Iterator<Item = &'a TargetLine> + 'a {
        let concerns = |target: &&TargetLine| target.series.is_none_or(|s| series.contains(&s));
        self.targets.iter().filter(concerns)
    }

    /// First and last year on the axis.
    pub(super) fn span(&self) -> (i32, i32) {
        let mut first = i32::MAX;
        let mut last = i32::MIN;
        for fan in &self.series {
            let years = fan
                .years
                .iter()
                .chain(fan.observed.iter().map(|(year, _)| year));
            for &year in years.chain(self.targets.iter().map(|target| &target.year)) {
                (first, last) = (first.min(year), last.max(year));
            }
        }
        (first, last)
    }

    /// The present, if it lies on the axis.
    pub(super) fn shown_present(&self) -> Option<i32> {
        let (first, last) = self.span();
        self.present.filter(|year| (first..=last).contains(year))
    }

    /// The range of the axis that holds some series.
    pub(super) fn extent(&self, series: &[usize]) -> (f64, f64) {
        let (low, high) = check::extent(self.values(series));
        match (self.floor_at_zero, low >= 0.0) {
            (true, true) => (0.0, high),
            (true, false) => (low, high.max(0.0)),
            (false, _) => (low, high),
        }
    }

    /// Key of what is drawn, in the colour of the only series or in grey.
    pub(super) fn keys(&self, frame: &Frame, all_bands: bool) -> Vec<LegendKey> {
        let language = frame.language;
        let color = if self.series.len() == 1 {
            theme::SERIES[0]
        } else {
            theme::MUTED
        };
        let mut keys = vec![LegendKey::new(
            Sample::Line(color, theme::SOLID),
            words::median(language),
        )];
        let mut levels: Vec<f64> = self
            .series
            .iter()
            .flat_map(|fan| fan.bands.iter().map(|band| band.level))
            .collect();
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let shown = if all_bands {
            levels.len()
        } else {
            levels.len().min(1)
        };
        for (place, &level) in levels.iter().take(shown).enumerate() {
            let words = format!("{} {}", number::level(level), words::interval(language));
            let opacity = field::seen_opacity(shown - 1 - place);
            keys.push(LegendKey::new(Sample::Area(color, opacity), words));
        }
        if self.series.iter().any(|fan| !fan.observed.is_empty()) {
            let sample = Sample::Mark(color, MarkShape::Disc);
            keys.push(LegendKey::new(sample, words::observed(language)));
        }
        if !self.targets.is_empty() {
            keys.push(LegendKey::new(
                Sample::Target(theme::TARGET),
                words::target(language),
            ));
        }
        keys
    }
}
