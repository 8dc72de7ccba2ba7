//! The papers that planners hand in, as documents: what is said in which order, made of what was worked out.
//!
//! Every sentence comes from a row of a table or from the model's own words; nothing praises.

mod brief;
mod budget;
mod evaluation;
mod issue;
mod outcomes;
mod results;
mod scenarios;
mod sheets;
mod standards;
mod targets;
mod throughout;

pub use brief::brief;
pub use budget::budget;
pub use evaluation::evaluation;
pub use issue::{Issue, IssueDate};
pub use results::results;
pub use scenarios::scenarios;

use super::album::Album;
use super::chart::NamedPicture;
use super::document::Document;
use super::page::{JudgedRun, explorer};
use crate::source::{Language, Words};

/// What all papers are made of.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// What came out, and where titles of sources come from.
    pub album: &'a Album<'a>,
    /// Language of the paper.
    pub language: Language,
    /// Who hands it in, and when.
    pub issue: &'a Issue,
}

impl<'a> Paper<'a> {
    fn pick(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.language.pick(zh, en)
    }

    /// A caption that several charts have, with the place of this one among them.
    fn one_of(&self, caption: &str, place: usize, all: usize) -> String {
        match (all, self.language) {
            (1, _) => caption.to_string(),
            (_, Language::Zh) => format!("{caption}（{place}/{all}）"),
            (_, Language::En) => format!("{caption} ({place}/{all})"),
        }
    }

    /// Lets a reader choose, where the paper is shown in a browser.
    fn explored(&self, document: &mut Document) {
        let own = JudgedRun {
            model: self.album.model,
            projection: &self.album.outcome.projection,
            attainments: self.album.attainments,
        };
        document.explorer = explorer(&[own], self.language);
    }

    /// Adds those of the pictures that can be drawn and are no longer than a page; their titles become captions.
    fn pictures(
        &self,
        document: &mut Document,
        pictures: Vec<NamedPicture>,
        wanted: &[(&str, &str, &str)],
    ) {
        for (name, picture) in pictures {
            let Some((_, zh, en)) = wanted.iter().find(|(own, ..)| *own == name) else {
                continue;
            };
            if let Ok(picture) = picture {
                document.figure(name, self.pick(zh, en), picture);
            }
        }
    }
}

/// Words of a language.
fn said(words: &Words, language: Language) -> &str {
    words.get(language)
}
