//! How standards rise, in words.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{ProcessId, Rise, ServiceLayer, Standard};
use crate::report::number::figure;
use crate::source::{Language, Words};
use crate::units::Unit;

/// How a standard rises, with its dated changes.
pub(super) fn rises(
    model: &Model,
    layer: &ServiceLayer,
    standard: &Standard,
    language: Language,
) -> String {
    if let Some(other) = standard.tied_to() {
        return with(&model.services[other.0].title, language);
    }
    let from = |year: &Year, what: String| match language {
        Language::Zh => format!("{year} 年起{what}"),
        Language::En => format!("from {year} on {what}"),
    };
    let ways = layer.uprating.iter().enumerate();
    let ways = ways.map(|(place, (year, rise))| {
        let way = in_words(model, *rise, language);
        match place {
            0 => way,
            _ => from(year, way),
        }
    });
    let steps = layer.steps.iter().map(|(year, ratio)| match language {
        Language::Zh => from(year, format!("再乘以 {ratio}")),
        Language::En => from(year, format!("times {ratio}")),
    });
    let all: Vec<String> = ways.chain(steps).collect();
    all.join(language.pick("；", "; "))
}

/// One way to rise, or several with their probabilities.
fn in_words(model: &Model, rise: Rise, language: Language) -> String {
    let fixed = || language.pick("名义标准不变", "nominally fixed").to_string();
    let by = |process: ProcessId| with(&model.processes[process.0].title, language);
    let rule = match rise {
        Rise::Fixed => return fixed(),
        Rise::By(process) => return by(process),
        Rise::Rule(rule) => &model.settings.upratings[rule],
    };
    let often = match rule.renewal {
        Some(_) => language.pick("，隔几年调整一次", ", revised every few years"),
        None => "",
    };
    let ways = rule.ways.iter().zip(&rule.probabilities);
    let ways = ways.filter(|(_, chance)| **chance > 0.0);
    let each = ways.map(|(way, chance)| {
        let way = way.map_or_else(fixed, |process| by(process) + often);
        let chance = figure(*chance, Unit::Share, language);
        match language {
            Language::Zh => format!("{way}（可能性 {chance}）"),
            Language::En => format!("{way} (probability {chance})"),
        }
    });
    let all: Vec<String> = each.collect();
    all.join(language.pick("，或", ", or "))
}

/// What it moves with.
fn with(title: &Words, language: Language) -> String {
    match language {
        Language::Zh => format!("随{}", title.zh),
        Language::En => format!("with {}", title.en),
    }
}
