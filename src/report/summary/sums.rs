//! Sums of money over five years, in sentences.

use crate::evaluation::Summaries;
use crate::model::Model;
use crate::model::checked::MoneySum;
use crate::report::number::{Scale, with_unit};
use crate::source::Language;
use crate::units::Unit;

/// What the published years came to, and what the plan's years will, of each sum of money.
pub fn five_years(model: &Model, summaries: &Summaries, language: Language) -> Vec<String> {
    let Some(plan) = &model.plan else {
        return Vec::new();
    };
    let end = plan.period[1];
    let money = model.settings.money.iter().flat_map(|money| &money.sums);
    let say = |value| with_unit(value, Unit::Yuan, language);
    let line = |sum: &MoneySum| {
        let anchor = sum.anchor?;
        let (key, title) = (format!("cost.{}.period_sum", sum.name.key), &sum.name.title);
        let base = anchor.period[1];
        let past = say(summaries.get(&key, base)?.median());
        let next = summaries.get(&key, end)?;
        let (low, high) = next.eighty();
        let interval = Scale::of(next.median(), Unit::Yuan, language).range_with_unit(low, high);
        let (next, said) = (say(next.median()), say(anchor.sum));
        Some(match language {
            Language::Zh => format!(
                "{}五年合计：截至 {base} 年 {past}（规划公布 {said}）；截至 {end} 年 {next}（80% 区间 {interval}）",
                title.zh
            ),
            Language::En => format!(
                "{} over five years: {past} to {base} (the plan says {said}); {next} to {end} (80% interval {interval})",
                capital(&title.en)
            ),
        })
    };
    money.filter_map(line).collect()
}

/// The words with a capital letter first, as a sentence begins.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
