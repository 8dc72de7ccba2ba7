//! The pictures of a forecast: one fan where there is one series, small fields where there are several.

use crate::axes::Year;
use crate::report::chart::{
    Arrangement, Band, ChartError, Fan, FanChart, Frame, Mark, NamedPicture, Picture, fan,
};
use crate::source::Language;

use super::words::interval;
use super::{Forecasts, Outlook, level, named, unit};

/// Series on one picture.
pub const PER_PAGE: usize = 12;

/// Pictures of the first `most` series, those of one unit together, twelve on each.
pub fn pictures(forecasts: &Forecasts, most: usize, language: Language) -> Vec<NamedPicture> {
    let mut groups: Vec<Vec<&Outlook>> = Vec::new();
    for outlook in forecasts.series.iter().take(most) {
        let same = |group: &&mut Vec<&Outlook>| {
            group[0].unit == outlook.unit
                && group[0].measure.in_percent() == outlook.measure.in_percent()
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(outlook),
            None => groups.push(vec![outlook]),
        }
    }
    let pages: Vec<&[&Outlook]> = groups.iter().flat_map(|g| g.chunks(PER_PAGE)).collect();
    let alone = pages.len() == 1;
    pages
        .iter()
        .enumerate()
        .map(|(place, page)| {
            let name = if alone {
                "forecast".to_string()
            } else {
                format!("forecast-{:02}", place + 1)
            };
            (name, draw(forecasts, page, language))
        })
        .collect()
}

fn draw(
    forecasts: &Forecasts,
    page: &[&Outlook],
    language: Language,
) -> Result<Picture, ChartError> {
    let first = page[0];
    let percent = first.measure.in_percent();
    let unit = match percent {
        true => "%".to_string(),
        false => unit(first, language)
            .unwrap_or_else(|| language.pick("（未注明）", "(not given)").to_string()),
    };
    let factor = if percent { 100.0 } else { 1.0 };
    let series = page
        .iter()
        .map(|o| fan_of(o, forecasts, factor, named(o, language).to_string()))
        .collect();
    let lasts: Vec<Year> = page.iter().map(|o| o.last().0).collect();
    let prior = page.iter().any(|o| o.forecast.basis.is_prior());
    let sentences: Vec<String> = page
        .iter()
        .map(|o| sentence(o, forecasts, language))
        .collect();
    let frame = Frame {
        title: match page {
            [one] => sentence(one, forecasts, language),
            _ => title(page, language),
        },
        subtitle: subtitle(page, forecasts, language),
        description: sentences.join(language.pick("；", "; ")),
        sources: vec![forecasts.file.clone()],
        marks: if prior {
            vec![Mark::Estimated, Mark::Judged]
        } else {
            vec![Mark::Estimated]
        },
        footer: match language {
            Language::Zh => format!(
                "plancast {}，种子 {}，{} 次模拟",
                env!("CARGO_PKG_VERSION"),
                forecasts.seed,
                forecasts.draws
            ),
            Language::En => format!(
                "plancast {}, seed {}, {} draws",
                env!("CARGO_PKG_VERSION"),
                forecasts.seed,
                forecasts.draws
            ),
        },
        language: language.into(),
    };
    let layout = match page.len() {
        1 => Arrangement::Overlay,
        count => Arrangement::SmallMultiples {
            columns: if count <= 4 { 2 } else { 3 },
            shared_scale: false,
        },
    };
    fan(
        &frame,
        &FanChart {
            unit,
            series,
            targets: Vec::new(),
            present: lasts.iter().all(|y| *y == lasts[0]).then_some(lasts[0]),
            floor_at_zero: page.iter().all(|o| low(o, forecasts)),
            layout,
        },
    )
}

/// Whether the axis can start at zero and still show how the series moves.
fn low(outlook: &Outlook, forecasts: &Forecasts) -> bool {
    /// The least value of the picture is below this share of the largest.
    const LOW: f64 = 0.6;
    let values = outlook.history.iter().map(|h| h.1);
    let ends = (1..=outlook.horizon()).flat_map(|h| {
        let (low, high) = outlook.interval(h, widest(forecasts));
        [low, high]
    });
    let (least, most) = values
        .chain(ends)
        .fold((f64::INFINITY, 0.0_f64), |(a, b), v| (a.min(v), b.max(v)));
    least < LOW * most
}

