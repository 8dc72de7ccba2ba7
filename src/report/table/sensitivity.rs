//! An uncertainty by group of inputs, and what each parameter moves.

use super::{Table, rounded};
use crate::evaluation::sensitivity::words;
use crate::model::Model;
use crate::report::sensitivities::Told;
use crate::source::{Evidence, Words};
use crate::stream::Origin;

/// First and total index of each group.
pub fn sensitivity(told: &Told) -> Table {
    let groups = &told.found.groups;
    let share = |value: f64| (value * 1e5).round() / 1e5;
    let of = |origin: Origin| words(origin);
    Table::new("sensitivity")
        .texts("of", groups.iter().map(|_| &told.quantity.key))
        .wholes("year", groups.iter().map(|_| Some(told.year)))
        .texts("group", groups.iter().map(|own| own.origin.key()))
        .texts("group_zh", groups.iter().map(|own| of(own.origin).0))
        .texts("group_en", groups.iter().map(|own| of(own.origin).1))
        .numbers(
            "first",
            groups.iter().map(|own| share(own.found.first.value)),
        )
        .numbers(
            "first_low95",
            groups.iter().map(|own| share(own.found.first.interval[0])),
        )
        .numbers(
            "first_high95",
            groups.iter().map(|own| share(own.found.first.interval[1])),
        )
        .numbers(
            "total",
            groups.iter().map(|own| share(own.found.total.value)),
        )
        .numbers(
            "total_low95",
            groups.iter().map(|own| share(own.found.total.interval[0])),
        )
        .numbers(
            "total_high95",
            groups.iter().map(|own| share(own.found.total.interval[1])),
        )
        .note(
            "first",
            "share of the variance that would go if the group were known (Saltelli et al. 2010)",
        )
        .note(
            "total",
            "share of the variance that would be left if all other groups were known (Jansen 1999)",
        )
        .note(
            "low95, high95",
            "bootstrap of the rows; an estimate may fall a little below zero",
        )
}

/// The quantity with each uncertain parameter and common factor low and high.
pub fn tornado(model: &Model, told: &Told) -> Table {
    let swings = &told.found.swings;
    let titles: Vec<Words> = swings.iter().map(|own| own.mover.title(model)).collect();
    let evidence = || swings.iter().map(|own| own.mover.evidence(model));
    let unit = told.quantity.unit;
    let number = |value: f64| rounded(value, unit);
    Table::new("tornado")
        .texts("parameter", swings.iter().map(|own| own.mover.key(model)))
        .texts("title_zh", titles.iter().map(|own| &own.zh))
        .texts("title_en", titles.iter().map(|own| &own.en))
        .texts("group", swings.iter().map(|own| own.origin.key()))
        .texts("evidence", evidence().map(Evidence::en))
        .texts("evidence_zh", evidence().map(Evidence::zh))
        .texts("unit", swings.iter().map(|_| unit.key()))
        .numbers("mean_low", swings.iter().map(|own| number(own.means[0])))
        .numbers("mean_high", swings.iter().map(|own| number(own.means[1])))
        .numbers(
            "difference",
            swings.iter().map(|own| number(own.difference())),
        )
        .numbers("standard_error", swings.iter().map(|own| number(own.error)))
        .numbers(
            "median_low",
            swings.iter().map(|own| number(own.medians[0])),
        )
        .numbers(
            "median_high",
            swings.iter().map(|own| number(own.medians[1])),
        )
        .note(
            "low, high",
            "the parameter at its 10 and 90 %, all else as drawn; the same draws throughout",
        )
        .note(
            "together.delivery, together.amounts",
            "what the moves of coverage rates up to the year, and unit costs, have in common; their evidence is that of the correlation",
        )
        .note(
            "standard_error",
            "of the difference of the means, from the differences draw by draw",
        )
}
