//! Cells of linked tables that are withheld so that no small count can be worked out from what is shown.
//!
//! Small counts are withheld first; then so many other cells that whoever knows all that is shown, and how cells add
//! up, can narrow no small count down: it may be anything from nought to the threshold, to half a person, since counts
//! are whole. What a reader can derive is
//! the range of a linear programme over the withheld cells (whole numbers relaxed to real ones); what is withheld
//! beside comes from the programme of least change of Kelly, Golden and Assad, cell by cell, and is then proved by the
//! reader's programme. Sources: Kelly, Golden and Assad 1992, Networks 22; Willenborg and de Waal 2001, ch. 8.

mod exchange;
mod reader;
mod remedy;
mod rooms;
mod tables;

use exchange::Exchange;
pub use reader::range;
use rooms::Rooms;
pub use tables::{DisclosureCell, Link, Tables};
use tables::{NOTHING, standing};

/// Links from a cell within which others may change: what is possible where all else stays is possible, and near by that
/// is soon found; only what is not takes all that hangs together.
const REACH: [usize; 3] = [2, 4, usize::MAX];

/// Withholds every small cell and every one that would tell a small count elsewhere, and as many others as it takes; what
/// is withheld already stays so. Cells that could not be protected, which can happen only where a table holds hardly
/// anything else, are given back: around them everything was withheld.
pub fn protect(tables: &Tables, withheld: &mut [bool]) -> Vec<usize> {
    let standing = standing(tables);
    let cells = tables.cells.iter().enumerate();
    let secret: Vec<(usize, (f64, f64))> = cells
        .filter_map(|(place, cell)| Some((place, cell.sought()?)))
        .collect();
    // Whether a reader must think it possible that a cell is as little, and that it is as much, as it should seem.
    let mut open = vec![[false; 2]; tables.cells.len()];
    for (cell, sought) in &secret {
        withheld[*cell] = true;
        open[*cell] = ends(tables.cells[*cell].value, *sought);
    }
    let mut exposed = Vec::new();
    let (mut rooms, mut exchange) = (Rooms::new(tables, &standing), Exchange::new(tables));
    for (cell, (least, most)) in secret {
        for (end, sought) in [least, most].into_iter().enumerate() {
            if open[cell][end] {
                continue;
            }
            let goal = (cell, sought - tables.cells[cell].value);
            let is_withheld = |other: usize| withheld[other];
            let around = rooms.around(cell, withheld);
            // What is plainly impossible, and what a few exchanges bring about, takes no programme.
            if rooms.allow(&around, is_withheld, goal) {
                let room = |other: usize| rooms.room(other, is_withheld);
                match exchange.find(room, goal) {
                    Some(changes) => {
                        let values = changes.into_iter();
                        let world = values.map(|(other, change): (usize, f64)| {
                            (other, tables.cells[other].value + change)
                        });
                        seen(tables, world, &mut open);
                        open[cell][end] = true;
                    }
                    None => read(tables, &standing, withheld, (cell, end), &mut open),
                }
            }
            if !open[cell][end] && !remedy::secure(&mut rooms, withheld, cell, end == 1) {
                exposed.push(cell);
            }
            open[cell][end] = true;
        }
    }
    exposed.dedup();
    exposed
}

/// Looks by programmes whether a reader must think it possible that a cell is at one end of what it should seem.
fn read(
    tables: &Tables,
    standing: &[Vec<usize>],
    withheld: &[bool],
    (cell, end): (usize, usize),
    open: &mut [[bool; 2]],
) {
    for reach in REACH {
        let found = reader::furthest(tables, standing, withheld, (cell, end == 1), reach);
        seen(tables, found.cells.into_iter(), open);
        if open[cell][end] || found.is_whole {
            break;
        }
    }
}

/// Takes note of the ends at which cells are in a world that a reader cannot exclude.
fn seen(tables: &Tables, world: impl Iterator<Item = (usize, f64)>, open: &mut [[bool; 2]]) {
    for (other, value) in world {
        if let Some(sought) = tables.cells[other].sought() {
            let [little, much] = ends(value, sought);
            open[other][0] |= little;
            open[other][1] |= much;
        }
    }
}

/// Whether a value is as little, and whether it is as much, as it should seem.
fn ends(value: f64, (least, most): (f64, f64)) -> [bool; 2] {
    [value <= least + NOTHING, value >= most - NOTHING]
}

#[cfg(test)]
mod tests;
