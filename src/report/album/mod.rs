//! The pictures of a run: which there are, and what each of them says.
//!
//! `people`, `households`, `registration`, `money`, `plan` and `comparison` have a room each.

mod around;
mod board;
mod budget;
mod by_age;
mod compared;
mod comparison;
mod decided;
mod evaluated;
mod glance;
mod graphs;
mod households;
mod money;
mod people;
mod phrase;
mod plan;
mod reasons;
mod registration;
mod sensitivity;
mod sources;
mod towns;

pub use around::Around;
pub use compared::picture_of;
pub use comparison::paired;
pub use sources::Sources;

use std::collections::BTreeMap;

use self::phrase::phrase;
use super::chart::{Band, Fan, Frame, Mark, NamedPicture};
use super::number::Scale;
use crate::axes::Year;
use crate::evaluation::{Attainment, Summaries, Summary};
use crate::model::Model;
use crate::projection::Projection;
use crate::simulation::Outcome;
use crate::source::Language;
use crate::units::Unit;

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

impl<'a> Album<'a> {
    /// Of a run by itself: without targets, and without a baseline beside it.
    pub fn of(
        model: &'a Model,
        outcome: &'a Outcome,
        summaries: &'a Summaries,
        sources: &'a dyn Sources,
        seed: u64,
    ) -> Self {
        Album {
            model,
            outcome,
            summaries,
            attainments: &[],
            baseline: None,
            sources,
            seed,
        }
    }
}

impl Album<'_> {
    /// All pictures in a language.
    pub fn pictures(&self, language: Language) -> Vec<NamedPicture> {
        let mut pictures: Vec<NamedPicture> = Vec::new();
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
            for (name, board) in self.boards(language) {
                add(&name, board);
            }
            add("main-indicators", self.indicators(language));
        }
        if let Some(against) = self.baseline.and_then(|own| self.against(own, language)) {
            add("against-baseline", against);
        }
        pictures
    }

    /// Title of a source: of the model's own works, or of those of the datasets.
    pub fn title_of(&self, key: &str, language: Language) -> String {
        self.around().title_of(key, language)
    }

    pub(super) fn base(&self) -> Year {
        self.model.calendar.base
    }

    fn last(&self) -> Year {
        self.model.calendar.until
    }

    fn around(&self) -> Around<'_> {
        Around {
            model: self.model,
            sources: self.sources,
            seed: self.seed,
            draws: self.outcome.projection.draws(),
        }
    }

    /// Words around a picture, with the sources of the tables that the run read and of the plan.
    fn frame(
        &self,
        title: String,
        subtitle: String,
        description: String,
        marks: Vec<Mark>,
        language: Language,
    ) -> Frame {
        let (words, around) = ([title, subtitle, description], self.around());
        around.frame(words, marks, &around.table_sources(), language)
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

    /// What was reported of a quantity, without what may not be published.
    fn shown(&self, key: &str, seen: BTreeMap<Year, f64>) -> Vec<(Year, f64)> {
        let may_be = |year: Year| self.summaries.mark(key, year).is_none();
        seen.into_iter().filter(|(year, _)| may_be(*year)).collect()
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
        // Both years in one unit and one precision.
        let now = Scale::of(last.median(), unit, language).with_unit(first.median());
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
