//! How far cells can change where links tie them to each other: bounds that follow from one link at a time. Where they
//! leave a change no room, no programme has a solution either.

use std::collections::VecDeque;

use super::Tables;

/// The least and the most by which a cell can change.
pub(super) type CellRoom = (f64, f64);

/// Cells that are looked at around one that a reader asks about: what is further away is left to the programmes.
const LOOKED_AT: usize = 200;

/// How often each link is looked at, all together.
const VISITS: usize = 8;

/// A change is called impossible only where it misses by more than this, in units of the link, so that what programmes
/// take for nothing is left to them.
const SHORT: f64 = 1e-3;

/// The same as a part of all that is added up.
const ROUNDED: f64 = 1e-9;

/// A bound that moves by a smaller part of itself is not passed on.
const MOVED: f64 = 1e-2;

/// Bounds of the changes of cells around one that is changed.
pub(super) struct Rooms<'t> {
    pub tables: &'t Tables,
    /// Places of the links in which each cell stands.
    pub standing: &'t [Vec<usize>],
    /// By cell; nothing for those that are not looked at.
    found: Vec<Option<CellRoom>>,
    looked_at: Vec<usize>,
    waiting: VecDeque<usize>,
    is_waiting: Vec<bool>,
    /// What each term of the link that is looked at comes to, at least and at most.
    spans: Vec<[f64; 2]>,
}

impl<'t> Rooms<'t> {
    /// Of some tables; `standing` are the places of the links in which each cell stands.
    pub fn new(tables: &'t Tables, standing: &'t [Vec<usize>]) -> Self {
        Rooms {
            tables,
            standing,
            found: vec![None; tables.cells.len()],
            looked_at: Vec::new(),
            waiting: VecDeque::new(),
            is_waiting: vec![false; tables.links.len()],
            spans: Vec::new(),
        }
    }

    /// Withheld cells that hang together with one, itself first; of very many the nearest.
    pub fn around(&self, cell: usize, withheld: &[bool]) -> Vec<usize> {
        let mut found = vec![cell];
        let mut is_found = vec![false; self.tables.cells.len()];
        let mut is_known = vec![false; self.tables.links.len()];
        is_found[cell] = true;
        let mut next = 0;
        while next < found.len() && found.len() < LOOKED_AT {
            for link in &self.standing[found[next]] {
                if std::mem::replace(&mut is_known[*link], true) {
                    continue;
                }
                for (other, _) in &self.tables.links[*link] {
                    if withheld[*other] && !std::mem::replace(&mut is_found[*other], true) {
                        found.push(*other);
                    }
                }
            }
            next += 1;
        }
        found
    }

    /// Whether a cell may change by so much, as far as can be said link by link. `near` are cells that may change too, that
    /// one among them; others may change where `beyond` says so.
    pub fn allow(
        &mut self,
        near: &[usize],
        beyond: impl Fn(usize) -> bool,
        (cell, goal): (usize, f64),
    ) -> bool {
        for own in self.looked_at.drain(..) {
            self.found[own] = None;
        }
        for link in self.waiting.drain(..) {
            self.is_waiting[link] = false;
        }
        for own in near {
            self.found[*own] = Some(self.tables.cells[*own].room());
        }
        self.looked_at.extend_from_slice(near);
        self.found[cell] = Some((goal, goal));
        for own in near {
            self.wait(*own, None);
        }
        let mut left = VISITS * self.waiting.len();
        while left > 0 {
            left -= 1;
            let Some(link) = self.waiting.pop_front() else {
                break;
            };
            self.is_waiting[link] = false;
            if !self.visit(link, &beyond) {
                return false;
            }
        }
        true
    }

    /// The room of a cell as far as it is known.
    pub fn room(&self, cell: usize, beyond: impl Fn(usize) -> bool) -> CellRoom {
        match self.found[cell] {
            Some(room) => room,
            None if beyond(cell) => self.tables.cells[cell].room(),
            None => (0.0, 0.0),
        }
    }

    /// Has the links of a cell looked at again, but for one.
    fn wait(&mut self, cell: usize, but: Option<usize>) {
        for link in &self.standing[cell] {
            if but != Some(*link) && !std::mem::replace(&mut self.is_waiting[*link], true) {
                self.waiting.push_back(*link);
            }
        }
    }

    /// Takes a link into account; false where it leaves no room.
    fn visit(&mut self, link: usize, beyond: &impl Fn(usize) -> bool) -> bool {
        let tables = self.tables;
        let terms = &tables.links[link];
        let mut spans = std::mem::take(&mut self.spans);
        spans.clear();
        let all = terms.iter();
        spans.extend(all.map(|(cell, factor)| span(self.room(*cell, beyond), *factor)));
        // What all terms come to at least and at most: those that have an end, and how many have none.
        let mut ends = [(0.0_f64, 0_usize); 2];
        let mut size = 0.0;
        for (sum, own) in spans
            .iter()
            .flat_map(|span| [0, 1].map(|end| (end, span[end])))
        {
            if own.is_finite() {
                ends[sum].0 += own;
                size += own.abs();
            } else {
                ends[sum].1 += 1;
            }
        }
        let short = SHORT + ROUNDED * size;
        let [least, most] = ends;
        if least.1 == 0 && least.0 > short || most.1 == 0 && most.0 < -short {
            return false;
        }
        for ((cell, factor), [low, high]) in terms.iter().zip(spans.iter().copied()) {
            let is_free = self.found[*cell].is_some_and(|(from, to)| from < to);
            if !is_free || *factor == 0.0 {
                continue;
            }
            let from = low.max(-others(most, high, f64::INFINITY));
            let to = high.min(-others(least, low, f64::NEG_INFINITY));
            if from > to + short {
                return false;
            }
            let is_narrower = has_moved(low, from) || has_moved(high, to);
            if is_narrower && from <= to {
                let (one, other) = (from / factor, to / factor);
                self.found[*cell] = Some((one.min(other), one.max(other)));
                self.wait(*cell, Some(link));
            }
        }
        self.spans = spans;
        true
    }
}

/// What a term comes to at least and at most.
fn span((low, high): CellRoom, factor: f64) -> [f64; 2] {
    if factor == 0.0 {
        return [0.0; 2];
    }
    let (one, other) = (factor * low, factor * high);
    [one.min(other), one.max(other)]
}

/// What the other terms come to, given the sum of all ends and how many have none; `without` where one of them has none.
fn others((sum, endless): (f64, usize), own: f64, without: f64) -> f64 {
    match (own.is_finite(), endless) {
        (true, 0) => sum - own,
        (false, 1) => sum,
        _ => without,
    }
}

fn has_moved(before: f64, now: f64) -> bool {
    match before.is_finite() {
        true => (now - before).abs() > MOVED * (before.abs() + MOVED),
        false => now.is_finite(),
    }
}
