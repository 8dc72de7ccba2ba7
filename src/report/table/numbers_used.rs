//! Every number used, with its source, the weakest evidence first.

use super::*;
use crate::model::Model;

/// Every parameter and process with its source, so that each number can be asked about.
pub fn numbers_used(model: &Model) -> Table {
    struct Row<'a> {
        kind: &'static str,
        key: &'a str,
        zh: &'a str,
        en: &'a str,
        unit: String,
        median: f64,
        low: f64,
        high: f64,
        source: &'a str,
        at: &'a str,
        evidence: crate::source::Evidence,
        verification: crate::source::Verification,
        note: &'a str,
        from: &'a str,
    }
    let spread = |sampler: &crate::statistics::sampling::Sampler| {
        (
            sampler.median(),
            sampler.quantile(0.1),
            sampler.quantile(0.9),
        )
    };
    let mut rows = Vec::new();
    for p in &model.parameters {
        let (median, low, high) = p
            .layers
            .first()
            .map_or((f64::NAN, f64::NAN, f64::NAN), spread);
        rows.push(Row {
            kind: "parameter",
            key: &p.key,
            zh: &p.title.zh,
            en: &p.title.en,
            unit: p.unit.clone(),
            median,
            low,
            high,
            source: &p.source,
            at: p.at.as_deref().unwrap_or(""),
            evidence: p.evidence,
            verification: p.verification,
            note: p.note.as_ref().map_or("", |note| &note.zh),
            from: model.inherited.from("parameters", &p.key).unwrap_or(""),
        });
    }
    for p in &model.processes {
        let growth = p.kind == crate::model::checked::ProcessKind::Growth;
        let (median, low, high) = p
            .layers
            .first()
            .map_or((f64::NAN, f64::NAN, f64::NAN), |layer| {
                spread(if growth { &layer.drift } else { &layer.start })
            });
        rows.push(Row {
            kind: "process",
            key: &p.key,
            zh: &p.title.zh,
            en: &p.title.en,
            unit: p.unit.key().to_string(),
            median,
            low,
            high,
            source: &p.source,
            at: p.at.as_deref().unwrap_or(""),
            evidence: p.evidence,
            verification: p.verification,
            note: p.note.as_ref().map_or("", |note| &note.zh),
            from: model.inherited.from("processes", &p.key).unwrap_or(""),
        });
    }
    rows.sort_by(|a, b| b.evidence.cmp(&a.evidence).then(a.key.cmp(b.key)));
    let table = Table::new("numbers_used")
        .texts("kind", rows.iter().map(|r| r.kind))
        .texts("key", rows.iter().map(|r| r.key))
        .texts("title_zh", rows.iter().map(|r| r.zh))
        .texts("title_en", rows.iter().map(|r| r.en))
        .texts("unit", rows.iter().map(|r| &r.unit))
        .numbers("median", rows.iter().map(|r| Some(r.median)))
        .numbers("low80", rows.iter().map(|r| Some(r.low)))
        .numbers("high80", rows.iter().map(|r| Some(r.high)))
        .texts("evidence", rows.iter().map(|r| r.evidence.en()))
        .texts("evidence_zh", rows.iter().map(|r| r.evidence.zh()))
        .texts("verification", rows.iter().map(|r| r.verification.en()))
        .texts("verification_zh", rows.iter().map(|r| r.verification.zh()))
        .texts("source", rows.iter().map(|r| r.source))
        .texts("place", rows.iter().map(|r| r.at))
        .texts("note", rows.iter().map(|r| r.note))
        .texts("inherited_from", rows.iter().map(|r| r.from));
    table
        .note("unit", "column `unit`; processes: value at the end of the base year, growth processes: mean a year")
}
