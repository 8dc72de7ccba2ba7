//! The examination on registers as it leaves: a table, JSON, words for the terminal.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::aligned::aligned;
use super::number::figure;
use super::table::Table;
use crate::axes::{AGES, Category, Year};
use crate::evaluation::registers::{RegisterCase, RegisterRecord, record};
use crate::source::{Language, Words};
use crate::units::Unit;

/// One row for each place, band of age and category.
pub fn table(cases: &[RegisterCase], [from, to]: [Year; 2]) -> Table {
    let whole = |value: f64| Some(value.round());
    let quantile = |level: usize| cases.iter().map(move |case| whole(case.quantiles[level]));
    Table::new("registers")
        .texts("place", cases.iter().map(|case| &case.place))
        .texts("region", cases.iter().map(|case| &case.nation))
        .texts("age_group", cases.iter().map(age_group))
        .texts("category", cases.iter().map(category))
        .wholes("from", cases.iter().map(|_| Some(from)))
        .wholes("year", cases.iter().map(|_| Some(to)))
        .numbers("median", quantile(2))
        .numbers("lo95", quantile(0))
        .numbers("lo80", quantile(1))
        .numbers("hi80", quantile(3))
        .numbers("hi95", quantile(4))
        .numbers("now", cases.iter().map(|case| whole(case.now)))
        .numbers("outcome", cases.iter().map(|case| case.outcome.and_then(whole)))
        .numbers("prevalence_held", cases.iter().map(|case| case.simple[0].and_then(whole)))
        .numbers("half_growth", cases.iter().map(|case| case.simple[2].and_then(whole)))
        .note("unit", "certificate holders")
        .note("category", "those of China; multiple stands for several categories and for types without a counterpart")
}

fn age_group(case: &RegisterCase) -> String {
    match case.ages {
        None => "all".to_string(),
        Some([from, to]) if to == AGES - 1 => format!("{from}+"),
        Some([from, to]) => format!("{from}-{to}"),
    }
}

fn category(case: &RegisterCase) -> &'static str {
    case.category.map_or("all", |category| category.key())
}

/// Stands behind a nation where all its places are meant.
const PLACES: &str = ":places";

/// What the cases are grouped by: the nation, or all its places; totals, categories or bands of age.
fn groups(cases: &[RegisterCase]) -> Vec<([String; 2], RegisterRecord)> {
    let mut nations: Vec<&String> = cases.iter().map(|case| &case.nation).collect();
    nations.dedup();
    let mut groups = Vec::new();
    for nation in nations {
        for itself in [true, false] {
            let own: Vec<&RegisterCase> = cases
                .iter()
                .filter(|case| case.nation == *nation && (case.place == *nation) == itself)
                .collect();
            let mut kinds: Vec<(String, String)> = own
                .iter()
                .map(|case| (age_group(case), category(case).to_string()))
                .collect();
            kinds.sort();
            kinds.dedup();
            for (age, kind) in kinds {
                let wanted =
                    |case: &&RegisterCase| age_group(case) == age && category(case) == kind;
                if let Some(record) = record(own.iter().copied().filter(wanted)) {
                    let what = match (age.as_str(), kind.as_str()) {
                        ("all", kind) => kind.to_string(),
                        (age, _) => age.to_string(),
                    };
                    let whose = if itself {
                        nation.clone()
                    } else {
                        format!("{nation}{PLACES}")
                    };
                    groups.push(([whose, what], record));
                }
            }
        }
    }
    groups
}

/// A nation, or all places of one, as people say it.
fn of_whom(whose: &str, names: &BTreeMap<String, Words>, language: Language) -> String {
    let (nation, places) = match whose.strip_suffix(PLACES) {
        Some(nation) => (nation, language.pick("各地", ": places")),
        None => (whose, ""),
    };
    let called = names.get(nation).map_or(nation, |own| own.get(language));
    format!("{called}{places}")
}

/// A category or a band of ages as people say it.
fn named(what: &str, language: Language) -> String {
    if let Some(category) = Category::from_key(what) {
        return language.pick(category.zh(), category.en()).to_string();
    }
    match (what, language) {
        ("all", _) => language.pick("合计", "all").to_string(),
        (ages, Language::En) => ages.replace('-', language.range_sign()),
        (ages, Language::Zh) => match ages.strip_suffix('+') {
            Some(from) => format!("{from} 岁及以上"),
            None => format!("{} 岁", ages.replace('-', language.range_sign())),
        },
    }
}

