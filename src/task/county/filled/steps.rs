//! What is reported of a growth that is to keep in step with another: the growth itself, or by how much it differs.

use std::collections::BTreeMap;

use super::cells::Reading;
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::model::file::TargetFile;
use crate::report::template::layout::reports;
use crate::source::Words;
use crate::units::Unit;

/// Words of a difference to another growth, and whether it is above or below.
const APART: [(&str, f64); 7] = [
    ("相差", 1.0),
    ("高出", 1.0),
    ("高于", 1.0),
    ("低于", -1.0),
    ("高", 1.0),
    ("低", -1.0),
    ("", 1.0),
];
/// How differences of growth end.
const POINTS: [&str; 2] = ["个百分点", "百分点"];

/// A target that is to keep in step with another growth.
pub(super) struct InStep<'b> {
    /// What the difference that it measures is called.
    title: &'b str,
    /// What the other growth is called.
    beside: &'b str,
}

/// Whether somebody names an entry so.
pub(super) fn is_called(name: &str, key: &str, title: &Words) -> bool {
    key == name || title.zh == name || title.en == name
}

/// What a name says of a target that is to keep in step with another growth; nothing of other names.
pub(super) fn in_step<'b>(name: &str, base: &'b ModelFolder) -> Option<InStep<'b>> {
    let mut targets = base.file.plan.targets.iter();
    let (_, target): (&String, &TargetFile) =
        targets.find(|(key, known)| is_called(name, key, &known.title))?;
    let processes = &base.file.processes;
    let title = |key: &str| Some(processes.get(key)?.title().zh.as_str());
    Some(InStep {
        title: title(target.measure.process()?)?,
        beside: title(target.in_step_with.as_deref()?)?,
    })
}

/// Words for the output of a place, and for its growth; none of them tells one growth from another.
const OUTPUT: [&str; 3] = ["地区生产总值", "国内生产总值", "生产总值"];
const GROWS: [&str; 6] = ["年均", "增长速度", "增长率", "增速", "增幅", "增长"];
/// Whose output it is, where that is the county's.
const HERE: [&str; 5] = ["全市", "全县", "全区", "本市", "本地"];

/// A name without what may be said in one way or another: GDP, 地区生产总值增速 and 地区生产总值（实际） are one growth.
fn bare(name: &str) -> String {
    let mut bare = name
        .split(['（', '('])
        .next()
        .unwrap_or_default()
        .to_string();
    for word in OUTPUT {
        bare = bare.replace(word, "GDP");
    }
    for word in GROWS.into_iter().chain(HERE) {
        bare = bare.replace(word, "");
    }
    let bare: String = bare.split_whitespace().collect();
    bare.to_uppercase()
}

/// The title of the growth with which a target is to keep step, where a name is another way to say it; the name itself
/// otherwise.
pub(super) fn spoken(name: String, base: &ModelFolder) -> String {
    let known = base.file.plan.targets.values();
    let beside = known.filter_map(|target| target.in_step_with.as_deref());
    let mut titles = beside.filter_map(|key| Some(&base.file.processes.get(key)?.title().zh));
    let said = bare(&name);
    titles
        .find(|title| bare(title) == said)
        .cloned()
        .unwrap_or(name)
}

/// Growths that are reported on the sheet, by title and year.
pub(super) fn growths(
    reading: &mut Reading<'_>,
    rows: &[usize],
    base: &ModelFolder,
) -> BTreeMap<(String, Year), f64> {
    let mut growths = BTreeMap::new();
    for row in rows {
        let Some(name) = reading.text(reports::INDICATOR, *row) else {
            continue;
        };
        let name = spoken(name, base);
        let mut processes = base.file.processes.iter();
        let named = processes.find(|(key, own)| is_called(&name, key, own.title()));
        let title = named.map(|(_, own)| own.title().zh.clone());
        let year = reading.year_if_any(reports::YEAR, *row);
        let value = reading.number_if_any(reports::VALUE, *row);
        if let (Some(title), Some(year), Some(read)) = (title, year, value) {
            // As a per cent without its sign is read, too.
            let value = match read.percent || read.value.abs() <= 1.0 {
                true => read.value,
                false => read.value / 100.0,
            };
            growths.insert((title, year), value);
        }
    }
    growths
}

