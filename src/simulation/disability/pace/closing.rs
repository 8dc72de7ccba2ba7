//! What part of a gap between a register and a draw is closed, given what each of them may be wrong by.

use super::{Pace, UNKNOWN};
use crate::model::checked::{HolderPart, Margin};

impl Pace {
    /// That of all holders.
    pub fn closing(&self, error: f64) -> f64 {
        closed(self.taught.total(), error)
    }

    /// That of a part beside all holders.
    pub fn closing_beside(&self, error: f64, part: &HolderPart) -> f64 {
        closed(
            self.unknown_of_category(part) + self.divisions.of(part),
            error,
        )
    }

    /// That of a part alone. Where nothing is known of all holders, nothing more is unknown of their parts.
    pub fn closing_alone(&self, error: f64, part: &HolderPart) -> f64 {
        let all = self.taught.total();
        let own = all + self.unknown_of_category(part);
        let divided = match all < UNKNOWN * UNKNOWN {
            true => self.divisions.of(part),
            false => 0.0,
        };
        closed(own + divided, error)
    }

    /// What part of what is unknown of all holders is their growth since they were known last, and not their number then.
    pub fn part_of_growth(&self) -> f64 {
        let all = self.taught.total();
        if all > 0.0 {
            self.unknown_growth() / all
        } else {
            0.0
        }
    }

    /// Tables were seen: how they divide the holders is known from now on.
    pub fn see_divided<'a>(&mut self, tables: impl Iterator<Item = &'a Margin>) {
        for table in tables {
            self.divisions.see(table);
        }
    }

    fn unknown_of_category(&self, part: &HolderPart) -> f64 {
        let category = part.category;
        category.map_or(0.0, |own| self.taught_of[own.index()].total())
    }
}

/// The gain of what is seen with such an error of what is unknown with such a variance; all of it where it is seen exactly.
fn closed(unknown: f64, error: f64) -> f64 {
    let square = error * error;
    if square > 0.0 {
        unknown / (unknown + square)
    } else {
        1.0
    }
}
