//! What a fan chart shows.

use super::super::told::Shown;

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
    pub layout: Arrangement,
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
pub enum Arrangement {
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

impl Shown for FanChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.unit];
        texts.extend(self.series.iter_mut().map(|fan| &mut fan.label));
        texts.extend(self.targets.iter_mut().map(|target| &mut target.label));
        texts
    }
}
