//! What was read, in words: the place in the file, and unit, kind and years of each series.

use crate::dataset::SeriesTable;
use crate::source::Words;

use super::entry::{PanelSeries, known};

/// Series that are described one by one.
const DESCRIBED: usize = 6;

/// One sentence, without a full stop.
pub fn words(file: &str, table: &SeriesTable, entries: &[PanelSeries]) -> Words {
    let sheet = table.reading.sheet.as_deref();
    let sheet = sheet.map_or((String::new(), String::new()), |name| {
        (format!(" 工作表“{name}”"), format!(", sheet “{name}”"))
    });
    let described: Vec<Words> = entries.iter().take(DESCRIBED).map(one).collect();
    let join = |of: fn(&Words) -> &String, between: &str| {
        described
            .iter()
            .map(of)
            .cloned()
            .collect::<Vec<_>>()
            .join(between)
    };
    let more = entries.len() > DESCRIBED;
    let (and_zh, and_en) = if more {
        (
            format!("……共 {} 个", entries.len()),
            format!("; … {} in all", entries.len()),
        )
    } else {
        (String::new(), String::new())
    };
    Words {
        zh: format!(
            "读入 {file}{} {}：{}{and_zh}",
            sheet.0,
            table.extent.zh,
            join(|w| &w.zh, "；")
        ),
        en: format!(
            "read from {file}{}, {}: {}{and_en}",
            sheet.1,
            table.extent.en,
            join(|w| &w.en, "; ")
        ),
    }
}

/// Name, unit, kind and years of a series.
fn one(entry: &PanelSeries) -> Words {
    let known = known(&entry.series);
    let (first, last) = (
        known.first().map_or(0, |k| k.0),
        known.last().map_or(0, |k| k.0),
    );
    let (zh, en) = entry.series.kind.words();
    let name = &entry.series.name;
    let unit = entry.unit.as_deref();
    Words {
        zh: format!(
            "{name}（{}，{zh}，{first}—{last} 年 {} 个值）",
            unit.unwrap_or("无单位"),
            known.len()
        ),
        en: format!(
            "{name} ({}, {en}, {} values {first}–{last})",
            unit.unwrap_or("no unit"),
            known.len()
        ),
    }
}
