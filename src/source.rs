//! Where a number comes from and how far it can be trusted.

mod in_threes;
mod in_words;
mod phrases;
mod tongue;
mod translator;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use in_threes::in_threes;
pub use in_words::{InWords, added_up, digits, few_digits, part_in_digits};
pub use phrases::Phrases;
pub use tongue::{Tongue, Translated};
pub use translator::Translator;

/// How a value was obtained. Ordered from the strongest to the weakest.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[schemars(extend("x-zh" = "取得方式，由强到弱。"))]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Counted or surveyed, and published.
    #[schemars(extend("x-zh" = "实测：统计或调查所得，已公布。"))]
    Measured,
    /// Computed from measured values by a stated method.
    #[schemars(extend("x-zh" = "估算：由实测值按说明的方法算得。"))]
    Estimated,
    /// Set by judgement, with evidence that bears on it.
    #[schemars(extend("x-zh" = "研判：凭判断确定，有相关依据。"))]
    Judged,
    /// Set without evidence, with a wide spread.
    #[schemars(extend("x-zh" = "假设：没有依据，取宽分布。"))]
    Assumed,
}

impl Evidence {
    /// Whether someone's judgement stands behind it, or nothing.
    pub const fn is_supposed(self) -> bool {
        matches!(self, Evidence::Judged | Evidence::Assumed)
    }

    /// Chinese word for the grade.
    pub const fn zh(self) -> &'static str {
        match self {
            Evidence::Measured => "实测",
            Evidence::Estimated => "估算",
            Evidence::Judged => "研判",
            Evidence::Assumed => "假设",
        }
    }

    /// English word for the grade.
    pub const fn en(self) -> &'static str {
        match self {
            Evidence::Measured => "measured",
            Evidence::Estimated => "estimated",
            Evidence::Judged => "judged",
            Evidence::Assumed => "assumed",
        }
    }
}

/// How the source itself was seen.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[schemars(extend("x-zh" = "来源的核实情况。"))]
#[serde(rename_all = "lowercase")]
pub enum Verification {
    /// Read in an official or primary text.
    #[schemars(extend("x-zh" = "已核实：见于官方文件或原始文本。"))]
    Verified,
    /// Read in a copy, in the news, or computed from such.
    #[schemars(extend("x-zh" = "转引：见于转载、新闻，或由其推算。"))]
    Secondary,
    /// No page was found that says so.
    #[schemars(extend("x-zh" = "未核实：未找到载明的页面。"))]
    Unverified,
}

impl Verification {
    /// Chinese word.
    pub const fn zh(self) -> &'static str {
        match self {
            Verification::Verified => "已核实",
            Verification::Secondary => "转引",
            Verification::Unverified => "未核实",
        }
    }

    /// English word.
    pub const fn en(self) -> &'static str {
        match self {
            Verification::Verified => "verified",
            Verification::Secondary => "secondary",
            Verification::Unverified => "unverified",
        }
    }
}

/// A text in the two languages of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "中英文对照的文字。"))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    #[schemars(extend("x-zh" = "中文。"))]
    pub zh: String,
    /// English.
    #[schemars(extend("x-zh" = "英文。"))]
    pub en: String,
}

impl Words {
    /// The text in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// The language of what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Chinese, read first by those who use the program.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// Chooses between two texts.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// What stands between the ends of a range of numbers, ages or places in an order: in Chinese a wave (GB/T 15834).
    pub const fn range_sign(self) -> &'static str {
        match self {
            Language::Zh => "～",
            Language::En => "–",
        }
    }

    /// What stands between the first and the last of several years: in Chinese, as of all times, a whole dash (GB/T 15834).
    pub const fn years_sign(self) -> &'static str {
        match self {
            Language::Zh => "—",
            Language::En => "–",
        }
    }

    /// The tag used in file names.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }

    /// The tag used in SVG and HTML, for those who read aloud and for those who break lines (BCP 47).
    pub const fn lang(self) -> &'static str {
        match self {
            Language::Zh => "zh-Hans-CN",
            Language::En => "en",
        }
    }
}
