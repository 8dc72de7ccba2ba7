//! Reads `elsewhere.toml` of the model that is extended to another county.

use std::ops::RangeInclusive;
use std::path::Path;

use toml::de::DeTable;

use crate::dataset::{Complaints, Declaration, Library, nearest};
use crate::model::file::{AttributeFile, ElsewhereFile};
use crate::model::lines::Lines;
use crate::model::scenario::BASELINE;
use crate::model::{ModelFolder, Opener};
use crate::source::InWords;
use crate::task::Failure;

pub(super) use crate::model::file::{
    ElsewhereFile as Elsewhere, RegisteredElsewhereFile as Registered,
};

/// Name of the file.
const FILE: &str = "elsewhere.toml";
/// Section of its parameters.
const PARAMETERS: &str = "parameters";
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
        let (file, lines) = read(&shown.to_string(), text.trim_start_matches(BYTE_ORDER_MARK))?;
        Ok(wrong_sizes(&file, &lines).into_result(file)?)
    }
}

/// What is wrong with the file of a model; nothing where it has none. It is said before a county or a province is made.
pub(in crate::task) fn wrong_elsewhere(
    base: &Path,
    folder: &ModelFolder,
    opener: &Opener,
) -> Complaints {
    let path = base.join(FILE);
    let mut complaints = Complaints::default();
    let Ok(text) = std::fs::read_to_string(&path) else {
        return complaints;
    };
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    // One that is empty is said to be.
    if text.trim().is_empty() {
        return complaints;
    }
    let shown = path.display().to_string();
    match read(&shown, text) {
        Ok((file, lines)) => {
            complaints.extend(wrong_sizes(&file, &lines));
            complaints.extend(unknown_names(&file, &lines, folder, opener.library()));
        }
        Err(found) => complaints.extend(found),
    }
    let named = |section: &str, name: &str| names(folder, section).iter().any(|own| own == name);
    match folder.with_sections_of(&shown, text, named) {
        // What its parameters and processes may be is looked at in the model itself, as in that of any county.
        Ok(laid) if !complaints.has_errors() => {
            let found = match opener.open(&laid, BASELINE, None) {
                Ok(model) => model.warnings,
                Err(found) => found.0,
            };
            let own = found.into_iter().filter(|own| own.file == shown);
            complaints.0.extend(own);
        }
        Ok(_) => {}
        Err(found) => {
            for complaint in found.0 {
                if !complaints.0.contains(&complaint) {
                    complaints.push(complaint);
                }
            }
        }
    }
    complaints
}

/// The file and where its keys stand.
fn read(shown: &str, text: &str) -> Result<(ElsewhereFile, Lines), Complaints> {
    let file: ElsewhereFile = Declaration::whole(shown, text)?;
    let (table, _) = DeTable::parse_recoverable(text);
    let lines = Lines::of(shown, text, table.get_ref());
    Ok((file, lines))
}

/// Names that a section of the file may have: parameters of the model, and shares of holders with an attribute that follows
/// from recipients.
fn names(folder: &ModelFolder, section: &str) -> Vec<String> {
    if section == PARAMETERS {
        return folder.file.parameters.keys().cloned().collect();
    }
    let attributes = folder.file.model.attributes.iter();
    let shares = attributes.filter(|(_, own)| matches!(own, AttributeFile::LowIncome { .. }));
    shares.map(|(key, _)| format!("{key}_share")).collect()
}

/// A complaint about each number that cannot be, and each service that stands twice.
fn wrong_sizes(file: &ElsewhereFile, lines: &Lines) -> Complaints {
    let mut complaints = Complaints::default();
    for (place, service) in file.places_by_people.iter().enumerate() {
        if file.places_by_people[..place].contains(service) {
            lines.complain(
                &mut complaints,
                &format!("places_by_people.{}", place + 1),
                (
                    format!("{service} 写了两次"),
                    format!("{service} stands twice"),
                ),
                ("每项服务一次".into(), "each service once".into()),
                (
                    "是不是另一项服务？若只是重复，请删去一个",
                    "Was another service meant? If it is only said twice, remove one",
                ),
            );
        }
    }
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
    complaints
}

/// A complaint about each service, source, parameter and share that is not there.
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
    let share = (
        "属性比例（<属性>_share）",
        "share of an attribute (<attribute>_share)",
    );
    for (section, entries, called) in [
        (PARAMETERS, &file.parameters, ("参数", "parameter")),
        ("processes", &file.processes, share),
    ] {
        let known = names(folder, section);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (name, entry) in entries {
            say(&format!("{section}.{name}"), name, called, &known);
            let named = entry.get("source").and_then(toml::Value::as_str);
            if let Some(source) = named {
                say(&format!("{section}.{name}.source"), source, kind, &sources);
            }
        }
    }
    for (place, key) in file.places_by_people.iter().enumerate() {
        let service = folder.file.services.get(key);
        if service.is_some_and(|own| own.capacity.is_none()) {
            lines.complain(
                &mut complaints,
                &format!("places_by_people.{}", place + 1),
                (
                    format!("{key} 没有名额（capacity）"),
                    format!("{key} has no places (capacity)"),
                ),
                ("有名额的服务".into(), "a service that places limit".into()),
                (
                    "请删去，或在 services.toml 里写它的 capacity",
                    "Remove it, or write its capacity in services.toml",
                ),
            );
        }
    }
    complaints
}
