//! The pictures of a province.

use super::Province;
use crate::report::album::Named;
use crate::report::chart::{Frame, RankChart, Ranked, rank};
use crate::source::Language;

/// All pictures of a province: the counties in order, with their intervals.
pub fn pictures(province: &Province, language: Language) -> Vec<Named> {
    let Some(quantity) = province.quantities.get(province.ranked_by()) else {
        return Vec::new();
    };
    let order = province.order();
    let year = province.years.last().copied().unwrap_or_default();
    let ranked: Vec<Ranked> = order
        .iter()
        .map(|(county, summary)| Ranked {
            label: county.name.clone(),
            median: summary.median(),
            eighty: summary.eighty(),
            ninety_five: summary.ninety_five(),
            filled: !county.generated,
        })
        .collect();
    let title = quantity.title.get(language);
    let first = order
        .first()
        .map_or(String::new(), |(county, _)| county.name.clone());
    let frame = Frame {
        title: match language {
            Language::Zh => format!("{year} 年{title}：{} 个县中{first}最多", order.len()),
            Language::En => format!(
                "{title} in {year}: of {} counties {first} has most",
                order.len()
            ),
        },
        subtitle: language
            .pick(
                "中位数、80% 与 95% 区间；实心点为有自己模型的县",
                "medians, 80 % and 95 % intervals; filled: counties with models of their own",
            )
            .to_string(),
        description: order
            .iter()
            .map(|(county, summary)| format!("{} {:.0}", county.name, summary.median()))
            .collect::<Vec<_>>()
            .join(language.pick("；", "; ")),
        sources: Vec::new(),
        marks: Vec::new(),
        footer: match language {
            Language::Zh => format!(
                "plancast {}，种子 {}，{} 次模拟",
                env!("CARGO_PKG_VERSION"),
                province.seed,
                province.draws
            ),
            Language::En => format!(
                "plancast {}, seed {}, {} draws",
                env!("CARGO_PKG_VERSION"),
                province.seed,
                province.draws
            ),
        },
        language,
    };
    let chart = RankChart {
        unit: language
            .pick(quantity.unit.zh(), quantity.unit.en())
            .to_string(),
        rows: ranked,
    };
    vec![("counties".to_string(), rank(&frame, &chart))]
}
