//! The targets of a scenario: all of them, or those of which another scenario says something else.

use crate::evaluation::Attainment;
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::aligned::aligned;
use crate::report::in_step;
use crate::report::number::{figure, no_evidence, probability};
use crate::report::numbered::with_title;
use crate::report::rests::rests;
use crate::source::Language;

/// Targets as one scenario has them.
pub type Aims<'a> = (&'a Model, &'a [Attainment]);

/// Lines with headings; beside those of another scenario only those that differ.
pub(super) fn lines(own: Aims<'_>, beside: Option<Aims<'_>>, language: Language) -> Vec<String> {
    let mut rows = targets(own.0, own.1, language);
    if rows.is_empty() {
        return Vec::new();
    }
    let mut which = String::new();
    if let Some((model, attainments)) = beside {
        let told = targets(model, attainments, language);
        rows.retain(|row| !told.contains(row));
        let title = model.scenario.title.get(language);
        let count = rows.len();
        which = match (count, language) {
            (0, Language::Zh) => return vec![format!("规划目标：各项与“{title}”相同")],
            (0, Language::En) => return vec![format!("Targets: the same as in “{title}”")],
            (_, Language::Zh) => format!("与“{title}”不同的 {count} 项 · "),
            (_, Language::En) => format!("{count} that differ from “{title}” · "),
        };
    }
    let head = match language {
        Language::Zh => {
            format!("规划目标 · {which}实现概率 ± 抽样误差（百分点） · 中位数 · 首次达到 · 依据")
        }
        Language::En => format!(
            "Targets · {which}probability ± Monte-Carlo error (points) · median · first met · what it rests on"
        ),
    };
    let mut lines = [vec![head], aligned(&rows)].concat();
    if beside.is_none() && own.1.iter().any(|met| met.told().is_some()) {
        lines.push(about_first_met(language).to_string());
    }
    lines
}

/// Every target with its probability and what that rests on; without headings.
pub fn targets(model: &Model, attainments: &[Attainment], language: Language) -> Vec<Vec<String>> {
    let rows = model.targets.iter().filter_map(|target| {
        let met = attainments.iter().find(|a| a.key == target.key)?;
        Some(vec![
            with_title(target, language),
            aim_in_words(target, language),
            match met.told() {
                Some(chance) => probability(chance, met.standard_error, language),
                None => no_evidence(language).to_string(),
            },
            in_step::median(target, met, language),
            match (met.told().and(met.first_met), met.told()) {
                (Some(year), _) => year.to_string(),
                (None, Some(_)) => never_met(language).to_string(),
                (None, None) => "—".to_string(),
            },
            rests(target, met, language),
        ])
    });
    rows.collect()
}

/// What is said of a target that half of the draws do not reach in any year.
pub fn never_met(language: Language) -> &'static str {
    language.pick("期内未达到", "not by then")
}

/// How the year in which a target is first met is to be read.
pub fn about_first_met(language: Language) -> &'static str {
    language.pick(
        "“首次达到”是一半模拟里第一次达到目标值的年份，以后可能又回落，所以可以早于目标年，而到目标年实现的概率仍不到一半。",
        "“First met” is the year by which half of the draws have once been at the target; they may fall back, so that it can be early and the target still unlikely in its own year.",
    )
}

/// What a target aims at, as it is printed.
pub fn aim(target: &Target, language: Language) -> String {
    if let Some(words) = &target.shown {
        return words.get(language).to_string();
    }
    let say = |value| figure(value, target.unit, language);
    target
        .relation
        .said(target.value, target.upper, language, say)
}

/// The same in a sentence, where no heading names the unit.
pub fn aim_in_words(target: &Target, language: Language) -> String {
    if let Some(words) = &target.shown {
        return words.get(language).to_string();
    }
    let say = |value| in_step::counted(target, value, language);
    target
        .relation
        .said(target.value, target.upper, language, say)
}
