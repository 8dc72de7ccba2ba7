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

pub use reader::range;

/// A cell of the tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// What would be printed; finite and not negative.
    pub value: f64,
    /// Whether it is a small count that nobody may learn.
    pub small: bool,
    /// The threshold: a small count shall be able to be anything up to it; any other count is known to reach it, where
    /// it is withheld. Nought for what is no count.
    pub threshold: f64,
    /// How dear it is to withhold, for each unit of its value that may change.
    pub price: f64,
}

impl Cell {
    /// What a reader who sees its mark knows of a withheld cell: a small one is marked as such.
    fn known(&self) -> (f64, f64) {
        if self.small {
            (0.0, self.threshold.max(self.value))
        } else {
            (self.threshold.min(self.value), f64::INFINITY)
        }
    }
}

/// Cells that hang together: changes of the cells, each times its factor, add up to nought. A sum has 1 for its parts
/// and −1 for the whole. That printed numbers are rounded is left to the reader as if it were known.
pub type Link = Vec<(usize, f64)>;

/// Linked tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Every cell.
    pub cells: Vec<Cell>,
    /// How they hang together.
    pub links: Vec<Link>,
}

/// Counts are whole: who cannot tell half a person from none cannot tell none.
const HALF: f64 = 0.5;

/// Less than this is no change, in units of a cell.
const NOTHING: f64 = 1e-6;

/// Places of the links in which each cell stands.
fn standing(tables: &Tables) -> Vec<Vec<usize>> {
    let mut standing = vec![Vec::new(); tables.cells.len()];
    for (place, link) in tables.links.iter().enumerate() {
        for (cell, _) in link {
            standing[*cell].push(place);
        }
    }
    standing
}

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
        let Cell {
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
