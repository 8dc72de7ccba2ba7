//! What the checks share, and how they complain.

use std::collections::BTreeSet;

use super::references::NameUse;
use crate::dataset::{Complaints, nearest};
use crate::model::file::ModelFile;
use crate::model::lines::Lines;
use crate::model::read::ModelFolder;
use crate::model::step::Step;

/// What the checks share: the declarations of every layer and where they stand.
pub(super) struct Checking<'a> {
    pub folder: &'a ModelFolder,
    pub steps: &'a [Step],
    pub sources: &'a BTreeSet<String>,
    /// Every name that the baseline's declarations use.
    pub references: &'a [NameUse],
    pub complaints: Complaints,
}

impl<'a> Checking<'a> {
    pub fn file(&self) -> &'a ModelFile {
        &self.steps[0].file
    }

    pub fn lines(&self, name: &str) -> Lines {
        self.folder.lines.get(name).cloned().unwrap_or_default()
    }

    /// Complains about a key of one of the model's files.
    pub fn say(
        &mut self,
        name: &str,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        let lines = self.lines(name);
        lines.complain(&mut self.complaints, key, found, expected, advice);
    }

    /// Complains unless a name is among those known.
    pub fn known<'n>(
        &mut self,
        name: &str,
        key: &str,
        word: &str,
        kind: (&str, &str),
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        if known.clone().into_iter().any(|k| k == word) {
            return;
        }
        let expected = match nearest(word, known) {
            Some(meant) => (
                format!("已有的{}，例如 {meant}", kind.0),
                format!("a {} that exists, such as {meant}", kind.1),
            ),
            None => (
                format!("已有的{}", kind.0),
                format!("a {} that exists", kind.1),
            ),
        };
        self.say(
            name,
            key,
            (
                format!("没有叫 {word} 的{}", kind.0),
                format!("there is no {} called {word}", kind.1),
            ),
            expected,
            ("请改正名字，或补上它", "Correct the name, or add it"),
        );
    }
}
