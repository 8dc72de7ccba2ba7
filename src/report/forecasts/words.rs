//! What is said of a forecast: on the terminal in words, and as JSON.

use crate::forecast::Grounds;
use crate::report::aligned::aligned;
use crate::report::number::chance;
use crate::source::Language;

use super::method::{basis, weights};
use super::{Forecasts, Outlook, level, named, unit};

/// Up to so many series each is told in sentences; beyond it in a row of a table.
const TOLD: usize = 6;
/// Rows of that table.
const ROWS: usize = 30;

/// An interval in words: `1,000～1,200`, `1,000 to 1,200`.
pub fn interval(outlook: &Outlook, horizon: usize, of: f64, language: Language) -> String {
    let (low, high) = outlook.interval(horizon, of);
    let (low, high) = (outlook.measure.say(low), outlook.measure.say(high));
    format!(
        "{low}{}{high}",
        language.pick(Language::Zh.range_sign(), " to ")
    )
}

/// The intervals of a year in words, each with its level.
pub fn intervals(
    outlook: &Outlook,
    forecasts: &Forecasts,
    horizon: usize,
    language: Language,
) -> Vec<String> {
    let levels = forecasts.levels.iter();
    levels
        .map(|of| {
            let range = interval(outlook, horizon, *of, language);
            format!(
                "{} {} {range}",
                level(*of),
                language.pick("区间", "interval")
            )
        })
        .collect()
}

/// The forecast in words.
pub fn text(forecasts: &Forecasts, language: Language) -> String {
    let mut lines = vec![heading(forecasts, language), String::new()];
    if forecasts.series.len() <= TOLD {
        for outlook in &forecasts.series {
            lines.extend(told(outlook, forecasts, language));
            lines.push(String::new());
        }
    } else {
        lines.extend(table(forecasts, language));
        lines.push(String::new());
    }
    for note in &forecasts.notes {
        let text = note.get(language);
        lines.push(format!("{}{text}", language.pick("说明：", "Note: ")));
    }
    lines.join("\n").trim_end().to_string()
}

fn heading(forecasts: &Forecasts, language: Language) -> String {
    let (file, count) = (&forecasts.file, forecasts.series.len());
    let years = forecasts.series.first().map_or(0, Outlook::horizon);
    let first = |s: &Outlook| s.forecast.first_year;
    let same = forecasts
        .series
        .windows(2)
        .all(|w| first(&w[0]) == first(&w[1]));
    let years = match (forecasts.series.first().filter(|_| same), language) {
        (Some(s), Language::Zh) => format!("预测 {}—{} 年", s.year(1), s.year(years)),
        (Some(s), Language::En) => format!("forecast {} to {}", s.year(1), s.year(years)),
        (None, Language::Zh) => format!("往后 {years} 年"),
        (None, Language::En) => format!("{years} years ahead"),
    };
    let (draws, seed) = (forecasts.draws, forecasts.seed);
    match language {
        Language::Zh => {
            format!("{file} · {count} 个序列 · {years} · {draws} 次模拟，种子 {seed}")
        }
        Language::En => {
            format!("{file} · {count} series · {years} · {draws} draws, seed {seed}")
        }
    }
}

