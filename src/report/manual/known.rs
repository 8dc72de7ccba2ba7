//! What the marks are filled with: single numbers and names of the example.

use std::collections::BTreeMap;

use super::mark::{ManualMark, When};
use crate::axes::Year;
use crate::evaluation::{Attainment, Summary};
use crate::model::checked::Target;
use crate::projection::Quantity;
use crate::report::album::Album;
use crate::report::budgets::{Budget, span};
use crate::report::chart::Picture;
use crate::report::number::{Scale, chance_if_any};
use crate::report::rests::rests;
use crate::report::summary::aim;
use crate::report::table::graded;
use crate::source::{Language, Words};

/// A verb of the program and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbTold {
    /// As it is typed.
    pub name: String,
    /// What it does.
    pub about: Words,
}

/// What the manual is made of, besides its text.
#[derive(Clone, Copy, Debug)]
pub struct ManualKnown<'a> {
    /// The example, as run.
    pub album: &'a Album<'a>,
    /// Its budget.
    pub budget: &'a Budget,
    /// Pictures by name.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// What the program printed, for each mark that asks for it.
    pub printed: &'a BTreeMap<ManualMark, Words>,
    /// The verbs.
    pub verbs: &'a [VerbTold],
    /// Language of the manual.
    pub language: Language,
}

impl ManualKnown<'_> {
    /// What stands in a sentence in place of a mark; nothing where the example has no such thing, or the mark
    /// stands on a line of its own.
    pub(super) fn said(&self, mark: &ManualMark) -> Option<String> {
        let (model, language) = (self.album.model, self.language);
        Some(match mark {
            ManualMark::Place => model.title.get(language).to_string(),
            ManualMark::Plan => model.plan.as_ref()?.title.get(language).to_string(),
            ManualMark::Draws => self.album.outcome.projection.draws().to_string(),
            ManualMark::Year(when) => self.year(*when).to_string(),
            ManualMark::Period => span(self.budget.period, language),
            ManualMark::Title(key) => self.target(key)?.0.title.get(language).to_string(),
            ManualMark::Aim(key) => aim(self.target(key)?.0, language),
            ManualMark::Probability(key) => chance_if_any(self.target(key)?.1.told(), language),
            ManualMark::Rests(key) => {
                let (target, met) = self.target(key)?;
                rests(target, met, language)
            }
            ManualMark::Quantity(key) => self.quantity(key)?.title.get(language).to_string(),
            ManualMark::Median(key, when) => {
                let (scale, summary) = self.summary(key, *when)?;
                scale.with_unit(summary.median())
            }
            ManualMark::Interval(key, when) => {
                let (scale, summary) = self.summary(key, *when)?;
                let (low, high) = summary.eighty();
                scale.range_with_unit(low, high)
            }
            ManualMark::Count(grade) => {
                let grades = graded(model).into_iter();
                let own = grades.filter(|(own, ..)| grade.is_none_or(|grade| grade == *own));
                own.map(|(_, count, _)| count).sum::<usize>().to_string()
            }
            ManualMark::Lever(text) | ManualMark::Appropriation(text) => text.clone(),
            _ => return None,
        })
    }

    /// The board of some targets; nothing where one of them is none, or it cannot be drawn.
    pub(super) fn board(&self, keys: &[String]) -> Option<Picture> {
        let some: Option<Vec<Attainment>> = keys
            .iter()
            .map(|key| self.target(key).map(|(_, met)| met.clone()))
            .collect();
        let some = some?;
        let album = Album {
            attainments: &some,
            ..*self.album
        };
        album.whole_board(self.language).ok()
    }

    fn year(&self, when: When) -> Year {
        let model = self.album.model;
        let calendar = &model.calendar;
        match when {
            When::Base => calendar.base,
            When::Plan => model.period(calendar.until)[1],
            When::Last => calendar.until,
        }
    }

    fn target(&self, key: &str) -> Option<(&Target, &Attainment)> {
        let target = self.album.model.targets.iter().find(|own| own.key == key)?;
        let met = self.album.attainments.iter().find(|own| own.key == key)?;
        Some((target, met))
    }

    fn quantity(&self, key: &str) -> Option<&Quantity> {
        let all = self.album.outcome.projection.quantities();
        all.iter().find(|own| own.key == key)
    }

    fn summary(&self, key: &str, when: When) -> Option<(Scale, &Summary)> {
        let summary = self.album.summaries.get(key, self.year(when))?;
        let unit = self.quantity(key)?.unit;
        Some((Scale::of(summary.median(), unit, self.language), summary))
    }
}
