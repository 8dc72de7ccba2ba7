//! Where the series are, and how they are to be read.

use std::path::PathBuf;

use crate::axes::Year;
use crate::dataset::BelowOne;
use crate::report::receipt::ReadAs;

/// Where the series are and how to read them.
#[derive(Clone, Debug, Default)]
pub struct SeriesFile {
    /// Table, as a workbook or as text: columns series, year, value; a column for each series; or years
    /// across.
    pub file: PathBuf,
    /// Sheet of a workbook; the first that is not empty if none.
    pub sheet: Option<String>,
    /// Columns that tell the series apart.
    pub by: Vec<String>,
    /// Column of the values, where its name does not say so.
    pub value: Option<String>,
    /// All series are amounts above zero, whatever they look like.
    pub positive: bool,
    /// The series, or another file, that the others are shares of.
    pub share_of: Option<String>,
    /// What values of at most 1 are among per cents, or under a heading of per cent.
    pub below_one: Option<BelowOne>,
    /// Further signs for "no value".
    pub missing: Vec<String>,
    /// The year in which the file is read: values of later years are planned, not observed, and are left out. All are
    /// taken for observed if none, for a library has no clock.
    pub this_year: Option<Year>,
}

impl SeriesFile {
    /// What was asked for, for the receipt.
    pub fn asked(&self) -> ReadAs {
        ReadAs {
            by: self.by.clone(),
            value: self.value.clone().unwrap_or_default(),
            sheet: self.sheet.clone().unwrap_or_default(),
            positive: self.positive,
            share_of: self.share_of.clone().unwrap_or_default(),
            below_one: self.below_one.map(meaning).unwrap_or_default().to_string(),
            missing: self.missing.clone(),
        }
    }
}

/// The word of the option, as it is given on the command line.
fn meaning(below_one: BelowOne) -> &'static str {
    match below_one {
        BelowOne::Percent => "percent",
        BelowOne::Fraction => "fraction",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_says_what_was_answered_and_old_ones_are_read() {
        let asked = SeriesFile {
            below_one: Some(BelowOne::Fraction),
            missing: vec!["没报".into()],
            ..SeriesFile::default()
        };
        let text = toml::to_string(&asked.asked()).expect("a receipt");
        assert!(text.contains("below_one = \"fraction\""), "{text}");
        assert!(text.contains("没报"), "{text}");
        assert_eq!(toml::from_str::<ReadAs>(&text), Ok(asked.asked()));
        let plain = toml::to_string(&SeriesFile::default().asked()).expect("a receipt");
        assert!(!plain.contains("below_one") && !plain.contains("missing"));
        assert_eq!(toml::from_str::<ReadAs>(&plain), Ok(ReadAs::default()));
    }
}
