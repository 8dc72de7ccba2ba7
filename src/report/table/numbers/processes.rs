//! The numbers of processes among those used: where they start, how they move, how many things they finish.

use super::row::{NumberRow, changed, spread};
use crate::coverage::{level_of, outlook_from, percent_of};
use crate::model::Model;
use crate::model::checked::{Process, ProcessLayer};
use crate::model::file::ProcessKind;
use crate::source::{Evidence, Verification};
use crate::statistics::sampling::Sampler;

/// What is taken of a process: its start is what the source says; how it moves is at best judged.
pub(super) fn of_process<'a>(model: &'a Model, process: &'a Process) -> Vec<NumberRow<'a>> {
    let said = match process.evidence {
        // Nobody has published what is assumed, whatever else the source says.
        Evidence::Assumed => Verification::Unverified,
        _ => process.verification,
    };
    let row = |part, unit: &str, values, evidence, verification| NumberRow {
        kind: "process",
        key: &process.key,
        part,
        zh: process.title.zh.as_str().into(),
        en: process.title.en.as_str().into(),
        unit: unit.to_string(),
        values,
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
    let of_source = |part, unit: &str, values| row(part, unit, values, process.evidence, said);
    let moves = process.evidence.max(Evidence::Judged);
    let mut rows = Vec::new();
    for (layer, own) in changed(&process.layers) {
        let before = layer.checked_sub(1).map(|before| &process.layers[before]);
        for (part, unit, sampler) in new_parts(process, own, before) {
            let own = match part {
                "start" => of_source(part, unit, spread(sampler)),
                _ => row(part, unit, spread(sampler), moves, Verification::Unverified),
            };
            rows.push(own.in_layer(model, layer));
        }
    }
    rows.extend(elsewhere(process).map(|values| NumberRow {
        source: "",
        at: ELSEWHERE,
        note: "",
        ..row(
            "elsewhere",
            "share over five years",
            values,
            Evidence::Estimated,
            Verification::Verified,
        )
    }));
    for held in &process.held {
        let own = of_source("held", process.unit.key(), [held.value; 3]);
        rows.push(own.in_layer(model, held.layer));
    }
    let completion = process.completion.as_ref();
    let of = completion.map(|own| f64::from(own.of));
    rows.extend(of.map(|of| of_source("of", "units", [of; 3])));
    let occasions = process
        .occasions
        .or(completion.and_then(|own| own.occasions));
    let occasions = occasions.map(f64::from);
    rows.extend(occasions.map(|own| of_source("occasions", "a year", [own; 3])));
    rows
}

/// Where the movement of shares without one of their own is from.
const ELSEWHERE: &str = "WHO/UNICEF 2017: 94 countries, 14 programmes";

/// How rates elsewhere that stood where this one starts have moved in five years: median, ends of the middle 80 %; nothing
/// where it has a movement of its own.
fn elsewhere(process: &Process) -> Option<[f64; 3]> {
    const YEARS: usize = 5;
    let layer = process.layers.first().filter(|_| process.as_elsewhere)?;
    let start = layer.start.median();
    let outlook = outlook_from(start, YEARS)?;
    let first = percent_of(level_of(start));
    Some([0.5, 0.1, 0.9].map(|part| (f64::from(outlook.quantile(YEARS, part)) - first) / 100.0))
}

/// A part of a process: its name, its scale, its distribution.
type ProcessPart<'a> = (&'static str, &'static str, &'a Sampler);

/// Parts of a layer that the one before does not have so; of the first, those that move anything.
fn new_parts<'a>(
    process: &Process,
    own: &'a ProcessLayer,
    before: Option<&'a ProcessLayer>,
) -> impl Iterator<Item = ProcessPart<'a>> {
    let before = before.map(|before| parts(process, before));
    let all = parts(process, own).into_iter();
    all.filter(move |part| match &before {
        Some(before) => !before.contains(part),
        None => part.0 == "start" || spread(part.2) != [0.0; 3],
    })
}

fn parts<'a>(process: &Process, own: &'a ProcessLayer) -> Vec<ProcessPart<'a>> {
    let by_turns = process.completion.is_some() || process.occasions.is_some();
    let scale = match process.kind.scale() {
        own if own.is_of_values() && by_turns => "chance",
        own => own.unit(),
    };
    let by_chance = match process.completion {
        Some(_) => ("together", "correlation"),
        None => ("volatility", scale),
    };
    let mut parts = Vec::new();
    if process.kind != ProcessKind::Growth {
        parts.push(("start", process.unit.key(), &own.start));
    }
    parts.push((process.kind.moved_by(), scale, &own.drift));
    parts.push((by_chance.0, by_chance.1, &own.volatility));
    if let Some([rate, size]) = &own.jumps {
        parts.push(("jump_rate", "a year", rate));
        parts.push(("jump_size", scale, size));
    }
    parts
}
