//! A nation's register, as far as it follows from those of its places.

use std::collections::BTreeMap;

use super::reading::Registers;
use crate::axes::Year;
use crate::model::checked::{HolderPart, Margin, RegisterReading};

impl Registers {
    /// The nation's categories, where its own register does not tell them: the sum over its places.
    pub fn add_up(&mut self) {
        let tells = |margins: &Vec<Margin>| {
            margins
                .iter()
                .any(|m| m.parts.iter().any(|(part, _)| part.category.is_some()))
        };
        let mut sums: BTreeMap<Year, BTreeMap<HolderPart, f64>> = BTreeMap::new();
        let mut places: BTreeMap<Year, usize> = BTreeMap::new();
        for (year, margins) in self.places.values().flatten() {
            let by_category = margins
                .iter()
                .find(|m| m.parts.iter().all(|(part, _)| part.category.is_some()));
            if let Some(margin) = by_category {
                *places.entry(*year).or_default() += 1;
                for (part, reading) in &margin.parts {
                    *sums.entry(*year).or_default().entry(*part).or_default() += reading.persons;
                }
            }
        }
        let most = places.values().copied().max().unwrap_or(0);
        for (year, parts) in sums {
            let all_there = places[&year] * 100 >= most * 98;
            let own = self.own.entry(year).or_default();
            if all_there && !tells(own) {
                let parts = parts.into_iter();
                own.push(Margin {
                    whole: true,
                    parts: parts
                        .map(|(part, persons)| {
                            (
                                part,
                                RegisterReading {
                                    persons,
                                    error: 0.0,
                                },
                            )
                        })
                        .collect(),
                });
            }
        }
        // Tables of all holders first, so that their sum is the total.
        let tables = self
            .own
            .values_mut()
            .chain(self.places.values_mut().flat_map(BTreeMap::values_mut));
        for margins in tables {
            margins.sort_by_key(|margin| (!margin.whole, margin.parts.len()));
        }
        self.own
            .retain(|_, margins| margins.iter().any(|margin| margin.whole));
    }
}