/// One series in sentences.
fn told(outlook: &Outlook, forecasts: &Forecasts, language: Language) -> Vec<String> {
    let horizon = outlook.horizon();
    let (year, value) = outlook.last();
    let then = outlook.year(horizon);
    let (last, median) = (
        outlook.measure.say(value),
        outlook.measure.say(outlook.median(horizon)),
    );
    let unit = unit(outlook, language).map_or(String::new(), |unit| match language {
        Language::Zh => format!("（{unit}）"),
        Language::En => format!(" ({unit})"),
    });
    let intervals = intervals(outlook, forecasts, horizon, language);
    let up = chance(outlook.above_last(horizon), language);
    let same = match outlook.as_last(horizon) {
        same if same > 0.005 => match language {
            Language::Zh => format!("，恰好持平 {}", chance(same, language)),
            Language::En => format!(", equal to it {}", chance(same, language)),
        },
        _ => String::new(),
    };
    let mut lines = vec![format!("{}{unit}", named(outlook, language))];
    let foretold = match (outlook.forecast.is_still(), language) {
        (true, Language::Zh) => format!("  {year} 年 {last}；以后各年的区间和可能性无从推算"),
        (true, Language::En) => {
            format!("  {last} in {year}; no interval and no chance can be told of what comes")
        }
        (false, Language::Zh) => format!(
            "  {year} 年 {last}；预计 {then} 年 {median}（{}）\n  {then} 年高于 {year} 年的可能性：{up}{same}",
            intervals.join("；")
        ),
        (false, Language::En) => format!(
            "  {last} in {year}; {median} expected in {then} ({})\n  Chance of more in {then} than in {year}: {up}{same}",
            intervals.join("; ")
        ),
    };
    let basis = basis(outlook, language);
    lines.push(foretold);
    lines.push(format!("  {}{basis}", language.pick("依据：", "Basis: ")));
    let weights = weights(outlook, language);
    if let Some(weights) = weights.filter(|_| !outlook.forecast.basis.is_prior()) {
        lines.push(format!(
            "  {}{weights}",
            language.pick("权重：", "Weights: ")
        ));
    }
    lines
}

/// All series in rows.
fn table(forecasts: &Forecasts, language: Language) -> Vec<String> {
    let narrow = forecasts.levels.first().copied().unwrap_or(0.8);
    let of = level(narrow);
    let heads = match language {
        Language::Zh => [
            "序列",
            "最后一年",
            "实际值",
            "预测年",
            "中位数",
            "区间",
            "更高的可能性",
            "依据",
        ],
        Language::En => [
            "series",
            "last year",
            "value",
            "forecast",
            "median",
            "interval",
            "chance of more",
            "basis",
        ],
    };
    let mut rows = vec![heads.map(str::to_string).to_vec()];
    rows[0][5] = format!("{of} {}", rows[0][5]);
    for outlook in forecasts.series.iter().take(ROWS) {
        let (year, value) = outlook.last();
        let horizon = outlook.horizon();
        let known = |words: String| match outlook.forecast.is_still() {
            true => "—".to_string(),
            false => words,
        };
        rows.push(vec![
            named(outlook, language).to_string(),
            year.to_string(),
            outlook.measure.say(value),
            outlook.year(horizon).to_string(),
            outlook.measure.say(outlook.median(horizon)),
            known(interval(outlook, horizon, narrow, language)),
            known(chance(outlook.above_last(horizon), language)),
            short(outlook, language),
        ]);
    }
    let mut lines = aligned(&rows);
    let more = forecasts.series.len().saturating_sub(ROWS);
    if more > 0 {
        lines.push(match language {
            Language::Zh => format!("…… 其余 {more} 个序列见表"),
            Language::En => format!("… and {more} more in the tables"),
        });
    }
    lines
}

/// What a forecast rests on, in a few words.
fn short(outlook: &Outlook, language: Language) -> String {
    let n = outlook.history.len();
    match (outlook.forecast.basis, language) {
        (Grounds::PriorOnly { .. }, Language::Zh) => format!("历史太短（{n} 个值）：只用先验"),
        (Grounds::PriorOnly { .. }, Language::En) => format!("prior only ({n} values)"),
        (Grounds::Elsewhere { .. }, Language::Zh) => format!("{n} 个值；按他处的覆盖率"),
        (Grounds::Elsewhere { .. }, Language::En) => format!("{n} values; as rates elsewhere"),
        (Grounds::NeverAboveZero { .. }, Language::Zh) => format!("{n} 个值全为零"),
        (Grounds::NeverAboveZero { .. }, Language::En) => format!("zero in all {n} values"),
        (Grounds::Short { .. }, Language::Zh) => format!("历史较短（{n} 个值）"),
        (Grounds::Short { .. }, Language::En) => format!("short ({n} values)"),
        (Grounds::History { .. }, Language::Zh) => format!("{n} 个值"),
        (Grounds::History { .. }, Language::En) => format!("{n} values"),
    }
}
