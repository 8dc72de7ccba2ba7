//! Progress of long work: a bar on a terminal, now and then a line where there is none.

use std::io::{IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use plancast::source::{Language, Words};
use plancast::task::Progress;

use super::spoken;

/// Bars on the terminal, one after the other; lines in a log.
#[derive(Debug)]
pub struct Bars {
    language: Language,
    now: Mutex<ProgressBar>,
    /// Whether the stream of errors is no terminal, so that nothing can be drawn on it.
    logged: bool,
    /// Never shown: it knows since when there is something to wait for.
    whole: ProgressBar,
    /// When a line was last written, from the beginning of the whole.
    last: Mutex<Duration>,
}

impl Bars {
    /// Bars in a language.
    pub fn new(language: Language) -> Self {
        Bars {
            language,
            now: Mutex::new(ProgressBar::hidden()),
            logged: !std::io::stderr().is_terminal(),
            whole: ProgressBar::hidden(),
            last: Mutex::default(),
        }
    }

    fn now(&self) -> MutexGuard<'_, ProgressBar> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a log is told of a bar that nobody sees, where it has been told nothing for a while.
    fn line(&self, bar: &ProgressBar) -> Option<String> {
        // Of nothing there is nothing to tell.
        let all = bar.length().filter(|all| self.logged && *all > 0)?;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if !due(&mut last, self.whole.elapsed()) {
            return None;
        }
        let done = [bar.position().min(all), all];
        Some(logged(&bar.message(), done, bar.elapsed(), self.language))
    }

    /// Tells a log what it is to be told.
    fn tell(line: Option<String>) {
        if let Some(line) = line {
            let _ = writeln!(std::io::stderr(), "{}", spoken::word(&line));
        }
    }
}

/// Time between two lines of a log: those of an hour fit on a few pages.
const BETWEEN: Duration = Duration::from_secs(10);

/// Whether another line is due, which is then the last one.
fn due(last: &mut Duration, now: Duration) -> bool {
    let due = now.saturating_sub(*last) >= BETWEEN;
    if due {
        *last = now;
    }
    due
}

/// A line of a log: what is being done, how much of it is done after some time, and how long it will take yet.
fn logged(title: &str, [done, all]: [u64; 2], elapsed: Duration, language: Language) -> String {
    let head = language.pick("进度：", "progress: ");
    let rest = if is_between(done, all) {
        left(elapsed.mul_f64((all - done) as f64 / done as f64), language)
    } else {
        String::new()
    };
    format!("{head}{title} {done}/{all}{rest}")
}

/// Whether something is done, so that it can be told how long the rest takes, and something is left.
fn is_between(done: u64, all: u64) -> bool {
    done > 0 && done < all
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
        if self.logged {
            let bar =
                ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
            bar.set_message(title.get(self.language).to_string());
            let line = self.line(&bar);
            *self.now() = bar;
            Bars::tell(line);
            return;
        }
        if steps < MANY {
            return;
        }
        let bar = ProgressBar::new(steps as u64);
        let language = self.language;
        if let Ok(style) = ProgressStyle::with_template(BAR) {
            let told = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
                if is_between(state.pos(), state.len().unwrap_or(0)) {
                    // Whoever does not see it goes on.
                    let _ = out.write_str(&spoken::word(&left(state.eta(), language)));
                }
            };
            bar.set_style(style.progress_chars("█▉ ").with_key("left", told));
        }
        bar.set_message(spoken::word(title.get(language)));
        bar.enable_steady_tick(Duration::from_millis(200));
        *self.now() = bar;
    }

    fn advance(&self, steps: usize) {
        let line = {
            let bar = self.now();
            bar.inc(steps as u64);
            self.line(&bar)
        };
        Bars::tell(line);
    }

    fn end(&self) {
        let mut now = self.now();
        now.finish_and_clear();
        // Of what is done nothing more is told.
        *now = ProgressBar::hidden();
    }
}

/// How long it will take yet, behind what is done.
fn left(time: Duration, language: Language) -> String {
    let seconds = time.as_secs();
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let (hours, part) = (minutes / 60, minutes % 60);
    match (language, hours, minutes) {
        (Language::Zh, 0, 0) if rest == 0 => "，还需不到 1 秒".to_string(),
        (Language::En, 0, 0) if rest == 0 => ", less than 1 s left".to_string(),
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
            (0, "，还需不到 1 秒", ", less than 1 s left"),
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
    fn a_log_is_told_now_and_then() {
        let mut last = Duration::ZERO;
        let at = [1, 9, 10, 11, 19, 20, 50, 59, 60].map(Duration::from_secs);
        let told = at.map(|now| due(&mut last, now));
        let expected = [2, 5, 6, 8];
        for (place, told) in told.into_iter().enumerate() {
            assert_eq!(told, expected.contains(&place), "{place}");
        }
        let elapsed = Duration::from_secs(20);
        for (language, line) in [
            (Language::Zh, "进度：画图 5/20，还需 1 分 0 秒"),
            (Language::En, "progress: 画图 5/20, 1 min 0 s left"),
        ] {
            assert_eq!(logged("画图", [5, 20], elapsed, language), line);
        }
        for (done, line) in [(0, "progress: charts 0/20"), (20, "progress: charts 20/20")] {
            assert_eq!(logged("charts", [done, 20], elapsed, Language::En), line);
        }
    }

    #[test]
    fn a_log_is_told_nothing_of_nothing() {
        let mut bars = Bars::new(Language::Zh);
        bars.logged = true;
        let of = |steps: u64| {
            let hidden = ProgressDrawTarget::hidden();
            ProgressBar::with_draw_target(Some(steps), hidden)
        };
        // The whole has run for long enough that a line is due.
        bars.whole = bars.whole.with_elapsed(BETWEEN);
        assert_eq!(bars.line(&of(0)), None);
        assert!(bars.line(&of(3)).is_some());
    }

    #[test]
    fn a_bar_has_room_for_the_time_that_is_left() {
        assert!(ProgressStyle::with_template(BAR).is_ok());
    }
}
