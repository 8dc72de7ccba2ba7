//! The hindcast as it leaves: tables, a receipt, words for the terminal, JSON.

use polars::prelude::PolarsResult;
use serde::Serialize;
use serde_json::{Value, json};

use super::number::figure;
use super::aligned::aligned;
use super::table::{Sheet, numbers, sheet, texts, years};
use crate::evaluation::hindcast::{
    AGE_GROUPS, FIRST_AGES, Hindcast, JUDGED, Judged, Record, Variant, binomial_limits,
};
use crate::source::Language;
use crate::units::Unit;

/// A county that is not judged: code, name, and why.
pub type LeftOut = (u32, String, &'static str);

/// How a hindcast was made.
#[derive(Clone, Copy, Debug)]
pub struct Made<'a> {
    /// Seed.
    pub seed: u64,
    /// Number of draws.
    pub draws: u32,
    /// Tables read, with their checksums.
    pub inputs: &'a [(String, String)],
    /// Counties that are not judged.
    pub left_out: &'a [LeftOut],
    /// County shown by itself.
    pub county: u32,
}

/// Part beyond either binomial limit.
const TAIL: f64 = 0.025;

/// One row for each forecast and age group.
pub fn records(hindcast: &Hindcast) -> PolarsResult<Sheet> {
    let rows = &hindcast.records;
    let share = |value: Option<f64>| value.map(five);
    let mut columns = vec![
        texts("forecast", rows.iter().map(|r| r.variant.key())),
        texts("forecast_zh", rows.iter().map(|r| r.variant.zh())),
        texts("age_group", rows.iter().map(|r| group(r.group, Language::En))),
        texts("age_group_zh", rows.iter().map(|r| group(r.group, Language::Zh))),
        years("counties", rows.iter().map(|r| Some(r.counties as i32))),
        numbers("coverage80", rows.iter().map(|r| share(r.coverage().map(|c| c.0)))),
        numbers("coverage95", rows.iter().map(|r| share(r.coverage().map(|c| c.1)))),
        numbers("bias", rows.iter().map(|r| share(Some(r.bias)))),
        numbers("mape", rows.iter().map(|r| share(Some(r.absolute)))),
        numbers("crps", rows.iter().map(|r| share(Some(r.crps)))),
        numbers("width80", rows.iter().map(|r| share(r.width))),
    ];
    for (fifth, name) in ["pit_1", "pit_2", "pit_3", "pit_4", "pit_5"].iter().enumerate() {
        columns.push(years(name, rows.iter().map(|r| r.pit.map(|pit| pit[fifth] as i32))));
    }
    sheet(
        "hindcast_groups",
        columns,
        &[
            ("unit", "coverage: share of counties, 0 to 1; bias, mape, crps, width80: relative to the residents counted in 2020, means over counties"),
            ("pit", "counties whose census lies in each fifth of the forecast; even where it is calibrated"),
            ("cross_fitted", "uses the other counties' 2010-2020 migration; a county's own outcome is never in its own band"),
        ],
    )
}

/// One row for each county, forecast and age group.
pub fn counties(hindcast: &Hindcast) -> PolarsResult<Sheet> {
    let rows = &hindcast.judged;
    let whole = |value: f64| Some(value.round());
    let end = |band: Option<(f64, f64)>, high: bool| {
        band.map(|(l, h)| if high { h.round() } else { l.round() })
    };
    let columns = vec![
        texts("region_code", rows.iter().map(|r| hindcast.counties[r.county].code.to_string())),
        texts("region", rows.iter().map(|r| &hindcast.counties[r.county].name)),
        texts("forecast", rows.iter().map(|r| r.variant.key())),
        texts("age_group", rows.iter().map(|r| group(r.group, Language::En))),
        numbers("observed", rows.iter().map(|r| whole(r.observed))),
        numbers("median", rows.iter().map(|r| whole(r.median))),
        numbers("low80", rows.iter().map(|r| end(r.eighty, false))),
        numbers("high80", rows.iter().map(|r| end(r.eighty, true))),
        numbers("low95", rows.iter().map(|r| end(r.ninety_five, false))),
        numbers("high95", rows.iter().map(|r| end(r.ninety_five, true))),
        numbers("error", rows.iter().map(|r| Some(five(r.error())))),
        numbers("crps", rows.iter().map(|r| Some(five(r.crps)))),
        numbers("pit", rows.iter().map(|r| r.pit.map(five))),
    ];
    let unit = "residents; error and crps relative to the residents counted in 2020; pit 0 to 1";
    sheet("hindcast_counties", columns, &[("unit", unit)])
}

