//! What is said on the terminal at the end of a run, in words and as JSON.

use serde_json::{Value, json};

use super::album::paired;
use super::number::{figure, probability, with_unit};
use crate::axes::Year;
use crate::evaluation::{Attainment, Summaries};
use crate::model::Model;
use crate::projection::Projection;
use crate::source::Language;
use crate::units::Unit;

/// Quantities that the summary names, where the model has them.
const NAMED: [&str; 8] = [
    "population",
    "population_65",
    "holders",
    "disabled",
    "living_subsidy.served",
    "care_subsidy.served",
    "cost.subsidies",
    "cost.all",
];

/// The summary in words.
pub fn words(
    model: &Model,
    projection: &Projection,
    summaries: &Summaries,
    attainments: &[Attainment],
    language: Language,
) -> String {
    let zh = language == Language::Zh;
    let settings = &model.file.model;
    let mut lines = Vec::new();
    let as_of = match (model.as_of, zh) {
        (Some(year), true) => format!("（只用 {year} 年已知的数据）"),
        (Some(year), false) => format!(" (as known in {year})"),
        (None, _) => String::new(),
    };
    lines.push(if zh {
        format!(
            "{} · 情景：{}{as_of} · {} 次抽样",
            settings.title.zh,
            model.scenario.title.zh,
            projection.draws()
        )
    } else {
        format!(
            "{} · scenario: {}{as_of} · {} draws",
            settings.title.en,
            model.scenario.title.en,
            projection.draws()
        )
    });
    lines.push(String::new());
    let years = milestones(model);
    let mut header = vec![
        language
            .pick("中位数（80% 区间）", "median (80% interval)")
            .to_string(),
    ];
    header.extend(years.iter().map(Year::to_string));
    let mut table = vec![header];
    for key in NAMED {
        let Some(place) = projection.index(key) else {
            continue;
        };
        let quantity = &projection.quantities()[place];
        let mut row = vec![format!(
            "{}（{}，{}）",
            quantity.title.get(language),
            language.pick(quantity.unit.zh(), quantity.unit.en()),
            language.pick(quantity.evidence.zh(), quantity.evidence.en())
        )];
        if !zh {
            row[0] = row[0]
                .replace('（', " (")
                .replace('，', ", ")
                .replace('）', ")");
        }
        for year in &years {
            row.push(
                summaries
                    .get(key, *year)
                    .map_or("—".to_string(), |summary| {
                        let say = |value| figure(value, quantity.unit, language);
                        let (low, high) = summary.eighty();
                        if high - low <= 1e-9 * high.abs() {
                            say(summary.median())
                        } else {
                            format!("{} ({}–{})", say(summary.median()), say(low), say(high))
                        }
                    }),
            );
        }
        table.push(row);
    }
    lines.extend(aligned(&table));
    if let Some(line) = five_years(model, summaries, language) {
        lines.push(String::new());
        lines.push(line);
    }
    if !attainments.is_empty() {
        lines.push(String::new());
        lines.push(
            language
                .pick(
                    "规划目标 · 实现概率 ± 抽样误差（百分点） · 中位数 · 首次达到",
                    "Targets · probability ± Monte-Carlo error (points) · median · first met",
                )
                .to_string(),
        );
        let rows: Vec<Vec<String>> = model
            .targets
            .iter()
            .filter_map(|target| {
                let met = attainments.iter().find(|a| a.key == target.key)?;
                let number = target.number.map_or(target.at.clone(), |n| n.to_string());
                Some(vec![
                    format!("{number} {}", target.title.get(language)),
                    format!(
                        "{} {}",
                        target.relation.sign(),
                        figure(target.value, target.unit, language)
                    ),
                    probability(met.probability, met.standard_error),
                    figure(met.median, target.unit, language),
                    met.first_met.map_or(
                        language.pick("期内未达到", "not by then").to_string(),
                        |year| year.to_string(),
                    ),
                    if met.one_observation {
                        language
                            .pick("研判：只有一个观测值", "judged: one observation only")
                            .to_string()
                    } else {
                        String::new()
                    },
                ])
            })
            .collect();
        lines.extend(aligned(&rows));
    }
    for remark in &model.data.remarks {
        lines.push(String::new());
        lines.push(format!(
            "{}{}",
            language.pick("说明：", "Note: "),
            remark.get(language)
        ));
    }
    lines.join("\n")
}

