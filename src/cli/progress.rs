//! Progress of long work: a bar on a terminal, nothing when piped.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use plancast::source::{Language, Words};
use plancast::task::Progress;

use super::spoken;

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

/// A bar: what is done, how much of it, and how long it will take yet.
const BAR: &str = "{msg} [{bar:32}] {pos}/{len}{left}";
/// Fewer steps than this are done before a bar could be read.
const MANY: usize = 8;

impl Progress for Bars {
    fn say(&self, words: &Words) {
        // Whoever has closed the stream has no use for it.
        let said = spoken::word(words.get(self.language));
        let _ = writeln!(std::io::stderr(), "{said}");
    }

    fn begin(&self, steps: usize, title: &Words) {
        if steps < MANY || !std::io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::new(steps as u64);
        let language = self.language;
        if let Ok(style) = ProgressStyle::with_template(BAR) {
            let told = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
                // Whoever does not see it goes on.
                let _ = out.write_str(&spoken::word(&left(state.eta(), language)));
            };
            bar.set_style(style.progress_chars("█▉ ").with_key("left", told));
        }
        bar.set_message(spoken::word(title.get(language)));
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

/// How long it will take yet, behind what is done.
fn left(time: Duration, language: Language) -> String {
    let seconds = time.as_secs();
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let (hours, part) = (minutes / 60, minutes % 60);
    match (language, hours, minutes) {
        (Language::Zh, 0, 0) => format!("，还需 {rest} 秒"),
        (Language::Zh, 0, _) => format!("，还需 {minutes} 分 {rest} 秒"),
        (Language::Zh, ..) => format!("，还需 {hours} 小时 {part} 分"),
        (Language::En, 0, 0) => format!(", {rest} s left"),
        (Language::En, 0, _) => format!(", {minutes} min {rest} s left"),
        (Language::En, ..) => format!(", {hours} h {part} min left"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_that_is_left_is_told_in_the_language_of_the_reader() {
        for (seconds, zh, en) in [
            (0, "，还需 0 秒", ", 0 s left"),
            (59, "，还需 59 秒", ", 59 s left"),
            (61, "，还需 1 分 1 秒", ", 1 min 1 s left"),
            (7_500, "，还需 2 小时 5 分", ", 2 h 5 min left"),
        ] {
            let time = Duration::from_secs(seconds);
            assert_eq!(left(time, Language::Zh), zh);
            assert_eq!(left(time, Language::En), en);
        }
    }

    #[test]
    fn a_bar_has_room_for_the_time_that_is_left() {
        assert!(ProgressStyle::with_template(BAR).is_ok());
    }
}
