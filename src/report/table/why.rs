//! A change of money by cause.

use super::Table;
use crate::evaluation::why::{Cause, Why};
use crate::model::Model;

/// The change of all, and of each service, by cause.
pub fn why(model: &Model, why: &Why) -> Table {
    let mut rows: Vec<(String, &'static str, f64, [Option<f64>; 3])> = Vec::new();
    let whole = [
        ("before", &why.before),
        ("after", &why.after),
        ("change", &why.change),
    ];
    for (what, share) in whole {
        rows.push(("all".into(), what, share.mean, share.interval.map(Some)));
    }
    for (cause, share) in Cause::ALL.iter().zip(&why.causes) {
        rows.push((
            "all".into(),
            cause.words().1,
            share.mean,
            share.interval.map(Some),
        ));
    }
    for (service, change, causes) in &why.services {
        let key = model.services[*service].key.clone();
        rows.push((key.clone(), "change", *change, [None; 3]));
        for (cause, part) in Cause::ALL.iter().zip(causes) {
            rows.push((key.clone(), cause.words().1, *part, [None; 3]));
        }
    }
    let fen = |yuan: f64| (yuan * 100.0).round() / 100.0;
    let at = |place: usize| {
        rows.iter()
            .map(move |row| row.3[place].map(fen))
            .collect::<Vec<_>>()
    };
    Table::new("why")
        .texts("service", rows.iter().map(|row| &row.0))
        .texts("what", rows.iter().map(|row| row.1))
        .wholes("from", rows.iter().map(|_| Some(why.years[0])))
        .wholes("to", rows.iter().map(|_| Some(why.years[1])))
        .numbers("mean", rows.iter().map(|row| Some(fen(row.2))))
        .numbers("low80", at(0))
        .numbers("median", at(1))
        .numbers("high80", at(2))
        .note("unit", "yuan, prices of each year; means of the causes add up to the mean of the change, other columns do not")
}
