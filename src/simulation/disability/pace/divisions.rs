//! Which ways of dividing the holders a register has told, and how far the parts may be off since then.

use crate::model::checked::{HolderPart, Margin};

/// So far off may be what no register says, as a logarithm: nothing is learnt of the pace from what it says first.
pub const UNKNOWN: f64 = 1.0;

/// Ways of dividing holders: by any of category, grade, age and sex.
const WAYS: usize = 16;
/// The way that tells categories apart and nothing else.
const CATEGORIES_ALONE: usize = 1;

/// Variance of the logarithms of parts beside all holders, by way of dividing these.
#[derive(Clone, Copy, Debug)]
pub struct Divisions {
    unknown: [f64; WAYS],
}

impl Default for Divisions {
    /// No register has told anything.
    fn default() -> Self {
        Divisions {
            unknown: [UNKNOWN * UNKNOWN; WAYS],
        }
    }
}

impl Divisions {
    /// That of a part; nothing of all holders, and of categories, of which more is known.
    pub fn of(&self, part: &HolderPart) -> f64 {
        match way_of(part) {
            0 | CATEGORIES_ALONE => 0.0,
            way => self.unknown[way],
        }
    }

    /// A year passes in which parts may stray so far from all holders.
    pub fn pass(&mut self, strays: f64) {
        for unknown in &mut self.unknown {
            *unknown = (*unknown + strays * strays).min(UNKNOWN * UNKNOWN);
        }
    }

    /// A table of all holders was seen: it tells its own way of dividing them, and those of which it is a finer one.
    pub fn see(&mut self, table: &Margin) {
        let Some((part, _)) = table.parts.first().filter(|_| table.whole) else {
            return;
        };
        let squares = table.parts.iter().map(|(_, seen)| seen.error * seen.error);
        let error = squares.sum::<f64>() / table.parts.len() as f64;
        let own = way_of(part);
        for (way, unknown) in self.unknown.iter_mut().enumerate() {
            let seen = *unknown + error;
            if way & own == way && seen > 0.0 {
                *unknown *= error / seen;
            }
        }
    }
}

/// Which of category, grade, age and sex a part tells apart, a bit each.
fn way_of(part: &HolderPart) -> usize {
    let told = [
        part.category.is_some(),
        part.grade.is_some(),
        part.ages.is_some(),
        part.sex.is_some(),
    ];
    let bits = told.iter().enumerate();
    bits.map(|(bit, told)| usize::from(*told) << bit).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::{Category, Grade};
    use crate::model::checked::RegisterReading;

    #[test]
    fn a_table_tells_its_own_way_and_coarser_ones() {
        let graded = HolderPart {
            grade: Some(Grade::One),
            ..HolderPart::default()
        };
        let both = HolderPart {
            category: Some(Category::Physical),
            ..graded
        };
        let table = |part: HolderPart, whole: bool, error: f64| {
            let reading = RegisterReading {
                persons: 100.0,
                error,
            };
            Margin {
                whole,
                parts: vec![(part, reading)],
            }
        };
        let mut own = Divisions::default();
        own.see(&table(graded, false, 0.0));
        assert_eq!(own.of(&graded), 1.0);
        own.see(&table(graded, true, 0.03));
        assert!((own.of(&graded) - 9e-4 / 1.0009).abs() < 1e-12);
        assert_eq!(own.of(&both), 1.0);
        own.see(&table(both, true, 0.0));
        assert_eq!([own.of(&graded), own.of(&both)], [0.0; 2]);
        // A year later they are known up to what parts stray, and never less than at the start.
        own.pass(0.02);
        assert!((own.of(&both) - 4e-4).abs() < 1e-12);
        own.pass(5.0);
        assert_eq!(own.of(&both), 1.0);
        // Of all holders, and of categories, something else knows.
        assert_eq!(own.of(&HolderPart::default()), 0.0);
    }
}
