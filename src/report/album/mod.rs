//! The pictures of a run: which there are, and what each of them says.
//!
//! `people`, `households`, `registration`, `money`, `plan` and `comparison` have a room each.

mod budget;
mod compared;
mod comparison;
mod decided;
mod households;
mod money;
mod people;
mod phrase;
mod plan;
mod reasons;
mod registration;
mod towns;

pub use comparison::paired;

use self::phrase::phrase;
use super::chart::{Band, ChartError, Fan, Frame, Mark, Picture};
use super::number::with_unit;
use crate::axes::Year;
use crate::evaluation::{Attainment, Summaries, Summary};
use crate::model::Model;
use crate::projection::Projection;
use crate::simulation::Outcome;
use crate::source::Language;
use crate::units::Unit;

/// A picture and the file name that it goes under, without language and ending; or why it cannot be drawn.
pub type Named = (String, Result<Picture, ChartError>);

/// Everything that the pictures are made of.
#[derive(Clone, Copy, Debug)]
pub struct Album<'a> {
    /// The model that ran.
    pub model: &'a Model,
    /// What came out.
    pub outcome: &'a Outcome,
    /// Medians and intervals.
    pub summaries: &'a Summaries,
    /// Targets.
    pub attainments: &'a [Attainment],
    /// The baseline under the same random streams, where this is a scenario.
    pub baseline: Option<&'a Projection>,
    /// Titles of the sources, by key and language.
    pub sources: &'a dyn Sources,
    /// Seed of the run.
    pub seed: u64,
}

/// Gives the title of a source.
pub trait Sources: std::fmt::Debug + Sync {
    /// Title of a source in a language.
    fn title(&self, key: &str, language: Language) -> String;
}

impl Album<'_> {
    /// All pictures in a language.
    pub fn pictures(&self, language: Language) -> Vec<Named> {
        let mut pictures: Vec<Named> = Vec::new();
        let mut add = |name: &str, picture| pictures.push((name.to_string(), picture));
        add("population-pyramid", self.pyramid(language));
        if self.model.settings.disability.is_some() {
            add("certificate-holders", self.holders(language));
            add("registration", self.registration(language));
        }
        if self.model.services.iter().any(|s| s.observed.is_some()) {
            add("recipients", self.recipients(language));
        }
        let households = self.model.quantities.households;
        let followed = self.outcome.projection.quantities().len();
        if households.is_some_and(|places| places.with_several < followed) {
            add("households", self.households(language));
        }
        let sums = self
            .model
            .settings
            .money
            .iter()
            .flat_map(|money| &money.sums);
        for (sum, places) in sums.zip(&self.model.quantities.sums) {
            let name = format!("cost-{}", sum.name.key);
            add(&name, self.sum_of_money(sum, *places, language));
        }
        if let Some(all) = self.model.quantities.all {
            add("cost-by-system", self.cost_by_system(all, language));
        }
        if !self.attainments.is_empty() {
            add("target-board", self.targets(language));
            add("main-indicators", self.indicators(language));
        }
        if let Some(against) = self.baseline.and_then(|own| self.against(own, language)) {
            add("against-baseline", against);
        }
        pictures
    }

    pub(super) fn base(&self) -> Year {
        self.model.calendar.base
    }

    fn last(&self) -> Year {
        self.model.calendar.until
    }

    /// Words around a picture.
    fn frame(
        &self,
        title: String,
        subtitle: String,
        description: String,
        marks: Vec<Mark>,
        sources: &[&str],
        language: Language,
    ) -> Frame {
        let scenario = &self.model.scenario;
        let place = self.model.title.get(language);
        let known = match self.model.as_of {
            Some(year) => match language {
                Language::Zh => format!("，只用 {year} 年已知的数据"),
                Language::En => format!(", as known in {year}"),
            },
            None => String::new(),
        };
        let subtitle = format!(
            "{place} · {} · {subtitle}{known}",
            match language {
                Language::Zh => format!("情景：{}", scenario.title.zh),
                Language::En => format!("Scenario: {}", scenario.title.en),
            }
        );
        let draws = self.outcome.projection.draws();
        let footer = match language {
            Language::Zh => format!(
                "plancast {}，种子 {}，{draws} 次模拟",
                env!("CARGO_PKG_VERSION"),
                self.seed
            ),
            Language::En => format!(
                "plancast {}, seed {}, {draws} draws",
                env!("CARGO_PKG_VERSION"),
                self.seed
            ),
        };
        Frame {
            title,
            subtitle,
            description,
            sources: sources
                .iter()
                .map(|key| self.sources.title(key, language))
                .collect(),
            marks,
            footer,
            language,
        }
    }

    /// Sources of the tables that the run read and of the plan.
    fn table_sources(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self
            .model
            .data
            .tables
            .iter()
            .map(|table| table.source.as_str())
            .collect();
        keys.extend(self.model.plan.iter().map(|plan| plan.source.as_str()));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The series of a quantity over the years that it has, divided by `scale`.
    fn series(&self, key: &str, label: &str, scale: f64) -> Fan {
        let mut series = Fan {
            label: label.to_string(),
            ..Fan::default()
        };
        let mut bands = [0.95, 0.8].map(|level| Band {
            level,
            ..Band::default()
        });
        for year in self.outcome.projection.years() {
            let Some(summary) = self.summaries.get(key, *year) else {
                continue;
            };
            series.years.push(*year);
            series.median.push(summary.median() / scale);
            for (band, (low, high)) in bands
                .iter_mut()
                .zip([summary.ninety_five(), summary.eighty()])
            {
                band.low.push(low / scale);
                band.high.push(high / scale);
            }
        }
        series.bands = bands.into();
        series
    }

    fn summary(&self, key: &str, year: Year) -> Option<&Summary> {
        self.summaries.get(key, year)
    }

    /// “from A to B by the last year (80 % interval …)”.
    fn change(&self, name: &str, key: &str, unit: Unit, language: Language) -> String {
        let (Some(first), Some(last)) = (
            self.summary(key, self.base()),
            self.summary(key, self.last()),
        ) else {
            return name.to_string();
        };
        let now = with_unit(first.median(), unit, language);
        let (base, year) = (self.base(), self.last());
        match language {
            Language::Zh => {
                let then = phrase(&format!("{year} 年"), last, unit, language);
                format!("{name}：{base} 年 {now}，{then}")
            }
            Language::En => {
                let then = phrase(&format!("in {year}"), last, unit, language);
                format!("{name}: {now} in {base}, {then}")
            }
        }
    }
}
