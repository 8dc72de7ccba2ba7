//! What is said of a backtest: on the terminal in words, and as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::axes::Year;
use crate::evaluation::backtest::{Method, Scores};
use crate::report::aligned::aligned;
use crate::source::Language;

use super::{Backtests, method};

/// The backtest in words.
pub fn text(tested: &Backtests, language: Language) -> String {
    let scores = tested.backtest.scores();
    let mut lines = vec![heading(tested, language), String::new()];
    let all: Vec<&Scores> = scores.iter().filter(|s| s.horizon.is_none()).collect();
    lines.extend(table(&all, language));
    lines.push(String::new());
    lines.extend(horizons(&scores, language));
    lines.push(String::new());
    lines.extend(verdict(&all, tested, language));
    for note in &tested.notes {
        let text = note.get(language);
        lines.push(format!("{}{text}", language.pick("说明：", "Note: ")));
    }
    lines.join("\n").trim_end().to_string()
}

fn heading(tested: &Backtests, language: Language) -> String {
    let (file, series) = (&tested.file, tested.series);
    let own = tested
        .backtest
        .cases
        .iter()
        .filter(|c| c.method == Method::Plancast);
    let (count, settings) = (own.count(), tested.settings);
    let horizon = settings.horizon;
    let mut starts: BTreeMap<&str, BTreeSet<Year>> = BTreeMap::new();
    for case in &tested.backtest.cases {
        starts.entry(&case.series).or_default().insert(case.origin);
    }
    let origins = starts.values().map(BTreeSet::len).max().unwrap_or(0);
    match language {
        Language::Zh => format!(
            "{file} · {series} 个序列 · 从此前 {origins} 个年份分别预测，往后至多 {horizon} 年，共 {count} 次，与后来的实际值比较"
        ),
        Language::En => format!(
            "{file} · {series} series · forecasts from {origins} earlier years, up to {horizon} years ahead: {count} held against what came"
        ),
    }
}

fn number(value: f64, digits: usize) -> String {
    if value.is_finite() {
        format!("{value:.digits$}")
    } else {
        "—".to_string()
    }
}

fn share(value: f64) -> String {
    format!("{:.1}%", 100.0 * value)
}

fn table(rows: &[&Scores], language: Language) -> Vec<String> {
    let heads = match language {
        Language::Zh => [
            "方法",
            "sMAPE",
            "MASE",
            "CRPS",
            "分位损失",
            "MSIS95",
            "80% 覆盖",
            "95% 覆盖",
            "Brier",
        ],
        Language::En => [
            "method", "sMAPE", "MASE", "CRPS", "pinball", "MSIS95", "in 80%", "in 95%", "Brier",
        ],
    };
    let mut out = vec![heads.map(str::to_string).to_vec()];
    out.extend(rows.iter().map(|s| {
        vec![
            method(s.method, language).to_string(),
            number(s.smape, 2),
            number(s.mase, 2),
            number(s.crps, 2),
            number(s.pinball, 3),
            number(s.msis95, 1),
            share(s.cover80),
            share(s.cover95),
            number(s.brier, 3),
        ]
    }));
    aligned(&out)
}

/// Coverage and MASE of the calibrated forecasts by horizon.
fn horizons(scores: &[Scores], language: Language) -> Vec<String> {
    let heads = match language {
        Language::Zh => [
            "plancast 按年限",
            "预测次数",
            "MASE",
            "80% 覆盖",
            "95% 覆盖",
        ],
        Language::En => [
            "plancast by years ahead",
            "forecasts",
            "MASE",
            "in 80%",
            "in 95%",
        ],
    };
    let mut out = vec![heads.map(str::to_string).to_vec()];
    for s in scores.iter().filter(|s| s.method == Method::Plancast) {
        let Some(horizon) = s.horizon else { continue };
        out.push(vec![
            horizon.to_string(),
            s.cases.to_string(),
            number(s.mase, 2),
            share(s.cover80),
            share(s.cover95),
        ]);
    }
    aligned(&out)
}

/// Fewer forecasts than this say little about coverage.
const FEW: usize = 50;

fn verdict(all: &[&Scores], tested: &Backtests, language: Language) -> Vec<String> {
    let of = |m: Method| all.iter().find(|s| s.method == m);
    let (Some(own), Some(naive)) = (of(Method::Plancast), of(Method::Naive)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let gain = 100.0 * (1.0 - own.crps / naive.crps);
    if gain.is_finite() {
        let size = gain.abs();
        lines.push(match (language, gain >= 0.0) {
            (Language::Zh, true) => format!("概率评分（CRPS）比朴素法低 {size:.0}%（越低越好）。"),
            (Language::Zh, false) => format!("概率评分（CRPS）比朴素法高 {size:.0}%（越低越好）：在这些序列上，朴素法更准。"),
            (Language::En, true) => format!("CRPS is {size:.0}% below naive (lower is better)."),
            (Language::En, false) => format!("CRPS is {size:.0}% above naive (lower is better): naive does better on these series."),
        });
    }
    let target = tested.target.get(language);
    lines.push(match language {
        Language::Zh => format!("Brier 评分与可靠性图的目标：{target}。"),
        Language::En => {
            format!("The target of the Brier score and of the reliability diagram: {target}.")
        }
    });
    if own.cases < FEW {
        lines.push(match language {
            Language::Zh => format!("只有 {} 次预测，覆盖率本身有很大的偶然性。", own.cases),
            Language::En => format!(
                "With {} forecasts, coverage itself is largely chance.",
                own.cases
            ),
        });
    }
    lines
}

/// The backtest for programs.
pub fn json(tested: &Backtests, folder: &str, files: &[String]) -> Value {
    let finite = |value: f64| value.is_finite().then_some(value);
    let scores: Vec<Value> = tested
        .backtest
        .scores()
        .iter()
        .map(|s| {
            json!({
                "method": s.method.key(), "horizon": s.horizon, "cases": s.cases,
                "smape": finite(s.smape), "mase": finite(s.mase), "crps": finite(s.crps),
                "pinball": finite(s.pinball), "msis95": finite(s.msis95),
                "cover80": finite(s.cover80), "cover95": finite(s.cover95), "brier": finite(s.brier),
            })
        })
        .collect();
    json!({
        "plancast": env!("CARGO_PKG_VERSION"),
        "file": tested.file,
        "sha256": tested.sha256,
        "series": tested.series,
        "horizon": tested.settings.horizon,
        "origins": tested.settings.origins,
        "shortest": tested.settings.shortest,
        "target": tested.target,
        "scores": scores,
        "notes": tested.notes,
        "folder": folder,
        "files": files,
    })
}
