//! A province: every county, and all of them together.

use super::{Table, WITHHELD, rounded, withheld_word};
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::evaluation::reconciliation::TotalMet;
use crate::evaluation::withheld::WithheldMark;
use crate::projection::Quantity;
use crate::report::province::{CountyFigures, Province};

/// A county's quantity in a year: its summary, or why it has none.
type CountyRow<'a> = (
    &'a CountyFigures,
    &'a Quantity,
    Year,
    Option<&'a Summary>,
    Option<WithheldMark>,
);

/// Every county, quantity and year. What is withheld has a mark in place of its numbers.
pub fn counties(province: &Province) -> Table {
    let mut rows: Vec<CountyRow<'_>> = Vec::new();
    for (place, county) in province.counties.iter().enumerate() {
        for (at, (quantity, years)) in province.quantities.iter().zip(&county.values).enumerate() {
            for (column, (year, summary)) in province.years.iter().zip(years).enumerate() {
                let withheld = province.withheld.as_ref();
                let mark = withheld.and_then(|own| own.mark(Some(place), at, column));
                if summary.is_some() || mark.is_some() {
                    rows.push((county, quantity, *year, summary.as_ref(), mark));
                }
            }
        }
    }
    let numbers = |of: fn(&Summary) -> f64| -> Vec<Option<f64>> {
        rows.iter()
            .map(|row| rounded(of(row.3?), row.1.unit))
            .collect()
    };
    let table = Table::new("counties")
        .texts("region", rows.iter().map(|row| &row.0.region))
        .texts("county", rows.iter().map(|row| &row.0.name))
        .texts(
            "model",
            rows.iter()
                .map(|row| if row.0.generated { "generated" } else { "own" }),
        )
        .texts("key", rows.iter().map(|row| &row.1.key))
        .texts("title_zh", rows.iter().map(|row| &row.1.title.zh))
        .texts("title_en", rows.iter().map(|row| &row.1.title.en))
        .texts("unit", rows.iter().map(|row| row.1.unit.key()))
        .wholes("year", rows.iter().map(|row| Some(row.2)))
        .numbers("mean", numbers(|own| own.mean))
        .numbers("low95", numbers(|own| own.ninety_five().0))
        .numbers("low80", numbers(|own| own.eighty().0))
        .numbers("median", numbers(Summary::median))
        .numbers("high80", numbers(|own| own.eighty().1))
        .numbers("high95", numbers(|own| own.ninety_five().1));
    let table = match province.withheld {
        Some(_) => table.texts(WITHHELD, rows.iter().map(|row| withheld_word(row.4))),
        None => table,
    };
    table.note(
        "model",
        "generated: from the censuses and what is inherited; own: somebody's model of the county",
    )
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

/// How much each county was moved to bring all together to the totals that are published; no rows where none are.
pub fn reconciled(province: &Province) -> Table {
    let rows: Vec<(&TotalMet, &CountyFigures, Option<f64>)> = province
        .held
        .iter()
        .flat_map(|held| {
            let counties = province.counties.iter().zip(&held.moved);
            counties.map(move |(county, moved)| (held, county, *moved))
        })
        .collect();
    let unit = |held: &TotalMet| province.unit_of(held).key();
    Table::new("reconciled")
        .texts("total", rows.iter().map(|row| &row.0.key))
        .texts("title_zh", rows.iter().map(|row| &row.0.title.zh))
        .texts("title_en", rows.iter().map(|row| &row.0.title.en))
        .texts("unit", rows.iter().map(|row| unit(row.0)))
        .wholes("year", rows.iter().map(|row| Some(row.0.year)))
        .numbers("published", rows.iter().map(|row| Some(row.0.published[1])))
        .numbers("before", rows.iter().map(|row| row.0.before.map(|own| own[1])))
        .numbers("after", rows.iter().map(|row| row.0.after.map(|own| own[1])))
        .texts("region", rows.iter().map(|row| &row.1.region))
        .texts("county", rows.iter().map(|row| &row.1.name))
        .texts("model", rows.iter().map(|row| if row.1.generated { "generated" } else { "own" }))
        .numbers("moved", rows.iter().map(|row| row.2))
        .note("published", "published, before and after are medians of all counties together")
        .note("moved", "change of the county's mean, relative to it: all move by as many of their own standard deviations")
}
