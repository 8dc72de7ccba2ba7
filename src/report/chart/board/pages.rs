//! A long board in pages.

use std::ops::Range;

use super::super::error::ChartError;
use super::super::frame::{Frame, compose};
use super::super::picture::Picture;
use super::super::theme;
use super::super::told::drawn;
use super::column::{HEAD, SECTION};
use super::{BoardChart, layout};
use crate::source::Language;

/// Height of a page to its width: the type area of A4 paper less a caption.
const PROPORTION: f64 = 1.3;

/// How often the room of a page is halved to find the least that does.
const HALVINGS: usize = 16;

/// Draws the board as many pages as it takes; where there are several, their titles say which.
pub(super) fn draw(frame: &Frame, chart: &BoardChart) -> Result<Vec<Picture>, ChartError> {
    let cuts = cuts(frame, chart)?;
    let count = cuts.len();
    let pages = cuts.into_iter().enumerate().map(|(page, rows)| {
        let own = BoardChart {
            baseline_year: chart.baseline_year,
            target_year: chart.target_year,
            rows: chart.rows[rows].to_vec(),
        };
        drawn(&titled(frame, page + 1, count), &own, layout::draw)
    });
    pages.collect()
}

/// The frame of a page.
fn titled(frame: &Frame, page: usize, count: usize) -> Frame {
    let mut own = frame.clone();
    if count > 1 {
        own.title.push_str(&match frame.language.written {
            Language::Zh => format!("（{page}/{count}）"),
            Language::En => format!(" ({page}/{count})"),
        });
    }
    own
}

/// The rows of each page.
fn cuts(frame: &Frame, chart: &BoardChart) -> Result<Vec<Range<usize>>, ChartError> {
    // Wide enough for any number of pages.
    let widest = titled(frame, 99, 99);
    let keys = layout::keys(frame.language);
    let around = compose(&widest, 0.0, &keys, |_, _| Ok(()))?.size().1;
    let room = PROPORTION * theme::WIDTH - f64::from(around) - HEAD;
    let (_, rows) = layout::rows(chart, frame.language)?;
    let filled = |room: f64| {
        let mut cuts = Vec::new();
        let (mut first, mut used) = (0, 0.0);
        for (place, row) in rows.iter().enumerate() {
            if place > first && used + row.height > room {
                cuts.push(first..place);
                (first, used) = (place, 0.0);
            }
            // A section that goes on has its heading on every page.
            let section = &chart.rows[place].section;
            let goes_on = place > 0 && chart.rows[place - 1].section == *section;
            if place == first && goes_on && !section.is_empty() {
                used += SECTION;
            }
            used += row.height;
        }
        cuts.push(first..rows.len());
        cuts
    };
    // As few pages as there can be, and those filled alike: none with a single row.
    let count = filled(room).len();
    let (mut least, mut enough) = (0.0, room);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(least, enough);
        if filled(middle).len() > count {
            least = middle;
        } else {
            enough = middle;
        }
    }
    Ok(filled(enough))
}
