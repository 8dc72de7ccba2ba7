//! Main indicators in sentences.

use super::super::{Paper, said};
use crate::model::file::Nature;
use crate::report::document::Document;
use crate::report::evaluated::{self, Evaluated};
use crate::report::summary::{aim, capital};
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
            let value = |value: f64| crate::report::in_step::value(target, value, language);
            let status = evaluated::said(indicator.status, language);
            let title = capital(said(&target.title, language));
            let aim = aim(target, language);
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
            document.text(match (last, language) {
                (Some((year, seen)), Language::Zh) => format!(
                    "{title}：{year} 年{was}{}，{} 年目标{aim}{}，{status}。",
                    value(*seen),
                    target.year,
                    indicator.progress.map_or(String::new(), |part| format!(
                        "，进度 {}",
                        evaluated::in_percent(part)
                    ))
                ),
                (Some((year, seen)), Language::En) => format!(
                    "{title}: {} in {year}, target{aim} in {}{}: {status}.",
                    value(*seen),
                    target.year,
                    indicator.progress.map_or(String::new(), |part| format!(
                        ", progress {}",
                        evaluated::in_percent(part)
                    ))
                ),
                (None, Language::Zh) => {
                    format!("{title}：{} 年目标{aim}，尚无公布的数据。", target.year)
                }
                (None, Language::En) => format!(
                    "{title}: target{aim} in {}; nothing was reported.",
                    target.year
                ),
            });
        }
    }
}
