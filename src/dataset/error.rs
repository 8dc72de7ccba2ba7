//! Why a table could not be had.

use crate::source::{InWords, Language, Words};

use super::{Complaint, Complaints};

/// Errors of the dataset room. Each carries its complaints; Chinese when shown, other languages by `render`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// Files are wrong: all that was found in them.
    #[error("{0}")]
    Complaints(Complaints),
    /// No such folder, dataset, table or release.
    #[error("{0}")]
    Unknown(Box<Complaint>),
    /// It exists, but was not known by the year asked for.
    #[error("{0}")]
    NotYetKnown(Box<Complaint>),
    /// The table is sound, but the question put to it is not: no such column, other type, not exactly one row.
    #[error("{0}")]
    Question(Box<Complaint>),
}

impl DatasetError {
    /// All complaints carried.
    pub fn complaints(&self) -> Complaints {
        match self {
            DatasetError::Complaints(all) => all.clone(),
            DatasetError::Unknown(one)
            | DatasetError::NotYetKnown(one)
            | DatasetError::Question(one) => Complaints::from((**one).clone()),
        }
    }

    /// The error in a language, one line for each complaint.
    pub fn render(&self, language: Language) -> String {
        self.complaints().render(language)
    }
}

impl InWords for DatasetError {
    fn words(&self) -> Words {
        let said = |language| self.render(language);
        Words::both(said(Language::Zh), said(Language::En))
    }
}

impl From<Complaints> for DatasetError {
    fn from(complaints: Complaints) -> Self {
        DatasetError::Complaints(complaints)
    }
}

impl From<Complaint> for DatasetError {
    fn from(complaint: Complaint) -> Self {
        DatasetError::Complaints(Complaints::from(complaint))
    }
}
