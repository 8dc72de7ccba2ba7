//! What stands around every picture: which model and scenario, the sources, the seed and the draws.

use super::super::chart::{Frame, Mark};
use super::Sources;
use crate::model::Model;
use crate::source::Language;

/// What stands around every picture.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The model that ran.
    pub model: &'a Model,
    /// Titles of the sources, by key and language.
    pub sources: &'a dyn Sources,
    /// Seed of the run.
    pub seed: u64,
    /// Number of draws.
    pub draws: usize,
}

impl<'a> Around<'a> {
    /// Words around a picture: title, subtitle and description, marks, and keys of the sources.
    pub(super) fn frame(
        &self,
        [title, subtitle, description]: [String; 3],
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
        let draws = self.draws;
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
                .map(|key| self.title_of(key, language))
                .collect(),
            marks,
            footer,
            language: language.into(),
        }
    }

    /// Title of a source: of the model's own works, or of those of the datasets.
    pub(super) fn title_of(&self, key: &str, language: Language) -> String {
        let own = self.model.work(key);
        own.map_or_else(
            || self.sources.title(key, language),
            |title| title.get(language).to_string(),
        )
    }

    /// Sources of the tables that the run read and of the plan.
    pub(super) fn table_sources(&self) -> Vec<&'a str> {
        let tables = self.model.data.tables.iter();
        let mut keys: Vec<&str> = tables.map(|table| table.source.as_str()).collect();
        keys.extend(self.model.plan.iter().map(|plan| plan.source.as_str()));
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}
