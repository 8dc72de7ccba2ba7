//! What is said on the terminal at the end of a run, in words and as JSON.

mod aims;
mod sums;

pub use aims::{Aims, about_first_met, aim, aim_in_words, never_met, targets};
pub use sums::{capital, five_years};

use super::album::paired;
pub use super::aligned::aligned;
use super::number::Scale;
use super::published::note;
use crate::axes::Year;
use crate::evaluation::certified::more_certified;
use crate::evaluation::covered::coverage_gaps;
use crate::evaluation::outside::{Apart, apart};
use crate::evaluation::{Attainment, Summaries};
use crate::model::Model;
use crate::projection::{Projection, Quantity};
use crate::source::Language;

/// The summary in words; of its targets only those that differ from another scenario's, where these were told before.
pub fn words(
    model: &Model,
    projection: &Projection,
    summaries: &Summaries,
    attainments: &[Attainment],
    before: Option<Aims<'_>>,
    language: Language,
) -> String {
    let zh = language == Language::Zh;
    let mut lines = Vec::new();
    let as_of = match (model.as_of, zh) {
        (Some(year), true) => format!("（只用 {year} 年已知的数据）"),
        (Some(year), false) => format!(" (as known in {year})"),
        (None, _) => String::new(),
    };
    lines.push(if zh {
        format!(
            "{} · 情景：{}{as_of} · {} 次模拟",
            model.title.zh,
            model.scenario.title.zh,
            projection.draws()
        )
    } else {
        format!(
            "{} · scenario: {}{as_of} · {} draws",
            model.title.en,
            model.scenario.title.en,
            projection.draws()
        )
    });
    lines.push(String::new());
    lines.extend(aligned(&headline(model, projection, summaries, language)));
    let sums = five_years(model, summaries, language);
    if !sums.is_empty() {
        lines.push(String::new());
        lines.extend(sums);
    }
    if !attainments.is_empty() {
        lines.push(String::new());
        lines.extend(aims::lines((model, attainments), before, language));
    }
    let far: Vec<Apart> = apart(model, projection);
    let far = far.iter().map(|apart| &apart.words);
    let gaps = coverage_gaps(model, projection);
    let far = far.chain(gaps.iter().map(|gap| &gap.words));
    let certified = more_certified(model, projection);
    let remarks = model.data.remarks.iter().map(|own| &own.said);
    let remarks = remarks.chain(far).chain(&certified);
    for remark in remarks.chain(&note(summaries)) {
        lines.push(String::new());
        lines.push(format!(
            "{}{}",
            language.pick("说明：", "Note: "),
            remark.get(language)
        ));
    }
    lines.join("\n")
}

/// Medians and intervals of the headline quantities, headings first.
pub fn headline(
    model: &Model,
    projection: &Projection,
    summaries: &Summaries,
    language: Language,
) -> Vec<Vec<String>> {
    let heading = language.pick("中位数（80% 区间）", "median (80% interval)");
    let years = model.profile_years();
    let named = |quantity: &Quantity| {
        // The prices of a unit stand beside it: no brackets within brackets.
        let unit = language.pick(quantity.unit.zh(), quantity.unit.en());
        let unit = unit.replace(['（', '('], "，").replace(['）', ')'], "");
        let name = format!(
            "{}（{}，{}）",
            quantity.title.get(language),
            unit.replace(" ，", "，"),
            language.pick(quantity.evidence.zh(), quantity.evidence.en())
        );
        match language {
            Language::Zh => name,
            Language::En => name
                .replace('（', " (")
                .replace('，', ", ")
                .replace('）', ")"),
        }
    };
    let told = |quantity: &Quantity, year: Year| {
        let Some(summary) = summaries.get(&quantity.key, year) else {
            let mark = summaries.mark(&quantity.key, year);
            return mark.map_or("—", |mark| mark.shown(language)).to_string();
        };
        let median = summary.median();
        let scale = Scale::of(median, quantity.unit, language);
        let (low, high) = summary.eighty();
        match high - low <= 1e-9 * high.abs() {
            true => scale.figure(median),
            false => format!("{} ({})", scale.figure(median), scale.range(low, high)),
        }
    };
    table((model, projection), (heading, &years[..]), named, told)
}

/// What a scenario changes: the differences from the baseline, draw by draw.
pub fn against(
    model: &Model,
    projection: &Projection,
    baseline: &Projection,
    language: Language,
) -> String {
    let heading = language.pick(
        "与基准之差，中位数（80% 区间）",
        "difference from the baseline, median (80% interval)",
    );
    let years: Vec<Year> = model.profile_years().into_iter().skip(1).collect();
    let named = |quantity: &Quantity| quantity.title.get(language).to_string();
    let told = |quantity: &Quantity, year: Year| {
        let Some(gap) = paired(projection, baseline, &quantity.key, year) else {
            return "—".to_string();
        };
        let (low, high) = gap.eighty();
        let median = gap.median();
        if low == 0.0 && high == 0.0 {
            return "0".to_string();
        }
        let larger = low.abs().max(high.abs()).max(median.abs());
        let scale = Scale::of(larger, quantity.unit, language);
        let sign = if median > 0.0 { "+" } else { "" };
        format!(
            "{sign}{} ({})",
            scale.figure(median),
            scale.range(low, high)
        )
    };
    let rows = table((model, projection), (heading, &years[..]), named, told);
    aligned(&rows).join("\n")
}

/// A row for each headline quantity that is projected, its name first, then a cell a year; the heading and the years above
/// them.
fn table(
    (model, projection): (&Model, &Projection),
    (heading, years): (&str, &[Year]),
    named: impl Fn(&Quantity) -> String,
    told: impl Fn(&Quantity, Year) -> String,
) -> Vec<Vec<String>> {
    let mut header = vec![heading.to_string()];
    header.extend(years.iter().map(Year::to_string));
    let places = model.settings.headline.iter();
    let rows = places.filter_map(|key| {
        let quantity = &projection.quantities()[projection.index(key)?];
        let cells = years.iter().map(|year| told(quantity, *year));
        let row: Vec<String> = std::iter::once(named(quantity)).chain(cells).collect();
        Some(row)
    });
    std::iter::once(header).chain(rows).collect()
}
