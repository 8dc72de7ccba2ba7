//! The language in which the terminal speaks: known before the command line is read, and the same for all that is said.

use std::sync::OnceLock;

use plancast::source::Tongue;

static SPOKEN: OnceLock<Tongue> = OnceLock::new();

/// The language that a command line asks for; the usual one if none, or none that is known.
pub fn asked(mut arguments: impl Iterator<Item = String>) -> Tongue {
    let usual = Tongue::ALL[0];
    while let Some(argument) = arguments.next() {
        let tag = match argument.split_once('=') {
            Some(("--lang", tag)) => Some(tag.to_string()),
            _ if argument == "--lang" => arguments.next(),
            _ => continue,
        };
        return tag.and_then(|tag| Tongue::of(&tag)).unwrap_or(usual);
    }
    usual
}

/// From here on the terminal speaks a language.
pub fn begin(tongue: Tongue) {
    SPOKEN.get_or_init(|| tongue);
}

/// A few words in the language of the terminal; nobody is told whether they stay English.
pub fn word(text: &str) -> String {
    match SPOKEN.get() {
        Some(tongue) => tongue.told(text).text,
        None => text.to_string(),
    }
}

/// A text in the language of the terminal, and how much of it stays English.
pub fn told(text: String) -> String {
    let Some(tongue) = SPOKEN.get().filter(|own| own.book.is_some()) else {
        return text;
    };
    let told = tongue.told(&text);
    match tongue.remark(told.left) {
        Some(remark) => format!("{}\n\n{remark}", told.text),
        None => told.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_the_line_is_read() {
        let asks = |line: &str| asked(line.split(' ').map(str::to_string)).tag;
        assert_eq!(asks("plancast run --lang en"), "en");
        assert_eq!(asks("plancast run --lang=en"), "en");
        assert_eq!(asks("plancast run --lang zh"), "zh");
        assert_eq!(asks("plancast run en --lang nowhere"), "zh");
        assert_eq!(asks("plancast run en"), "zh");
    }

    #[test]
    fn what_is_written_for_its_readers_is_said_as_it_stands() {
        begin(Tongue::ALL[1]);
        assert_eq!(told("12 holders".into()), "12 holders");
        assert_eq!(word("charts"), "charts");
    }
}
