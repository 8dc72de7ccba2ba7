//! `province.toml` of the model that the counties extend: the totals to which they are brought.

use std::path::Path;

use crate::dataset::{Declaration, Library};
use crate::evaluation::reconciliation::PublishedTotal;
use crate::model::Model;
use crate::model::file::{ProvinceFile, TotalFile};
use crate::report::outbox::checksum;
use crate::report::province::adds_up;
use crate::source::{InWords, Words};
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
    let file: ProvinceFile = Declaration::whole(&shown, text.trim_start_matches('\u{feff}'))?;
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (key, total) in &file.totals {
        let at = Words {
            zh: format!("{shown} totals.{key}"),
            en: format!("{shown}, totals.{key}"),
        };
        let before = wrong.len();
        let say = |words: Words| {
            Failure::words(
                format!("{}：{}", at.zh, words.zh),
                format!("{}: {}", at.en, words.en),
            )
        };
        wrong.extend(faults(total, library, county).into_iter().map(&say));
        for (other, own) in file.totals.iter().take_while(|(other, _)| *other != key) {
            if own.year == total.year && own.of.iter().any(|own| total.of.contains(own)) {
                wrong.push(say(Words {
                    zh: format!("与 totals.{other} 是同一年的同一个量；请合成一项或删去一项"),
                    en: format!("the same quantity and year as totals.{other}; remove one of them"),
                }));
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
            Err(error) => wrong.push(say(error.words())),
        }
    }
    Failure::if_any(wrong)?;
    Ok(found)
}

/// What is wrong with one total, but for its distribution.
fn faults(total: &TotalFile, library: &Library, county: &Model) -> Vec<Words> {
    let mut faults = Vec::new();
    let list = county.quantities.list(false);
    let mut units = Vec::new();
    for key in &total.of {
        let known = list.iter().find(|own| own.key == *key);
        match known.filter(|_| adds_up(county, key)) {
            Some(quantity) => units.push(quantity.unit),
            None => faults.push(Words {
                zh: format!("of 里的 {key} 不是模型里可以逐县相加的量；请写人数、户数或资金的量"),
                en: format!("{key} is no quantity of the model that adds up over counties; write one of people, households or money"),
            }),
        }
    }
    if total.of.is_empty() || units.windows(2).any(|pair| pair[0] != pair[1]) {
        faults.push(Words {
            zh: "of 应是一个或几个单位相同的量".into(),
            en: "`of` must be one quantity, or several of one unit".into(),
        });
    }
    let (first, last) = (county.calendar.base, county.calendar.until);
    if !(first..=last).contains(&total.year) {
        faults.push(Words {
            zh: format!("year = {} 不在 {first} 到 {last} 年之间", total.year),
            en: format!("year = {} is not from {first} to {last}", total.year),
        });
    }
    if !library.sources().contains_key(&total.source) {
        faults.push(Words {
            zh: format!(
                "datasets/sources.toml 里没有来源 {}；请补上或改正",
                total.source
            ),
            en: format!(
                "datasets/sources.toml has no source {}; add or correct it",
                total.source
            ),
        });
    }
    faults
}
