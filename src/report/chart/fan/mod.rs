//! Fan chart: medians with bands of uncertainty, what was observed, and the plan's targets.

mod field;
mod multiples;
mod overlay;
mod target;

use crate::source::Language;

use super::check::Check;
use super::error::ChartError;
use super::frame::Frame;
use super::key::{Key, Sample};
use super::number::{Figures, Sign};
use super::picture::Picture;
use super::{canvas, number, theme, words};

/// Series by year with their uncertainty. Values are in `unit`; shares with the unit `%` are given
/// in percent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FanChart {
    /// Unit of all values, such as `人` or `yuan`. The axis counts in 万, 亿 or millions by itself.
    pub unit: String,
    /// The series; at most seven when they share one field.
    pub series: Vec<Fan>,
    /// Targets to compare with.
    pub targets: Vec<TargetLine>,
    /// Last year with data: a line divides what was observed from what is projected.
    pub present: Option<i32>,
    /// Whether the axis starts at zero.
    pub floor_at_zero: bool,
    /// One field for all series, or one for each.
    pub layout: Layout,
}

/// One series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fan {
    /// Its name, written at the end of its line.
    pub label: String,
    /// Years, ascending.
    pub years: Vec<i32>,
    /// Median, one a year.
    pub median: Vec<f64>,
    /// Bands in any order.
    pub bands: Vec<Band>,
    /// Observed values; they may lie outside `years`.
    pub observed: Vec<(i32, f64)>,
}

/// A central interval of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Probability inside, such as 0.8.
    pub level: f64,
    /// Lower ends, one a year.
    pub low: Vec<f64>,
    /// Upper ends, one a year.
    pub high: Vec<f64>,
}

/// A target of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetLine {
    /// The year it is due.
    pub year: i32,
    /// Its value, in the unit of the chart.
    pub value: f64,
    /// What is written beside it.
    pub label: String,
    /// The series it belongs to, by place; every series when not given.
    pub series: Option<usize>,
}

/// How several series share the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// All in one field, labelled at the ends of their lines. With more than four series only the
    /// narrowest band is drawn, so that the lines can be seen.
    #[default]
    Overlay,
    /// One small field a series.
    SmallMultiples {
        /// Fields beside each other.
        columns: usize,
        /// Whether all fields have the same axis; otherwise each has its own and the key says so.
        shared_scale: bool,
    },
}

/// Draws a fan chart.
pub fn fan(frame: &Frame, chart: &FanChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    match chart.layout {
        Layout::Overlay => overlay::draw(frame, chart),
        Layout::SmallMultiples { .. } => multiples::draw(frame, chart, Sign::Negative),
    }
}

/// Draws differences: as small fields, with the sign of every value written out.
pub(super) fn differences(frame: &Frame, chart: &FanChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    multiples::draw(frame, chart, Sign::Always)
}

fn check(frame: &Frame, chart: &FanChart) -> Result<(), ChartError> {
    let check = Check::of(frame);
    check.some("no series", chart.series.len())?;
    for series in &chart.series {
        let label = &series.label;
        check.some(&format!("the series \"{label}\" has no years"), series.years.len())?;
        check.ascending(&format!("the years of \"{label}\""), &series.years)?;
        let count = series.years.len();
        check.column(&format!("the median of \"{label}\""), &series.median, count)?;
        for band in &series.bands {
            let name = format!("the {} band of \"{label}\"", number::level(band.level));
            check.share(&format!("the level of {name}"), band.level)?;
            check.interval(&name, &band.low, &band.high, count)?;
        }
        for (year, value) in &series.observed {
            check.finite(&format!("the observed value of \"{label}\" in {year}"), *value)?;
        }
    }
    for target in &chart.targets {
        check.finite(&format!("the target \"{}\"", target.label), target.value)?;
    }
    Ok(())
}

impl Fan {
    /// Bands from the widest to the narrowest.
    fn widest_first(&self) -> Vec<&Band> {
        let mut bands: Vec<&Band> = self.bands.iter().collect();
        bands.sort_by(|a, b| b.level.total_cmp(&a.level));
        bands
    }

