//! A province: every county, and all of them together.

use super::{Table, rounded};
use crate::report::province::Province;

/// Every county, quantity and year.
pub fn counties(province: &Province) -> Table {
    let mut rows = Vec::new();
    for county in &province.counties {
        for (quantity, years) in province.quantities.iter().zip(&county.values) {
            for (year, summary) in province.years.iter().zip(years) {
                if let Some(summary) = summary {
                    rows.push((county, quantity, *year, summary));
                }
            }
        }
    }
    Table::new("counties")
        .texts("region", rows.iter().map(|row| &row.0.region))
        .texts("county", rows.iter().map(|row| &row.0.name))
        .texts("model", rows.iter().map(|row| if row.0.generated { "generated" } else { "own" }))
        .texts("key", rows.iter().map(|row| &row.1.key))
        .texts("title_zh", rows.iter().map(|row| &row.1.title.zh))
        .texts("title_en", rows.iter().map(|row| &row.1.title.en))
        .texts("unit", rows.iter().map(|row| row.1.unit.key()))
        .wholes("year", rows.iter().map(|row| Some(row.2)))
        .numbers("mean", rows.iter().map(|row| rounded(row.3.mean, row.1.unit)))
        .numbers("low95", rows.iter().map(|row| rounded(row.3.ninety_five().0, row.1.unit)))
        .numbers("low80", rows.iter().map(|row| rounded(row.3.eighty().0, row.1.unit)))
        .numbers("median", rows.iter().map(|row| rounded(row.3.median(), row.1.unit)))
        .numbers("high80", rows.iter().map(|row| rounded(row.3.eighty().1, row.1.unit)))
        .numbers("high95", rows.iter().map(|row| rounded(row.3.ninety_five().1, row.1.unit)))
        .note("model", "generated: from the censuses and what is inherited; own: somebody's model of the county")
}

/// All counties together.
pub fn totals(province: &Province) -> Table {
    let rows: Vec<_> = province
        .totals
        .iter()
        .filter_map(|total| {
            Some((
                province
                    .quantities
                    .iter()
                    .find(|own| own.key == total.quantity)?,
                total,
            ))
        })
        .collect();
    Table::new("province")
        .texts("key", rows.iter().map(|row| &row.0.key))
        .texts("title_zh", rows.iter().map(|row| &row.0.title.zh))
        .texts("title_en", rows.iter().map(|row| &row.0.title.en))
        .texts("unit", rows.iter().map(|row| row.0.unit.key()))
        .wholes("year", rows.iter().map(|row| Some(row.1.year)))
        .numbers("mean", rows.iter().map(|row| rounded(row.1.mean, row.0.unit)))
        .numbers("low95", rows.iter().map(|row| rounded(row.1.ninety_five[0], row.0.unit)))
        .numbers("low80", rows.iter().map(|row| rounded(row.1.eighty[0], row.0.unit)))
        .numbers("median", rows.iter().map(|row| rounded(row.1.median, row.0.unit)))
        .numbers("high80", rows.iter().map(|row| rounded(row.1.eighty[1], row.0.unit)))
        .numbers("high95", rows.iter().map(|row| rounded(row.1.ninety_five[1], row.0.unit)))
        .numbers("shared", rows.iter().map(|row| row.1.shared))
        .note("shared", "part of the variance of the sum that comes from what counties share (prices, the nation's mortality and fertility, rules); the rest is their own")
}
