//! Linked tables: cells, and how they hang together.

/// A cell of the tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DisclosureCell {
    /// What would be printed; finite and not negative.
    pub value: f64,
    /// Whether it is a small count that nobody may learn.
    pub small: bool,
    /// The threshold: a small count shall be able to be anything up to it; any other count is known to reach it, where
    /// it is withheld. Nought for what is no count.
    pub threshold: f64,
    /// What a reader must think that it may be as well, where it is no small count and would tell one all the same, such
    /// as by how few it differs from a number printed elsewhere; nought where it tells none.
    pub most: f64,
    /// How dear it is to withhold, for each unit of its value that may change.
    pub price: f64,
}

impl DisclosureCell {
    /// The least and the most that a reader must think possible, to half a person; nothing for a cell that may be known.
    pub(super) fn sought(&self) -> Option<(f64, f64)> {
        match (self.small, self.most > self.value) {
            (true, _) => Some((HALF, self.threshold - HALF)),
            (false, true) => Some((self.value, (self.most - HALF).max(self.value))),
            (false, false) => None,
        }
    }

    /// What a reader who sees its mark knows of a withheld cell: a small one is marked as such.
    pub(super) fn known(&self) -> (f64, f64) {
        if self.small {
            (0.0, self.threshold.max(self.value))
        } else {
            (self.threshold.min(self.value), f64::INFINITY)
        }
    }

    /// By how much it may change at least and at most, for such a reader.
    pub(super) fn room(&self) -> (f64, f64) {
        let (low, high) = self.known();
        (low - self.value, high - self.value)
    }
}

/// Cells that hang together: changes of the cells, each times its factor, add up to nought. A sum has 1 for its parts
/// and −1 for the whole. That printed numbers are rounded is left to the reader as if it were known.
pub type Link = Vec<(usize, f64)>;

/// Linked tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Every cell.
    pub cells: Vec<DisclosureCell>,
    /// How they hang together.
    pub links: Vec<Link>,
}

/// Counts are whole: who cannot tell half a person from none cannot tell none.
const HALF: f64 = 0.5;

/// Less than this is no change, in units of a cell.
pub(super) const NOTHING: f64 = 1e-6;

/// Places of the links in which each cell stands.
pub(super) fn standing(tables: &Tables) -> Vec<Vec<usize>> {
    let mut standing = vec![Vec::new(); tables.cells.len()];
    for (place, link) in tables.links.iter().enumerate() {
        for (cell, _) in link {
            standing[*cell].push(place);
        }
    }
    standing
}
