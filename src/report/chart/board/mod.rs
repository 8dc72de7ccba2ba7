//! The target board: each indicator of the plan with its baseline, projection, target and chance.

mod column;
mod data;
mod figure;
mod layout;
mod pages;
mod row;
mod scale;

pub use data::{BoardChart, BoardRow, Verdict};

use super::check::ChartCheck;
use super::error::ChartError;
use super::frame::Frame;
use super::picture::Picture;
use super::told::drawn;

/// Draws the target board as pages, none higher than a sheet of paper can hold beside its margins, unless a single row is.
pub fn boards(frame: &Frame, chart: &BoardChart) -> Result<Vec<Picture>, ChartError> {
    check(frame, chart)?;
    pages::draw(frame, chart)
}

/// Draws the target board in one.
pub fn board(frame: &Frame, chart: &BoardChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    drawn(frame, chart, layout::draw)
}

fn check(frame: &Frame, chart: &BoardChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
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
