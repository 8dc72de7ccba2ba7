//! A forecast with what its readers call its parts, and the rows that a series has on a sheet.

use crate::report::forecasts::{Forecasts, Outlook, named, unit};
use crate::source::{Language, Tongue, Translator};

/// A forecast for the readers of a tongue.
#[derive(Debug)]
pub struct Labelled<'a> {
    /// The forecast.
    pub forecasts: &'a Forecasts,
    /// Who tells its texts to the readers.
    pub reader: Translator,
    /// Names of the sheets: results, charts, history, notes.
    pub sheets: [String; 4],
    /// What each series is called.
    pub names: Vec<String>,
    /// Their units; empty where the file gives none.
    pub units: Vec<String>,
}

impl<'a> Labelled<'a> {
    /// A forecast, with the name and the unit of each series told once.
    pub fn of(forecasts: &'a Forecasts, tongue: Tongue) -> Self {
        let reader = Translator::of(tongue);
        let (series, language) = (forecasts.series.iter(), tongue.written);
        let sheets = [
            ("结果", "Results"),
            ("图", "Charts"),
            ("历史", "History"),
            ("说明", "Notes"),
        ];
        let names = series.clone().map(|own| reader.tell(named(own, language)));
        let units = series.map(|own| reader.tell(&unit(own, language).unwrap_or_default()));
        Labelled {
            sheets: sheets.map(|(zh, en)| reader.pick(zh, en)),
            names: names.collect(),
            units: units.collect(),
            forecasts,
            reader,
        }
    }

    /// Every series with its name and its unit.
    pub fn series(&self) -> impl Iterator<Item = (&'a Outlook, &str, &str)> {
        let labels = self.names.iter().zip(&self.units);
        let series = self.forecasts.series.iter().zip(labels);
        series.map(|(own, (name, unit))| (own, name.as_str(), unit.as_str()))
    }

    /// The language in which its texts are written.
    pub const fn language(&self) -> Language {
        self.reader.written()
    }
}

/// The rows of a series on a sheet, first and last, counted from 0.
pub type Rows = (u32, u32);
