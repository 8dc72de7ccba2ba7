//! How far a place's tables are believed against a draw.

use super::{Pace, Wanted, people_in};

impl Pace {
    /// Moves what is wanted to where a draw and its tables meet, given what each of them may be wrong by.
    pub fn trust(&self, stocks: &[f64], wanted: &mut [Wanted<'_>]) {
        for table in wanted {
            let parts = table.margin.parts.iter().zip(&mut table.persons);
            for ((part, reading), persons) in parts {
                let have = people_in(stocks, part);
                let closing = self.closing(reading.error, part.category);
                if have > 0.0 && *persons > 0.0 {
                    *persons = have * libm::exp(closing * libm::log(*persons / have));
                }
            }
        }
    }
}