/// The receipt as TOML.
pub fn receipt(made: &Made<'_>, outputs: &[(String, String)]) -> Result<String, toml::ser::Error> {
    #[derive(Serialize)]
    struct File<'a> {
        file: &'a str,
        sha256: &'a str,
    }
    #[derive(Serialize)]
    struct Receipt<'a> {
        plancast: &'static str,
        verb: &'static str,
        seed: u64,
        draws: u32,
        left_out: Vec<String>,
        inputs: Vec<File<'a>>,
        outputs: Vec<File<'a>>,
    }
    toml::to_string(&Receipt {
        plancast: env!("CARGO_PKG_VERSION"),
        verb: "hindcast",
        seed: made.seed,
        draws: made.draws,
        left_out: made.left_out.iter().map(|(code, name, why)| format!("{code} {name} {why}")).collect(),
        inputs: made.inputs.iter().map(|(file, sha256)| File { file, sha256 }).collect(),
        outputs: outputs.iter().map(|(file, sha256)| File { file, sha256 }).collect(),
    })
}

/// The record as JSON.
pub fn json(hindcast: &Hindcast, made: &Made<'_>, folder: &str) -> Value {
    let one = |record: &Record| {
        let n = record.counties;
        json!({
            "forecast": record.variant.key(), "age_group": group(record.group, Language::En), "counties": n,
            "in_80": record.in_eighty, "in_95": record.in_ninety_five,
            "coverage_80": record.coverage().map(|c| c.0), "coverage_95": record.coverage().map(|c| c.1),
            "bias": record.bias, "mape": record.absolute, "crps": record.crps,
            "width_80": record.width, "pit_fifths": record.pit,
        })
    };
    let n = hindcast.counties.len();
    let left_out = made.left_out.iter().map(|(code, name, why)| json!({"code": code, "name": name, "why": why}));
    json!({
        "plancast": env!("CARGO_PKG_VERSION"), "seed": made.seed, "draws": made.draws, "counties": n,
        "binomial_limits_80": binomial_limits(n, 0.8, TAIL), "binomial_limits_95": binomial_limits(n, 0.95, TAIL),
        "prefecture_variance_ratio": hindcast.between,
        "records": hindcast.records.iter().map(one).collect::<Vec<_>>(),
        "county": shown(hindcast, made.county).iter().map(|case| json!({
            "age_group": group(case.group, Language::En), "observed": case.observed, "median": case.median,
            "low80": case.eighty.map(|b| b.0), "high80": case.eighty.map(|b| b.1),
            "low95": case.ninety_five.map(|b| b.0), "high95": case.ninety_five.map(|b| b.1), "pit": case.pit,
        })).collect::<Vec<_>>(),
        "left_out": left_out.collect::<Vec<_>>(), "folder": folder,
    })
}

