//! A change of money or people by cause.

use super::Table;
use crate::evaluation::why::Why;
use crate::units::Unit;

/// The change of all, and of each component, by cause.
pub fn why(why: &Why) -> Table {
    let mut rows: Vec<(String, &'static str, f64, [Option<f64>; 3])> = Vec::new();
    let whole = [
        ("before", &why.before),
        ("after", &why.after),
        ("change", &why.change),
    ];
    for (what, share) in whole {
        rows.push(("all".into(), what, share.mean, share.interval.map(Some)));
    }
    for part in &why.causes {
        let (what, share) = (part.cause.words().1, part.share);
        rows.push(("all".into(), what, share.mean, share.interval.map(Some)));
    }
    for component in &why.components {
        let key = &component.key;
        rows.push((key.clone(), "change", component.change, [None; 3]));
        for (part, mean) in why.causes.iter().zip(&component.causes) {
            rows.push((key.clone(), part.cause.words().1, *mean, [None; 3]));
        }
    }
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    let at = |place: usize| {
        rows.iter()
            .map(move |row| row.3[place].map(rounded))
            .collect::<Vec<_>>()
    };
    let unit = match why.unit {
        Unit::Yuan => "yuan, prices of each year",
        other => other.en(),
    };
    let of = |place: usize| rows.iter().map(move |_| why.scenarios[place].0.clone());
    Table::new("why")
        .texts("component", rows.iter().map(|row| &row.0))
        .texts("what", rows.iter().map(|row| row.1))
        .wholes("from", rows.iter().map(|_| Some(why.years[0])))
        .wholes("to", rows.iter().map(|_| Some(why.years[1])))
        .texts("from_scenario", of(0))
        .texts("to_scenario", of(1))
        .numbers("mean", rows.iter().map(|row| Some(rounded(row.2))))
        .numbers("low80", at(0))
        .numbers("median", at(1))
        .numbers("high80", at(2))
        .note(
            "unit",
            &format!(
                "{unit}; means of the causes add up to the mean of the change, other columns do not"
            ),
        )
}
