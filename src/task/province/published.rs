//! `province.toml` of the model that the counties extend: the totals to which they are brought.

use std::path::Path;

use toml::de::DeTable;

use crate::dataset::{Declaration, Library, nearest};
use crate::evaluation::reconciliation::PublishedTotal;
use crate::model::Model;
use crate::model::file::{ProvinceFile, TotalFile};
use crate::model::lines::Lines;
use crate::report::outbox::checksum;
use crate::report::province::{Province, adds_up};
use crate::source::{InWords, Language, Words, few_digits};
use crate::task::Failure;

/// Name of the file.
const FILE: &str = "province.toml";

/// Whether a model says totals of its province.
pub(in crate::task) fn says_totals(base: &Path) -> bool {
    base.join(FILE).is_file()
}

/// The file and its SHA-256, where a model says totals.
pub(super) fn file_used(base: &Path) -> Option<(String, String)> {
    let bytes = std::fs::read(base.join(FILE)).ok()?;
    Some((FILE.to_string(), checksum(&bytes)))
}

/// The totals that a model says are published of its province, checked against one of its counties; none where it says
/// nothing.
pub(in crate::task) fn published(
    base: &Path,
    library: &Library,
    county: &Model,
) -> Result<Vec<PublishedTotal>, Failure> {
    let path = base.join(FILE);
    let shown = path.display().to_string();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            let why = error.words();
            return Err(Failure::words(
                format!("{shown}：打不开（{}）", why.zh),
                format!("{shown}: cannot be read ({})", why.en),
            ));
        }
    };
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let file: ProvinceFile = Declaration::whole(&shown, text)?;
    let lines = lines(&shown, text);
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (key, total) in &file.totals {
        let before = wrong.len();
        let say = |(what, words): (&str, Words)| {
            let at = at(&lines, key, what);
            Failure::words(
                format!("{}：{}", at.zh, words.zh),
                format!("{}: {}", at.en, words.en),
            )
        };
        wrong.extend(faults(total, library, county).into_iter().map(&say));
        for (other, own) in file.totals.iter().take_while(|(other, _)| *other != key) {
            if own.year == total.year && own.of.iter().any(|own| total.of.contains(own)) {
                let words = Words {
                    zh: format!("与 totals.{other} 是同一年的同一个量；请合成一项或删去一项"),
                    en: format!("the same quantity and year as totals.{other}; remove one of them"),
                };
                wrong.push(say(("of", words)));
            }
        }
        match total.distribution.sampler() {
            Ok(spread) if wrong.len() == before => found.push(PublishedTotal {
                key: key.clone(),
                title: total.title.clone(),
                of: total.of.clone(),
                year: total.year,
                spread,
            }),
            Ok(_) => {}
            Err(error) => wrong.push(say(("distribution", error.words()))),
        }
    }
    Failure::if_any(wrong)?;
    Ok(found)
}

/// What some editors write before the text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The lines on which the keys of the file stand.
fn lines(shown: &str, text: &str) -> Lines {
    let (table, _) = DeTable::parse_recoverable(text);
    Lines::of(shown, text, table.get_ref())
}

/// The same of the file of a model, read anew.
pub(in crate::task) fn lines_of(base: &Path) -> Lines {
    let path = base.join(FILE);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    lines(&path.display().to_string(), text)
}

/// Where the file says something of a total.
fn at(lines: &Lines, total: &str, what: &str) -> Words {
    let (file, place) = lines.find(&format!("totals.{total}.{what}"));
    let [zh, en] = [Language::Zh, Language::En].map(|language| place.render(language));
    Words::both(format!("{file} {zh}"), format!("{file}, {en}"))
}

/// How many times the sum of the counties, or what part of it, no published total is: counties that err alike are off by less.
pub(in crate::task) const FAR: f64 = 5.0;

