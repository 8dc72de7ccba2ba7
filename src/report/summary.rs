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
use crate::projection::Projection;
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
    let zh = language == Language::Zh;
    let years = model.profile_years();
    let mut header = vec![
        language
            .pick("中位数（80% 区间）", "median (80% interval)")
            .to_string(),
    ];
    header.extend(years.iter().map(Year::to_string));
    let mut table = vec![header];
    for key in &model.settings.headline {
        let Some(place) = projection.index(key) else {
            continue;
        };
        let quantity = &projection.quantities()[place];
        // The prices of a unit stand beside it: no brackets within brackets.
        let unit = language.pick(quantity.unit.zh(), quantity.unit.en());
        let unit = unit.replace(['（', '('], "，").replace(['）', ')'], "");
        let mut row = vec![format!(
            "{}（{}，{}）",
            quantity.title.get(language),
            unit.replace(" ，", "，"),
            language.pick(quantity.evidence.zh(), quantity.evidence.en())
        )];
        if !zh {
            row[0] = row[0]
                .replace('（', " (")
                .replace('，', ", ")
                .replace('）', ")");
        }
        for year in &years {
            let none = || {
                let mark = summaries.mark(key, *year);
                mark.map_or("—", |mark| mark.shown(language)).to_string()
            };
            row.push(summaries.get(key, *year).map_or_else(none, |summary| {
                let median = summary.median();
                let scale = Scale::of(median, quantity.unit, language);
                let (low, high) = summary.eighty();
                if high - low <= 1e-9 * high.abs() {
                    scale.figure(median)
                } else {
                    format!("{} ({})", scale.figure(median), scale.range(low, high))
                }
            }));
        }
        table.push(row);
    }
    table
}

/// What a scenario changes: the differences from the baseline, draw by draw.
pub fn against(
    model: &Model,
    projection: &Projection,
    baseline: &Projection,
    language: Language,
) -> String {
    let years: Vec<Year> = model.profile_years().into_iter().skip(1).collect();
    let mut header = vec![
        language
            .pick(
                "与基准之差，中位数（80% 区间）",
                "difference from the baseline, median (80% interval)",
            )
            .to_string(),
    ];
    header.extend(years.iter().map(Year::to_string));
    let mut table = vec![header];
    for key in &model.settings.headline {
        let Some(place) = projection.index(key) else {
            continue;
        };
        let quantity = &projection.quantities()[place];
        let mut row = vec![quantity.title.get(language).to_string()];
        for year in &years {
            row.push(
                paired(projection, baseline, key, *year).map_or("—".to_string(), |gap| {
                    let (low, high) = gap.eighty();
                    let median = gap.median();
                    let larger = low.abs().max(high.abs()).max(median.abs());
                    let scale = Scale::of(larger, quantity.unit, language);
                    if low == 0.0 && high == 0.0 {
                        "0".to_string()
                    } else {
                        let sign = if median > 0.0 { "+" } else { "" };
                        format!(
                            "{sign}{} ({})",
                            scale.figure(median),
                            scale.range(low, high)
                        )
                    }
                }),
            );
        }
        table.push(row);
    }
    aligned(&table).join("\n")
}