    /// The median of the last year, and the narrowest band's ends, in words: `2.31万` and
    /// `80%：2.12–2.51万`.
    fn last(&self, unit: &str, language: Language, sign: Sign) -> (String, Option<String>) {
        let median = self.median.last().copied().unwrap_or_default();
        let band = self.widest_first().last().copied();
        let ends = band.and_then(|band| Some((band.level, *band.low.last()?, *band.high.last()?)));
        let (low, high) = ends.map_or((median, median), |(_, low, high)| (low, high));
        let figures = Figures::of(&[median, low, high], unit, language);
        let interval = ends.map(|(level, low, high)| {
            let colon = language.pick("：", ": ");
            let range = figures.range((low, high), language, sign);
            format!("{}{colon}{range}", number::level(level))
        });
        (sign.of(median, figures.full(median)), interval)
    }
}

impl FanChart {
    /// All values of some series and of the targets that concern them.
    fn values<'a>(&'a self, series: &'a [usize]) -> impl Iterator<Item = f64> + 'a {
        let fans = series.iter().map(|&place| &self.series[place]);
        let drawn = fans.flat_map(|fan| {
            let ends = fan.bands.iter().flat_map(|band| band.low.iter().chain(&band.high));
            let seen = fan.observed.iter().map(|(_, value)| value);
            fan.median.iter().chain(ends).chain(seen).copied()
        });
        drawn.chain(self.targets_of(series).map(|target| target.value))
    }

    /// Targets that concern some series.
    fn targets_of<'a>(&'a self, series: &'a [usize]) -> impl Iterator<Item = &'a TargetLine> + 'a {
        let concerns = |target: &&TargetLine| target.series.is_none_or(|s| series.contains(&s));
        self.targets.iter().filter(concerns)
    }

    /// First and last year on the axis.
    fn span(&self) -> (i32, i32) {
        let mut first = i32::MAX;
        let mut last = i32::MIN;
        for fan in &self.series {
            let years = fan.years.iter().chain(fan.observed.iter().map(|(year, _)| year));
            for &year in years.chain(self.targets.iter().map(|target| &target.year)) {
                (first, last) = (first.min(year), last.max(year));
            }
        }
        (first, last)
    }

    /// The present, if it lies on the axis.
    fn shown_present(&self) -> Option<i32> {
        let (first, last) = self.span();
        self.present.filter(|year| (first..=last).contains(year))
    }

    /// The range of the axis that holds some series.
    fn extent(&self, series: &[usize]) -> (f64, f64) {
        let (low, high) = super::check::extent(self.values(series));
        match (self.floor_at_zero, low >= 0.0) {
            (true, true) => (0.0, high),
            (true, false) => (low, high.max(0.0)),
            (false, _) => (low, high),
        }
    }

    /// Key of what is drawn, in the colour of the only series or in grey.
    fn keys(&self, frame: &Frame, all_bands: bool) -> Vec<Key> {
        let language = frame.language;
        let color = if self.series.len() == 1 { theme::SERIES[0] } else { theme::MUTED };
        let mut keys = vec![Key::new(Sample::Line(color, theme::SOLID), words::median(language))];
        let mut levels: Vec<f64> =
            self.series.iter().flat_map(|fan| fan.bands.iter().map(|band| band.level)).collect();
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let shown = if all_bands { levels.len() } else { levels.len().min(1) };
        for (place, &level) in levels.iter().take(shown).enumerate() {
            let words = format!("{} {}", number::level(level), words::interval(language));
            let opacity = field::seen_opacity(shown - 1 - place);
            keys.push(Key::new(Sample::Area(color, opacity), words));
        }
        if self.series.iter().any(|fan| !fan.observed.is_empty()) {
            let sample = Sample::Mark(color, canvas::Shape::Disc);
            keys.push(Key::new(sample, words::observed(language)));
        }
        if !self.targets.is_empty() {
            keys.push(Key::new(Sample::Target(theme::TARGET), words::target(language)));
        }
        keys
    }
}
