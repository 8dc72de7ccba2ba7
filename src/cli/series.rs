//! A user's own file of annual series, as named on the command line.

use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;

use plancast::axes::Year;
use plancast::task::{BelowOne, SeriesFile};

/// Where the series are and how to read them.
#[derive(Clone, Debug, Args)]
pub struct SeriesArguments {
    /// CSV, Parquet or Excel/WPS file: columns series, year, value; a column for each series; or years
    /// across · 指标、年份、数值三列，或每个指标一列，或年份横排
    file: PathBuf,
    /// Sheet of a workbook; the first that is not empty if not given · 工作表
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Columns that tell the series apart, such as 乡镇,类别 · 用哪些列区分序列
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    by: Vec<String>,
    /// Column of the values, where its name does not say so · 数值列
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// All series are amounts above zero, whatever they look like · 一律按正数处理
    #[arg(long)]
    positive: bool,
    /// The series, or another file, that the others are shares of · 分母（序列名或文件）
    #[arg(long, value_name = "SERIES|FILE", conflicts_with = "positive")]
    pub share_of: Option<String>,
    /// What values of at most 1 are under a heading of per cent · 表头是 % 而值不超过 1 时按什么读
    #[arg(long, value_name = "MEANING")]
    below_one: Option<Meaning>,
    /// Further signs for "no value" · 另外表示“没有数”的记号
    #[arg(long, value_name = "SIGN", value_delimiter = ',')]
    missing: Vec<String>,
    /// Take values of years still to come for observed; else they are left out · 今年以后的数也当作实际数
    #[arg(long)]
    allow_future: bool,
}

/// What a value of at most 1 is under a heading of per cent.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Meaning {
    /// As the heading says: 0.97 is 0.97 % · 0.97 即 0.97%
    Percent,
    /// A part of one: 0.97 is 97 % · 0.97 即 97%
    Fraction,
}

impl SeriesArguments {
    /// What was asked for.
    pub fn asked(&self) -> SeriesFile {
        SeriesFile {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            by: self.by.clone(),
            value: self.value.clone(),
            positive: self.positive,
            share_of: self.share_of.clone(),
            below_one: self.below_one.map(|meaning| match meaning {
                Meaning::Percent => BelowOne::Percent,
                Meaning::Fraction => BelowOne::Fraction,
            }),
            missing: self.missing.clone(),
            this_year: this_year().filter(|_| !self.allow_future),
        }
    }
}

/// The year by the machine's clock, in universal time; nothing where the clock is before 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "what is still to come depends on the day, and is said to the user"
)]
fn this_year() -> Option<Year> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Some(year_of(now.ok()?.as_secs() / 86_400))
}

/// The year of a day, counted from 1 January 1970.
fn year_of(day: u64) -> Year {
    let (mut year, mut left) = (1970, day);
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = if leap { 366 } else { 365 };
        if left < days {
            return year;
        }
        (year, left) = (year + 1, left - days);
    }
}

#[cfg(test)]
mod tests {
    use super::year_of;

    #[test]
    fn a_day_has_a_year() {
        // By the calendar of Python's datetime: 11,016 is 29 February 2000.
        for (day, year) in [
            (0, 1970),
            (364, 1970),
            (365, 1971),
            (11_016, 2000),
            (11_322, 2000),
            (11_323, 2001),
            (20_453, 2025),
            (20_454, 2026),
        ] {
            assert_eq!(year_of(day), year, "{day}");
        }
    }
}