/// What a scenario changes: the differences from the baseline, draw by draw.
pub fn against(
    model: &Model,
    projection: &Projection,
    baseline: &Projection,
    language: Language,
) -> String {
    let years: Vec<Year> = milestones(model).into_iter().skip(1).collect();
    let mut header = vec![
        language
            .pick(
                "与基线之差，中位数（80% 区间）",
                "difference from the baseline, median (80% interval)",
            )
            .to_string(),
    ];
    header.extend(years.iter().map(Year::to_string));
    let mut table = vec![header];
    for key in NAMED {
        let Some(place) = projection.index(key) else {
            continue;
        };
        let quantity = &projection.quantities()[place];
        let mut row = vec![quantity.title.get(language).to_string()];
        for year in &years {
            row.push(
                paired(projection, baseline, key, *year).map_or("—".to_string(), |gap| {
                    let say = |value: f64| {
                        let sign = if value > 0.0 { "+" } else { "" };
                        format!("{sign}{}", figure(value, quantity.unit, language))
                    };
                    let (low, high) = gap.eighty();
                    if low == 0.0 && high == 0.0 {
                        "0".to_string()
                    } else {
                        format!("{} ({} … {})", say(gap.median()), say(low), say(high))
                    }
                }),
            );
        }
        table.push(row);
    }
    aligned(&table).join("\n")
}

/// The years shown: the base year and the milestones.
fn milestones(model: &Model) -> Vec<Year> {
    model.profile_years()
}

/// What the published five years came to, and what the plan's five years will.
fn five_years(model: &Model, summaries: &Summaries, language: Language) -> Option<String> {
    let base = model.file.model.base_year;
    let end = model.file.plan.plan.as_ref()?.period[1];
    let past = summaries.get("cost.subsidies.period_sum", base)?;
    let next = summaries.get("cost.subsidies.period_sum", end)?;
    let say = |value| with_unit(value, Unit::Yuan, language);
    let (low, high) = next.eighty();
    Some(match language {
        Language::Zh => format!(
            "两项补贴五年合计：截至 {base} 年 {}（规划公布 {}）；截至 {end} 年 {}（80% 区间 {} 至 {}）",
            say(past.median()),
            say(model.fact("two_subsidies_paid").unwrap_or(f64::NAN)),
            say(next.median()),
            say(low),
            say(high)
        ),
        Language::En => format!(
            "The two subsidies over five years: {} to {base} (the plan says {}); {} to {end} (80% interval {} to {})",
            say(past.median()),
            say(model.fact("two_subsidies_paid").unwrap_or(f64::NAN)),
            say(next.median()),
            say(low),
            say(high)
        ),
    })
}

/// The summary as JSON.
pub fn json(
    model: &Model,
    projection: &Projection,
    summaries: &Summaries,
    attainments: &[Attainment],
    seed: u64,
    folder: &str,
    files: &[String],
) -> Value {
    let years = milestones(model);
    let quantities: Vec<Value> = NAMED
        .iter()
        .filter_map(|key| {
            let quantity = &projection.quantities()[projection.index(key)?];
            let by_year: Vec<Value> = years
                .iter()
                .filter_map(|year| {
                    let summary = summaries.get(key, *year)?;
                    let ((low80, high80), (low95, high95)) =
                        (summary.eighty(), summary.ninety_five());
                    Some(json!({
                        "year": year, "mean": summary.mean, "median": summary.median(),
                        "low80": low80, "high80": high80, "low95": low95, "high95": high95,
                    }))
                })
                .collect();
            Some(json!({
                "key": key, "title": quantity.title, "unit": quantity.unit.key(),
                "evidence": quantity.evidence.en(), "years": by_year,
            }))
        })
        .collect();
    json!({
        "plancast": env!("CARGO_PKG_VERSION"),
        "model": model.key,
        "scenario": model.scenario.key,
        "as_of": model.as_of,
        "seed": seed,
        "draws": projection.draws(),
        "quantities": quantities,
        "targets": attainments,
        "folder": folder,
        "files": files,
    })
}

/// Columns padded to the same width on a terminal, where a Chinese character takes two places.
pub fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|text| width(text))
                .max()
                .unwrap_or(0)
        })
        .collect();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (text, width_of_column) in row.iter().zip(&widths) {
                line.push_str(text);
                line.push_str(&" ".repeat(width_of_column - width(text) + 2));
            }
            line.trim_end().to_string()
        })
        .collect()
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if (c as u32) < 0x1100 || "–—−±≥“”·".contains(c) {
                1
            } else {
                2
            }
        })
        .sum()
}
