//! Every number used, with its source, the weakest evidence first.

use super::super::Table;
use super::centres::of_centres;
use super::money::{of_rules, of_service};
use super::processes::of_process;
use super::row::{NumberRow, changed, spread};
use super::stated::of_stated;
use super::targets::of_targets;
use crate::model::Model;

/// Every parameter, every part of every process, every cost with who pays it, how many things are counted, what was
/// published and is used as it stands, and what the scenario changes of them, each with its source, so that each number can be asked about; without values and notes of what tells
/// of few people, where it is to be published.
pub fn numbers_used(model: &Model, publish: bool) -> Table {
    let rows = rows(model);
    let shown = |row: &NumberRow<'_>| !(publish && row.is_of_few());
    let value = |row: &NumberRow<'_>, place: usize| shown(row).then(|| row.values[place]);
    // What is to be known beside it may say it in words.
    let note = |row: &NumberRow<'_>| match shown(row) {
        true => row.note.to_string(),
        false => String::new(),
    };
    let table = Table::new("numbers_used")
        .texts("kind", rows.iter().map(|r| r.kind))
        .texts("key", rows.iter().map(|r| r.key))
        .texts("part", rows.iter().map(|r| r.part))
        .texts("title_zh", rows.iter().map(|r| &r.zh))
        .texts("title_en", rows.iter().map(|r| &r.en))
        .texts("unit", rows.iter().map(|r| &r.unit))
        .numbers("median", rows.iter().map(|r| value(r, 0)))
        .numbers("low80", rows.iter().map(|r| value(r, 1)))
        .numbers("high80", rows.iter().map(|r| value(r, 2)))
        .texts("evidence", rows.iter().map(|r| r.evidence.en()))
        .texts("evidence_zh", rows.iter().map(|r| r.evidence.zh()))
        .texts("verification", rows.iter().map(|r| r.verification.en()))
        .texts("verification_zh", rows.iter().map(|r| r.verification.zh()))
        .texts("source", rows.iter().map(|r| r.source))
        .texts("place", rows.iter().map(|r| r.at))
        .texts("note", rows.iter().map(note))
        .texts("inherited_from", rows.iter().map(|r| r.from));
    table
        .note("part", "value: of a parameter, or as it was published; start: value at the end of the base year; drift, pace, mean: movement a year; volatility, jump_rate, jump_size: how it moves by chance; elsewhere: how rates that stood where it starts have moved in five years; amount: yuan for each payment; ratio: part of the standard to which one is tied; payer: part that a payer bears; step: times the amount; units, places: of the base year; staff, capital, running: of one unit; capital_payer, running_payer: part of these that a payer bears; of: things counted, or the part of a projected number; occasions: a year; held, opened: by a lever; probability: that a rule of uprating holds")
        .note("title_en", "“from” a year: as the scenario named in `place` changes it")
        .note("verification", "of what the source says; where a start is assumed, or a movement is judged or assumed, no source says it")
}

/// Every number, the weakest evidence first.
pub(super) fn rows(model: &Model) -> Vec<NumberRow<'_>> {
    let mut rows = Vec::new();
    for p in &model.parameters {
        for (layer, own) in changed(&p.layers) {
            let row = NumberRow {
                kind: "parameter",
                key: &p.key,
                part: "value",
                zh: p.title.zh.as_str().into(),
                en: p.title.en.as_str().into(),
                unit: p.unit.clone(),
                values: spread(own),
                source: &p.source,
                at: p.at.as_deref().unwrap_or(""),
                evidence: p.evidence,
                verification: p.verification,
                note: p.note.as_ref().map_or("", |note| &note.zh),
                from: model.inherited.from("parameters", &p.key).unwrap_or(""),
            };
            rows.push(row.in_layer(model, layer));
        }
    }
    for process in &model.processes {
        rows.extend(of_process(model, process));
    }
    for service in &model.services {
        rows.extend(of_service(model, service));
        rows.extend(of_centres(model, service));
    }
    rows.extend(of_rules(model));
    rows.extend(of_targets(model));
    rows.extend(of_stated(model));
    rows.sort_by(|a, b| {
        let weakest = b.evidence.cmp(&a.evidence);
        weakest.then(a.key.cmp(b.key)).then(a.part.cmp(b.part))
    });
    rows
}
