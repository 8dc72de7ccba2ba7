//! Counties in order of size.

use super::{CountyFigures, Province, titled};
use crate::evaluation::Summary;
use crate::report::number::Scale;
use crate::source::Language;
use crate::units::Unit;

/// Counties that are named in the summary; the tables have all.
const NAMED: usize = 8;

impl Province {
    /// Place of the quantity by which counties are ranked.
    pub(super) fn ranked_by(&self) -> usize {
        let people = self
            .quantities
            .iter()
            .enumerate()
            .filter(|(_, own)| own.unit == Unit::Persons);
        people.map(|(place, _)| place).nth(2).unwrap_or(0)
    }

    /// Place of the quantity of money by which counties are ranked: the first that is told.
    pub(super) fn money(&self) -> Option<usize> {
        let mut quantities = self.quantities.iter();
        quantities.position(|own| own.unit == Unit::Yuan)
    }

    /// Counties, the largest first, by a quantity in the last year.
    pub(super) fn order(&self, place: usize) -> Vec<(&CountyFigures, Summary)> {
        let last = self.years.len().saturating_sub(1);
        let value = |county: &CountyFigures| county.values.get(place)?.get(last).copied().flatten();
        let mut order: Vec<_> = self
            .counties
            .iter()
            .filter_map(|county| Some((county, value(county)?)))
            .collect();
        order.sort_by(|a, b| b.1.median().total_cmp(&a.1.median()));
        order
    }

    pub(super) fn largest(&self, language: Language) -> Vec<Vec<String>> {
        let Some(quantity) = self.quantities.get(self.ranked_by()) else {
            return Vec::new();
        };
        let year = self.years.last().copied().unwrap_or_default();
        let mut rows = vec![vec![
            match language {
                Language::Zh => format!("{year} 年{}最多的县", titled(quantity, language)),
                Language::En => format!("most {}, {year}", titled(quantity, language)),
            },
            language
                .pick("中位数（80% 区间）", "median (80 % interval)")
                .to_string(),
        ]];
        for (county, summary) in self.order(self.ranked_by()).into_iter().take(NAMED) {
            let scale = Scale::of(summary.median(), quantity.unit, language);
            let (low, high) = summary.eighty();
            rows.push(vec![
                county.name.clone(),
                format!(
                    "{} ({})",
                    scale.figure(summary.median()),
                    scale.range(low, high)
                ),
            ]);
        }
        rows
    }
}
