//! What a row of a table of towns says, and where it belongs.

use crate::axes::Year;
use crate::model::file::{TownCountFile, TownFile};

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Population,
    Share,
    Holders,
    Recipients,
    Centres,
}

impl Measure {
    pub fn of(text: &str) -> Option<Self> {
        Some(match text {
            "人口" | "population" => Measure::Population,
            "比例" | "share" => Measure::Share,
            "持证人数" | "持证残疾人" | "holders" => Measure::Holders,
            "享受人数" | "recipients" => Measure::Recipients,
            "机构数" | "centres" => Measure::Centres,
            _ => return None,
        })
    }

    /// The word of the unit in which it is written.
    pub fn word(self) -> &'static str {
        match self {
            Measure::Population | Measure::Holders | Measure::Recipients => "人",
            Measure::Share => "%",
            Measure::Centres => "个",
        }
    }

    /// Whether it is a number of a year.
    pub fn has_year(self) -> bool {
        matches!(self, Measure::Holders | Measure::Recipients)
    }

    /// Whether it is of a service.
    pub fn has_service(self) -> bool {
        matches!(self, Measure::Recipients | Measure::Centres)
    }
}

/// What a row says.
pub(super) struct ToldRow {
    pub counted: Measure,
    pub service: String,
    pub value: f64,
    pub year: Year,
    pub error: f64,
}

impl ToldRow {
    /// Lays it over what is said of the town; its key there, or nothing where it is said already.
    pub fn put(self, town: &mut TownFile) -> Option<String> {
        let count = TownCountFile {
            year: self.year,
            persons: self.value,
            error: self.error,
            ..TownCountFile::default()
        };
        let once = |known: &[TownCountFile]| known.iter().all(|own| own.year != self.year);
        match self.counted {
            Measure::Population => {
                let before = town.population.replace(self.value);
                before.is_none().then(|| "population".into())
            }
            Measure::Share => {
                let before = town.share.replace(self.value);
                before.is_none().then(|| "share".into())
            }
            Measure::Holders => {
                let first = once(&town.holders);
                town.holders.push(count);
                first.then(|| format!("holders.{}", town.holders.len()))
            }
            Measure::Recipients => {
                let known = town.recipients.entry(self.service.clone()).or_default();
                let first = once(known);
                known.push(count);
                first.then(|| format!("recipients.{}.{}", self.service, known.len()))
            }
            Measure::Centres => {
                let key = format!("centres.{}", self.service);
                let before = town.centres.insert(self.service, self.value as u32);
                before.is_none().then_some(key)
            }
        }
    }
}
