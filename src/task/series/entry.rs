//! One series of a file, and how it is shown.

use crate::axes::Year;
use crate::forecast::Series;
use crate::report::forecasts::NumberStyle;
use crate::source::added_up;

/// One series, and how it is shown.
#[derive(Clone, Debug)]
pub struct PanelSeries {
    /// The series.
    pub series: Series,
    /// Its unit as the file says it.
    pub unit: Option<String>,
    /// How its numbers are written.
    pub measure: NumberStyle,
    /// 100 where the file gives shares in percent.
    pub scale: f64,
}

impl PanelSeries {
    /// Whole numbers without a unit.
    #[cfg(test)]
    pub fn counted(series: Series) -> Self {
        PanelSeries {
            series,
            unit: None,
            measure: NumberStyle::Number { decimals: 0 },
            scale: 1.0,
        }
    }

    /// Years with their values as the file has them, in Chinese and English; nothing where there are none.
    pub fn told(&self, found: &[(Year, f64)]) -> Option<[String; 2]> {
        let each = |between: &str, year: &str| {
            let pairs = found.iter();
            let pairs = pairs.map(|(y, v)| format!("{y}{year} {}", added_up(self.scale * v)));
            pairs.collect::<Vec<_>>().join(between)
        };
        (!found.is_empty()).then(|| [each("、", " 年的"), each(", ", ":")])
    }
}

/// The values of a series that are known, each with its year.
pub fn known(series: &Series) -> Vec<(Year, f64)> {
    let years = series.start_year..;
    let pairs = years.zip(&series.values);
    pairs.filter_map(|(year, v)| v.map(|v| (year, v))).collect()
}
