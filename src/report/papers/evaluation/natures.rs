//! Main indicators in sentences.

use super::super::{Paper, said};
use crate::axes::Year;
use crate::evaluation::progress::Indicator;
use crate::model::checked::Target;
use crate::model::file::{Nature, Way};
use crate::report::document::Document;
use crate::report::evaluated::{self, Evaluated};
use crate::report::in_step::in_words;
use crate::report::summary::{aim_in_words, capital};
use crate::source::Language;

/// Ordinals of headings within a part, in Chinese and in English.
const ORDINALS: [(&str, u32); 4] = [("一", 1), ("二", 2), ("三", 3), ("四", 4)];

/// Each main indicator in a sentence, binding ones first.
pub(super) fn natures(document: &mut Document, paper: &Paper<'_>, evaluated: &Evaluated) {
    let (model, language) = (paper.album.model, paper.language);
    let headings = Nature::ALL
        .into_iter()
        .filter_map(|nature| Some((nature, nature.heading()?)));
    for ((nature, (zh, en)), (ordinal, number)) in headings.zip(ORDINALS) {
        let own: Vec<_> = evaluated
            .of(model)
            .filter(|(_, target)| target.nature == nature && target.number.is_some())
            .collect();
        if own.is_empty() {
            continue;
        }
        let heading = match language {
            Language::Zh => format!("（{ordinal}）{zh}"),
            Language::En => format!("2.{number} {en}"),
        };
        document.heading(2, heading);
        for (indicator, target) in own {
            // What came after the target's year decided nothing.
            let last = indicator.actuals.range(..=target.year).next_back();
            let value = |value: f64| in_words(target, value, language);
            let status = evaluated::verdict(indicator, target, language);
            let title = capital(said(&target.title, language));
            let aim = aim_in_words(target, language);
            // A number has its sign; words follow a verb.
            let aim = match (&target.shown, language) {
                (Some(_), Language::Zh) => format!("为{aim}"),
                _ => format!(" {aim}"),
            };
            // A difference is told in words of its own.
            let was = match target.in_step_with {
                Some(_) => "",
                None => "为 ",
            };
            let judged = judged(indicator, target, language);
            let when = when(target, language);
            document.text(match (last, language) {
                (Some((year, seen)), Language::Zh) => format!(
                    "{title}：{year} 年{was}{}{judged}，{when}目标{aim}{}，{status}。",
                    value(*seen),
                    indicator.progress.map_or(String::new(), |part| format!(
                        "，进度 {}",
                        evaluated::in_percent(part)
                    ))
                ),
                (Some((year, seen)), Language::En) => format!(
                    "{title}: {} in {year}{judged}, target{aim} in {when}{}: {status}.",
                    value(*seen),
                    indicator.progress.map_or(String::new(), |part| format!(
                        ", progress {}",
                        evaluated::in_percent(part)
                    ))
                ),
                (None, Language::Zh) => {
                    format!("{title}：{when}目标{aim}，尚无公布的数据。")
                }
                (None, Language::En) => {
                    format!("{title}: target{aim} in {when}; nothing was reported.")
                }
            });
        }
    }
}

/// When the target must hold.
fn when(target: &Target, language: Language) -> String {
    match (target.hold.is_of_every_year(), language) {
        (true, Language::Zh) => "规划期内每年".to_string(),
        (true, Language::En) => "every year of the plan".to_string(),
        (false, Language::Zh) => format!("{} 年", target.year),
        (false, Language::En) => target.year.to_string(),
    }
}

/// What the verdict rests on where that is not the last year's value: the mean of the years that were reported, or the
/// year that falls short.
fn judged(indicator: &Indicator, target: &Target, language: Language) -> String {
    let value = |value: f64| in_words(target, value, language);
    let actuals = &indicator.actuals;
    let years = actuals.len();
    let last = actuals.last_key_value().map(|(year, _)| *year);
    if target.hold.is_of_the_mean() && years > 1 {
        let mean = value(actuals.values().sum::<f64>() / years as f64);
        return match language {
            Language::Zh => format!("（已公布的 {years} 年平均{mean}）"),
            Language::En => format!(" ({mean} on average over the {years} years reported)"),
        };
    }
    if target.hold.is_of_the_end() || !indicator.status.lags() {
        return String::new();
    }
    let down = target.relation.way() == Some(Way::Down);
    let order = |one: &(&Year, &f64), two: &(&Year, &f64)| one.1.total_cmp(two.1);
    let farthest = match down {
        true => actuals.iter().max_by(order),
        false => actuals.iter().min_by(order),
    };
    let Some((year, seen)) = farthest.filter(|(year, _)| Some(**year) != last) else {
        return String::new();
    };
    let seen = value(*seen);
    match (down, language) {
        (false, Language::Zh) => format!("（最低为 {year} 年的 {seen}）"),
        (true, Language::Zh) => format!("（最高为 {year} 年的 {seen}）"),
        (false, Language::En) => format!(" (lowest in {year}: {seen})"),
        (true, Language::En) => format!(" (highest in {year}: {seen})"),
    }
}