/// The record in words.
pub fn words(hindcast: &Hindcast, made: &Made<'_>, language: Language) -> String {
    let zh = language == Language::Zh;
    let n = hindcast.counties.len();
    let (low, high) = binomial_limits(n, 0.8, TAIL);
    let (low95, high95) = binomial_limits(n, 0.95, TAIL);
    let percent = |part: usize| figure(part as f64 / n as f64, Unit::Share, language);
    let limits = (percent(low), percent(high), percent(low95), percent(high95));
    let mut lines = vec![if zh {
        format!("回测：2010→2020 年普查，{n} 个县（市、区），{} 次抽样。覆盖率的二项界：80% 为 {}–{}，95% 为 {}–{}。", made.draws, limits.0, limits.1, limits.2, limits.3)
    } else {
        format!("Hindcast: census 2010 to 2020, {n} counties, {} draws. Binomial limits of coverage: 80%: {}–{}; 95%: {}–{}.", made.draws, limits.0, limits.1, limits.2, limits.3)
    }];
    for variant in Variant::ALL {
        lines.push(format!("\n{}", if zh { variant.zh() } else { variant.en() }));
        let head = ["年龄|age", "80% 覆盖|in 80%", "95% 覆盖|in 95%", "偏差|bias", "平均绝对误差|MAPE", "CRPS|CRPS", "80% 带宽|80% width"];
        let mut rows = vec![said(&head, language)];
        for record in hindcast.records.iter().filter(|record| record.variant == variant) {
            let share = |value: Option<f64>| {
                value.map_or("—".to_string(), |value| figure(value, Unit::Share, language))
            };
            let coverage = record.coverage();
            rows.push(vec![
                group(record.group, language),
                share(coverage.map(|c| c.0)),
                share(coverage.map(|c| c.1)),
                share(Some(record.bias)),
                share(Some(record.absolute)),
                share(Some(record.crps)),
                share(record.width),
            ]);
        }
        lines.extend(aligned(&rows));
    }
    let own = shown(hindcast, made.county);
    if let Some(first) = own.first() {
        let name = &hindcast.counties[first.county].name;
        lines.push(format!("\n{name}：{}", Variant::CrossFitted.zh()));
        if !zh {
            lines.pop();
            lines.push(format!("\n{name}: {}", Variant::CrossFitted.en()));
        }
        let head = ["年龄|age", "普查|census", "中位数|median", "80% 区间|80%", "95% 区间|95%"];
        let mut rows = vec![said(&head, language)];
        for case in own {
            let people = |value| figure(value, Unit::Persons, language);
            let band = |band: Option<(f64, f64)>| {
                band.map_or(String::new(), |(low, high)| format!("{}–{}", people(low), people(high)))
            };
            rows.push(vec![
                group(case.group, language),
                people(case.observed),
                people(case.median),
                band(case.eighty),
                band(case.ninety_five),
            ]);
        }
        lines.extend(aligned(&rows));
    }
    lines.push(String::new());
    lines.push(if zh { "交叉拟合用到其他县 2010—2020 年的迁移；被评的县不进入它自己的区间。未评的县：" } else { "The cross-fitted forecast uses the other counties' migration of 2010–2020; the county judged is never in its own band. Not judged:" }.to_string());
    lines.extend(made.left_out.iter().map(|(code, name, why)| format!("  {code} {name} · {}", reason(why, language))));
    lines.join("\n")
}

fn reason(why: &'static str, language: Language) -> &'static str {
    match why {
        "only_2010" => language.pick("只见于 2010 年", "in 2010 only"),
        "only_2020" => language.pick("只见于 2020 年", "in 2020 only"),
        "territory_changed" => language.pick("代码未变，辖区变了", "same code, other territory"),
        other => other,
    }
}

fn said(head: &[&str], language: Language) -> Vec<String> {
    let pick = |words: &&str| words.split_once('|').map_or("", |(zh, en)| language.pick(zh, en)).to_string();
    head.iter().map(pick).collect()
}

fn shown(hindcast: &Hindcast, code: u32) -> Vec<&Judged> {
    let own = |case: &&Judged| {
        case.variant == Variant::CrossFitted && hindcast.counties[case.county].code == code
    };
    hindcast.judged.iter().filter(own).collect()
}

fn group(place: usize, language: Language) -> String {
    match FIRST_AGES.get(place) {
        Some(first) if place + 1 < AGE_GROUPS => format!("{first}–{}", FIRST_AGES[place + 1] - 1),
        Some(first) => format!("{first}+"),
        None => {
            debug_assert_eq!(place, JUDGED - 1);
            language.pick("合计", "all").to_string()
        }
    }
}

fn five(value: f64) -> f64 {
    (value * 1e5).round() / 1e5
}
