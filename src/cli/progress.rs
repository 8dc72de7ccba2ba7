//! Progress of long work: a bar on a terminal, nothing when piped.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use plancast::source::{Language, Words};
use plancast::task::Progress;

/// Bars on the terminal, one after the other.
#[derive(Debug)]
pub struct Bars {
    language: Language,
    now: Mutex<ProgressBar>,
}

impl Bars {
    /// Bars in a language.
    pub fn new(language: Language) -> Self {
        Bars {
            language,
            now: Mutex::new(ProgressBar::hidden()),
        }
    }

    fn now(&self) -> std::sync::MutexGuard<'_, ProgressBar> {
        self.now
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Fewer steps than this are done before a bar could be read.
const MANY: usize = 8;

impl Progress for Bars {
    fn say(&self, words: &Words) {
        // Whoever has closed the stream has no use for it.
        let _ = writeln!(std::io::stderr(), "{}", words.get(self.language));
    }

    fn begin(&self, steps: usize, title: &Words) {
        if steps < MANY || !std::io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::new(steps as u64);
        let template = match self.language {
            Language::Zh => "{msg} [{bar:32}] {pos}/{len}，还需 {eta}",
            Language::En => "{msg} [{bar:32}] {pos}/{len}, {eta} left",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("█▉ "));
        }
        bar.set_message(title.get(self.language).to_string());
        bar.enable_steady_tick(Duration::from_millis(200));
        *self.now() = bar;
    }

    fn advance(&self, steps: usize) {
        self.now().inc(steps as u64);
    }

    fn end(&self) {
        self.now().finish_and_clear();
    }
}