fn widest(forecasts: &Forecasts) -> f64 {
    forecasts.levels.last().copied().unwrap_or(0.95)
}

/// The history as dots on a line, and the fan that opens from its last value.
fn fan_of(outlook: &Outlook, forecasts: &Forecasts, factor: f64, label: String) -> Fan {
    let known: Vec<(Year, f64)> = outlook
        .history
        .iter()
        .map(|(y, v)| (*y, factor * v))
        .collect();
    let steps = || 1..=outlook.horizon();
    let past = || known.iter().map(|h| h.1);
    let band = |level: &f64| Band {
        level: *level,
        low: past()
            .chain(steps().map(|h| factor * outlook.interval(h, *level).0))
            .collect(),
        high: past()
            .chain(steps().map(|h| factor * outlook.interval(h, *level).1))
            .collect(),
    };
    Fan {
        label,
        years: known
            .iter()
            .map(|h| h.0)
            .chain(steps().map(|h| outlook.year(h)))
            .collect(),
        median: past()
            .chain(steps().map(|h| factor * outlook.median(h)))
            .collect(),
        bands: forecasts.levels.iter().rev().map(band).collect(),
        observed: known.clone(),
    }
}

/// From what to what, with the narrowest interval.
fn sentence(outlook: &Outlook, forecasts: &Forecasts, language: Language) -> String {
    let (year, value) = outlook.last();
    let horizon = outlook.horizon();
    let say = |v: f64| outlook.measure.say(v);
    let unit = unit(outlook, language)
        .filter(|u| !u.contains('%'))
        .unwrap_or_default();
    let (name, then, last) = (named(outlook, language), outlook.year(horizon), say(value));
    let median = say(outlook.median(horizon));
    let narrow = forecasts.levels.first().copied().unwrap_or(0.8);
    let (range, of) = (interval(outlook, horizon, narrow, language), level(narrow));
    match language {
        Language::Zh => {
            let gap = if unit.is_empty() { "" } else { " " };
            format!(
                "{name}：{year} 年 {last}{gap}{unit}，预计 {then} 年 {median}{gap}{unit}（{of} 区间 {range}）"
            )
        }
        Language::En => {
            let gap = if unit.is_empty() { "" } else { " " };
            format!(
                "{name}: {last}{gap}{unit} in {year}, {median} expected in {then} ({of} interval {range})"
            )
        }
    }
}

fn title(page: &[&Outlook], language: Language) -> String {
    let up = page
        .iter()
        .filter(|o| o.above_last(o.horizon()) > 0.5)
        .count();
    let (count, then) = (page.len(), page[0].year(page[0].horizon()));
    match language {
        Language::Zh if up == count => format!("{count} 个序列到 {then} 年都更可能高于目前"),
        Language::Zh if up == 0 => format!("{count} 个序列到 {then} 年都未必高于目前"),
        Language::Zh => format!("{count} 个序列中，{up} 个到 {then} 年更可能高于目前"),
        Language::En if up == count => {
            format!(
                "All {count} series are more likely than not to be above today's value in {then}"
            )
        }
        Language::En => {
            format!(
                "{up} of {count} series are more likely than not to be above today's value in {then}"
            )
        }
    }
}

fn subtitle(page: &[&Outlook], forecasts: &Forecasts, language: Language) -> String {
    let levels: Vec<String> = forecasts.levels.iter().map(|l| level(*l)).collect();
    let (first, last) = (page[0].year(1), page[0].year(page[0].horizon()));
    match language {
        Language::Zh => format!(
            "{first}—{last} 年预测：中位数与 {} 区间；圆点为实际值",
            levels.join("、")
        ),
        Language::En => format!(
            "forecast {first} to {last}: median and {} intervals; dots are observed",
            levels.join(" and ")
        ),
    }
}
