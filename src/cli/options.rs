//! What several verbs are told in the same way: seed, language and form.

use plancast::source::Language;

/// A seed: TOML, in which receipts are written, has whole numbers up to this.
pub fn seed() -> clap::builder::RangedU64ValueParser<u64> {
    clap::value_parser!(u64).range(..=i64::MAX as u64)
}

/// Language of what is shown, as given on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// Chinese · 中文
    #[default]
    Zh,
    /// English · 英文
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Language::Zh,
            Lang::En => Language::En,
        }
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
