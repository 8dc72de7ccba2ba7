//! Cells of linked tables that are withheld so that no small count can be worked out from what is shown.
//!
//! Small counts are withheld first; then so many other cells that whoever knows all that is shown, and how cells add
//! up, can narrow no small count down: it may be anything from nought to the threshold, to half a person, since counts
//! are whole. What a reader can derive is
//! the range of a linear programme over the withheld cells (whole numbers relaxed to real ones); what is withheld
//! beside comes from the programme of least change of Kelly, Golden and Assad, cell by cell, and is then proved by the
//! reader's programme. Sources: Kelly, Golden and Assad 1992, Networks 22; Willenborg and de Waal 2001, ch. 8.

mod reader;
mod remedy;
mod tables;

pub use reader::range;
pub use tables::{DisclosureCell, Link, Tables};
use tables::{HALF, NOTHING, standing};

/// Withholds every small cell, and as many others as it takes; what is withheld already stays so. Small cells that
/// could not be protected, which can happen only where a table holds hardly anything else, are given back: around them
/// everything was withheld.
pub fn protect(tables: &Tables, withheld: &mut [bool]) -> Vec<usize> {
    let standing = standing(tables);
    let small: Vec<usize> = (0..tables.cells.len())
        .filter(|cell| tables.cells[*cell].small)
        .collect();
    for cell in &small {
        withheld[*cell] = true;
    }
    // Whether a reader must think it possible that a cell is nought, and that it is as much as the threshold.
    let mut open = vec![[false; 2]; tables.cells.len()];
    for cell in &small {
        let DisclosureCell {
            value, threshold, ..
        } = tables.cells[*cell];
        open[*cell] = ends(value, threshold);
    }
    let mut exposed = Vec::new();
    for cell in small {
        for end in [0, 1] {
            if open[cell][end] {
                continue;
            }
            for (other, value) in reader::furthest(tables, &standing, withheld, cell, end == 1) {
                let own = &tables.cells[other];
                if own.small {
                    let [nought, full] = ends(value, own.threshold);
                    open[other][0] |= nought;
                    open[other][1] |= full;
                }
            }
            if !open[cell][end] && !remedy::secure(tables, &standing, withheld, cell, end == 1) {
                exposed.push(cell);
            }
            open[cell][end] = true;
        }
    }
    exposed.dedup();
    exposed
}

/// Whether a value is no different from nought, and from the threshold.
fn ends(value: f64, threshold: f64) -> [bool; 2] {
    [value <= HALF + NOTHING, value >= threshold - HALF - NOTHING]
}

#[cfg(test)]
mod tests;
