//! Sections of a file, in the order in which they stand.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

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
