//! Why money changes, in words and as JSON.

use serde_json::{Value, json};

use super::aligned::aligned;
use super::budgets::wan;
use crate::evaluation::why::{Cause, Share, Why};
use crate::model::Model;
use crate::source::Language;

/// Services that are shown; the tables have all.
const SERVICES: usize = 10;

/// What is said of a change.
pub fn words(model: &Model, why: &Why, name: &str, draws: usize, language: Language) -> String {
    let [from, to] = why.years;
    let place = model.title.get(language);
    let between = |share: &Share| {
        let [low, _, high] = share.interval;
        format!("{} … {}", wan(low), wan(high))
    };
    let mut lines = vec![match language {
        Language::Zh => {
            format!("{place} · {name}为什么变化：{from} → {to} 年 · {draws} 次模拟（万元，当年价）")
        }
        Language::En => format!(
            "{place} · why {name} changes: {from} → {to} · {draws} draws (10,000 yuan, prices of each year)"
        ),
    }];
    lines.push(String::new());
    let mut rows = vec![vec![
        String::new(),
        language.pick("均值", "mean").to_string(),
        language.pick("80% 区间", "80% interval").to_string(),
        language.pick("占变化", "of the change").to_string(),
    ]];
    let row = |title: String, share: &Share, part: String| {
        vec![title, wan(share.mean), between(share), part]
    };
    rows.push(row(from.to_string(), &why.before, String::new()));
    for (cause, share) in Cause::ALL.iter().zip(&why.causes) {
        let (zh, en) = cause.words();
        let part = format!("{:.0}%", 100.0 * share.mean / why.change.mean);
        rows.push(row(format!("  {}", language.pick(zh, en)), share, part));
    }
    rows.push(row(to.to_string(), &why.after, String::new()));
    rows.push(row(
        language.pick("变化", "change").to_string(),
        &why.change,
        "100%".to_string(),
    ));
    lines.extend(aligned(&rows));
    lines.push(String::new());
    let mut head = vec![
        language
            .pick("各项服务的变化（均值）", "change by service (means)")
            .to_string(),
    ];
    head.push(language.pick("合计", "in all").to_string());
    head.extend(Cause::ALL.iter().map(|cause| {
        let (zh, en) = cause.words();
        language.pick(zh, en).to_string()
    }));
    let mut services: Vec<_> = why.services.iter().collect();
    services.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let mut rows = vec![head];
    for (service, change, causes) in services.into_iter().take(SERVICES) {
        let mut row = vec![
            model.services[*service].title.get(language).to_string(),
            wan(*change),
        ];
        row.extend(causes.iter().map(|part| wan(*part)));
        rows.push(row);
    }
    lines.extend(aligned(&rows));
    lines.push(String::new());
    lines.push(language.pick(
        "各原因按 Shapley 值分摊，每次模拟中相加都等于总变化；均值可以相加，区间不能。",
        "Causes are shared out by Shapley's value and add up to the change in every draw; means add up, intervals do not.",
    ).to_string());
    lines.join("\n")
}

/// The same for programs.
pub fn json(model: &Model, why: &Why, draws: usize, folder: &str, files: &[String]) -> Value {
    let causes: Vec<Value> = Cause::ALL
        .iter()
        .zip(&why.causes)
        .map(|(cause, share)| json!({ "cause": cause, "share": share }))
        .collect();
    let services: Vec<Value> = why
        .services
        .iter()
        .map(|(service, change, causes)| {
            json!({ "service": model.services[*service].key, "change": change, "causes": causes })
        })
        .collect();
    json!({
        "plancast": env!("CARGO_PKG_VERSION"), "model": model.key,
        "scenario": model.scenario.key, "draws": draws, "unit": "yuan",
        "from": why.years[0], "to": why.years[1],
        "before": why.before, "after": why.after, "change": why.change,
        "causes": causes, "services": services, "folder": folder, "files": files,
    })
}
