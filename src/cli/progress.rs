//! Progress of long work: a bar on a terminal, nothing when piped.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use plancast::source::Language;

/// A bar for so many draws.
pub fn bar(draws: usize, title: &str, language: Language) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(draws as u64);
    let template = match language {
        Language::Zh => "{msg} [{bar:32}] {pos}/{len} 次抽样，还需 {eta}",
        Language::En => "{msg} [{bar:32}] {pos}/{len} draws, {eta} left",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("█▉ "));
    }
    bar.set_message(title.to_string());
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
