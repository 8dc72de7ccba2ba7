//! Reads `elsewhere.toml` of the model that is extended to another county.

use std::ops::RangeInclusive;
use std::path::Path;

use toml::de::DeTable;

use crate::dataset::{Complaints, Declaration, Library, nearest};
use crate::model::ModelFolder;
use crate::model::file::ElsewhereFile;
use crate::model::lines::Lines;
use crate::source::InWords;
use crate::task::Failure;

pub(super) use crate::model::file::{
    ElsewhereFile as Elsewhere, RegisteredElsewhereFile as Registered,
};

/// Name of the file.
const FILE: &str = "elsewhere.toml";
/// What some editors write before the text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Within ten years the registered people of no county halve or double; they are as many as its residents, or half or twice as
/// many.
const TIMES: RangeInclusive<f64> = 0.5..=2.0;
/// Parts of registered people that no county's certificate holders are below or above, as of a register.
const HOLDERS: RangeInclusive<f64> = 0.002..=0.15;
/// A standard deviation of logarithms above this says nothing.
const SPREAD: RangeInclusive<f64> = 0.0..=1.0;

impl ElsewhereFile {
    /// Reads the file of a model that is extended to another county.
    pub(super) fn of(base: &Path) -> Result<ElsewhereFile, Failure> {
        let path = base.join(FILE);
        let shown = path.display();
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let why = error.words();
            Failure::words(
                format!("{shown}：打不开（{}）；这个模型没有说明用到别的县时哪些数怎么定，请换一个 --base，或照 models/wenling 写一个", why.zh),
                format!("{shown}: cannot be read ({}); this model does not say what holds in another county: choose another --base, or write the file as models/wenling has it", why.en),
            )
        })?;
        let (file, _) = parsed(&shown.to_string(), &text)?;
        Ok(file)
    }
}

/// What is wrong with the file of a model; nothing where it has none. `check` says it before a county or a province is made.
pub(in crate::task) fn wrong_elsewhere(
    base: &Path,
    folder: &ModelFolder,
    library: &Library,
) -> Complaints {
    let path = base.join(FILE);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Complaints::default();
    };
    // One that is empty is said to be.
    if text.trim_start_matches(BYTE_ORDER_MARK).trim().is_empty() {
        return Complaints::default();
    }
    match parsed(&path.display().to_string(), &text) {
        Ok((file, lines)) => unknown_names(&file, &lines, folder, library),
        Err(found) => found,
    }
}

/// The file and where its keys stand, where its numbers can be.
fn parsed(shown: &str, text: &str) -> Result<(ElsewhereFile, Lines), Complaints> {
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let file: ElsewhereFile = Declaration::whole(shown, text)?;
    let (table, _) = DeTable::parse_recoverable(text);
    let lines = Lines::of(shown, text, table.get_ref());
    let mut complaints = Complaints::default();
    let (registered, holders) = (&file.registered, &file.holders);
    for (key, value, range) in [
        ("registered.growth", registered.growth, TIMES),
        (
            "registered.least_of_local",
            registered.least_of_local,
            TIMES,
        ),
        ("registered.sd_log", registered.sd_log, SPREAD),
        ("holders.share", holders.share, HOLDERS),
        ("holders.sd_log", holders.sd_log, SPREAD),
    ] {
        if range.contains(&value) {
            continue;
        }
        let (least, most) = (range.start(), range.end());
        lines.complain(
            &mut complaints,
            key,
            (format!("写的是 {value}"), format!("found {value}")),
            (
                format!("{least} 到 {most}"),
                format!("a number from {least} to {most}"),
            ),
            (
                "倍数和比例都写小数（增加 5% 写 1.05，2.47% 写 0.0247）；是百分数的话请除以 100",
                "Times and shares are decimals (5 % more is 1.05, 2.47 % is 0.0247); divide per cents by 100",
            ),
        );
    }
    complaints.into_result((file, lines))
}

/// A complaint about each service and each source that is not there.
fn unknown_names(
    file: &ElsewhereFile,
    lines: &Lines,
    folder: &ModelFolder,
    library: &Library,
) -> Complaints {
    let mut complaints = Complaints::default();
    let services: Vec<&str> = folder.file.services.keys().map(String::as_str).collect();
    let sources = library.sources().keys().chain(folder.file.sources.keys());
    let sources: Vec<&str> = sources.map(String::as_str).collect();
    let mut say = |key: &str, word: &str, kind: (&str, &str), known: &[&str]| {
        if known.contains(&word) {
            return;
        }
        let meant = nearest(word, known.iter().copied());
        let (zh, en) = meant.map_or_else(Default::default, |meant| {
            (format!("，例如 {meant}"), format!(", such as {meant}"))
        });
        lines.complain(
            &mut complaints,
            key,
            (
                format!("没有叫 {word} 的{}", kind.0),
                format!("there is no {} {word}", kind.1),
            ),
            (
                format!("已有的{}{zh}", kind.0),
                format!("a {} that exists{en}", kind.1),
            ),
            ("请改正名字，或补上它", "Correct the name, or add it"),
        );
    };
    for (place, service) in file.places_by_people.iter().enumerate() {
        let key = format!("places_by_people.{}", place + 1);
        say(&key, service, ("服务", "service"), &services);
    }
    let kind = ("来源", "source");
    say("holders.source", &file.holders.source, kind, &sources);
    for (section, entries) in [
        ("parameters", &file.parameters),
        ("processes", &file.processes),
    ] {
        for (name, entry) in entries {
            let named = entry.get("source").and_then(toml::Value::as_str);
            if let Some(source) = named {
                say(&format!("{section}.{name}.source"), source, kind, &sources);
            }
        }
    }
    complaints
}
