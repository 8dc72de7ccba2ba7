//! Sections of a file, in the order in which they stand.

use std::path::Path;

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Value};

use crate::dataset::{Complaint, Declaration, Place, nearest};
use crate::model::lines::Lines;

/// Every entry of a table, in the order of the file.
pub(super) fn in_order(table: DeTable<'_>) -> Vec<(String, Spanned<DeValue<'_>>)> {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| (key.into_inner().into_owned(), value))
        .collect()
}

pub(super) fn inner(value: Spanned<DeValue<'_>>) -> DeTable<'_> {
    match value.into_inner() {
        DeValue::Table(table) => table,
        _ => DeTable::default(),
    }
}

pub(super) fn unknown_section(
    declaration: &mut Declaration<'_>,
    value: &Spanned<DeValue<'_>>,
    key: &str,
    zh: &str,
    en: &str,
) {
    declaration.fault(
        value.span(),
        key,
        Complaint::error(
            "",
            Place::Whole,
            (
                format!("不认识的部分 {key}"),
                format!("unknown section {key}"),
            ),
            (zh, en),
            ("请改正或删去", "Correct or remove it"),
        ),
    );
}

/// Names of the models in a folder.
fn models_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let models = entries.filter(|entry| entry.path().join("model.toml").is_file());
    models
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// A complaint about a model that is extended and not there: neither at `path`, nor under a name that is meant.
pub(super) fn no_base(lines: &Lines, path: &Path, name: &str) -> Complaint {
    let beside = path.parent().map_or_else(Vec::new, models_in);
    let last = name.rsplit('/').next().unwrap_or(name);
    let meant = nearest(last, beside.iter().map(String::as_str));
    let (zh, en) = meant.map_or_else(Default::default, |meant| {
        (format!("，例如 {meant}"), format!(", such as {meant}"))
    });
    lines.complaint(
        "extends",
        (
            format!("旁边没有模型 {name}"),
            format!("there is no model {name} beside it"),
        ),
        (
            format!("同一文件夹里另一个模型的名字{zh}"),
            format!("the name of another model in the same folder{en}"),
        ),
        ("请改正 extends", "Correct extends"),
    )
}

/// What a key with dots stands for in all that is inherited.
fn below<'v>(whole: &'v Value, key: &str) -> Option<&'v Value> {
    key.split('.')
        .try_fold(whole, |above, part| above.get(part))
}

/// The key with dots that is meant by one that is not there: one part of it is another, nearly called the same.
fn meant_by(whole: &Value, key: &str) -> Option<String> {
    let parts: Vec<&str> = key.split('.').collect();
    let here = |count: &usize| below(whole, &parts[..*count].join(".")).is_some();
    let found = (1..parts.len()).take_while(here).last().unwrap_or(0);
    let above = match found {
        0 => Some(whole),
        _ => below(whole, &parts[..found].join(".")),
    };
    let names = above?.as_table()?.keys().map(String::as_str);
    let mut meant = parts.clone();
    meant[found] = nearest(parts[found], names)?;
    let meant = meant.join(".");
    below(whole, &meant).is_some().then_some(meant)
}

/// A complaint about a key of `without` (by its place from 0) that is not among all that the named model hands down, or was
/// taken away by one before it.
pub(super) fn not_inherited(
    lines: &Lines,
    place: usize,
    (model, key): (&str, &str),
    whole: &Value,
) -> Complaint {
    let at = format!("without.{}", place + 1);
    if below(whole, key).is_some() {
        return lines.complaint(
            &at,
            (
                format!("{key} 前面已经去掉了"),
                format!("{key} is taken away before"),
            ),
            ("每个键一次".into(), "each key once".into()),
            (
                "是不是另一个键？若只是重复，请删去一个",
                "Was another key meant? If it is only said twice, remove one",
            ),
        );
    }
    let meant = meant_by(whole, key).unwrap_or_else(|| "plan.targets".into());
    lines.complaint(
        &at,
        (
            format!("{model} 没有 {key}"),
            format!("{model} has no {key}"),
        ),
        (
            format!("文件名和其中的键，例如 {meant}"),
            format!("a file and a key in it, such as {meant}"),
        ),
        ("请改正或删去", "Correct or remove it"),
    )
}

pub(super) fn no_model(root: &Path, shown: &str) -> Complaint {
    let parent = root
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let beside = models_in(parent.unwrap_or(Path::new(".")));
    let asked = root
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let meant = nearest(&asked, beside.iter().map(String::as_str));
    let advice = match meant {
        Some(name) => (format!("是不是 {name}？"), format!("Did you mean {name}?")),
        None => (
            "请给出含有 model.toml 的文件夹，例如 models/wenling；程序自带的模型，先用 plancast example 加它的名字写到这里".to_string(),
            "Give a folder that holds model.toml, such as models/wenling; one that comes with the program is written here by plancast example and its name".to_string(),
        ),
    };
    if root.is_file() {
        return Complaint::error(
            shown,
            Place::Whole,
            ("这是文件", "this is a file"),
            ("模型文件夹", "a model folder"),
            (
                "请给出它所在的文件夹，其中有 model.toml",
                "Give the folder in which it lies, beside model.toml",
            ),
        );
    }
    Complaint::error(
        shown,
        Place::Whole,
        ("这里没有 model.toml", "there is no model.toml here"),
        ("模型文件夹", "a model folder"),
        advice,
    )
}
