//! The hindcast in words for the terminal.

use super::saying::said;
use super::{Made, NotJudged, TAIL, group, jointly, shown};
use crate::evaluation::hindcast::{Hindcast, Variant, binomial_limits};
use crate::report::aligned::aligned;
use crate::report::number::figure;
use crate::source::{InWords, Language, Words};
use crate::units::Unit;

/// The record in words.
pub fn words(hindcast: &Hindcast, made: &Made<'_>, language: Language) -> String {
    let zh = language == Language::Zh;
    let n = hindcast.counties.len();
    let [from, to] = made.years;
    let (low, high) = binomial_limits(n, 0.8, TAIL);
    let (low95, high95) = binomial_limits(n, 0.95, TAIL);
    let percent = |part: usize| figure(part as f64 / n as f64, Unit::Share, language);
    let limits = (percent(low), percent(high), percent(low95), percent(high95));
    let mut lines = vec![if zh {
        format!(
            "回测：{from}→{to} 年普查，{n} 个县（市、区），{} 次模拟。覆盖率的二项界：80% 为 {}～{}，95% 为 {}～{}。",
            made.draws, limits.0, limits.1, limits.2, limits.3
        )
    } else {
        format!(
            "Hindcast: census {from} to {to}, {n} counties, {} draws. Binomial limits of coverage: 80%: {}–{}; 95%: {}–{}.",
            made.draws, limits.0, limits.1, limits.2, limits.3
        )
    }];
    for variant in Variant::ALL {
        lines.push(format!(
            "\n{}",
            if zh { variant.zh() } else { variant.en() }
        ));
        let head = [
            "年龄|age",
            "80% 覆盖|in 80%",
            "95% 覆盖|in 95%",
            "偏差|bias",
            "平均绝对误差|MAPE",
            "CRPS|CRPS",
            "80% 带宽|80% width",
        ];
        let mut rows = vec![said(&head, language)];
        for record in hindcast
            .records
            .iter()
            .filter(|record| record.variant == variant)
        {
            let share = |value: Option<f64>| {
                value.map_or("—".to_string(), |value| {
                    figure(value, Unit::Share, language)
                })
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
    lines.extend(jointly::words(hindcast, language));
    let own = shown(hindcast, made.county);
    if let Some(first) = own.first() {
        let name = &hindcast.counties[first.county].name;
        let fitted = Variant::CrossFitted;
        lines.push(if zh {
            format!("\n{name}：{}", fitted.zh())
        } else {
            format!("\n{name}: {}", fitted.en())
        });
        let head = [
            "年龄|age",
            "普查|census",
            "中位数|median",
            "80% 区间|80%",
            "95% 区间|95%",
        ];
        let mut rows = vec![said(&head, language)];
        for case in own {
            let people = |value| figure(value, Unit::Persons, language);
            let band = |band: Option<(f64, f64)>| {
                band.map_or(String::new(), |(low, high)| {
                    format!("{}{}{}", people(low), language.range_sign(), people(high))
                })
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
    lines.push(if zh {
        format!("交叉拟合用到其他县 {from}—{to} 年的迁移；被评的县不进入它自己的区间。未评的县：")
    } else {
        format!(
            "The cross-fitted forecast uses the other counties' migration of {from}–{to}; \
             the county judged is never in its own band. Not judged:"
        )
    });
    lines.extend(
        made.left_out
            .iter()
            .map(|(code, name, why)| format!("  {code} {name} · {}", why.words().get(language))),
    );
    lines.join("\n")
}

impl InWords for NotJudged {
    fn words(&self) -> Words {
        match self {
            NotJudged::Only(year) => {
                Words::both(format!("只见于 {year} 年"), format!("in {year} only"))
            }
            NotJudged::Changed => Words::both("代码未变，辖区变了", "same code, other territory"),
            NotJudged::Unreadable => Words::both("代码不是数字", "its code is no number"),
        }
    }
}
