//! What several verbs are told in the same way: seed, years, language and form.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use plancast::axes::Year;
use plancast::source::{Language, Tongue};
use plancast::task::decision::years;

/// A seed: TOML, in which receipts are written, has whole numbers up to this.
pub fn seed() -> clap::builder::RangedU64ValueParser<u64> {
    clap::value_parser!(u64).range(..=i64::MAX as u64)
}

/// A year, or the first and the last of several.
pub fn period(text: &str) -> Result<[Year; 2], String> {
    let read = years(text);
    read.ok_or_else(|| "年份，如 2027 或 2026-2030 · years, such as 2027 or 2026-2030".to_string())
}

/// How sure one wants to be, in per cent, with or without the sign.
pub fn certainty(text: &str) -> Result<u8, String> {
    let number = text.trim().trim_end_matches(['%', '％']);
    let read = number.parse().ok().filter(|own| (50..=99).contains(own));
    read.ok_or_else(|| {
        "50 到 99 的整数，单位是 %，如 90（九成把握） · a whole number from 50 to 99, in per cent, such as 90".to_string()
    })
}

/// One of the things that the library offers, by its word; the help says of each what it is for.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
    about: fn(T) -> (&'static str, &'static str),
) -> impl TypedValueParser<Value = T> {
    let offered = all.iter().map(|one| {
        let (zh, en) = about(*one);
        PossibleValue::new(word(*one)).help(format!("{en} · {zh}"))
    });
    let known = PossibleValuesParser::new(offered);
    known.try_map(move |given| {
        let found = all.iter().find(|one| word(**one) == given);
        found.copied().ok_or("没有这一种 · there is no such one")
    })
}

/// Language of what is shown, as given on the command line.
#[derive(Clone, Copy, Debug)]
pub struct Lang(Tongue);

static LANGUAGES: [Lang; Tongue::ALL.len()] = {
    let mut all = [Lang(Tongue::ALL[0]); Tongue::ALL.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = Lang(Tongue::ALL[at]);
        at += 1;
    }
    all
};

impl Default for Lang {
    fn default() -> Self {
        LANGUAGES[0]
    }
}

impl clap::ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        &LANGUAGES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (zh, en) = self.0.called;
        Some(PossibleValue::new(self.0.tag).help(format!("{en} · {zh}")))
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        lang.0
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        lang.0.written
    }
}

/// Form of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Words for people · 文字
    #[default]
    Text,
    /// JSON for programs · 供程序读取的 JSON
    Json,
}
