//! The target board: each indicator of the plan with its baseline, projection, target and chance.

mod column;
mod figure;
mod layout;
mod pages;
mod row;
mod scale;

use super::check::Check;
use super::error::ChartError;
use super::frame::Frame;
use super::picture::Picture;

/// All indicators, one a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardChart {
    /// Year of the baselines.
    pub baseline_year: i32,
    /// Year of the targets.
    pub target_year: i32,
    /// The rows, in the order shown.
    pub rows: Vec<BoardRow>,
}

/// One indicator. Shares with the unit `%` are given in percent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardRow {
    /// Heading under which it stands; a new heading is written where it changes. May be empty.
    pub section: String,
    /// Number in the plan, such as `3` or `专栏1.6`.
    pub number: String,
    /// Name of the indicator; wrapped when it is long.
    pub name: String,
    /// Its nature in the plan, such as `约束性`. May be empty.
    pub nature: String,
    /// Unit of its values.
    pub unit: String,
    /// Value at the baseline.
    pub baseline: Option<f64>,
    /// Target.
    pub target: Option<f64>,
    /// Sign before the target, such as `≥`; `>` and `≥` are different targets.
    pub sign: &'static str,
    /// Whether the values that meet the target lie above it, below it, or neither.
    pub met_above: Option<bool>,
    /// Whether the target itself does not meet it.
    pub strict: bool,
    /// Words that stand for the target when it is not a number, such as `与GDP增长同步`.
    pub target_words: Option<String>,
    /// Projected median in the target year.
    pub median: Option<f64>,
    /// Lower end of the projection's 80 % interval.
    pub low80: Option<f64>,
    /// Upper end of it.
    pub high80: Option<f64>,
    /// Probability that the target is met, with its Monte-Carlo standard error.
    pub probability: Option<(f64, f64)>,
    /// Year in which it is first met, in words.
    pub first_year: Option<String>,
    /// What the board concludes.
    pub status: Status,
    /// A remark below the row. May be empty.
    pub note: String,
}

/// What the board concludes about an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Likely to be met.
    Likely,
    /// May or may not be met.
    Even,
    /// Unlikely to be met.
    Unlikely,
    /// Only judgement speaks for the projection.
    NoEvidence,
    /// There is no baseline, so that nothing can be projected.
    #[default]
    NoBaseline,
}

/// Draws the target board as pages, none higher than a sheet of paper can hold beside its margins, unless a single row is.
pub fn boards(frame: &Frame, chart: &BoardChart) -> Result<Vec<Picture>, ChartError> {
    check(frame, chart)?;
    pages::draw(frame, chart)
}

/// Draws the target board in one.
pub fn board(frame: &Frame, chart: &BoardChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    layout::draw(frame, chart)
}

fn check(frame: &Frame, chart: &BoardChart) -> Result<(), ChartError> {
    let check = Check::of(frame);
    check.some("no indicator", chart.rows.len())?;
    for row in &chart.rows {
        let name = &row.name;
        let values = [
            ("baseline", row.baseline),
            ("target", row.target),
            ("median", row.median),
            ("lower end", row.low80),
            ("upper end", row.high80),
        ];
        for (what, value) in values {
            if let Some(value) = value {
                check.finite(&format!("the {what} of \"{name}\""), value)?;
            }
        }
        if let (Some(low), Some(high)) = (row.low80, row.high80) {
            check.interval(&format!("the interval of \"{name}\""), &[low], &[high], 1)?;
        }
        if let Some((chance, error)) = row.probability {
            check.share(&format!("the probability of \"{name}\""), chance)?;
            check.counts(&format!("the Monte-Carlo error of \"{name}\""), &[error], 1)?;
        }
    }
    Ok(())
}
