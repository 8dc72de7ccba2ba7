//! The pictures of a province.

use super::Province;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::report::chart::{
    Arrangement, Band, Fan, FanChart, Frame, NamedPicture, RankChart, Ranked, fan, rank,
};
use crate::source::Language;

/// Small fields on a page.
const ON_A_PAGE: usize = 16;
/// Small fields beside each other.
const BESIDE: usize = 4;

/// All pictures of a province: the counties in order of what they are ranked by and of money, with their intervals, and
/// a small field for each.
pub fn pictures(province: &Province, language: Language) -> Vec<NamedPicture> {
    let by = province.ranked_by();
    let mut pictures = Vec::new();
    let ranked = [("counties", Some(by)), ("counties-money", province.money())];
    for (name, place) in ranked {
        if let Some(place) = place {
            pictures.extend(ranking(province, name, place, language));
        }
    }
    pictures.extend(multiples(province, by, language));
    pictures
}

/// The counties in order.
fn ranking(
    province: &Province,
    name: &str,
    place: usize,
    language: Language,
) -> Option<NamedPicture> {
    let quantity = province.quantities.get(place)?;
    let order = province.order(place);
    let year = province.years.last().copied().unwrap_or_default();
    let rows: Vec<Ranked> = order
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
            Language::Zh => format!(
                "{year} 年{title}：{} 个县中{first}的中位数最大",
                order.len()
            ),
            Language::En => format!(
                "{title} in {year}: of {} counties {first} has the largest median",
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
        ..framed(province, language)
    };
    let chart = RankChart {
        unit: language
            .pick(quantity.unit.zh(), quantity.unit.en())
            .to_string(),
        whole: quantity.unit.is_counted(),
        rows,
    };
    Some((name.to_string(), rank(&frame, &chart)))
}

/// A small field for each county, the largest first, in pages.
fn multiples(province: &Province, place: usize, language: Language) -> Vec<NamedPicture> {
    let Some(quantity) = province.quantities.get(place) else {
        return Vec::new();
    };
    let order = province.order(place);
    let title = quantity.title.get(language);
    let mut pages = Vec::new();
    for (page, counties) in order.chunks(ON_A_PAGE).enumerate() {
        let series: Vec<Fan> = counties
            .iter()
            .filter_map(|(county, _)| {
                let years = province.years.iter().zip(county.values.get(place)?);
                let told = years.filter_map(|(year, summary)| Some((*year, (*summary)?)));
                Some(field(&county.name, &told.collect::<Vec<_>>()))
            })
            .collect();
        let (from, to) = (page * ON_A_PAGE + 1, page * ON_A_PAGE + series.len());
        let frame = Frame {
            title: match language {
                Language::Zh => format!("各县{title}：第 {from}～{to} 位"),
                Language::En => format!("{title} by county: {from} to {to} by size"),
            },
            subtitle: language
                .pick(
                    "中位数、80% 与 95% 区间；各图纵轴不同",
                    "medians, 80 % and 95 % intervals; each field has its own axis",
                )
                .to_string(),
            description: counties
                .iter()
                .map(|(county, summary)| format!("{} {:.0}", county.name, summary.median()))
                .collect::<Vec<_>>()
                .join(language.pick("；", "; ")),
            ..framed(province, language)
        };
        let chart = FanChart {
            unit: language
                .pick(quantity.unit.zh(), quantity.unit.en())
                .to_string(),
            series,
            targets: Vec::new(),
            present: province.years.first().copied(),
            floor_at_zero: true,
            layout: Arrangement::SmallMultiples {
                columns: BESIDE,
                shared_scale: false,
            },
        };
        let name = format!("counties-years-{}", page + 1);
        pages.push((name, fan(&frame, &chart)));
    }
    pages
}

fn field(name: &str, told: &[(Year, Summary)]) -> Fan {
    let band = |level: f64, ends: fn(&Summary) -> (f64, f64)| Band {
        level,
        low: told.iter().map(|(_, own)| ends(own).0).collect(),
        high: told.iter().map(|(_, own)| ends(own).1).collect(),
    };
    Fan {
        label: name.to_string(),
        years: told.iter().map(|(year, _)| *year).collect(),
        median: told.iter().map(|(_, own)| own.median()).collect(),
        bands: vec![band(0.8, Summary::eighty), band(0.95, Summary::ninety_five)],
        observed: Vec::new(),
    }
}

/// What every picture says of how it was made.
fn framed(province: &Province, language: Language) -> Frame {
    let (version, seed, draws) = (env!("CARGO_PKG_VERSION"), province.seed, province.draws);
    Frame {
        footer: match language {
            Language::Zh => format!("plancast {version}，种子 {seed}，{draws} 次模拟"),
            Language::En => format!("plancast {version}, seed {seed}, {draws} draws"),
        },
        language: language.into(),
        title: String::new(),
        subtitle: String::new(),
        description: String::new(),
        sources: Vec::new(),
        marks: Vec::new(),
    }
}
