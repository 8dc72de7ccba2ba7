//! A backtest as it leaves: scores and cases in tables, three pictures, words.

mod pictures;
mod tables;
mod words;

pub use pictures::pictures;
pub use tables::{cases, pit, reliability, scores};
pub use words::{json, text};

use crate::evaluation::backtest::{Backtest, Method, Settings};
use crate::source::{Language, Words};

/// Classes of the histogram of places in the forecast distribution.
const CLASSES: usize = 10;
/// Ranges of probability in the reliability diagram.
const RANGES: usize = 5;

/// A backtest and what it was about.
#[derive(Clone, Debug)]
pub struct Backtests {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Number of series that were forecast.
    pub series: usize,
    /// What was asked for.
    pub settings: Settings,
    /// The target in words.
    pub target: Words,
    /// What came out.
    pub backtest: Backtest,
    /// How the file was read, and what was left out.
    pub notes: Vec<Words>,
}

/// Name of a method for people.
const fn method(method: Method, language: Language) -> &'static str {
    match (method, language) {
        (Method::Plancast, _) => "plancast",
        (Method::Drift, Language::Zh) => "漂移（drift）",
        (Method::Drift, Language::En) => "drift",
        (Method::Naive, Language::Zh) => "朴素（naive）",
        (Method::Naive, Language::En) => "naive",
    }
}
