//! How scenarios rank by cost, in words.

use std::sync::Arc;

use super::budgets::{span, wan};
use super::number::chance;
use crate::evaluation::paired::Ranking;
use crate::model::Model;
use crate::source::Language;

/// How scenarios rank by cost, headings first.
pub fn ranks(models: &[Arc<Model>], ranking: &Ranking, language: Language) -> Vec<Vec<String>> {
    let years = span(ranking.years, language);
    let mut head = vec![
        match language {
            Language::Zh => format!("{years} 年全部服务资金（万元）"),
            Language::En => format!("all services, {years} (10,000 yuan)"),
        },
        "P10".to_string(),
        "P50".to_string(),
        "P90".to_string(),
    ];
    head.extend((1..=models.len()).map(|rank| match language {
        Language::Zh => format!("由低到高第 {rank}"),
        Language::En => format!("rank {rank}"),
    }));
    let mut rows = vec![head];
    for (place, model) in models.iter().enumerate() {
        let mut row = vec![model.scenario.title.get(language).to_string()];
        row.extend(ranking.sums[place].map(wan));
        row.extend(
            ranking.ranks[place]
                .iter()
                .map(|part| chance(*part, language)),
        );
        rows.push(row);
    }
    rows
}

/// Which scenarios cost what the first one does in every draw, as where they begin later: their ranks tell nothing.
pub fn tied(models: &[Arc<Model>], ranking: &Ranking, language: Language) -> Option<String> {
    let title = |model: &Arc<Model>| model.scenario.title.get(language).to_string();
    let equal = |place: usize| ranking.dearer[place][0] == 0.0 && ranking.dearer[0][place] == 0.0;
    let tied = models.iter().enumerate().skip(1);
    let tied: Vec<String> = tied
        .filter(|(place, _)| equal(*place))
        .map(|(_, model)| title(model))
        .collect();
    if tied.is_empty() {
        return None;
    }
    let (years, first) = (span(ranking.years, language), title(&models[0]));
    Some(match language {
        Language::Zh => format!(
            "{years} 年与“{first}”的资金每次模拟都相同，名次由并列者平分：{}。",
            tied.join("、")
        ),
        Language::En => format!(
            "The same cost as “{first}” in {years} in every draw, ranks shared evenly: {}.",
            tied.join(", ")
        ),
    })
}
