//! Scenarios against the baseline: paired differences by year with their uncertainty.

use super::check::ChartCheck;
use super::error::ChartError;
use super::fan::{self, Arrangement, Band, Fan, FanChart};
use super::frame::Frame;
use super::picture::Picture;
use super::told::{Shown, drawn};

/// Differences from the baseline, one field a scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparisonChart {
    /// Unit of the differences.
    pub unit: String,
    /// The scenarios.
    pub scenarios: Vec<Difference>,
    /// Fields beside each other.
    pub columns: usize,
    /// Whether all fields have the same axis.
    pub shared_scale: bool,
}

/// A scenario minus the baseline, draw by draw with the same random streams.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Name of the scenario.
    pub label: String,
    /// Years, ascending.
    pub years: Vec<i32>,
    /// Median difference, one a year.
    pub median: Vec<f64>,
    /// Intervals of the difference.
    pub bands: Vec<Band>,
}

impl Shown for ComparisonChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![&mut self.unit];
        texts.extend(
            self.scenarios
                .iter_mut()
                .map(|scenario| &mut scenario.label),
        );
        texts
    }
}

/// Draws scenarios against the baseline. Zero is always on the axis.
pub fn comparison(frame: &Frame, chart: &ComparisonChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &ComparisonChart) -> Result<Picture, ChartError> {
    ChartCheck::of(frame).some("no scenario beside the baseline", chart.scenarios.len())?;
    let series = chart.scenarios.iter().map(|difference| Fan {
        label: difference.label.clone(),
        years: difference.years.clone(),
        median: difference.median.clone(),
        bands: difference.bands.clone(),
        observed: Vec::new(),
    });
    let layout = Arrangement::SmallMultiples {
        columns: chart.columns,
        shared_scale: chart.shared_scale,
    };
    let fans = FanChart {
        unit: chart.unit.clone(),
        series: series.collect(),
        floor_at_zero: true,
        layout,
        ..FanChart::default()
    };
    fan::differences(frame, &fans)
}
