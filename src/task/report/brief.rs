//! The short paper of one scenario.

use std::sync::Arc;

use super::{Done, Settings};
use crate::model::Model;
use crate::report::album::Album;
use crate::report::papers::{self, Paper};
use crate::report::receipt::DecisionPart;
use crate::report::table;
use crate::task::decision::options;
use crate::task::letterhead::LetterheadUsed;
use crate::task::run::{ProjectedRuns, alone, project};
use crate::task::{Failure, Progress, Titles};

impl Settings {
    pub(super) fn brief(
        &self,
        letterhead: Option<&LetterheadUsed>,
        progress: &dyn Progress,
    ) -> Result<Done, Failure> {
        let before = |models: &[&Arc<Model>]| {
            alone(models)?;
            self.can_be_written(models[0])
        };
        let projected = project(&self.run, before, progress)?;
        let ProjectedRuns { opener, seed, .. } = &projected;
        let (model, outcome) = projected.only()?;
        let summaries = projected.summaries(&outcome.projection);
        let attained = projected.attainments(model, &outcome.projection);
        let titles = Titles(opener.library());
        let album = Album {
            attainments: &attained,
            ..Album::of(model, outcome, &summaries, &titles, *seed)
        };
        let paper = Paper {
            album: &album,
            language: self.language.written,
            issue: &self.issue(model),
        };
        let mut tables = vec![table::quantities(&outcome.projection, &summaries)];
        if !attained.is_empty() {
            tables.push(table::targets(model, &attained));
        }
        let part = DecisionPart {
            model: model.key.clone(),
            scenarios: vec![model.scenario.key.clone()],
            ..options(&self.run)
        };
        let document = papers::brief(&paper);
        self.write(&paper, document, tables, part, letterhead, progress)
    }
}