/// The record as JSON.
pub fn json(
    cases: &[RegisterCase],
    [from, to]: [Year; 2],
    (draws, seed): (u32, u64),
    folder: &str,
) -> Value {
    let records: Vec<Value> = groups(cases)
        .iter()
        .map(|([whose, what], record)| {
            json!({
                "of": whose, "what": what, "cases": record.cases, "bias": record.bias, "error": record.error,
                "prevalence_held": record.simple[0], "no_change": record.simple[1], "half_growth": record.simple[2],
                "coverage_80": record.coverage[0], "coverage_95": record.coverage[1],
            })
        })
        .collect();
    json!({
        "plancast": env!("CARGO_PKG_VERSION"), "seed": seed, "draws": draws, "from": from, "to": to,
        "numbers": cases.len(), "records": records, "folder": folder,
    })
}

/// The record in words; `names` are what the nations are called by people.
pub fn words(
    cases: &[RegisterCase],
    names: &BTreeMap<String, Words>,
    [from, to]: [Year; 2],
    draws: u32,
    language: Language,
) -> String {
    let groups = groups(cases);
    let mut lines = vec![match language {
        Language::Zh => format!(
            "登记册回测：{from}→{to} 年，{} 个数，{draws} 次模拟",
            cases.len()
        ),
        Language::En => {
            format!(
                "Hindcast on registers: {from} to {to}, {} numbers, {draws} draws",
                cases.len()
            )
        }
    }];
    if groups.is_empty() {
        lines.push(
            language
                .pick(
                    "目标年还没有数，只写出预测",
                    "The year foretold has no numbers yet: the forecasts alone were written",
                )
                .to_string(),
        );
        return lines.join("\n");
    }
    let head = [
        ("谁的", "whose"),
        ("什么", "what"),
        ("个数", "cases"),
        ("偏差", "bias"),
        ("平均绝对误差", "error"),
        ("各年龄比例不变", "prevalence held"),
        ("不变", "no change"),
        ("一半自身一半全国的增长", "half own, half national growth"),
        ("80% 覆盖", "in 80%"),
        ("95% 覆盖", "in 95%"),
    ];
    let share = |value: f64| figure(value, Unit::Share, language);
    let mut rows = vec![
        head.map(|(zh, en)| language.pick(zh, en).to_string())
            .to_vec(),
    ];
    for ([whose, what], record) in &groups {
        let simple = record.simple.map(|own| own.map_or("—".to_string(), share));
        let mut row = vec![
            of_whom(whose, names, language),
            named(what, language),
            record.cases.to_string(),
            share(record.bias),
            share(record.error),
        ];
        row.extend(simple);
        row.extend(record.coverage.map(share));
        rows.push(row);
    }
    lines.extend(aligned(&rows));
    lines.push(
        language
            .pick(
                "误差为对数比的平均绝对值；目标年的数只用来评判。",
                "Errors are means of the absolute log ratio; numbers of the year foretold are used for judging only.",
            )
            .to_string(),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{named, of_whom};
    use crate::source::{Language, Words};
    use std::collections::BTreeMap;

    #[test]
    fn a_nation_is_called_as_the_data_say() {
        let names = BTreeMap::from([("One".to_string(), Words::both("甲地", "the first"))]);
        let said = |whose, language| of_whom(whose, &names, language);
        assert_eq!(said("One", Language::Zh), "甲地");
        assert_eq!(said("One:places", Language::Zh), "甲地各地");
        assert_eq!(said("One:places", Language::En), "the first: places");
        assert_eq!(said("Two", Language::Zh), "Two");
    }

    #[test]
    fn categories_and_ages_are_said_in_the_readers_words() {
        let zh = |what| named(what, Language::Zh);
        assert_eq!(
            ["physical", "all", "65+", "15-29"].map(zh),
            ["肢体", "合计", "65 岁及以上", "15～29 岁"]
        );
        assert_eq!(named("15-29", Language::En), "15–29");
    }
}
