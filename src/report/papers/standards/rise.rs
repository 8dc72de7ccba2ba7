//! How standards rise, in words.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Followed, Rise, ServiceLayer, Standard};
use crate::report::number::figure;
use crate::source::{Language, Words};
use crate::statistics::sampling::Sampler;
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
    let steps = layer.steps.iter().map(|(year, ratio)| {
        let ratio = times(ratio, language);
        match language {
            Language::Zh => from(year, format!("再乘以 {ratio}")),
            Language::En => from(year, format!("times {ratio}")),
        }
    });
    let all: Vec<String> = ways.chain(steps).collect();
    all.join(language.pick("；", "; "))
}

/// A ratio, with its 80 % interval where it is not known for sure.
fn times(ratio: &Sampler, language: Language) -> String {
    let [low, high] = [0.1, 0.9].map(|level| ratio.quantile(level));
    if low == high {
        return low.to_string();
    }
    let [low, middle, high] =
        [low, ratio.median(), high].map(|own| figure(own, Unit::Ratio, language));
    match language {
        Language::Zh => format!("{middle}（{low}～{high}）"),
        Language::En => format!("{middle} ({low}–{high})"),
    }
}

/// One way to rise, or several with their probabilities.
fn in_words(model: &Model, rise: Rise, language: Language) -> String {
    let ways = rise.ways(&model.settings.upratings);
    let way = |followed: Followed| {
        let words = followed.words(&model.processes, ways.renewed);
        words.get(language).to_string()
    };
    if let [(only, _)] = ways.chances[..] {
        return way(only);
    }
    let each = ways.chances.iter().map(|(followed, chance)| {
        let (way, chance) = (way(*followed), figure(*chance, Unit::Share, language));
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
