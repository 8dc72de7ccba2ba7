//! How far a register lies from a draw.

use super::{SPANS, Wanted, people_in, span_of};
use crate::axes::CATEGORIES;
use crate::model::checked::{HolderPart, Margin};
use crate::statistics::summing::sum;

/// How far a register lies from a draw: logarithm of the ratio, and its error.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gap {
    /// Of all holders, or of those of whom the tables speak.
    pub all: Option<(f64, f64)>,
    /// Which part of all holders these are.
    pub part: f64,
    /// Of each category, beside that of all where these are known.
    pub categories: [Option<(f64, f64)>; CATEGORIES],
    /// Of each span of age, the same.
    pub spans: [Option<(f64, f64)>; SPANS],
}

impl Gap {
    /// How far tables lie from a draw's stocks, and how far that may be wrong: the first table of all holders for all, one
    /// that may not be wrong before others; the first that tells categories apart for each of them.
    pub fn between(stocks: &[f64], wanted: &[Wanted<'_>]) -> Self {
        let mut gap = Gap::default();
        let mut whole = wanted.iter().filter(|table| table.margin.whole);
        let sure = whole.clone().find(|table| table.margin.is_exact());
        let Some(first) = sure.or(whole.next()).or(wanted.first()) else {
            return gap;
        };
        gap.all = ratio(stocks, first, |_| true);
        gap.part = 1.0;
        if !first.margin.whole {
            let parts = first.margin.parts.iter();
            let have: f64 = parts.map(|(part, _)| people_in(stocks, part)).sum();
            gap.part = (have / sum(stocks)).min(1.0);
        }
        // What is said of some holders is not said beside all of them.
        let beside = |all: f64| if first.margin.whole { all } else { 0.0 };
        let told = wanted.iter().find(|table| table.margin.tells_categories());
        if let (Some(table), Some((all, _))) = (told, gap.all) {
            for category in 0..CATEGORIES {
                let of =
                    |part: &HolderPart| part.category.is_some_and(|own| own.index() == category);
                let own = ratio(stocks, table, of);
                gap.categories[category] = own.map(|(own, error)| (own - beside(all), error));
            }
        }
        let by_age = wanted.iter().find(|table| {
            let mut parts = table.margin.parts.iter();
            parts.all(|(part, _)| span_of_part(part).is_some())
        });
        if let (Some(table), Some((all, _))) = (by_age, gap.all) {
            for span in 0..SPANS {
                let own = ratio(stocks, table, |part| span_of_part(part) == Some(span));
                gap.spans[span] = own.map(|(own, error)| (own - beside(all), error));
            }
        }
        gap
    }

    /// What is left of it beside another gap.
    #[must_use]
    pub fn beside(&self, other: &Gap) -> Gap {
        let less = |own: Option<(f64, f64)>, other: Option<(f64, f64)>| {
            own.map(|(gap, error)| (gap - other.map_or(0.0, |(gap, _)| gap), error))
        };
        Gap {
            all: less(self.all, other.all),
            part: self.part,
            categories: std::array::from_fn(|c| less(self.categories[c], other.categories[c])),
            spans: std::array::from_fn(|span| less(self.spans[span], other.spans[span])),
        }
    }
}

/// The span of age in which all of a part is.
fn span_of_part(part: &HolderPart) -> Option<usize> {
    let [from, to] = part.ages?;
    (span_of(from) == span_of(to)).then_some(span_of(from))
}

/// Logarithm of what some parts are to have over what they have, and its error.
fn ratio(
    stocks: &[f64],
    wanted: &Wanted<'_>,
    of: impl Fn(&HolderPart) -> bool,
) -> Option<(f64, f64)> {
    let Margin { parts, .. } = wanted.margin;
    let (mut have, mut want, mut square) = (0.0, 0.0, 0.0);
    for ((part, reading), persons) in parts.iter().zip(&wanted.persons) {
        if of(part) {
            have += people_in(stocks, part);
            want += persons;
            square += (reading.error * persons) * (reading.error * persons);
        }
    }
    (have > 0.0 && want > 0.0).then(|| (libm::log(want / have), square.sqrt() / want))
}
