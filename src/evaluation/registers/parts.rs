//! What tables of a register tell of a part of its holders.

use crate::axes::Sex;
use crate::model::checked::{HolderPart, Margin};

/// Bands of age that some tables tell.
pub(super) fn bands(margins: &[Margin]) -> Vec<[usize; 2]> {
    let parts = margins.iter().flat_map(|margin| &margin.parts);
    let mut bands: Vec<[usize; 2]> = parts.filter_map(|(part, _)| part.ages).collect();
    bands.sort_unstable();
    bands.dedup();
    bands
}

/// Holders of a part by the first table that can tell: the sum of its parts within it. Nothing where none can.
pub fn of_part(margins: &[Margin], wanted: &HolderPart) -> Option<f64> {
    let tells = |margin: &&Margin| {
        let parts = margin.parts.iter().map(|(part, _)| part);
        let mut within = parts
            .clone()
            .filter(|part| is_within(part, wanted))
            .peekable();
        let covers = match wanted.ages {
            Some([first, last]) => {
                let covered: usize = within
                    .clone()
                    .filter(|part| part.sex.is_none() || part.sex == Some(Sex::Male))
                    .filter_map(|part| part.ages)
                    .map(|[from, to]| to - from + 1)
                    .sum();
                covered == last - first + 1
            }
            None => wanted.category.is_some() || margin.whole,
        };
        covers
            && within.peek().is_some()
            && wanted
                .category
                .is_none_or(|_| within.all(|p| p.category.is_some()))
    };
    let margin = margins.iter().find(tells)?;
    let parts = margin
        .parts
        .iter()
        .filter(|(part, _)| is_within(part, wanted));
    Some(parts.map(|(_, reading)| reading.persons).sum())
}

fn is_within(part: &HolderPart, wanted: &HolderPart) -> bool {
    let ages = match (wanted.ages, part.ages) {
        (Some([first, last]), Some([from, to])) => first <= from && to <= last,
        (Some(_), None) => false,
        (None, _) => true,
    };
    ages && (wanted.category.is_none() || part.category == wanted.category)
}
