//! Every number used, with its source, the weakest evidence first.

use super::number_row::{Row, spread};
use super::numbers_of_money::{of_rules, of_service};
use super::*;
use crate::model::Model;
use crate::model::checked::{Process, ProcessKind};
use crate::source::{Evidence, Verification};
use crate::statistics::sampling::Sampler;

/// Every parameter, every part of every process, and every cost with who pays it, each with its source, so that
/// each number can be asked about; without the values of what tells of few people, where it is to be published.
pub fn numbers_used(model: &Model, publish: bool) -> Table {
    let rows = rows(model);
    let value = |row: &Row<'_>, place: usize| {
        let shown = !(publish && row.is_of_few());
        shown.then(|| row.values[place])
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
        .texts("note", rows.iter().map(|r| r.note))
        .texts("inherited_from", rows.iter().map(|r| r.from));
    table
        .note("part", "start: value at the end of the base year; drift, pace, mean: movement a year; volatility, jump_rate, jump_size: how it moves by chance; amount: yuan for each payment; ratio: part of the standard to which one is tied; payer: part that a payer bears; units, places: of the base year; probability: that a rule of uprating holds")
        .note("verification", "of what the source says; where a start is assumed, or a movement is judged or assumed, no source says it")
}

/// Every number, the weakest evidence first.
pub(super) fn rows(model: &Model) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for p in &model.parameters {
        let Some(own) = p.layers.first() else {
            continue;
        };
        rows.push(Row {
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
        });
    }
    for process in &model.processes {
        rows.extend(of_process(model, process));
    }
    for service in &model.services {
        rows.extend(of_service(model, service));
    }
    rows.extend(of_rules(model));
    rows.sort_by(|a, b| {
        let weakest = b.evidence.cmp(&a.evidence);
        weakest.then(a.key.cmp(b.key)).then(a.part.cmp(b.part))
    });
    rows
}

/// What is taken of a process: its start is what the source says; how it moves is at best judged.
fn of_process<'a>(model: &'a Model, process: &'a Process) -> Vec<Row<'a>> {
    let Some(own) = process.layers.first() else {
        return Vec::new();
    };
    let said = match process.evidence {
        // Nobody has published what is assumed, whatever else the source says.
        Evidence::Assumed => Verification::Unverified,
        _ => process.verification,
    };
    let moves = process.evidence.max(Evidence::Judged);
    let drift = process.kind.moved_by();
    let scale = match process.kind {
        ProcessKind::Share => "log odds a year",
        ProcessKind::Level => "log a year",
        ProcessKind::Completion => "chance",
        ProcessKind::Count if process.occasions.is_some() => "chance",
        ProcessKind::Count | ProcessKind::Growth => "a year",
    };
    let row = |part, unit: &str, sampler: &Sampler, evidence, verification| Row {
        kind: "process",
        key: &process.key,
        part,
        zh: process.title.zh.as_str().into(),
        en: process.title.en.as_str().into(),
        unit: unit.to_string(),
        values: spread(sampler),
        source: &process.source,
        at: process.at.as_deref().unwrap_or(""),
        evidence,
        verification,
        note: process.note.as_ref().map_or("", |note| &note.zh),
        from: model
            .inherited
            .from("processes", &process.key)
            .unwrap_or(""),
    };
    let unverified = Verification::Unverified;
    let mut rows = Vec::new();
    if process.kind != ProcessKind::Growth {
        rows.push(row(
            "start",
            process.unit.key(),
            &own.start,
            process.evidence,
            said,
        ));
    }
    let still = |sampler: &Sampler| spread(sampler) == [0.0; 3];
    if !still(&own.drift) {
        rows.push(row(drift, scale, &own.drift, moves, unverified));
    }
    if !still(&own.volatility) {
        let (part, scale) = match process.completion {
            Some(_) => ("together", "correlation"),
            None => ("volatility", scale),
        };
        rows.push(row(part, scale, &own.volatility, moves, unverified));
    }
    if let Some([rate, size]) = &own.jumps {
        rows.push(row("jump_rate", "a year", rate, moves, unverified));
        rows.push(row("jump_size", scale, size, moves, unverified));
    }
    rows
}
