//! When a plan is evaluated, and what that is called.

use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::Language;

/// When a plan is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before its last year.
    Midterm,
    /// After its last year.
    Final,
}

impl Stage {
    /// Where targets were reported up to a year: final from the year on in which the last of them is due.
    pub fn of(reported: Year, last: Option<Year>) -> Self {
        match last.is_some_and(|last| reported >= last) {
            true => Stage::Final,
            false => Stage::Midterm,
        }
    }

    /// Whether the plan is over.
    pub const fn is_final(self) -> bool {
        match self {
            Stage::Final => true,
            Stage::Midterm => false,
        }
    }

    /// What it is called before the word for an evaluation.
    pub const fn said(self, language: Language) -> &'static str {
        match (self, language) {
            (Stage::Midterm, Language::Zh) => "中期",
            (Stage::Midterm, Language::En) => "mid-term",
            (Stage::Final, Language::Zh) => "终期",
            (Stage::Final, Language::En) => "final",
        }
    }

    /// Heading of what follows from an evaluation.
    pub const fn next(self, language: Language) -> &'static str {
        match (self, language) {
            (Stage::Midterm, Language::Zh) => "下一步工作建议",
            (Stage::Midterm, Language::En) => "What comes next",
            (Stage::Final, Language::Zh) => "对下一个规划的建议",
            (Stage::Final, Language::En) => "For the next plan",
        }
    }
}
