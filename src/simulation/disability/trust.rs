//! How far a place's tables are believed against a draw.

use super::{Pace, Wanted, people_in};
use crate::statistics::summing::sum;

impl Pace {
    /// Moves what is wanted to where a draw and its tables meet, given what each of them may be wrong by: how many all
    /// holders are, and beside it how they are divided, of which less may be known.
    pub fn trust(&self, stocks: &[f64], wanted: &mut [Wanted<'_>]) {
        for table in wanted {
            let all = self.of_all(stocks, table);
            let parts = table.margin.parts.iter().zip(&mut table.persons);
            for ((part, reading), persons) in parts {
                let have = people_in(stocks, part);
                if !(have > 0.0 && *persons > 0.0) {
                    continue;
                }
                let gap = libm::log(*persons / have);
                let closed = match all {
                    Some([of_all, closing]) if reading.error > 0.0 => {
                        let beside = self.closing_beside(reading.error, part);
                        closing * of_all + beside * (gap - of_all)
                    }
                    _ => self.closing_alone(reading.error, part) * gap,
                };
                *persons = have * libm::exp(closed);
            }
        }
    }

    /// How far a table of all holders lies from a draw, as a logarithm, and what part of it is closed; nothing of a table of
    /// some of them.
    fn of_all(&self, stocks: &[f64], table: &Wanted<'_>) -> Option<[f64; 2]> {
        let (have, want) = (sum(stocks), sum(&table.persons));
        let is_there = table.margin.whole && have > 0.0 && want > 0.0;
        is_there.then(|| {
            let error = table.margin.total().error;
            [libm::log(want / have), self.closing(error)]
        })
    }
}