/// What a cell says of a growth that is to keep in step: the difference as it is written, or the growth itself less the
/// one beside it of the same year; where neither can be told, that is said.
pub(super) fn apart(
    reading: &mut Reading<'_>,
    (row, year): (usize, Year),
    own: &InStep<'_>,
    growths: &BTreeMap<(String, Year), f64>,
) -> Option<(String, String)> {
    let written = reading.text(reports::VALUE, row)?;
    if let Some(points) = points(&written, own.beside) {
        return Some((own.title.to_string(), format!("{points}%")));
    }
    let before = reading.complaints.0.len();
    let growth = reading.valued(reports::VALUE, row, Unit::Growth, None);
    if reading.complaints.0.len() > before {
        return None;
    }
    let growth = growth?;
    let beside = own.beside;
    let Some(other) = growths.get(&(beside.to_string(), year)) else {
        reading.fault(
            reports::VALUE,
            row,
            (
                format!("写的是“{written}”，按增速本身看，而没有 {year} 年的“{beside}”可比"),
                format!(
                    "found “{written}”, taken for the growth itself, and there is no “{beside}” of {year} to compare it with"
                ),
            ),
            (
                format!("同一张表里 {year} 年的“{beside}”，或写明相差多少，如“相差 +0.5 个百分点”"),
                format!(
                    "“{beside}” of {year} on the same sheet, or by how much it differs, such as “相差 +0.5 个百分点”"
                ),
            ),
            (
                "请补一行，或写相差多少",
                "Add that row, or write the difference",
            ),
        );
        return None;
    };
    let points = rounded(100.0 * (growth - other));
    let place = reading.place(reports::VALUE, row);
    let shown = rounded(100.0 * other);
    reading.note(Words {
        zh: format!(
            "{}：“{written}”按增速本身读入；{year} 年{beside} {shown}%，相差 {points:+} 个百分点",
            place.zh
        ),
        en: format!(
            "{}: “{written}” is read as the growth itself; {beside} of {year} is {shown} %, {points:+} points apart",
            place.en
        ),
    });
    Some((own.title.to_string(), format!("{points}%")))
}

/// A difference in percentage points; nothing for what is none.
fn points(text: &str, beside: &str) -> Option<f64> {
    let short = beside.split('（').next().unwrap_or_default();
    let bare: String = text
        .replace(beside, "")
        .replace(short, "")
        .replace("增速", "")
        .replace("GDP", "")
        .replace(['−', '－', '–'], "-")
        .replace('＋', "+")
        .split_whitespace()
        .collect();
    let number = POINTS.iter().find_map(|end| bare.strip_suffix(end))?;
    let number = number.trim_start_matches(['与', '比']);
    let (number, way) = APART
        .iter()
        .find_map(|(word, way)| Some((number.strip_prefix(word)?, way)))?;
    let value: f64 = number.trim_start_matches('+').parse().ok()?;
    value.is_finite().then_some(value * way)
}

/// A number without what binary fractions add to it.
fn rounded(value: f64) -> f64 {
    const DIGITS: f64 = 1e6;
    // What rounds to nothing has no sign.
    (value * DIGITS).round() / DIGITS + 0.0
}

#[cfg(test)]
mod tests {
    use super::{bare, points};

    #[test]
    fn the_output_of_a_place_has_many_names() {
        for name in [
            "GDP",
            "gdp 增速",
            "地区生产总值增长率",
            "全市生产总值增速（快报）",
            "国内生产总值年均增幅",
        ] {
            assert_eq!(bare(name), bare("地区生产总值（实际）"), "{name}");
        }
        assert_ne!(bare("残疾人家庭人均收入年均增速"), "GDP");
        assert_ne!(bare("人均 GDP"), "GDP");
    }

    #[test]
    fn a_difference_says_which_way_it_is() {
        let beside = "地区生产总值增速";
        for (text, value) in [
            ("相差 +0.5 个百分点", Some(0.5)),
            ("相差−1.2个百分点", Some(-1.2)),
            ("高于GDP 0.4个百分点", Some(0.4)),
            ("低于地区生产总值增速0.3个百分点", Some(-0.3)),
            ("低 0.3 百分点", Some(-0.3)),
            ("0.5个百分点", Some(0.5)),
            ("8.5%", None),
            ("高若干个百分点", None),
        ] {
            assert_eq!(points(text, beside), value, "{text}");
        }
    }
}
