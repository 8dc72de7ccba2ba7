//! A user's own file of annual series, as named on the command line.

use std::path::PathBuf;

use clap::Args;

use plancast::task::{BelowOne, SeriesFile};

use super::clock::this_year;

/// Where the series are and how to read them.
#[derive(Clone, Debug, Args)]
pub struct SeriesArguments {
    /// Table, as a workbook or as text: columns series, year, value; a column for each series; or years
    /// across · 表（工作簿或文本）：指标、年份、数值三列，或每个指标一列，或年份横排
    file: PathBuf,
    /// Sheet of a workbook; the first that is not empty if not given · 工作簿中的哪张表；不写则为第一张非空的表
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Columns that tell the series apart, such as 乡镇,类别 · 用哪些列区分序列，如 乡镇,类别
    #[arg(long, value_name = "COLUMN", value_delimiter = ',')]
    by: Vec<String>,
    /// Column of the values, where its name does not say so · 数值是哪一列；列名看不出来时才要写
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// All series are amounts above zero, whatever they look like · 一律看作大于 0 的数量
    #[arg(long)]
    positive: bool,
    /// The series, or another file, that the others are shares of · 分母：各序列是它的一部分；写序列名，或另一个文件
    #[arg(long, value_name = "SERIES|FILE", conflicts_with = "positive")]
    pub share_of: Option<String>,
    /// What values of at most 1 are among per cents or under a heading of per cent · 表头是 % 或与百分数同列而值不超过 1 时按什么读
    #[arg(long, value_name = "MEANING")]
    below_one: Option<Meaning>,
    /// Further signs for "no value" · 另外表示“没有数”的记号
    #[arg(long, value_name = "SIGN", value_delimiter = ',')]
    missing: Vec<String>,
    /// Take values of years still to come for observed; else they are left out · 今年以后的数也当作实际数；不写则略去
    #[arg(long)]
    allow_future: bool,
}

/// What a value of at most 1 is under a heading of per cent.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Meaning {
    /// As the heading says: 0.97 is 0.97 % · 按表头：0.97 即 0.97%
    Percent,
    /// A part of one: 0.97 is 97 % · 按小数：0.97 即 97%
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