/// A province whose counties come near what is published of it. Totals of quite another size are in another unit or of another
/// place: no county may be moved to them.
pub(super) fn within_reach(base: &Path, province: Province) -> Result<Province, Failure> {
    // Some counties are no province.
    let held = province
        .held
        .iter()
        .filter(|_| province.left_out.is_empty());
    let far = held.filter_map(|own| {
        let (published, [_, sum, _]) = (own.published[1], own.before?);
        let near = sum <= 0.0 || (sum / FAR..=sum * FAR).contains(&published);
        (!near).then_some((own, published, sum))
    });
    let lines = lines_of(base);
    let wrong = far.map(|(own, published, sum)| {
        let (at, title, year) = (at(&lines, &own.key, "distribution"), &own.title, own.year);
        let [published, sum] = [published, sum].map(few_digits);
        Failure::words(
            format!(
                "{}：{year} 年{}公布 {published}，而各县之和约 {sum}；应为各县之和的 1/{FAR} 到 {FAR} 倍。是否写成了万，或是别处、别年的数？请以人、户或元为单位",
                at.zh, title.zh
            ),
            format!(
                "{}: {published} is published ({}, {year}), and the counties have some {sum} together; a fifth to {FAR} times that was expected. Is it in 10,000s, or of another place or year? Give it in persons, households or yuan",
                at.en, title.en
            ),
        )
    });
    Failure::if_any(wrong.collect())?;
    Ok(province)
}

/// The question whether a name that is there was meant, before what is to be done; nothing where none is like it.
fn meant<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> (String, String) {
    let found = nearest(name, known);
    found.map_or_else(Default::default, |own| {
        (format!("是不是 {own}？"), format!("did you mean {own}? "))
    })
}

/// What is wrong with one total, but for its distribution: the key that it is about, and why.
fn faults(total: &TotalFile, library: &Library, county: &Model) -> Vec<(&'static str, Words)> {
    let mut faults = Vec::new();
    let list = county.quantities.list(false);
    let mut units = Vec::new();
    for (place, key) in total.of.iter().enumerate() {
        if total.of[..place].contains(key) {
            faults.push((
                "of",
                Words {
                    zh: format!("of 里的 {key} 写了两次；请删去一个"),
                    en: format!("{key} stands twice in `of`; remove one"),
                },
            ));
        }
        let known = list.iter().find(|own| own.key == *key);
        match known.filter(|_| adds_up(county, key)) {
            Some(quantity) => units.push(quantity.unit),
            None => {
                let adding = list.iter().map(|own| own.key.as_str());
                let (zh, en) = meant(key, adding.filter(|own| adds_up(county, own)));
                faults.push(("of", Words {
                    zh: format!("of 里的 {key} 不是模型里可以逐县相加的量；{zh}请写人数、户数或资金的量"),
                    en: format!("{key} is no quantity of the model that adds up over counties; {en}write one of people, households or money"),
                }));
            }
        }
    }
    if total.of.is_empty() || units.windows(2).any(|pair| pair[0] != pair[1]) {
        faults.push((
            "of",
            Words {
                zh: "of 应是一个或几个单位相同的量".into(),
                en: "`of` must be one quantity, or several of one unit".into(),
            },
        ));
    }
    let (first, last) = (county.calendar.base, county.calendar.until);
    if !(first..=last).contains(&total.year) {
        faults.push((
            "year",
            Words {
                zh: format!("year = {} 不在 {first} 到 {last} 年之间", total.year),
                en: format!("year = {} is not from {first} to {last}", total.year),
            },
        ));
    }
    if !library.sources().contains_key(&total.source) {
        let (zh, en) = meant(&total.source, library.sources().keys().map(String::as_str));
        faults.push((
            "source",
            Words {
                zh: format!(
                    "datasets/sources.toml 里没有来源 {}；{zh}请补上或改正",
                    total.source
                ),
                en: format!(
                    "datasets/sources.toml has no source {}; {en}add or correct it",
                    total.source
                ),
            },
        ));
    }
    faults
}
