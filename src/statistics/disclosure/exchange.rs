//! A world that a reader cannot exclude, found without a programme: what one cell gains, few others lose, link by link.

use super::rooms::CellRoom;
use super::{NOTHING, Tables};

/// Cells that change in such a world at most.
const MOST: usize = 24;

/// Changes that are tried before it is left to a programme.
const TRIES: usize = 300;

/// Links hold where their terms add up to no more than this part of what they are.
const EXACT: f64 = 1e-9;

/// Changes of cells that make up for each other.
pub(super) struct Exchange<'t> {
    tables: &'t Tables,
    /// By cell: the links in which it stands, and its factor in each.
    factors: Vec<Vec<(usize, f64)>>,
    /// Cells that are changed, and by how much.
    changed: Vec<(usize, f64)>,
    is_changed: Vec<bool>,
    /// By link: what its terms add up to, and what they would without their signs.
    sums: Vec<(f64, f64)>,
    /// Sums of links as they were before each change.
    before: Vec<(usize, (f64, f64))>,
}

impl<'t> Exchange<'t> {
    /// Of some tables, nothing changed.
    pub fn new(tables: &'t Tables) -> Self {
        let mut factors = vec![Vec::new(); tables.cells.len()];
        for (place, link) in tables.links.iter().enumerate() {
            for (cell, factor) in link {
                factors[*cell].push((place, *factor));
            }
        }
        Exchange {
            tables,
            factors,
            changed: Vec::new(),
            is_changed: vec![false; tables.cells.len()],
            sums: vec![(0.0, 0.0); tables.links.len()],
            before: Vec::new(),
        }
    }

    /// Cells and their changes in a world in which one is changed by so much and all links hold; `room` says how far each
    /// may change. Nothing where none is soon found, which does not say that there is none.
    pub fn find(
        &mut self,
        room: impl Fn(usize) -> CellRoom,
        (cell, goal): (usize, f64),
    ) -> Option<Vec<(usize, f64)>> {
        self.put(cell, goal);
        let mut left = TRIES;
        let found = self.settle(&room, &mut left);
        let found = found.then(|| self.changed.clone());
        while !self.changed.is_empty() {
            self.take_back();
        }
        found
    }

    /// Changes others until all links hold; false, and as it was before, where that is not found.
    fn settle(&mut self, room: &impl Fn(usize) -> CellRoom, left: &mut usize) -> bool {
        let Some(link) = self.upset() else {
            return true;
        };
        if self.changed.len() >= MOST {
            return false;
        }
        let (tables, (sum, _)) = (self.tables, self.sums[link]);
        // Whether a change would be too small for the link alone, how many more links it would upset, and the change.
        let mut offers: Vec<((bool, i32, usize), f64)> = Vec::new();
        for (other, factor) in &tables.links[link] {
            if self.is_changed[*other] || *factor == 0.0 {
                continue;
            }
            let (low, high) = room(*other);
            let wanted = -sum / factor;
            let change = wanted.max(low).min(high);
            if change.abs() > NOTHING {
                offers.push(((change != wanted, self.upsets(*other), *other), change));
            }
        }
        offers.sort_by_key(|(order, _)| *order);
        for ((.., other), change) in offers {
            if *left == 0 {
                return false;
            }
            *left -= 1;
            self.put(other, change);
            if self.settle(room, left) {
                return true;
            }
            self.take_back();
        }
        false
    }

    /// The first link of a changed cell that does not hold.
    fn upset(&self) -> Option<usize> {
        let links = self
            .changed
            .iter()
            .flat_map(|(cell, _)| &self.factors[*cell]);
        let mut links = links.map(|(link, _)| *link);
        links.find(|link| self.is_upset(*link))
    }

    fn is_upset(&self, link: usize) -> bool {
        let (sum, size) = self.sums[link];
        sum.abs() > EXACT * size
    }

    /// How many links a change of a cell would upset, less those that it may mend.
    fn upsets(&self, cell: usize) -> i32 {
        let links = self.factors[cell].iter();
        links
            .map(|(link, _)| if self.is_upset(*link) { -1 } else { 1 })
            .sum()
    }

    fn put(&mut self, cell: usize, change: f64) {
        for (link, factor) in &self.factors[cell] {
            self.before.push((*link, self.sums[*link]));
            let (sum, size) = &mut self.sums[*link];
            *sum += factor * change;
            *size += (factor * change).abs();
        }
        self.is_changed[cell] = true;
        self.changed.push((cell, change));
    }

    /// Undoes the last change.
    fn take_back(&mut self) {
        let Some((cell, _)) = self.changed.pop() else {
            return;
        };
        self.is_changed[cell] = false;
        for _ in 0..self.factors[cell].len() {
            if let Some((link, sum)) = self.before.pop() {
                self.sums[link] = sum;
            }
        }
    }
}
